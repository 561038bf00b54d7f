"""Every Cypher module: declared as it is used, read or write as it says, no unknown word."""

import re
from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest

from graph import server
from graph.store import Store, catalogue, module
from graph.store.catalogue import ModuleError, _load
from tests.support.places import ROOT

NAMES = sorted(catalogue())
VALID = re.compile(
    r"\((\w+)\.since IS NULL OR \1\.since <= \$on\) AND "
    r"\(\1\.until IS NULL OR \1\.until > \$on\)"
)


@pytest.mark.parametrize("name", NAMES)
def test_a_module_says_what_it_is_for(name: str) -> None:
    found = module(name)
    assert found.purpose.endswith(".")
    assert found.answers.endswith("?")
    assert found.columns
    assert all(parameter.text for parameter in found.parameters)


def test_what_gives_personal_data_says_so() -> None:
    """Fields of contacts, and rows of the journal, whose texts are whole records."""
    gives = {
        name
        for name in NAMES
        if re.search(r":Contact|REACHED_AT|befores|properties\(c\) AS kept", module(name).cypher)
        and not module(name).writes
    }
    counts = {"governance/personal_basis", "governance/personal_basis_all"}
    assert {name for name in NAMES if module(name).personal} == gives - counts


@pytest.mark.parametrize("name", NAMES)
def test_the_server_sees_the_declared_columns_and_the_declared_mode(
    name: str, prepared: Store
) -> None:
    found = module(name)
    with prepared.driver.session() as session:
        if found.cypher.startswith("SHOW"):
            assert session.run(found.cypher).keys() == [c.name for c in found.columns]
            return
        nothing = dict.fromkeys((p.name for p in found.parameters), None)
        result = session.run(f"EXPLAIN {found.cypher}", nothing)
        assert result.keys() == [column.name for column in found.columns]
        mode = result.consume().query_type
    assert (mode in ("rw", "w")) == bool(found.writes)


@pytest.mark.parametrize("name", NAMES)
def test_a_day_is_compared_in_the_one_way(name: str) -> None:
    cypher = module(name).cypher
    without = VALID.sub("", cypher)
    assert "until > $on" not in without
    assert not re.search(r"since <=? \$on", without)


@pytest.mark.parametrize("name", NAMES)
def test_keywords_are_in_capitals_and_columns_are_named(name: str) -> None:
    cypher = module(name).cypher
    assert not re.search(r"\b(match|return|where|unwind|merge|order by)\b", cypher)
    named = set(re.findall(r"\bAS (\w+)", cypher))
    assert {column.name for column in module(name).columns} <= named | {"name"}


def test_a_header_that_declares_what_is_not_used_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "wrong.cypher"
    path.write_text(
        "// Nothing.\n//\n// Parameters:\n//   a  STRING  unused\nRETURN $b AS b\n", "utf-8"
    )
    with pytest.raises(ModuleError, match=r"declares \['a'\], uses \['b'\]"):
        _load("x/wrong", path)


def test_no_python_file_builds_cypher_from_text() -> None:
    """Only the catalogue's texts reach the driver: nothing in graph or dashboards formats one."""
    import ast

    words = re.compile(r"\b(MATCH|MERGE|UNWIND|DETACH|CREATE \()\b")
    root = ROOT
    for path in [*root.glob("graph/**/*.py"), *root.glob("dashboards/**/*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr | ast.BinOp):
                texts = [
                    part.value
                    for part in ast.walk(node)
                    if isinstance(part, ast.Constant) and isinstance(part.value, str)
                ]
                assert not any(words.search(text) for text in texts), f"{path}:{node.lineno}"


NOT_IN_THE_SEED = {
    "keep_until",
    "value",
    "_lock",
    "ids",
    "writing",
    "writing_at",
    "place",
    "why",
    "files",
    "undoes",
    "concerns",
    *("BETWEEN", "CAME_OF"),
    *("REPORTED", "closed", "asks", "invited", "answered"),  # nobody was asked in a round
}


@pytest.fixture(scope="module")
def on_the_seed(demo_home: Path) -> Iterator[neo4j.Driver]:
    target = server.status(demo_home).target
    assert target
    with neo4j.GraphDatabase.driver(target.uri, auth=(target.user, target.password)) as driver:
        yield driver


@pytest.mark.parametrize("name", NAMES)
def test_on_the_seed_no_module_names_what_is_not_there(
    name: str, on_the_seed: neo4j.Driver
) -> None:
    found = module(name)
    if found.cypher.startswith("SHOW"):
        return
    nothing = dict.fromkeys((p.name for p in found.parameters), None)
    with on_the_seed.session() as session:
        summary = session.run(f"EXPLAIN {found.cypher}", nothing).consume()
    said = [status.status_description for status in summary.gql_status_objects]
    unknown = [
        text
        for text in said
        if "does not exist" in text and not any(f"`{word}`" in text for word in NOT_IN_THE_SEED)
    ]
    assert not unknown
