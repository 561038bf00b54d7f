"""The networks of one province, and who is in the others, by hand."""

from datetime import date

import numpy as np

from graph.expansion.coverage import white_space
from graph.expansion.province import together
from graph.expansion.suggesting import suggestions
from graph.kinds import ManagedNetwork
from graph.network.columns import Tree
from graph.settings.values import Options
from tests.support.columns import OPEN, columns

ON = date(2026, 6, 30)
SINCE = (20200101, 99999999)
NETWORKS = [
    ManagedNetwork(uid="farm", name="เกษตร", us=("us",)),
    ManagedNetwork(uid="fish", name="ประมง", us=("fisher",)),
    ManagedNetwork(uid="away", name="ต่างจังหวัด", us=("stranger",)),
    ManagedNetwork(uid="old", name="ผู้สูงอายุ"),
]
FIELD = columns(
    dict.fromkeys(("us", "friend", "fisher", "boat", "stranger", "elder", "outsider"), OPEN),
    [("us", "friend", "COORDINATE", SINCE), ("friend", "fisher", "COORDINATE", SINCE)],
    sectors=dict.fromkeys(("us", "boat", "outsider"), "people"),
    bases=[
        ("us", "9011", SINCE),
        ("fisher", "90", (20240101, 20270101)),
        ("stranger", "95", SINCE),
        ("elder", "90", SINCE),
        ("outsider", "90", SINCE),
    ],
    works=[("us", "rice", SINCE), ("boat", "rice", SINCE), ("outsider", "food", SINCE)],
    members=[
        ("friend", "farm", SINCE),
        ("boat", "fish", (20250101, 20270101)),
        ("elder", "old", SINCE),
    ],
    areas=Tree(
        ("90", "9011", "95"),
        ("สงขลา", "หาดใหญ่", "ยะลา"),
        ("province", "district", "province"),
        np.array([-1, 0, -1], dtype=np.int32),
    ),
    networks=Tree(
        tuple(each.uid for each in NETWORKS),
        tuple(each.name for each in NETWORKS),
        ("",) * 4,
        np.full(4, -1, dtype=np.int32),
    ),
)


def test_networks_of_one_province_are_found_by_us_or_by_their_members() -> None:
    found = together(FIELD, NETWORKS, ON, NETWORKS[0])
    assert found is not None
    assert (found.province, found.networks) == ("สงขลา", ("farm", "fish", "old"))
    assert found.others == {"fisher": ("fish",), "boat": ("fish",), "elder": ("old",)}
    assert found.members == {"us", "friend", "fisher", "boat", "elder"}


def test_who_is_in_them_goes_by_the_day() -> None:
    earlier = together(FIELD, NETWORKS, date(2024, 12, 31), NETWORKS[0])
    assert earlier is not None
    assert earlier.others == {"fisher": ("fish",), "elder": ("old",)}
    before = together(FIELD, NETWORKS, date(2023, 12, 31), NETWORKS[0])
    assert before is not None
    assert before.networks == ("farm", "old")


def test_a_network_alone_in_its_province_or_nowhere_has_none() -> None:
    assert together(FIELD, NETWORKS, ON, NETWORKS[2]) is None
    nowhere = ManagedNetwork(uid="nowhere", name="ไม่มีที่ตั้ง", us=("boat",))
    assert together(FIELD, [*NETWORKS, nowhere], ON, nowhere) is None


def test_those_of_the_other_networks_alone_are_suggested() -> None:
    near = together(FIELD, NETWORKS, ON, NETWORKS[0])
    assert near is not None
    found = suggestions(FIELD, ON, ["us"], Options(), among=near.others)
    assert [(each.actor, each.networks) for each in found] == [
        ("fisher", ("fish",)),
        ("elder", ("old",)),  # 0.2 for a new area; boat 0.15 for one issue in common
        ("boat", ("fish",)),
    ]
    everyone = suggestions(FIELD, ON, ["us"], Options())
    assert {"outsider", "stranger"} <= {each.actor for each in everyone}


def test_white_space_of_the_networks_together_leaves_others_out() -> None:
    near = together(FIELD, NETWORKS, ON, NETWORKS[0])
    assert near is not None
    found = white_space(FIELD, ON, among=near.members)
    assert (found.issues, found.areas) == (
        (("food", "อาหาร"), ("rice", "ข้าว")),
        (("90", "สงขลา"), ("95", "ยะลา")),
    )
    assert found.counts[:, :, 0].tolist() == [[1, 0], [1, 0]]
    assert white_space(FIELD, ON).counts[:, :, 0].tolist() == [[2, 0], [1, 0]]
