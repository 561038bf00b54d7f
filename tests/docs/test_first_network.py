"""The file of the guide that begins with a first network."""

import pytest

from graph.store import Store
from tests.support.command import saan
from tests.support.places import ROOT


def test_the_first_network_goes_in_as_it_is(
    given: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    path = ROOT / "docs" / "guide" / "first-network.xlsx"
    for _ in range(2):
        assert saan("import", str(path)) == 0
    assert given.rows("journal/state")[0]["actors"] == 8
    assert [len(row["uid"]) for row in given.rows("network/ties", first="", beyond=None)] == [9]
    assert "warning" not in capsys.readouterr().out
