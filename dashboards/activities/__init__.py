"""The page activities, and the parts that serve it alone."""
