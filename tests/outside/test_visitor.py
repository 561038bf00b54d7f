"""Who is offered the name of the machine's owner as the writer."""

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import expect

from dashboards.frame.visitor import sits_here
from graph.store import Store
from tests.support.browsing import Watched, serving, stopped, unused_port


def test_a_visitor_sits_here_by_loopback_our_own_name_and_no_proxy() -> None:
    for host in ("127.0.0.1:8501", "localhost:8501", "[::1]:8501", "localhost", "[::1]"):
        assert sits_here(None, {"Host": host})
    assert not sits_here("192.0.2.7", {"Host": "127.0.0.1:8501"})
    assert not sits_here(None, {"Host": "saan.example.org"})
    assert not sits_here(None, {})
    for name in ("X-Forwarded-For", "Forwarded", "Via", "X-Real-Ip", "X-Forwarded-Proto"):
        assert not sits_here(None, {"Host": "127.0.0.1:8501", name: "127.0.0.1"})


class Proxy:
    """A proxy on this machine that says for whom it asks, as proxies do."""

    def __init__(self, port: int, there: int) -> None:
        self.there = there
        self.listening = socket.create_server(("127.0.0.1", port))
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self.listening.accept()
                threading.Thread(target=self._pass_on, args=(client,), daemon=True).start()

    def _pass_on(self, client: socket.socket) -> None:
        with suppress(OSError), client, socket.create_connection(("127.0.0.1", self.there)) as saan:
            head = b""
            while b"\r\n\r\n" not in head:
                head += client.recv(65_536)
            first, rest = head.split(b"\r\n", 1)
            added = b"X-Forwarded-For: 192.0.2.7\r\n"
            if b"upgrade: websocket" not in head.lower():
                rest = rest.replace(b"Connection: keep-alive\r\n", b"")
                added += b"Connection: close\r\n"  # one request to a connection: each is told of
            saan.sendall(first + b"\r\n" + added + rest)
            back = threading.Thread(target=_copy, args=(saan, client), daemon=True)
            back.start()
            _copy(client, saan)
            back.join()


def _copy(source: socket.socket, there: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65_536):
            there.sendall(data)
        there.shutdown(socket.SHUT_WR)


@pytest.fixture
def both(given: Store, tmp_path: Path) -> Iterator[tuple[str, str]]:
    """The addresses of the dashboards on this machine, and through a proxy."""
    own, through = unused_port(), unused_port()
    process = serving(
        own,
        *("serve", "--no-night", "--name", f"127.0.0.1:{through}"),
        SAAN_HOME=str(tmp_path),
        SAAN_USER="สมศรี",
        SAAN_LANG="en",
    )
    proxy = Proxy(through, own)
    yield f"http://127.0.0.1:{own}", f"http://127.0.0.1:{through}"
    proxy.listening.close()
    stopped(process)


def test_only_who_sits_at_the_machine_is_offered_its_owners_name(
    watched: Watched, both: tuple[str, str]
) -> None:
    here, through = both
    signing = watched.page.locator(".st-key-signing")
    watched.page.goto(f"{here}/ties?lang=en")
    expect(signing).to_contain_text("Recorded by สมศรี")
    watched.page.goto(f"{through}/ties?lang=en")
    expect(signing).to_contain_text("Who records?")
