"""JSON read strictly: what other readers let pass in silence is refused with a sentence."""

import json
import re
from typing import Any, NoReturn

from graph.base.errors import DataError
from graph.intake.tables.encodings import encoding_of, what_it_is

DEEPEST = 32
MOST = 1_500_000  # values; a network of 10,000 actors and 100,000 ties has 1,100,000
_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"?')
_OPEN = re.compile(r"[\[{\]}]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def load(data: bytes) -> Any:
    """The value of one JSON document in UTF-8 or UTF-16; DataError says what else it is, and where.

    Refused: nesting beyond 32, more than 1,500,000 values, a key that stands twice in one object,
    NaN and infinities, half a surrogate pair, several documents in one file.
    """
    data = _utf8(data)
    if sum(data.count(mark) for mark in (b",", b"{", b"[")) > MOST:
        raise DataError("intake.json.many", limit=MOST)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if name := what_it_is(data):
            raise DataError("intake.file.not_text", what=name) from error
        raise DataError("intake.json.encoding") from error
    _refuse_deep(text)
    try:
        value = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":
            raise DataError("intake.json.several", line=error.lineno) from error
        raise DataError("intake.json.broken", line=error.lineno, place=error.colno) from error
    except ValueError as error:  # a whole number of more than 4,300 digits
        raise DataError("intake.json.number", text="…") from error
    _refuse_surrogates(value, "")
    return value


def _utf8(data: bytes) -> bytes:
    """The document in UTF-8, where it is UTF-16; DataError where a NUL is in it."""
    if encoding_of(data) == "utf-16" or data[:4].count(0) == 2:
        encoding = "utf-16" if encoding_of(data) == "utf-16" else f"utf-16-{_ends(data)}"
        try:
            return data.decode(encoding).encode()
        except UnicodeError as error:
            raise DataError("intake.json.encoding") from error
    if b"\0" in data:
        raise DataError("intake.file.nul", line=data.count(b"\n", 0, data.index(0)) + 1)
    return data


def _ends(data: bytes) -> str:
    return "be" if data[0] == 0 else "le"


def _refuse_deep(text: str) -> None:
    depth = 0
    bare = _TEXT.sub("", text)
    for found in _OPEN.finditer(bare):
        depth += 1 if found[0] in "[{" else -1
        if depth > DEEPEST:
            raise DataError("intake.json.deep", limit=DEEPEST)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise DataError("intake.json.twice", name=key)
        found[key] = value
    return found


def _no_number(text: str) -> NoReturn:
    raise DataError("intake.json.number", text=text)


def _refuse_surrogates(value: Any, path: str) -> None:
    if isinstance(value, str):
        if _SURROGATE.search(value):
            raise DataError("intake.json.surrogate", path=path)
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            _refuse_surrogates(inner, f"{path}[{place}]")
    elif isinstance(value, dict):
        for key, inner in value.items():
            _refuse_surrogates(key, path)
            _refuse_surrogates(inner, f"{path}.{key}" if path else key)
