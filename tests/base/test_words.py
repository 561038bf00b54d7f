"""Every sentence in both languages, with the same facts in it."""

import re

import pytest

from graph.base.texts import alphabetical
from graph.base.words import say, speaking, texts
from tests.support.places import ROOT

THAI = re.compile(r"[\u0e00-\u0e7f]")


def test_both_languages_tell_the_same_facts() -> None:
    facts = {
        key: {lang: set(re.findall(r"{(\w+)", text)) for lang, text in entry.items()}
        for key, entry in texts().items()
    }
    assert len(facts) > 2_000
    assert [key for key, found in facts.items() if set(found) != {"th", "en"}] == []
    assert [key for key, found in facts.items() if found["th"] != found["en"]] == []


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


def test_names_stand_in_the_order_of_a_thai_dictionary() -> None:
    words = ["กา", "เกา", "แก้ว", "ขา", "เขา", "ป่า", "ปาก", "ป้า", "ปา", "Alpha", "beta"]
    assert sorted(words, key=alphabetical) == [
        *("Alpha", "beta", "กา", "เกา", "แก้ว", "ขา", "เขา"),
        *("ปา", "ป่า", "ป้า", "ปาก"),
    ]
