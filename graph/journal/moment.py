"""The moment up to which what was written counts: read from what people type, and said again."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from graph.base.dates import BUDDHIST, read_when, show
from graph.base.digits import ARABIC
from graph.base.errors import DataError, Misuse, NotFound
from graph.base.words import buddhist, language, say
from graph.store import Store

ZONE = "Asia/Bangkok"

_BATCH = re.compile(r"b(\d{1,15})$", re.IGNORECASE)
_TIMED = re.compile(
    r"(?P<day>.*\S)(?:T|\s+)(?P<hour>\d{1,2})[:.](?P<minute>\d{2})"
    r"(?::(?P<second>\d{2})(?:\.(?P<part>\d{1,6}))?)?"
    r"\s*(?:น\.?)?\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Moment:
    """What was written by then counts. at: the last instant; day: where the end of a day is meant;
    number: where the end of a batch is meant, whose instant nobody has asked for."""

    at: datetime | None = None
    day: date | None = None
    number: int | None = None

    def text(self, lang: str | None = None) -> str:
        """The moment in words: "สิ้นวันที่ 24 พ.ย. 2569", "2026-11-24 09:30"."""
        lang = lang or language()
        if self.number is not None:
            return say("past.batch", lang, batch=f"b{self.number}")
        assert self.at is not None
        if self.day:
            other = self.day.year + (0 if buddhist(lang) else BUDDHIST)
            return say("past.day", lang, day=show(self.day, "day", lang), other=other)
        shown = show(self.at.date(), "day", lang)
        return say("past.instant", lang, day=shown, time=self.at.strftime("%H:%M:%S"))


@dataclass(frozen=True)
class JournalPosition:
    """Where the journal stood at a moment: its last batch, of which `number` is the place.

    number 0: nothing had been written. head: the hash of that batch. latest: no write came after.
    """

    moment: Moment
    number: int
    batch: str | None
    head: str
    at: datetime | None
    latest: bool


def end_of(day: date, zone: str = ZONE) -> Moment:
    """The end of a day where the network is."""
    return Moment(_before(day + timedelta(days=1), zone), day)


def read_moment(text: str, zone: str = ZONE) -> Moment:
    """The moment `text` names; Misuse, with the reason, where it names none.

    A day means its end, a month or year the end of its last day; "b12" the end of that batch.
    """
    said = " ".join(text.translate(ARABIC).split())
    if batch := _BATCH.match(said):
        return Moment(number=int(batch[1]))
    if timed := _TIMED.match(said):
        return _timed(timed, text, zone)
    _, after = _period(said, text)
    return Moment(_before(after, zone), after - timedelta(days=1))


def read_start(text: str, zone: str = ZONE) -> datetime:
    """The first instant of the day, month or year that `text` names; Misuse where it names none."""
    first, _ = _period(" ".join(text.translate(ARABIC).split()), text)
    return datetime.combine(first, time(), ZoneInfo(zone))


def position(store: Store, moment: Moment) -> JournalPosition:
    """Where the journal of a database stood then; NotFound for a batch that there is none of."""
    at = moment.at.astimezone(UTC).isoformat() if moment.at else None  # Cypher orders zones too
    (row,) = store.rows("journal/known", moment=at, number=moment.number)
    if row["latest"] and (moment.number or 0) > row["number"]:
        raise NotFound("journal.no_write", text=f"b{moment.number}")
    return JournalPosition(moment=moment, **row)


def _timed(found: re.Match[str], text: str, zone: str) -> Moment:
    day, after = _period(found["day"], text)
    if after - day != timedelta(days=1):
        raise Misuse("past.no_moment", text=text)
    part = (found["part"] or "").ljust(6, "0")
    try:
        clock = time(
            int(found["hour"]), int(found["minute"]), int(found["second"] or 0), int(part or 0)
        )
        offset = datetime.strptime(found["zone"] or "Z", "%z").tzinfo
    except ValueError as error:
        raise Misuse("past.no_moment", text=text) from error
    made = datetime.combine(day, clock, offset if found["zone"] else ZoneInfo(zone))
    return Moment(made.astimezone(ZoneInfo(zone)))


def _period(said: str, text: str) -> tuple[date, date]:
    try:
        when = read_when(said)
    except DataError as error:
        raise Misuse("past.no_day", text=text, why=error) from error
    if when.first is None or when.after is None:
        raise Misuse("past.no_moment", text=text)
    return when.first, when.after


def _before(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone)) - timedelta(microseconds=1)
