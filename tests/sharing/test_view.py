"""The file of a view: what is in it, what never is, and what goes with the persons."""

import json
from base64 import b64encode
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graph.base.config import Preferences
from graph.base.errors import Misuse, NotFound
from graph.base.words import speaking
from graph.export import export
from graph.export.player import html as played
from graph.export.timeline import animation
from graph.export.view import html, shown
from graph.kinds import (
    Activity,
    Area,
    Base,
    Contact,
    Issue,
    ManagedNetwork,
    Membership,
    Setting,
    Stake,
    Work,
)
from graph.kinds.setting import PLACE
from graph.network import EVERYTHING, Filters
from graph.service import Service
from graph.store import Store
from tests.export.test_playing import HOSTILE, Parsed, data
from tests.support.command import answer, saan
from tests.support.made import actor, day, put, tie

TOKEN = "xq7319z"
"""Stands in everything that is recorded of one person, and nowhere else."""
PERSON = f"p-{TOKEN}"
PHONE = "081-234-5678"
SECRET = "เรื่องลับของกลุ่ม"
ON = day("2026-09-30")
NO_PERSONS = replace(EVERYTHING, no_persons=True)


@pytest.fixture
def service(store: Store) -> Service:
    """Two groups and an organisation in a chain, and a person tied to all three."""
    put(
        store,
        Area(uid="90", name="สงขลา", level="province"),
        Issue(uid="i1", name="ผักปลอดสาร"),
        actor("g", name=HOSTILE, kind="group", sector="people", note=SECRET),
        actor("h", name="กลุ่มริมคลอง", kind="group", sector="people"),
        actor("o", name="เทศบาล", kind="organisation", sector="government"),
        actor(PERSON, name=f"คุณ{TOKEN}", sector="people", note=TOKEN, aliases=(f"ป้า{TOKEN}",)),
    )
    put(
        store,
        tie("g", "h", since=day("2020-01-01"), about="i1", through=PERSON, note=TOKEN),
        tie("h", "o", "COOPERATE"),
        *(tie(PERSON, other, "COORDINATE", about="i1") for other in "gho"),
        Base(uid=f"b-{TOKEN}", actor=PERSON, area="90"),
        Base(uid="b-g", actor="g", area="90"),
        Work(uid=f"w-{TOKEN}", actor=PERSON, issue="i1"),
        Membership(uid=f"m-{TOKEN}", member=PERSON, of="g", role=TOKEN),
        Contact(uid=f"k-{TOKEN}", actor=PERSON, name=TOKEN, phone=PHONE),
        Contact(uid="k-g", actor="g", name="ป้าสมใจ", phone=PHONE),
        Activity(
            uid=f"a-{TOKEN}",
            date=day("2026-09-01"),
            date_precision="day",
            title=f"ประชุมกับ {TOKEN}",
            participants=(PERSON, "g", "h"),
        ),
        ManagedNetwork(uid="net", name="เครือข่ายผัก", us=("g",)),
        Stake(uid=f"s-{TOKEN}", actor=PERSON, network="net", what_matters=TOKEN),
        Stake(uid="s-o", actor="o", network="net", what_matters=SECRET),
        Setting(uid=f"{PLACE}{PERSON}", value="[1.0, 2.0]"),
    )
    return Service(store, Preferences())


def rows(text: str, name: str) -> list[str]:
    """The uids of the rows of one table of the file."""
    part = text[text.index(f'<details open id="{name}">') :]
    part = part[: part.index("</details>")]
    return [given["data-pick"] for tag, given in Parsed(part).elements if "data-pick" in given]


def picture(text: str) -> dict[str, dict[str, object]]:
    """uid → what the map has of each actor."""
    return {node["id"]: node for node in json.loads(data(text)["picture"])["nodes"]}


@pytest.mark.parametrize("lang", ["th", "en"])
def test_the_file_says_what_is_shown_and_when_and_holds_both_tables(
    lang: str, service: Service
) -> None:
    with speaking(lang):
        text = html(shown(service.source, ON, Filters(issue="i1")))
    page = Parsed(text)
    assert f'<html lang="{lang}">' in text
    assert ("ณ วันที่ 30 ก.ย. 2569 มีภาคี 4 ราย" in text) == (lang == "th")
    assert ("On 30 Sep 2026 there are 4 partners and 4 ties." in text) == (lang == "en")
    assert ("Only issue ผักปลอดสาร." in text) == (lang == "en")
    assert rows(text, "partners") == [PERSON, "g", "h", "o"]
    assert len(rows(text, "ties")) == 4
    assert "img" not in {tag for tag, _ in page.elements}
    assert not [given for _, given in page.elements if {"src", "href"} & given.keys()]
    policy = next(given["content"] for _, given in page.elements if "http-equiv" in given)
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert picture(text)["g"]["label"] == HOSTILE


def test_what_may_not_leave_is_not_in_it(service: Service) -> None:
    text = html(shown(service.source, ON))
    assert f"คุณ{TOKEN}" in text
    for kept in (PHONE, "ป้าสมใจ", SECRET, "ประชุมกับ", f"ป้า{TOKEN}", f"m-{TOKEN}"):
        assert kept not in text, kept
    told = json.loads(data(text)["picture"])
    assert set(told) == {"nodes", "rows", "people", "folded", "lines", "legend"}
    assert not any({"stake", "behind", "lost"} & set(node) for node in told["nodes"])


def test_without_persons_nothing_of_a_planted_one_is_left(service: Service) -> None:
    view = {"selected": PERSON, "hidden": [PERSON, "level:COOPERATE"], "open": [TOKEN, "fold:1"]}
    for lang in ("th", "en"):
        with speaking(lang):
            text = html(shown(service.source, ON, NO_PERSONS, view=view))
            film = played(animation(service.source, ON, NO_PERSONS))
        for written in (text, film):
            for form in (TOKEN, TOKEN[::-1], TOKEN.encode().hex(), f"\\u{ord('x'):04x}"):
                assert form not in written.lower()
            for shift in range(3):
                coded = b64encode(b" " * shift + TOKEN.encode()).decode()
                assert coded[4:8] not in written or coded[4:-4] not in written
    assert data(text)["view"]["selected"] is None
    assert data(text)["view"]["hidden"] == ["level:COOPERATE"]
    assert data(text)["view"]["open"] == ["fold:1"]


def test_without_persons_nothing_is_counted_with_them(service: Service) -> None:
    with speaking("en"):
        text = html(shown(service.source, ON, NO_PERSONS))
        film = animation(service.source, ON, NO_PERSONS)
    assert "On 30 Sep 2026 there are 3 partners and 2 ties." in text
    assert "Persons are left out" in text
    assert {uid: node["degree"] for uid, node in picture(text).items()} == {"g": 1, "h": 2, "o": 1}
    assert rows(text, "partners") == ["h", "g", "o"]
    assert rows(text, "ties") == ["g-h-COLLABORATE", "h-o-COOPERATE"]
    told = json.loads(data(text)["picture"])
    assert told["people"] == 3
    assert sum(many for _, _, many in told["legend"]["colours"]["kind"]) == 3
    assert film.counts == {"actors": 3, "ties": 2}
    assert list(film.timeline.counts["actors"])[-1] == 3


def test_around_one_partner_only_those_near_are_in_it(service: Service) -> None:
    with speaking("en"):
        text = html(shown(service.source, ON, NO_PERSONS, focus="o", steps=1))
    assert "Only เทศบาล and whoever is within 1 step." in text
    assert "there are 2 partners and 1 tie." in text
    assert rows(text, "partners") == ["h", "o"]
    assert "g" not in picture(text)
    for nobody in (PERSON, "nobody"):
        with pytest.raises(NotFound):
            shown(service.source, ON, NO_PERSONS, focus=nobody)


def test_by_area_the_areas_and_their_partners_are_in_it(service: Service) -> None:
    with speaking("en"):
        everyone = html(shown(service.source, ON, areas="province"))
        fewer = html(shown(service.source, ON, NO_PERSONS, areas="province"))
        nobody = html(shown(service.source, ON, Filters(sector="government"), areas="province"))
    assert "2 partners are in 1 province. Tied pairs: 1 within one province" in everyone
    assert "2 partners have no province on record and are not on this map." in everyone
    assert rows(everyone, "areas") == ["90"]
    assert picture(everyone)["90"]["partners"] == [[PERSON, f"คุณ{TOKEN}"], ["g", HOSTILE]]
    assert "1 partner is in 1 province. No two of them are tied." in fewer
    assert picture(fewer)["90"]["partners"] == [["g", HOSTILE]]
    assert TOKEN not in fewer
    assert "There is no partner to show on 30 Sep 2026." in nobody
    for text in (everyone, fewer, nobody):
        assert "img" not in {tag for tag, _ in Parsed(text).elements}


def test_the_command_writes_it(
    given: Store, service: Service, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "view.html"
    said = answer(capsys, "export", str(path), "--as", "view", "--no-persons", "--on", "2026-09-30")
    assert said["counts"] == {"actors": 3, "ties": 2}
    assert TOKEN not in path.read_text("utf-8")
    assert 400_000 < path.stat().st_size < 900_000
    assert saan("export", str(tmp_path / "x.xlsx"), "--no-persons") == 2
    assert saan("export", str(path), "--as", "view", "--force", "--contacts") == 2
    with pytest.raises(Misuse):
        export(service.source, "json", date(2026, 9, 30), NO_PERSONS)
