"""Whom to call, and by when."""
