"""Untrusted proof search and tactics; every theorem comes from the kernel's rules."""

from . import by as by  # its modules register which conditions they can prove
