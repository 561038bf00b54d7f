"""XML written element by element, with the standard library's own escaping."""

import re
from collections.abc import Mapping
from typing import IO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from graph.export.graphs import Value

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Writer:
    """Elements into a file, UTF-8. Letters that XML has no place for become U+FFFD."""

    def __init__(self, file: IO[bytes]) -> None:
        self._sink = XMLGenerator(file, "utf-8", short_empty_elements=True)
        self._sink.startDocument()

    def open(self, name: str, **attributes: str | None) -> None:
        """Begin an element; attributes that are None are left out."""
        self._sink.startElement(name, _allowed(attributes))

    def close(self, name: str) -> None:
        """End an element, on a line of its own."""
        self._sink.endElement(name)
        self._sink.ignorableWhitespace("\n")

    def leaf(self, name: str, text: str = "", **attributes: str | None) -> None:
        """An element that holds text only."""
        self._sink.startElement(name, _allowed(attributes))
        if text:
            self._sink.characters(_FORBIDDEN.sub("\ufffd", text))
        self._sink.endElement(name)

    def end(self) -> None:
        """Nothing follows."""
        self._sink.endDocument()


def shown(value: Value) -> str:
    """A value as both graph formats write it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _allowed(attributes: Mapping[str, str | None]) -> "AttributesImpl[str]":
    kept = {name: _FORBIDDEN.sub("\ufffd", v) for name, v in attributes.items() if v is not None}
    return AttributesImpl(kept)
