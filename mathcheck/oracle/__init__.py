"""Untrusted finders. Whatever they return is only a proposal that the kernel re-checks."""
