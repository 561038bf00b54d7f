"""The page calendar, and the parts that serve it alone."""
