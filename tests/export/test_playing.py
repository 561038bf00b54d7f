"""The file that plays: what is in it, what never is, and how it is written."""

import json
import re
from base64 import b64encode
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from graph.base.config import Preferences
from graph.base.errors import Misuse
from graph.base.words import speaking
from graph.export import form_of
from graph.export.forms import writer
from graph.export.player import html
from graph.export.standalone import embedded
from graph.export.timeline import View, animation
from graph.journal import write
from graph.kinds import Change, Contact, ManagedNetwork
from graph.network import Filters, positions
from graph.service import Service
from graph.store import Store
from tests.support.command import answer, saan
from tests.support.made import NOTE, actor, day, put, tie

HOSTILE = "</script><img src=x onerror=alert(1)>"
PHONE = "081-234-5678"
LAST = day("2021-12-31")


class Parsed(HTMLParser):
    """The elements of a file, and the text of each script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.scripts: list[tuple[dict[str, Any], str]] = []
        self.elements: list[tuple[str, dict[str, Any]]] = []
        self.open = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.elements.append((tag, dict(attrs)))
        self.open = tag == "script"
        if self.open:
            self.scripts.append((dict(attrs), ""))

    def handle_endtag(self, tag: str) -> None:
        self.open = False

    def handle_data(self, data: str) -> None:
        if self.open:
            given, before = self.scripts[-1]
            self.scripts[-1] = (given, before + data)


@pytest.fixture
def service(store: Store) -> Service:
    """Three actors with names nobody should trust, one of them with a telephone number."""
    put(
        store,
        actor("a", name=HOSTILE, sector="people"),
        actor("b", name="{{7*7}} \u2028 & <b>", note="เรื่องลับ", sector="people"),
        actor("c", since=day("2021-03-10")),
        tie("a", "b", "COOPERATE", uid="loose", until=day("2021-01-01")),
        tie("a", "b", "COLLABORATE", uid="tight", since=day("2021-01-01")),
        tie("b", "c", "COORDINATE", since=day("2020-01-01")),
    )
    network = ManagedNetwork(uid="net", name=f"เครือข่าย {HOSTILE}")
    contact = Contact(uid="k", actor="a", name="ป้าสมใจ", phone=PHONE)
    changes = [
        Change("networks", "net", None, network),
        Change("contacts", "k", None, contact),
    ]
    write(store, changes, NOTE)
    return Service(store, Preferences())


def data(text: str) -> Any:
    (found,) = [body for given, body in Parsed(text).scripts if given.get("id") == "network"]
    return json.loads(found)


@pytest.mark.parametrize("lang", ["th", "en"])
def test_names_stay_text_and_only_our_scripts_are_let_run(lang: str, service: Service) -> None:
    with speaking(lang):
        text = html(animation(service.source, LAST))
    page = Parsed(text)
    assert "img" not in {tag for tag, _ in page.elements}
    assert not [given for _, given in page.elements if {"src", "href"} & given.keys()]
    labels = {node["id"]: node["label"] for node in data(text)["nodes"]}
    assert (labels["a"], labels["b"]) == (HOSTILE, "{{7*7}} \u2028 & <b>")
    policy = next(given["content"] for _, given in page.elements if "http-equiv" in given)
    run = [body for given, body in page.scripts if not given]
    hashes = [f"'sha256-{b64encode(sha256(body.encode()).digest()).decode()}'" for body in run]
    assert len(run) == 3
    assert f"default-src 'none'; script-src {' '.join(hashes)};" in policy
    assert "Apache 2.0 License" in run[0]
    assert ("ตามเวลา" in text) == (lang == "th")


def test_no_contact_and_no_note_is_in_it(service: Service) -> None:
    text = html(animation(service.source, LAST))
    for secret in (PHONE, "ป้าสมใจ", "เรื่องลับ"):
        assert secret not in text
    with pytest.raises(Misuse):
        writer("html", contacts=True, notes=False)


def test_it_says_whose_network_it_is_up_to_when_and_on_which_records(service: Service) -> None:
    (state,) = service.store.rows("journal/state")
    with speaking("en"):
        text = html(animation(service.source, LAST, Filters(sector="people")))
    footer = text[text.index("<footer>") :]
    assert "up to 31 Dec 2021" in footer
    assert f"State of the records: {state['head'][:12]}<" in footer
    assert state["head"] not in text
    assert "Only sector People." in footer


def test_the_spans_in_it_are_those_in_which_both_ends_exist(service: Service) -> None:
    told = data(html(animation(service.source, LAST)))
    spans = {edge["id"]: edge["spans"] for edge in told["edges"]}
    assert spans == {
        "loose": [[0, 20210101]],
        "tight": [[20210101, 99999999]],
        "b-c-COORDINATE": [[20210310, 99999999]],
    }
    assert told["times"]["days"][:2] == [20201231, 20210131]
    assert told["times"]["counts"][0] == [2, 1, 1, 0, 0, 1]
    assert told["times"]["now"] == [3, 2, 2, 1, 1, 0]
    yearly = data(html(animation(service.source, day("2021-03-09"), view=View("year", LAST))))
    assert yearly["times"]["days"] == [20201231, 20211231]
    assert (yearly["times"]["on"], yearly["times"]["now"]) == (20210309, [2, 1, 1, 1, 0, 0])


def test_places_are_those_of_the_map(service: Service) -> None:
    nodes = data(html(animation(service.source, LAST)))["nodes"]
    assert {n["id"]: (n["x"], n["y"]) for n in nodes} == positions(service.snapshot(date.max))


def test_what_is_embedded_opens_no_tag_and_reads_back_the_same() -> None:
    value = {"<!--": "]]></SCRIPT>&amp;\u2028\u2029"}
    assert not re.search("[<>&\u2028\u2029]", embedded(value))
    assert json.loads(embedded(value)) == value


def test_the_command_writes_it_by_its_ending(
    given: Store, service: Service, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "net.html"
    assert form_of(path) == "html"
    said = answer(capsys, "export", str(path), "--on", "2021-03-10", "--sector", "people")
    assert said["counts"] == {"actors": 2, "ties": 2}
    times = data(path.read_text("utf-8"))["times"]
    assert (times["on"], times["days"][-1]) == (20210310, 20210310)
    assert saan("export", str(path)) == 1
    assert saan("export", str(path), "--force", "--contacts") == 2
    assert saan("export", str(path), "--force") == 0
