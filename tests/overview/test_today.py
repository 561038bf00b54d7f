"""What waits today, on the overview: whom to contact, the worst risks, what is due."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from graph.kinds import Activity, Case, ManagedNetwork, PlanStep
from graph.store import Store
from tests.support.made import KIND_OF, actor, day, put, tie
from tests.support.pages import LAST_DAY, fresh, opened, texts

__all__ = ["fresh"]  # forgets the database of the test before
KIND_OF.update({ManagedNetwork: "networks", PlanStep: "plans", Case: "findings"})

ON = day(LAST_DAY)
NETWORK = (
    *(actor(uid, name=uid.title()) for uid in ("we", "pon", "dao")),
    ManagedNetwork(uid="n", name="เครือข่าย", us=("we",)),
    tie("we", "pon", frequency=12.0, since=day("2026-01-01")),
    Activity(
        uid="v",
        date=ON - timedelta(days=40),
        date_precision="day",
        title="พบกัน",
        participants=("pon", "we"),
    ),
)


def links(app: AppTest) -> list[str]:
    return [link.proto.label.replace("\\", "") for link in app.get("page_link")]


def case(uid: str, severity: str, **more: object) -> Case:
    kept = {"uid": uid, "rule": f"rule_{uid}", "severity": severity, "status": "open"}
    return Case(**{**kept, "opened": day("2026-01-01"), **more})  # type: ignore[arg-type]


def test_today_tells_whom_to_contact_and_of_a_small_network_the_risks(given: Store) -> None:
    put(given, *NETWORK)
    app = opened("overview")
    assert "Pon – We" in links(app)
    assert "overdue by 10 days · last met 21 Aug 2026 · We calls Pon" in " ".join(texts(app))
    assert any(label.startswith("See all risks (") for label in links(app))


def test_today_tells_the_worst_that_is_on_record_and_what_is_due(given: Store) -> None:
    put(
        given,
        *NETWORK,
        case("low", "low"),
        case("high", "high"),
        case("mine", "medium", owner="สมศรี", remedy="โทรหาพร", due=ON + timedelta(days=7)),
        case("later", "medium", owner="สมศรี", remedy="ปีหน้า", due=ON + timedelta(days=8)),
        case("done", "high", status="resolved", reason="ok", closed=ON, due=ON),
        PlanStep(uid="p", actor="dao", network="n", wanted="COORDINATE", due=ON),
    )
    app = opened("overview")
    said, shown = " ".join(texts(app)), links(app)
    assert shown.index("rule_high") < shown.index("rule_mine") < shown.index("See all risks (4)")
    assert "rule_low" not in shown, "three are shown"
    assert "rule_done" not in shown
    assert "▲ High · owner: nobody" in said.replace("\\", "")
    assert "โทรหาพร" in shown
    assert "ปีหน้า" not in shown
    assert any("Build a tie with Dao" in label for label in shown)
    assert "Find an introduction" in shown


@pytest.mark.parametrize("lang", ["th", "en"])
def test_of_nobody_nothing_waits(lang: str, given: Store) -> None:
    put(given, actor("we"))
    assert opened("overview", lang=lang, sector="government")
