"""Warming asks every reading module, changes nothing, and bears a server that is gone."""

import gc
import logging

import pytest

from graph.base.garbage import uncollected
from graph.store import Store, catalogue
from graph.store.warm import ask_all
from tests.support.made import actor, put


def test_every_reading_module_is_asked_and_nothing_is_changed(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    put(store, actor("a1"))
    before = store.rows("journal/state")
    with caplog.at_level(logging.INFO, "graph.store.warm"):
        ask_all(store)
    reading = [module for module in catalogue().values() if not module.writes]
    assert caplog.records[0].args is not None
    assert caplog.records[0].getMessage().startswith(f"{len(reading)} modules warm")
    assert store.rows("journal/state") == before


def test_a_store_that_was_closed_is_no_trouble(prepared: Store) -> None:
    other = Store(prepared.target)
    other.close()
    ask_all(other)


def test_garbage_is_collected_again_after_the_outermost_block() -> None:
    with uncollected():
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
