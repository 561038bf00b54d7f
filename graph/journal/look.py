"""A journal and the records, looked through together while they pass by."""

from collections.abc import Callable, Collection, Iterable

from graph.journal.batches import Chain, Entry, Trouble
from graph.journal.replay import Key, Replay, real
from graph.kinds import KINDS

ORDER: list[str | None] = list(KINDS)


class Look:
    """First every entry, in the order of the chain; then every record, by kind."""

    def __init__(self) -> None:
        self.chain = Chain()
        self._replay = Replay()
        self._differ: list[Trouble] = []
        self._changed: dict[Key, str] = {}

    def follow(self, entry: Entry) -> None:
        """The next entry."""
        self.chain.follow(entry)
        self._replay.add(entry)

    def compare(self, kind: str, uid: str, text: str) -> bool:
        """The next record, as its uid and text; whether it is to the letter what they say."""
        trouble = self._replay.compare(kind, uid, text)
        if trouble:
            self._differ.append(trouble)
            if trouble.what == "changed":
                self._changed[kind, uid] = text
        return not trouble

    def differing(self, again: Callable[[], Iterable[Entry]]) -> list[Trouble]:
        """Where records are not what the entries say.

        again: gives the entries once more, where they are needed.
        """
        found = [*self._differ, *(each for kind in KINDS for each in self._replay.gone(kind))]
        found.sort(key=lambda each: ORDER.index(each.kind))  # what is referred to comes first
        return real(again(), found, self._changed) if found else []


def without(found: Iterable[Trouble], keys: Collection[Key]) -> list[Trouble]:
    """Those that are not of these records."""
    return [each for each in found if (each.kind, each.record) not in keys]
