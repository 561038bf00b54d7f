"""A connection cut around COMMIT, a second click, and twenty writers on one tie: nothing is lost,
nothing is doubled, and what is said of it is true."""

import itertools
import json
import random
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from graph import journal
from graph.base.config import Preferences
from graph.base.errors import Conflict, Unreachable
from graph.edit import Edit, Moved, record
from graph.journal import transaction
from graph.journal.all_records import all_records
from graph.journal.batches import entries, follow
from graph.kinds import Activity, Actor, Tie
from graph.service import Service
from graph.store import Store
from tests.support.made import NOTE, actor, added, put, tie

COMMIT = b"\x00\x02\xb0\x12\x00\x00"  # one chunk, a structure without fields, signature 0x12
TOKEN = "0123456789abcdef" * 2


class Cut:
    """Stands between driver and server, and cuts once: before COMMIT is passed on, or after.

    `gone`: nobody is let in after the cut.
    """

    def __init__(self, uri: str, when: str, gone: bool = False) -> None:
        self.when, self.gone = when, gone
        self.cut = threading.Event()
        there = urlsplit(uri)
        self._there = (there.hostname or "127.0.0.1", there.port or 7687)
        self._door = socket.create_server(("127.0.0.1", 0))
        self.uri = f"bolt://127.0.0.1:{self._door.getsockname()[1]}"
        threading.Thread(target=self._let_in, daemon=True).start()

    def close(self) -> None:
        self._door.close()

    def _let_in(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._door.accept()
                if self.gone and self.cut.is_set():
                    client.close()
                    continue
                server = socket.create_connection(self._there)
                for way in ((client, server, True), (server, client, False)):
                    threading.Thread(target=self._pass, args=way, daemon=True).start()

    def _pass(self, source: socket.socket, to: socket.socket, asking: bool) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                if asking and COMMIT in data and not self.cut.is_set():
                    self.cut.set()
                    if self.when == "before":
                        break
                    source.shutdown(socket.SHUT_RDWR)
                    source.close()  # so that the answer finds nobody
                    to.sendall(data)
                    return
                to.sendall(data)
        for each in (source, to):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()


@contextmanager
def cut(store: Store, when: str, gone: bool = False) -> Iterator[Service]:
    proxy = Cut(store.target.uri, when, gone)
    try:
        with Store(replace(store.target, uri=proxy.uri)) as through:
            yield Service(through, Preferences())
    finally:
        proxy.close()


def batches(store: Store) -> int:
    return int(store.rows("journal/state")[0]["batches"])


ADD = Edit("add", "actors", {"name": "ชาคริต", "kind": "คน"})


@pytest.mark.parametrize("token", [TOKEN, None])
def test_an_answer_lost_after_commit_is_found_to_be_saved(token: str | None, store: Store) -> None:
    with cut(store, "after") as service:
        written = service.edit(ADD, "สมศรี", token=token)
    assert written == journal.Written("b1", 1)
    assert len(store.read(all_records).of(Actor)) == 1
    assert follow(entries(store)).batches == 1


def test_a_connection_cut_before_commit_saved_nothing_says_so_and_the_next_click_saves(
    store: Store,
) -> None:
    with cut(store, "before") as service:
        with pytest.raises(Unreachable) as error:
            service.edit(ADD, "สมศรี", token=TOKEN)
        assert error.value.key == "journal.not_saved"
        assert batches(store) == 0
        assert service.edit(ADD, "สมศรี", token=TOKEN) == journal.Written("b1", 1)
    assert len(store.read(all_records).of(Actor)) == 1


@pytest.mark.parametrize(("when", "saved"), [("after", 1), ("before", 0)])
def test_a_server_that_is_gone_leaves_it_open_and_a_second_click_makes_no_double(
    when: str, saved: int, store: Store
) -> None:
    with cut(store, when, gone=True) as service:
        with pytest.raises(Unreachable) as error:
            service.edit(ADD, "สมศรี", token=TOKEN)
        assert error.value.key == "journal.not_known"
    assert batches(store) == saved
    again = Service(store, Preferences())
    for _ in range(2):
        assert again.edit(ADD, "สมศรี", token=TOKEN) == journal.Written("b1", 1)
    assert (batches(store), len(store.read(all_records).of(Actor))) == (1, 1)


def test_a_server_that_never_answered_saved_nothing(store: Store, free_port: int) -> None:
    nowhere = Store(replace(store.target, uri=f"bolt://127.0.0.1:{free_port}"))
    with nowhere, pytest.raises(Unreachable) as error:
        Service(nowhere, Preferences()).edit(ADD, "สมศรี", token=TOKEN)
    assert error.value.key == "journal.not_saved"


def test_the_second_click_of_a_form_is_the_first_one(store: Store) -> None:
    service = Service(store, Preferences())
    wanted = Edit("add", "activities", {"title": "x", "date": "1/1/2567", "participants": "a"})
    put(store, actor("a"))
    first = service.edit(wanted, "สมศรี", token=TOKEN)
    service.edit(Edit("add", "actors", {"name": "b", "kind": "คน"}), "สมศรี")
    other = replace(wanted, given={**wanted.given, "title": "อื่น"})
    assert service.edit(other, "สมศรี", token=TOKEN) == replace(first, counter=3)  # type: ignore[type-var]
    assert len(store.read(all_records).of(Activity)) == 1
    with pytest.raises(ValueError, match="32"):
        service.edit(wanted, "สมศรี", token="whole-1")


def test_clicks_at_the_same_moment_are_one(store: Store) -> None:
    service = Service(store, Preferences())
    found: list[object] = []
    clicks = [
        threading.Thread(target=lambda: found.append(service.edit(ADD, "สมศรี", token=TOKEN)))
        for _ in range(8)
    ]
    for click in clicks:
        click.start()
    for click in clicks:
        click.join()
    assert found == [journal.Written("b1", 1)] * 8


def test_an_edit_waits_for_no_import_that_died_and_refuses_while_one_lives(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = Service(store, Preferences())
    (parcel,) = transaction._parcels(added(actor("x")), 3)
    store.write(transaction._Step(parcel, NOTE, "unfinished", None, last=False).run)
    with pytest.raises(Conflict) as busy:
        service.edit(ADD, "สมศรี")
    assert busy.value.key == "journal.busy"
    monkeypatch.setattr(transaction, "DEAD", 0)
    assert service.edit(ADD, "สมศรี")
    assert [a.name for a in store.read(all_records).of(Actor).values()] == ["ชาคริต"]


WRITERS, EDITS = 20, 25


def test_twenty_writers_on_one_tie_lose_none_of_five_hundred_edits(store: Store) -> None:
    put(store, actor("a"), actor("b"), tie("a", "b", uid="t1"))
    service = Service(store, Preferences())
    refused: list[int] = []

    def write(number: int) -> None:
        pause = random.Random(number)
        held = record(service.store, "ties", "t1")
        for edit in range(EDITS):
            wanted = Edit("correct", "ties", {"note": f"{number}-{edit}"}, held)
            while True:
                try:
                    service.edit(wanted, f"w{number}")
                    held = record(service.store, "ties", "t1")
                    break
                except Moved as moved:
                    refused.append(number)
                    wanted = replace(wanted, base=moved.theirs)
                    time.sleep(pause.uniform(0, 0.4))

    with ThreadPoolExecutor(WRITERS) as writers:
        list(writers.map(write, range(WRITERS)))
    assert refused
    rows = [entry.rows[0] for entry in entries(store)][1:]
    notes = [json.loads(row["after"])["note"] for row in rows]
    assert sorted(notes) == sorted(f"{n}-{e}" for n in range(WRITERS) for e in range(EDITS))
    for former, following in itertools.pairwise(rows):
        assert following["before"] == former["after"]
    last = store.read(all_records).of(Tie)["t1"]
    assert isinstance(last, Tie)
    assert last.note == notes[-1]
    assert follow(entries(store)).batches == 1 + WRITERS * EDITS
