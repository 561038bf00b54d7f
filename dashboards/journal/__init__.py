"""The page journal, and the parts that serve it alone."""
