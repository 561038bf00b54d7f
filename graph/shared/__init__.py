"""What does the network share with its members? Each sees it as the partner whom they are.

A question's `partner` is whom it is shown to: see `graph.rights.need`. Why so much and no more:
docs/decisions/rights.md.
"""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph import actors, network
from graph.network import Filters, Snapshot, needs, question
from graph.network.columns import number

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
