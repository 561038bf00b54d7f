"""Rounds by the command: begun, links made, who answered, closed."""

from collections.abc import Callable
from datetime import date
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from graph.conditions.recording import rounds
from graph.conditions.sealed import Sealed
from graph.conditions.told import Told, ToldTie
from graph.kinds import Contact, ManagedNetwork, Membership
from graph.store import Store
from tests.conditions.test_page import Letters, post
from tests.support.command import answer, saan
from tests.support.made import actor, put

__all__ = ["post"]

Ask = Callable[..., Any]


@pytest.fixture
def ask(
    given: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Ask:
    monkeypatch.setenv("SAAN_HOME", str(tmp_path))
    monkeypatch.setenv("SAAN_USER", "วิชัย")
    put(
        given,
        ManagedNetwork(uid="n", name="สวนยาง"),
        *(actor(uid, name=name) for uid, name in zip("abc", ("ก", "=ข", "ค"), strict=True)),
        *(Membership(uid=f"m{uid}", member=uid, of="n") for uid in "ab"),
    )
    return lambda *words: answer(capsys, "--lang", "en", "round", *words)


def test_a_round_from_its_beginning_to_its_end(
    ask: Ask, given: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask() == []
    days = ("--opens", "1/1/2560", "--closes", "31/12/2599")
    assert ask("new", "รอบแรก", *days, "--ask", "ties", "--ask", "trust") == {"batch": "b2"}
    (made,) = rounds(given).values()
    assert (made.asks, made.network, made.closes.year) == (("ties", "trust"), "n", 2056)
    slips = tmp_path / "slips.html"
    found = ask("ask", "รอบแรก", "--address", "https://saan.example/", "--slips", str(slips))
    assert [(each["member"], each["name"]) for each in found] == [("b", "=ข"), ("a", "ก")]
    links = {each["member"]: each["link"] for each in found}
    assert links["a"].startswith("https://saan.example/saan/ask/")
    assert links["a"].endswith("?lang=en")
    page = slips.read_text("utf-8")
    assert slips.stat().st_mode & 0o77 == 0
    assert page.count("<svg viewBox=") == 2
    assert links["a"] in page
    assert "=ข" in page
    assert ask("ask", made.uid) == []
    sealed = Sealed(tmp_path)
    token = links["a"].split("/")[-1].removesuffix("?lang=en")
    sealed.tell(token, Told((ToldTie("COOPERATE", "b"),)))
    (again,) = ask("ask", made.uid, "--again")
    assert (again["member"], again["link"] == links["b"]) == ("b", False)
    assert [(each["name"], each["stage"]) for each in ask("who", made.uid)] == [
        ("ก", "begun"),
        ("=ข", "asked"),
    ]
    assert saan("round", "withdraw", made.uid, "--member", "b") == 0
    assert [each["stage"] for each in ask("who", made.uid)] == ["begun", "withdrawn"]
    (row,) = ask("list", "--network", "สวนยาง")
    assert (row["state"], row["answered"], row["asked"]) == ("open", 1, 1)
    assert saan("round", "close", made.uid) == 2
    assert ask("close", made.uid, "--yes") == {"batch": "b3"}
    assert ask("close", made.uid, "--yes") == {"batch": None}
    assert ask()[0]["state"] == "closed"
    capsys.readouterr()
    assert saan("round", "ask", made.uid, "--again") == 0


def test_a_round_is_tried_filled_in_and_printed(ask: Ask, tmp_path: Path) -> None:
    ask("new", "รอบ", "--closes", "31/12/2599")
    sealed, made = Sealed(tmp_path), ask()[0]["uid"]
    (tried,) = ask("try", "รอบ", "--address", "https://saan.example")
    assert tried["member"] == "b"  # by name the first
    assert tried["link"].startswith("https://saan.example/saan/ask/try/")
    assert ask("try", "รอบ", "--member", "ก")[0]["member"] == "a"
    assert sealed.invitations(made) == []
    (fill,) = ask("fill", "รอบ", "--member", "ก")
    token = fill["link"].removeprefix("/saan/ask/").removesuffix("?lang=en")
    assert (sealed.find(token).actor, sealed.find(token).filler) == ("a", "วิชัย")
    sealed.tell(token, Told((ToldTie("COOPERATE", "b"),)))
    assert [(e["member"], e["filled_by"]) for e in ask("who", "รอบ")] == [("a", "วิชัย")]
    assert ask("fill", "รอบ", "--member", "ก") == []
    forms = tmp_path / "forms.html"
    assert saan("round", "paper", "รอบ", "--to", str(forms)) == 0
    assert forms.stat().st_mode & 0o77 == 0
    page = forms.read_text("utf-8")
    assert "=ข" in page
    assert page.count("<article") == 1, "the other has answered"
    assert saan("round", "paper", "รอบ", "--to", str(forms)) == 2
    sealed.tell(sealed.invite(made, "b", date(2056, 12, 31)), Told(voice="ตลาด"))
    assert saan("round", "paper", "รอบ", "--to", str(tmp_path / "none.html")) == 1
    assert not (tmp_path / "none.html").exists()
    both = ("--member", "a", "--member", "b", "--force")
    assert saan("round", "paper", "รอบ", "--to", str(forms), *both) == 0
    assert forms.read_text("utf-8").count("<article") == 2


def test_links_go_by_mail_to_those_with_an_address(
    ask: Ask, given: Store, post: Letters, capsys: pytest.CaptureFixture[str]
) -> None:
    put(given, Contact(uid="c1", actor="a", name="ก", email="a@example.org"))
    ask("new", "รอบ")
    capsys.readouterr()
    words = ("--lang", "en", "round", "ask", "รอบ", "--mail", "--address", "https://saan.example")
    assert saan(*words) == 0
    told = capsys.readouterr()
    assert "Sent by e-mail to 1 of 2" in told.err
    (letter,) = post.held
    assert letter.rcpt_tos == ["a@example.org"]
    body = message_from_bytes(letter.content, policy=default).get_content()
    assert "https://saan.example/saan/ask/" in body
    assert saan(*words) == 0
    assert len(post.held) == 1, "nobody is left"


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("new",), 2, "Name the round"),
        (("new", " "), 1, "Give the round a name"),
        (("new", "x", "--closes", "1/1/2550"), 1, "It can't close before it opens"),
        (("new", "x", "--ask", "weather"), 1, "at least one thing"),
        (("new", "x", "--opens", "someday"), 2, "someday"),
        (("ask", "<script>"), 1, "There is no round “<script>”"),
        (("ask", "รอบ", "--member", "c"), 1, "“c” is no member"),
        (("ask", "รอบ", "--slips", "x.html"), 2, "--address"),
        (("ask", "รอบ", "--mail"), 2, "--address"),
        (("ask", "รอบ", "--mail", "--address", "https://x.example"), 2, "SAAN_SMTP"),
        (("fill", "รอบ"), 2, "one member"),
        (("fill", "รอบ", "--member", "a", "--member", "b"), 2, "one member"),
        (("fill", "รอบ", "--member", "c"), 1, "“c” is no member"),
        (("try", "รอบ", "--member", "c"), 1, "“c” is no member"),
        (("paper", "รอบ"), 2, "--to"),
        (("withdraw", "รอบ"), 2, "--member"),
        (("withdraw", "รอบ", "--member", "a"), 1, "“a” is no member"),
        (("list", "--network", "ป่า"), 1, "ป่า"),
    ],
)
def test_what_cannot_be_is_a_sentence_with_its_code(
    ask: Ask, words: tuple[str, ...], code: int, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ask("new", "รอบ")
    assert saan("--lang", "en", "round", *words) == code
    assert sentence in capsys.readouterr().err


def test_nobody_is_filled_in_for_before_a_round_opens(
    ask: Ask, capsys: pytest.CaptureFixture[str]
) -> None:
    ask("new", "รอบ", "--opens", "1/1/2599", "--closes", "31/12/2599")
    assert saan("--lang", "en", "round", "fill", "รอบ", "--member", "a") == 1
    assert "not open today" in capsys.readouterr().err
    assert len(ask("try", "รอบ")) == 1


def test_links_as_a_table_disarm_formulas(ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    ask("new", "รอบ")
    capsys.readouterr()
    assert saan("round", "ask", "รอบ", "-f", "csv") == 0
    assert "b,'=ข,/saan/ask/" in capsys.readouterr().out
