"""How a list may be read, with the reason for each choice."""

from dataclasses import dataclass

from graph.base.words import say
from graph.intake.graphs.choice import Choice
from graph.intake.lists.contents import Column
from graph.intake.lists.scheme import Scheme


@dataclass(frozen=True)
class ListProposal:
    """What Saan makes of one list. uid: under which its scheme is kept; rows: how many there are.

    first: the first rows of the sheet, each with its line. chosen: the user said which of them
    holds the headings. decided: "given" by the user, "remembered", "accepted"; None where it must
    be asked.
    """

    file: str
    sheet: str | None
    uid: str
    rows: int
    scheme: Scheme
    columns: tuple[Column, ...] = ()
    choices: tuple[Choice, ...] = ()
    decided: str | None = None
    first: tuple[tuple[int, tuple[str, ...]], ...] = ()
    chosen: bool = False

    @property
    def questions(self) -> tuple[Choice, ...]:
        """The choices that only someone who knows the list can make."""
        return tuple(choice for choice in self.choices if choice.sure == "question")

    def lines(self, lang: str | None = None) -> list[str]:
        """The proposal in sentences: what was found, each choice with its reason."""
        name = f"{self.file} · {self.sheet}" if self.sheet else self.file
        head = say("lists.head", lang, file=name, rows=self.rows, line=self.scheme.head)
        return [head, *(choice.text(lang) for choice in self.choices)]

    def as_toml(self, lang: str | None = None) -> str:
        """The scheme as a file to correct, the reasons as comments above it."""
        return self.scheme.as_toml((*self.lines(lang), say("graphs.proposal.how", lang)))
