"""The page of the words that are read from files, from the importer's own table."""

import tomllib
from collections.abc import Container
from importlib.resources import files
from typing import Any

from docs.making.markdown import code, codes, page, plain, table
from graph.kinds.registry import needed

INTRODUCTION = (
    "คำที่สานอ่านได้จากไฟล์ หัวคอลัมน์เรียงอย่างไรก็ได้ ตัวพิมพ์เล็กใหญ่และช่องว่างเกินไม่มีผล "
    "คำที่ไม่อยู่ในนี้เป็นข้อผิดพลาดพร้อมรายการคำที่ใช้ได้ สานไม่เดา",
    "The words that Saan reads from files. Headings may stand in any order; capitals and extra "
    "spaces make no difference. A word that is not here is a problem that comes with the allowed "
    "list: Saan never guesses.",
)

PATTERNS = (
    "N ครั้ง/หน่วย",
    "หน่วยละ N ครั้ง",
    "ทุก N หน่วย",
    "N หน่วยครั้ง",
    "N times a UNIT",
    "every N UNIT",
)
"""How often, in other words: N is a number, the unit one of the table's."""

NOTES = {
    "type": "หลวมโดยไม่บอกชนิดเก็บเป็น `COOPERATE` ที่ไม่ระบุชนิด · loose, its kind not stated, is kept "
    "as `COOPERATE` marked so. `หลวม ผ่าน ชาคริต` ระบุผู้เป็นทางผ่านด้วย · also names who it goes "
    "through. `ไม่มี`, `ยังไม่มี`, `–` เป็นข้อผิดพลาด เพราะไม่ใช่ความสัมพันธ์ · are problems, since "
    "they are no tie.",
    "frequency": "ตัวเลขคือจำนวนครั้งต่อปี · A number is contacts a year.",
}
"""What a field's table doesn't say."""

SENSITIVE = {
    "national_id": ("เลขประจำตัว", "national ids"),
    "health": ("สุขภาพ", "health"),
    "politics": ("การเมืองและศาสนา", "politics and religion"),
}


def text() -> str:
    """The page."""
    known = tomllib.loads(files("graph.kinds").joinpath("vocabulary.toml").read_text("utf-8"))
    tables = [_table(name, found) for name, found in known["kinds"].items() if "names" in found]
    fields = [_field(name, found) for name, found in known["fields"].items()]
    return page(
        "คำที่อ่านได้ · Words that are read",
        *INTRODUCTION,
        "## ตาราง · Tables",
        "`*` ต้องมี · must be there. "
        f"คอลัมน์ที่เป็นเพียงเลขแถว ไม่ใช่รหัส · row numbers, not ids: {codes(known['row_numbers'])}",
        *tables,
        _spans(known["spans"]),
        "## ค่าในช่อง · Values",
        "เขียนค่าทางซ้ายตรง ๆ ก็ได้ · The value at the left may be written as it is, too.",
        *fields,
        _patterns(known["units"]),
        "## คอลัมน์ที่ไม่นำเข้า · Columns left out",
        "หัวคอลัมน์ที่มีคำเหล่านี้เป็นข้อมูลอ่อนไหว สานบอกและไม่นำเข้า · "
        "A heading with one of these words speaks of sensitive data: it is named and left out.",
        table(
            ("", ""),
            [
                (" · ".join(SENSITIVE[topic]), codes(words))
                for topic, words in known["sensitive"].items()
            ],
        ),
    )


def _table(name: str, found: dict[str, Any]) -> str:
    thai, *others = found["names"]
    rows = [
        (_column(column, needed(name)), plain(also[0]), codes(also[1:]))
        for column, also in found["columns"].items()
    ]
    parts = (
        f"### {thai} · {name}",
        f"ชื่อแผ่นงานหรือไฟล์อื่น · other names of the sheet or file: {codes(others)}",
        table(("คอลัมน์ · column", "ไทย", "อ่านด้วย · also read"), rows),
        *(_either(word, reading) for word, reading in found.get("either", {}).items()),
    )
    return "\n\n".join(parts)


SPANS = {
    "since": "เริ่มเมื่อ · the first day",
    "until": "วันสุดท้าย · the last day",
    "before": "วันแรกที่ไม่เป็นแล้ว · the first day no longer so",
    "since_unknown": "ใช่ = ไม่ทราบวันเริ่ม · yes: its start is not known",
    "until_open": "ใช่ = ยังไม่สิ้นสุด · yes: it has not ended",
    "day": "เฉพาะตารางความสัมพันธ์ที่ไม่มีคอลัมน์เวลาอื่น: มีอยู่เฉพาะวัน เดือน หรือปีนั้น · of ties, where "
    "no other column says when: on that day, or in that month or year, only",
}


def _spans(found: dict[str, Any]) -> str:
    moments = {name: words for name, words in found["moments"].items() if name != "tables"}
    columns = {name: words for name, words in found.items() if name != "moments"} | moments
    rows = [(code(name), SPANS[name], codes(words)) for name, words in columns.items()]
    parts = (
        "### เวลา · When",
        "หัวคอลัมน์ที่อ่านในทุกตารางที่มีเวลาเริ่มและสิ้นสุด · "
        "Headings that are read in every table with since and until.",
        table(("คอลัมน์ · column", "ความหมาย · meaning", "อ่านด้วย · also read"), rows),
    )
    return "\n\n".join(parts)


def _column(name: str, required: Container[str]) -> str:
    return code(name) + (" \\*" if name in required else "")


def _either(word: str, reading: dict[str, str]) -> str:
    first, second = code(reading["first"]), code(reading["second"])
    if "needs" not in reading:
        return (
            f"{code(word)}: {first} ถ้ายังไม่มีคอลัมน์นั้น มิฉะนั้น {second} · "
            f"{first} where that column is missing, else {second}."
        )
    needs, ask_with = code(reading["needs"]), code(reading["ask_with"])
    return (
        f"{code(word)}: {first} หรือ {second} ดูจากว่ามีคอลัมน์ {needs} และ {ask_with} หรือไม่ "
        f"ถ้าไม่ชัดสานจะถาม · {first} or {second}, by whether {needs} and {ask_with} are there; "
        "where that doesn't decide it, Saan asks."
    )


def _field(name: str, found: dict[str, Any]) -> str:
    th, en = found["title"]
    rows = [
        (code(value), codes(entry.get("words", ())), codes(entry.get("warned", ())))
        for value, entry in found["values"].items()
        if not entry.get("hidden")
    ]
    headings = ("อ่านเป็น · read as", "คำ · words", "อ่านแต่เตือน · read with a warning")
    asked = found.get("ask")
    asks = f"สานจะถามให้เลือก · Saan asks which is meant: {codes(asked)}" if asked else ""
    parts = (f"### {th} · {en} ({code(name)})", table(headings, rows), asks, NOTES.get(name, ""))
    return "\n\n".join(part for part in parts if part)


def _patterns(units: dict[str, list[str]]) -> str:
    rows = [(code(times), codes(words)) for times, words in units.items()]
    return "\n\n".join(
        (
            "### หน่วยของความถี่ · Units of frequency",
            f"แบบที่อ่านได้ · patterns: {codes(PATTERNS)}",
            table(("ครั้งต่อปี · a year", "หน่วย · units"), rows),
        )
    )
