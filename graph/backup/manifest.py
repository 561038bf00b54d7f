"""What a backup says of itself, and the names of its parts."""

import json
from dataclasses import asdict, dataclass, fields
from typing import Any

from graph.kinds import KINDS

FORMAT = "saan-backup"
VERSION = 1
MOST = 2**53
"""No number of a backup is larger: the database could not count on from it."""
HOLDS = "rows_here"
"""In a batch's line: how many rows the file has of it, where the batch itself says otherwise."""
MANIFEST = "manifest.json"
SETTINGS = "settings.toml"
ASKED = "asked.jsonl"
BATCHES = "journal/batches.jsonl"
CHANGES = "journal/changes.jsonl"
RECORDS = {kind: f"records/{kind}.jsonl" for kind in KINDS}


@dataclass(frozen=True)
class Part:
    """A part of the file: how many lines it has, and the SHA-256 of what it holds."""

    lines: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """schema: of the database. counter, batches, head: of its journal; rows: the journal's.

    counts: kind → records. parts: name → Part, the manifest itself left out. broken: whether the
    journal did not hold together, or the records were not what it says, when this was made.
    """

    format: str = FORMAT
    version: int = VERSION
    schema: int
    fingerprint: str
    counter: int
    batches: int
    rows: int
    head: str
    counts: dict[str, int]
    parts: dict[str, Part]
    broken: bool = False

    def text(self) -> str:
        """As JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)

    @classmethod
    def of(cls, values: dict[str, Any]) -> "Manifest":
        """From JSON's values; KeyError, TypeError or ValueError where they are none."""
        own = {f.name: values[f.name] for f in fields(cls) if f.name not in ("parts", "broken")}
        made = cls(**own, parts={}, broken=values.get("broken", False))
        made.parts.update({name: Part(**part) for name, part in values["parts"].items()})
        numbers = [made.schema, made.counter, made.batches, made.rows, *made.counts.values()]
        numbers += [part.lines for part in made.parts.values()]
        texts = (made.fingerprint, made.head)
        if not all(type(n) is int for n in numbers) or not all(type(t) is str for t in texts):
            raise TypeError
        if type(made.broken) is not bool or not all(0 <= n <= MOST for n in numbers):
            raise ValueError
        return made
