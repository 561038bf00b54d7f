"""What a user feels: CPU of Saan's own process while a page is opened, or run again, in a browser.

The network is that of the other parts; each day is asked for the first time, so nothing is kept of
it. At the end five sessions open heavy pages, one after the other, beside one that looks around.
"""

import itertools
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from threading import Event, Thread
from typing import Any
from urllib.parse import urlencode

import psutil

from benchmarks import made
from benchmarks.asking import fill
from benchmarks.bench import Bench
from benchmarks.table import Row, middle

AGAIN = ("overview", "actors", "brokers", "governance", "whatif", "strength", "calendar")
HEAVY = ("whatif", "governance", "brokers", "strength")
LIGHT = ("actors", "ties", "activities", "issues")
CLICKS, BESIDE, P95 = 20, 5, 0.95
PATIENCE = 300_000  # ms
FEW = 1_000
"""Of more actors a page may take longer: the second of each pair."""

RERUN, ANOTHER_DAY = (0.15, 0.2), (0.5, 2.0)  # CPU seconds


def measure(bench: Bench) -> list[Row]:
    """Reruns, pages on a day not asked for before, and a click beside five busy sessions."""
    from tests.support.browser import find
    from tests.support.browsing import serving, stopped, unused_port

    chromium = find()
    if chromium is None:
        return []
    with bench.store("main") as store:
        fill(bench, store)
    port, home = unused_port(), str(bench.home("main"))
    process = serving(port, "serve", "--no-night", SAAN_HOME=home)
    try:
        return list(_rows(bench, chromium, f"http://127.0.0.1:{port}", psutil.Process(process.pid)))
    finally:
        stopped(process)


def _rows(bench: Bench, chromium: str, address: str, saan: psutil.Process) -> Iterator[Row]:
    more = bench.actors > FEW
    days = (made.TODAY - timedelta(days=30 * month) for month in itertools.count())
    with _page(chromium, address, saan) as page:
        page.open("overview", next(days))
        for word in AGAIN:
            yield Row(f"run again: {word}", RERUN[more], page.again(word, next(days)), unit="s CPU")
        for word in ("overview", *HEAVY):
            cost = page.open(word, next(days))
            yield Row(f"another day: {word}", ANOTHER_DAY[more], cost, unit="s CPU")
        day = next(days)
        alone = page.clicks(day)
        with _busy(chromium, address, saan, days):
            beside = page.clicks(day)
    note = f"{alone:.2f} s alone, {beside:.2f} s beside: the p95 of {CLICKS} clicks by the clock"
    yield Row(f"a click beside {BESIDE} busy sessions, of one alone", 2, beside / alone, note)


@contextmanager
def _page(chromium: str, address: str, saan: psutil.Process) -> "Iterator[_Page]":
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        try:
            yield _Page(browser.new_page(), address, saan)
        finally:
            browser.close()


@contextmanager
def _busy(
    chromium: str, address: str, saan: psutil.Process, days: Iterator[date]
) -> Iterator[None]:
    """Sessions that each open heavy pages on other days, one after the other."""
    over = Event()
    asked = [(word, next(days)) for _ in range(10) for word in HEAVY]

    def open_all(first: int) -> None:
        with _page(chromium, address, saan) as page:
            for word, day in itertools.cycle(asked[first:] + asked[:first]):
                if over.is_set():
                    return
                page.open(word, day)

    threads = [Thread(target=open_all, args=(8 * n,)) for n in range(BESIDE)]
    for thread in threads:
        thread.start()
    try:
        time.sleep(5)  # until they are at it
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join()


class _Page:
    """A page in a browser, with the processor's time that Saan takes for it."""

    def __init__(self, tab: Any, address: str, saan: psutil.Process) -> None:
        self._tab, self._address, self._saan = tab, address, saan
        tab.set_default_timeout(PATIENCE)

    def open(self, word: str, on: date) -> float:
        """CPU seconds until the page is drawn."""
        query = urlencode({"lang": "en", "on": on.isoformat()})
        return self._cost(lambda: self._tab.goto(f"{self._address}/{word}?{query}"))

    def again(self, word: str, on: date) -> float:
        """CPU seconds of a run in which nothing has changed but a switch at the foot."""
        self.open(word, on)
        self._tab.get_by_text("How this is computed").click()
        switch = self._tab.get_by_text("Show the queries").first
        return min(self._cost(switch.click) for _ in range(3))

    def clicks(self, on: date) -> float:
        """Seconds by the clock that nearly all of some openings of light pages take."""
        took = []
        for word in itertools.islice(itertools.cycle(LIGHT), CLICKS):
            begun = time.perf_counter()
            self.open(word, on)
            took.append(time.perf_counter() - begun)
        return middle(took, P95)

    def _cost(self, act: Callable[[], Any]) -> float:
        before = self._saan.cpu_times()
        act()
        self.ready()
        after = self._saan.cpu_times()
        return after.user + after.system - before.user - before.system

    def ready(self) -> None:
        """Waits until the page has been drawn."""
        self._tab.locator(".saan-lead, .saan-network").first.wait_for()
        self._tab.wait_for_timeout(150)
        self._tab.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
