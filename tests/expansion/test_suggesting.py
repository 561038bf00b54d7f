"""Whom to weave in next, and where nobody is, by hand."""

from datetime import date

import pytest

from graph.base.errors import Misuse
from graph.expansion.coverage import white_space
from graph.expansion.suggesting import suggestions
from graph.network import Filters
from graph.settings.values import Options
from tests.support.columns import OPEN, columns

ON = date(2026, 6, 30)
SINCE = (20200101, 99999999)
# us – friend – known, far; met: nobody's partner; once: was us's; tight: is already
FIELD = columns(
    dict.fromkeys(("us", "friend", "known", "far", "met", "once", "tight", "nobody"), OPEN),
    [
        ("us", "friend", "COORDINATE", SINCE),
        ("us", "tight", "COLLABORATE", SINCE),
        ("friend", "known", "COLLABORATE", SINCE),
        ("known", "far", "COOPERATE", SINCE),
        ("us", "once", "COOPERATE", (20200101, 20230101)),
    ],
    sectors={"us": "people", "friend": "people", "known": "academia", "far": "government"},
    works=[("us", "rice", SINCE), ("known", "rice", SINCE), ("far", "food", SINCE)],
    bases=[("us", "90", SINCE), ("known", "90", SINCE), ("far", "9011", SINCE)],
    attended=[(20260101, "us met"), (20240101, "us far")],
)


def test_each_is_suggested_for_its_own_reasons() -> None:
    found = {each.actor: each for each in suggestions(FIELD, ON, ["us"], Options())}
    assert list(found) == ["known", "far", "once", "met"]
    known, far, met, once = (found[uid] for uid in ("known", "far", "met", "once"))
    assert (known.level, known.partners, known.issues, known.areas) == (
        *(0, ("friend",), ("rice",), ("90",)),
    )
    assert (known.opens, known.reaches, known.met, known.tied_before) == ((), 1, 0, False)
    assert (far.opens, far.partners, far.reaches) == (("food", "9011"), (), 1)
    assert (met.met, once.tied_before) == (1, True)


def test_who_is_suggested_follows_the_day_and_the_filters() -> None:
    early = suggestions(FIELD, date(2022, 1, 1), ["us"], Options())
    assert [each.actor for each in early] == ["known", "far"]
    assert suggestions(FIELD, ON, ["us"], Options(), Filters(sector="people")) == ()
    assert suggestions(FIELD, ON, ["stranger"], Options()) == ()
    assert suggestions(FIELD, ON, [], Options()) == ()


@pytest.mark.parametrize("limit", [0, 51])
def test_how_many_is_asked_within_reason(limit: int) -> None:
    with pytest.raises(Misuse):
        suggestions(FIELD, ON, ["us"], Options(), limit=limit)


def test_white_space_counts_who_works_on_what_where() -> None:
    found = white_space(FIELD, ON)
    assert found.issues == (("food", "อาหาร"), ("rice", "ข้าว"))
    assert found.areas == (("90", "สงขลา"), ("9011", "หาดใหญ่"))
    # people, academia, government; a part of an issue, or of an area, counts for the whole
    assert found.counts[0].tolist() == [[1, 1, 1], [0, 0, 1]]
    assert found.counts[1].tolist() == [[1, 1, 0], [0, 0, 0]]
    assert found.empty() == [(1, 1)]
    nobody = white_space(columns({}, []), ON)
    assert (nobody.issues, nobody.counts.size) == ((), 0)
