"""The manager's page: a round is begun, members get their links, who answered is seen, it ends."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from graph.base import config
from graph.base.errors import Conflict
from graph.conditions import trying
from graph.conditions.recording import rounds
from graph.conditions.sealed import Sealed
from graph.conditions.told import Told, ToldTie
from graph.kinds import ASKED, Contact, ManagedNetwork, Membership, Round
from graph.store import Store
from tests.forms.test_forms import fill, press
from tests.support.made import actor, put
from tests.support.pages import AppTest, fresh, opened, texts

__all__ = ["fresh"]

TODAY = config.today()
ROUND = Round(
    uid="q1",
    name="รอบแรก",
    network="n",
    opens=TODAY,
    closes=TODAY + timedelta(days=7),
    asks=ASKED,
    question="ปีหน้าควรทำอะไร",
)


@pytest.fixture
def here(given: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("SAAN_HOME", str(tmp_path))
    monkeypatch.setenv("SAAN_USER", "วิชัย")
    put(
        given,
        ManagedNetwork(uid="n", name="สวนยาง"),
        *(actor(uid, name=name) for uid, name in zip("abcd", ("ก", "ข", "=ค", "ง"), strict=True)),
        *(Membership(uid=f"m{uid}", member=uid, of="n") for uid in "abc"),
        Contact(uid="c1", actor="a", name="ก", email="a@example.org"),
        Contact(uid="c2", actor="b", name="ข", email="not an address, x@example.org"),
    )
    return given


@pytest.fixture
def sealed(tmp_path: Path, here: Store) -> Sealed:
    return Sealed(tmp_path)


def page(**asked: str) -> AppTest:
    return opened("conditions", on=TODAY.isoformat(), **asked)


def said(app: AppTest) -> str:
    return " ".join(texts(app)).replace("\\", "")


def links(app: AppTest) -> dict[str, str]:
    """Member → link, of the table that is shown once."""
    (table,) = [each.value for each in app.dataframe if "link" in each.value]
    return dict(zip(table["member"], table["link"], strict=True))


def test_a_round_is_begun_on_an_empty_page(here: Store) -> None:
    app = page()
    assert "The members have not been asked yet." in said(app)
    assert "by a link of their own" in said(app)
    fill(app, "new round n", name="  ครึ่งปี  แรก ", closes="31/12/2599", question="")
    press(app, "Begin this round")
    (made,) = rounds(here).values()
    assert (made.name, made.network, made.asks, made.question) == ("ครึ่งปี แรก", "n", ASKED, None)
    assert (made.opens, made.closes.isoformat()) == (TODAY, "2056-12-31")
    assert "Nobody sees how you score trust" in str(made.consent)
    assert "Round “ครึ่งปี แรก” is saved." in said(app)
    assert "has no links yet" in said(app)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": ""}, "Give the round a name"),
        ({"name": "x", "closes": "1/1/2560"}, "It can't close before it opens."),
        ({"name": "x", "opens": "yesterday"}, "yesterday"),
        ({"name": "x", "asks": []}, "Choose at least one thing to ask."),
    ],
)
def test_what_no_round_can_be_is_told_in_the_form(
    here: Store, typed: dict[str, Any], sentence: str
) -> None:
    app = press(fill(page(), "new round n", **typed), "Begin this round")
    assert sentence in " ".join(error.value for error in app.error).replace("\\", "")
    assert rounds(here) == {}


def test_links_are_shown_once_and_reminders_end_those_before(here: Store, sealed: Sealed) -> None:
    put(here, ROUND)
    app = page(round="q1", part="ask")
    press(app, "Make 3 links")
    first = links(app)
    assert list(first) == ["=ค", "ก", "ข"]
    token = first["ก"].removeprefix("/saan/ask/").removesuffix("?lang=en")
    assert sealed.find(token).actor == "a"
    assert first["=ค"] in "".join(code.value for code in app.code)
    sealed.tell(token, Told((ToldTie("none", "b"),)))
    app.run()
    assert links(app) == first
    assert "link" not in "".join(str(each.value.columns) for each in page(round="q1").dataframe)
    app = page(round="q1")
    assert "1 of 3 have answered (33%); 2 have not." in said(app)
    press(app, "Remind 2 who have not answered")
    assert "the former link ends" in said(app)
    press(app, "Make 2 links")
    assert list(links(app)) == ["=ค", "ข"]
    press(app, "All are sent: hide the links")
    assert not app.dataframe


def test_who_answered_meanwhile_is_told_and_the_others_get_their_links(
    here: Store, sealed: Sealed
) -> None:
    put(here, ROUND)
    token = sealed.invite("q1", "b", ROUND.closes)
    app = page(round="q1", part="ask")
    app.radio(key="whom to ask q1").set_value("some").run()
    app.multiselect(key="members q1").set_value(["a", "b"]).run()
    sealed.tell(token, Told((ToldTie("none", "a"),)))
    press(app, "Make 2 links")
    assert list(links(app)) == ["ก"]
    assert "There is no new link for ข" in said(app)


def test_forms_on_paper_are_handed_out_for_those_who_are_chosen(here: Store) -> None:
    put(here, ROUND)
    app = page(round="q1", part="ask")
    assert [each.label for each in app.get("download_button")] == ["Paper forms for 3"]
    app.radio(key="whom to ask q1").set_value("some").run()
    assert not app.get("download_button")
    app.multiselect(key="members q1").set_value(["a"]).run()
    assert [each.label for each in app.get("download_button")] == ["Paper forms for 1"]


def test_who_has_answered_and_a_link_withdrawn(here: Store, sealed: Sealed) -> None:
    put(here, ROUND)
    tokens = {uid: sealed.invite("q1", uid, ROUND.closes) for uid in "ab"}
    tokens["c"] = sealed.invite("q1", "c", ROUND.closes, "วิชัย")
    sealed.consent(tokens["b"])
    sealed.keep(tokens["c"], {("", "conditions.vision"): 3}, {})
    sealed.finish(tokens["c"])
    app = page(round="q1")
    (table,) = [each.value for each in app.dataframe]
    assert table[["name", "stage", "filled_by"]].values.tolist() == [
        ["ก", "not started", ""],
        ["ข", "started, no answers yet", ""],
        ["=ค", "finished", "วิชัย"],
    ]
    app.selectbox(key="withdraw q1").select("b").run()
    press(app, "Withdraw it")
    assert "The link of ข is withdrawn." in said(app)
    assert "1 of 2 have answered (50%)" in said(app)


def test_only_name_and_last_day_change_once_somebody_answered(here: Store, sealed: Sealed) -> None:
    put(here, ROUND)
    sealed.tell(sealed.invite("q1", "a", ROUND.closes), Told(voice="ตลาด"))
    app = page(round="q1", part="change")
    assert app.pills[0].disabled
    press(fill(app, "round q1", name="รอบหนึ่ง", closes="31/12/2599"), "Save")
    (made,) = rounds(here).values()
    assert (made.name, made.closes.year, made.asks) == ("รอบหนึ่ง", 2056, ASKED)


def test_a_round_is_closed_after_it_is_said_what_that_does(here: Store, sealed: Sealed) -> None:
    put(here, ROUND)
    sealed.tell(sealed.invite("q1", "a", ROUND.closes), Told((ToldTie("COOPERATE", "b"),)))
    sealed.invite("q1", "b", ROUND.closes)
    app = page(round="q1", part="close")
    assert "Fewer than three have answered" in " ".join(each.value for each in app.warning)
    (button,) = [each for each in app.button if each.key == "close round"]
    assert button.disabled
    app.checkbox(key="sure q1").check().run()
    app.button(key="close round").click().run()
    assert "Round “รอบแรก” is closed." in said(app)
    assert rounds(here)["q1"].closed == TODAY
    app = page()
    assert "Round “รอบแรก” closed on" in said(app)
    assert "1 of 2 answered" in said(app)


def closed(here: Store, sealed: Sealed, ago: int) -> dict[str, str]:
    """The links of a and b, in a round that closed so many days ago."""
    end = TODAY - timedelta(days=ago)
    put(here, replace(ROUND, opens=end, closes=end, closed=end, invited=("a", "b")))
    links = {uid: sealed.invite("q1", uid, end) for uid in "ab"}
    sealed.close("q1")
    return links


def test_the_links_of_a_closed_round_are_withdrawn_one_or_all(here: Store, sealed: Sealed) -> None:
    links = closed(here, sealed, 90)
    app = page(round="q1", part="who")
    assert "open each member's own page" in said(app)
    app.selectbox(key="withdraw q1").select("b").run()
    press(app, "Withdraw it")
    assert sealed.whose(links["a"]).actor == "a"
    with pytest.raises(Conflict):
        sealed.whose(links["b"])
    app.checkbox(key="sure q1").check().run()
    press(app, "Withdraw the 1 link")
    assert "All links of the round “รอบแรก” are withdrawn." in said(app)
    with pytest.raises(Conflict):
        sealed.whose(links["a"])
    assert not [each for each in app.button if each.key == "withdraw all"]


def test_links_that_have_ended_are_not_offered_to_be_withdrawn(here: Store, sealed: Sealed) -> None:
    closed(here, sealed, 91)
    app = page(round="q1", part="who")
    assert "The links of this round ended on" in said(app)
    assert "withdraw q1" not in [each.key for each in app.selectbox]


class Letters:
    def __init__(self) -> None:
        self.held: list[Any] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        self.held.append(envelope)
        return "250 OK"


@pytest.fixture
def post(free_port: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[Letters]:
    from aiosmtpd.controller import Controller

    letters = Letters()
    server = Controller(letters, hostname="127.0.0.1", port=free_port)
    monkeypatch.setenv("SAAN_SMTP", f"smtp://127.0.0.1:{free_port}")
    monkeypatch.setenv("SAAN_MAIL_FROM", "saan@example.org")
    monkeypatch.setenv("SAAN_MAIL_TO", "office@example.org")
    server.start()
    yield letters
    server.stop()


def test_each_member_with_an_address_gets_their_own_link(here: Store, post: Letters) -> None:
    put(here, ROUND)
    app = press(page(round="q1", part="ask"), "Make 3 links")
    made = links(app)
    press(app, "Send by e-mail")
    assert "Sent by e-mail to 1 of 3." in said(app)
    (letter,) = post.held
    assert letter.rcpt_tos == ["a@example.org"]
    read = message_from_bytes(letter.content, policy=default)
    assert read["subject"] == "สวนยาง asks for your view: รอบแรก"
    body = read.get_content()
    assert made["ก"] in body
    assert made["ข"] not in body


@pytest.mark.parametrize(
    "address",
    [{"round": "<script>"}, {"round": "q1", "part": "x"}, {"show": "x"}, {"known": "2026-01-01"}],
)
def test_the_page_stands_any_address(here: Store, address: dict[str, str]) -> None:
    put(here, ROUND)
    assert not page(**address).exception


def test_the_manager_fills_in_for_a_member_who_has_not_answered(
    here: Store, sealed: Sealed
) -> None:
    put(here, ROUND)
    before = sealed.invite("q1", "a", ROUND.closes)
    sealed.tell(sealed.invite("q1", "b", ROUND.closes), Told(voice="ตลาด"))
    app = page(round="q1")
    assert "learns every answer, the sealed scores too" in said(app)
    box = app.selectbox(key="fill q1")
    assert box.options == ["=ค", "ก"]
    box.select("a").run()
    press(app, "Make the link")
    (link,) = [each.proto.url for each in app.get("link_button")]
    token = link.removeprefix("/saan/ask/").removesuffix("?lang=en")
    assert (sealed.find(token).actor, sealed.find(token).filler) == ("a", "วิชัย")
    with pytest.raises(Conflict):
        sealed.find(before)
    sealed.tell(token, Told((ToldTie("none", "b"),)))
    app = page(round="q1")
    (table,) = [each.value for each in app.dataframe]
    assert dict(zip(table["name"], table["filled_by"], strict=True)) == {"ก": "วิชัย", "ข": ""}
    assert app.selectbox(key="fill q1").options == ["=ค"]


@pytest.mark.parametrize("first", [-1, 2])
def test_the_manager_tries_a_round_and_nothing_is_kept_of_it(
    here: Store, sealed: Sealed, tmp_path: Path, first: int
) -> None:
    put(here, replace(ROUND, opens=TODAY + timedelta(days=first)))
    app = page(round="q1", part="ask")
    assert "Nothing is kept" in said(app)
    app.selectbox(key="try q1").select("b").run()
    press(app, "Try it")
    (link,) = [each.proto.url for each in app.get("link_button")]
    token = link.removeprefix("/saan/ask/try/").removesuffix("?lang=en")
    assert trying.book(tmp_path, token).is_dir()
    assert sealed.invitations("q1") == []
    assert "has begun. It can be opened for an hour" in said(app)
    press(app, "Tried: hide the link")
    assert not app.get("link_button")


@pytest.mark.parametrize("days", [(1, 2), (-2, -1)])
def test_nobody_is_filled_in_for_before_a_round_opens_or_when_it_is_over(
    here: Store, days: tuple[int, int]
) -> None:
    opens, closes = (TODAY + timedelta(days=each) for each in days)
    put(here, replace(ROUND, opens=opens, closes=closes))
    assert "fill q1" not in [each.key for each in page(round="q1").selectbox]
