"""The Cypher modules that follow from the declarations of the kinds: they read the records of a
kind page by page (records), some of them (selected), write them (save) and take them out (drop).
"""

from collections.abc import Iterator, Sequence

from graph.kinds import KINDS, Field, declared
from graph.kinds.registry import fields, links, references, whole

BY_HAND = {"actors/selected", "activities/selected", "issues/selected_areas"} | {
    *("ties/records", "ties/selected"),
}
"""Modules that are asked for more than their kind's declaration says."""

Line = tuple[str, str, str]
"""Name, type and text of a parameter or column."""

ROWS: Line = ("rows", "LIST<MAP>", "")
SAVED: Line = ("saved", "INTEGER", "rows written")
UIDS: Line = ("uids", "LIST<STRING>", "which, ascending")
DROPPED: Line = ("dropped", "INTEGER", "how many there were")
PAGE: tuple[Line, ...] = (
    ("after", "STRING", 'only uids beyond this one; "" for the first page'),
    ("limit", "INTEGER", "rows a page"),
)
KEPT: tuple[Line, ...] = (("uid", "STRING", "the record's uid"), ("kept", "MAP", "its properties"))


def texts() -> dict[str, str]:
    """Module → its text."""
    found: dict[str, str] = {}
    for kind in KINDS:
        found |= _saves(kind)
        for verb, text in {"drop": _drop, "records": _records, "selected": _selected}.items():
            name = declared(kind).modules.format(verb)
            if name not in BY_HAND and not (verb == "selected" and declared(kind).few):
                found[name] = text(kind)
    return found


def _saves(kind: str) -> dict[str, str]:
    about = declared(kind)
    if about.label:
        return {about.modules.format("save"): _save_nodes(kind)}
    if len(about.relationships) == 1:
        return {about.modules.format("save"): _save_ties(kind, about.relationships[0])}
    name = about.modules.format("save")
    return {f"{name}_{type_.lower()}": _save_ties(kind, type_) for type_ in about.relationships}


def _save_nodes(kind: str) -> str:
    about = declared(kind)
    lines = [f"MERGE (x:{about.label} {{uid: row.uid}})"]
    labels = fields(kind)[about.typed_by].words if about.typed_by else ()
    if labels:
        lines.append(f"REMOVE x:{':'.join(map(str.capitalize, labels))}")
    lines.append("SET x += row.properties, x.version = coalesce(x.version, 0) + 1")
    for label in labels:
        case = f"CASE WHEN row.properties.{about.typed_by} = '{label}' THEN [1] ELSE [] END"
        lines.append(f"FOREACH (_ IN {case} | SET x:{label.capitalize()})")
    if links(kind):
        lines.append("WITH x, row")
    for inward in (False, True):
        lines += _unlink([link for link in links(kind).values() if link.inward is inward])
    for link in sorted(links(kind).values(), key=lambda link: not link.required):
        lines += _link(kind, link)
    return _save(kind, about.label, lines)


def _unlink(old: list[Field]) -> Iterator[str]:
    """What the links were, before they are what the row says."""
    if old:
        types = "|".join(dict.fromkeys(link.by for link in old))
        yield "OPTIONAL MATCH " + _arrow("(x)", f"old:{types}", "()", old[0].inward)
        yield "DELETE old"
        yield "WITH DISTINCT x, row"


def _link(kind: str, link: Field) -> list[str]:
    """A record that must be there is matched; a tree may name what comes further down."""
    label = declared(link.refers[0]).label
    made = "MERGE " + _arrow("(x)", f":{link.by}", "(other)", link.inward)
    if link.name == whole(kind):
        above = f"row.{link.name}"
        return [
            f"FOREACH (uid IN CASE WHEN {above} IS NULL THEN [] ELSE [{above}] END |",
            f"  MERGE (other:{label} {{uid: uid}})",
            f"  {made})",
        ]
    if link.several:
        found = [f"UNWIND row.{link.name} AS uid", f"MATCH (other:{label} {{uid: uid}})"]
    else:
        found = [f"MATCH (other:{label} {{uid: row.{link.name}}})"]
    if link.required:
        return [*found, made, "WITH x, row"]
    return ["CALL (x, row) {", *(f"  {line}" for line in (*found, made)), "}"]


def _save_ties(kind: str, type_: str) -> str:
    start, end = _ends(kind)
    first = f"MATCH (a:{declared(start.refers[0]).label} {{uid: row.{start.name}}})"
    labels = [declared(to).label for to in end.refers]
    if len(labels) == 1:
        lines = [first, f"MATCH (b:{labels[0]} {{uid: row.{end.name}}})"]
    else:
        either = {f"b{n}": label for n, label in enumerate(labels, 1)}
        found = [
            f"OPTIONAL MATCH ({b}:{label} {{uid: row.{end.name}}})" for b, label in either.items()
        ]
        lines = [first, *found, f"WITH row, a, coalesce({', '.join(either)}) AS b"]
    lines.append(f"MERGE (a)-[r:{type_} {{uid: row.uid}}]->(b)")
    lines.append("SET r += row.properties, r.version = coalesce(r.version, 0) + 1")
    return _save(kind, type_, lines)


def _save(kind: str, written: str, lines: list[str]) -> str:
    about = declared(kind)
    place = [*about.ends] if about.ends else [*links(kind)]
    said = f"{{{', '.join(('uid', 'properties', *place))}}}, ascending by uid"
    head = _head(
        f"Creates or corrects {about.means}, by uid.",
        about.answers,
        [(*ROWS[:2], said)],
        [SAVED],
        writes=written,
    )
    return _text(head, ["UNWIND $rows AS row", *lines, "RETURN count(*) AS saved"])


def _drop(kind: str) -> str:
    about = declared(kind)
    if about.label:
        lines = [f"MATCH (x:{about.label} {{uid: uid}})", "DETACH DELETE x"]
    else:
        types, start = "|".join(about.relationships), _labels(_ends(kind)[0])
        lines = [f"MATCH (:{start})-[r:{types} {{uid: uid}}]->()", "DELETE r"]
    head = _head(
        f"Takes {about.means} out, by uid; taking out what is not there is no error.",
        "What was written by mistake?",
        [UIDS],
        [DROPPED],
        writes=about.label or " ".join(about.relationships),
    )
    return _text(head, ["UNWIND $uids AS uid", *lines, "RETURN count(*) AS dropped"])


def _records(kind: str) -> str:
    about = declared(kind)
    head = _head(
        f"{about.means[0].upper()}{about.means[1:]}, as recorded, whatever the day.",
        about.answers,
        PAGE,
        [*KEPT, *_columns(kind)],
        personal=about.name if about.personal else "",
    )
    one, carried = ("x", "x") if about.label else ("r", "a, r, b")
    lines = [
        f"MATCH {_pattern(kind)}",
        f"WHERE {one}.uid > $after",
        f"WITH {carried}",
        f"ORDER BY {one}.uid",
        "LIMIT $limit",
    ]
    return _text(head, [*lines, *_return(kind)])


def _selected(kind: str) -> str:
    about = declared(kind)
    named = list(dict.fromkeys(to for field in references(kind).values() for to in field.refers))
    head = _head(
        f"Some {about.means}, as recorded, whatever the day.",
        "What is on record beside it?",
        [
            ("uids", "LIST<STRING>", f"uids of {about.means}"),
            ("of", "LIST<STRING>", f"... and all that refer to these {_listed(named)}"),
        ],
        [*KEPT, *_columns(kind)],
        personal=about.name if about.personal else "",
    )
    carried = "x" if about.label else "a, r, b"
    parts = [["UNWIND $uids AS uid", f"MATCH {_pattern(kind, 'uid: uid')}"]]
    parts += [part for field in references(kind).values() for part in _referring(kind, field)]
    lines = ["CALL () {"]
    for place, part in enumerate(parts):
        lines += [*(["  UNION"] if place else []), *(f"  {line}" for line in part)]
        lines.append(f"  RETURN {carried}")
    return _text(head, [*lines, "}", *_return(kind)])


def _referring(kind: str, field: Field) -> Iterator[list[str]]:
    """The records that refer to one of `$of` by this field, a part for each kind it may be."""
    about = declared(kind)
    each = "UNWIND $of AS uid"
    if about.ends and field.name in about.ends:
        start, end = _ends(kind)
        for to in field.refers if field is end else field.refers[:1]:
            bound = f"{declared(to).label} {{uid: uid}}"
            ends = (bound, _labels(end)) if field is start else (_labels(start), bound)
            types = "|".join(about.relationships)
            yield [each, f"MATCH (a:{ends[0]})-[r:{types}]->(b:{ends[1]})"]
    elif field.by:
        other = f"(:{declared(field.refers[0]).label} {{uid: uid}})"
        yield [each, "MATCH " + _arrow(f"(x:{about.label})", f":{field.by}", other, field.inward)]
    elif field.several:
        where = f"WHERE any(uid IN x.{field.name} WHERE uid IN $of)"
        yield [f"MATCH (x:{about.label})", where]
    else:
        yield [each, f"MATCH {_pattern(kind, f'{field.name}: uid')}"]


def _pattern(kind: str, bound: str = "") -> str:
    """The records of a kind, as x, or as r between a and b."""
    about = declared(kind)
    where = f" {{{bound}}}" if bound else ""
    if about.label:
        return f"(x:{about.label}{where})"
    start, end = _ends(kind)
    types = "|".join(about.relationships)
    return f"(a:{_labels(start)})-[r:{types}{where}]->(b:{_labels(end)})"


def _return(kind: str) -> list[str]:
    about = declared(kind)
    one = "x" if about.label else "r"
    given = {"uid": f"{one}.uid", "kept": f"properties({one})"}
    if about.ends:
        given |= dict(zip(about.ends, ("a.uid", "b.uid"), strict=True))
    for name, link in links(kind).items():
        other = f"(other:{declared(link.refers[0]).label})"
        found = f"[{_arrow('(x)', f':{link.by}', other, link.inward)} | other.uid]"
        given[name] = found if link.several else f"head({found})"
    texts = [f"{text} AS {name}" for name, text in given.items()]
    return [("RETURN " + ",\n       ".join(texts)), "ORDER BY uid"]


def _columns(kind: str) -> list[Line]:
    """The columns that a record's place gives."""
    place = declared(kind).ends or tuple(links(kind))
    given_types = {True: "LIST<STRING>", False: "STRING"}
    return [
        (name, given_types[fields(kind)[name].several], fields(kind)[name].means) for name in place
    ]


def _ends(kind: str) -> tuple[Field, Field]:
    start, end = declared(kind).ends or ("", "")
    return fields(kind)[start], fields(kind)[end]


def _labels(field: Field) -> str:
    return "|".join(declared(to).label for to in field.refers)


def _arrow(one: str, inside: str, other: str, inward: bool) -> str:
    return f"{one}<-[{inside}]-{other}" if inward else f"{one}-[{inside}]->{other}"


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _head(
    purpose: str,
    answers: str,
    parameters: Sequence[Line],
    columns: Sequence[Line],
    writes: str = "",
    personal: str = "",
) -> list[str]:
    wide = max(len(name) for name, _, _ in (*parameters, *columns))
    type_ = max(len(of) for _, of, _ in (*parameters, *columns))

    def row(line: Line) -> str:
        return f"//   {line[0]:{wide}}  {line[1]:{type_}}  {line[2]}".rstrip()

    return [
        f"// {purpose}",
        "//",
        f'// Answers: "{answers}"',
        *([f"// Writes: {writes}"] if writes else []),
        *([f"// Personal: {personal}"] if personal else []),
        "//",
        "// Parameters:",
        *map(row, parameters),
        "// Columns:",
        *map(row, columns),
    ]


def _text(head: list[str], lines: list[str]) -> str:
    return "\n".join((*head, *lines)) + "\n"
