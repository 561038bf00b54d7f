"""The seeds, read from their files alone: whole, in order, and holding what their READMEs say."""

import csv
import re
import subprocess
import sys
import tomllib
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

import networkx as nx
import openpyxl
import pytest

from tests.support.places import ROOT

SEED = ROOT / "seed"
FOLDERS = {"th": SEED, "en": SEED / "en"}
LAST_DAY = {"th": date(2026, 9, 30), "en": date(2015, 11, 30)}
LEVELS = {"ประสานการทำงาน": 1, "ประสานความร่วมมือ": 2, "มีส่วนร่วม": 3}
LEVELS |= {"COOPERATE": 1, "COORDINATE": 2, "COLLABORATE": 3}
SHEETS = {
    "areas": "areas",
    "actors": "ภาคี",
    "ties": "ความสัมพันธ์",
    "issues": "ประเด็น",
    "networks": "เครือข่าย",
    "members": "สมาชิก",
    "activities": "กิจกรรม",
    "contacts": "ผู้ติดต่อ",
    "stakes": "ผู้มีส่วนได้ส่วนเสีย",
    "plans": "แผนขยายเครือข่าย",
    "lessons": "บทเรียน",
    "offers": "มีให้ ต้องการ ถนัด",
    "results": "ผลงาน",
    "promises": "ข้อตกลงและคำมั่น",
    "ways": "วิธีทำงานร่วมกัน",
    "mentors": "พี่เลี้ยง",
    "interests": "ประโยชน์ที่เปิดเผย",
}
MONTHS = {
    name: number
    for names in (
        "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.",
        "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม",
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    )
    for number, name in enumerate(names.split(), 1)
}
COUNTED = {
    "th": {
        "actors": 101,
        "ties": 430,
        "issues": 12,
        "networks": 1,
        "members": 61,
        "activities": 248,
        "contacts": 10,
        "stakes": 9,
        "plans": 12,
        "lessons": 6,
        "offers": 13,
        "results": 10,
        "promises": 8,
        "ways": 6,
        "mentors": 5,
        "interests": 3,
    },
    "en": {
        "areas": 9,
        "actors": 39,
        "ties": 137,
        "issues": 6,
        "networks": 1,
        "members": 29,
        "activities": 70,
        "contacts": 4,
        "stakes": 6,
        "plans": 4,
        "lessons": 3,
        "offers": 6,
        "results": 5,
        "promises": 4,
        "ways": 3,
        "mentors": 2,
        "interests": 1,
    },
}
OPEN = ("", "ปัจจุบัน", "present")
FUNDER = "มูลนิธิทุนชุมชนเข้มแข็ง"
CORNER = {
    "กลุ่มผักปลอดสารบ้านริมนา",
    "กลุ่มเลี้ยงแพะเทพา",
    "กลุ่มประมงพื้นบ้านแหลมสนทอง",
    "กลุ่มสตรีขนมพื้นบ้าน",
    "มัสยิดแหลมสนทอง",
    "กลุ่มสวนสมรมนาทวี",
    "กลุ่มเกษตรพอเพียงชายขอบ",
    "ก๊ะยะห์",
    "บังสลาม",
}
PLAN = (
    "กรรมการกองทุนตำบล",
    "กลุ่มนักวิชาการ ม.อ.",
    "กลุ่มเกษตรกรรมยั่งยืน",
    "กลุ่มพืชร่วมยางโตนงาช้าง",
    "กลุ่มอาหารสมุนไพร",
    "สวนผักคนเมือง",
)
LISTED = (
    *(("lessons", 4), ("results", 4), ("promises", 1), ("promises", 2)),
    *(("mentors", 0), ("mentors", 1), ("interests", 0), ("interests", 2)),
)
"""Columns that name actors, several of them with "; " between."""
EVERY = [(lang, name) for lang, tables in COUNTED.items() for name in tables]
each_seed = pytest.mark.parametrize("lang", ["th", "en"])
each_table = pytest.mark.parametrize(("lang", "name"), EVERY)


@cache
def table(lang: str, name: str) -> list[list[str]]:
    """Rows of a table without its headings, cells in the order of files.md."""
    path = FOLDERS[lang] / "csv" / f"{name}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))[1:]


def span(text: str) -> tuple[date, date]:
    """First and last day of a date as it is spelled in a seed."""
    if match := re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text):
        year, month, day = match.groups()
    elif match := re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text):
        day, month, year = match.groups()
    else:
        *days, name, year = text.split()
        day = days[0] if days else None
        month = str(MONTHS[name])
    common = int(year) - (543 if int(year) >= 2400 else 0)
    first = date(common, int(month or 1), int(day or 1))
    if day:
        return first, first
    last_month = int(month or 12)
    return first, date(common, last_month, monthrange(common, last_month)[1])


@dataclass(frozen=True)
class Tie:
    """One row of the ties table, its dates as days, both inclusive."""

    start: str
    end: str
    level: int
    since: date
    until: date
    about: str
    through: str
    source: str

    @property
    def pair(self) -> frozenset[str]:
        return frozenset((self.start, self.end))


@cache
def ties(lang: str) -> tuple[Tie, ...]:
    found = []
    for _, start, end, level, since, until, _, _, about, through, _, _, source, _ in table(
        lang, "ties"
    ):
        last = span(until)[1] if until else date.max
        found.append(Tie(start, end, LEVELS[level], span(since)[0], last, about, through, source))
    return tuple(found)


def actors_on(lang: str, day: date) -> set[str]:
    return {
        row[1]
        for row in table(lang, "actors")
        if (not row[7] or span(row[7])[0] <= day) and (not row[8] or day <= span(row[8])[1])
    }


def network(lang: str, day: date) -> nx.Graph:
    """The pairs tied on a day, each with the level of its tightest tie."""
    graph = nx.Graph()
    graph.add_nodes_from(sorted(actors_on(lang, day)))
    for tie in ties(lang):
        if tie.since <= day <= tie.until:
            level = max(tie.level, graph.get_edge_data(tie.start, tie.end, {}).get("level", 0))
            graph.add_edge(tie.start, tie.end, level=level)
    return graph


def largest(graph: nx.Graph) -> set[str]:
    return max(nx.connected_components(graph), key=len)


def hanging_on(graph: nx.Graph, broker: str) -> set[str]:
    """The actors of the largest part that fall off it when one actor is taken out."""
    whole = largest(graph)
    rest = graph.subgraph(whole - {broker})
    return whole - {broker} - largest(rest)


@cache
def activities(lang: str) -> tuple[tuple[date, frozenset[str], str, int], ...]:
    """Day, participants, host and budget of each activity."""
    return tuple(
        (span(row[1])[0], frozenset(row[5].split("; ")), row[6], int(row[10] or 0))
        for row in table(lang, "activities")
    )


def met_since(lang: str, day: date) -> set[frozenset[str]]:
    return {
        frozenset(pair)
        for when, who, _, _ in activities(lang)
        if when >= day
        for pair in combinations(sorted(who), 2)
    }


def names(lang: str, name: str, column: int) -> list[str]:
    return [row[column] for row in table(lang, name)]


def each(cell: str) -> list[str]:
    """The parts of a cell that names several."""
    return [part for part in cell.split("; ") if part]


def readme(lang: str) -> str:
    return " ".join((FOLDERS[lang] / "README.md").read_text("utf-8").split())


@each_table
def test_a_table_has_the_rows_it_should(lang: str, name: str) -> None:
    assert len(table(lang, name)) == COUNTED[lang][name]


@pytest.fixture(scope="module")
def made_again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("seed")
    subprocess.run([sys.executable, "-B", str(SEED / "make.py"), "--out", str(out)], check=True)
    return out


@each_table
def test_the_committed_files_are_what_the_generator_makes(
    lang: str, name: str, made_again: Path
) -> None:
    committed = FOLDERS[lang] / "csv" / f"{name}.csv"
    made = made_again / committed.relative_to(SEED)
    assert made.read_bytes() == committed.read_bytes()
    assert committed.read_bytes().startswith(b"\xef\xbb\xbf")


@each_seed
def test_the_workbook_holds_the_same_text_as_the_csv_files(lang: str) -> None:
    book = openpyxl.load_workbook(FOLDERS[lang] / "saan-seed.xlsx")
    names = {name: SHEETS[name] if lang == "th" else name for name in COUNTED[lang]}
    assert sorted(book.sheetnames) == sorted(names.values())
    for name, sheet in names.items():
        path = FOLDERS[lang] / "csv" / f"{name}.csv"
        with path.open(encoding="utf-8-sig", newline="") as file:
            expected = list(csv.reader(file))
        rows = [[cell or "" for cell in row] for row in book[sheet].iter_rows(values_only=True)]
        assert rows == expected
        assert book[sheet].freeze_panes is not None


@each_seed
def test_the_seed_says_its_language_and_its_last_day(lang: str) -> None:
    said = tomllib.loads((FOLDERS[lang] / "seed.toml").read_text("utf-8"))
    assert (said["lang"], said["last_day"]) == (lang, LAST_DAY[lang])
    assert (FOLDERS[lang] / said["workbook"]).exists()
    assert max(when for when, *_ in activities(lang)) == LAST_DAY[lang]


@each_seed
def test_names_and_ids_are_used_once(lang: str) -> None:
    aliases = [a for row in table(lang, "actors") for a in row[4].split("; ") if a]
    called = [*names(lang, "actors", 1), *names(lang, "networks", 1), *aliases]
    assert len(called) == len(set(called))
    for name in ("actors", "ties", "issues", "activities"):
        ids = names(lang, name, 0)
        assert len(ids) == len(set(ids))


@each_seed
def test_every_reference_leads_somewhere(lang: str) -> None:
    actors, issues = set(names(lang, "actors", 1)), set(names(lang, "issues", 1))
    networks = set(names(lang, "networks", 1))
    meant = {"actors": actors, "issues": issues | {""}, "networks": networks}
    meant["activities"] = set(names(lang, "activities", 0))
    meant["either"] = actors | networks
    used: dict[str, set[str]] = {
        "actors": {
            *names(lang, "ties", 1),
            *names(lang, "ties", 2),
            *(through for through in names(lang, "ties", 9) if through),
            *names(lang, "networks", 2),
            *names(lang, "members", 0),
            *names(lang, "contacts", 0),
            *names(lang, "activities", 6),
            *(who for row in table(lang, "activities") for who in row[5].split("; ")),
            *(row[0] for name in ("stakes", "plans", "offers") for row in table(lang, name)),
            *(who for name, at in LISTED for row in table(lang, name) for who in each(row[at])),
        },
        "issues": {
            *names(lang, "ties", 8),
            *names(lang, "activities", 7),
            *names(lang, "issues", 2),
            *(issue for row in table(lang, "actors") for issue in row[6].split("; ")),
            *names(lang, "offers", 3),
            *names(lang, "results", 6),
            *names(lang, "promises", 4),
        },
        "networks": {
            cell
            for name, at in (("stakes", 1), ("plans", 1), ("lessons", 2), ("ways", 0))
            for cell in names(lang, name, at)
        },
        "activities": {*names(lang, "results", 5), *names(lang, "promises", 3)} - {""},
        "either": set(names(lang, "members", 1)),
    }
    for what, names_used in used.items():
        assert names_used - meant[what] == set()


@each_seed
def test_every_area_is_a_known_code(lang: str) -> None:
    if lang == "en":
        codes = set(names("en", "areas", 0))
    else:
        path = SEED.parent / "graph" / "intake" / "thai_areas.csv"
        with path.open(encoding="utf-8-sig", newline="") as file:
            codes = {row["code"] for row in csv.DictReader(file)}
    used = {*names(lang, "actors", 5), *names(lang, "activities", 8), *names(lang, "results", 3)}
    assert used - codes <= {""}


@each_seed
def test_all_kinds_and_sectors_are_there(lang: str) -> None:
    assert {actor_kind(row[2]) for row in table(lang, "actors")} == {1, 2, 3}
    assert {actor_sector(row[3]) for row in table(lang, "actors")} == {1, 2, 3}


def actor_kind(word: str) -> int:
    people = ("บุคคล", "แกนนำ", "ปราชญ์ชาวบ้าน", "person")
    groups = ("กลุ่ม", "ชมรม", "คณะ", "วิสาหกิจชุมชน", "เครือข่าย", "group")
    return 1 if word in people else 2 if word.startswith(groups) else 3


def actor_sector(word: str) -> int:
    if word in ("วิชาการ", "ภาควิชาการ", "academia"):
        return 2
    return 3 if word in ("ภาครัฐ", "ท้องถิ่น", "government") else 1


@each_seed
def test_no_tie_ends_before_it_begins_or_overlaps_another_of_its_kind(lang: str) -> None:
    alike: dict[tuple[frozenset[str], int, str], list[Tie]] = {}
    for tie in ties(lang):
        assert tie.since <= min(tie.until, LAST_DAY[lang])
        assert tie.until == date.max or tie.until <= LAST_DAY[lang]
        assert tie.start != tie.end
        alike.setdefault((tie.pair, tie.level, tie.about), []).append(tie)
    for episodes in alike.values():
        episodes.sort(key=lambda tie: tie.since)
        for earlier, later in pairwise(episodes):
            assert earlier.until < later.since


@each_seed
def test_a_pair_stands_at_one_level_for_one_issue_at_a_time(lang: str) -> None:
    courses: dict[tuple[frozenset[str], str], list[Tie]] = {}
    for tie in ties(lang):
        courses.setdefault((tie.pair, tie.about), []).append(tie)
    for course in courses.values():
        course.sort(key=lambda tie: tie.since)
        for earlier, later in pairwise(course):
            assert later.since == earlier.until + timedelta(days=1)


@each_seed
def test_nobody_lies_between_himself_and_another(lang: str) -> None:
    assert all(tie.through not in tie.pair for tie in ties(lang))


@each_seed
def test_ties_and_meetings_lie_within_the_lives_of_those_who_take_part(lang: str) -> None:
    lives = {
        row[1]: (
            span(row[7])[0] if row[7] else date.min,
            span(row[8])[1] if row[8] else date.max,
        )
        for row in table(lang, "actors")
    }
    for tie in ties(lang):
        for actor in tie.pair:
            assert lives[actor][0] <= tie.since
            assert min(tie.until, LAST_DAY[lang]) <= lives[actor][1]
    for when, who, host, _ in activities(lang):
        assert host in who
        assert all(lives[actor][0] <= when <= lives[actor][1] for actor in who)


@each_seed
def test_ties_begin_tighten_loosen_and_end(lang: str) -> None:
    courses: dict[tuple[frozenset[str], str], list[Tie]] = {}
    for tie in ties(lang):
        courses.setdefault((tie.pair, tie.about), []).append(tie)
    steps = [
        later.level - earlier.level
        for course in courses.values()
        for earlier, later in pairwise(sorted(course, key=lambda tie: tie.since))
    ]
    ended = [c for c in courses.values() if max(tie.until for tie in c) < LAST_DAY[lang]]
    assert sum(step > 0 for step in steps) >= 20
    assert sum(step < 0 for step in steps) >= 5
    assert len(ended) >= 8


@each_seed
def test_dates_are_known_to_the_year_the_month_or_the_day(lang: str) -> None:
    widths = {
        (last - first).days > 40 if last != first else None
        for first, last in (span(row[4]) for row in table(lang, "ties"))
    }
    assert widths == {None, True, False}


def test_phones_and_addresses_are_invented_ones() -> None:
    for _, _, phone, email, *_ in table("th", "contacts"):
        assert phone.startswith("074-000-0")
        assert email == "" or email.endswith(".example")
    for _, _, phone, email, *_ in table("en", "contacts"):
        assert phone.startswith("555-01")
        assert email.endswith(".example")


def test_twenty_three_partners_hang_on_chakrit_since_the_other_broker_left() -> None:
    day_before, day_after = date(2023, 12, 31), date(2024, 1, 1)
    assert hanging_on(network("th", day_before), "ชาคริต") == set()
    assert len(hanging_on(network("th", day_after), "ชาคริต")) == 23
    graph = network("th", LAST_DAY["th"])
    assert (len(graph), len(largest(graph))) == (94, 91)
    assert len(hanging_on(graph, "ชาคริต")) == 23
    others = set(nx.articulation_points(graph)) - {"ชาคริต"}
    assert max(len(hanging_on(graph, other)) for other in others) == 6
    between = nx.betweenness_centrality(graph)
    assert max(between, key=lambda actor: between[actor]) == "ชาคริต"


def test_one_funder_has_most_ties_hosts_most_and_gives_most() -> None:
    graph = network("th", LAST_DAY["th"])
    assert max(graph.degree, key=lambda item: item[1]) == (FUNDER, 28)
    hosts = [host for _, _, host, _ in activities("th")]
    assert hosts.count(FUNDER) == 80
    assert max(hosts.count(host) for host in set(hosts) - {FUNDER}) == 34
    money = dict.fromkeys(hosts, 0)
    for _, _, host, budget in activities("th"):
        money[host] += budget
    assert money[FUNDER] == 11_270_000
    assert sum(money.values()) == 13_206_000


def test_the_post_of_coordinator_has_been_empty_for_a_year() -> None:
    held = [
        (who, span(since)[0], None if until in OPEN else span(until)[1])
        for who, _, role, since, until in table("th", "members")
        if role == "ผู้ประสานงาน"
    ]
    assert held == [
        ("ครูนงเยาว์", date(2020, 2, 1), date(2023, 1, 31)),
        ("ตุ๊กตา", date(2023, 2, 1), date(2025, 9, 30)),
    ]
    assert (LAST_DAY["th"] - date(2025, 9, 30)).days == 365


@pytest.mark.parametrize(
    ("lang", "first", "active", "paper"),
    [("th", date(2025, 10, 1), 214, 20), ("en", date(2014, 12, 1), 57, 4)],
)
def test_pairs_on_paper_only(lang: str, first: date, active: int, paper: int) -> None:
    """Both took part in something in 365 days, and in nothing together."""
    graph, met = network(lang, LAST_DAY[lang]), met_since(lang, first)
    seen = {who for when, those, _, _ in activities(lang) if when >= first for who in those}
    pairs = {frozenset(pair) for pair in graph.edges if {*pair} <= seen}
    assert (len(pairs), len(pairs - met)) == (active, paper)


def test_a_corner_drifts_away_until_one_tie_holds_it() -> None:
    def ties_out(day: date) -> int:
        return sum((a in CORNER) != (b in CORNER) for a, b in network("th", day).edges)

    assert [ties_out(date(year, 12, 31)) for year in range(2020, 2026)] == [6, 7, 7, 7, 4, 2]
    assert ties_out(LAST_DAY["th"]) == 1
    graph = network("th", LAST_DAY["th"])
    assert set(graph) - largest(graph) == {
        "กลุ่มสตรีขนมพื้นบ้าน",
        "ก๊ะยะห์",
        "กลุ่มเกษตรพอเพียงชายขอบ",
    }


def test_the_expansion_plan_worked_step_by_step() -> None:
    def levels(day: date) -> list[int]:
        graph = network("th", day)
        return [graph.edges["กลุ่มเกษตรอินทรีย์", friend]["level"] for friend in PLAN]

    assert levels(date(2022, 1, 22)) == [1, 1, 1, 1, 1, 1]
    assert levels(date(2022, 12, 31)) == [1, 2, 2, 2, 2, 1]
    assert levels(date(2023, 12, 31)) == [1, 2, 3, 3, 3, 2]
    assert levels(LAST_DAY["th"]) == [2, 2, 3, 3, 3, 3]
    (first,) = [tie for tie in ties("th") if tie.through == "ชาคริต"]
    assert first.pair == {"กลุ่มเกษตรอินทรีย์", "สวนผักคนเมือง"}


def test_the_plan_and_the_stakes_are_the_workshops_own_examples() -> None:
    plan = table("th", "plans")[: len(PLAN)]
    assert tuple(row[0] for row in plan) == PLAN
    assert {row[2] for row in plan} == {"หลวม", "หลวม ผ่านชาคริต"}
    assert [row[3] for row in plan] == ["ประสานการทำงาน"] * 2 + ["มีส่วนร่วม"] * 4
    mayor, *others = table("th", "stakes")
    assert (mayor[0], mayor[6]) == ("นายก ทม.เขาตะเคียนงาม", "กำหนดนโยบายเกษตรอินทรีย์")
    quadrants = {(row[3], row[4]) for row in (mayor, *others)}
    assert quadrants == {(a, b) for a in ("มาก", "น้อย") for b in ("มาก", "น้อย")}


def test_a_quarter_to_a_third_of_the_pairs_are_tight() -> None:
    levels = [tie["level"] for _, _, tie in network("th", LAST_DAY["th"]).edges.data()]
    assert len(levels) == 240
    assert [levels.count(level) for level in (1, 2, 3)] == [80, 89, 71]


def test_we_reach_the_mayor_through_pom() -> None:
    graph = network("th", LAST_DAY["th"])
    assert not graph.has_edge("กลุ่มเกษตรอินทรีย์", "นายก ทม.เขาตะเคียนงาม")
    assert graph.edges["กลุ่มเกษตรอินทรีย์", "ป้อม"]["level"] == 3
    assert graph.edges["ป้อม", "นายก ทม.เขาตะเคียนงาม"]["level"] == 3


def test_seven_partners_on_the_plains_hang_on_dana() -> None:
    graph = network("en", LAST_DAY["en"])
    assert (len(graph), len(largest(graph)), graph.number_of_edges()) == (36, 34, 72)
    assert len(hanging_on(graph, "Dana")) == 7
    held = [span(row[4])[1] for row in table("en", "members") if row[2] == "coordinator"]
    assert max(held) == date(2014, 11, 30)


@pytest.mark.parametrize(
    ("lang", "claims"),
    [
        (
            "th",
            (
                "ภาคี 101 ราย",
                "ความสัมพันธ์ 430 ช่วง",
                "กิจกรรม 248 ครั้ง",
                "94 ราย",
                "91 ราย",
                "23 ราย",
                "28 ราย",
                "80 ครั้งจาก 248 ครั้ง",
                "11.27 ล้านบาท จาก 13.21 ล้านบาท",
                "30 กันยายน 2568",
                "จาก 214 คู่",
                "มี 20 คู่",
                "7 เส้น เหลือ 1 เส้น",
                "ผู้มีส่วนได้ส่วนเสีย 8 ราย",
                "แผนขยายเครือข่าย 12 แถว",
                "บทเรียน 6 ข้อ",
                "ผลงาน 10 เรื่อง",
                "คำมั่น 8 ข้อ",
                "101 actors",
                "430 tie episodes",
                "248 activities",
                "23 hang on Chakrit",
            ),
        ),
        ("en", ("39 actors", "137 tie episodes", "70 activities", "seven", "30 November 2014")),
    ],
)
def test_the_readme_names_the_figures_tested_here(lang: str, claims: tuple[str, ...]) -> None:
    assert [claim for claim in claims if claim not in readme(lang)] == []
