"""The page of the figures, from the words that pages and commands show."""

from collections.abc import Callable

from docs.making.markdown import code, page, plain, table
from graph.base.words import knows, say, texts
from graph.measures import Figure, figures

INTRODUCTION = (
    "ตัวเลขทุกตัวที่สานคำนวณ ชื่อในวงเล็บคือชื่อในคำตอบแบบ JSON และ CSV "
    "n คือจำนวนภาคี m คือจำนวนคู่ภาคี ตัวเลขที่คำนวณไม่ได้ (เช่น ยังไม่มีความสัมพันธ์) ไม่แสดงเป็น 0 "
    "แต่หน้าจอบอกว่า “คำนวณไม่ได้” ตารางของคำสั่งแสดง – และใน JSON เป็น null",
    "Every figure that Saan computes, with its name in JSON and CSV. n is the number of partners, "
    "m of pairs. A figure that can't be calculated, for example without ties, is never 0: pages "
    "say so, the tables of commands show –, JSON has null.",
    "**นับใคร**: ภาคีที่มีอยู่ในวันนั้น ตามตัวกรอง ชื่อที่มีเพียงในการวิเคราะห์ภาคี แผน หรือคำขอแนะนำ "
    "เริ่มนับเมื่อมีความสัมพันธ์ สังกัด ที่ตั้ง งาน หรือกิจกรรมแรก ก่อนนั้นนับแยกไว้ข้าง ๆ (`beside`) "
    "เครือข่ายหนึ่งคือสมาชิกของเครือข่ายในวันนั้น สิ่งที่ผูกกับภาคีสิ้นสุดพร้อมภาคี",
    "**Whom they count:** partners who are there on the day, under the filters. A name that is "
    "only in the stakeholder analysis, the plan or a request counts from its first tie, "
    "membership, base, work or activity; until then it is counted beside (`beside`). A managed "
    "network is its members on the day. What hangs on a partner ends with it.",
)

PARTS = (
    (
        "ทั้งเครือข่าย · The whole network",
        "`saan strength` · หน้าภาพรวมแสดงบางตัว · the overview page shows some of them",
        ("network", "group"),
    ),
    (
        "แบบมีทิศ · Directed",
        "`saan strength --directed` · นับเฉพาะความสัมพันธ์ที่ระบุว่าฝ่ายเดียวยืนยัน · "
        "from the ties that one side alone reported",
        ("directed",),
    ),
    (
        "ภาคีแต่ละราย · Each partner",
        "`saan actors` · หน้าภาคี · the page of partners",
        ("actor", "role"),
    ),
)


def text() -> str:
    """The page."""
    parts: list[str] = []
    for title, where, whose in PARTS:
        parts += [f"## {title}", where, *(_figure(each) for each in figures(*whose))]
    return page("ตัวเลข · Figures", *INTRODUCTION, *parts, "## รูปร่าง · Shapes", _shapes())


def _figure(figure: Figure) -> str:
    def both(part: str, mark: Callable[[str], str]) -> tuple[str, str]:
        return mark(figure.text(part, "th")), mark(figure.text(part, "en"))

    rows = [
        ("ความหมาย · meaning", *both("definition", plain)),
        ("สูตร · formula", *both("formula", code)),
        ("ที่มา · source", *both("source", plain)),
    ]
    heading = f"### {' · '.join(both('label', plain))} ({code(figure.name)})"
    return f"{heading}\n\n{table(('', 'ไทย', 'English'), rows)}"


def _shapes() -> str:
    names = [key.split(".")[2] for key in texts() if key.startswith("strength.shapes.")]
    rows = [
        (code(name), *(_both(name, part) for part in ("label", "rule")))
        for name in dict.fromkeys(names)
    ]
    return table(("", "ชื่อ · name", "กฎ · rule"), rows)


def _both(name: str, part: str) -> str:
    """The name of a shape, or its rule where it has one of its own."""
    key = f"strength.shapes.{name}.{part}"
    return " · ".join(plain(say(key, lang)) for lang in ("th", "en")) if knows(key) else ""
