"""Signing in: before every page, where there are accounts; and who is in force on each page."""
