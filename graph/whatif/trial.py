"""A trial: what is changed to see what that would do, kept apart from the records."""

import json
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from graph.base.errors import Misuse
from graph.network import BY_CODE, Columns
from graph.network.columns import Spans, Ties, number
from graph.network.day import pair_keys
from graph.paths.graph import place_of

VERSION = 1
MOST = 50  # changes of one trial
LONGEST = 8_000  # characters of a trial in a URL


@dataclass(frozen=True)
class Trial:
    """name: "" none. remove: uids of actors; drop: pairs of uids whose ties go; add: (uid, uid,
    type) of new ties; retire: (uid, last day) of actors. All as of the day that is asked for."""

    name: str = ""
    remove: tuple[str, ...] = ()
    drop: tuple[tuple[str, str], ...] = ()
    add: tuple[tuple[str, str, str], ...] = ()
    retire: tuple[tuple[str, date], ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing is changed."""
        return not (self.remove or self.drop or self.add or self.retire)

    def with_ties(self, pairs: list[tuple[str, str]], kind: str = "COOPERATE") -> "Trial":
        """The same, with these ties added."""
        return replace(self, add=(*self.add, *((one, other, kind) for one, other in pairs)))

    def text(self) -> str:
        """The trial as a URL carries it; `read` gives it back."""
        said: dict[str, Any] = {"v": VERSION, "name": self.name, "remove": self.remove}
        said |= {"drop": self.drop, "add": self.add}
        said["retire"] = [(uid, day.isoformat()) for uid, day in self.retire]
        kept = {name: value for name, value in said.items() if value}
        return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> Trial:
    """The trial of a URL; Misuse where it is none, of another version, or too large."""
    try:
        if len(text) > LONGEST:
            raise ValueError
        said = json.loads(text)
        if said["v"] != VERSION:
            raise ValueError
        return Trial(
            name=_text(said.get("name", "")),
            remove=tuple(map(_text, said.get("remove", ()))),
            drop=tuple((_text(a), _text(b)) for a, b in said.get("drop", ())),
            add=tuple((_text(a), _text(b), _level(kind)) for a, b, kind in said.get("add", ())),
            retire=tuple((_text(a), date.fromisoformat(day)) for a, day in said.get("retire", ())),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Misuse("whatif.text") from error


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _level(kind: Any) -> str:
    if kind not in BY_CODE:
        raise ValueError
    return str(kind)


def checked(columns: Columns, trial: Trial, on: date) -> Trial:
    """The same; Misuse or NotFound where it can't be done to the network of the day."""
    if sum(map(len, (trial.remove, trial.drop, trial.add, trial.retire))) > MOST:
        raise Misuse("whatif.many", most=MOST)
    present, names = columns.present(on, everyone=True), columns.actors.names

    def there(uid: str) -> int:
        place = place_of(columns, uid)
        if not present[place]:
            raise Misuse("whatif.absent", name=names[place], day=on)
        return place

    going = {there(uid) for uid in (*trial.remove, *(uid for uid, _ in trial.retire))}
    for one, other, *_ in (*trial.drop, *trial.add):
        places = (there(one), there(other))
        if places[0] == places[1]:
            raise Misuse("whatif.self", name=names[places[0]])
        if going & set(places):
            raise Misuse("whatif.going", name=names[min(going & set(places))])
    for uid, last in trial.retire:
        if last < on:
            raise Misuse("whatif.past", name=names[there(uid)], day=last)
    return trial


def day_of(trial: Trial, on: date) -> date:
    """The day that before and after are looked at: the first on which all have retired."""
    return max([on, *(last + timedelta(days=1) for _, last in trial.retire)])


def applied(columns: Columns, trial: Trial, on: date) -> Columns:
    """The columns as they would be from the day on: the network of any later day is a mask over
    them, as ever. Whoever is removed is gone on the day itself, whoever retires after their last
    day; their ties with them."""
    trial = checked(columns, trial, on)
    until = columns.actors.spans.until.copy()
    for uid in trial.remove:
        until[place_of(columns, uid)] = number(on)
    for uid, last in trial.retire:
        place = place_of(columns, uid)
        until[place] = min(until[place], number(last + timedelta(days=1)))
    since = columns.actors.spans.since.copy()
    for place in (place_of(columns, uid) for one, other, _ in trial.add for uid in (one, other)):
        since[place] = min(since[place], number(on))
    lives = Spans(columns.actors.lives.since, np.minimum(columns.actors.lives.until, until))
    actors = replace(columns.actors, spans=Spans(since, until), lives=lives)
    ties = _without(columns, trial, on)
    return replace(columns, actors=actors, ties=_with(ties, columns, trial, on))


def _without(columns: Columns, trial: Trial, on: date) -> Ties:
    ties = columns.ties
    gone = np.zeros(len(ties.start), dtype=bool)
    for one, other in trial.drop:
        a, b = place_of(columns, one), place_of(columns, other)
        gone |= ((ties.start == a) & (ties.end == b)) | ((ties.start == b) & (ties.end == a))
    until = np.where(gone, np.minimum(ties.spans.until, number(on)), ties.spans.until)
    return replace(ties, spans=Spans(ties.spans.since, until.astype(np.int32)))


def _with(ties: Ties, columns: Columns, trial: Trial, on: date) -> Ties:
    """The ties with those added, in force from the day on, in their order."""
    if not trial.add:
        return ties
    new = [
        (place_of(columns, one), place_of(columns, other), BY_CODE.index(kind) + 1)
        for one, other, kind in trial.add
    ]
    size = len(new)
    made: dict[str, Any] = {
        "uids": pd.Series([f"trial {at}" for at in range(size)], dtype=ties.uids.dtype),
        "start": [one for one, *_ in new],
        "end": [other for _, other, _ in new],
        "level": [level for *_, level in new],
        "since_precision": np.full(size, 3),
        "until_precision": np.zeros(size),
        "frequency": np.full(size, np.nan),
        "trust": np.full(size, np.nan),
        "about": np.full(size, -1),
        "through": np.full(size, -1),
        "mutual": np.full(size, -1),
        "stated": np.ones(size, dtype=bool),
    }
    start, end, level = (np.append(getattr(ties, n), made[n]) for n in ("start", "end", "level"))
    order = np.argsort(pair_keys(start, end, level, len(columns.actors.uids)), kind="stable")

    def joined(name: str) -> Any:
        old = getattr(ties, name)
        if name == "uids":
            return (
                pd.concat([old, made[name]], ignore_index=True).iloc[order].reset_index(drop=True)
            )
        return np.append(old, made[name]).astype(old.dtype)[order]

    spans = Spans(
        np.append(ties.spans.since, np.full(size, number(on))).astype(np.int32)[order],
        np.append(ties.spans.until, np.full(size, 99999999)).astype(np.int32)[order],
    )
    return Ties(spans=spans, **{name: joined(name) for name in made})
