"""The sealed book: links, one's own answers, and what is left when a round has closed."""

import sqlite3
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from graph.base.errors import Conflict, DataError, NotFound
from graph.conditions.questions import items
from graph.conditions.sealed import FILE, Sealed
from graph.conditions.shown import HIDDEN, Mean
from graph.conditions.told import Told, ToldTie
from tests.support.clock import Clock, clock

__all__ = ["clock"]

UNTIL = date(2026, 12, 15)
THERE = ZoneInfo("Asia/Bangkok")
TRUST = ("trust.reliable", "trust.mission", "trust.open")
VISION = "conditions.vision"


@pytest.fixture
def sealed(tmp_path: Path, clock: Clock) -> Sealed:
    return Sealed(tmp_path, clock)


def rated(sealed: Sealed, rater: str, **of: tuple[int, int, int]) -> None:
    """The rater's trust in each partner, by its three items."""
    answers = {
        (about, item): value
        for about, values in of.items()
        for item, value in zip(TRUST, values, strict=True)
    }
    sealed.keep(sealed.invite("r1", rater, UNTIL), answers, {})


def said(sealed: Sealed, who: str, value: int, **standing: str) -> str:
    token = sealed.invite("r1", who, UNTIL)
    sealed.keep(token, {("", VISION): value}, standing)
    return token


def refused(call: Callable[[], object]) -> str:
    with pytest.raises((NotFound, Conflict, DataError)) as error:
        call()
    assert error.value.text("th") != error.value.text("en")
    return error.value.key


def test_the_deck_s_seven_conditions_and_four_pillars_are_asked_and_six_things_of_partners() -> (
    None
):
    parts = [item.part for item in items().values()]
    counts = {part: parts.count(part) for part in parts}
    assert counts == {"conditions": 7, "pillars": 4, "trust": 3, "value": 3}
    assert {item.most for item in items().values() if item.partner} == {4}
    assert {item.most for item in items().values() if not item.partner} == {5}


def test_answers_are_one_s_own_until_the_round_closes(sealed: Sealed, clock: Clock) -> None:
    token = said(sealed, "a", 4)
    sealed.keep(token, {("", "pillars.trust"): 2, ("b", "trust.open"): 3}, {})
    own = {("", VISION): 4, ("", "pillars.trust"): 2, ("b", "trust.open"): 3}
    assert sealed.own(token) == own
    sealed.keep(token, {("", VISION): None}, {})
    del own["", VISION]
    assert sealed.own(token) == own
    assert sealed.invitations("r1")[0].answered == clock.now
    sealed.take_back(token)
    assert sealed.own(token) == {}
    assert sealed.invitations("r1")[0].answered is None
    sealed.close("r1")
    assert refused(lambda: sealed.own(token)) == "conditions.closed"
    assert refused(lambda: sealed.keep(token, {("", VISION): 1}, {})) == "conditions.closed"
    assert refused(lambda: sealed.invite("r1", "b", UNTIL)) == "conditions.closed"


def test_a_link_opens_nothing_that_it_is_not_for(sealed: Sealed, clock: Clock) -> None:
    assert refused(lambda: sealed.find("guessed")) == "conditions.link.none"
    old = sealed.invite("r1", "a", UNTIL)
    new = sealed.invite("r1", "a", UNTIL)
    assert refused(lambda: sealed.own(old)) == "conditions.link.withdrawn"
    assert sealed.find(new).actor == "a"
    assert refused(lambda: sealed.find(new.upper())) == "conditions.link.none"
    clock.to(2026, 12, 15, 23, 59, THERE)
    assert sealed.find(new).actor == "a"
    clock.now += 60
    assert refused(lambda: sealed.find(new)) == "conditions.link.ended"
    sealed.withdraw("r1", "a")
    assert refused(lambda: sealed.find(new)) == "conditions.link.withdrawn"


@pytest.mark.parametrize(
    ("about", "item", "value", "key"),
    [
        ("", VISION, 0, "conditions.out_of_range"),
        ("", VISION, 6, "conditions.out_of_range"),
        ("b", "trust.open", 5, "conditions.out_of_range"),
        ("", "conditions.money", 1, "conditions.not_asked"),
        ("b", VISION, 1, "conditions.not_asked"),
        ("", "trust.open", 1, "conditions.not_asked"),
        ("a", "trust.open", 1, "conditions.not_asked"),  # oneself
    ],
)
def test_what_is_not_asked_is_refused_and_nothing_kept(
    sealed: Sealed, about: str, item: str, value: int, key: str
) -> None:
    token = sealed.invite("r1", "a", UNTIL)
    answers = {("", "pillars.system"): 3, (about, item): value}
    assert refused(lambda: sealed.keep(token, answers, {})) == key
    assert sealed.own(token) == {}


def test_nothing_is_shown_before_the_round_closes(sealed: Sealed) -> None:
    for who in "abc":
        said(sealed, who, 3)
    assert refused(lambda: sealed.shown("r1")) == "conditions.open"
    sealed.close("r1")
    assert sealed.shown("r1")[VISION].total == Mean(3.0, None, 3)


def test_means_by_sector_are_those_of_three_or_more(sealed: Sealed) -> None:
    for who, value, sector in (
        *(("a", 2, "people"), ("b", 3, "people"), ("c", 4, "people")),
        *(("d", 5, "academia"), ("e", 1, "government"), ("f", 3, "government")),
        *(("g", 1, ""), ("h", 2, ""), ("i", 3, "")),
    ):
        said(sealed, who, value, sector=sector)
    sealed.close("r1")
    found = sealed.shown("r1")[VISION]
    assert found.total.count == 9
    assert found.by["sector"] == {
        "": Mean(2.0, None, 3),
        "people": Mean(3.0, None, 3),
        "academia": HIDDEN,
        "government": HIDDEN,
    }


def test_trust_is_the_mean_over_raters_of_three_items(sealed: Sealed) -> None:
    """x: (3 + 4 + 2) / 3; y: two raters; z: (1 + 1 + 4) / 3, a fourth left an item out."""
    rated(sealed, "a", x=(4, 3, 2), y=(1, 1, 1), z=(1, 1, 1))
    rated(sealed, "b", x=(4, 4, 4), y=(2, 2, 2), z=(1, 1, 1))
    rated(sealed, "c", x=(1, 2, 3), z=(4, 4, 4))
    token = sealed.invite("r1", "d", UNTIL)
    sealed.keep(token, {("z", "trust.open"): 4, ("z", "trust.mission"): 4}, {})
    rated(sealed, "e", w=(1, 1, 1))
    sealed.close("r1")
    found = sealed.shown("r1")["trust"]
    assert found.by["partner"]["x"] == Mean(3.0, None, 3)
    assert found.by["partner"]["z"] == Mean(2.0, None, 3)
    assert (found.by["partner"]["y"], found.by["partner"]["w"]) == (HIDDEN, HIDDEN)
    assert found.total.count == 9
    assert found.total.mean == pytest.approx((9 + 3 + 6 + 1) / 9)


def test_a_closed_round_leaves_no_answer_in_the_file(sealed: Sealed, tmp_path: Path) -> None:
    for who, value in (("a", 1), ("b", 5)):
        said(sealed, who, value, area="901112")
    with sqlite3.connect(tmp_path / FILE) as book:
        respondents = [row[0] for row in book.execute("SELECT DISTINCT respondent FROM answers")]
    sealed.close("r1")
    assert sealed.shown("r1")[VISION].total == HIDDEN
    with sqlite3.connect(tmp_path / FILE) as book:
        for table in ("answers", "standing"):
            assert book.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    (path,) = tmp_path.iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    before = path.read_bytes()
    assert len(respondents) == 2
    assert not any(each.encode() in before for each in respondents)
    sealed.close("r1")
    assert (tmp_path / FILE).read_bytes() == before


def test_who_has_the_book_can_not_tell_whose_an_answer_is(sealed: Sealed, tmp_path: Path) -> None:
    token = said(sealed, "a", 4)
    sealed.tell(token, Told((ToldTie("none", "b"),), voice="ตลาดนัด"))
    with sqlite3.connect(tmp_path / FILE) as book:
        (digest, told), (respondent,), (speaker,) = (
            book.execute(query).fetchone()
            for query in (
                "SELECT digest, told FROM invitations",
                "SELECT respondent FROM answers",
                "SELECT respondent FROM voices",
            )
        )
    assert len({digest, respondent, token}) == 3
    assert speaker == respondent
    assert "ตลาดนัด" not in told


def test_what_is_said_to_the_open_question_is_one_s_own_until_the_round_is_on_record(
    sealed: Sealed, tmp_path: Path
) -> None:
    tokens = [said(sealed, who, 4) for who in "abc"]
    for token, voice in zip(tokens, ("ตลาดนัด", "ป่าชุมชน", "ตลาดนัด"), strict=True):
        sealed.tell(token, Told(voice="อื่น"))
        sealed.tell(token, Told(voice=voice))
    assert sealed.told(tokens[0]).voice == "ตลาดนัด"
    assert sealed.voices("r1") == ["ตลาดนัด", "ป่าชุมชน"]
    sealed.take_back(tokens[1])
    assert sealed.told(tokens[1]).voice == ""
    assert sealed.voices("r1") == ["ตลาดนัด"]
    assert [each.voice for each in sealed.all_told("r1").values()] == ["", ""]
    sealed.close("r1")
    assert sealed.voices("r1") == ["ตลาดนัด"]
    sealed.clear("r1")
    assert "ตลาดนัด".encode() not in (tmp_path / FILE).read_bytes()


def test_five_hundred_answer_at_once_and_nothing_is_lost(sealed: Sealed) -> None:
    with ThreadPoolExecutor(8) as pool:
        tokens = list(pool.map(lambda n: said(sealed, f"a{n}", n % 5 + 1), range(500)))
    assert len(set(tokens)) == 500
    sealed.close("r1")
    assert sealed.shown("r1")[VISION].total.count == 500
    assert sealed.shown("r1")[VISION].total.mean == 3.0
