"""Columns made by hand, or at random, without a database."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from graph.network.columns import Actors, Attended, Columns, Links, Spans, Ties, Tree
from graph.network.day import BY_CODE, pair_keys

OPEN = (0, 99999999)
Span = tuple[int, int]
Linked = Sequence[tuple[str, str, Span]]


def columns(
    actors: dict[str, Span],
    ties: Sequence[tuple[str, str, str, Span]],
    about: Sequence[str] = (),
    sectors: dict[str, str] | None = None,
    bases: Linked = (),
    works: Linked = (),
    members: Linked = (),
    attended: Sequence[tuple[int, str]] = (),
    areas: Tree | None = None,
    networks: Tree | None = None,
) -> Columns:
    """actors: uid → (since, until) as yyyymmdd, until exclusive; ties: (from, to, type, span).

    about: the issue of each tie, "" none. Unless given, areas are "90" and "9011" within it, and
    the network is "net"; issues are "food" and "rice" within it. A tie's uid is t and its place in
    `ties`.
    attended: (yyyymmdd, "a b") of each activity; its uid is m and its place by day.
    """
    uids = sorted(actors)
    areas = areas or Tree(
        ("90", "9011"), ("สงขลา", "หาดใหญ่"), ("province", "district"), _ints([-1, 0])
    )
    issues = Tree(("food", "rice"), ("อาหาร", "ข้าว"), ("", ""), _ints([-1, 0]))
    networks = networks or Tree(("net",), ("เครือข่าย",), ("",), _ints([-1]))
    return Columns(
        counter=1,
        actors=Actors(
            uids=_texts(uids),
            names=_texts([f"ชื่อ {uid}" for uid in uids]),
            kinds=_texts(["group"] * len(uids)),
            sectors=_texts([(sectors or {}).get(uid, "") for uid in uids]),
            spans=(lives := _spans([actors[uid] for uid in uids])),
            lives=lives,
        ),
        ties=_ties(uids, ties, about, issues),
        bases=_links(uids, bases, areas),
        works=_links(uids, works, issues),
        members=_links(uids, members, networks),
        attended=_attended(uids, attended),
        areas=areas,
        issues=issues,
        networks=networks,
    )


def _ties(
    uids: list[str], ties: Sequence[tuple[str, str, str, Span]], about: Sequence[str], issues: Tree
) -> Ties:
    start, end = (_ints([uids.index(tie[at]) for tie in ties]) for at in (0, 1))
    level = np.array([BY_CODE.index(tie[2]) + 1 for tie in ties], dtype=np.int8)
    named = [issues.uids.index(one) if one else -1 for one in about or [""] * len(ties)]
    order = np.argsort(pair_keys(start, end, level, len(uids)), kind="stable")
    count = len(ties)
    return Ties(
        uids=pd.Series([f"t{n}" for n in order], dtype="str"),
        start=start[order],
        end=end[order],
        level=level[order],
        spans=_spans([ties[n][3] for n in order]),
        since_precision=np.full(count, 3, dtype=np.int8),
        until_precision=np.full(count, 3, dtype=np.int8),
        frequency=np.full(count, np.nan, dtype=np.float32),
        trust=np.full(count, np.nan, dtype=np.float32),
        about=_ints(named)[order],
        through=np.full(count, -1, dtype=np.int32),
        mutual=np.full(count, -1, dtype=np.int8),
        stated=np.ones(count, dtype=bool),
    )


def _links(uids: list[str], rows: Linked, tree: Tree) -> Links:
    left = _ints([uids.index(row[0]) for row in rows])
    right = _ints([tree.uids.index(row[1]) for row in rows])
    return Links(left, right, _spans([row[2] for row in rows]))


def _attended(uids: list[str], rows: Sequence[tuple[int, str]]) -> Attended:
    ordered = sorted(rows)
    return Attended(
        activities=tuple(f"m{n}" for n in range(len(ordered))),
        days=_ints([day for day, _ in ordered]),
        actor=_ints([uids.index(who) for _, among in ordered for who in among.split()]),
        activity=_ints([n for n, (_, among) in enumerate(ordered) for _ in among.split()]),
    )


def _spans(rows: Sequence[Span]) -> Spans:
    return Spans(_ints([row[0] for row in rows]), _ints([row[1] for row in rows]))


def _ints(values: Sequence[int]) -> Any:
    return np.array(values, dtype=np.int32)


def _texts(values: Sequence[str]) -> Any:
    return np.array(values, dtype=object)
