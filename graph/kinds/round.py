"""Rounds of asking the members, and what they said of their ties."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from graph.kinds.kind import Field, Kind, Long, Precision, Record, Texts
from graph.kinds.plan import WANTED

ASKED = ("ties", "trust", "value", "conditions", "pillars", "offers", "question")
"""The parts that a round may ask, in the order in which they are asked."""

OUTCOMES = TAKEN, KEPT = ("taken", "kept")


@dataclass(frozen=True, kw_only=True)
class Round(Record):
    """A round of asking the members of a managed network. closes: its last day; closed: the day on
    which it was ended for good. question: the open one; voices: what was said to it, without who.
    workshop: everybody is in one room, and joins by a code: see `conditions.workshop`.
    Once it has closed: invited, answered: who was asked, and who of them answered; means: JSON,
    what may be shown of the sealed answers, of `conditions.sealed`.
    """

    declared = Kind(
        name="rounds",
        means="rounds of asking the members",
        answers="What were the members asked, and when?",
        modules="conditions/{}_rounds",
        label="Round",
        prefix="q",
        key=("network", "name", "opens"),
        table=False,
        guarded="survey",
        few=True,
    )

    name: str
    network: Annotated[
        str, Field(refers=("networks",), by="ABOUT", means="whose members are asked")
    ]
    opens: date
    closes: Annotated[date, Field(last=True)]
    asks: Annotated[Texts, Field(words=ASKED, vocabulary="asks")]
    consent: Long = None
    question: Long = None
    workshop: bool = False
    closed: date | None = None
    voices: Annotated[Texts, Field(literal=True)] = ()
    invited: Annotated[Texts, Field(refers=("actors",))] = ()
    answered: Annotated[Texts, Field(refers=("actors",))] = ()
    means: Annotated[str | None, Field(long=True, literal=True)] = None

    @property
    def deed(self) -> str:
        """Whoever asks the members asks in the name of the network."""
        return "survey"


@dataclass(frozen=True, kw_only=True)
class ReportedTie(Record):
    """What a member says of a tie of theirs in a round; it stands beside what is on record.

    type: "none" where they say that there is no tie. named: the partner as they wrote it, where
    it is not known who is meant. since: begun. settled: the day on which the two were made to
    agree; outcome: whether what they say was taken, or the record kept. filled_by: who wrote it
    down for them.
    """

    declared = Kind(
        name="reported_ties",
        means="ties as members report them",
        answers="What do the members say of their ties?",
        modules="conditions/{}_reported",
        label="ReportedTie",
        prefix="z",
        key=("round", "reporter", "partner", "named"),
        table=False,
        guarded="survey",
    )

    round: Annotated[str, Field(refers=("rounds",), by="CAME_OF", means="the round")]
    reporter: Annotated[
        str, Field(refers=("actors",), by="REPORTED", inward=True, means="who says so")
    ]
    partner: Annotated[
        str | None, Field(refers=("actors",), by="CONCERNS", means="of a tie with whom")
    ] = None
    named: str | None = None
    type: Annotated[str, Field(words=(*WANTED, "none"), vocabulary="type")]
    frequency: Annotated[float | None, Field(range=(0, 3650), vocabulary="frequency")] = None
    since: date | None = None
    since_precision: Precision = None
    through: Annotated[str | None, Field(refers=("actors",))] = None
    about: Annotated[str | None, Field(refers=("issues",), by="ABOUT", means="the issue")] = None
    said: date
    filled_by: str | None = None
    settled: date | None = None
    outcome: Annotated[str | None, Field(words=OUTCOMES)] = None
