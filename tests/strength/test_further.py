"""The further shapes on the page of strength and in its command, on a small network."""

import pytest

from graph.kinds import Membership
from graph.store import Store
from tests.support.command import answer
from tests.support.made import actor, put, tie
from tests.support.pages import fresh, opened, texts

__all__ = ["fresh"]

HUBS = ("h0", "h1", "h2")
LEAVES = [(hub, f"{hub}{leaf}") for hub in HUBS for leaf in range(5)]
STARS = (
    *(actor(uid) for uid in (*HUBS, *(leaf for _, leaf in LEAVES))),
    *(tie(hub, leaf) for hub, leaf in LEAVES),
    tie("h0", "h1"),
    tie("h1", "h2"),
)
MEMBERS = [Membership(uid=f"m{leaf}", member=leaf, of=hub) for hub, leaf in LEAVES]


def test_the_page_and_the_command_name_them_with_their_reason(
    given: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    put(given, *STARS, *MEMBERS)
    said = " ".join(texts(opened("strength"))).replace("\\", "")
    assert "It is also **Embedded in and between organisations** · Of 17 pairs, 15 within" in said
    assert "It is also **A network of networks** · 3 communities, each with a hub" in said
    embedded, networks = answer(capsys, "strength")["further"]
    assert embedded == {
        **{"name": "embedded", "who": ["h0", "h1", "h2"]},
        **{"bodies": 3, "pairs": 17, "within": 15, "between": 2},
    }
    assert (networks["name"], networks["who"], networks["parts"]) == (
        *("network of networks", ["h0", "h1", "h2"], 3),
    )


def test_where_they_are_not_there_nothing_is_said(
    given: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    put(given, *STARS[:6], *(tie("h0", leaf) for hub, leaf in LEAVES[:2]))
    assert "It is also" not in " ".join(texts(opened("strength")))
    assert answer(capsys, "strength")["further"] == []
