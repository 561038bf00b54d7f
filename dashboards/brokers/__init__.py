"""The page brokers, and the parts that serve it alone."""
