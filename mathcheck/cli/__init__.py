"""The command line: one module a command, and what they share. Nothing here decides a verdict."""
