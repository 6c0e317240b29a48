"""Claims: what they are, where they are found, and how one is run to a report."""
