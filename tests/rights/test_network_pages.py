"""Pages as the manager of one of two networks finds them: theirs, and nothing of the other."""

from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboards.frame.pages import PAGES
from graph import rights
from graph.governance.recording import cases
from graph.rights import MACHINE, User
from graph.store import Store
from tests.rights.test_networks import SECRETS
from tests.support.apart import FOREST, NAMES, WATER, records
from tests.support.made import put
from tests.support.pages import fresh, opened, texts

__all__ = ["fresh"]

ONE = User("ปรีชา", "nobody", None, ((FOREST, "manager"),))
NETWORK_NAMES = {FOREST: "เครือข่ายป่า", WATER: "เครือข่ายน้ำ"}
BOTH = User("ปรีชา", "nobody", None, ((FOREST, "manager"), (WATER, "viewer")))
WHOLE = {"data", "journal", "settings", "issues"}
ASKED: dict[str, dict[str, str]] = {
    "actors": {"actor": "p2"},
    "paths": {"from": "p1", "to": "g1"},
    "ties": {"one": "p2", "other": "p1"},
    "expansion": {"show": "suggest"},
    "shared": {"actor": "p1"},
}


@pytest.fixture
def two(given: Store) -> Iterator[Store]:
    put(given, *records())
    yield given
    rights.obey(lambda: MACHINE)


def sent(app: AppTest) -> bytes:
    """All that the browser is sent."""

    def parts(node: Any) -> Iterator[bytes]:
        proto = getattr(node, "proto", None)
        if proto is not None:
            yield proto.SerializeToString()
        for child in getattr(node, "children", {}).values():
            yield from parts(child)

    return b"".join(parts(app._tree))


def leaks(app: AppTest) -> list[str]:
    held = sent(app)
    return [secret for secret in SECRETS if secret.encode() in held]


def warned(app: AppTest) -> str:
    return " ".join(part.value for kind in ("warning", "error") for part in app.get(kind))


def test_every_page_shows_a_manager_their_network_and_nothing_of_the_other(two: Store) -> None:
    rights.obey(lambda: ONE)
    for word in (entry.word for entry in PAGES):
        for asked in ({}, ASKED.get(word)):
            if asked is None:
                continue
            app = opened(word, lang="th", **asked)
            assert leaks(app) == [], (word, asked)
            assert ("ทั้งฐานข้อมูล" in warned(app)) == (word in WHOLE), (word, asked, warned(app))
            assert "เครือข่ายป่า" in " ".join(texts(app)), word


def test_the_others_uid_in_the_address_is_of_no_use(two: Store) -> None:
    rights.obey(lambda: ONE)
    for word, asked in (
        ("actors", {"actor": "p3"}),
        ("ties", {"one": "p3", "other": "p4"}),
        ("map", {"focus": "p3", "selected": "p3"}),
        ("overview", {"network": WATER}),
    ):
        assert leaks(opened(word, lang="th", **asked)) == [], word


def test_of_two_networks_one_is_chosen_first(two: Store) -> None:
    rights.obey(lambda: BOTH)
    app = opened("actors", lang="th")
    assert "เลือกเครือข่ายที่แถบบน" in warned(app)
    assert not any(name in " ".join(texts(app)) for name in NAMES.values())
    (choice,) = (box for box in app.selectbox if box.label == "เครือข่าย")
    choice.select(WATER).run()
    held = sent(app)
    assert NAMES["p4"].encode() in held
    assert NAMES["p2"].encode() not in held


def test_findings_bear_the_names_of_their_networks_until_one_is_chosen(two: Store) -> None:
    def shown(**asked: str) -> list[bool]:
        said = " ".join(texts(opened("governance", **asked)))
        return [f"\n {NETWORK_NAMES[uid]} \n" in said for uid in (FOREST, WATER)]

    assert shown() == [True, True]
    assert shown(network=WATER) == [False, False]
    app = opened("overview")
    assert all(f"· {name}" in " ".join(texts(app)) for name in NETWORK_NAMES.values())


def test_a_manager_checks_and_looks_after_the_findings_of_their_network(two: Store) -> None:
    rights.obey(lambda: ONE)
    app = opened("governance", lang="th", on="")
    app.button(key="check now").click().run()
    assert not app.exception
    kept = cases(two)
    assert {case.network for case in kept.values()} == {FOREST}
    rights.obey(lambda: User("สมใจ", "manager"))
    app = opened("governance", lang="th", on="", network=WATER)
    app.button(key="check now").click().run()
    assert {case.network for case in cases(two).values()} == {FOREST, WATER, None}
    foreign = next(uid for uid, case in cases(two).items() if case.network == WATER)
    rights.obey(lambda: ONE)
    app = opened("governance", lang="th", on="", finding=foreign)
    assert "ไม่มีข้อตรวจพบ" in " ".join(part.value for part in app.info)
    own = next(iter(kept))
    app = opened("governance", lang="th", on="", finding=own)
    next(box for box in app.text_input if box.label == "ผู้รับผิดชอบ").input("มานี")
    next(button for button in app.button if button.label == "บันทึก").click().run()
    assert cases(two)[own].owner == "มานี"
    assert "ทั้งฐานข้อมูล" not in warned(app)
    assert ["มานี" in what for what in app.dataframe[-1].value["what"]] == [True, False]
