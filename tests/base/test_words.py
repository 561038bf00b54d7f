"""Every sentence in both languages, with the same facts in it."""

import re

import pytest

from graph.base import words
from graph.base.texts import alphabetical
from graph.base.words import Reader, say, speak_to, speaking, texts
from tests.support.places import ROOT

THAI = re.compile(r"[\u0e00-\u0e7f]")
COMMAND = re.compile(r"\bsaan [a-z]|(?<![\w-])--[a-z]")
TYPED = (
    *("cli.", "backup.", "fresh.", "export.", "server.check.", "server.log_cut", "pages.serve."),
    *("duplicates.found", "duplicates.merged", "edit.since_when", "edit.several_open"),
    *("edit.say_yes", "edit.written", "graphs.mapping.written", "past.told_empty"),
    *("journal.nothing_found", "journal.taken_back", "journal.head_of_verify"),
    *("store.no_module", "store.missing_parameter"),
)
"""What only the command line and files say."""


def test_both_languages_tell_the_same_facts() -> None:
    facts = {
        key: {lang: set(re.findall(r"{(\w+)", text)) for lang, text in entry.items()}
        for key, entry in texts().items()
    }
    assert len(facts) > 2_000
    whole = ({"th", "en"}, {"th", "en", "page_th", "page_en"})
    assert [key for key, found in facts.items() if set(found) not in whole] == []
    assert [key for key, found in facts.items() if found["th"] != found["en"]] == []
    of_pages = {key: found for key, found in facts.items() if "page_th" in found}
    assert len(of_pages) > 30
    assert [k for k, found in of_pages.items() if found["page_th"] != found["page_en"]] == []
    assert [k for k, found in of_pages.items() if not found["page_th"] <= found["th"]] == []


def test_no_sentence_of_a_page_names_a_command() -> None:
    naming = {
        key
        for key, entry in texts().items()
        for lang in ("th", "en")
        if COMMAND.search(entry.get(f"page_{lang}", entry[lang])) and not key.startswith(TYPED)
    }
    assert naming == set()


def test_the_reader_of_a_page_is_told_of_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_reader", Reader)
    assert "`saan actors`" in say("duplicates.no_actor", "en", text="x")
    speak_to(lambda: Reader("en", on_page=True))
    assert say("duplicates.no_actor", text="x").endswith("The page Partners lists them.")
    with speaking("th"):
        assert say("duplicates.no_actor", text="x").endswith("ดูรายการในหน้าภาคี")


def test_english_is_english() -> None:
    asides = ("language", "names", "script")
    mixed = {
        key
        for key, entry in texts().items()
        if THAI.search(entry["en"]) and not key.startswith(asides) and "example" not in key
    }
    quoting = {key for key in mixed if re.search(r"[“\"'(`«]", texts()[key]["en"])}
    assert mixed == quoting


def test_every_sentence_that_is_asked_for_is_there() -> None:
    root = ROOT
    asked = re.compile(
        r"""(?:say|SaanError|Misuse|NotFound|ServerError|Unreachable|SchemaError|
        Conflict|DataError)\(\s*["']([a-z_0-9.]+)["'][,)]""",
        re.VERBOSE,
    )
    for path in [*root.glob("graph/**/*.py"), *root.glob("dashboards/**/*.py")]:
        for key in asked.findall(path.read_text("utf-8")):
            assert key in texts(), f"{path.name}: {key}"


def test_the_language_is_thai_unless_said_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SAAN_LANG", raising=False)
    assert THAI.search(say("cli.saan"))
    with speaking("en"):
        assert say("cli.saan").startswith("Saan")
    monkeypatch.setenv("SAAN_LANG", "en")
    assert say("cli.saan").startswith("Saan")


def test_one_is_told_as_one_and_thousands_stand_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = {"th": "{count} คู่", "en": "{count} {count:pair is|pairs are} due on port {port}"}
    monkeypatch.setattr(words, "texts", lambda: {"a": entry})
    assert say("a", "en", count=1, port=7687) == "1 pair is due on port 7687"
    assert say("a", "en", count="1", port=1) == "1 pair is due on port 1"
    assert say("a", "en", count=1998, port=1) == "1,998 pairs are due on port 1"
    assert say("a", "th", count=1998, port=1) == "1,998 คู่"


def test_names_stand_in_the_order_of_a_thai_dictionary() -> None:
    words = ["กา", "เกา", "แก้ว", "ขา", "เขา", "ป่า", "ปาก", "ป้า", "ปา", "Alpha", "beta"]
    assert sorted(words, key=alphabetical) == [
        *("Alpha", "beta", "กา", "เกา", "แก้ว", "ขา", "เขา"),
        *("ปา", "ป่า", "ป้า", "ปาก"),
    ]
