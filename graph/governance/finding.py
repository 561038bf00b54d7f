"""What a rule says of a network on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.base.words import say
from graph.kinds import uids
from graph.rules import Fault, Rule

Limits = Mapping[str, float]
"""Name of a limit of the rule → its value."""


@dataclass(frozen=True)
class Hit:
    """One thing found. concerns: uids, ascending; figures: name → number or text, those that the
    rule's `why` fills in; a tuple of uids is shown by name. since: from when it has been so, None
    not known. about: what makes it the same tomorrow, where those concerned may come and go."""

    concerns: tuple[str, ...]
    figures: Mapping[str, Any]
    since: date | None = None
    about: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Judged:
    """What a judgement gives. population: of how many; None or 0: it can't be assessed, and `hits`
    is empty then."""

    population: float | None
    hits: tuple[Hit, ...] = ()


@dataclass(frozen=True)
class Finding:
    """A risk: which rule, whom it concerns, on what figures, of how many. network: uid of the one
    whose finding it is, where several are on record."""

    rule: Rule
    hit: Hit
    population: float
    network: str | None = None

    @property
    def uid(self) -> str:
        """The same tomorrow: made of the rule, of what it concerns, and of the network."""
        return self.uid_in(self.network)

    def uid_in(self, network: str | None) -> str:
        """What its uid would be in another network."""
        about = self.hit.concerns if self.hit.about is None else self.hit.about
        of = () if network is None else ("network", network)
        return uids.make("findings", self.rule.name, *about, *of)


@dataclass(frozen=True)
class NotAssessed:
    """A rule that nothing could be said by, for want of records; filtered: because what it judges
    by does not follow the filter."""

    rule: Rule
    filtered: bool = False

    def text(self, lang: str | None = None) -> str:
        """Why not, in `lang` or the language in force."""
        return (
            say("governance.filtered", lang) if self.filtered else self.rule.text("missing", lang)
        )


@dataclass(frozen=True)
class Report:
    """Of one day: findings, the severest first; what was not assessed, and what is
    well: rules that were assessed and found nothing; faults: files that are no rules.

    network: uid of the managed network that it is of; None: of none, or of the whole. parts: the
    reports that it is put together of, where several networks are on record.
    """

    on: date
    findings: tuple[Finding, ...]
    not_assessed: tuple[NotAssessed, ...]
    well: tuple[Rule, ...]
    faults: tuple[Fault, ...] = ()
    network: str | None = None
    parts: tuple["Report", ...] = ()

    @property
    def judged(self) -> set[str]:
        """The names of the rules that were assessed."""
        return {each.rule.name for each in self.findings} | {rule.name for rule in self.well}
