"""The sentences that stand beside formulas: on what a reader could misread."""

_VALUES = "That a limit equals $L$ says that the function has values {}, and that these tend to $L$; elsewhere it need not have values."
_NEAR = "极限等于 $L$ 是指：{}，函数有值，且这些值趋于 $L$；在别处函数不必有值。"
_PLACES = {
    "for all $x \\neq a$ close enough to $a$ where $x \\to a$": "当 $x \\to a$ 时，对充分接近 $a$ 的所有 $x \\neq a$",
    "for all $x > a$ close enough to $a$ where $x \\to a^{+}$": "当 $x \\to a^{+}$ 时，对充分接近 $a$ 的所有 $x > a$",
    "for all $x < a$ close enough to $a$ where $x \\to a^{-}$": "当 $x \\to a^{-}$ 时，对充分接近 $a$ 的所有 $x < a$",
    "for $a$ and all $x$ close enough to $a$ where $x \\to a$ is marked as included":
        "当 $x \\to a$ 标明含该点时，对 $a$ 本身及充分接近 $a$ 的所有 $x$",
    "for all $x$ above some number where $x \\to \\infty$": "当 $x \\to \\infty$ 时，对大于某个数的所有 $x$",
    "for all $x$ below some number where $x \\to -\\infty$": "当 $x \\to -\\infty$ 时，对小于某个数的所有 $x$",
}

SENTENCES = {
    "$\\mathbb{N}$ contains $0$.": "$\\mathbb{N}$ 包含 $0$。",
    "An empty sum is $0$.": "空和等于 $0$。",
    "An empty product is $1$.": "空积等于 $1$。",
    "$\\min\\{k \\in \\mathbb{N} : A\\}$ is the natural number at which $A$ is true while it is false at every smaller one, and has a "
    "value only where there is such a number.":
        "$\\min\\{k \\in \\mathbb{N} : A\\}$ 是使 $A$ 为真、而对每个更小的自然数 $A$ 皆为假的自然数；仅当这样的数存在时它才有值。",
    "$A \\Rightarrow B \\Rightarrow C$ means $A \\Rightarrow (B \\Rightarrow C)$.":
        "$A \\Rightarrow B \\Rightarrow C$ 表示 $A \\Rightarrow (B \\Rightarrow C)$。",
    "$\\log$ is the natural logarithm.": "$\\log$ 是自然对数。",
    "Decimals are exact.": "小数都是精确值。",
    "{quotient} is a quotient of two numbers, and {value}, set smaller, is one number.":
        "{quotient} 是两个数的商，而字号较小的 {value} 是一个数。",
    "A power with a sign in front of its exponent, like {powers}, has an integer exponent, and its base must not be $0$; every other power "
    "has a natural exponent.":
        "指数前带符号的幂，如 {powers}，其指数为整数，底数不得为 $0$；其他的幂，指数均为自然数。",
    "$\\binom{n}{k}$ is a binomial coefficient, which is $0$ for every integer $k < 0$ and every $k > n$.":
        "$\\binom{n}{k}$ 是二项式系数，对每个整数 $k < 0$ 及每个 $k > n$ 等于 $0$。",
    "A long one is written $\\operatorname{binom}(n, k)$.": "较长的二项式系数写作 $\\operatorname{binom}(n, k)$。",
    "$x^{\\underline{n}}$ is the product of the $n$ factors from $x$ down to $x - n + 1$, which is $1$ for $n = 0$.":
        "$x^{\\underline{n}}$ 是从 $x$ 递减到 $x - n + 1$ 的 $n$ 个因子之积，当 $n = 0$ 时等于 $1$。",
    "The power $0^0$ is $1$.": "幂 $0^0$ 等于 $1$。",
    "That a derivative at a point equals $d$ says that the function in brackets has values on an open interval around the point and is "
    "differentiable there with derivative $d$.":
        "在某点的导数等于 $d$ 是指：方括号中的函数在含该点的一个开区间上有值，在该点可导，且导数为 $d$。",
    "A derivative $\\frac{\\mathrm{d}}{\\mathrm{d} x}[\\dots]$ without a point is the one at $x$ itself.":
        "未标明点的导数 $\\frac{\\mathrm{d}}{\\mathrm{d} x}[\\dots]$ 是在 $x$ 本身处的导数。",
    "That a function is continuous between $a$ and $b$, or on $[a, b]$, says that it has values on the whole closed interval with these "
    "ends, whichever is the smaller, and is continuous on that interval.":
        "函数在 $a$ 与 $b$ 之间或在 $[a, b]$ 上连续是指：它在以这两点为端点的整个闭区间上有值并在其上连续，无论哪个端点较小。",
    "An integral from $a$ to $b$ is of a function that has values and is continuous on the whole closed interval with these ends, "
    "whichever is the smaller; exchanging $a$ and $b$ changes its sign.":
        "从 $a$ 到 $b$ 的积分，其被积函数在以这两点为端点的整个闭区间上有值且连续，无论哪个端点较小；交换 $a$ 与 $b$，积分变号。",
    **{_VALUES.format(place): _NEAR.format(near) for place, near in _PLACES.items()},
    "That a limit equals $L^{+}$ says that the values tend to $L$ and near the place are greater than $L$.":
        "极限等于 $L^{+}$ 是指：函数值趋于 $L$，且在该处附近大于 $L$。",
    "That a limit equals $L^{-}$ says that the values tend to $L$ and near the place are less than $L$.":
        "极限等于 $L^{-}$ 是指：函数值趋于 $L$，且在该处附近小于 $L$。",
    "That a limit equals $L^{\\neq}$ says that the values tend to $L$ and near the place differ from $L$.":
        "极限等于 $L^{\\neq}$ 是指：函数值趋于 $L$，且在该处附近不等于 $L$。",
    "On the way to $\\infty$, {variables} runs through the natural numbers.": "趋于 $\\infty$ 时，{variables} 取遍自然数。",
    "On the way to $\\infty$, {variables} run through the natural numbers.": "趋于 $\\infty$ 时，{variables} 取遍自然数。",
    "On the way to $\\infty$, {variables} runs through the real numbers.": "趋于 $\\infty$ 时，{variables} 取遍实数。",
    "On the way to $\\infty$, {variables} run through the real numbers.": "趋于 $\\infty$ 时，{variables} 取遍实数。",
    "An infinite sum is the limit of its partial sums, and has a value only where that limit is a number.":
        "无穷级数的和是其部分和的极限；仅当该极限是一个数时才有值。",
    "Long bounds and points stand in brackets beside the sign, a long exponent after {sign}.":
        "较长的上下限和点写在记号旁的括号中，较长的指数写在 {sign} 之后。",
}
