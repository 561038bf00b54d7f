"""What a closed round says, in sentences and rows."""

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboards.frame import labels
from graph.base.words import language, say
from graph.conditions.bands import Band
from graph.conditions.means import SCORED, share, totals, weakest
from graph.conditions.questions import Item, items
from graph.conditions.reports import Agreement, Difference
from graph.conditions.shown import HIDDEN, LEAST, Mean, Shown
from graph.kinds import ReportedTie, Round
from graph.kinds.vocabulary import said
from graph.network.named import Names

LOW = 3.5
"""A mean below it is worth a talk: between "sometimes" and "often". Our rule."""
GAP = 0.5
"""Half a step of the scale: how much lower a group must be to be named. Our rule."""
SPLITS = 0.3
"""Modularity from which ties fall into communities. Source: Newman & Girvan 2004."""


def item(name: str) -> str:
    """What was asked, in words; trust and value of partners by their own."""
    found = items().get(name)
    return str(found.words) if found else say(f"conditions.results.{name}")


def sentence(shown: Mapping[str, Shown]) -> str:
    """What the members see least."""
    means = totals(shown)
    low = weakest(means, "conditions") or weakest(means, "pillars")
    if not low:
        return say("conditions.results.too_few", least=LEAST)
    seen, mean = low[0]
    return say("conditions.results.lead", low=str(seen.words), mean=f"{mean:.1f}")


def scores(shown: Mapping[str, Shown], before: Mapping[str, Shown]) -> pd.DataFrame:
    """One row a condition and pillar: part, item, its mean now and in the round before (NaN where
    it is hidden), deviation, count, and the change in words."""
    rows = []
    for name, each in items().items():
        if each.part in SCORED and name in shown:
            now, then = shown[name].total, before.get(name, Shown({})).total
            change = None if now.mean is None or then.mean is None else now.mean - then.mean
            rows.append(
                {
                    "part": say(f"conditions.results.{each.part}"),
                    "item": str(each.words),
                    "mean": now.mean,
                    "before": then.mean,
                    "deviation": now.deviation,
                    "count": now.count,
                    "change": labels.DASH if change is None else f"{round(change, 1) + 0.0:+.1f}",
                }
            )
    columns = ("part", "item", "mean", "before", "deviation", "count", "change")
    numbers = dict.fromkeys(("mean", "before", "deviation", "count"), float)
    return pd.DataFrame(rows, columns=[*columns]).astype(numbers)


def low(shown: Mapping[str, Shown]) -> list[tuple[Item, str]]:
    """(condition or pillar, its mean) of all that are low, the weakest first."""
    found = weakest(totals(shown), *SCORED)
    return [(seen, f"{mean:.1f}") for seen, mean in found if mean < LOW]


def by_group(shown: Mapping[str, Shown], way: str, names: Names) -> pd.DataFrame:
    """One row a thing asked, one column a group of that way: its mean; "–" where it is hidden."""
    groups = sorted({part for each in shown.values() for part in each.by.get(way, {})})
    rows = []
    for name in items():
        by = shown[name].by.get(way) if name in shown else None
        if by is not None:
            means = {part: _mean(by.get(part, HIDDEN)) for part in groups}
            rows.append({"": item(name), **means})
    table = pd.DataFrame(rows, columns=["", *groups])
    return table.rename(columns={part: group(way, part, names) for part in groups})


def group(way: str, part: str, names: Names) -> str:
    """A group as it is called; who stands in none has a word too."""
    if not part:
        return say("conditions.results.elsewhere")
    if way == "community":
        return say("conditions.results.community_of", name=part)
    return labels.group(way, part, names)


def lowest(shown: Mapping[str, Shown], way: str) -> tuple[str, Mean, Mean] | None:
    """The group in which a shared goal is seen least, its mean, and that of the next; None where
    fewer than two can be shown, or it is not lower by `GAP`."""
    by = shown.get("conditions.vision", Shown({})).by.get(way, {})
    means = {part: mean for part, mean in by.items() if mean.mean is not None}
    ranked = sorted(means.items(), key=lambda each: (each[1].mean or 0, each[0]))
    if len(ranked) < 2 or (ranked[1][1].mean or 0) - (ranked[0][1].mean or 0) < GAP:
        return None
    (part, least), (_, next_one) = ranked[:2]
    return part, least, next_one


def split(shown: Mapping[str, Shown], way: str, names: Names) -> str | None:
    """In which group a shared goal is seen least, where one is clearly lower."""
    if not (found := lowest(shown, way)):
        return None
    part, mean, _ = found
    return say("conditions.results.split", group=group(way, part, names), mean=_mean(mean))


def apart(shown: Mapping[str, Shown], modularity: float | None, names: Names) -> str | None:
    """That a shared goal is seen least where the map splits; None where one community is not
    clearly lower, or ties don't fall into communities. modularity: Q of the day it opened."""
    found = lowest(shown, "community")
    if not found or not found[0] or modularity is None or modularity < SPLITS:
        return None
    part, least, next_one = found
    facts = {"group": group("community", part, names), "q": f"{modularity:.2f}"}
    return say("conditions.results.apart", mean=_mean(least), next=_mean(next_one), **facts)


def beside(
    rounds: Sequence[tuple[Round, Mapping[str, Shown], Mapping[str, float | None]]],
    soft: Sequence[str],
) -> pd.DataFrame:
    """One column a round, with what the members saw, and figures of the day on which it closed."""
    found: dict[str, dict[str, str]] = {}
    for of, shown, figures in rounds:
        seen = {item(name): _mean(shown.get(name, Shown({})).total) for name in soft}
        trust = {say("conditions.results.trust"): network_share(shown, "trust")}
        of_day = {
            say(f"conditions.counted.{name}"): labels.share(value)
            for name, value in figures.items()
        }
        found[f"{of.name} ({labels.day(of.closed or of.closes)})"] = seen | trust | of_day
    return pd.DataFrame(found).rename_axis(say("conditions.results.item")).reset_index()


def partners(shown: Mapping[str, Shown], names: Names) -> pd.DataFrame:
    """One row a partner rated by three or more: name, trust and value as 0–1, raters."""
    rated = {
        what: shown[what].by.get("partner", {}) for what in ("trust", "value") if what in shown
    }
    rows = []
    for uid in sorted({uid for by in rated.values() for uid in by}):
        means = {what: by.get(uid, HIDDEN) for what, by in rated.items()}
        if any(mean != HIDDEN for mean in means.values()):
            shares = {what: labels.share(share(mean.mean)) for what, mean in means.items()}
            raters = max(mean.count or 0 for mean in means.values())
            rows.append({"name": names.name(uid), **shares, "raters": labels.count(raters)})
    return pd.DataFrame(rows, columns=["name", *rated, "raters"])


def network_share(shown: Mapping[str, Shown], what: str) -> str:
    """Trust in or value of all partners, as PARTNER shows it."""
    return labels.share(share(shown.get(what, Shown({})).total.mean))


def differences(found: Sequence[Difference], names: Names) -> pd.DataFrame:
    """One row a pair: pair, kind, what is on record, and what each says of it."""
    rows = [
        {
            "pair": pair(each, names),
            "kind": say(f"conditions.differences.kinds.{each.kind}"),
            "recorded": recorded(each),
            "said": "; ".join(_sides(each, names)),
        }
        for each in found
    ]
    return pd.DataFrame(rows, columns=["pair", "kind", "recorded", "said"])


def recorded(of: Difference) -> str:
    """The level on record."""
    if of.recorded is None:
        return say("conditions.differences.unrecorded")
    return _level(of.recorded)


def _level(level: str) -> str:
    """A level in a word or two; its meaning stands where it is chosen."""
    return (
        labels.term("type", level)
        if level == "none"
        else said("type", level, language()).capitalize()
    )


def _sides(of: Difference, names: Names) -> list[str]:
    told = [
        say(
            "conditions.differences.says",
            name=names.name(each.reporter),
            level=_level(each.type),
        )
        for each in of.said
    ]
    silent = [say("conditions.differences.silent", name=names.name(uid)) for uid in of.silent]
    return told + silent


def pair(of: Difference, names: Names) -> str:
    """The two, as they are called; the second as it was written where nobody knows who is meant."""
    other = names.name(of.other) if of.other else f"“{of.said[0].named}”"
    return f"{names.name(of.one)} – {other}"


def told(of: ReportedTie, names: Names) -> str:
    """What one says of a tie, whole."""
    facts = [names.name(of.reporter), labels.term("type", of.type)]
    if of.frequency is not None:
        facts.append(labels.times_a_year(of.frequency))
    if of.since:
        facts.append(labels.since(of.since, of.since_precision))
    if of.through:
        facts.append(say("conditions.differences.through", name=names.name(of.through)))
    if of.about:
        facts.append(names.name(of.about))
    if of.filled_by:
        facts.append(say("conditions.differences.filled_by", name=of.filled_by))
    return " · ".join(facts)


def agreed(found: Agreement) -> str:
    """How far the members agree with each other, and with the record."""
    facts = {
        "both": labels.count(found.both),
        "named": labels.count(found.named_by_both),
        "same": labels.count(found.same_level),
        "untold": labels.count(found.untold),
    }
    word = "agreed" if found.both else "nobody_both"
    return say(f"conditions.differences.{word}", **facts)


def counted(found: Mapping[str, Mapping[str, Band]]) -> pd.DataFrame:
    """One row a way of counting ties; its figures, with the band where answers are missing."""
    rows = [
        {
            "ties": say(f"conditions.counted.{name}"),
            **{figure: _band(band, figure) for figure, band in figures.items()},
        }
        for name, figures in found.items()
    ]
    return pd.DataFrame(rows)


def _band(band: Band, figure: str) -> str:
    def shown(value: float | None) -> str:
        return labels.number(value, 1) if figure == "mean_degree" else labels.share(value)

    if band.seen is None or band.low == band.high:
        return shown(band.seen)
    ends = {"low": shown(band.low), "high": shown(band.high)}
    return say("conditions.counted.band", seen=shown(band.seen), **ends)


def _mean(mean: Mean) -> str:
    return labels.DASH if mean.mean is None else f"{mean.mean:.1f}"
