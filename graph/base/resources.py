"""The folders that travel with the program: queries and seed data."""

from pathlib import Path


def folder(name: str) -> Path:
    """`cypher` or `seed`: inside the installed package, else beside it in a source tree."""
    package = Path(__file__).parent.parent
    inside = package / name
    return inside if inside.is_dir() else package.parent / name
