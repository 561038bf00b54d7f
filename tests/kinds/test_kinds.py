"""What follows from the declarations of the kinds, and what they must say."""

from copy import deepcopy
from dataclasses import fields as dataclass_fields
from typing import get_type_hints

import pytest

from graph.base.words import knows
from graph.kinds import KINDS, Actor, Case, Records, Setting, Stake, Tie, declared, vocabulary
from graph.kinds.registry import (
    columns,
    dated,
    ends,
    fields,
    links,
    needed,
    optional,
    placed,
    references,
    roots,
    whole,
)

NAMED = set(roots()) - {"areas"}
"""Kinds to which rows refer by name; an area is found by its own rules."""

PREFIXES = """issues i, actors a, networks n, bases b, works w, members m, ties t, activities v,
contacts c, stakes k, plans p, lessons l, offers h, results r, promises y, ways u, mentors e,
interests j, rounds q, reported_ties z, findings f, distinct d,
postponements o, mappings g, settings s"""


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> dict:
    """The vocabulary, to be changed."""
    copy = deepcopy(vocabulary._data())
    monkeypatch.setattr(vocabulary, "_data", lambda: copy)
    vocabulary.tables.cache_clear()
    yield copy
    vocabulary.tables.cache_clear()


def test_a_kind_comes_after_those_it_refers_to() -> None:
    order = list(KINDS)
    for kind in KINDS:
        for field in references(kind).values():
            assert all(order.index(to) <= order.index(kind) for to in field.refers if to in KINDS)


def test_prefixes_of_uids_are_those_of_records_made_before() -> None:
    kept = dict(pair.split() for pair in PREFIXES.replace("\n", " ").split(","))
    assert {kind: p for kind in KINDS if (p := declared(kind).prefix)} == kept


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_a_node_or_a_relationship_between_two(kind: str) -> None:
    about = declared(kind)
    assert bool(about.label) != bool(about.relationships)
    assert bool(about.ends) == bool(about.relationships)
    assert set(placed(kind)) <= set(fields(kind))
    assert set(about.key) <= set(fields(kind))
    for name in about.ends or ():
        assert references(kind)[name].required
        assert name not in links(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_field_holds_is_its_type(kind: str) -> None:
    hints = get_type_hints(KINDS[kind])
    words = {"str": "text", "date": "day", "int": "whole", "float": "number", "bool": "flag"}
    for each in dataclass_fields(KINDS[kind]):
        plain = str(hints[each.name]).replace("<class '", "").replace("'>", "").split(" | ")[0]
        held = "texts" if plain.startswith("tuple") else words[plain.split(".")[-1]]
        assert fields(kind)[each.name].holds == held


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_its_words(kind: str) -> None:
    needed_words = [f"kinds.{kind}.many", f"kinds.{kind}.one"]
    if declared(kind).table and kind != "settings":  # those are set, not added
        needed_words.append(f"kinds.{kind}.exists")
    needed_words += [f"kinds.{kind}.none", f"kinds.{kind}.none_like"] * (kind in NAMED)
    assert [key for key in needed_words if not knows(key)] == []


def test_what_follows_from_a_declaration() -> None:
    assert ends("ties") == ("start", "end")
    assert ends("lessons") == ("network",)
    assert (whole("areas"), whole("issues"), whole("distinct")) == ("within", "part_of", None)
    assert roots() == ("areas", "issues", "actors", "networks", "activities", "rounds")
    links = ("bases", "works", "members", "ties", "stakes")
    assert dated() == ("actors", *links, "offers", "ways", "mentors", "interests")
    assert placed("ties") == ("type", "start", "end")
    assert placed("findings") == ()
    assert needed("stakes") == {"actor"}
    assert needed("activities") == {"date", "title", "participants"}
    assert needed("promises") == {"text", "who"}
    assert needed("results") == {"text"}
    assert needed("settings") == {"name", "value"}
    assert optional("stakes")[:3] == ("groups", "influence", "interest")
    assert columns("ties")["from"].name == "start"
    assert columns("areas")["code"].name == "uid"


def test_records_are_given_by_class_and_by_name() -> None:
    one = Actor(uid="a", name="ป้อม", kind="person")
    held = Records(actors={"a": one})
    assert held.of(Actor)["a"].name == "ป้อม"
    assert held.of("actors") == held.of(Actor)
    assert (held.of(Tie), held.of("settings")) == ({}, {})
    assert held == Records(actors={"a": one})
    assert held.replaced(actors={}) == Records()
    with pytest.raises(TypeError, match="persons"):
        Records(persons={})


def test_a_declared_column_without_words_is_named(words: dict) -> None:
    del words["kinds"]["stakes"]["columns"]["influence"]
    with pytest.raises(LookupError, match=r"stakes\.influence"):
        vocabulary.tables()


def test_a_column_that_is_not_declared_is_named(words: dict) -> None:
    words["kinds"]["ties"]["columns"]["no such column"] = ["ช่องทาง"]
    with pytest.raises(LookupError, match=r"ties\.no such column"):
        vocabulary.tables()


def test_a_table_and_a_value_without_words_are_named(words: dict) -> None:
    del words["kinds"]["lessons"]
    del words["fields"]["sector"]["values"]["academia"]
    with pytest.raises(LookupError, match=r"\[kinds\.lessons\].*actors\.sector: academia"):
        vocabulary.tables()


@pytest.mark.parametrize("field", ["what", "sort", "figure", "kept", "matter", "basis"])
def test_a_value_is_read_in_the_words_that_stand_for_it(field: str) -> None:
    for value, thai in vocabulary.values(field).items():
        for word in (thai, value, vocabulary.said(field, value, "en")):
            assert vocabulary.read_word(field, word).value == value


def test_what_the_program_keeps_for_itself_has_no_table() -> None:
    without = [kind for kind in KINDS if not declared(kind).table]
    ours = ["findings", "distinct", "postponements", "mappings"]
    assert without == ["rounds", "reported_ties", *ours]
    assert not set(without) & set(vocabulary.tables())
    assert Case.declared.label == "Finding"
    assert Setting.declared.uid_column == "name"
    assert Stake.declared.modules.format("save") == "stakeholders/save"


@pytest.mark.parametrize("kind", [each for each in KINDS if declared(each).table])
def test_a_day_that_tables_hold_has_a_precision(kind: str) -> None:
    days = {each.name for each in columns(kind).values() if each.holds == "day"}
    assert {f"{name}_precision" for name in days} <= fields(kind).keys()
