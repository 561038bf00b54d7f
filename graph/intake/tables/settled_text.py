"""How files are read, as text: TOML to correct by hand, JSON to keep."""

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.base.errors import DataError


def load(text: str) -> dict[str, Any]:
    """What a TOML or JSON text holds; DataError says what in it can't be read."""
    try:
        if text.lstrip("\ufeff \t\r\n").startswith("{"):
            from graph.intake.tables import strict

            found = strict.load(text.encode())
        else:
            found = tomllib.loads(text.lstrip("\ufeff"))
    except UnicodeEncodeError as error:
        raise DataError("graphs.mapping.broken", what="UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise DataError("graphs.mapping.broken", what=str(error)) from error
    if not isinstance(found, dict):
        raise DataError("graphs.mapping.broken", what="{ … }")
    return found


def is_scheme(text: str) -> bool:
    """Whether a text says how a list is read, and not how a graph is."""
    try:
        return bool({"columns", "head"} & load(text).keys())
    except DataError:
        return False


def refuse_unknown(given: Iterable[str], names: Iterable[str], where: str = "") -> None:
    """DataError where something is given that has no such name."""
    known = set(names)
    for name in given:
        if name not in known:
            allowed = ", ".join(sorted(known))
            raise DataError("graphs.mapping.unknown", name=f"{where}{name}", allowed=allowed)


def remarked(remarks: Iterable[str]) -> Iterator[str]:
    """Sentences as comments."""
    return (f"# {_one_line(remark)}" for remark in remarks)


def toml(values: Mapping[str, Any], name: str = "") -> list[str]:
    """The lines of a table and of those within it."""
    inner = {key: value for key, value in values.items() if isinstance(value, dict)}
    lines = ["", f"[{name}]"] if name else []
    lines += [f"{_bare(k)} = {_value(v)}" for k, v in values.items() if k not in inner]
    for key, table in inner.items():
        lines += ["", f"[{name}.{key}]" if name else f"[{key}]"]
        lines += [f"{_value(k)} = {_value(v)}" for k, v in table.items()]
    return lines


def _bare(key: str) -> str:
    return key if key.replace("_", "").isalnum() and key.isascii() else _value(key)


def _value(value: Any) -> str:
    """A TOML value; a JSON string is a TOML string but for the one control character it lets by."""
    if isinstance(value, tuple):
        return "[" + ", ".join(_value(part) for part in value) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _one_line(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
