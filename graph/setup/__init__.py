"""Lays a database out: what must be unique, and which schema it has."""
