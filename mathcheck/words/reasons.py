"""The words of the methods that have fields: in any language a document shows what stands in a field for what it is.

The name of a field says what that is: `formula`, `formula2` one formula in the text form; `formulas` several with commas between them;
`bindings` such as x := 0, y := n + 1; `axiom` an axiom's name; anything else a number. A field takes as little as it can, so that of two
phrases with fields that one text could be, the first one in this list must be the right one.
"""

PHRASES = (
    "instantiation ({bindings})",
    "the axiom {axiom}",
    "the witness {formulas}",
    "taking such a {formula}",
    "taking such {formulas}",
    "cases: {formulas}",
    "computing it at {formula} = {number}, ..., {number2}",
    "arithmetic, since squares are not negative: {formulas}",
    "cancelling the positive factor {formula}",
    "multiplying by {formula}",
    "the expression {formula}",
    "strong induction on {formula} from {formula2}",
    "induction on {formula} from {formula2}",
    "the antiderivative {formula}",
    "integration by parts with {formula} and {formula2}",
    "the substitution {formula}",
    "splitting the interval at {formula}",
    "squeezing between {formula} and {formula2}",
    "closeness, the distance being at most {formula}",
    "growth beyond {formula}",
    "composition with {formula}",
    "comparing limits, {formula} being at most {formula2}",
    "a function with derivative 0 has the same value at {formula} and {formula2}",
    "a function with nonnegative derivative does not fall from {formula} to {formula2}",
    "the mean value theorem between {formula} and {formula2}",
    "Rolle's theorem between {formula} and {formula2}",
    "the intermediate value theorem between {formula} and {formula2}",
    "a continuous function is least somewhere between {formula} and {formula2}",
    "Fermat's theorem: the derivative is 0 where a function is least between {formula} and {formula2}",
    "a sequence that rises and stays below {formula} has a limit",
    "nonnegative terms, the sum up to {formula}",
)
