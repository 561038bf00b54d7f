"""The sheet as one HTML page that prints to A4; nothing in it leads anywhere else."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.accountability.gathering import Sheet
from graph.base.dates import show
from graph.base.templates import templates
from graph.base.words import say
from graph.governance.wording import whose, why_of
from graph.network.named import Names

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Hidden:
    """Texts without persons. names: of persons, and of those who look after findings."""

    word: str
    pattern: re.Pattern[str] | None

    @classmethod
    def of(cls, names: Iterable[str], word: str) -> "Hidden":
        """Longer names first, so that none is left half."""
        known = sorted(
            {name for name in names if len(name) > 1}, key=lambda each: (-len(each), each)
        )
        return cls(word, re.compile("|".join(map(re.escape, known))) if known else None)

    def __call__(self, text: str) -> str:
        return self.pattern.sub(self.word, text) if self.pattern and text else text


def page(
    sheet: Sheet, names: Names, lang: str, persons: Iterable[str] = (), public: bool = False
) -> str:
    """The page in a language. public: without persons; `persons`: all names by which they go.

    Where it is public, decisions say how many took part, and findings only whether someone looks
    after them; names of persons within texts are left out.
    """
    owners = (risk.case.owner or "" for risk in sheet.risks)
    word = say("governance.sheet.a_person", lang)
    hide = Hidden.of((*persons, *owners), word) if public else Hidden(word, None)

    def sentence(key: str, **facts: Any) -> str:
        return say(f"governance.sheet.{key}", lang, **{k: str(v) for k, v in facts.items()})

    def day(value: Any) -> str:
        return show(value, "day", lang) if value else "–"

    return (
        templates(HERE)
        .get_template("sheet.html")
        .render(
            sheet=sheet,
            lang=lang,
            public=public,
            sentence=sentence,
            say=lambda key: say(key, lang),
            day=day,
            hide=hide,
            name=lambda uid: hide(names.name(uid)),
            why=lambda case: why_of(case, names, lang),
            whose=lambda case: whose(case, names, sheet.network),
            css=(HERE / "sheet.css").read_text("utf-8"),
        )
    )
