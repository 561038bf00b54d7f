"""What goes to each member who is asked: a text with their link, a slip of paper, an e-mail."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from graph import actors
from graph.base import labels, mail
from graph.base.config import Mail
from graph.base.templates import templates
from graph.base.texts import alphabetical
from graph.base.words import language, say
from graph.conditions.asking import AFTER
from graph.kinds import Round
from graph.network import Snapshot

TEMPLATES = Path(__file__).parent / "templates"
PATH = "/saan/ask/"
ADDRESS = re.compile(r"[^\s,;:<>()\"@]+@[^\s,;:<>()\"@]+")


@dataclass(frozen=True)
class Letter:
    """To one member. member: their uid; network: the name of whose members are asked."""

    member: str
    name: str
    link: str
    network: str
    of: Round

    @property
    def subject(self) -> str:
        """What an e-mail is headed by."""
        return say("conditions.letter.subject", network=self.network, round=self.of.name)

    @property
    def text(self) -> str:
        """To send by LINE or e-mail."""
        return say(
            "conditions.letter.text",
            name=self.name,
            network=self.network,
            round=self.of.name,
            link=self.link,
            day=labels.day(self.of.closes),
            days=AFTER.days,
        )

    @cached_property
    def code(self) -> str:
        """The link as a QR code, an SVG."""
        import segno

        return str(
            segno.make(self.link, error="m", micro=False).svg_inline(border=2, omitsize=True)
        )


def letters(
    of: Round, tokens: Mapping[str, str], names: Mapping[str, str], network: str, origin: str
) -> list[Letter]:
    """By the members' names. tokens, names: uid → theirs; origin: at which address members reach
    Saan, "" where that is not known."""
    found = [
        Letter(uid, names.get(uid, uid), link(token, origin), network, of)
        for uid, token in tokens.items()
    ]
    return sorted(found, key=lambda each: (alphabetical(each.name), each.member))


def link(token: str, origin: str) -> str:
    """The address of a member's page, in the language in force."""
    return f"{origin.rstrip('/')}{PATH}{token}?lang={language()}"


def sheet(letters: Sequence[Letter]) -> str:
    """A page to print and cut: of each member the name, the code and what it is for."""
    page = templates(TEMPLATES).get_template("slips.html")
    return page.render(say=say, lang=language(), letters=letters, day=labels.day)


def addresses(snapshot: Snapshot, members: Sequence[str]) -> dict[str, str]:
    """Member → the first e-mail address on record, personal data; who has none is left out."""
    ways = {uid: actors.contacts(snapshot, uid)["email"].dropna() for uid in members}
    fit = {uid: [way for way in each if ADDRESS.fullmatch(way)] for uid, each in ways.items()}
    return {uid: found[0] for uid, found in fit.items() if found}


def send(letters: Sequence[Letter], to: Mapping[str, str], server: Mail | None) -> int:
    """Sends each letter to its member alone; how many went out. As `graph.base.mail.send`."""
    posted = [
        mail.Letter((to[each.member],), each.subject, each.text)
        for each in letters
        if each.member in to
    ]
    return len(mail.send(posted, server))
