"""What can be set for a network: kept as records of the graph, written through its journal.

A kept value that is wrong counts as not kept: the default holds, and `Options.wrong` tells of it.
"""

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from graph import rules
from graph.base import config
from graph.base.digits import ARABIC
from graph.base.errors import DataError
from graph.base.problems import Bilingual
from graph.base.words import say
from graph.kinds.setting import PLACE
from graph.rules import Limit

if TYPE_CHECKING:
    from graph.store import Store, Work

PARTS = ("level", "frequency", "duration", "trust")
"""The parts of a pair's strength, in the order of their weights."""

ERAS = ("language", "buddhist", "common")

RULE = "governance."
"""How the name of a rule's limit begins: governance.isolated.share."""

FARTHEST = 1_000_000

MAX = 200
"""Characters of a kept value."""


@dataclass(frozen=True)
class Options:
    """weights: of level, frequency, duration and trust, 0–10 each, not all 0. half_life: days in
    which a contact comes to count half, 1–3650. share: a declared rhythm of which a pair lives no
    more than this share is asked about, 0.05–1. zone: IANA name. lang: "th", "en", None: as the
    program was started. era: "buddhist", "common", "language": Buddhist in Thai. managed: uid of
    the network that all is said of where several are on record; None: the only one.
    years: an actor counts so long after its last tie, membership, base, work or activity, 1–100;
    None: as long as it is there.

    places: (uid of an actor, (x, y)) where someone put it on the map, ascending.
    limits: "rule.limit" → what is set instead of a rule's own, ascending.
    wrong: names of kept values that are not allowed; unknown: names that mean nothing here.
    """

    weights: tuple[float, float, float, float] = (1.0, 1.0, 1.0, 1.0)
    half_life: float = 180.0
    share: float = 0.5
    zone: str = "Asia/Bangkok"
    lang: str | None = None
    era: str = "language"
    managed: str | None = None
    years: int | None = None
    places: tuple[tuple[str, tuple[float, float]], ...] = ()
    limits: tuple[tuple[str, float], ...] = ()
    wrong: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    def today(self) -> date:
        """The day it is there; only the command line and the front door ask."""
        return config.today(self.zone)

    def kept(self) -> dict[str, str]:
        """Name of a setting → its value as it is kept."""
        weights = {f"strength.{p}": w for p, w in zip(PARTS, self.weights, strict=True)}
        values: dict[str, Any] = weights | {
            "strength.half_life": self.half_life,
            "calendar.share": self.share,
            "time.zone": self.zone,
            "pages.language": self.lang,
            "pages.era": self.era,
            "network.managed": self.managed,
            "network.years": self.years,
        }
        limits = rules.limits() | dict(self.limits)
        values |= {f"{RULE}{name}": value for name, value in limits.items()}
        return {name: written(value) for name, value in values.items()}


def _number(low: float, high: float) -> Callable[[Any], bool]:
    def allowed(value: Any) -> bool:
        plain = isinstance(value, int | float) and not isinstance(value, bool)
        return plain and math.isfinite(value) and low <= value <= high

    return allowed


def _zone(value: Any) -> bool:
    if not isinstance(value, str) or not value or len(value) > 60:
        return False
    try:
        ZoneInfo(value)
    except (ValueError, OSError, KeyError):
        return False
    return True


ALLOWED: dict[str, Callable[[Any], bool]] = {
    **{f"strength.{part}": _number(0, 10) for part in PARTS},
    "strength.half_life": _number(1, 3650),
    "calendar.share": _number(0.05, 1),
    "time.zone": _zone,
    "pages.language": lambda value: value in (None, "th", "en"),
    "pages.era": lambda value: value in ERAS,
    "network.years": lambda value: value is None or (type(value) is int and 1 <= value <= 100),
    "network.managed": lambda value: value is None or (isinstance(value, str) and bool(value)),
}
"""Name of a setting → whether a value is allowed; `settings.allowed` in the words says which."""


def range_of(name: str) -> Limit | None:
    """The limit of a rule that a setting stands for."""
    return rules.limit(name.removeprefix(RULE)) if name.startswith(RULE) else None


def known(name: str) -> bool:
    """Whether a setting of this name means anything here."""
    return name in ALLOWED or name.startswith(PLACE) or range_of(name) is not None


def _place(value: Any) -> bool:
    fits = _number(-FARTHEST, FARTHEST)
    return isinstance(value, list) and len(value) == 2 and all(map(fits, value))


def _fits(name: str, value: Any) -> bool:
    if name.startswith(PLACE):
        return _place(value)
    limit = range_of(name)
    allowed = _number(limit.least, limit.most) if limit else ALLOWED.get(name)
    return allowed is None or allowed(value)


def _said(name: str, lang: str) -> str:
    if name.startswith(PLACE):
        return say("settings.allowed.place", lang)
    if limit := range_of(name):
        return say("settings.allowed.limit", lang, least=f"{limit.least:g}", most=f"{limit.most:g}")
    return say(f"settings.allowed.{name}", lang)


def written(value: Any) -> str:
    """A value as it is kept: JSON, whole numbers without a point."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return json.dumps(value, ensure_ascii=False)


def tidy(name: str, text: str) -> str:
    """What someone typed for a setting, as it is kept; DataError where it is not allowed.

    JSON, or a bare word: Asia/Bangkok is read as "Asia/Bangkok".
    """
    try:
        value = json.loads(text.translate(ARABIC))
    except ValueError:
        value = text
    if len(text) > MAX:
        raise DataError("settings.too_long", name=name, limit=MAX)
    if not _fits(name, value):
        said = Bilingual(*(_said(name, lang) for lang in ("th", "en")))
        raise DataError("settings.not_allowed", name=name, given=text, allowed=said)
    return written(value)


def read(kept: Mapping[str, str]) -> Options:
    """The options that kept values make; what is wrong or not kept is the default."""
    found: dict[str, Any] = {}
    wrong = []
    for name in sorted(filter(known, kept)):
        try:
            found[name] = json.loads(tidy(name, kept[name]))
        except DataError:
            wrong.append(name)
    weights = tuple(float(found.get(f"strength.{part}", 1.0)) for part in PARTS)
    if not any(weights):
        weights = Options.weights
        wrong += [f"strength.{part}" for part in PARTS]
    plain = Options()
    return Options(
        weights=weights,  # type: ignore[arg-type]
        half_life=float(found.get("strength.half_life", plain.half_life)),
        share=float(found.get("calendar.share", plain.share)),
        zone=found.get("time.zone", plain.zone),
        lang=found.get("pages.language"),
        era=found.get("pages.era", plain.era),
        managed=found.get("network.managed"),
        years=found.get("network.years"),
        places=tuple(
            (name.removeprefix(PLACE), (float(value[0]), float(value[1])))
            for name, value in found.items()
            if name.startswith(PLACE)
        ),
        limits=tuple(
            (name.removeprefix(RULE), float(value))
            for name, value in found.items()
            if (limit := range_of(name)) and value != limit.value
        ),
        wrong=tuple(wrong),
        unknown=tuple(sorted(name for name in kept if not known(name))),
    )


def fetch(work: "Work | Store") -> Options:
    """The options of a database."""
    rows = work.rows("journal/records_settings", after="", limit=100_000)
    return read({row["uid"]: row["kept"].get("value") or "" for row in rows})
