"""One choice of a proposal, and what of an attribute's values it rests on."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from graph.base.errors import SaanError
from graph.base.texts import fold
from graph.base.words import say
from graph.intake.graphs.raw import Attributes

SURE = ("own", "sure", "likely", "question")
MANY = 30  # different values: more are no list of words


@dataclass(frozen=True)
class Choice:
    """name: a field of the mapping, as "edges.strong"; sure: one of SURE; key: of the reason."""

    name: str
    value: str
    sure: str
    key: str
    facts: dict[str, Any] = field(default_factory=dict)

    def text(self, lang: str | None = None) -> str:
        """The choice and its reason in a sentence."""
        reason = say(self.key, lang, **self.facts)
        mark = say(f"graphs.proposal.{self.sure}", lang)
        return f"{mark} {self.name} = {self.value or '–'}: {reason}"


class Choices:
    """Collects choices for one half of a mapping, and which attributes they have used."""

    def __init__(self, half: str, choices: list[Choice]) -> None:
        self.half = half
        self.own = False  # the file speaks in Saan's own words
        self.used: set[str] = set()
        self._choices = choices

    def tell(self, field: str, value: str, sure: str, reason: str, **facts: Any) -> str:
        """Adds a choice and returns its value."""
        key = f"graphs.reason.{reason}"
        self._choices.append(Choice(f"{self.half}.{field}", value, sure, key, facts))
        return value


def counted(every: Iterable[Attributes], name: str) -> Counter[str]:
    """Value → how often an attribute has it."""
    return Counter(text for each in every if (text := each.get(name, "")))


def named(attributes: Iterable[str], words: dict[str, str]) -> dict[str, str]:
    """Field → the first attribute whose name, in whatever case, says that field."""
    found: dict[str, str] = {}
    for name in attributes:
        said = words.get(fold(name))
        if said:
            found.setdefault(said, name)
    return found


def reads(values: Iterable[str], read: Callable[[str], object]) -> bool:
    """Whether every value can be read."""
    try:
        for value in values:
            read(value)
    except (SaanError, ValueError):
        return False
    return True


def shown(values: Iterable[str], limit: int = 5) -> str:
    """The first values as a sentence lists them."""
    every = list(values)
    listed = ", ".join(f"“{value[:40]}”" for value in every[:limit])
    return listed + (" …" if len(every) > limit else "")
