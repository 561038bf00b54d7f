"""The command line run within the test's own process."""

import json
from typing import Any

import pytest

from graph.cli import main


def saan(*arguments: str) -> int:
    """Runs `saan` with the arguments; its exit code."""
    with pytest.raises(SystemExit) as end:
        main(list(arguments))
    return int(end.value.code or 0)


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    """What `saan … -f json` says, having ended with 0."""
    capsys.readouterr()
    assert saan(*arguments, "-f", "json") == 0
    return json.loads(capsys.readouterr().out)
