"""The reference, one file a page: each gives the page's whole text."""
