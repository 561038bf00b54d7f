"""JSON comes in: Saan's own field by field, lists of objects as tables; each fault by its path."""

import json
from dataclasses import fields as dataclass_fields
from pathlib import Path
from typing import Any

import pytest

from graph.intake import Plan, plan, read
from graph.journal.fingerprint import fingerprint
from graph.kinds import KINDS, Actor, Records, Stake, Tie
from graph.kinds.registry import fields
from graph.setup.schema import SCHEMA
from tests.support.networks import known_of

SAAN = {"format": 1, "schema": SCHEMA}
A = {"uid": "a", "name": "ก", "kind": "person"}
B = {"uid": "b", "name": "ข", "kind": "group"}
TIE = {"uid": "t", "type": "COOPERATE", "start": "a", "end": "b"}


def loaded(folder: Path, value: Any, known: Records | None = None, **options: Any) -> Plan:
    """The plan for a JSON file."""
    path = folder / "net.json"
    path.write_text(json.dumps(value, ensure_ascii=False), "utf-8")
    return plan(read([path]), known or Records(), **options)


def told(made: Plan, severity: str = "error") -> list[tuple[str | None, str]]:
    """(path, key) of each problem."""
    return [(p.column, p.key) for p in made.problems if p.severity == severity]


def held(made: Plan) -> Records:
    return known_of([change.after for change in made.changes])  # type: ignore[misc]


def test_a_document_is_read_to_records(tmp_path: Path) -> None:
    dated = TIE | {"since": "2020-01-01", "since_precision": "year", "stated": False, "trust": 3}
    made = loaded(tmp_path, {"saan": SAAN, "actors": [A, B], "ties": [dated]})
    assert not made.refused
    assert made.counts["actors"] == {"created": 2, "changed": 0, "ended": 0, "same": 0}
    tie = held(made).of(Tie)["t"]
    assert (str(tie.since), tie.since_precision, tie.stated) == ("2020-01-01", "year", False)
    assert repr(tie.trust) == "3.0"
    assert held(made).of(Actor)["b"].kind == "group"


def test_the_same_document_again_changes_nothing_and_what_it_lacks_stays(tmp_path: Path) -> None:
    first = {"saan": SAAN, "actors": [A | {"sector": "people", "note": "น"}, B], "ties": [TIE]}
    known = held(loaded(tmp_path, first))
    again = loaded(tmp_path, first, known)
    assert again.changes == []
    assert again.counts["ties"]["same"] == 1
    later = {"saan": SAAN, "actors": [A | {"sector": "academia", "note": None}]}
    made = loaded(tmp_path, later, known)
    assert made.counts["actors"] == {"created": 0, "changed": 1, "ended": 0, "same": 0}
    (change,) = made.changes
    assert (change.after.sector, change.after.note) == ("academia", "น")  # type: ignore[union-attr]
    ended = {"saan": SAAN, "ties": [TIE | {"until": "2021-01-01", "until_precision": "year"}]}
    assert loaded(tmp_path, ended, known).counts["ties"]["ended"] == 1


@pytest.mark.parametrize(
    ("kind", "fields", "path", "key"),
    [
        ("actors", {"name": 7}, "actors[0].name", "documents.not_a.text"),
        ("actors", {"name": None}, "actors[0].name", "documents.required"),
        ("actors", {"name": " \u200b "}, "actors[0].name", "documents.required"),
        ("actors", {"name": "ก" * 501}, "actors[0].name", "intake.cell.too_long"),
        ("actors", {"kind": "robot"}, "actors[0].kind", "intake.word.unknown"),
        ("actors", {"aliases": "x"}, "actors[0].aliases", "documents.not_a.texts"),
        ("actors", {"aliases": ["x", {}]}, "actors[0].aliases", "documents.not_a.text"),
        ("actors", {"extra": ["x"]}, "actors[0].extra", "documents.extra"),
        ("actors", {"since": "2020"}, "actors[0].since", "documents.not_a.day"),
        ("actors", {"since": "2020-02-30"}, "actors[0].since", "documents.not_a.day"),
        ("actors", {"since": "3020-01-01"}, "actors[0].since", "documents.not_a.day"),
        ("actors", {"since": 20200101}, "actors[0].since", "documents.not_a.day"),
        ("actors", {"since_precision": "week"}, "actors[0].since_precision", "intake.word.unknown"),
        (
            "actors",
            {"since": "2021-01-01", "until": "2021-01-01"},
            "actors[0].until",
            "intake.date.end_before_start",
        ),
        ("ties", {"type": "FRENEMIES"}, "ties[0].type", "intake.word.unknown"),
        ("ties", {"type": "loose"}, "ties[0].type", "intake.word.unknown"),
        ("ties", {"trust": 5}, "ties[0].trust", "intake.number.range"),
        ("ties", {"trust": "3"}, "ties[0].trust", "documents.not_a.number"),
        ("ties", {"frequency": True}, "ties[0].frequency", "documents.not_a.number"),
        ("ties", {"frequency": 1e999}, "ties[0].frequency", "intake.number.range"),
        ("ties", {"mutual": "yes"}, "ties[0].mutual", "documents.not_a.flag"),
        ("ties", {"end": "a"}, "ties[0].end", "intake.tie.self"),
        ("ties", {"end": "zz9"}, "ties[0].end", "documents.loose_end"),
        ("ties", {"about": "rice"}, "ties[0].about", "documents.loose_end"),
        ("ties", {"through": "a"}, "ties[0].through", "intake.tie.through_end"),
        ("ties", {"type": "COLLABORATE", "stated": False}, "ties[0].stated", "documents.loose"),
    ],
)
def test_a_faulty_field_is_told_by_its_path(
    kind: str, fields: dict[str, Any], path: str, key: str, tmp_path: Path
) -> None:
    document: dict[str, Any] = {"saan": SAAN, "actors": [A, B], "ties": [TIE]}
    document[kind] = [document[kind][0] | fields, *document[kind][1:]]
    text = json.dumps(document).replace("Infinity", "1e999")
    (tmp_path / "net.json").write_text(text, "utf-8")
    made = plan(read([tmp_path / "net.json"]), Records())
    assert made.refused
    assert made.changes == []
    assert (path, key) in told(made)


@pytest.mark.parametrize(
    ("value", "path", "key"),
    [
        ({"saan": {}}, None, "documents.no_format"),
        ({"saan": {"format": True, "schema": 1}}, None, "documents.no_format"),
        ({"saan": {"format": 2, "schema": 1}}, None, "documents.later"),
        ({"saan": {"format": 1, "schema": SCHEMA + 1}}, None, "documents.later"),
        ({"saan": SAAN, "actors": {}}, "actors", "documents.not_array"),
        ({"saan": SAAN, "actors": [A, 7]}, "actors[1]", "documents.not_object"),
        ({"saan": SAAN, "actors": [A, A]}, "actors[1].uid", "documents.uid_twice"),
        ({"actors": [[]]}, "actors[0]", "documents.not_object"),
        (
            {"actors": [{"id": "a", "name": {"x": 1}, "kind": "person"}]},
            "actors[0].name",
            "documents.nested",
        ),
        ({"x": 1}, None, "documents.no_arrays"),
        ("x", None, "documents.no_arrays"),
        ({"actors": []}, None, "documents.no_arrays"),
        (
            {"actors": [{"id": "a", "name": "", "kind": "person"}]},
            "actors[0].name",
            "intake.cell.required",
        ),
        ({"actors": [{"id": "a", "name": "ก"}]}, None, "intake.sheet.missing_columns"),
    ],
)
def test_a_document_of_the_wrong_form_is_a_sentence(
    value: Any, path: str | None, key: str, tmp_path: Path
) -> None:
    made = loaded(tmp_path, value)
    assert made.refused
    assert (path, key) in told(made)
    for problem in made.problems:
        assert problem.text("th") != problem.text("en")


def test_of_a_list_full_of_faults_the_first_are_told(tmp_path: Path) -> None:
    made = loaded(tmp_path, {"saan": SAAN, "actors": [{"uid": str(n)} for n in range(5_000)]})
    assert told(made)[-1] == ("actors[101]", "documents.too_faulty")
    assert len(told(made)) == 203
    assert len(told(loaded(tmp_path, {"actors": [A, *range(5_000)]}))) == 200


def test_unknown_and_reserved_keys_are_dropped_and_named(tmp_path: Path) -> None:
    owner = A | {"owner": "admin", "__proto__": {"x": 1}, "version": 9}
    made = loaded(tmp_path, {"saan": SAAN, "actors": [owner], "users": [1], "batches": []})
    assert not made.refused
    named = [p.text("en") for p in made.problems if p.key == "documents.unknown_keys"]
    assert len(named) == 2
    assert all(key in " ".join(named) for key in ("owner", "__proto__", "version", "users"))
    (change,) = made.changes
    assert not hasattr(change.after, "owner")


def test_a_document_that_was_changed_says_so(tmp_path: Path) -> None:
    known = held(loaded(tmp_path, {"saan": SAAN, "actors": [A, B]}))
    sealed = {"saan": SAAN | {"fingerprint": fingerprint(known)}, "actors": [A, B]}
    assert told(loaded(tmp_path, sealed), "warning") == []
    sealed["actors"] = [A | {"name": "ค"}, B]
    made = loaded(tmp_path, sealed)
    assert not made.refused
    assert told(made, "warning") == [(None, "documents.changed")]


def test_a_known_id_with_another_name_needs_update(tmp_path: Path) -> None:
    known = held(loaded(tmp_path, {"saan": SAAN, "actors": [A, B]}))
    other = {"saan": SAAN, "actors": [A | {"name": "คนใหม่"}]}
    assert told(loaded(tmp_path, other, known)) == [("actors[0].name", "intake.row.other_name")]
    assert not loaded(tmp_path, other, known, update=True).refused


def test_a_circle_of_issues_is_told(tmp_path: Path) -> None:
    issues = [
        {"uid": "i", "name": "ก", "part_of": "j"},
        {"uid": "j", "name": "ข", "part_of": "i"},
    ]
    made = loaded(tmp_path, {"saan": SAAN, "issues": issues})
    assert ("issues[0].part_of", "documents.circle") in told(made)


def test_what_depends_on_a_faulty_record_is_left_out_with_it(tmp_path: Path) -> None:
    stake = {"uid": "k", "actor": "a", "network": "gone"}
    value = {"saan": SAAN, "actors": [A, B], "ties": [TIE | {"through": "gone"}], "stakes": [stake]}
    made = loaded(tmp_path, value, take_sound=True)
    assert sorted(held(made).of(Actor)) == ["a", "b"]
    assert not held(made).of(Tie)
    assert not held(made).of(Stake)


def test_lists_of_objects_are_tables(tmp_path: Path) -> None:
    value = {
        "actors": [
            {"id": "007", "name": "ก", "kind": "คน", "aliases": ["x;y", "z"], "since": 2566},
            {"id": 8, "name": "NA", "kind": "group", "sector": None},
        ],
        "ties": [{"from": "007", "to": "8", "type": "หลวม", "mutual": True, "trust": 2.5}],
    }
    made = loaded(tmp_path, value)
    assert not made.refused
    known = held(made)
    assert known.of(Actor)["007"].aliases == ("x;y", "z")
    assert str(known.of(Actor)["007"].since) == "2023-01-01"
    assert known.of(Actor)["8"].name == "NA"
    (tie,) = known.of(Tie).values()
    assert (tie.stated, tie.mutual, tie.trust) == (False, True, 2.5)
    assert loaded(tmp_path, value, known).changes == []


def test_a_list_alone_is_a_table_too(tmp_path: Path) -> None:
    made = loaded(tmp_path, [{"id": "a", "name": "ก", "kind": "person"}])
    assert list(held(made).of(Actor)) == ["a"]
    wrong = loaded(tmp_path, [{"id": "a", "name": "ก", "kind": "spaceship"}])
    assert told(wrong) == [("[0].kind", "intake.word.unknown")]


def test_every_field_of_every_record_has_a_shape() -> None:
    for kind, cls in KINDS.items():
        assert set(fields(kind)) == {field.name for field in dataclass_fields(cls)}
    assert fields("ties")["mutual"].holds == "flag"
    assert fields("activities")["minutes"].holds == "whole"
    assert fields("activities")["participants"].holds == "texts"
    assert fields("plans")["due"].holds == "day"
    assert fields("ties")["trust"].holds == "number"
    assert fields("ties")["start"].required
    assert not fields("ties")["stated"].required
