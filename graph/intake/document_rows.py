"""The records of documents into the draft, merged by uid; what they refer to must be there."""

from collections.abc import Iterator

from graph.intake.documents import Document, Item
from graph.intake.draft import Draft, Given
from graph.intake.spans import check_order
from graph.intake.tables.line import Line
from graph.kinds import KINDS, Record, Tie
from graph.kinds.registry import references, roots, whole


def plan_documents(draft: Draft) -> None:
    """Merge the records of all documents; those that refer to nothing are told and left out."""
    documents = draft.reading.documents
    if not documents:
        return
    for kind in KINDS:
        for document in documents:
            for item in document.items.get(kind, ()):
                _put(draft, kind, document, item)
    _tell_circles(draft)
    draft.sweep()
    while _tell_loose_ends(draft):
        draft.sweep()


def _put(draft: Draft, kind: str, document: Document, item: Item) -> None:
    line = Line(document.places[kind], item.number, [item.uid], draft.problems)
    before = draft.current[kind].get(item.uid)
    if kind in roots() and "name" in item.given:
        draft.renames(kind, item.uid, line, item.given["name"])
    if kind == "ties":
        _check_tie(draft, line, item.given, before)
    check_order(line, item.given, before)
    draft.put(kind, item.uid, line, item.given)


def _check_tie(draft: Draft, line: Line, given: Given, before: Record | None) -> None:
    ends = {given["start"], given["end"]}
    if len(ends) == 1:
        line.fail("end", "intake.tie.self", given["end"])
    if given.get("through") in ends:
        line.fail("through", "intake.tie.through_end", given["through"])
    if given.get("stated") is False and given["type"] != "COOPERATE":
        line.fail("stated", "documents.loose", given["type"])
    if isinstance(before, Tie) and not draft.update and {before.start, before.end} != ends:
        line.fail("uid", "intake.tie.other_ends", before.uid, id=before.uid)


def _tell_loose_ends(draft: Draft) -> bool:
    """Fail the records that refer to what is not there; whether there were any."""
    found = False
    for kind, origins in draft.origins.items():
        for uid, origin in origins.items():
            record = draft.current[kind][uid]
            for name, field in references(kind).items():
                for named in _several(getattr(record, name)):
                    if not any(named in draft.current[of] for of in field.refers):
                        found = True
                        facts = {"text": named}
                        origin.line.fail(name, "documents.loose_end", named, **facts)
    return found


def _several(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,) if value else ()


def _tell_circles(draft: Draft) -> None:
    trees = {kind: field for kind in KINDS if (field := whole(kind))}
    for kind, field in trees.items():
        for uid, origin in draft.origins[kind].items():
            if uid in _above(draft, kind, field, uid):
                origin.line.fail(field, "documents.circle", uid, uid=uid)


def _above(draft: Draft, kind: str, field: str, uid: str) -> Iterator[str]:
    seen: set[str] = set()
    at = getattr(draft.current[kind][uid], field)
    while at is not None and at not in seen:
        yield at
        seen.add(at)
        at = getattr(draft.current[kind].get(at), field, None)
