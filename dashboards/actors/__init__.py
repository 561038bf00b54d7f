"""The page actors, and the parts that serve it alone."""
