"""What partners think of each other: trust and value, from the answers to a survey of ties.

An answer is one rater's view of one partner, of 1 (not at all) to 4 (a great deal), on three
questions of trust and three of value. Source: PARTNER's survey, as BMC Public Health 2016,
s12889-016-3194-7, has it. Answers never enter the strength of a pair.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.base.errors import Misuse

if TYPE_CHECKING:
    import pandas as pd

TRUST = ("reliability", "support", "openness")
VALUE = ("power", "involvement", "resources")
TOPICS = {"trust": TRUST, "value": VALUE}
"""What is asked about, and the questions of each."""

FEWEST = 3
"""Below so many raters nothing is told of an actor: who said it could be guessed."""


@dataclass(frozen=True)
class Answer:
    """One rater (uid) of one partner (uid); question: of TRUST or VALUE; value: 1–4."""

    rater: str
    rated: str
    question: str
    value: float


def of_network(answers: Iterable[Answer]) -> dict[str, float | None]:
    """`trust`, `value`: the mean over raters and the partners they rated, 1–4; None where fewer
    than three rated.

    A rater's view of a partner is the mean of the questions answered; self-ratings are left out.
    `share` gives the same as 0–1. Misuse where a value is not 1–4 or a question not known.
    """
    views = _views(answers)
    enough = views.groupby("topic")["rater"].nunique() >= FEWEST
    means = views.groupby("topic")["value"].mean()
    return {topic: float(means[topic]) if enough.get(topic, False) else None for topic in TOPICS}


def of_actors(answers: Iterable[Answer]) -> "pd.DataFrame":
    """DataFrame, one row an actor who was rated by another, by uid.

    Columns: uid; trust, value: mean over raters, 1–4, NaN below three raters; trust_raters,
    value_raters: how many.
    """
    import pandas as pd

    views = _views(answers)
    grouped = views.groupby(["rated", "topic"])["value"].agg(["mean", "count"])
    mean, count = (grouped[name].unstack("topic").reindex(columns=[*TOPICS]) for name in grouped)
    table = pd.DataFrame({"uid": mean.index.astype("str")})
    for topic in TOPICS:
        table[topic] = mean[topic].where(count[topic] >= FEWEST).to_numpy(dtype=float)
        table[f"{topic}_raters"] = count[topic].fillna(0).to_numpy(dtype=int)
    return table


def share(mean: float | None) -> float | None:
    """A mean of 1–4 as 0–1: (mean − 1)/3."""
    return None if mean is None else (mean - 1) / 3


def _views(answers: Iterable[Answer]) -> "pd.DataFrame":
    """One row a rater, partner and topic: rater, rated, topic, value (mean of its questions)."""
    import pandas as pd

    topics = {question: topic for topic, asked in TOPICS.items() for question in asked}
    rows = []
    for each in answers:
        if each.question not in topics or not 1 <= each.value <= 4:
            raise Misuse("strength.survey.bad", question=each.question, value=each.value)
        if each.rater != each.rated:
            rows.append((each.rater, each.rated, topics[each.question], float(each.value)))
    names = ["rater", "rated", "topic", "value"]
    table = pd.DataFrame(rows, columns=names).astype({"value": float})
    return table.groupby(names[:3], as_index=False)["value"].mean()
