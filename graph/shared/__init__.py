"""What does the network share with its members? Each sees it as the partner whom they are.

A question's `partner` is whom it is shown to: see `graph.rights.need`. Why so much and no more:
docs/decisions/rights.md.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from graph import actors, network, search, strength
from graph.base.errors import NotFound
from graph.kinds import LEVELS, Offer
from graph.kinds.plan import WANTED
from graph.network import Filters, Snapshot, needs, question
from graph.network.columns import number
from graph.search.matching import Index
from graph.search.spelling import bare, spelled

if TYPE_CHECKING:
    import pandas as pd

BODIES = ("group", "organisation")
OF_BODIES = ["uid", "name", "kind", "sector", "area_name", "issues"]
OF_TIES = ["uid", "start", "end", "type", "since", "since_precision"]
OWN_TIES = ["other_name", "type", "since", "since_precision", "until", "until_precision"]
OWN_TIES += ["frequency", "about_name"]
OWN_ACTIVITIES = ["date", "date_precision", "title", "kind", "hosted"]
OWN_MEMBERSHIPS = ["other_name", "role", "since", "since_precision", "until", "until_precision"]


@dataclass(frozen=True)
class Own:
    """One partner's own record. facts: the row of `actors/profile`; ties, activities, memberships:
    `OWN_TIES` and so on, of all days; contacts: columns of `actors/contacts`."""

    facts: dict[str, Any]
    ties: "pd.DataFrame"
    activities: "pd.DataFrame"
    memberships: "pd.DataFrame"
    contacts: "pd.DataFrame"


@dataclass(frozen=True)
class Around:
    """The groups and organisations of a partner's networks: `OF_BODIES` and `degree`, ties among
    them; places: uid → (x, y), as on every map."""

    bodies: "pd.DataFrame"
    ties: "pd.DataFrame"
    places: dict[str, tuple[float, float]]


@dataclass(frozen=True)
class OwnTie:
    """One of a partner's ties, the tightest with that other one. type: "loose" where its kind is
    not stated; frequency: contacts a year."""

    other: str
    name: str
    type: str
    since: date | None
    since_precision: str | None
    frequency: float | None


@dataclass(frozen=True)
class Standing:
    """Where a partner stands in a network on the day: name; sector, area (uid) and community, each
    "" where not known; ties in force, the tightest first, then by name; offers: (offer, need or
    skill; in words); issues: (uid, name) of those that its members work on."""

    name: str
    sector: str
    area: str
    community: str
    ties: tuple[OwnTie, ...]
    offers: tuple[tuple[str, str], ...]
    issues: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Members:
    """Who is in a network on the day, by name alone: an index of their names, uid → name, and
    which of them are persons."""

    index: Index
    names: dict[str, str]
    persons: frozenset[str]

    def found(self, text: str, most: int, but: str | None = None) -> list[tuple[str, str]]:
        """(uid, name) of those who may be meant by a text, the likeliest first; persons from two
        letters on. but: who is not."""
        letters = len(bare(spelled(text)))
        hits = self.index.search(text, len(self.names) if letters < 2 else most + 1)
        found = [
            (hit.uid, hit.name)
            for hit in hits
            if hit.uid != but and (letters > 1 or hit.uid not in self.persons)
        ]
        return found[:most]


@question
@needs("shared")
def networks(snapshot: Snapshot, partner: str) -> tuple[tuple[str, str], ...]:
    """(uid, name) of the managed networks of which the partner is a member on the day, by uid."""
    columns = snapshot.tied
    links, on = columns.members, number(snapshot.on)
    theirs = columns.actors.uids[links.left] == partner
    valid = theirs & (links.spans.since <= on) & (links.spans.until > on)
    tree = columns.networks
    return tuple((tree.uids[at], tree.names[at]) for at in sorted(set(links.right[valid].tolist())))


@question
@needs("shared")
def around(snapshot: Snapshot, partner: str) -> Around:
    """What the partner sees of its networks on the day, or of that of the filter alone; empty
    where it is in none."""
    import pandas as pd

    own, asked = networks(snapshot, partner), snapshot.filters.network
    chosen = [uid for uid, _ in own if asked in (None, uid)]
    found = [actors.directory(snapshot.under(Filters(network=uid))) for uid in chosen]
    plain = snapshot.under(Filters())
    everyone = pd.concat([*found, actors.directory(plain).head(0)]).drop_duplicates("uid")
    bodies = everyone[everyone["kind"].isin(BODIES)][OF_BODIES].sort_values("uid")
    uids = tuple(bodies["uid"])
    ties = (
        network.ties_among(plain, uids)[OF_TIES] if uids else network.ties(plain)[OF_TIES].head(0)
    )
    pairs = {frozenset(pair) for pair in zip(ties["start"], ties["end"], strict=True)}
    degree = Counter(uid for pair in pairs for uid in pair)
    places = network.positions(snapshot)
    return Around(
        bodies.assign(degree=[degree[uid] for uid in uids]),
        ties,
        {uid: places[uid] for uid in uids if uid in places},
    )


@question
@needs("shared")
def own(snapshot: Snapshot, partner: str) -> Own:
    """The partner's own record in full; of others only the names of those it is tied to."""
    found = actors.profile(snapshot, partner)
    inward = found.memberships["inward"].astype(bool)
    return Own(
        found.facts,
        found.ties[OWN_TIES],
        found.activities[OWN_ACTIVITIES],
        found.memberships[~inward][OWN_MEMBERSHIPS],
        actors.contacts(snapshot, partner),
    )


@question
@needs("shared")
def standing(snapshot: Snapshot, partner: str) -> Standing:
    """Where a partner stands in the network of the filter; NotFound where it is not on record."""
    columns = snapshot.tied
    at = np.flatnonzero(columns.actors.uids == partner)
    if not at.size:
        raise NotFound("actors.none", text=partner)
    table = actors.directory(snapshot)
    areas = dict(zip(table["uid"], table["area"], strict=True))
    uids = network.network(snapshot).uids
    communities = dict(zip(uids, strength.groups_by(snapshot, "community"), strict=True))
    links = columns.works
    present = columns.present(snapshot.on, snapshot.filters)
    works = {int(i) for i in links.right[links.spans.on(snapshot.on) & present[links.left]]}
    return Standing(
        columns.actors.names[at[0]],
        columns.actors.sectors[at[0]],
        areas.get(partner, ""),
        communities.get(partner, ""),
        tuple(_own_ties(snapshot, partner)),
        tuple((each.what, each.text) for each in _offers(snapshot, partner)),
        tuple((columns.issues.uids[i], columns.issues.names[i]) for i in sorted(works)),
    )


def _own_ties(snapshot: Snapshot, partner: str) -> list[OwnTie]:
    valid = set(network.ties_around(snapshot, (partner,))["uid"])
    rows = snapshot.store.rows("actors/ties", uid=partner)
    found: dict[str, OwnTie] = {}
    for row in sorted(rows, key=lambda row: LEVELS.index(row["type"])):
        if row["uid"] in valid:
            made = OwnTie(
                row["other"],
                row["other_name"],
                "loose" if row["stated"] is False else row["type"],
                row["since"],
                row["since_precision"],
                row["frequency"],
            )
            found.setdefault(made.other, made)
    return sorted(found.values(), key=lambda each: (WANTED.index(each.type), each.name, each.other))


def _offers(snapshot: Snapshot, partner: str) -> list[Offer]:
    offers = [each for each in actors.held(snapshot, "offers", partner) if isinstance(each, Offer)]
    return [each for each in offers if each.covers(snapshot.on)]


@question
@needs("shared")
def members(snapshot: Snapshot, partner: str) -> Members:
    """Whom the partner may name when asked of its ties: those in the network of the filter."""
    table = actors.directory(snapshot)
    names = dict(zip(table["uid"], table["name"], strict=True))
    persons = frozenset(table["uid"][table["kind"] == "person"])
    return Members(search.of_day(snapshot), names, persons)
