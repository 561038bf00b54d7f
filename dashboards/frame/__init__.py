"""What every page stands in: address, day and filters, tables, headline, and what a page reads."""
