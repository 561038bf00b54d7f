"""Columns that say when, as published data head them."""

from pathlib import Path

import pytest

from graph.base.waves import Waves
from graph.intake import Plan, ReadOptions, plan, read
from graph.kinds import Records, Tie
from tests.support.made import day

ACTORS = "id,name,kind\na,ก,กลุ่ม\nb,ข,กลุ่ม\nc,ค,กลุ่ม\n"


def planned(folder: Path, ties: str, waves: Waves | None = None) -> Plan:
    (folder / "actors.csv").write_text(ACTORS, "utf-8")
    (folder / "ties.csv").write_text(ties, "utf-8")
    return plan(read([folder], ReadOptions(waves=waves)), Records())


def spans(made: Plan) -> set[tuple[str | None, str | None]]:
    """(first day, first day no longer) of each tie."""
    ties = [c.after for c in made.changes if isinstance(c.after, Tie)]
    return {(t.since and t.since.isoformat(), t.until and t.until.isoformat()) for t in ties}  # type: ignore[misc]


def told(made: Plan) -> set[str]:
    return {p.key for p in made.problems if p.severity != "info"}


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("start_date", "end_date"),
        ("Start Date", "End Date"),
        ("from_date", "to_date"),
        ("valid_from", "valid_to"),
        ("begin", "end"),
        ("start_year", "end_year"),
        ("วันที่เริ่ม", "วันที่สิ้นสุด"),
        ("ปีที่เริ่ม", "ปีที่สิ้นสุด"),
    ],
)
def test_headings_of_a_start_and_of_a_last_day_are_read(
    first: str, last: str, tmp_path: Path
) -> None:
    made = planned(tmp_path, f"from,to,type,{first},{last}\na,b,COOPERATE,2001,2002-06\n")
    assert spans(made) == {("2001-01-01", "2002-07-01")}
    assert not told(made)


def test_a_terminus_is_the_first_day_no_longer(tmp_path: Path) -> None:
    rows = "a,b,COOPERATE,2001-03-01,2002-03-01\na,c,COOPERATE,2001,2003\nb,c,COOPERATE,2001,\n"
    made = planned(tmp_path, f"tail,head,type,onset,terminus\n{rows}")
    assert spans(made) == {
        ("2001-03-01", "2002-03-01"),
        ("2001-01-01", "2003-01-01"),
        ("2001-01-01", None),
    }


@pytest.mark.parametrize(("day_", "after"), [("2001-05-03", "2001-05-04"), ("2001", "2002-01-01")])
def test_an_onset_that_is_its_terminus_is_a_moment(day_: str, after: str, tmp_path: Path) -> None:
    made = planned(tmp_path, f"from,to,type,onset,terminus\na,b,COOPERATE,{day_},{day_}\n")
    assert {until for _, until in spans(made)} == {after}


def test_a_terminus_before_its_onset_is_a_problem(tmp_path: Path) -> None:
    made = planned(tmp_path, "from,to,type,onset,terminus\na,b,COOPERATE,2002-01-01,2001-01-01\n")
    assert made.refused
    (problem,) = [p for p in made.problems if p.severity == "error"]
    assert (problem.key, problem.column) == ("intake.date.end_before_start", "terminus")


def test_what_was_not_seen_is_not_known_and_not_ended(tmp_path: Path) -> None:
    head = "from,to,type,onset,terminus,onset.censored,terminus.censored"
    rows = "a,b,COOPERATE,2001,2003,TRUE,FALSE\na,c,COOPERATE,2001,2003,FALSE,TRUE\n"
    made = planned(tmp_path, f"{head}\n{rows}")
    assert spans(made) == {(None, "2003-01-01"), ("2001-01-01", None)}


@pytest.mark.parametrize("unknown", ["", "NA", "-Inf", "ไม่ทราบ", "–"])
def test_an_unknown_start_stays_unknown(unknown: str, tmp_path: Path) -> None:
    made = planned(tmp_path, f"from,to,type,start,end\na,b,COOPERATE,{unknown},2003\n")
    assert spans(made) == {(None, "2004-01-01")}


@pytest.mark.parametrize("heading", ["date", "year", "วันที่", "ปี", "timestamp"])
def test_a_date_alone_is_that_day_or_year_and_says_so(heading: str, tmp_path: Path) -> None:
    rows = "a,b,COOPERATE,2001\na,b,COOPERATE,2003-05-06\n"
    made = planned(tmp_path, f"from,to,type,{heading}\n{rows}")
    assert spans(made) == {("2001-01-01", "2002-01-01"), ("2003-05-06", "2003-05-07")}
    assert told(made) == {"intake.date.moment"}


def test_a_date_beside_a_start_says_nothing(tmp_path: Path) -> None:
    made = planned(tmp_path, "from,to,type,date,since\na,b,COOPERATE,2001,1999\n")
    assert spans(made) == {("1999-01-01", None)}
    assert told(made) == {"intake.sheet.unknown_columns"}


@pytest.mark.parametrize("cell", ["", "NA"])
def test_an_event_of_an_unknown_day_is_refused(cell: str, tmp_path: Path) -> None:
    made = planned(tmp_path, f"from,to,type,date\na,b,COOPERATE,{cell}\n")
    assert made.refused
    assert "intake.date.no_moment" in told(made)


@pytest.mark.parametrize(("heading", "cell"), [("wave", "3"), ("t", "12"), ("since", "7")])
def test_a_wave_is_no_year(heading: str, cell: str, tmp_path: Path) -> None:
    made = planned(tmp_path, f"from,to,type,{heading}\na,b,COOPERATE,{cell}\n")
    assert made.refused
    assert "intake.date.wave" in told(made)


def test_a_wave_is_its_days_where_the_first_is_known(tmp_path: Path) -> None:
    rows = "a,b,COOPERATE,1,2\na,b,COOPERATE,4,5\n"
    made = planned(
        tmp_path, f"from,to,type,onset,terminus\n{rows}", Waves(day("2000-01-03"), 7, "d")
    )
    assert spans(made) == {("2000-01-03", "2000-01-10"), ("2000-01-24", "2000-01-31")}


def test_episodes_of_one_start_and_two_ends_are_a_problem(tmp_path: Path) -> None:
    rows = "a,b,COOPERATE,2001,2002\na,b,COOPERATE,2001,2004\n"
    made = planned(tmp_path, f"from,to,type,start,end\n{rows}")
    assert made.refused
    (problem,) = [p for p in made.problems if p.severity == "error"]
    assert "different ids" in problem.text("en")
