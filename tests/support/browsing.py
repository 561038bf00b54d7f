"""A real browser for the tests that drive one, and the dashboards in a process of their own."""

import itertools
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Locator, Page, expect

from graph import server
from graph.base.config import Target
from graph.store import Store
from tests.support import browser

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SLOW = 60_000
expect.set_options(
    timeout=SLOW
)  # a state is waited for: how long a laden machine takes is no fault
RUNS = """app => {
  window.hasRun = false;
  new MutationObserver((_, own) => (window.hasRun = true, own.disconnect()))
    .observe(app, {attributeFilter: ["data-test-script-state"]});
}"""
THOUSANDS = itertools.count(1_000, 1_000)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    path = browser.find()
    if not path:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium, though CI=true: apt-get install chromium")
        pytest.skip("no Chromium: apt-get install chromium, or name one in SAAN_CHROMIUM")
    return {"executable_path": path, "args": FLAGS, "headless": True}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    return {"viewport": {"width": 1280, "height": 900}}


class Watched:
    """A page that remembers what it should never do."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.elsewhere: list[str] = []
        self.dialogs: list[str] = []
        self.failures: list[str] = []
        page.set_default_timeout(SLOW)
        page.on("request", self._requested)
        page.on("dialog", self._asked)
        page.on("pageerror", lambda error: self.failures.append(str(error)))
        page.on("console", self._said)

    def _requested(self, request: Any) -> None:
        address = urlparse(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.hostname != "127.0.0.1":
            self.elsewhere.append(request.url)

    def _said(self, message: Any) -> None:
        if "Content Security Policy" in message.text:
            self.failures.append(message.text)

    def _asked(self, dialog: Any) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def open(self, url: str) -> None:
        self.page.goto(url)
        self.ready()

    def ready(self) -> None:
        """Waits until the page has been drawn."""
        expect(self.page.locator(".saan-lead, .saan-network").first).to_be_visible()
        expect(self.page.get_by_test_id("stApp")).to_have_attribute(
            "data-test-script-state", "notRunning"
        )
        expect(self.page.get_by_test_id("stSkeleton")).to_have_count(0)  # its code is still loaded

    def click(self, there: Locator) -> None:
        """Clicks what the page's script answers, and waits until it has."""
        self.answered(there.click)

    def answered(self, act: Callable[[], None]) -> None:
        """Does what the page's script answers, and waits until it has."""
        app = self.page.get_by_test_id("stApp")
        app.evaluate(RUNS)
        act()
        self.page.wait_for_function("() => window.hasRun")
        self.ready()

    def unfold(self, summary: Locator) -> None:
        """Opens a fold, and waits until it stands still: what moves is missed by a click."""
        summary.click()
        expect(self.page.locator("details[open]").filter(has=summary)).to_be_visible()
        self.page.wait_for_function(
            "() => document.getAnimations().every(each => each.playState !== 'running'"
            " || !each.effect.target.closest('details'))"
        )

    def asked(self) -> dict[str, str]:
        return {name: values[0] for name, values in parse_qs(urlparse(self.page.url).query).items()}


@pytest.fixture
def watched(page: Page) -> Iterator[Watched]:
    seen = Watched(page)
    yield seen
    assert seen.elsewhere == [], "asked another host"
    assert seen.dialogs == [], "a script ran"
    assert seen.failures == []


PROGRAM = "from graph.cli import main; main()"


def serving(
    port: int, *command: str, program: str = PROGRAM, log: IO[bytes] | None = None, **given: str
) -> "subprocess.Popen[bytes]":
    """The dashboards in a process of their own, once they answer. log: where they log to."""
    process = subprocess.Popen(
        [sys.executable, "-c", program, *command, "--port", str(port)],
        env=os.environ | given,
        stderr=log,
    )
    for _ in range(600):
        assert process.poll() is None, "the dashboards ended"
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5).close()
            return process
        except HTTPError:  # it answers that one has to sign in
            return process
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the dashboards did not answer")


def using(target: Target) -> dict[str, str]:
    """The environment in which that server is used, and none is started."""
    return {
        "SAAN_NEO4J_URI": target.uri,
        "SAAN_NEO4J_USER": target.user,
        "SAAN_NEO4J_PASSWORD": target.password,
        "SAAN_NEO4J_PASSWORD_FILE": "",
    }


def stopped(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(timeout=15)
    except subprocess.TimeoutExpired:
        process.kill()


def unused_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def demo(demo_home: Path) -> Iterator[str]:
    """The demo's address."""
    port = unused_port()
    own = demo_home.with_name(demo_home.name.removesuffix("-demo"))
    process = serving(port, "demo", SAAN_HOME=str(own))
    yield f"http://127.0.0.1:{port}"
    stopped(process)
    server.down(own)


@pytest.fixture(scope="session")
def dashboards(target: Target, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the dashboards on the tests' server, in one process for all journeys."""
    port = unused_port()
    process = serving(
        port,
        *("serve", "--no-night"),
        SAAN_HOME=str(tmp_path_factory.mktemp("dashboards")),
        SAAN_USER="สมศรี",
        **using(target),
    )
    yield f"http://127.0.0.1:{port}"
    stopped(process)


@pytest.fixture
def served(dashboards: str, given: Store) -> str:
    """Their address, with an empty database whose counter no page has seen yet."""
    given.write(lambda work: work.rows("journal/head", counter=next(THOUSANDS), batches=0, head=""))
    return dashboards
