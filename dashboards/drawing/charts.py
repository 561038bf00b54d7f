"""The charts: tie mix, the network by periods, and ties as bands over time."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeAlias

import altair as alt
import pandas as pd
import streamlit as st

from dashboards.frame import address, blocks, labels
from dashboards.frame.address import Asked
from dashboards.frame.blocks import table
from dashboards.frame.labels import short
from dashboards.frame.session import ask
from graph import network
from graph.base.words import buddhist, language, say
from graph.kinds import LEVELS
from graph.measures import Scorecard
from graph.network.day import BY_CODE
from graph.network.history import THIN
from graph.network.lifetimes import UNITS

Chart: TypeAlias = alt.Chart | alt.LayerChart

alt.theme.enable("none")  # its looks are those of the page
alt.data_transformers.disable_max_rows()

INKS = {"COLLABORATE": "#0f766e", "COORDINATE": "#5aa9a1", "COOPERATE": "#bcd9d5"}
"""The three levels as one colour at three depths: the tighter, the deeper."""

MARKS = {"gap": "✕", "silent": "…", "survivors": "△"}
"""What stands over a period whose records are thin, by reason."""


def over_time(asked: Asked) -> None:
    """Pairs by level over time, with the periods marked whose records are thin."""
    blocks.heading(say("history.network.title"))
    unit = address.switch(
        say("history.network.by"), "by", UNITS[::-1], lambda each: say(f"history.network.{each}")
    )
    found = _from_first_tie(ask(network.periods, asked, unit))
    _levels()
    _put(_periods, found, unit)
    for reason in THIN:
        if (found["thin"] == reason).any():
            st.caption(f"{MARKS[reason]} {say(f'history.thin.{reason}')}")
    with st.expander(say("history.network.table")):
        table(_period_rows(found, unit), _period_columns(), name="over-time")


def _from_first_tie(found: pd.DataFrame) -> pd.DataFrame:
    """The periods from the first in which there is a tie; all where there is none."""
    tied = found["ties"].cumsum() > 0
    return found[tied] if tied.any() else found


def _period_rows(found: pd.DataFrame, unit: str) -> pd.DataFrame:
    return found.assign(
        period=[period(day, unit) for day in found["day"]],
        thin=[say(f"history.thin.{each}") if each else labels.DASH for each in found["thin"]],
    )


def _period_columns() -> dict[str, str]:
    names = ("period", "actors", "ties", "pairs", "activities", "thin")
    columns = {name: say(f"history.columns.{name}") for name in names}
    levels = {level: labels.term("type", level) for level in LEVELS}
    before, after = list(columns.items())[:4], list(columns.items())[4:]
    return dict(before) | levels | dict(after)


def _periods(rows: pd.DataFrame, unit: str) -> Chart:
    """Pairs at each level at the end of each period, and marks where the records are thin."""
    rows = rows.assign(
        period=[period(day, unit) for day in rows["day"]],
        mark=[MARKS.get(thin, "") for thin in rows["thin"]],
        reason=[say(f"history.thin.{thin}") if thin else "" for thin in rows["thin"]],
    )
    levels = rows.melt("period", list(BY_CODE), "level", "tied")
    levels["label"] = [labels.term("type", level) for level in levels["level"]]
    levels["depth"] = [BY_CODE.index(level) for level in levels["level"]]
    x = alt.X("period:O", title=None, sort=None, axis=alt.Axis(labelAngle=0, labelOverlap=True))
    thin = alt.Chart(rows[rows["thin"] != ""][["period", "mark", "reason", "pairs"]])
    behind = thin.mark_bar(color="#e3e7e7", width={"band": 1}).encode(
        x=x, y=alt.value(0), y2=alt.value(280), tooltip=_tips(period="period:O", reason="reason:N")
    )
    marks = thin.mark_text(baseline="top", dy=2, color="#5b6b6b", fontSize=12).encode(
        x=x, y=alt.value(0), text="mark:N", tooltip=_tips(period="period:O", reason="reason:N")
    )
    bars = (
        alt.Chart(levels)
        .mark_bar(cornerRadius=1)
        .encode(
            x=x,
            y=alt.Y("tied:Q", title=None, axis=alt.Axis(tickMinStep=1)),
            color=_ink(),
            order=alt.Order("depth:Q", sort="descending"),
            tooltip=_tips(period="period:O", type="label:N", pairs="tied:Q"),
        )
    )
    return _calm(behind + bars + marks, 280)


def period(day: date, unit: str) -> str:
    """A month as it is known to the month, a quarter as "2/2569", a year."""
    if unit == "month":
        return labels.day(day, "month")
    year = labels.day(day, "year")
    return year if unit == "year" else f"{(day.month + 2) // 3}/{year}"


def trend(rows: pd.DataFrame) -> None:
    """One figure over time, as a line with its points; a gap where it is not defined."""
    _put(_trend, rows)


def _trend(rows: pd.DataFrame) -> Chart:
    shown = rows.assign(
        at=[_day(value).isoformat() for value in rows["day"]],
        value=rows["value"].astype(float),
        text=[labels.number(value, 3) for value in rows["value"]],
        period=[labels.day(value) for value in rows["day"]],
    )
    chart = (
        alt.Chart(shown[["at", "value", "text", "period"]])
        .mark_line(color="#0f766e", point={"color": "#0f766e", "size": 36})
        .encode(
            x=alt.X("at:T", title=None, axis=_years()),
            y=alt.Y("value:Q", title=None, scale=alt.Scale(zero=False)),
            tooltip=_tips(period="period:N", value="text:N"),
        )
    )
    return _calm(chart, 200)


def degrees(rows: pd.DataFrame) -> None:
    """How many actors have how many partners, as bars."""
    _put(_degrees, rows)


def _degrees(rows: pd.DataFrame) -> Chart:
    chart = (
        alt.Chart(rows)
        .mark_bar(color="#5aa9a1", cornerRadius=1)
        .encode(
            x=alt.X(
                "degree:O", title=say("strength.page.columns.degree"), axis=alt.Axis(labelAngle=0)
            ),
            y=alt.Y("actors:Q", title=None, axis=alt.Axis(tickMinStep=1)),
            tooltip=_tips(degree="degree:O", actors="actors:Q"),
        )
    )
    return _calm(chart, 220)


def mix(card: Scorecard) -> None:
    """The share of pairs at each level, as one bar."""
    shares = [card["tie_mix"][level] or 0.0 for level in LEVELS]
    _put(_mix, pd.DataFrame({"share": shares, "depth": range(len(LEVELS))}))


def _mix(shares: pd.DataFrame) -> Chart:
    rows = shares.assign(
        label=[labels.term("type", level) for level in LEVELS],
        text=[labels.share(share) for share in shares["share"]],
    )
    base = alt.Chart(rows).encode(
        y=alt.Y("label:N", title=None, sort=list(rows["label"]), axis=alt.Axis(labelLimit=220)),
        x=alt.X("share:Q", title=None, axis=None, scale=alt.Scale(domain=[0, 1.12])),
    )
    bars = base.mark_bar(height=16, cornerRadius=2).encode(
        color=_ink(), tooltip=_tips(type="label:N", share="text:N")
    )
    words = base.mark_text(align="left", dx=6, color="#7d8b8b").encode(text="text:N")
    return _calm(bars + words, 150)


def bands(episodes: pd.DataFrame, on: date) -> None:
    """An actor's ties over time, one row a partner, one band an episode, up to `on`."""
    rows = _dated(episodes, on)
    rows["partner"] = [short(str(name), 30) for name in rows["other_name"]]
    order = rows.sort_values(["from", "partner"])["partner"].drop_duplicates().tolist()
    chart = (
        alt.Chart(rows[["from", "to", "partner", "label", "depth", "start"]])
        .mark_bar(cornerRadius=2)
        .encode(
            x=alt.X("from:T", title=None, axis=_years()),
            x2="to:T",
            y=alt.Y(
                "partner:N",
                title=None,
                sort=order,
                axis=alt.Axis(labelLimit=230, labelOverlap=False),
            ),
            color=_ink(),
            size=alt.Size("depth:O", legend=None, scale=alt.Scale(range=[5, 8, 12])),
            tooltip=_tips(partner="partner:N", type="label:N", since="start:N"),
        )
    )
    _levels()
    st.altair_chart(_calm(chart, max(90, 24 * len(order) + 30)))


def pair(episodes: pd.DataFrame, met: pd.DataFrame, on: date) -> None:
    """The ties of two over time, a lane a level, and a lane of what they did together."""
    rows = _dated(episodes, on)
    rows["left"] = ["←" if labels.missing(value) else "" for value in rows["since"]]
    rows["right"] = ["→" if goes_on else "" for goes_on in rows["to"] == on.isoformat()]
    together = say("history.pair.lane")
    lanes = [*(labels.term("type", level) for level in INKS), together]
    y = alt.Y(
        "label:N",
        title=None,
        sort=lanes,
        scale=alt.Scale(domain=lanes),
        axis=alt.Axis(labelLimit=230),
    )
    x = alt.X("from:T", title=None, axis=_years())
    base = alt.Chart(rows[["from", "to", "label", "start", "left", "right"]])
    bars = base.mark_bar(height=14, cornerRadius=2).encode(
        x=x, x2="to:T", y=y, color=_ink(), tooltip=_tips(type="label:N", since="start:N")
    )
    begun = base.mark_text(align="right", dx=-3, color="#7d8b8b").encode(x=x, y=y, text="left:N")
    ends = alt.X("to:T")
    going = base.mark_text(align="left", dx=3, color="#7d8b8b").encode(x=ends, y=y, text="right:N")
    marks = met.assign(
        label=together,
        at=[_day(value).isoformat() for value in met["date"]],
        day=[labels.day(v, p) for v, p in zip(met["date"], met["date_precision"], strict=True)],
    )
    points = (
        alt.Chart(marks[["at", "label", "title", "day"]])
        .mark_point(size=46, filled=True, opacity=0.75, color="#334e4e")
        .encode(x=alt.X("at:T"), y=y, tooltip=_tips(title="title:N", day="day:N"))
    )
    _levels()
    st.altair_chart(_calm(bars + begun + going + points, 170))


def grid(rows: pd.DataFrame, on_pick: Callable[[int, int], None]) -> None:
    """Influence × interest from 10 to 1, as the four cells stand, each with where it stood before.

    rows: name, influence, interest, was_influence, was_interest (the latter NaN where it has not
    moved). on_pick: is told the influence and the interest of a place that is clicked.
    """

    def report() -> None:
        if picked := st.session_state["grid"].selection.get("place"):
            on_pick(int(picked[0]["influence"]), int(picked[0]["interest"]))

    spec = _spec(_grid, "grid", rows, (), language(), buddhist())
    st.vega_lite_chart(spec, key="grid", on_select=report)


def _grid(rows: pd.DataFrame) -> Chart:
    def axis(name: str, turned: type[alt.X] | type[alt.Y], field: str = "") -> Any:
        return turned(
            f"{field or name}:Q",
            title=say(f"stakeholders.grid.{name}"),
            scale=alt.Scale(domain=[0.5, 10.5], nice=False, reverse=turned is alt.X),
            axis=alt.Axis(values=list(range(1, 11)), grid=False, tickSize=0, format="d"),
        )

    every = pd.DataFrame(
        [
            {"influence": up, "interest": right, "right": right + 0.48, "top": up + 0.48}
            | {"left": right - 0.48, "bottom": up - 0.48}
            for up in range(1, 11)
            for right in range(1, 11)
        ]
    )
    places = (
        alt.Chart(every)
        .mark_rect(color="#0f766e", opacity=0.05, cornerRadius=3, cursor="pointer")
        .encode(
            x=axis("interest", alt.X, "left"),
            x2="right:Q",
            y=axis("influence", alt.Y, "bottom"),
            y2="top:Q",
        )
        .add_params(
            alt.selection_point(name="place", fields=["influence", "interest"], empty=False)
        )
    )
    lines = alt.Chart(pd.DataFrame({"half": [5.5]})).mark_rule(color="#7d8b8b")
    base = alt.Chart(rows)
    x, y = axis("interest", alt.X), axis("influence", alt.Y)
    moved = base.mark_rule(color="#7d8b8b", strokeDash=[4, 3]).encode(
        x=axis("interest", alt.X, "was_interest"),
        x2="interest:Q",
        y=axis("influence", alt.Y, "was_influence"),
        y2="influence:Q",
    )
    dots = base.mark_circle(size=110, color="#0f766e", opacity=1)
    dots = dots.encode(x=x, y=y, tooltip="name:N")
    limit = alt.ExprRef("0.22 * width")  # so that names of the two halves don't meet
    left = base.transform_filter("datum.interest > 5.5").mark_text(align="left", dx=8, limit=limit)
    right = base.transform_filter("datum.interest < 5.5")
    right = right.mark_text(align="right", dx=-8, limit=limit)
    named = left.encode(x=x, y=y, text="name:N") + right.encode(x=x, y=y, text="name:N")
    halves = lines.encode(x="half:Q") + lines.encode(y="half:Q")
    return _calm(places + halves + moved + dots + named, 380)


def _dated(episodes: pd.DataFrame, on: date) -> pd.DataFrame:
    """Episodes begun by the day with from and to (ISO text), label, depth and start in words."""
    rows = episodes.copy()
    first = min([_day(value) for value in rows["since"] if not labels.missing(value)] or [on])
    rows["from"] = [first if labels.missing(v) else _day(v) for v in rows["since"]]
    rows["to"] = [on if labels.missing(v) else min(_day(v), on) for v in rows["until"]]
    rows = rows[rows["from"] <= on]
    rows["label"] = [labels.term("type", kind) for kind in rows["type"]]
    rows["depth"] = [BY_CODE.index(kind) for kind in rows["type"]]
    rows["start"] = [
        labels.since(s, p) for s, p in zip(rows["since"], rows["since_precision"], strict=True)
    ]
    for column in ("from", "to"):
        rows[column] = [value.isoformat() for value in rows[column]]
    return rows


def _ink() -> alt.Color:
    names = [labels.term("type", level) for level in INKS]
    return alt.Color(
        "label:N", scale=alt.Scale(domain=names, range=list(INKS.values())), legend=None
    )


def _levels() -> None:
    blocks.draw("levels", levels=[(level, labels.term("type", level)) for level in INKS])


def _years() -> alt.Axis:
    if not buddhist():
        return alt.Axis(format="%Y", tickCount="year")
    return alt.Axis(labelExpr="toString(year(datum.value) + 543)", tickCount="year")


def _tips(**fields: str) -> list[alt.Tooltip]:
    return [alt.Tooltip(field, title=say(f"pages.chart.{name}")) for name, field in fields.items()]


def _put(build: Callable[..., Chart], rows: pd.DataFrame, *given: str) -> None:
    """Puts what `build` makes of the rows on the page, in the language and era in force."""
    st.vega_lite_chart(_spec(build, build.__name__, rows, given, language(), buddhist()))


@st.cache_data(show_spinner=False, max_entries=100)
def _spec(
    _build: Callable[..., Chart],
    name: str,
    rows: pd.DataFrame,
    given: tuple[str, ...],
    lang: str,
    era: bool,
) -> dict[str, Any]:
    """The chart as Vega-Lite has it: kept by all that it depends on, since to build one takes
    longer than anything else in a run of a page."""
    found: dict[str, Any] = _build(rows, *given).to_dict()
    return found


def _calm(chart: Chart, height: int) -> Chart:
    return chart.properties(height=height).configure_view(strokeWidth=0)


def _day(value: date) -> date:
    return value.date() if hasattr(value, "date") else value


def profile(rows: pd.DataFrame) -> None:
    """Means of 1–5 as bars, and those of the round before as ticks. rows: part, item, mean, before
    (NaN where hidden)."""
    _put(_profile, rows[["part", "item", "mean", "before"]])


def _profile(rows: pd.DataFrame) -> Chart:
    shown = rows.assign(
        text=[labels.number(value, 1) for value in rows["mean"]],
        then=[labels.number(value, 1) for value in rows["before"]],
    )
    x = alt.Scale(domain=[1, 5.4], nice=False)
    axis = alt.Axis(values=[1, 2, 3, 4, 5], format="d")
    parts = list(dict.fromkeys(rows["part"]))
    inks = alt.Scale(domain=parts, range=["#0f766e", "#5aa9a1"][: len(parts)])
    base = alt.Chart(shown).encode(
        y=alt.Y("item:N", title=None, sort=list(rows["item"]), axis=None),
        tooltip=_tips(name="item:N", value="text:N", before="then:N"),
    )
    bars = base.mark_bar(height=12, cornerRadius=2, yOffset=8).encode(
        x=alt.X("mean:Q", title=None, scale=x, axis=axis),
        x2=alt.datum(1),
        color=alt.Color("part:N", legend=None, scale=inks),
    )
    ticks = base.mark_tick(color="#334e4e", thickness=2, height=18, yOffset=8)
    names = base.mark_text(align="left", dy=-8, color="#5b6b6b", fontSize=12)
    means = base.mark_text(align="left", dx=6, dy=8, color="#5b6b6b")
    drawn = (
        bars
        + ticks.encode(x="before:Q")
        + names.encode(x=alt.datum(1), text="item:N")
        + means.encode(x="mean:Q", text="text:N")
    )
    return _calm(drawn, 40 * len(shown) + 30)
