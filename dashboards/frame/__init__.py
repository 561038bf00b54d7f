"""What every page stands in: its address, its blocks, its words, and what it asks and writes."""
