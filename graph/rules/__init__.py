"""The rules of governance, as data: one file a rule; a faulty one is named, the others go on.

Their limits are settings of a network; what each rule says of a day is judged in graph/governance.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from graph.base.errors import DataError
from graph.base.words import filled, language
from graph.store import catalogue

FOLDER = Path(__file__).parent

CATEGORIES = ("capture", "communication", "management", "leadership", "openness", "form")
"""The risks of the workshop's fourth pillar, and what makes them seen."""

SEVERITIES = ("high", "medium", "low")

Bilingual = Mapping[str, str]


@dataclass(frozen=True)
class Limit:
    """A threshold. least, most: what it may be set to; source: of the number."""

    value: float
    least: float
    most: float
    source: str


@dataclass(frozen=True)
class Rule:
    """One rule. question, population, why, missing, remedy: Thai and English; `why` and `missing`
    take the figures of a finding by name. measure: the figure, bounded by the limit of that name,
    that is followed over time; more is worse. rows, whole: the Cypher modules of what it looks at,
    and of its population; "" where no records are kept yet."""

    name: str
    category: str
    severity: str
    question: Bilingual
    population: Bilingual
    why: Bilingual
    missing: Bilingual
    remedy: Bilingual
    limits: Mapping[str, Limit] = field(default_factory=dict)
    measure: str | None = None
    rows: str = ""
    whole: str = ""

    def text(self, part: str, lang: str | None = None, **facts: str) -> str:
        """A text of the rule in `lang`, or the language in force, with the facts filled in."""
        return filled(getattr(self, part)[lang or language()], facts)


@dataclass(frozen=True)
class Fault:
    """A file that is no rule: its name, and what is wrong with it."""

    file: str
    problem: str


TEXTS = ("question", "population", "why", "missing", "remedy")
KNOWN = {"category", "severity", "limits", "measure", "rows", "whole", *TEXTS}


def rules(place: Path | None = None) -> tuple[dict[str, Rule], list[Fault]]:
    """The rules of a folder (those of the program where left out), by name, and what is faulty."""
    found: dict[str, Rule] = {}
    faults: list[Fault] = []
    for path in sorted((place or FOLDER).glob("*.toml")):
        try:
            found[path.stem] = _rule(path.stem, tomllib.loads(path.read_text("utf-8")))
        except (
            tomllib.TOMLDecodeError,
            UnicodeDecodeError,
            DataError,
            KeyError,
            TypeError,
        ) as error:
            text = error.text() if isinstance(error, DataError) else str(error)
            faults.append(Fault(path.name, text))
    return found, faults


def _rule(name: str, said: dict[str, Any]) -> Rule:
    if extra := sorted(said.keys() - KNOWN):
        raise DataError("governance.file.unknown", names=", ".join(extra))
    for part, allowed in (("category", CATEGORIES), ("severity", SEVERITIES)):
        if said.get(part) not in allowed:
            raise DataError("governance.file.word", part=part, allowed=", ".join(allowed))
    for part in TEXTS:
        if set(said.get(part, {})) != {"th", "en"}:
            raise DataError("governance.file.text", part=part)
    limits = {each: _limit(each, values) for each, values in said.get("limits", {}).items()}
    texts = {part: said[part] for part in TEXTS}
    measure = said.get("measure")
    if measure is not None and measure not in limits:
        raise DataError("governance.file.word", part="measure", allowed=", ".join(limits))
    modules = {part: said.get(part, "") for part in ("rows", "whole")}
    for part, text in modules.items():
        if text and text not in catalogue():
            raise DataError("governance.file.module", part=part, name=text)
    kept: dict[str, Any] = {
        **texts,
        **modules,
        "limits": limits,
        "measure": measure,
    }
    return Rule(name, said["category"], said["severity"], **kept)


def _limit(name: str, said: dict[str, Any]) -> Limit:
    limit = Limit(float(said["value"]), float(said["least"]), float(said["most"]), said["source"])
    if not limit.least <= limit.value <= limit.most:
        facts = {"value": limit.value, "least": limit.least, "most": limit.most}
        raise DataError("governance.file.limit", name=name, **facts)
    return limit


def limit(name: str) -> Limit | None:
    """The limit of a rule by the name it is set by, "isolated.share"; None where there is none."""
    rule, _, own = name.partition(".")
    found = _own().get(rule)
    return found.limits.get(own) if found else None


def limits() -> dict[str, float]:
    """ "rule.limit" → its value where nothing else is set, of all rules of the program."""
    return {
        f"{rule.name}.{name}": each.value
        for rule in _own().values()
        for name, each in rule.limits.items()
    }


@cache
def _own() -> dict[str, Rule]:
    return rules()[0]


def in_order(found: Mapping[str, Rule]) -> Iterator[Rule]:
    """The rules, the severest first, then by category and name."""
    yield from sorted(
        found.values(),
        key=lambda r: (SEVERITIES.index(r.severity), CATEGORIES.index(r.category), r.name),
    )
