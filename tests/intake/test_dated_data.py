"""Networks in the forms in which dated data are published: they load, and count what they should.

The counts were worked out by hand from the files.
"""

from typing import Any

import pytest

from graph import network
from graph.service import open_service
from graph.store import Store
from tests.support.command import answer, saan
from tests.support.made import day
from tests.support.places import FILES

DATED = FILES / "dated"
ACCEPT = ("--accept-proposal",)
WEEKS = (*ACCEPT, "--wave-start", "2000-01-03")
YEARS = (*ACCEPT, "--wave-start", "2000-01-01", "--wave-length", "1y")

COUNTS: dict[str, tuple[tuple[str, ...], dict[str, tuple[int, int]]]] = {
    "alliances": (
        (),
        {
            "1800-01-01": (3, 2),  # two that began nobody knows when
            "1816-02-19": (3, 2),
            "1816-02-20": (3, 3),
            "1820-12-31": (3, 3),
            "1821-01-01": (3, 2),
            "1830-05-31": (3, 2),
            "1830-06-01": (3, 1),
            "1848-03-18": (3, 1),
            "1848-03-19": (3, 0),  # between two episodes of one pair; d is not there yet
            "1850-05-31": (3, 0),
            "1850-06-01": (4, 2),
            "1850-07-09": (4, 2),
            "1850-07-10": (4, 3),
            "1866-06-14": (4, 3),
            "1866-06-15": (4, 2),
            "1866-08-23": (4, 2),
            "1866-08-24": (3, 0),
        },
    ),
    "panel": (
        (),
        {
            "2000-12-31": (3, 0),
            "2001-01-01": (3, 1),
            "2001-12-31": (3, 1),
            "2002-01-01": (3, 2),
            "2002-12-31": (3, 2),
            "2003-01-01": (3, 0),  # the year nobody was asked
            "2003-12-31": (3, 0),
            "2004-01-01": (3, 2),
            "2004-12-31": (3, 2),
            "2005-01-01": (3, 0),
        },
    ),
    "contacts": (
        (),
        {
            "2020-04-30": (3, 0),
            "2020-05-01": (3, 2),
            "2020-05-02": (3, 0),
            "2020-05-03": (3, 1),
            "2020-05-04": (3, 1),
            "2020-05-05": (3, 0),
        },
    ),
    "sequence": (
        ACCEPT,
        {
            "2009-06-28": (3, 0),
            "2009-06-29": (3, 1),  # twice within a day is one tie of that day
            "2009-06-30": (3, 0),
            "2009-07-01": (3, 1),
            "2009-07-02": (3, 0),
        },
    ),
    "waves": (
        WEEKS,
        {
            "2000-01-02": (3, 0),
            "2000-01-03": (3, 2),
            "2000-01-09": (3, 2),
            "2000-01-10": (3, 1),
            "2000-01-16": (3, 1),
            "2000-01-17": (3, 0),  # the third week is missing
            "2000-01-23": (3, 0),
            "2000-01-24": (3, 2),
            "2000-01-30": (3, 2),
            "2000-01-31": (3, 0),
        },
    ),
    "spells": (
        ACCEPT,
        {
            "1990-01-01": (3, 1),  # its start was not seen
            "2000-12-31": (3, 1),
            "2001-01-01": (3, 2),
            "2001-12-31": (3, 2),
            "2002-01-01": (3, 1),  # the terminus does not belong to the spell
            "2002-12-31": (3, 1),
            "2003-01-01": (3, 2),  # an event: onset and terminus on one day
            "2003-01-02": (3, 1),
            "2020-01-01": (3, 1),  # its end was not seen
        },
    ),
    "moments": (
        ACCEPT,
        {
            "2012-12-31": (3, 0),
            "2013-01-01": (3, 1),
            "2014-12-31": (3, 2),
            "2015-07-01": (3, 1),  # three moments have a gap, an interval has none
            "2016-12-31": (3, 2),
            "2017-01-01": (3, 0),
        },
    ),
    "overlap-ids": (
        (),
        {
            "2000-12-31": (3, 0),
            "2002-12-31": (3, 1),
            "2003-01-01": (3, 2),
            "2005-12-31": (3, 2),
            "2006-01-01": (3, 1),
            "2008-01-01": (3, 0),
        },
    ),
    "spells.gexf": (
        ACCEPT,
        {
            "2009-12-31": (2, 1),
            "2010-12-31": (3, 1),
            "2011-01-01": (3, 2),
            "2011-12-31": (3, 2),
            "2012-01-01": (3, 1),
            "2012-06-15": (3, 1),  # two spells that overlap are one tie
            "2012-12-31": (3, 1),
            "2013-01-01": (3, 0),
            "2013-03-01": (3, 1),
            "2013-03-02": (3, 0),
            "2015-01-01": (3, 1),
            "2015-12-31": (3, 1),
            "2016-01-01": (3, 0),
            "2017-12-31": (3, 0),
            "2018-01-01": (3, 1),
            "2020-01-01": (2, 1),
        },
    ),
    "moments.gexf": (
        ACCEPT,
        {
            "2001-05-02": (3, 0),
            "2001-05-03": (3, 1),
            "2001-05-04": (3, 0),
            "2001-05-05": (3, 2),
            "2001-05-06": (3, 0),
            "2001-05-07": (3, 1),
            "2001-05-08": (3, 1),  # until noon
            "2001-05-09": (3, 0),
        },
    ),
    "steps.gexf": (
        YEARS,
        {
            "1999-12-31": (1, 0),
            "2000-01-01": (2, 1),
            "2001-12-31": (2, 1),
            "2002-01-01": (2, 0),
            "2003-01-01": (2, 1),
            "2003-12-31": (2, 1),
            "2004-01-01": (1, 0),
        },
    ),
    "levels.gexf": (
        ACCEPT,
        {
            "2009-12-31": (2, 0),
            "2010-01-01": (2, 1),
            "2012-06-01": (2, 1),
            "2015-06-01": (2, 1),
            "2016-12-31": (2, 1),
            "2017-01-01": (2, 0),
        },
    ),
    "intervals.net": (
        ACCEPT,
        {
            "1799-12-31": (1, 0),
            "1809-12-31": (2, 0),
            "1815-12-31": (3, 0),
            "1816-01-01": (3, 1),
            "1820-06-01": (3, 2),
            "1821-01-01": (3, 1),
            "1848-12-31": (3, 1),
            "1849-07-01": (3, 0),
            "1850-12-31": (3, 1),
            "1851-01-01": (3, 0),
            "1860-01-01": (3, 1),
            "1899-12-31": (3, 1),
            "1900-01-01": (2, 0),
        },
    ),
    "waves.net": (
        WEEKS,
        {
            "2000-01-02": (2, 0),
            "2000-01-03": (3, 1),
            "2000-01-10": (3, 2),
            "2000-01-17": (3, 2),  # [2-3,3-4]: once in the third week
            "2000-01-24": (3, 1),
            "2000-01-30": (3, 1),
            "2000-01-31": (3, 1),
            "2000-02-07": (3, 0),
            "2000-02-14": (3, 1),
            "2020-01-01": (3, 1),
        },
    ),
    "dates.graphml": (
        ACCEPT,
        {
            "2010-02-28": (3, 1),
            "2010-03-01": (3, 2),
            "2011-12-31": (3, 2),
            "2012-01-01": (3, 1),
            "2012-06-30": (3, 1),
            "2012-07-01": (3, 0),
            "2012-12-31": (3, 0),
            "2013-01-01": (3, 1),
            "2025-01-01": (3, 1),
        },
    ),
}
"""File or folder → options of the import, and (actors, ties) on days."""


def strength(capsys: pytest.CaptureFixture[str], on: str) -> Any:
    return answer(capsys, "strength", "--on", on)


def test_every_sample_is_counted() -> None:
    refused = {"README.md", "overlap"}
    assert {path.name for path in DATED.iterdir()} == {*COUNTS, *refused}


@pytest.mark.parametrize("name", sorted(COUNTS))
def test_dated_data_count_what_they_should_on_given_days(
    name: str, given: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    options, counts = COUNTS[name]
    for _ in range(2):  # the second time changes nothing
        assert saan("import", str(DATED / name), *options) == 0
    service = open_service()
    found = {on: tuple(network.count(service.snapshot(day(on))).values())[:2] for on in counts}
    assert found == counts
    last = list(counts)[-2]
    told = strength(capsys, last)
    assert (told["actors"], told["ties"]) == counts[last]


def test_two_agreements_at_one_time_are_two_ties_of_one_pair(
    given: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    assert saan("import", str(DATED / "overlap-ids")) == 0
    told = strength(capsys, "2004-01-01")
    assert (told["ties"], told["pairs"]) == (2, 1)


def test_a_level_that_changes_in_a_file_changes_on_its_day(given: Store) -> None:
    assert saan("import", str(DATED / "levels.gexf"), *ACCEPT) == 0
    service = open_service()
    days = ("2010-01-01", "2011-12-31", "2012-01-01", "2014-12-31", "2015-01-01", "2016-01-01")
    levels = [network.network(service.snapshot(day(on))).levels.tolist() for on in days]
    assert levels == [[1], [1], [3], [3], [1], [2]]  # in 2015 the file doesn't say


def refused(capsys: pytest.CaptureFixture[str], name: str, *options: str) -> str:
    capsys.readouterr()
    assert saan("--lang", "en", "import", str(DATED / name), *options) == 1
    out = capsys.readouterr()
    return out.out + out.err


def test_episodes_that_overlap_say_that_ids_would_tell_them_apart(
    given: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "give each an id" in refused(capsys, "overlap")
    assert open_service().state().ties == 0


@pytest.mark.parametrize("name", ["waves", "waves.net", "steps.gexf"])
def test_numbers_that_are_no_dates_are_asked_about_and_nothing_is_written(
    name: str, given: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    told = refused(capsys, name, *ACCEPT)
    assert "--wave-start" in told
    assert open_service().state().actors == 0


def test_a_year_nobody_was_asked_stays_a_gap_through_time(given: Store) -> None:
    assert saan("import", str(DATED / "panel")) == 0
    line = network.timeline(open_service().snapshot(day("2005-12-31")), "year")
    assert line.counts["ties"].tolist() == [1, 2, 0, 2, 0]
    assert [on.year for on in line.days] == [2001, 2002, 2003, 2004, 2005]
