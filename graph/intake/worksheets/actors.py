"""What a worksheet leaves unsaid of its actors: the kind that a name's first word tells."""

from functools import cache, lru_cache

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


@lru_cache(maxsize=1 << 16)
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
    folded, known = fold(name), _known_words()
    ends = folded.split(" ")[0], folded.split(" ")[-1]
    found = [word for word in ends if word.isascii() and word in known]
    found += [word for word in _by_letter().get(folded[:1], ()) if folded.startswith(word)]
    word = max(found, key=len, default="")
    return word, known.get(word)


@cache
def _known_words() -> dict[str, str]:
    """Word → kind; "ask" wins over a kind that knows the word as well."""
    known = {fold(w): kind for kind, words in words_of("kind").items() for w in words}
    return known | {fold(w): kind for kind, words in data()["kinds"].items() for w in words}


@cache
def _by_letter() -> dict[str, tuple[str, ...]]:
    """First letter → the words in Thai."""
    words = [word for word in _known_words() if not word.isascii()]
    return {letter: tuple(w for w in words if w[0] == letter) for letter in {w[0] for w in words}}
