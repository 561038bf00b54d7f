"""Who is in the network: finding an actor, the directory, and one actor's profile."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from graph.base.errors import NotFound
from graph.base.texts import clean
from graph.network import EVERYTHING, Columns, Filters
from graph.store import Store

if TYPE_CHECKING:
    import pandas as pd


def find(store: Store, text: str) -> str:
    """The uid of the actor meant by a uid, an exact name or another name.

    A uid goes before a name, a name before another name. NotFound, with what could be meant,
    where none or several match.
    """
    wanted = clean(text)
    found = store.rows("actors/find", text=wanted)
    best = [row for row in found if row["by"] == found[0]["by"]]
    if len({row["uid"] for row in best}) == 1:
        return str(best[0]["uid"])
    if best:
        raise NotFound("actors.several", text=wanted, names=_listed(best))
    if alike := _near(store, wanted):
        raise NotFound("actors.none_like", text=wanted, names=_listed(alike))
    raise NotFound("actors.none", text=wanted)


def former(store: Store) -> dict[str, str]:
    """Uid of an actor that was merged into another → that one's."""
    return {row["former"]: row["uid"] for row in store.rows("actors/former")}


def directory(
    columns: Columns, on: date, filters: Filters = EVERYTHING, everyone: bool = False
) -> "pd.DataFrame":
    """One row an actor of the network of the day, ascending by uid; everyone: names that do not
    count are there too.

    Columns: uid, name, kind, sector ("" not known), area (code, "" none), area_name,
    issues (list of names), since, until (yyyymmdd; 0 and 99999999 where open).
    """
    import pandas as pd

    kept = columns.present(on, filters, everyone)
    actors = columns.actors
    table = pd.DataFrame(
        {
            "uid": actors.uids[kept],
            "name": actors.names[kept],
            "kind": actors.kinds[kept],
            "sector": actors.sectors[kept],
            "since": actors.lives.since[kept],
            "until": actors.lives.until[kept],
        }
    )
    bases = _linked(columns.bases, on)
    works = _linked(columns.works, on)
    places = [i for i, is_kept in enumerate(kept) if is_kept]
    areas = [min(bases[i], default=None) if i in bases else None for i in places]
    table["area"] = [columns.areas.uids[a] if a is not None else "" for a in areas]
    table["area_name"] = [columns.areas.names[a] if a is not None else "" for a in areas]
    table["issues"] = [sorted(columns.issues.names[j] for j in works.get(i, ())) for i in places]
    return table


@dataclass(frozen=True)
class Profile:
    """One actor: facts (the row of `actors/profile`), ties, activities, memberships."""

    facts: dict[str, Any]
    ties: "pd.DataFrame"  # columns of actors/ties
    activities: "pd.DataFrame"  # columns of activities/of_actor
    memberships: "pd.DataFrame"  # columns of actors/memberships


def profile(store: Store, uid: str, on: date) -> Profile:
    """All episodes of the actor's ties, its activities up to the day, and its memberships."""
    facts = store.rows("actors/profile", uid=uid, on=on)
    if not facts:
        raise NotFound("actors.none", text=uid)
    return Profile(
        facts=facts[0],
        ties=store.table("actors/ties", uid=uid),
        activities=store.table("activities/of_actor", uid=uid, on=on),
        memberships=store.table("actors/memberships", uid=uid),
    )


def _linked(links: Any, on: date) -> dict[int, list[int]]:
    valid = links.spans.on(on)
    found: dict[int, list[int]] = {}
    for left, right in zip(links.left[valid], links.right[valid], strict=True):
        found.setdefault(int(left), []).append(int(right))
    return found


def _near(store: Store, text: str) -> list[dict[str, Any]]:
    from graph.search.matching import Index

    return [{"uid": hit.uid, "name": hit.name} for hit in Index.of(store).search(text, limit=5)]


def _listed(rows: list[dict[str, Any]]) -> str:
    return ", ".join(f"{row['name']} ({row['uid']})" for row in rows)
