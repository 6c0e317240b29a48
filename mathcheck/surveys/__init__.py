"""Exhaustive exact computations, behind claims whose verdict is `computed`.

A survey goes through every case up to a limit, in whole numbers only, by an argument that its module states in full. The kernel
does not replay it, so nothing that is called proved may rest on one. NumPy is imported here and nowhere else in the package.
"""
