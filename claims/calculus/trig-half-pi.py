"""sin(pi/2) = 1, cos(pi) = -1 and sin(pi) = 0: cos(pi/2) = 0 makes sin(pi/2)^2 = 1, and pi is pi/2 twice."""

from mathcheck import Claim, Twin, by, region
from mathcheck.lang import And, cos, eq, pi, sin

quarter_turn = pi / 2
statement = And(eq(sin(quarter_turn), 1), eq(cos(pi), -1), eq(sin(pi), 0))


def derivation(d):
    zero = d.have("cosine of pi/2", eq(cos(quarter_turn), 0), by.axiom("cos-half-pi"))
    square = d.have("square", eq(sin(quarter_turn) ** 2, 1), by.instance(x=quarter_turn), d.cite("pythagorean-identity"), zero)
    positive = d.have("sign", 0 < sin(quarter_turn) + 1, by.enclosure)
    one = d.have("sine of pi/2", eq(sin(quarter_turn), 1), by.multiplying(1 / (sin(quarter_turn) + 1)), square, positive,
                 why="sin^2 - 1 = (sin - 1)(sin + 1)")
    cosine = d.have("cosine of pi", eq(cos(pi), -1), by.instance(x=quarter_turn, y=quarter_turn), d.cite("cos-addition"), zero, square)
    sine = d.have("sine of pi", eq(sin(pi), 0), by.instance(x=quarter_turn, y=quarter_turn), d.cite("sin-addition"), zero)
    return d.have("all", statement, by.conjunction, one, cosine, sine)


claim = Claim(
    id="trig-half-pi",
    title="sin(pi/2) = 1, cos(pi) = -1, sin(pi) = 0",
    title_zh="正弦与余弦在 π/2 与 π 处的值",
    source="textbook",
    tags=("lemma", "calculus", "trigonometry", "numbers"),
    statement=statement,
    derivation=derivation,
    axioms=("cos-derivative", "cos-half-pi", "cos-zero", "mean-value-theorem", "sin-derivative", "sin-zero"),
    numeric=region(),
    twins=[
        Twin("other-sign", eq(sin(quarter_turn), -1), note="sin is positive between 0 and pi"),
        Twin("full-turn", eq(cos(pi), 1), note="pi is half a period"),
        Twin("at-quarter-pi", eq(sin(quarter_turn / 2), 1), note="sin(pi/4) is about 0.7"),
    ],
)
