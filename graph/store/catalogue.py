"""The Cypher modules: one file, one question, declared by its header.

    // One sentence that says what it gives.
    //
    // Answers: "the question in a manager's words"
    // Writes: what it changes                      (write modules only)
    // Personal: contacts                           (where its answer holds personal data)
    //
    // Parameters:
    //   on     DATE = today   the day; a default is JSON, or `today`
    // Columns:
    //   actors LIST<STRING>   uids along the way

A module's name is its folder and file: `paths/shortest`. Loading fails where the declared
parameters are not those the query uses.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graph.base.errors import Misuse, NotFound
from graph.base.resources import folder

TYPE = r"(?:LIST<\w+>|[A-Z]+)"
PARAMETER = re.compile(rf"//   (\w+)\s+({TYPE})(?:\s+=\s+(\S+))?\s\s+(\S.*)")
COLUMN = re.compile(rf"//   (\w+)\s+({TYPE})\s\s+(\S.*)")
USED = re.compile(r"\$(\w+)")
UNSET = object()


@dataclass(frozen=True)
class Parameter:
    """A declared parameter; `default` is UNSET where one must be given."""

    name: str
    type: str
    default: Any
    text: str


@dataclass(frozen=True)
class Column:
    """A declared column of the answer."""

    name: str
    type: str
    text: str


@dataclass(frozen=True)
class Module:
    """One query with its declaration."""

    name: str
    purpose: str
    answers: str
    writes: str | None
    personal: str | None
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    cypher: str

    def text(self) -> str:
        """The file as it stands, header and query."""
        return (folder("cypher") / f"{self.name}.cypher").read_text("utf-8")


class ModuleError(Exception):
    """A module's header and query disagree: a bug of ours."""


@cache
def catalogue() -> dict[str, Module]:
    """All modules by name, ascending."""
    root = folder("cypher")
    paths = sorted(root.glob("*/*.cypher"))
    return {name: _load(name, path) for path in paths if (name := _name(path))}


def module(name: str) -> Module:
    """The module of that name; NotFound names those there are in its room."""
    found = catalogue().get(name)
    if found is None:
        room = name.split("/")[0]
        near = [n for n in catalogue() if n.startswith(f"{room}/")] or sorted(catalogue())
        raise NotFound("store.no_module", name=name, names=", ".join(near))
    return found


def convert(parameter: Parameter, value: str) -> Any:
    """A parameter's value from text, by the declared type; Misuse where it can't be read."""
    from graph.base.dates import read_day

    readers: dict[str, Any] = {
        "STRING": str,
        "INTEGER": int,
        "FLOAT": float,
        "BOOLEAN": lambda text: {"true": True, "false": False}[text.lower()],
        "DATE": read_day,
        "LIST<STRING>": lambda text: [part for part in text.split(",") if part],
        "LIST<INTEGER>": lambda text: [int(part) for part in text.split(",") if part],
    }
    if value == "null":
        return None
    try:
        return readers[parameter.type](value)
    except (KeyError, ValueError) as error:
        raise Misuse(
            "store.bad_parameter", name=parameter.name, value=value, type=parameter.type
        ) from error


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def _load(name: str, path: Path) -> Module:
    lines = path.read_text("utf-8").splitlines()
    header = [line for line in lines if line.startswith("//")]
    cypher = "\n".join(line for line in lines if not line.startswith("//")).strip()
    parameters, columns = _section(header, "Parameters"), _section(header, "Columns")
    loaded = Module(
        name=name,
        purpose=header[0][3:],
        answers=_field(header, "Answers").strip('"'),
        writes=_field(header, "Writes") or None,
        personal=_field(header, "Personal") or None,
        parameters=tuple(_parameter(name, line) for line in parameters),
        columns=tuple(_column(name, line) for line in columns),
        cypher=cypher,
    )
    declared = {parameter.name for parameter in loaded.parameters}
    used = set(USED.findall(cypher))
    if declared != used:
        raise ModuleError(f"{name}: declares {sorted(declared)}, uses {sorted(used)}")
    return loaded


def _field(header: list[str], title: str) -> str:
    start = f"// {title}:"
    return next((line[len(start) :].strip() for line in header if line.startswith(start)), "")


def _section(header: list[str], title: str) -> list[str]:
    if f"// {title}:" not in header:
        return []
    rest = header[header.index(f"// {title}:") + 1 :]
    end = next((i for i, line in enumerate(rest) if not line.startswith("//   ")), len(rest))
    return rest[:end]


def _parameter(name: str, line: str) -> Parameter:
    match = PARAMETER.fullmatch(line)
    if not match:
        raise ModuleError(f"{name}: can't read the parameter {line!r}")
    default = match[3]
    value = UNSET if default is None else default if default == "today" else json.loads(default)
    return Parameter(match[1], match[2], value, match[4])


def _column(name: str, line: str) -> Column:
    match = COLUMN.fullmatch(line)
    if not match:
        raise ModuleError(f"{name}: can't read the column {line!r}")
    return Column(match[1], match[2], match[3])
