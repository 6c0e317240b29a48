"""The axioms, in words."""

SENTENCES = {
    "Every real number lies below some natural number.": "每个实数都小于某个自然数。",
    "An increasing sequence that is bounded above has a limit.": "单调递增且有上界的数列必有极限。",
    "A function continuous on [a, b] with a derivative inside has the slope (f(b) - f(a))/(b - a) somewhere inside.":
        "在 [a, b] 上连续、在其内部可导的函数，在内部某点的导数等于 (f(b) - f(a))/(b - a)。",
    "A function continuous on [a, b] takes every value between f(a) and f(b).": "在 [a, b] 上连续的函数取到 f(a) 与 f(b) 之间的每个值。",
    "A function continuous on [a, b] is least at some point of [a, b].": "在 [a, b] 上连续的函数在 [a, b] 的某点取到最小值。",
    "The integral over [a, b] of a continuous function is the increase of a function whose derivative inside it is.":
        "连续函数在 [a, b] 上的积分，等于在内部以它为导数的函数在该区间上的增量。",
    "The integral of a continuous function up to x has, inside the interval, that function as its derivative.":
        "连续函数的变上限积分（上限为 x）在区间内部以该函数为导数。",
    "Substituting an inner function with a continuous derivative under an integral.": "积分的换元：内层函数具有连续的导数。",
    "exp is 1 at 0.": "exp 在 0 处的值为 1。",
    "exp is its own derivative.": "exp 的导数是它自身。",
    "The derivative of log at a positive number is its reciprocal.": "log 在正数处的导数是该数的倒数。",
    "exp undoes log on the positive numbers.": "在正数上，exp 与 log 的复合（先 log 后 exp）是恒等函数。",
    "log undoes exp.": "log 与 exp 的复合（先 exp 后 log）是恒等函数。",
    "A square root is not negative.": "平方根非负。",
    "The square of the square root of x is x.": "x 的平方根的平方等于 x。",
    "The derivative of the square root at a positive number is 1/(2 sqrt(a)).": "平方根在正数 a 处的导数是 1/(2 sqrt(a))。",
    "sin is 0 at 0.": "sin 在 0 处的值为 0。",
    "cos is 1 at 0.": "cos 在 0 处的值为 1。",
    "The derivative of sin is cos.": "sin 的导数是 cos。",
    "The derivative of cos is -sin.": "cos 的导数是 -sin。",
    "cos is 0 at pi/2.": "cos 在 pi/2 处的值为 0。",
    "cos is positive on [0, pi/2).": "cos 在 [0, pi/2) 上为正。",
    "atan is 0 at 0.": "atan 在 0 处的值为 0。",
    "The derivative of atan at a is 1/(1 + a^2).": "atan 在 a 处的导数是 1/(1 + a^2)。",
}
