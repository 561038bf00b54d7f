"""Areas: Thailand's own, and the ways people write them."""

import time

import pytest

from graph.base.errors import DataError, NotFound
from graph.intake import plan, read, resolve_source
from graph.intake.areas import AreaIndex, official
from graph.kinds import Area, Records
from tests.intake.test_intake import after, keys, load, thailand


@pytest.fixture(scope="module")
def index() -> AreaIndex:
    return AreaIndex(thailand().of(Area))


def test_thailand_has_all_its_areas_with_official_province_codes():
    areas = thailand().of(Area)
    count = dict.fromkeys(("region", "province", "district", "subdistrict"), 0)
    for area in areas.values():
        count[area.level] += 1
    assert count == {"region": 6, "province": 77, "district": 929, "subdistrict": 7451}
    assert (areas["95"].name, areas["10"].name, areas["90"].name) == (
        "ยะลา",
        "กรุงเทพมหานคร",
        "สงขลา",
    )
    assert areas["901101"].within == "9011"
    assert areas["9011"].within == "90"
    assert areas["90"].within == "R6"


def test_an_area_lies_at_the_mean_of_its_subdistricts():
    """Of นาหม่อม: 6.965, 6.991, 6.916 and 6.924 north, 100.529, .561, .547 and .591 east."""
    assert official()["9012", "นาหม่อม"] == (6.949, 100.557)
    assert official()["901201", "นาหม่อม"] == (6.965, 100.529)
    assert official()["10", "กรุงเทพมหานคร"] == (13.756, 100.502)
    assert ("1001", "เขตพระนคร") not in official()
    assert len(official()) == 8071
    area = thailand().of(Area)["901201"]
    assert (area.latitude, area.longitude) == (6.965, 100.529)


def test_thailands_areas_are_read_and_planned_quickly():
    start = time.process_time()
    done = plan(read([resolve_source("areas:th")]), Records())
    assert done.counts["areas"]["created"] == 8463
    assert done.problems == []
    assert time.process_time() - start < 4


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("95", "95"),
        ("ยะลา", "95"),
        ("จังหวัดยะลา", "95"),
        ("จ.สงขลา", "90"),
        ("จ. สงขลา", "90"),
        ("Songkhla", "90"),
        ("กทม.", "10"),
        ("กรุงเทพฯ", "10"),
        ("หาดใหญ่", "9011"),
        ("อ.หาดใหญ่", "9011"),
        ("อำเภอหาดใหญ่ จังหวัดสงขลา", "9011"),
        ("ต.หาดใหญ่", "901101"),
        ("ต.หาดใหญ่ อ.หาดใหญ่ จ.สงขลา", "901101"),
        ("ต.หาดใหญ่อ.หาดใหญ่จ.สงขลา", "901101"),
        ("หาดใหญ่ สงขลา", "9011"),
        ("อ.เมือง จ.ยะลา", "9501"),
        ("อำเภอเมือง ยะลา", "9501"),
        ("อ.เมืองยะลา", "9501"),
        ("ตำบลสะเตง อ.เมือง จ.ยะลา", "950101"),
        ("เขตพระนคร", "1001"),
        ("พระนคร", "1001"),
        ("เขตปทุมวัน กทม.", "1007"),
        ("แขวงลุมพินี เขตปทุมวัน กรุงเทพฯ", "100704"),
        ("ภาคใต้", "R6"),
    ],
)
def test_an_area_is_found_as_people_write_it(index, text, code):
    assert index.find(text)[0] == code


def test_a_bare_name_means_the_highest_level_and_says_so(index):
    assert index.find("ยะลา") == ("95", True)
    assert index.find("หาดใหญ่") == ("9011", True)
    assert index.find("อ.หาดใหญ่") == ("9011", False)


@pytest.mark.parametrize("text", ["บ้านใหม่", "ต.หนองบัว", "อ.เมือง"])
def test_a_name_that_several_bear_is_asked_with_codes(index, text):
    with pytest.raises(DataError) as asked:
        index.find(text)
    assert asked.value.key == "intake.area.several"


def test_a_name_nobody_bears_is_unknown(index):
    assert index.find("ดาวอังคาร") == (None, False)
    assert index.find("ต.หาดใหญ่ จ.ยะลา") == (None, False)


def test_without_areas_one_warning_says_how_to_load_them(tmp_path):
    done = load(tmp_path, Records(), "name,kind,area\nก,คน,ยะลา\nข,คน,สงขลา\n")
    assert keys(done, "warning") == ["area.none_loaded"]
    assert "saan import areas:th" in done.problems[0].text("th")


def test_an_area_in_none_that_is_known_is_refused_with_what_lies_in_it(tmp_path):
    table = "code,name,level,within\nX1,ก,อำเภอ,ZZ\nX2,ข,ตำบล,X1\nX3,ค,จังหวัด,\n"
    done = load(tmp_path, Records(), table, take_sound=True)
    assert [c.uid for c in done.changes] == ["X3"]
    assert keys(done, "error") == ["area.no_parent", "ref.faulty"]


def test_an_area_lies_in_one_of_a_higher_level(tmp_path):
    table = "code,name,level,within\nX1,ก,ตำบล,\nX2,ข,จังหวัด,X1\n"
    assert keys(load(tmp_path, Records(), table), "error") == ["area.wrong_level"]


def test_areas_load_twice_without_a_change():
    again = plan(read([resolve_source("areas:th")]), thailand())
    assert again.changes == []
    assert again.counts["areas"]["same"] == 8463
    assert after(thailand(), again) == thailand()


def test_another_source_is_not_there():
    with pytest.raises(NotFound):
        resolve_source("areas:xx")
