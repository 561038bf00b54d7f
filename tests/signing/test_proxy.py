"""A proxy says who it is: it is believed, from its own address, and nobody else is."""

import socket
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from graph.accounts import Book, Links
from graph.base.config import Target, proxy
from graph.base.errors import Misuse
from graph.rights import acting
from graph.store import Store
from tests.support.browsing import Watched, serving, stopped, unused_port, using
from tests.support.made import actor, put
from tests.support.wire import ask, ask_socket

ELSEWHERE = "127.0.0.2"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("proxy")
    Book(home).add("somjai", "administrator", None)
    Book(home).add("mana", "viewer", None)
    return home


@pytest.fixture(scope="module")
def through() -> int:
    return unused_port()


@pytest.fixture(scope="module")
def port(home: Path, target: Target, through: int) -> Iterator[int]:
    port = unused_port()
    process = serving(
        port,
        *("serve", "--no-night", "--name", f"127.0.0.1:{through}"),
        SAAN_HOME=str(home),
        SAAN_PROXY="Remote-User@127.0.0.1",
        **using(target),
    )
    yield port
    stopped(process)


def test_only_the_proxy_is_believed_and_only_of_who_has_an_account(port: int) -> None:
    own = (f"Host: 127.0.0.1:{port}", f"Origin: http://127.0.0.1:{port}")

    def status(*headers: str, source: str = "") -> tuple[int, int]:
        page = ask(port, "/_stcore/health", *own, *headers, source=source)
        return page.status, ask_socket(port, *own, *headers, source=source).status

    assert status("Remote-User: mana") == (200, 101)
    assert status("remote-user: MANA") == (200, 101)
    assert status() == (401, 401)
    assert status("Remote-User: piti") == (401, 401)
    assert status("Remote-User: mana", "Remote-User: somjai") == (401, 401)
    assert status("X-Saan-Session: mana") == (401, 401)
    assert status("Remote-User: mana", source=ELSEWHERE) == (401, 401)


def test_a_closed_account_is_nobodys(port: int, home: Path) -> None:
    Book(home).add("wichai", "editor", None)
    own = (f"Host: 127.0.0.1:{port}", "Remote-User: wichai")
    assert ask(port, "/_stcore/health", *own).status == 200
    Book(home).close("wichai")
    assert ask(port, "/_stcore/health", *own).status == 401


def test_a_link_to_a_view_is_opened_past_the_proxys_sign_in(
    port: int, home: Path, given: Store
) -> None:
    put(given, actor("a", name="ชาคริต"))
    book = Book(home)
    with acting(book.account("somjai").user):
        _, token = Links(book).make("", date.today())
    way, host = f"/saan/shared/{token}", f"Host: 127.0.0.1:{port}"
    assert "ชาคริต" in ask(port, way, host, source=ELSEWHERE).text
    assert ask(port, "/overview", host, source=ELSEWHERE).status == 401


@pytest.mark.browser
def test_pages_know_who_it_is(port: int, through: int, given: Store, watched: Watched) -> None:
    put(given, actor("a", name="ชาคริต"))
    relay = Relay(through, port, b"Remote-User: mana\r\nX-Saan-Session: somjai\r\n")
    with relay:
        watched.open(f"http://127.0.0.1:{through}/actors?lang=th")
        watched.page.get_by_role("button", name="mana").click()
        expect(watched.page.get_by_text("ผู้อ่าน").first).to_be_visible()
        expect(watched.page.get_by_role("link", name="ออกจากระบบ")).to_have_count(0)
        watched.page.goto("about:blank")


@pytest.mark.parametrize("text", ["Remote-User", "@127.0.0.1", "Remote-User@", "a b@127.0.0.1"])
def test_a_proxy_that_cannot_be_read_is_told(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAAN_PROXY", text)
    with pytest.raises(Misuse):
        proxy()


class Relay:
    """A proxy that adds header lines to each request."""

    def __init__(self, port: int, to: int, lines: bytes) -> None:
        self._listening = socket.create_server(("127.0.0.1", port))
        self._to, self._lines = to, lines

    def __enter__(self) -> None:
        threading.Thread(target=self._listen, daemon=True).start()

    def __exit__(self, *_: object) -> None:
        self._listening.close()

    def _listen(self) -> None:
        while True:
            try:
                there, _ = self._listening.accept()
            except OSError:
                return
            here = socket.create_connection(("127.0.0.1", self._to))
            for ends in ((there, here, self._lines), (here, there, b"")):
                threading.Thread(target=self._pass_on, args=ends, daemon=True).start()

    @staticmethod
    def _pass_on(one: socket.socket, other: socket.socket, lines: bytes) -> None:
        first = b" HTTP/1.1\r\n"
        try:
            while data := one.recv(65536):
                other.sendall(data.replace(first, first + lines))
            other.shutdown(socket.SHUT_WR)
        except OSError:
            other.close()
