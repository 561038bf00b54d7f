"""What the pages that edit list: ties and what they lack, issues as a tree, pasted tables."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from dashboards.forms.preview import as_csv, filled
from graph import activities, journal
from graph.base.config import Preferences
from graph.intake import bundle
from graph.intake.bundle import Bundle, Upload
from graph.issues.tree import issues
from graph.journal.all_records import all_records
from graph.kinds import Activity, Area, Change, Issue, Tie, Work
from graph.network import EVERYTHING, Filters
from graph.network.named import named
from graph.network.pull import fetch
from graph.service import Service
from graph.store import Store
from graph.ties import listing as listing_of
from graph.ties.table import Listing, listing
from tests.support.made import NOTE, actor, day, put, tie

HEADINGS = {"ภาคีต้นทาง": "from", "ภาคีปลายทาง": "to", "ความสัมพันธ์": "type"}
ON = day("2026-09-30")


def table(*rows: list[object]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(HEADINGS), dtype="object")


def test_a_pasted_table_keeps_its_rows_in_their_places() -> None:
    found = filled(table(["a", "b", "แน่น"], ["", None, float("nan")], ["a", "c", " x "]), HEADINGS)
    assert found == [["a", "b", "แน่น"], ["", "", ""], ["a", "c", "x"]]
    assert filled(table(["", "", ""], [None, "", ""]), HEADINGS) == []


def test_headings_that_were_copied_along_are_not_a_row() -> None:
    found = filled(table([*HEADINGS], ["a", "b", "แน่น"]), HEADINGS)
    assert found == [["a", "b", "แน่น"]]
    assert filled(table(["from", "to", "TYPE"], ["a", "b", "c"]), HEADINGS) == [["a", "b", "c"]]


def test_a_pasted_table_is_read_as_an_import_and_written_once(store: Store) -> None:
    put(store, actor("a", name="ป้า; แดง"), actor("b", name="ลุง"))
    rows = [["ป้า; แดง", "b", "มีส่วนร่วม"], ["", "", ""], ["a", "ไม่มีใคร", "มีส่วนร่วม"]]
    wrong = Bundle((Upload("ties.csv", as_csv([*HEADINGS.values()], rows)),))
    made = bundle.check(store, wrong).plan
    assert made.refused
    assert [p.line for p in made.problems if p.severity == "error"] == [4]
    right = Bundle((Upload("ties.csv", as_csv([*HEADINGS.values()], rows[:1])),))
    counts = bundle.check(store, right).plan.counts
    bundle.bring_in(store, right, "me", None, counts)
    bundle.bring_in(store, right, "me", None, bundle.check(store, right).plan.counts)
    assert [(t.start, t.end) for t in store.read(all_records).of(Tie).values()] == [("a", "b")]


def asked(store: Store, which: str, on: str = "2026-09-30", of: str | None = None) -> Listing:
    columns = fetch(store)
    found = store.columns("ties/unsourced", on=day(on))["uids"]
    unsourced = columns.ties.uids.isin(found).to_numpy()
    return listing(columns, unsourced, day(on), which, of)


@pytest.fixture
def three(store: Store) -> Store:
    whole = {"since": day("2020-01-01"), "frequency": 12.0, "trust": 3.0, "sources": ("เวที",)}
    put(
        store,
        *(actor(uid) for uid in "abc"),
        tie("a", "b", uid="whole", **whole),
        tie("a", "c", "COOPERATE", uid="bare", stated=False),
        tie("b", "c", uid="over", **{**whole, "until": day("2026-10-01")}),
    )
    return store


def test_ties_that_go_on_and_what_they_lack(three: Store) -> None:
    found = asked(three, "incomplete")
    assert list(found.rows["uid"]) == ["bare"]
    assert list(found.rows["lacks"]) == [["since", "frequency", "trust", "source"]]
    assert list(found.rows["type"]) == ["loose"]
    assert found.counts["all"] == 3
    assert list(asked(three, "open").rows["uid"]) == ["whole", "over", "bare"]


@pytest.mark.parametrize(
    ("on", "ended"), [("2026-09-29", []), ("2026-09-30", []), ("2026-10-01", ["over"])]
)
def test_a_tie_has_ended_the_day_after_its_last(three: Store, on: str, ended: list[str]) -> None:
    assert list(asked(three, "ended", on).rows["uid"]) == ended


def test_the_list_of_one_partner_and_of_nobody(three: Store) -> None:
    assert set(asked(three, "open", of="b").rows["uid"]) == {"whole", "over"}
    assert asked(three, "open", of="nobody").found == 0


def test_filters_narrow_the_lists(three: Store) -> None:
    put(three, Issue(uid="food", name="อาหาร"), tie("a", "b", "COORDINATE", about="food"))
    service = Service(three, Preferences())
    ties = listing_of(service.snapshot(ON, Filters(issue="food")), "open", None)
    assert list(ties.rows["type"]) == ["COORDINATE"]
    assert (
        listing_of(service.snapshot(ON, Filters(types=("COOPERATE",))), "open", None).counts["all"]
        == 1
    )
    done = {"date": ON, "date_precision": "day", "participants": ("a",)}
    put(three, Activity(uid="x", title="ประชุม", about="food", **done))
    put(three, Activity(uid="y", title="เยี่ยม", kind="นัด", **done))
    titles = {
        text: set(activities.listing(service.snapshot(date.max, filters), text, lacking)["title"])
        for text, filters, lacking in (
            ("", EVERYTHING, False),
            ("นัด", EVERYTHING, False),
            (" ", Filters(issue="food"), False),
            ("  ", EVERYTHING, True),
        )
    }
    assert titles == {"": {"ประชุม", "เยี่ยม"}, "นัด": {"เยี่ยม"}, " ": {"ประชุม"}, "  ": {"เยี่ยม"}}


def test_a_list_of_no_ties_is_empty(store: Store) -> None:
    found = asked(store, "open")
    assert (len(found.rows), found.counts["all"]) == (0, 0)


def test_issues_are_a_tree_with_what_there_is_to_each(store: Store) -> None:
    put(
        store,
        Issue(uid="food", name="อาหาร"),
        Issue(uid="veg", name="ผัก", part_of="food"),
        Issue(uid="art", name="ศิลปะ"),
        *(actor(uid) for uid in "ab"),
        tie("a", "b", about="veg"),
        Work(uid="w", actor="a", issue="veg", until=day("2026-10-01")),
    )
    rows = issues(store, fetch(store), ON)
    assert list(rows["uid"]) == ["art", "food", "veg"]
    assert list(rows["depth"]) == [0, 0, 1]
    assert rows.loc[2, ["actors", "ties", "activities"]].tolist() == [1, 1, 0]
    later = issues(store, fetch(store), day("2026-10-01"))
    assert later.loc[2, "actors"] == 0
    assert issues(store, fetch(store), ON)["actors"].dtype == np.int64


def test_two_of_one_name_are_told_apart_and_areas_say_where(store: Store) -> None:
    put(store, actor("a", name="มาลี"), actor("b", name="มาลี"), actor("c", name="สม"))
    songkhla = Area(uid="90", name="สงขลา", level="province")
    hatyai = Area(uid="9011", name="หาดใหญ่", level="district", within="90")
    journal.write(store, [Change("areas", a.uid, None, a) for a in (songkhla, hatyai)], NOTE)
    names = named(store, fetch(store))
    assert names.actors == {"a": "มาลี (a)", "b": "มาลี (b)", "c": "สม"}
    assert names.areas == {"90": "สงขลา", "9011": "หาดใหญ่ · สงขลา"}
    assert (names.name("9011"), names.name("nobody")) == ("หาดใหญ่ · สงขลา", "nobody")
