"""What a file names is enough: its plan is the one made on all that is on record."""

from dataclasses import replace
from pathlib import Path

import pytest

from graph.base.words import speaking
from graph.intake import ReadOptions, read
from graph.intake.write import load, planned
from graph.journal import Note, write
from graph.kinds import Actor, Change
from graph.store import Store
from tests.conftest import empty
from tests.support.places import ROOT

SEED = ROOT / "seed" / "en" / "csv"
ACTOR, TIE = "id,name,kind,area,issues,since\n", "from,to,type,since,about,through,mutual\n"

FILES: dict[str, dict[str, str]] = {
    "the same again": {"ties": "", "actors": "", "activities": "", "members": ""},
    "a new partner like another": {
        "actors": f"{ACTOR}n1,Lakes & Rivers Alliance,organisation,,,\n"
    },
    "one of another case": {"actors": f"{ACTOR}Lakes,Another alliance,organisation,US-MN,,2020\n"},
    "one who moves and works": {
        "actors": f"{ACTOR}lakes,Lakes and Rivers Alliance,organisation,US-MN,Clean energy,\n"
    },
    "another name for an id": {"actors": f"{ACTOR}lakes,Rivers,organisation,,,\n"},
    "two without ids": {
        "actors": "name,kind\nFields Forward,organisation\nFields Backward,organisation\n"
    },
    "ties by name": {
        "ties": f"{TIE}Maria,Ruth,COLLABORATE,2020,,,\n"
        "Fields Forward,Maria,loose via Ruth,2021,,,\n"
    },
    "a tie that overlaps": {
        "ties": f"{TIE}Prairie Energy Commons,Clean Business Council,COLLABORATE,2015,"
        "Clean energy,,yes\n"
    },
    "a tie to nobody": {"ties": f"{TIE}Maria,Ruuth,COLLABORATE,2020,,,\n"},
    "activities": {
        "activities": "date,title,participants,area\n"
        "14 May 2003,First talk among founders,Prairie Energy Commons; Maria,US-MN\n"
        "15 May 2003,Another,Maria; Ruth,\n"
    },
    "activities of several days, and lists of people": {
        "activities": "date,title,participants\n"
        '14-15 May 2003,First talk among founders,"1. Prairie Energy Commons\n2. Maria"\n'
        '2003-05-15,Another,"Maria, Ruth and Clean Business Council"\n',
        "ties": f'{TIE}Maria,"Ruth; Clean Business Council",COLLABORATE,2020,,,\n',
    },
    "one with a title": {"ties": f"{TIE}Mr. Maria,Ruth,COLLABORATE,2020,,,\n"},
    "members and contacts": {
        "members": "member,of,role,since,until\nRuth,Midwest Clean Energy Network,adviser,2020,\n"
        "Maria,Midwest Clean Energy Network,coordinator,15 Feb 2004,2010-06-30\n",
        "contacts": "actor,name,phone\nGreat Prairie Foundation,Grants office,555-0101\n",
    },
    "a plan and a stake": {
        "stakes": "actor,influence\nMaria,3\n",
        "plans": "actor,wanted,due\nRuth,COLLABORATE,2030\n",
        "lessons": "text\nListen first\n",
    },
    "an area": {"areas": "code,name,level,within\nUS-XX,Nowhere,province,US-MN\n"},
}


@pytest.fixture(scope="module")
def seeded(prepared: Store) -> Store:
    """The seed, which no test here changes, but the last, after it."""
    empty(prepared)
    load(prepared, read([SEED]), Note("seed", "import"))
    return prepared


@pytest.mark.parametrize("what", FILES)
def test_the_plan_is_that_on_all_records(what: str, seeded: Store, tmp_path: Path) -> None:
    for kind, text in FILES[what].items():
        (tmp_path / f"{kind}.csv").write_text(text or (SEED / f"{kind}.csv").read_text("utf-8-sig"))
    reading = read([tmp_path])
    _, all_, whole = planned(seeded, reading)
    _, some, part = planned(seeded, reading, small=0)
    assert part.changes == whole.changes
    assert (part.counts, part.refused) == (whole.counts, whole.refused)
    with speaking("en"):
        assert [p.text() for p in part.problems] == [p.text() for p in whole.problems]
    if what != "the same again":
        assert len(some.of(Actor)) < len(all_.of(Actor))


def test_a_uid_that_is_taken_by_what_was_not_named_is_not_made_again(
    store: Store, tmp_path: Path
) -> None:
    (tmp_path / "actors.csv").write_text("name,kind\nOld,organisation\n")
    load(store, read([tmp_path]), Note("w", "import"))
    (uid, was), *_ = planned(store, read([tmp_path]))[1].of(Actor).items()
    assert isinstance(was, Actor)
    write(store, [Change("actors", uid, was, replace(was, name="New"))], Note("w", "test"))
    _, _, made = planned(store, read([tmp_path]), small=0)
    assert [change.uid for change in made.changes] == [f"{uid}-2"]


def test_edges_find_the_ids_of_a_list_of_nodes_that_came_before(
    store: Store, tmp_path: Path
) -> None:
    accept = ReadOptions(accept=True)
    (tmp_path / "n.csv").write_text("Id,Label,Kind\n0,Rice Group,group\n1,School,organisation\n")
    load(store, read([tmp_path / "n.csv"], accept), Note("w", "import"))
    (tmp_path / "e.csv").write_text("Source,Target,Type\n0,1,Directed\n")
    _, some, made = planned(store, read([tmp_path / "e.csv"], accept), small=0)
    assert {actor.ids for actor in some.of(Actor).values()} == {
        ("gephi-nodes:0",),
        ("gephi-nodes:1",),
    }
    assert made.counts["ties"]["created"] == 1
