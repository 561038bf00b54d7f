"""A notice of a breach to be printed: who looked at what and took what out, and room for the rest
that the law asks for within 72 hours."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from graph.base import config
from graph.base.templates import templates
from graph.base.words import language, say

COLUMNS = ("at", "who", "what", "about")
TEMPLATES = Path(__file__).parent / "templates"


def notice(rows: Sequence[dict[str, Any]], first: date | None, last: date | None) -> str:
    """The page, which asks nothing of any host. rows: `at`, `who`, `what`, `about` of each look in
    the time; first, last: its days, None where it is open."""
    about = {row["about"] for row in rows if row["what"] == "contacts"}
    return (
        templates(TEMPLATES)
        .get_template("notice.html")
        .render(
            say=say,
            lang=language(),
            rows=rows,
            columns=COLUMNS,
            first=first,
            last=last,
            printed=config.now().isoformat(sep=" ", timespec="minutes"),
            people=len({row["who"] for row in rows}),
            partners=len(about),
        )
    )
