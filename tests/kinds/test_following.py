"""What must follow a declaration by hand is named where it lacks."""

import pytest

from graph.cli.main import saan
from graph.export.graphs import EDGE
from graph.intake.graphs.applying import EDGE_FIELDS
from graph.kinds.registry import columns

GIVEN = {"id", "ids", "from", "to", "type"}
"""Columns of a tie that are its own, or who is tied and how."""


def test_the_command_tie_has_an_option_for_every_column() -> None:
    from graph.cli import edit

    assert edit.tie is saan.commands["tie"]
    options = {flag.removeprefix("--") for each in edit.tie.params for flag in each.opts}
    assert columns("ties").keys() - GIVEN - {"strength", "scale"} - options == set()


@pytest.mark.parametrize(
    ("place", "called"),
    [
        (
            set(EDGE),
            {"source": "sources", "strength": "declared_strength", "scale": "declared_scale"},
        ),
        (set(EDGE_FIELDS), {}),
    ],
    ids=["written", "read"],
)
def test_graph_files_have_every_column_of_a_tie(place: set[str], called: dict[str, str]) -> None:
    read_otherwise = {"mutual", "strength", "scale"} if not called else set()
    wanted = columns("ties").keys() - GIVEN - read_otherwise
    assert {called.get(name, name) for name in wanted} - place == set()
