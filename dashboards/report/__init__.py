"""The page report, and the parts that serve it alone."""
