"""Text as Markdown: escaped, in tables, and as code."""

import re
from collections.abc import Iterable, Sequence

SPECIAL = re.compile(r"([\\`*<\[|])")


def plain(text: str) -> str:
    """The text so that no character of it is taken for Markdown; line breaks become spaces."""
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))


def code(text: str) -> str:
    """The text as code, for a table cell as well; an empty one stays empty."""
    if not text:
        return ""
    fence = "``" if "`" in text else "`"
    return f"{fence}{text}{fence}".replace("|", "\\|")


def codes(texts: Iterable[str]) -> str:
    """Several texts as code, with commas between."""
    return ", ".join(code(text) for text in texts)


def block(*lines: str) -> str:
    """Lines to be typed into a terminal."""
    return "\n".join(("```", *lines, "```"))


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose cells are Markdown already."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def page(title: str, *parts: str) -> str:
    """A whole page; parts that are empty are left out."""
    kept = [part for part in parts if part]
    return "\n\n".join((f"# {title}", *kept)) + "\n"
