"""Untrusted proof search and tactics; every theorem comes from the kernel's rules."""
