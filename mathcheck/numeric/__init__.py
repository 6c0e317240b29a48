"""Checks of a statement, independent of its proof."""
