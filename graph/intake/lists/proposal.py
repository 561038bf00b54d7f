"""How a list may be read, with the reason for each choice."""

from dataclasses import dataclass

from graph.base.words import knows, language, say, speaking
from graph.intake.graphs.choice import Choice
from graph.intake.lists.contents import Column
from graph.intake.lists.scheme import Scheme, base_of
from graph.kinds import vocabulary

WORDS = {
    "kind": "pages.kind",
    "level": "pages.type",
    "ticked": "lists.ticked",
    "marks": "lists.mark",
    "statuses": "lists.status",
}
"""Where the words for a choice's value are, by the choice's name."""


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
        with speaking(lang or language()):
            head = say("lists.head", file=name, rows=self.rows, line=self.scheme.head)
            return [head, *(self._text(choice) for choice in self.choices)]

    def _text(self, choice: Choice) -> str:
        """The choice and its reason, all in words."""
        reason = f"{say(f'graphs.proposal.{choice.sure}')} {say(choice.key, **choice.facts)}"
        chosen = self._chosen(choice)
        return f"{reason} → {chosen}" if chosen else reason

    def _chosen(self, choice: Choice) -> str:
        if choice.name == "columns":
            return word(self.scheme.table, choice.value)
        if choice.name == "table":
            return say(f"kinds.{choice.value}.many")
        key = f"{WORDS.get(choice.name, '')}.{choice.value.replace(' ', '_')}"
        return say(key) if knows(key) else choice.value

    def as_toml(self, lang: str | None = None) -> str:
        """The scheme as a file to correct, the reasons as comments above it."""
        return self.scheme.as_toml((*self.lines(lang), say("graphs.proposal.how", lang)))


def word(table: str, field: str) -> str:
    """What a column is read as, in words; several of one keep their number."""
    base = base_of(field)
    key = f"lists.field.{base.replace(' ', '_')}"
    return (say(key) if knows(key) else vocabulary.word(table, base)) + field.removeprefix(base)
