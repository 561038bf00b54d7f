"""The page stakeholders, and the parts that serve it alone."""
