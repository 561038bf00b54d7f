"""An actor is found by what people type."""

import pytest

from graph.search.matching import Index

NAMES = (
    ("o1", "องค์การบริหารส่วนตำบลเขาพระ", ("อบต.เขาพระ",)),
    ("o2", "สำนักงานสาธารณสุขจังหวัดสงขลา", ()),
    ("o3", "รพ.สต.บ้านควน", ()),
    ("g1", "กลุ่มเกษตรกรอินทรีย์สงขลา", ("กลุ่มผักปลอดสาร",)),
    ("g2", "กลุ่มเกษตรอินทรีย์", ()),
    ("p1", "ชาคริต โภชะเรือง", ("พี่คริต",)),
    ("p2", "ชาคริต มากมี", ()),
    ("n1", "Prince of Songkla University", ("PSU", "ม.อ.")),
)
INDEX = Index(NAMES)


def found(text: str) -> list[str]:
    return [hit.uid for hit in INDEX.search(text)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("กลุ่มเกษตรอินทรีย์", "g2"),  # the very name before a longer one
        ("ผักปลอดสาร", "g1"),  # a part of another name
        ("อบต เขาพระ", "o1"),  # a short form, without its dot
        ("สสจ.สงขลา", "o2"),  # a short form of what is written out
        ("โรงพยาบาลส่งเสริมสุขภาพตำบลบ้านควน", "o3"),  # written out, of a short form
        ("โภชะเรือง", "p1"),
        ("มากมี ชาคริต", "p2"),  # its words the other way round
        ("psu", "n1"),
        ("songkla univ", "n1"),
        ("เกษตรสงขลา", "g1"),  # two parts of a name written as one
        ("ชาคริส โพชะเรือง", "p1"),  # misspelt
        ("Prinse of Songkhla", "n1"),
        ("สาธารสุขจังหวัดสงขลา", "o2"),  # a letter left out
        ("นายชาคริต โภชะเรือง", "p1"),  # with a title
        ("ผศ.ดร.ชาคริต มากมี", "p2"),
        ("ทพญ.มากมี", "p2"),
        ("ชาคริต มากมี อ.เมือง จ.สงขลา", "p2"),  # with where
        ("องค์การบริหารส่วนตำบลเขาพระ อำเภอรัตภูมิ จังหวัดสงขลา", "o1"),
        ("รพ.สต.บา้นควน", "o3"),  # typed in another order
    ],
)
def test_the_one_meant_comes_first(text: str, first: str) -> None:
    assert found(text)[0] == first


def test_of_several_all_come_and_each_once() -> None:
    assert found("ชาคริต") == ["p2", "p1"]
    assert found("กลุ่มเกษตร")[:2] == ["g2", "g1"]


@pytest.mark.parametrize("text", ["", "   ", "...", "zzzz", "ฮ"])
def test_what_is_nobodys_finds_nobody(text: str) -> None:
    assert found(text) == []


def test_no_more_come_than_are_asked_for() -> None:
    assert len(Index([(f"a{at}", f"กลุ่ม {at}", ()) for at in range(50)]).search("กลุ่ม", 7)) == 7


def test_names_are_text_not_patterns() -> None:
    index = Index([("a", "(a|b)* [x", ()), ("b", "<script>alert(1)</script>", ())])
    assert [hit.uid for hit in index.search("(a|b)*")] == ["a"]
    assert [hit.uid for hit in index.search("<script>")] == ["b"]
