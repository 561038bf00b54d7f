"""The layout of the database, and that model, records and Cypher say the same."""

import re
from dataclasses import fields

import pytest

from graph.base.errors import SchemaError
from graph.kinds import KINDS, declared
from graph.kinds.model import LABELLED, NODES
from graph.kinds.registry import placed
from graph.setup import schema
from graph.store import Store, catalogue

UNIQUE = """Activity Actor Answer Area Assessment BASED_IN Batch COLLABORATE COOPERATE COORDINATE
Change Contact DISTINCT_FROM Finding Interest Issue Journal Lesson MEMBER_OF MENTORS Mapping
Network Offer PUT_OFF PlanStep Promise ReportedTie Result Round STAKE_IN Setting
WORKS_ON Way"""


def model_labels() -> set[str]:
    return {node.__label__ for node in LABELLED}


def model_relations() -> dict[str, type | None]:
    found: dict[str, type | None] = {}
    for node in NODES:
        for _, relation in node.defined_properties(properties=False, aliases=False).items():
            found[relation.definition["relation_type"]] = relation.definition["model"]
    return found


def test_what_must_be_unique_is_what_the_model_declares() -> None:
    with_uid = {name for name, rel in model_relations().items() if rel is not None}
    assert set(schema.UNIQUE) == {node.__label__ for node in NODES} | with_uid
    assert (schema.SCHEMA, set(schema.UNIQUE)) == (8, set(UNIQUE.split())), (
        "another list, another 8"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_record_is_a_property_of_the_model(kind: str) -> None:
    names = {field.name for field in fields(KINDS[kind])} - set(placed(kind))
    about = declared(kind)
    owners = [node for node in NODES if node.__label__ == about.label]
    owners += [model_relations()[type_] for type_ in about.relationships]
    assert owners
    for owner in owners:
        assert names <= set(owner.defined_properties(rels=False, aliases=False))


@pytest.mark.parametrize("name", sorted(catalogue()))
def test_every_label_and_type_in_a_module_is_declared_by_the_model(name: str) -> None:
    cypher = catalogue()[name].cypher
    if cypher.startswith("SHOW"):
        return
    cypher = re.sub(r"'[^']*'", "", cypher)
    types = set()
    for inside in re.findall(r"\[\w*:([A-Z_|]+)", cypher):
        types |= set(inside.split("|"))
    labels = set()
    for inside in re.findall(r"(?:\(\w*|\b[a-z]\w*):([A-Z][a-z]\w*(?:[:|][A-Z][a-z]\w*)*)", cypher):
        labels |= set(re.split(r"[:|]", inside))
    assert types <= set(model_relations())
    assert labels <= model_labels()


PARTS_OF_DATES = {"year", "month", "day", "seconds"}


@pytest.mark.parametrize("name", sorted(catalogue()))
def test_every_property_in_a_module_is_declared_by_the_model(name: str) -> None:
    cypher = re.sub(r"'[^']*'", "", catalogue()[name].cypher)
    known = {"_lock"} | PARTS_OF_DATES
    for owner in [*NODES, *(rel for rel in model_relations().values() if rel is not None)]:
        known |= set(owner.defined_properties(rels=False, aliases=False))
    used = re.findall(r"(?<![$\w])([a-z]\w*)\.(\w+)", cypher)
    plain = {prop for variable, prop in used if variable not in ("row", "dbms", "duration")}
    assert plain <= known


def test_a_database_that_lacks_a_constraint_is_refused_and_mended(store: Store) -> None:
    with store.driver.session() as session:
        session.run("DROP CONSTRAINT constraint_unique_Actor_uid").consume()
    assert schema.missing(store) == ["Actor"]
    with pytest.raises(SchemaError, match="Actor"):
        schema.prepare(store)
    schema.prepare(store, mend=True)
    schema.prepare(store)


def test_constraints_that_cannot_be_made_are_a_sentence(store: Store) -> None:
    with store.driver.session() as session:
        session.run("DROP CONSTRAINT constraint_unique_Issue_uid").consume()
        session.run("CREATE (:Issue {uid: 'twice'}), (:Issue {uid: 'twice'})").consume()
    try:
        with pytest.raises(SchemaError) as refused:
            schema.prepare(store, mend=True)
        assert refused.value.key == "setup.cannot"
    finally:
        with store.driver.session() as session:
            session.run("MATCH (i:Issue) DETACH DELETE i").consume()
        schema.prepare(store, mend=True)


def test_a_database_of_an_earlier_schema_is_brought_forward(store: Store) -> None:
    with store.driver.session() as session:
        session.run("DROP CONSTRAINT constraint_unique_Mapping_uid").consume()
    store.write(lambda work: work.rows("setup/mark", schema=1))
    schema.prepare(store)
    assert schema.missing(store) == []
    assert store.rows("journal/state")[0]["schema"] == 8


def test_a_database_of_a_later_schema_is_refused(store: Store) -> None:
    store.write(lambda work: work.rows("setup/mark", schema=schema.SCHEMA + 1))
    with pytest.raises(SchemaError):
        schema.prepare(store)
    store.write(lambda work: work.rows("setup/mark", schema=schema.SCHEMA))


def test_a_form_writes_what_a_module_reads(store: Store) -> None:
    """neomodel's single-object writes and the modules share one graph."""
    from datetime import date

    from neomodel import db

    from graph.kinds import model

    db.set_connection(driver=store.driver)
    model.Person(uid="p1", name="สมชาย", kind="person", since=date(2020, 1, 2)).save()
    (row,) = store.rows("actors/profile", uid="p1", on=date(2021, 1, 1))
    assert (row["name"], row["since"]) == ("สมชาย", date(2020, 1, 2))
    assert model.Person.nodes.get(uid="p1").since == date(2020, 1, 2)
