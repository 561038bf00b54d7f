"""What the command line's verbs mean as edits: which record, and which episode a tie follows."""

from collections.abc import Iterable, Mapping

from graph.actors.lookup import find
from graph.base.dates import iso, read_when
from graph.base.errors import DataError, Misuse, NotFound
from graph.base.problems import Bilingual
from graph.base.texts import clean, fold
from graph.edit import write
from graph.edit.edits import Edit
from graph.edit.neighbourhood import Neighbourhood
from graph.edit.row import columns, takes
from graph.kinds import KINDS, Issue, Record, Tie
from graph.kinds.vocabulary import read_word, tables
from graph.store import Store, Work


def kind_of(text: str) -> str:
    """The kind of record that a word names: "tie", "ties", "ความสัมพันธ์"; Misuse for others."""
    for kind, words in tables().items():
        if fold(text) in (kind, kind.removesuffix("s"), *words.names):
            return kind
    allowed = Bilingual(", ".join(w.names[0] for w in tables().values()), ", ".join(tables()))
    raise Misuse("edit.no_kind", text=text, allowed=allowed)


def fields(kind: str, pairs: Iterable[str]) -> dict[str, str]:
    """The columns and texts of FIELD=VALUE pairs, a field by its name or its heading in a file."""
    given: dict[str, str] = {}
    for pair in pairs:
        name, equals, text = pair.partition("=")
        if not equals:
            raise Misuse("edit.no_pair", text=pair)
        column = name.strip() if takes(kind, name.strip()) else _column(kind, name)
        if column in given:
            raise Misuse("edit.given_twice", column=column)
        given[column] = text
    return given


def _column(kind: str, name: str) -> str:
    """Names that are no column of the kind stay as they are, for the reader to refuse."""
    return tables()[kind].headings.get(fold(name), name.strip()) if columns(kind) else name.strip()


def meant(store: Store, text: str) -> tuple[str, Record]:
    """The record meant by a uid of any kind, `kind:uid`, or an actor's exact name or alias.

    NotFound where there is none; Misuse where several kinds have the uid.
    """
    kind, colon, rest = clean(text).partition(":")
    uid, kinds = (rest, [kind]) if colon and kind in KINDS else (clean(text), list(KINDS))

    def read(work: Work) -> list[tuple[str, Record]]:
        around = Neighbourhood(work)
        for each in kinds:
            around.some(each, [uid])
        return [
            (k, around.found[k][uid])
            for k in kinds
            if getattr(around.found[k].get(uid), "uid", None)
        ]

    found = store.read(read, "edit")
    if len(found) == 1:
        return found[0]
    if found:
        offered = ", ".join(f"{kind}:{uid}" for kind, _ in found)
        raise Misuse("edit.several_kinds", text=text, offered=offered)
    if colon and kind in KINDS:
        raise NotFound("edit.no_record", text=text)
    recorded = write.record(store, "actors", find(store, text))
    assert recorded is not None
    return "actors", recorded


def tied(store: Store, given: Mapping[str, str], beside: bool) -> tuple[Edit, Tie | None]:
    """The edit of `saan tie`, and the episode that ends by it.

    Where the pair's open episodes about the same issue have another level, from whichever side
    they were recorded, they end the day before; `beside` keeps them. Misuse where one would end and
    no day is given.
    """
    plain = Edit("add", "ties", given)
    one, other = find(store, given["from"]), find(store, given["to"])
    if beside or one == other:
        return plain, None
    about = _issue(store, given.get("about"))
    open_now = [
        t for t in write.episodes(store, one, other) if t.until is None and t.about == about
    ]
    level = _level(given.get("type", ""))
    apart = [t for t in open_now if level and level != (t.type, t.stated)]
    former = next((t for t in apart if t.start == one), apart[0] if apart else None)
    if former is None:
        return plain, None
    if not given.get("since"):
        raise Misuse("edit.since_when", tie=former.uid)
    if _before(given, former):
        return plain, None
    rest = {c: text for c, text in given.items() if c not in ("from", "to", "about", "since")}
    return Edit("change", "ties", rest, former, given["since"]), former


def ending(
    store: Store, who: tuple[str, ...], level: str | None, about: str | None
) -> tuple[str, Record]:
    """(kind, record) that `saan end` means: a uid, or the one open tie of two actors."""
    if len(who) == 1:
        return meant(store, who[0])
    one, other = (find(store, text) for text in who)
    ties = write.episodes(store, one, other)
    open_now = [tie for tie in ties if tie.until is None]
    if about is not None:
        issue = _issue(store, about)
        open_now = [tie for tie in open_now if tie.about == issue]
    if level is not None:
        meant_level = _level(level)
        if meant_level is None:
            read_word("type", level)
        open_now = [tie for tie in open_now if (tie.type, tie.stated) == meant_level]
    if len(open_now) == 1:
        return "ties", open_now[0]
    listed = ", ".join(_in_words(tie) for tie in open_now or ties) or "–"
    key = "edit.several_open" if open_now else "edit.none_open"
    raise NotFound(key, one=who[0], other=who[1], ties=listed)


def _level(text: str) -> tuple[str, bool] | None:
    """(type, whether its kind is stated); None where the word is not a level."""
    try:
        value = read_word("type", clean(text)).value
    except DataError:
        return None
    return ("COOPERATE", False) if value == "loose" else (value, True) if value != "none" else None


def _issue(store: Store, text: str | None) -> str | None:
    """The uid of the one issue of that id or name; the text itself where there is none."""
    if not text or not clean(text):
        return None

    def read(work: Work) -> list[str]:
        around = Neighbourhood(work)
        around.some("issues", [])
        return [u for u, i in around.records(Issue).items() if clean(text) in (u, i.name)]

    found = store.read(read, "edit")
    return found[0] if len(found) == 1 else clean(text)


def _before(given: Mapping[str, str], former: Tie) -> bool:
    """Whether what is given ends before the episode begins."""
    try:
        after = read_when(given.get("until", ""), end=True).after
    except DataError:
        return False
    return former.since is not None and after is not None and after <= former.since


def _in_words(tie: Tie) -> str:
    until = iso(tie.until, tie.until_precision, exclusive=True) or ""
    return f"{tie.uid} ({tie.type} {iso(tie.since, tie.since_precision) or '?'} – {until})"
