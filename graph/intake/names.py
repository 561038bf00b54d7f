"""Finding records by exact name or alias, and what was perhaps meant where none has it."""

from collections import defaultdict

OFFERED = 3
CLOSE_ENOUGH = 70  # of 100, rapidfuzz
SEARCHES = 200  # suggestions cost time: only for so many different texts


class Names:
    """Names and aliases of one kind of record → uids."""

    def __init__(self) -> None:
        self._uids: dict[str, dict[str, None]] = defaultdict(dict)
        self._suggested: dict[tuple[str, int], str] = {}

    def add(self, uid: str, *names: str) -> None:
        """`uid` answers to these names."""
        for name in names:
            self._uids[name][uid] = None

    def remove(self, uid: str, *names: str) -> None:
        """`uid` answers to these names no longer."""
        for name in names:
            self._uids.get(name, {}).pop(uid, None)

    def find(self, name: str) -> list[str]:
        """The uids that answer to exactly this name."""
        return list(self._uids.get(name, ()))

    def suggest(self, text: str, least: int = CLOSE_ENOUGH) -> str:
        """Up to three names like `text`, each with its id; "" where none is close."""
        if (text, least) not in self._suggested:
            if len(self._suggested) >= SEARCHES:
                return ""
            self._suggested[text, least] = self._closest(text, least)
        return self._suggested[text, least]

    def _closest(self, text: str, least: int) -> str:
        from rapidfuzz import fuzz, process

        names = [name for name, uids in self._uids.items() if uids]
        close = process.extract(text, names, scorer=fuzz.ratio, limit=OFFERED, score_cutoff=least)
        return ", ".join(f"“{name}” ({next(iter(self._uids[name]))})" for name, *_ in close)
