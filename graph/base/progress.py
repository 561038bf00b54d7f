"""How far something long has come."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Told how many are done, and of how many in all."""


def silent(done: int, total: int) -> None:
    """Progress that nobody is told of."""
