"""Rows of the stakes, plans and lessons tables: what worksheets 1, 4 and 2 say."""

from datetime import timedelta

from graph.base.errors import DataError
from graph.intake.actor_rows import check_order
from graph.intake.contact_cells import put_contacts
from graph.intake.draft import Draft, Given
from graph.intake.line import Line
from graph.intake.network_rows import only
from graph.intake.spans import period
from graph.intake.worksheets.marks import items
from graph.kinds import Lesson, PlanStep, Stake
from graph.kinds.vocabulary import read_loose, read_word, through

STAKE_TEXTS = (
    "how_it_influences",
    "how_it_is_affected",
    "what_matters",
    "what_it_can_give",
    "how_it_may_hinder",
    "how_to_reach",
)
STEP_TEXTS = ("our_benefit", "friends_benefit", "method", "outcome")


def plan_stakes(draft: Draft) -> None:
    """Merge the stakes tables: known by actor, network and start; a contact becomes one."""
    held = {_stake(s.__dict__): uid for uid, s in draft.known.of(Stake).items()}
    for line in draft.lines("stakes"):
        given: Given = {"actor": draft.refer(line, "actor", line.need("actor"))}
        given |= {"network": network(draft, line), "groups": _groups(line)}
        given |= {name: line.word(name, "rating") for name in ("influence", "interest")}
        given |= {name: line.lines(name) for name in STAKE_TEXTS}
        given = _stated(given) | period(line)
        key = _stake(given)
        uid = draft.identify(
            "stakes",
            line.id(),
            lambda key=key, line=line: held.get(key) or _open(draft, line, key),  # type: ignore[misc]
        )
        uid = uid or draft.make_uid("stakes", *key)
        if line.table.worksheet:
            given = draft.joined("stakes", uid, line, given, "groups")
            given |= {"groups": tuple(sorted(given["groups"]))} if "groups" in given else {}
        check_order(line, given, draft.current["stakes"].get(uid))
        if draft.put("stakes", uid, line, given):
            held[key] = uid
            put_contacts(draft, line, given["actor"])


def plan_steps(draft: Draft) -> None:
    """Merge the plans tables: known by network, actor and the wanted level."""
    held = {_step(s.__dict__): uid for uid, s in draft.known.of(PlanStep).items()}
    for line in draft.lines("plans"):
        given: Given = {"actor": draft.refer(line, "actor", line.need("actor"))}
        given |= {"network": network(draft, line), "wanted": _wanted(line)} | _existing(draft, line)
        given |= {name: line.lines(name) for name in STEP_TEXTS}
        if line.table.worksheet and given["method"]:
            given["method"] = "\n".join(items(str(line.raw("method"))))
        given |= {"owner": line.text("owner")}
        if (due := line.when("due", end=True)) and due.after:
            given |= {"due": due.after - timedelta(days=1), "due_precision": due.precision}
        given = _stated(given)
        key = _step(given)
        uid = draft.identify("plans", line.id(), lambda key=key: held.get(key))  # type: ignore[misc]
        uid = uid or draft.make_uid("plans", *key)
        if draft.put("plans", uid, line, given):
            held[key] = uid


def plan_lessons(draft: Draft) -> None:
    """Merge the lessons tables: known by network, question and text."""
    held = {_lesson(s.__dict__): uid for uid, s in draft.known.of(Lesson).items()}
    for line in draft.lines("lessons"):
        line.need("text", 20_000)
        given: Given = {"text": line.lines("text"), "question": line.lines("question")}
        given |= {"network": network(draft, line)}
        if when := line.when("learned"):
            given |= {"learned": when.first, "learned_precision": when.precision}
        if (named := line.many("concerns")) is not None:
            found = {uid for name in named if (uid := draft.refer(line, "concerns", name))}
            given["concerns"] = tuple(sorted(found))
        given = _stated(given)
        key = _lesson(given)
        uid = draft.identify("lessons", line.id(), lambda key=key: held.get(key))  # type: ignore[misc]
        uid = uid or draft.make_uid("lessons", *key)
        if draft.put("lessons", uid, line, given):
            held[key] = uid


def network(draft: Draft, line: Line) -> str | None:
    """The managed network a row belongs to: the one it names, else the only one there is."""
    if named := line.text("network"):
        return draft.refer(line, "network", named, "networks")
    return only(draft, line)


def _open(draft: Draft, line: Line, key: tuple[object, ...]) -> str | None:
    """The one stake of the pair that goes on, where a worksheet doesn't say since when."""
    if not line.table.worksheet:
        return None
    stakes = draft.known.of(Stake).items()
    found = [uid for uid, s in stakes if (s.actor, s.network) == key[:2] and s.until is None]
    return found[0] if len(found) == 1 else None


def _groups(line: Line) -> tuple[str, ...] | None:
    named = line.many("groups")
    if named is None:
        return None
    found = []
    for name in named:
        try:
            found.append(read_word("groups", name).value)
        except DataError as error:
            line.reject("groups", error, name)
    return tuple(sorted(set(found)))


def _wanted(line: Line) -> str | None:
    """The level that is wanted: "none" is no plan."""
    value = _level(line, "wanted") if line.need("wanted") else None
    if value == "none":
        line.fail("wanted", "intake.plan.none", line.text("wanted"), text=line.text("wanted"))
        return None
    return value


def _existing(draft: Draft, line: Line) -> Given:
    """The level there is: none for a dash; "หลวม ผ่านชาคริต" names the broker as well."""
    raw = line.raw("existing")
    dash = isinstance(raw, str) and raw.strip() in ("-", "–", "—")
    text, named = line.text("existing"), line.text("through")
    said = through(text) if text else None
    if said:
        named = named or said[1]
    broker = draft.refer(line, "through" if line.text("through") else "existing", named)
    level = "none" if dash else "loose" if said else _level(line, "existing")
    return {"existing": level, "through": broker}


def _level(line: Line, field: str) -> str | None:
    """A tie type, "loose" or "none": in a plan, loose is a level of its own."""
    text = line.text(field)
    if text and read_loose(text):
        return "loose"
    return line.word(field, "type")


def _stated(given: Given) -> Given:
    return {field: value for field, value in given.items() if value is not None}


def _stake(fields: Given) -> tuple[object, ...]:
    return tuple(fields.get(name) for name in ("actor", "network", "since"))


def _step(fields: Given) -> tuple[object, ...]:
    return tuple(fields.get(name) for name in ("network", "actor", "wanted"))


def _lesson(fields: Given) -> tuple[object, ...]:
    return tuple(fields.get(name) for name in ("network", "question", "text"))
