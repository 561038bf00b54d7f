"""The steps of answering: where somebody is, what a step shows, and what its form keeps."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph.base.dates import show
from graph.base.errors import DataError
from graph.base.words import language, say
from graph.conditions.answering import CHANGED, Answering
from graph.conditions.asking import AFTER
from graph.conditions.told import OFFERED, ToldTie
from graph.kinds import LEVELS
from graph.kinds.vocabulary import said, values
from graph.shared import OwnTie

STEPS = ("ties", "trust", "conditions", "pillars", "offers", "question")
"""The steps that a round may have; trust and value are one."""

Given = Mapping[str, str]
"""A form: the name of a field → what was typed."""


@dataclass(frozen=True)
class Step:
    """A step, and of which partner."""

    name: str
    partner: str = ""

    def query(self) -> dict[str, str]:
        """Its part of an address."""
        named = {"step": self.name, "partner": self.partner}
        return {name: value for name, value in named.items() if value}


def steps(asking: Answering) -> list[str]:
    """The steps of the round, in their order."""
    parts = asking.parts
    return [step for step in STEPS if step in parts or (step == "trust" and "value" in parts)]


def at(asking: Answering, asked: Mapping[str, str]) -> Step:
    """The step that an address names, where one may go there; else where one goes on."""
    name, partner = asked.get("step", ""), asked.get("partner", "")
    there = steps(asking)
    if name == "taken" and asking.invitation.consented is None:
        return Step(name)
    if asking.invitation.consented is None:
        return Step("consent")
    if name in ("add", "tie"):
        return Step(name, partner) if "ties" in there else _onward(asking)
    if name == "trust" and name in there:
        return Step(name, partner or _first_unrated(asking))
    return Step(name) if name in ("end", *there) else _onward(asking)


def _onward(asking: Answering) -> Step:
    """The first step after those that were begun; that one, where something of it is left."""
    if asking.invitation.finished:
        return Step("end")
    there = steps(asking)
    begun = [step for step in there if _begun(asking, step)]
    if not begun:
        return _step(asking, there[0])
    last = begun[-1]
    return _step(asking, last) if _left(asking, last) else after(asking, last, end=False)


def after(asking: Answering, name: str, end: bool = True) -> Step:
    """The step that follows; at the last one the end, or that one."""
    there = steps(asking)
    place = there.index(name) + 1
    if place < len(there):
        return _step(asking, there[place])
    return Step("end") if end else _step(asking, name)


def _step(asking: Answering, name: str) -> Step:
    return Step(name, _first_unrated(asking)) if name == "trust" else Step(name)


def _begun(asking: Answering, step: str) -> bool:
    told = asking.told
    if step == "trust":
        return any(about for about, _ in asking.answers)
    if step in ("conditions", "pillars"):
        return any(item.partition(".")[0] == step for _, item in asking.answers)
    return bool({"ties": told.ties, "offers": told.offers, "question": told.voice}[step])


def _left(asking: Answering, step: str) -> bool:
    if step == "ties":
        told = {tie.partner for tie in asking.told.ties}
        return any(tie.other not in told for tie in asking.standing.ties)
    return step == "trust" and bool(set(asking.rated()) - _of_whom(asking))


def _of_whom(asking: Answering) -> set[str]:
    return {about for about, _ in asking.answers if about}


def _first_unrated(asking: Answering) -> str:
    rated, answered = asking.rated(), _of_whom(asking)
    return next((uid for uid in rated if uid not in answered), rated[0] if rated else "")


# What the form of a step keeps.


def act(asking: Answering, step: Step, given: Given) -> Step:
    """Keeps what a form gives, and where to go on; the same step to show it again. As `Answering`:
    DataError for what can't be, Conflict before the member has agreed."""
    keep: Callable[[Answering, Step, Given], Step | None] = KEEP.get(step.name, _keep_items)
    onward = keep(asking, step, given)
    if onward:
        return onward
    if asking.invitation.finished:
        return Step("end")
    onward = after(asking, step.name)
    if onward.name == "end":
        asking.finish()
    return onward


def _agree(asking: Answering, step: Step, given: Given) -> Step:
    if given.get("agree") != "yes":
        return step
    asking.consent()
    return _step(asking, steps(asking)[0])


def _keep_ties(asking: Answering, step: Step, given: Given) -> Step | None:
    if "type" not in given:
        return None
    asking.keep_tie(given.get("partner"), None, {"type": given["type"]})
    return step


def _keep_tie(asking: Answering, step: Step, given: Given) -> Step:
    partner, named = step.partner or None, given.get("named")
    if "begin" in given:
        return step
    if "drop" in given:
        asking.drop_tie(partner, None if partner else named)
        return Step("ties")
    new: dict[str, Any] = {name: text or None for name, text in _changed(given, *CHANGED)}
    if new.get("frequency"):
        new["frequency"] = _times(new["frequency"])
    if "type" not in given:
        raise DataError("asked.tie.no_level")
    if _told(asking, partner, named) is None:
        new["type"] = given["type"]
    asking.keep_tie(partner, named, new)
    return Step("ties")


def _show_again(asking: Answering, step: Step, given: Given) -> Step:
    return step


def _keep_trust(asking: Answering, step: Step, given: Given) -> Step | None:
    if step.partner:
        _keep_answers(asking, step.partner, given)
    rated = asking.rated()
    place = rated.index(step.partner) + 1 if step.partner in rated else len(rated)
    return Step("trust", rated[place]) if place < len(rated) else None


def _keep_items(asking: Answering, step: Step, given: Given) -> Step | None:
    _keep_answers(asking, "", given)
    return None


def _keep_answers(asking: Answering, about: str, given: Given) -> None:
    names = [name for name in given if "." in name]
    answers = {(about, name): _whole(text) for name, text in _changed(given, *names)}
    if answers:
        asking.keep_answers(answers)


def _keep_offers(asking: Answering, step: Step, given: Given) -> Step | None:
    changed = dict(_changed(given, *OFFERED))
    if changed:
        asking.keep_offers({what: tuple(text.splitlines()) for what, text in changed.items()})
    return None


def _keep_voice(asking: Answering, step: Step, given: Given) -> Step | None:
    for _, text in _changed(given, "voice"):
        asking.keep_voice(text)
    return None


def _end(asking: Answering, step: Step, given: Given) -> Step:
    if given.get("take") != "back":
        return step
    asking.take_back()
    return Step("taken")


KEEP: dict[str, Callable[[Answering, Step, Given], Step | None]] = {
    "consent": _agree,
    "taken": _agree,
    "ties": _keep_ties,
    "tie": _keep_tie,
    "add": _show_again,
    "trust": _keep_trust,
    "offers": _keep_offers,
    "question": _keep_voice,
    "end": _end,
}


def _changed(given: Given, *names: str) -> Iterator[tuple[str, str]]:
    """The fields that were changed since the form was shown: what another phone gave meanwhile
    stays."""
    try:
        was = json.loads(given.get("was", ""))
    except ValueError:
        was = {}
    before = was if isinstance(was, dict) else {}
    for name in names:
        if name in given and given[name] != before.get(name, ""):
            yield name, given[name]


def _whole(text: str) -> int | None:
    """The answer; 0, which none is, for what is no number."""
    try:
        return int(text) if text else None
    except ValueError:
        return 0


def _times(text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise DataError("conditions.frequency") from error


# What a step shows.


def shown(
    asking: Answering, step: Step, given: Given | None = None, wrong: str = ""
) -> tuple[str, dict[str, Any]]:
    """The template of a step, and what fills it. given: what was typed, to be shown again."""
    there = steps(asking)
    if step.name == "trust" and step.partner not in asking.rated():
        step, given = _step(asking, "trust"), None
    show_step: Callable[[Answering, Step, Given], dict[str, Any]] = SHOW.get(step.name, _items)
    facts = show_step(asking, step, given or {})
    before = facts.setdefault("values", {})
    main = {"tie": "ties", "add": "ties"}.get(step.name, step.name)
    place = there.index(main) if main in there else None
    return TEMPLATES.get(step.name, step.name), {
        **facts,
        "asking": asking,
        "step": step,
        "wrong": wrong,
        "values": before | {name: text for name, text in (given or {}).items() if name in before},
        "was": json.dumps(before, ensure_ascii=False),
        "place": place,
        "of": len(there),
        "back": there[place - 1] if place else None,
        "last": place == len(there) - 1,
        "until": _day(asking),
        "days": AFTER.days,
    }


def _day(asking: Answering) -> str:
    return show(asking.invitation.until, "day", language())


def _plain(asking: Answering, step: Step, given: Given) -> dict[str, Any]:
    return {}


def _ties(asking: Answering, step: Step, given: Given) -> dict[str, Any]:
    told = {tie.partner: tie for tie in asking.told.ties if tie.partner}
    known = {tie.other for tie in asking.standing.ties}
    cards = [(tie, _on_record(tie), told.get(tie.other)) for tie in asking.standing.ties]
    return {
        "cards": cards,
        "answered": sum(each is not None for *_, each in cards),
        "next": next((tie.other for tie, _, each in cards if each is None), None),
        "added": [tie for tie in asking.told.ties if tie.partner not in known],
        "level": _level,
        "name_of": lambda tie: _name(asking, tie.partner, tie.named),
    }


def _on_record(tie: OwnTie) -> list[str]:
    """What is on record of a tie, in words."""
    since = tie.since and show(tie.since, tie.since_precision or "day", language())
    facts = [say("pages.tie.since", day=since)] if since else []
    if tie.frequency is not None:
        word = said("frequency", f"{tie.frequency:g}", language())
        plain = word == f"{tie.frequency:g}"
        facts.append(say("pages.tie.times_a_year", times=word) if plain else word)
    return facts


def _level(kind: str) -> str:
    return say("asked.ties.no_tie" if kind == "none" else f"pages.type.{kind}")


def _name(asking: Answering, partner: str | None, named: str | None) -> str:
    known = {tie.other: tie.name for tie in asking.standing.ties}
    return asking.names.get(partner or "") or known.get(partner or "") or named or ""


def _tie(asking: Answering, step: Step, given: Given) -> dict[str, Any]:
    partner, named = step.partner or None, given.get("named")
    told = _told(asking, partner, named)
    known = next((tie for tie in asking.standing.ties if tie.other == partner), None)
    tie = told or ToldTie(known.type if known else "", partner)
    others = {each.partner for each in asking.told.ties if each.partner}
    others |= {each.other for each in asking.standing.ties}
    return {
        "told": told,
        "named": named or "",
        "name": _name(asking, partner, named),
        "levels": [*LEVELS, *(["loose"] if tie.type == "loose" else []), "none"],
        "level": _level,
        "often": [(times, said("frequency", times, language())) for times in values("frequency")],
        "through": sorted((_name(asking, uid, None), uid) for uid in others if uid != partner),
        "values": {
            "type": tie.type,
            "frequency": "" if tie.frequency is None else f"{tie.frequency:g}",
            "since": tie.since or "",
            "through": tie.through or "",
            "about": tie.about or "",
        },
    }


def _told(asking: Answering, partner: str | None, named: str | None) -> ToldTie | None:
    whom = (partner, None if partner else named)
    return next((tie for tie in asking.told.ties if (tie.partner, tie.named) == whom), None)


def _add(asking: Answering, step: Step, given: Given) -> dict[str, Any]:
    text = given.get("q", "").strip()
    return {"text": text, "found": asking.search(text) if text else [], "values": {"q": ""}}


def _trust(asking: Answering, step: Step, given: Given) -> dict[str, Any]:
    rated = asking.rated()
    if step.partner not in rated:
        return {"name": "", "groups": [], "number": 0, "among": 0}
    groups = [(part, asking.asked(part)) for part in ("trust", "value")]
    return {
        "name": _name(asking, step.partner, None),
        "groups": [(part, items) for part, items in groups if items],
        "number": rated.index(step.partner) + 1,
        "among": len(rated),
        "following": next(iter(rated[rated.index(step.partner) + 1 :]), None),
        "onward": after(asking, "trust"),
        "values": _answers(asking, step.partner, "trust", "value"),
    }


def _items(asking: Answering, step: Step, given: Given) -> dict[str, Any]:
    return {"items": asking.asked(step.name), "values": _answers(asking, "", step.name)}


def _answers(asking: Answering, about: str, *parts: str) -> dict[str, str]:
    asked = asking.asked(*parts)
    return {item.name: str(asking.answers.get((about, item.name), "")) for item in asked}


def _offers(asking: Answering, step: Step, given: Given) -> dict[str, Any]:
    def of(offers: tuple[tuple[str, str], ...]) -> dict[str, list[str]]:
        return {what: [text for each, text in offers if each == what] for what in OFFERED}

    told = {what: "\n".join(texts) for what, texts in of(asking.told.offers).items()}
    return {"known": of(asking.standing.offers), "values": told}


def _question(asking: Answering, step: Step, given: Given) -> dict[str, Any]:
    return {"values": {"voice": asking.told.voice}}


def _said(asking: Answering, step: Step, given: Given) -> dict[str, Any]:
    """What the member said, step by step: lines of (what, in words)."""
    told = asking.told
    lines: dict[str, list[tuple[str, str]]] = {each: [] for each in steps(asking)}
    for tie in told.ties:
        lines["ties"].append((_name(asking, tie.partner, tie.named), _level(tie.type)))
    for item in asking.asked("trust", "value", "conditions", "pillars"):
        step_of = "trust" if item.partner else item.part
        for (about, name), value in asking.answers.items():
            if name == item.name:
                who = f"{_name(asking, about, None)}: " if about else ""
                words = f"{value} – {item.scale[value - 1]}"
                lines[step_of].append((f"{who}{item.words}", words))
    for what, text in told.offers:
        lines["offers"].append((say(f"asked.offers.{what}"), text))
    if told.voice:
        lines["question"].append(("", told.voice))
    return {"lines": lines}


SHOW: dict[str, Callable[[Answering, Step, Given], dict[str, Any]]] = {
    "consent": _plain,
    "taken": _plain,
    "ties": _ties,
    "tie": _tie,
    "add": _add,
    "trust": _trust,
    "offers": _offers,
    "question": _question,
    "end": _said,
}
TEMPLATES = {"conditions": "items", "pillars": "items"}
