"""A database that is asked by what nobody waits for at a screen: setup, imports, exports."""

from collections.abc import Callable
from typing import Any, TypeVar

from graph.base.errors import ServerError
from graph.store.bolt import WRITE_SECONDS, Store, Work

T = TypeVar("T")


class Patient:
    """A store whose every question may take as long as a write."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def read(self, task: Callable[[Work], T], what: str = "read") -> T:
        """As `Store.read`; ServerError says that the database is slow, not that the question is
        too wide."""
        try:
            return self._store.read(task, what, WRITE_SECONDS)
        except ServerError as error:
            if error.key != "store.too_long":
                raise
            raise ServerError("store.slow") from error

    def rows(self, name: str, **parameters: Any) -> list[dict[str, Any]]:
        """The rows of a read module."""
        return self.read(lambda work: work.rows(name, **parameters), name)

    def columns(self, name: str, **parameters: Any) -> dict[str, Any]:
        """The only row of a read module whose columns are lists."""
        return self.read(lambda work: work.columns(name, **parameters), name)
