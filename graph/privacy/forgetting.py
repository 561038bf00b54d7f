"""What of a record tells of a partner who is to be forgotten, and what is left without it.

A record that can't be without the partner goes, and so does a finding about them; a list loses
them; texts that name them have the pseudonym instead. The names of others stay as they are: an
organisation may bear its founder's.
"""

import json
import re
import secrets
from collections.abc import Collection, Iterable
from typing import Any

from graph.base.words import say
from graph.kinds import Actor, Contact
from graph.kinds.kind import Field
from graph.kinds.registry import fields, references, roots
from graph.kinds.setting import PLACE
from graph.kinds.uids import OWN

WIDE, NEAR = 4, 2
"""Letters a name must have to be taken out of every text, and of what is tied to the partner."""

REACHED = ("phone", "email", "line")
OTHERS_NAMES = ("name", "name_en", "aliases")
"""Of kinds that others refer to by them."""


class Forgetting:
    """One partner who is forgotten: an `Eraser`.

    contacts: how they are reached. shared: names that others bear too: taken out only of what is
    tied to the partner. also: further texts, to be taken out wherever they stand.
    """

    kind = "actors"

    def __init__(
        self,
        actor: Actor,
        contacts: Iterable[Contact] = (),
        shared: Collection[str] = (),
        also: Collection[str] = (),
    ) -> None:
        former = (each.removeprefix(OWN) for each in actor.ids if each.startswith(OWN))
        self.uids = frozenset((actor.uid, *former))
        self.pseudonym = f"{say('privacy.forgotten')}-{secrets.token_hex(4)}"
        names = [actor.name, *actor.aliases, *(each.name for each in contacts), *also]
        ways = [way for each in contacts for name in REACHED if (way := getattr(each, name))]
        self._known = {text.casefold() for text in (*names, *ways)}
        words = sorted({w for w in (*names, *ways) if len(w) >= NEAR}, key=lambda w: (-len(w), w))
        self._near = _any_of(words)
        wide = [w for w in words if w in also or (len(w) >= WIDE and w not in shared)]
        self._wide = _any_of(wide)
        marks = [mark for uid in self.uids for mark in _uid_marks(uid)]
        self.marks = frozenset(mark.lower() for mark in (*marks, *map(_inside_json, wide)))

    def values(self, kind: str, values: dict[str, Any]) -> dict[str, Any] | None:
        """What is left of a record's values; None where nothing of it may stay."""
        if self._goes(kind, values):
            return None
        left, near = dict(values), False
        for name, field in references(kind).items():
            held = values.get(name)
            among = held if isinstance(held, list) else [held]
            if self.kind not in field.refers or not self.uids & set(among):
                continue
            near = True
            rest = [uid for uid in among if uid not in self.uids]
            if isinstance(held, list) and rest:
                left[name] = rest
            else:
                del left[name]
        pattern = self._near if near else self._wide
        for name, field in fields(kind).items():
            if name in left and _is_free(kind, field):
                left[name] = self._without(pattern, left[name])
        return left

    def said(self, text: str) -> str:
        """What is left of a text."""
        return str(self._without(self._wide, text))

    def _goes(self, kind: str, values: dict[str, Any]) -> bool:
        uid = values["uid"]
        if kind == self.kind and uid in self.uids:
            return True
        if kind == "settings" and uid.removeprefix(PLACE) in self.uids:
            return True
        if kind == "contacts" and any(
            str(values.get(name, "")).casefold() in self._known for name in ("name", *REACHED)
        ):
            return True
        return any(
            self.uids & set(held if isinstance(held := values.get(name), list) else [held])
            for name, field in references(kind).items()
            if self.kind in field.refers and (field.required or kind == "findings")
        )

    def _without(self, pattern: re.Pattern[str], held: Any) -> Any:
        if isinstance(held, list):
            return [self._without(pattern, each) for each in held]
        text = pattern.sub(self.pseudonym, held)
        for uid in self.uids:
            text = text.replace(json.dumps(uid, ensure_ascii=False), f'"{self.pseudonym}"')
        return text


def _is_free(kind: str, field: Field) -> bool:
    """Whether it may hold whatever somebody writes."""
    if field.holds not in ("text", "texts") or field.refers or field.words:
        return False
    return field.name not in ("uid", "ids") and not (kind in roots() and field.name in OTHERS_NAMES)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the words, whatever the case; nothing where there is none."""
    return re.compile("|".join(map(re.escape, words)) or r"(?!)", re.IGNORECASE)


def _uid_marks(uid: str) -> Iterable[str]:
    """How a uid stands in a record's JSON, in JSON within it, and in the name of a setting."""
    quoted = json.dumps(uid, ensure_ascii=False)
    return quoted, _inside_json(quoted), f'"{PLACE}{_inside_json(uid)}"'


def _inside_json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]
