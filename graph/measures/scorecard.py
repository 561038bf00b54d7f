"""The figures that are declared, computed: of a whole network, of each actor, and over time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from graph.base.errors import Misuse
from graph.measures.centrality import CHANCE, ERROR, betweenness
from graph.measures.composition import Grouped, Groups, groups
from graph.measures.distances import closeness, distances
from graph.measures.figures import figures
from graph.measures.robustness import ORDERS, robustness_runs
from graph.measures.sampling import SOURCES, Sampled
from graph.network import EVERYTHING, Columns, Filters, Network

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Scorecard:
    """The figures of a network on a day, by name: `card["density"]`; None where not defined.

    values: in the order of the declaration; those of the arcs only where asked for. sampled: which
    are estimates, and how far they may be off.
    """

    values: dict[str, Any]
    sampled: tuple[Sampled, ...] = ()

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    def as_dict(self) -> dict[str, Any]:
        """The figures in the order and under the names of `saan strength -f json`.

        With "sampled", figure → {"method", "size", "error", "confidence", "seed"}, only where
        something was sampled.
        """
        if not self.sampled:
            return dict(self.values)
        notes = {
            note.figure: {k: v for k, v in vars(note).items() if k != "figure"}
            for note in self.sampled
        }
        return self.values | {"sampled": notes}


def scorecard(network: Network, directed: bool = False) -> Scorecard:
    """All figures of a network; with `directed` also those of its arcs."""
    chosen = figures("network", "directed") if directed else figures("network")
    return Scorecard({each.name: each.function(network) for each in chosen}, _sampled(network))


def composition(network: Network, groups: Groups) -> dict[str, float | None]:
    """All figures of a network and what its actors belong to, by name; None where not defined."""
    grouped = Grouped(network, groups)
    return {each.name: each.function(grouped) for each in figures("group")}


def actor_figures(network: Network) -> "pd.DataFrame":
    """DataFrame, one row an actor, by uid: uid, and a column for each figure of an actor.

    Missing is NaN (NA for community). `attrs["sampled"]` is a tuple of `Sampled`, empty up to
    5,000 actors.
    """
    import pandas as pd

    uids = pd.Series(network.uids, dtype="str")
    values = {each.name: each.function(network) for each in figures("actor")}
    table = pd.DataFrame({"uid": uids} | values)
    table.attrs["sampled"] = _sampled_of_actors(network)
    return table


def trend(
    columns: Columns, figure: str, days: Sequence[date], filters: Filters = EVERYTHING
) -> "pd.DataFrame":
    """One row a day: day, value of a figure of the network or its groups, None where not defined.

    Only the figure itself is computed. Misuse for a name that is none.
    """
    import pandas as pd

    allowed = {each.name: each for each in figures("network", "group")}
    if figure not in allowed:
        names = ", ".join(allowed)
        raise Misuse("cli.not_one_of", what="figure", value=figure, allowed=names)
    chosen = allowed[figure]

    def value(day: date) -> Any:
        network = columns.as_of(day, filters)
        if chosen.whose == "network":
            return chosen.function(network)
        return chosen.function(Grouped(network, groups(columns, day, filters)))

    values = [value(day) for day in days]
    return pd.DataFrame({"day": list(days), "value": pd.Series(values, dtype=object)})


def _sampled(network: Network) -> tuple[Sampled, ...]:
    n, notes = network.n, []
    if not betweenness(network).exact:
        # The most central actor and the mean may both be off.
        notes.append(Sampled("betweenness_centralization", "paths", None, 2 * ERROR, CHANCE))
    found = distances(network)
    if not found.exact:
        path, efficiency = found.total_error / found.reachable, found.inverse_error / (n * (n - 1))
        notes.append(Sampled("mean_path", "sources", SOURCES, path, 0.95))
        notes.append(Sampled("global_efficiency", "sources", SOURCES, efficiency, 0.95))
    runs = robustness_runs(network)
    if runs and runs.orders < ORDERS:
        notes.append(Sampled("robustness", "orders", runs.orders, runs.error, 0.95))
    return tuple(notes)


def _sampled_of_actors(network: Network) -> tuple[Sampled, ...]:
    notes = []
    if not betweenness(network).exact:
        notes.append(Sampled("betweenness", "paths", None, ERROR, CHANCE))
    if not distances(network).exact:
        error = distances(network).sums_error * float(closeness(network).max())
        notes.append(Sampled("closeness", "sources", SOURCES, error, 0.95))
    return tuple(notes)
