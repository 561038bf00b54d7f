"""Findings told: the commands, the accountability sheet, the notices, the page; published data."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from graph import accountability, governance
from graph.accountability import printable, to_pdf
from graph.base import config
from graph.base.errors import Misuse, SaanError
from graph.governance.gathering import gather
from graph.governance.judging import judge
from graph.governance.lifecycle import Decision
from graph.governance.notifications import send
from graph.governance.recording import cases
from graph.kinds import Activity, Contact
from graph.measures.components import count_of_components
from graph.network import Filters
from graph.service import Service
from graph.store import Store
from tests.measures.test_real_networks import expected_of, table
from tests.support.command import answer, saan
from tests.support.made import KIND_OF, actor, day, put, tie
from tests.support.pages import fresh, opened, texts

__all__ = ["fresh"]
KIND_OF[Contact] = "contacts"
ON = day("2026-06-30")
STAR = (
    actor("a", name="สมชาย ใจดี", aliases=("ครูชาย",)),
    *(actor(uid, kind="group", name=f"กลุ่ม {uid}") for uid in "bcdefghij"),
    *(tie("a", uid, uid=f"t{uid}") for uid in "bcdefghij"),
    Contact(uid="k", actor="b", name="น้องฝน"),
    Activity(
        uid="v",
        date=day("2026-03-01"),
        date_precision="day",
        title="ประชุมที่บ้านครูชาย",
        participants=("a", "b"),
        host="b",
        decisions='ให้ สมชาย ใจดี กับน้องฝน ไปคุย <script>alert("x")</script>',
        budget=5000.0,
        sources=("สัญญา 7/2569",),
    ),
)


@pytest.fixture
def here(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Service:
    """The network, and an environment in which every command uses it."""
    put(store, *STAR)
    for name in ("uri", "user", "password"):
        monkeypatch.setenv(f"SAAN_NEO4J_{name.upper()}", getattr(store.target, name))
    monkeypatch.setenv("SAAN_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("SAAN_USER", "สมศรี")
    return Service(store, config.preferences(tmp_path), tmp_path)


def sole(service: Service) -> str:
    return next(each.uid for each in cases(service.store).values() if each.rule == "sole_bridge")


def test_the_command_keeps_its_run_and_says_what_is_new(
    here: Service, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in (("--on", "2026-06-30"), ("--dry-run",), ("--type", "COLLABORATE")):
        looked = answer(capsys, "governance", *arguments)
        assert "news" not in looked
        assert {each["status"] for each in looked["findings"]} == {"new"}
    assert cases(here.store) == {}
    first, second = (answer(capsys, "governance") for _ in range(2))
    assert sorted(first["news"]["new"]) == sorted(cases(here.store))
    assert (second["news"], second["batch"]) == ({"new": [], "again": [], "gone": []}, None)
    row = next(each for each in second["findings"] if each["rule"] == "sole_bridge")
    assert {*row} >= {"uid", "concerns", "figures", "population", "why", "since", "owner", "due"}
    assert (row["status"], row["owner"], row["concerns"]) == ("open", None, ["a"])


def test_a_finding_is_dealt_with_by_command_and_its_history_told(
    here: Service, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(capsys, "governance")
    uid = sole(here)
    owned = answer(capsys, "finding", uid, "--owner", "วิชัย", "--due", "31/12/2599")
    assert (owned["owner"], owned["due"], owned["status"]) == ("วิชัย", "2056-12-31", "open")
    assert saan("finding", uid, "--status", "accepted") == 1
    assert "--why" not in capsys.readouterr().out
    accepted = answer(capsys, "finding", uid, "--status", "accepted", "--why", "ที่ประชุมรับทราบ")
    assert (accepted["status"], accepted["reason"]) == ("accepted", "ที่ประชุมรับทราบ")
    changed = [(each["field"], each["after"]) for each in accepted["history"]]
    assert ("owner", "วิชัย") in changed
    assert ("status", "accepted") in changed
    assert saan("finding", "f-nothing") == 2
    assert saan("finding", "f-nothing", "--owner", "x") == 1


def a_sheet(here: Service, lang: str = "th", public: bool = False) -> str:
    return accountability.sheet(here.snapshot(ON), day("2026-01-01"), lang, public)


def test_the_sheet_says_who_dealt_with_what_and_where_the_money_came_from(here: Service) -> None:
    here.keep_findings(ON, "สมศรี")
    decision = Decision(sole(here), owner="ลุงเกียรติ", status="resolved", reason="สานใหม่สองเส้น")
    here.decide(decision, ON, "สมศรี")
    made = a_sheet(here)
    for told in ("ลุงเกียรติ", "สานใหม่สองเส้น", "แก้แล้ว", "กลุ่ม b", "5,000", "สัญญา 7/2569"):
        assert told in made, told
    assert here.state().head in made
    assert "สมชาย ใจดี" in made
    assert "<script>" not in made
    assert "Resolved" not in made
    assert "resolved" in a_sheet(here, "en")
    with pytest.raises(Misuse):
        accountability.sheet(here.snapshot(ON), date(2026, 7, 1), "th")


def test_the_public_sheet_names_no_person(here: Service) -> None:
    here.keep_findings(ON, "สมศรี")
    words = {"owner": "ลุงเกียรติ", "remedy": "ลุงเกียรติ คุยกับ ครูชาย"}
    here.decide(Decision(sole(here), **words), ON, "สมศรี")
    for lang in ("th", "en"):
        made = a_sheet(here, lang, public=True)
        for name in ("สมชาย", "ครูชาย", "น้องฝน", "ลุงเกียรติ", "สมศรี"):
            assert name not in made, name
        assert "กลุ่ม b" in made


@pytest.mark.skipif(printable() is None, reason="no browser on this machine")
def test_the_sheet_is_printed_as_pdf(here: Service) -> None:
    made = to_pdf(a_sheet(here))
    assert made.startswith(b"%PDF-")
    assert made.rstrip().endswith(b"%%EOF")


def test_the_sheet_is_written_once_and_by_its_ending(
    here: Service, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: Any
) -> None:
    file = tmp_path / "ใบ.html"
    assert saan("governance", "--dry-run", "--sheet", str(file), "--from", "2026-01-01") == 0
    assert "สัญญา 7/2569" in file.read_text("utf-8")
    assert saan("governance", "--dry-run", "--sheet", str(file)) == 2
    assert saan("governance", "--dry-run", "--sheet", str(tmp_path / "x.docx")) == 2
    monkeypatch.setattr("graph.accountability.printing.BROWSERS", ())
    assert saan("governance", "--dry-run", "--sheet", str(tmp_path / "x.pdf")) == 2
    assert ".html" in capsys.readouterr().err


def test_notices_tell_what_is_new_and_due(
    here: Service, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here.keep_findings(ON, "สมศรี")
    uid = sole(here)
    here.decide(Decision(uid, owner="วิชัย", due=day("2026-07-05")), ON, "สมศรี")
    now = datetime(2026, 6, 30, 9, tzinfo=UTC)
    parts = {
        "2026-06-30": "Due within 7 days (1)",
        "2026-07-05": "Due within 7 days (1)",
        "2026-07-06": "Overdue (1)",
    }
    for on, part in parts.items():
        text, dates = governance.notices(here.snapshot(day(on)), "en", now)
        assert part in text
        assert text.count("New, not seen yet (") == 1
        assert "owner: วิชัย" in text
    (event,) = Calendar.from_ical(dates).walk("VEVENT")
    assert (event["uid"], event.decoded("dtstart")) == (f"{uid}@saan", day("2026-07-05"))
    assert "not" not in str(event["summary"])
    assert saan("governance", "--dry-run", "--notices", str(tmp_path / "n")) == 0
    assert {file.name for file in (tmp_path / "n").iterdir()} == {"saan-notice.txt", "saan-due.ics"}
    assert saan("governance", "--dry-run", "--mail") == 2
    assert "SAAN_SMTP" in capsys.readouterr().err


class Letters:
    """What a mail server was handed."""

    def __init__(self) -> None:
        self.held: list[Any] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        self.held.append(envelope)
        return "250 OK"


def test_an_e_mail_goes_to_the_server_that_is_set_and_nowhere_else(
    here: Service, free_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from email import message_from_bytes
    from email.policy import default

    from aiosmtpd.controller import Controller

    letters = Letters()
    post = Controller(letters, hostname="127.0.0.1", port=free_port)
    monkeypatch.setenv("SAAN_SMTP", f"smtp://127.0.0.1:{free_port}")
    monkeypatch.setenv("SAAN_MAIL_FROM", "saan@example.org")
    monkeypatch.setenv("SAAN_MAIL_TO", "one@example.org, two@example.org")
    here.keep_findings(ON, "สมศรี")
    post.start()
    try:
        assert saan("governance", "--dry-run", "--mail") == 0
    finally:
        post.stop()
    (letter,) = letters.held
    assert letter.rcpt_tos == ["one@example.org", "two@example.org"]
    read = message_from_bytes(letter.content, policy=default)
    assert "สาน" in read["subject"]
    assert "สมชาย ใจดี" in read.get_content()
    with pytest.raises(SaanError) as refused:
        send("x\ny", config.mail())
    assert "127.0.0.1" in str(refused.value)


@pytest.mark.parametrize(
    "given",
    [
        {"SAAN_SMTP": "gopher://x"},
        {"SAAN_SMTP": "smtp://x:port"},
        {"SAAN_SMTP": "smtp://x", "SAAN_MAIL_FROM": "nobody"},
        {"SAAN_SMTP": "smtp://x", "SAAN_MAIL_FROM": "a@b.c", "SAAN_MAIL_TO": ""},
        {"SAAN_SMTP": "smtp://x", "SAAN_MAIL_FROM": "a@b.c", "SAAN_MAIL_TO": "d@e.f, g"},
    ],
)
def test_a_mail_server_that_is_set_half_is_told(
    given: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(Misuse):
        config.mail()


LOOSEST = {
    **{"sole_bridge.lost": 1, "sole_bridge.share": 0, "hanging_part.lost": 1},
    **{"isolated.share": 0, "fragmentation.fragmentation": 0},
}
TYPES = {
    "lazega": {"co-work": "COLLABORATE", "advice": "COORDINATE", "friendship": "COOPERATE"},
    "krackhardt": {"friendship": "COLLABORATE", "advice": "COORDINATE", "reports to": "COOPERATE"},
}


@pytest.mark.parametrize(("folder", "tight"), [("lazega", "co-work"), ("krackhardt", "friendship")])
def test_tight_ties_alone_change_the_findings_as_other_software_says(
    folder: str, tight: str, store: Store, tmp_path: Path
) -> None:
    people = [actor(row["id"]) for row in table(folder, "nodes.csv")]
    ties = [
        tie(row["from"], row["to"], TYPES[folder][row["type"]], uid=f"t{at}", mutual=False)
        for at, row in enumerate(table(folder, "ties.csv"))
        if row["type"] in TYPES[folder]
    ]
    put(store, *people, *ties)
    service = Service(store, config.preferences(tmp_path), tmp_path)
    names = ("sole_bridge", "hanging_part", "isolated", "fragmentation")
    facts = gather(service.snapshot(ON, Filters(types=("COLLABORATE",))), names)
    found = judge(facts, LOOSEST, only=names)
    said: dict[str, list[Any]] = {name: [] for name in names}
    for each in found.findings:
        said[each.rule.name].append(each.hit)
    expected = expected_of(folder, tight)["undirected"]
    assert sorted(hit.concerns[0] for hit in said["sole_bridge"]) == expected["cut_vertices"]
    assert sorted(list(hit.concerns) for hit in said["hanging_part"]) == expected["bridges"]
    apart = [hit.figures["fragmentation"] for hit in said["fragmentation"]]
    assert apart == (
        [pytest.approx(expected["fragmentation"])] if expected["fragmentation"] else []
    )
    alone = sum(len(hit.concerns) for hit in said["isolated"])
    tied = {end for each in ties if each.type == "COLLABORATE" for end in (each.start, each.end)}
    assert alone == len(people) - len(tied)
    assert count_of_components(facts.network) == expected["components"]


def click(app: Any, label: str) -> None:
    next(each for each in app.button if each.label == label).click().run()


def test_the_page_keeps_a_run_and_says_who_looks_after_it(
    given: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAAN_USER", "สมศรี")
    put(given, *STAR)
    today = config.today().isoformat()
    app = opened("governance", on=today)
    assert "have no owner" in " ".join(texts(app))
    click(app, "Check now")
    assert "Checked and saved" in " ".join(texts(app))
    service = Service(given, config.Preferences())
    uid = sole(service)
    app = opened("governance", finding=uid, on=today)
    assert not app.exception
    said = " ".join(texts(app))
    assert "Can a part of the network be reached through one partner only?" in said
    for label, text in (
        ("Owner", "วิชัย"),
        ("Due", "31/12/2599"),
        ("Reason (required to accept or to resolve)", ""),
    ):
        next(each for each in app.text_input if each.label == label).input(text)
    click(app, "Accept the risk")
    assert "Accepting a risk needs a reason" in " ".join(each.value for each in app.error)
    assert cases(service.store)[uid].owner is None
    click(app, "Save")
    case = cases(service.store)[uid]
    assert (case.owner, case.due, case.status) == ("วิชัย", day("2056-12-31"), "open")


@pytest.mark.parametrize(
    "address",
    [
        {"finding": "f-nothing"},
        {"sheet": "1"},
        {"sheet": "1", "finding": "f-nothing"},
        {"finding": "<script>", "risk": "x", "limit": "y"},
        {"on": "2026-06-30"},
        {"known": "2026-06-30"},
        {"risk": "form"},
        {"limit": "sole_bridge.lost"},
    ],
)
def test_the_page_stands_any_address(
    address: dict[str, str], given: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAAN_USER", "สมศรี")
    put(given, *STAR)
    assert not opened("governance", **address).exception


def test_an_empty_network_has_nothing_to_judge_by(given: Store) -> None:
    app = opened("governance")
    assert not app.exception
    assert json.dumps(texts(app)).count("can be assessed yet") <= 1
