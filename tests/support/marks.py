"""What a test needs, said by a mark: `server`, `browser`; those of files marked `long` go first."""

import sys
from pathlib import Path

import pytest

NEEDS = {"watchdog": "server", "page": "browser"}
"""Fixture → the mark of the tests that use it; whatever starts a server asks for a watchdog."""

_running: list[pytest.Item] = []


def mark(items: list[pytest.Item]) -> None:
    """Marks each test by the fixtures it uses, those of its fixtures among them; files marked
    `long` come first, so that no worker is left alone with one at the end."""
    items.sort(key=lambda item: not item.get_closest_marker("long"))
    for item in items:
        for used in NEEDS.keys() & set(getattr(item, "fixturenames", ())):
            item.add_marker(NEEDS[used])


def refuse_java(item: pytest.Item) -> None:
    """From here on no Java starts in this process, unless the test is marked `server`."""
    if not _running:
        sys.addaudithook(_refuse)
    _running[:] = [item]


def _refuse(event: str, facts: tuple[object, ...]) -> None:
    if event != "subprocess.Popen" or not _running:
        return
    if Path(str(facts[0])).stem == "java" and not _running[0].get_closest_marker("server"):
        raise AssertionError(f"{_running[0].nodeid} starts Java and is not marked `server`")
