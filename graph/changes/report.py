"""What changed between two dates as a paragraph for a yearly report, in Thai or English."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graph.base.labels import count, day
from graph.base.words import say, speaking
from graph.changes.between import OF_ACTORS, OF_PAIRS, Changes
from graph.changes.by_part import Part
from graph.network import Columns


@dataclass(frozen=True)
class Standout:
    """Who or what changed most: a name, and in how many pairs."""

    name: str
    pairs: int


def busiest(columns: Columns, found: Changes) -> Standout | None:
    """The actor with the most new pairs, at least two; of several the first by uid."""
    most = Counter(uid for one, other, *_ in found.added for uid in (one, other))
    if not most:
        return None
    uid, pairs = min(most.items(), key=lambda each: (-each[1], each[0]))
    names = dict(zip(columns.actors.uids, columns.actors.names, strict=True))
    return Standout(names[uid], pairs) if pairs > 1 else None


def liveliest(areas: Sequence[Part]) -> Standout | None:
    """The area with the most pairs that changed; None where there are not two areas to compare."""
    first = areas[0] if len(areas) > 1 else None
    return Standout(first.name, first.moved) if first and first.moved else None


def source(batch: int, head: str, lang: str) -> str:
    """On which records it rests: the journal's last write, and the hash of its chain."""
    return say("changes.told.source", lang, batch=f"b{batch}", head=head)


def paragraph(
    found: Changes,
    network: str | None,
    actor: Standout | None,
    area: Standout | None,
    lang: str,
) -> str:
    """The paragraph, as it can stand in a report; the same for the same records and days.

    What is none is left out.
    """
    with speaking(lang):
        counts = {word: len(getattr(found, word)) for word in (*OF_ACTORS, *OF_PAIRS)}
        clauses = [say(f"changes.told.{w}", n=count(n)) for w, n in counts.items() if n]
        facts = {"first": day(found.first), "last": day(found.last)}
        facts["network"] = network or say("changes.told.network")
        sentences = [
            say("changes.told.lead", what=_joined(clauses), **facts)
            if clauses
            else say("changes.told.nothing", **facts)
        ]
        before, after = found.kept + len(found.ended), found.kept + len(found.added)
        if before or after:
            sentences.append(say("changes.told.pairs", before=count(before), after=count(after)))
        if found.jaccard is not None and clauses:
            sentences.append(say("changes.told.jaccard", share=f"{100 * found.jaccard:.0f}"))
        for word, standout in (("actor", actor), ("area", area)):
            if standout:
                pairs = count(standout.pairs)
                sentences.append(say(f"changes.told.{word}", name=standout.name, pairs=pairs))
        return " ".join(sentences)


def _joined(clauses: Sequence[str]) -> str:
    if len(clauses) < 2:
        return "".join(clauses)
    between, last = say("changes.told.comma"), say("changes.told.and")
    return between.join(clauses[:-1]) + last + clauses[-1]
