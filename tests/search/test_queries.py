"""What people type finds what they mean: on the seed, and quickly on a large network."""

import csv
import random
import time
from pathlib import Path

import pytest

from graph import search
from graph.search.everywhere import Everywhere
from graph.search.matching import Index
from graph.service import open_service
from tests.support.made import day

THAI = (
    # names, their parts, and parts put together in another way
    ("ชาคริต", "chakrit"),
    ("กลุ่มเกษตรอินทรีย์สงขลา", "us"),
    ("ผักคนเมือง", "garden"),
    ("ปุ๋ยหมักบ้านควน", "compost"),
    ("ตาลโตนดท่าหิน", "palm1"),
    ("โรงสีตะเครียะ", "mill"),
    ("วิสาหกิจชุมชนลูกโหนด", "palm2"),
    ("ออมทรัพย์รวงเงิน", "savings"),
    ("กาแฟสวนยาง", "coffee"),
    ("นโยบายอาหารมหาวิทยาลัย", "policy"),
    ("คณะทำงานพีจีเอส", "pgs"),
    ("สมุนไพรอาหารพื้นบ้าน", "herb"),
    ("ดินและน้ำ", "water"),
    ("ผักในเมือง", "city"),
    ("อำเภอหาดใหญ่", "9011"),
    # short forms
    ("รพ.สต.ควนไผ่ทอง", "hc1"),
    ("รพสต คลองจำปา", "hc2"),
    ("โรงพยาบาลส่งเสริมสุขภาพตำบลท่าโหนดงาม", "hc3"),
    ("อบต ควนไผ่ทอง", "tao1"),
    ("องค์การบริหารส่วนตำบลคลองจำปา", "tao2"),
    ("ทม.เขาตะเคียนงาม", "tessaban"),
    ("รพ.เขาตะเคียนงาม", "hospital"),
    ("นักวิชาการ มอ", "psu"),
    ("สสอ", "dho"),
    ("อสม ควนไผ่ทอง", "vhv"),
    # slips
    ("ชาคริส", "chakrit"),
    ("ครูนงเยา", "nongyao"),
    ("ตุกตา", "tukta"),
    ("กลุ่มปะมงพื้นบ้านคูขุด", "fishers1"),
    ("ข้าวสังหยด", "phatseed"),
    ("มูลนิธทุนชุมชนเข็มแข็ง", "grant"),
    ("วิทยาลัยเกษรลุ่มน้ำ", "college"),
    ("เกษตรอินทรี", "organic"),
    ("จุลินทรียทำปุ๋ย", "act-234"),
    ("ประชุมคนหาปลาริมทเลสาบ", "act-222"),
    # decisions and notes
    ("ห้ามใช้อวนตาถี่", "act-222"),
    ("ปฏิทินอาหารริมเล", "act-215"),
    ("ส่งรายงานการเงินภายในสิบห้าวัน", "act-229"),
    ("ปลูกต้นไม้ริมคลอง", "act-204"),
    ("ผู้ประสานงานคนใหม่", "act-248"),
    ("แปลงเรียนรู้ในแผนท้องถิ่น", "act-186"),
    ("ราคาผักล่วงหน้า", "act-199"),
    ("ฝั่งหาดใหญ่ไม่มีคนรับช่วง", "act-145"),
    ("ธนาคารปู", "fishers2"),
    ("ทุเรียนจำปาดะ", "fruit"),
    # lessons, plan steps, stakes, the vision
    ("ครูประทีปย้ายไปแล้ว", "l-b1d5c5e2ecf3"),
    ("แปลงจริงดีกว่าหนังสือเชิญ", "l-2cd6e6493bb0"),
    ("ผลัดกันเป็นเจ้าภาพ", "l-d4f18103c1a8"),
    ("คนที่ถนัดนำ", "l-e851d41b23a9"),
    ("จุลินทรีย์ลดต้นทุนการผลิต", "p-be9f127f8a85"),
    ("เขียนโครงการขอทุน", "p-12916418e670"),
    ("ส่งผลผลิตเข้าโรงพยาบาล", "p-7a867272303f"),
    ("ฐานเสียงประชาชน", "k-1394a5e5c92c"),
    ("ตัดราคากัน", "k-b4230568d950"),
    ("ระเบียบจัดซื้อ", "k-4d2204e86182"),
    ("อาหารปลอดภัยจากเพื่อนบ้าน", "net"),
)
ENGLISH = (
    ("prairie energy", "us"),
    ("Comons", "us"),
    ("solar neighbors", "solar"),
    ("wind college", "techschool"),
    ("Grat Prarie Foundation", "grant"),
    ("nobody found for coordinator", "act-063"),
    ("oldest plants", "act-069"),
    ("share lawyer costs", "act-067"),
    ("second way to the plains", "act-070"),
    ("permit hearings", "act-036"),
)
"""What is typed, and the uid of what is meant."""


def test_what_is_meant_is_among_the_first_five_on_the_thai_seed(demo_home: Path) -> None:
    everything = search.everything(open_service(demo_home).snapshot(day("2026-09-30")))
    assert len(THAI) == 56
    assert missed(everything, THAI) == []


def test_what_is_meant_is_among_the_first_five_on_the_english_seed() -> None:
    actors = [(row["id"], row["name"], [row["aliases"]]) for row in rows("actors", "en")]
    told = [activity(row["id"], row["title"], row["decisions"]) for row in rows("activities", "en")]
    everything = Everywhere({"actors": Index(actors)}, reversed(told), {})
    assert missed(everything, ENGLISH) == []


def rows(table: str, *of: str) -> list[dict[str, str]]:
    """Of a table of the seed; `of`: "en" for the English one."""
    file = Path(__file__).parents[2].joinpath("seed", *of, "csv", f"{table}.csv")
    return list(csv.DictReader(file.read_text("utf-8-sig").splitlines()))


def missed(everything: Everywhere, queries: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    return [
        (text, uid)
        for text, uid in queries
        if uid not in [found.uid for found in everything.search(text)[:5]]
    ]


def activity(uid: str, *texts: str) -> dict[str, object]:
    nothing = {"day": None, "day_precision": None, "concerns": []}
    return {"kind": "activities", "uid": uid, "texts": [text for text in texts if text], **nothing}


@pytest.fixture(scope="module")
def large() -> Everywhere:
    """2,000 partners and 12,000 activities, put together from the seed's; made in little time."""
    rng = random.Random(1)
    actors, activities = rows("actors"), rows("activities")
    names = [row["ชื่อ"] for row in actors]
    titles, decided = [row["ชื่อกิจกรรม"] for row in activities], [row["มติ"] for row in activities]
    partners = [
        (f"a{n}", " ".join(rng.sample(names, 2)), (rng.choice(names),)) for n in range(2_000)
    ]
    told = [
        activity(f"v{n}", " ".join(rng.sample(titles, 2)), " ".join(rng.sample(decided, 4)))
        for n in range(12_000)
    ]
    begun = time.process_time()
    made = Everywhere({"actors": Index(partners)}, told, {})
    assert time.process_time() - begun < 5
    return made


@pytest.mark.parametrize(
    "text", ["ประชุมแลกเปลี่ยนเมล็ดพันธุ์", "จุลินทรียทำปุ่ย", "นักวิชาการ งบประมาณ", "zzzzzz"]
)
def test_a_keystroke_takes_twenty_milliseconds_at_most(text: str, large: Everywhere) -> None:
    large.search(text)
    spent = [min(seconds(large, text[: at + 1]) for _ in range(3)) for at in range(len(text))]
    assert sorted(spent)[len(spent) // 2] < 0.02


def seconds(everything: Everywhere, text: str) -> float:
    begun = time.process_time()
    everything.search(text)
    return time.process_time() - begun
