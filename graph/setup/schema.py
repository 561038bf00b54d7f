"""Lays a database out: what must be unique, and which schema it has; refuses one that lacks it."""

import io
import logging

from graph.base.errors import SchemaError
from graph.kinds import KINDS
from graph.store import Store
from graph.store.patient import Patient

log = logging.getLogger(__name__)

SCHEMA = 8

UNIQUE = frozenset(
    name for cls in KINDS.values() for name in (cls.declared.label, *cls.declared.relationships)
) - {""} | {"Answer", "Assessment", "Batch", "Change", "Journal"}
"""Labels and relationship types whose `uid` must be unique."""


def prepare(store: Store, mend: bool = False) -> None:
    """Lays a new database out, brings one of an earlier schema forward, and refuses one that is
    not as it should be, unless it may `mend` it.

    SchemaError where the schema is another, a constraint is missing, or none can be made.
    """
    found = Patient(store).rows("journal/state")[0]["schema"]
    if found is not None and type(found) is not int:
        raise SchemaError("setup.other", found=found, known=SCHEMA)
    if found is not None and found > SCHEMA:
        raise SchemaError("setup.later", found=found, known=SCHEMA)
    if found is None or found < SCHEMA or (mend and missing(store)):
        _install(store)
        store.write(lambda work: work.rows("setup/mark", schema=SCHEMA), "setup/mark")
        log.info("schema %d is in place", SCHEMA)
    check(store)


def behind(store: Store) -> bool:
    """Whether a database that holds something is of an earlier schema, and would be changed."""
    found = Patient(store).rows("journal/state")[0]["schema"]
    return type(found) is int and found < SCHEMA


def check(store: Store) -> None:
    """SchemaError where a constraint is missing or the schema is not this version's."""
    found = Patient(store).rows("journal/state")[0]["schema"]
    if found != SCHEMA:
        raise SchemaError("setup.other", found=found or 0, known=SCHEMA)
    lacking = missing(store)
    if lacking:
        raise SchemaError("setup.missing", names=", ".join(lacking))


def missing(store: Store) -> list[str]:
    """Labels and types whose uid the database does not hold unique, ascending."""
    constrained = {
        row["on"] for row in Patient(store).rows("setup/constraints") if row["property"] == "uid"
    }
    return sorted(UNIQUE - constrained)


def _install(store: Store) -> None:
    from neo4j.exceptions import Neo4jError
    from neomodel import db

    from graph.kinds.model import NODES

    db.set_connection(driver=store.driver)
    try:
        for node in NODES:
            db.install_labels(node, quiet=True, stdout=io.StringIO())
    except Neo4jError as error:
        raise SchemaError("setup.cannot", reason=error.message) from error
