"""The run of each night: rounds whose last day has passed are closed, and nothing is kept of those
that are gone; all rules judged, what is new kept, and sent by e-mail where it is set; then a
backup, tried."""

import logging
import sqlite3
import threading
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from graph import governance
from graph.backup import kept
from graph.base import config
from graph.base.errors import SaanError
from graph.conditions import recording, tidying, trying
from graph.conditions.asking import state
from graph.governance.lifecycle import News
from graph.rights import MACHINE, acting
from graph.service import Service, open_service

log = logging.getLogger(__name__)

HOUR = 2  # of the network's own clock, from which a day's run is due
EVERY = 300.0  # seconds between two looks at the clock
WHO = "Saan"


def due(now: datetime, last: date | None) -> bool:
    """Whether the run of the day is to be made: from HOUR on, once a day."""
    return now.hour >= HOUR and last != now.date()


def run(service: Service, mail: config.Mail | None = None) -> News:
    """Judges and keeps what is new on the day it is; sends the notice where it says something."""
    from graph.governance.apart import cases_of, everyone
    from graph.governance.notifications import notice, send

    today = service.today()
    close_rounds(service)
    tidy_rounds(service)
    _, _, news = service.keep_findings(today, WHO, "night")
    log.info("%d new, %d again, %d gone", len(news.new), len(news.again), len(news.gone))
    snapshot, options = service.snapshot(today), service.options()
    if mail and notice(cases_of(snapshot, everyone(snapshot)).values(), today):
        made = config.now(options.zone)
        text, _ = governance.notices(snapshot, options.lang or "th", made, every=True)
        send(text, mail)
    return news


def close_rounds(service: Service) -> None:
    """Closes the rounds that are over; one that can't be is told, and tried again next night."""
    for each in recording.rounds(service.store).values():
        if state(each, service.today()) != "ending":
            continue
        try:
            service.close_round(each.uid, WHO, "night")
            log.info("round %s is closed", each.uid)
        except (SaanError, sqlite3.Error) as error:
            log.warning("round %s could not be closed: %s", each.uid, _said(error))


def tidy_rounds(service: Service) -> None:
    """Empties the book of answers of what it must not keep."""
    try:
        for uid in tidying.tidy(service.store, service.source.home):
            log.info("of round %s, which is gone, nothing is kept", uid)
    except (SaanError, sqlite3.Error) as error:
        log.warning("the answers to rounds could not be tidied: %s", _said(error))


def _said(error: SaanError | sqlite3.Error) -> str:
    return error.text("en") if isinstance(error, SaanError) else type(error).__name__


class Watch:
    """Makes the run of each night of one home, for as long as the program lasts.

    every: seconds between two looks at the clock, the first one too. clock: what time it is.
    backups: whether each night has one.
    """

    def __init__(
        self,
        home: Path | None = None,
        every: float = EVERY,
        clock: Callable[[], datetime] = config.now,
        backups: bool = True,
    ) -> None:
        self._home, self._every, self._clock, self._backups = home, every, clock, backups
        self._tried: date | None = None
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="night", daemon=True)

    def start(self) -> "Watch":
        """Begins to watch; never for a demo, whose day stands still."""
        if not config.preferences(self._home or config.home()).demo:
            self._thread.start()
        return self

    def stop(self) -> None:
        """Ends the watch. A run under way has a few seconds to end; cut off, it leaves nothing
        half written."""
        self._ends.set()
        if self._thread.is_alive():
            self._thread.join(timeout=5)

    @property
    def kept(self) -> Path:
        """Where the day of the last run is kept."""
        return (self._home or config.home()) / "night"

    def _watch(self) -> None:
        while not self._ends.wait(self._every):
            self.look()

    def look(self) -> None:
        """A look at the clock: trials of rounds end, and the run and the backup of the night are
        made where they are due."""
        now = self._clock()
        trying.end_old(self._home or config.home())
        if due(now, self._last()):
            self._run(now)
        if self._backups and due(now, self._tried or self._backed_up()):
            self._tried = now.date()
            self._back_up(now)

    def _run(self, now: datetime) -> None:
        started = time.perf_counter()
        try:
            service = open_service(self._home)
            try:
                with acting(MACHINE):
                    run(service, config.mail())
            finally:
                service.store.close()
        except SaanError as error:  # it is tried again at the next look at the clock
            log.warning("the run of the night failed: %s", error.text("en"))
            return
        self.kept.parent.mkdir(parents=True, exist_ok=True)
        self.kept.write_text(f"{now.date().isoformat()}\n", "utf-8")
        log.info("the run of the night took %.1f s", time.perf_counter() - started)

    def _back_up(self, now: datetime) -> None:
        try:
            service = open_service(self._home)
            try:
                kept.keep(service.store, service.source.home, now)
            finally:
                service.store.close()
        except SaanError as error:  # the pages and `saan doctor` tell of it
            log.warning("the backup of the night failed: %s", error.text("en"))

    def _backed_up(self) -> date | None:
        last = kept.shelf(self._home or config.home()).last
        return last.day if last else None

    def _last(self) -> date | None:
        try:
            return date.fromisoformat(self.kept.read_text("utf-8").strip())
        except (OSError, ValueError):
            return None
