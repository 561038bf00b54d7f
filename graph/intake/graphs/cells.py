"""The cells of a matrix, of whatever program: numbers, most of them nought."""

from collections.abc import Iterator, Sequence

from graph.base.errors import DataError

MAX_CELLS = 9_000_000


class Cells:
    """Reads cells, no more than any matrix is read with."""

    def __init__(self) -> None:
        self._count = 0

    def filled(self, line: int, words: Sequence[str]) -> Iterator[tuple[int, str]]:
        """(place from 1, text) of the cells of a line that aren't nought."""
        self._count += len(words)
        if self._count > MAX_CELLS:
            raise DataError("graphs.matrix.large", limit=MAX_CELLS)
        for place, word in enumerate(words, start=1):
            if word == "0":
                continue
            if not is_number(word):
                raise DataError("graphs.matrix.cell", line=line, text=word[:40])
            if float(word):
                yield place, word


def is_number(text: str) -> bool:
    """Whether the text is a number."""
    try:
        float(text)
    except ValueError:
        return False
    return True
