"""The scorecard beside that of another part of the network."""

from typing import Any

from dashboards.frame import address, headline, session
from dashboards.frame.asked import Asked
from dashboards.frame.session import ask, ask_all
from dashboards.frame.table import table
from dashboards.strength import wording as told
from graph import network, strength
from graph.base.words import say
from graph.network.divided import BY


def show(asked: Asked, card: Any) -> None:
    """The scorecard beside that of another part."""
    headline.heading(say("standing.compare"))
    options: dict[str, Any] = {
        f"{by} {uid}": told.part_name(by, uid, name)
        for by in BY
        for uid, name in ask_all(network.parts, by)
    }
    other = address.pick(
        say("standing.compare_with"), "beside", tuple(options), options.__getitem__,
        placeholder=say("forms.choose"),
    )  # fmt: skip
    if other:
        rows = told.two(
            card, ask(strength.scorecard, session.narrowed(asked, *other.split(" ", 1)))
        )
        headings = {"figure": say("standing.columns.figure"), "one": say("standing.this")}
        table(rows, headings | {"other": options[other]}, name="side-by-side")
