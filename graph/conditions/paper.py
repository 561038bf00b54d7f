"""A round on paper: a form a member, filled in with a pen and typed in by a link to fill in."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.base import labels
from graph.base.templates import templates
from graph.base.texts import alphabetical
from graph.base.words import language, say
from graph.conditions.answering import RATED
from graph.conditions.letters import TEMPLATES
from graph.conditions.questions import Item, items
from graph.conditions.told import OFFERED
from graph.kinds import LEVELS, Round
from graph.network import Filters, Snapshot
from graph.rights import held_to
from graph.shared import OwnTie, standing

LINES = 6
"""Empty lines for partners who are not on record."""


@dataclass(frozen=True)
class Form:
    """Of one member. ties: those on record, the tightest first."""

    name: str
    ties: tuple[OwnTie, ...]

    @property
    def rated(self) -> tuple[OwnTie, ...]:
        """Of whom trust and value are asked."""
        return self.ties[:RATED]


def forms(snapshot: Snapshot, of: Round, members: Iterable[str]) -> list[Form]:
    """The members' forms by name, with what is on record on the day. NotFound where one is not."""
    held_to("survey", of.network)
    now = snapshot.under(Filters(network=of.network))
    found = [Form(each.name, each.ties) for each in (standing(now, uid) for uid in members)]
    return sorted(found, key=lambda each: alphabetical(each.name))


def sheet(of: Round, network: str, forms: Iterable[Form]) -> str:
    """A page to print on A4, each member's form on sheets of its own. network: its name."""
    page = templates(TEMPLATES).get_template("paper.html")
    return page.render(
        say=say,
        lang=language(),
        of=of,
        network=network,
        forms=forms,
        asked={part: _items(part) for part in of.asks},
        levels=LEVELS,
        term=labels.term,
        offered=OFFERED,
        lines=LINES,
        day=labels.day(of.closes),
    )


def _items(part: str) -> list[Item]:
    return [item for item in items().values() if item.part == part]
