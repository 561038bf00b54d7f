"""Every command that asks a day: the day before, the first, the last and the day after.

One that takes a day and is not in the table below fails.
"""

from collections.abc import Callable
from json import loads
from pathlib import Path
from typing import Any

import pytest

from graph.cli.main import declare, saan
from graph.cli.options import Day
from graph.service import Service
from graph.store import Store
from tests.conftest import use
from tests.support.command import answer
from tests.support.command import saan as run
from tests.support.dated import DAYS, opened, uids


@pytest.fixture(scope="module")
def service(prepared: Store, tmp_path_factory: pytest.TempPathFactory) -> Service:
    """The dated network."""
    return opened(prepared, tmp_path_factory.mktemp("time"))


@pytest.fixture
def here(service: Service, monkeypatch: pytest.MonkeyPatch) -> Service:
    """The same, and an environment in which every command uses it."""
    use(service.store.target, monkeypatch)
    return service


COMMANDS: dict[str, tuple[Callable[[Any, str], Any], list[Any]]] = {
    "actors": (lambda ask, on: uids(ask("actors", "--on", on)), ["a b", "a b c", "a b c", "a b"]),
    "strength": (lambda ask, on: ask("strength", "--on", on)["ties"], [0, 3, 3, 0]),
    "paths": (
        lambda ask, on: [way["hops"] for way in ask("paths", "a", "b", "--on", on)["paths"]],
        [[], [1], [1], []],
    ),
    "governance": (
        lambda ask, on: (
            {"no_roles", "isolated", "unsourced_ties"}
            & {each["rule"] for each in ask("governance", "--on", on)["findings"]}
        ),
        [set(), {"unsourced_ties"}, {"unsourced_ties"}, set()],
    ),
    "whatif": (
        lambda ask, on: ask("whatif", "--remove", "a", "--on", on)["before"]["ties"],
        [0, 3, 3, 0],
    ),
    "brokers": (lambda ask, on: ask("brokers", "--on", on)["pairs"], [0, 0, 0, 0]),
    "calendar": (lambda ask, on: len(ask("calendar", "--on", on)), [0, 1, 1, 0]),
    "stakeholders": (lambda ask, on: len(ask("stakeholders", "--on", on)), [0, 1, 1, 0]),
    "expansion": (
        lambda ask, on: [each["now"] for each in ask("expansion", "--next", "1", "--on", on)],
        [[None], ["COORDINATE"], ["COORDINATE"], [None]],
    ),
    "lessons": (lambda ask, on: len(ask("lessons", "--on", on)), [0, 0, 0, 0]),
    "results": (lambda ask, on: len(ask("results", "--on", on)), [0, 0, 0, 0]),
    "changes": (lambda ask, on: len(ask("changes", "2020-03-01", on)["added"]), [0, 3, 3, 0]),
}


def test_every_command_that_asks_a_day_is_in_the_table() -> None:
    declare()
    asking = {
        name
        for name, one in saan.commands.items()
        if any(isinstance(p.type, Day) for p in one.params)
    }
    assert asking == {
        *COMMANDS,
        "export",
        "import",
        "finding",
        "looks",
        "round",
        "share",
        "template",
    }
    # export: below; import: its first wave; finding: the day it is due; looks, share: of accounts;
    # template: in worksheets; round: the days of one that begins


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_a_command_counts_from_the_first_day_to_the_last(
    name: str, here: Service, capsys: pytest.CaptureFixture[str]
) -> None:
    ask, expected = COMMANDS[name]
    found = [ask(lambda *said: answer(capsys, *said), on.isoformat()) for on in DAYS]
    assert found == expected


def test_a_query_is_asked_of_the_day_given(
    here: Service, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("query", "ties/unsourced_all", "--param")
    found = [answer(capsys, *asked, f"on={on.isoformat()}")[0]["ties"] for on in DAYS]
    assert found == [2, 3, 3, 2]


def test_an_export_command_writes_the_ties_of_the_day(here: Service, tmp_path: Path) -> None:
    found = []
    for on in DAYS:
        file = tmp_path / f"{on}.json"
        assert run("export", str(file), "--on", on.isoformat()) == 0
        found.append(len(loads(file.read_text("utf-8"))["ties"]))
    assert found == [0, 3, 3, 0]
