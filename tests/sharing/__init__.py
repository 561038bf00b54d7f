"""Tests of what is given to those without an account."""
