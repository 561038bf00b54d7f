"""What a worksheet leaves unsaid of its actors: the kind that a name's first word tells."""

from functools import cache

from graph.base.problems import Bilingual
from graph.base.texts import fold
from graph.base.words import say
from graph.intake.tables.line import Line
from graph.intake.worksheets.marks import data
from graph.kinds import Actor
from graph.kinds.vocabulary import choices, words_of


def kind_by_name(line: Line, name: str) -> str | None:
    """The kind that the name's first word is known for, told; else an error with the choices."""
    word, kind = _first_word(name)
    if kind is None or kind == "ask":
        line.fail("kind", "worksheets.kind_missing", name, text=name, allowed=choices("kind"))
        return None
    meant = _word("kind", kind)
    line.note("warning", "kind", "worksheets.kind_taken", name, word=word, kind=meant)
    return kind


def kind_by_word(text: str) -> str | None:
    """The kind that a word for one tells: a word of names, or a body that has a short form."""
    from graph.search.abbreviations import built_in
    from graph.search.spelling import bare, spelled

    _, kind = _first_word(text)
    if kind is None and built_in().head(bare(built_in().expanded(spelled(text))[0]))[2]:
        return "organisation"
    return None if kind == "ask" else kind


def leave_sector(line: Line, given: dict[str, object], before: Actor | None) -> None:
    """A worksheet's place doesn't change the sector on record; that they differ is told."""
    stated = given.get("sector")
    if before is None or before.sector is None or stated in (None, before.sector):
        return
    del given["sector"]
    was, now = _word("sector", before.sector), _word("sector", str(stated))
    line.warn(
        "sector", "worksheets.sector_differs", before.name, name=before.name, was=was, now=now
    )


def _word(field: str, value: str) -> Bilingual:
    return Bilingual(*(say(f"worksheets.words.{field}.{value}", lang) for lang in ("th", "en")))


def _first_word(name: str) -> tuple[str, str | None]:
    """The longest known word that the name begins with (in English, or ends with), its kind."""
    folded = fold(name)
    for word, kind in _known_words():
        if word.isascii():
            if word in (folded.split(" ")[0], folded.split(" ")[-1]):
                return word, kind
        elif folded.startswith(word):
            return word, kind
    return "", None


@cache
def _known_words() -> tuple[tuple[str, str], ...]:
    """(word, kind), the longest first; "ask" wins over a kind that knows the word as well."""
    known = {fold(w): kind for kind, words in words_of("kind").items() for w in words}
    known |= {fold(w): kind for kind, words in data()["kinds"].items() for w in words}
    return tuple(sorted(known.items(), key=lambda pair: (-len(pair[0]), pair[0])))
