"""The page of members, and the parts that serve it alone."""
