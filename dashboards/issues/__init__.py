"""The page issues, and the parts that serve it alone."""
