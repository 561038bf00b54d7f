"""The page of the Cypher modules, from their headers."""

from itertools import groupby

from docs.making.markdown import code, page, plain, table
from graph.store import catalogue
from graph.store.catalogue import UNSET, Module, Parameter

ROOMS = {
    "activities": ("ทำอะไรด้วยกันบ้าง", "What did they do together?"),
    "actors": ("ภาคีคือใคร", "Who are they?"),
    "calendar": ("เลื่อนใครไว้", "Whom did we put off?"),
    "conditions": ("สมาชิกว่าอย่างไร", "What do the members say?"),
    "expansion": ("จะสานใครเข้ามาอีก", "Whom to weave in next?"),
    "governance": ("เสี่ยงตรงไหน เพราะอะไร", "Where is it at risk, and why?"),
    "issues": ("เรื่องอะไร ที่ไหน", "On what, and where?"),
    "journal": ("ใครบันทึกอะไร เมื่อใด", "Who wrote what, and when?"),
    "lessons": ("ได้บทเรียนอะไร", "What have we learned?"),
    "network": ("เครือข่ายทั้งหมด ทุกวัน", "The whole network, of all days"),
    "paths": ("จะไปถึงใครได้อย่างไร", "How does one reach another?"),
    "promises": ("ใครรับปากอะไรกับใคร", "Who promised what to whom?"),
    "privacy": ("ใครมีชื่อนี้อีก", "Who else bears the name?"),
    "results": ("เกิดผลอะไร", "What came of it?"),
    "search": ("เขียนไว้ที่ไหน", "Where is what I remember?"),
    "setup": ("ฐานข้อมูลพร้อมหรือยัง", "Is the database ready?"),
    "stakeholders": ("ใครมีส่วนได้ส่วนเสียอย่างไร", "Who has what at stake?"),
    "ties": ("ใครทำงานกับใคร", "Who works with whom?"),
}
"""Each room of `cypher/` and its question."""

INTRODUCTION = (
    "คำถาม Cypher ทุกข้อที่สานใช้ ไฟล์ละหนึ่งคำถาม ข้อที่อ่านอย่างเดียวเรียกเองได้ด้วย "
    "`saan query ชื่อ --param ชื่อค่า=ค่า` ข้อที่เขียนใช้ภายในเท่านั้น เพราะทุกการเขียนต้องผ่านประวัติ",
    "Every Cypher query that Saan runs, one file a question. Those that read can be run with "
    "`saan query NAME --param name=value`; those that write are for Saan alone, since every write "
    "goes through the journal. A parameter with a default may be left out; dates are "
    "`2026-11-22` or `22/11/2569`, a list has commas, nothing is `null`.",
)


def text() -> str:
    """The page."""
    parts: list[str] = []
    for room, modules in groupby(catalogue().values(), lambda found: found.name.split("/")[0]):
        if room not in ROOMS:
            raise LookupError(f"docs/making/modules.py: ROOMS lacks the room {room}")
        th, en = ROOMS[room]
        parts.append(f"## {room}")
        parts.append(f"{th} · {en}")
        parts += [_section(found) for found in modules]
    return page("คำถาม Cypher · Cypher modules", *INTRODUCTION, *parts)


def _section(found: Module) -> str:
    writes = f" Writes: {code(found.writes)}." if found.writes else ""
    writes += " Personal data." if found.personal else ""
    asked = f"*{plain(found.answers)}*" if found.answers else ""
    parts = (
        f"### [{found.name}](../../cypher/{found.name}.cypher)",
        plain(found.purpose) + writes,
        asked,
        _parameters(found.parameters),
        table(
            ("column", "type", ""),
            [(code(c.name), code(c.type), plain(c.text)) for c in found.columns],
        ),
    )
    return "\n\n".join(part for part in parts if part)


def _parameters(parameters: tuple[Parameter, ...]) -> str:
    if not parameters:
        return ""
    rows = [(code(p.name), code(p.type), _default(p), plain(p.text)) for p in parameters]
    return table(("parameter", "type", "default", ""), rows)


def _default(parameter: Parameter) -> str:
    value = parameter.default
    if value is UNSET:
        return ""
    return code("null" if value is None else str(value))
