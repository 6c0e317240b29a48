r"""The words inside formulas: what stands in \text{..}, with its spaces."""

TEXTS = {
    " at ": " 于 ",
    " is continuous on ": " 连续于 ",
    " is not continuous on ": " 不连续于 ",
    " is continuous between ": " 在闭区间上连续，其端点为 ",
    " is not continuous between ": " 在闭区间上不连续，其端点为 ",
    " and ": " 与 ",
    "included": "含该点",
    " included": " 含该点",
    "values in ": "取值于 ",
    "true": "真",
    "false": "假",
}
