"""Answering on a phone in a real browser: from the link to the thanks, over a line that is lost."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from graph.conditions.told import Told, ToldTie
from graph.kinds import Round
from graph.service import Service
from tests.asked.round import QUESTION, Phone, asking, home
from tests.support.browsing import SLOW, Watched
from tests.support.signing import port

__all__ = ["asking", "home", "port"]

pytestmark = pytest.mark.browser

STEPS = ("ties", "tie", "add", "trust", "conditions", "pillars", "offers", "question", "end")
KEPT = "() => Object.values(localStorage).join()"


@pytest.fixture
def way(asking: tuple[Service, Round], port: int) -> str:
    service, of = asking
    token = service.sealed.invite(of.uid, "me", of.closes)
    return f"http://127.0.0.1:{port}{Phone(port, token).way()}"


@pytest.fixture
def phone(watched: Watched, way: str) -> Page:
    watched.page.set_viewport_size({"width": 390, "height": 800})
    watched.page.goto(way)
    return watched.page


@pytest.fixture
def other(browser: Browser, way: str) -> Iterator[Page]:
    """A second phone on the same link, without scripts."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    context.set_default_timeout(SLOW)
    page = context.new_page()
    page.goto(way)
    yield page
    context.close()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def choose(page: Page, item: str, answer: int) -> None:
    page.locator(f'[name="{item}"][value="{answer}"]').check(force=True)


def heading(page: Page, said: str) -> None:
    expect(page.locator("h1")).to_have_text(said)


def at(way: str, step: str, **more: str) -> str:
    return f"{way}?step={step}" + "".join(f"&{name}={value}" for name, value in more.items())


def test_a_villager_answers_though_the_line_is_lost_on_the_way(
    asking: tuple[Service, Round], phone: Page, context: BrowserContext, way: str
) -> None:
    sealed, token = asking[0].sealed, way.rpartition("/")[2]
    heading(phone, "สวัสดี ป้าสมใจ")
    press(phone, "ยินยอมและเริ่ม")
    heading(phone, "คุณทำงานกับใครบ้าง")
    press(phone, "ถูกต้อง")
    expect(phone.get_by_text("ตอบแล้ว 1 จาก 2 ราย")).to_be_visible()
    expect(phone.locator("#next button").first).to_be_focused()
    phone.get_by_role("link", name="แน่นขึ้น หรือหลวมลง").click()
    heading(phone, "คุณกับ เทศบาลตำบลริมคลอง ทำงานกันอย่างไร")
    phone.get_by_label("วางแผนและกำหนดเวลาทำงานด้วยกัน").check(force=True)
    phone.get_by_text("บอกเพิ่มเติม ถ้าสะดวก").click()
    phone.get_by_label("ติดต่อกันบ่อยแค่ไหน").select_option("รายสัปดาห์")
    phone.get_by_label("ตั้งแต่เมื่อไร").fill("แต่ก่อน")
    press(phone, "บันทึก")
    expect(phone.get_by_role("alert")).to_be_focused()
    expect(phone.get_by_label("ตั้งแต่เมื่อไร")).to_have_value("แต่ก่อน")
    phone.get_by_label("ตั้งแต่เมื่อไร").fill("2563")
    press(phone, "บันทึก")
    phone.get_by_role("link", name="เพิ่มภาคี").click()
    phone.get_by_label("ชื่อคน กลุ่ม หรือองค์กร").fill("ลุงมาระ")
    press(phone, "ค้นหา")
    phone.get_by_role("link", name="ลุงมานะ").click()
    phone.get_by_label("ต่างคนต่างทำ").check(force=True)
    press(phone, "บันทึก")
    expect(phone.get_by_role("heading", name="ลุงมานะ")).to_be_visible()
    press(phone, "ต่อไป")
    heading(phone, "คุณเห็น กลุ่มผักริมคลอง อย่างไร")
    for item in ("reliable", "mission", "open"):
        choose(phone, f"trust.{item}", 4)
    press(phone, "ต่อไป")
    phone.get_by_role("link", name="ข้ามทุกราย").click()  # it need not have been answered yet

    heading(phone, "เครือข่ายของเราเป็นอย่างไร")
    context.set_offline(True)
    choose(phone, "conditions.vision", 5)
    choose(phone, "conditions.benefit", 2)
    press(phone, "ต่อไป")
    expect(phone.get_by_role("status")).to_contain_text("ขาดการเชื่อมต่อ")
    choose(phone, "conditions.benefit", 3)
    assert '"conditions.vision","5"' in phone.evaluate(KEPT)
    assert ("", "conditions.vision") not in sealed.own(token)
    context.set_offline(False)
    heading(phone, "เราดูแลเครือข่ายกันอย่างไร")  # sent again by itself
    expect(phone.get_by_role("status")).to_contain_text("ส่งคำตอบแล้ว")
    assert phone.evaluate(KEPT) == ""
    own = sealed.own(token)
    assert (own["", "conditions.vision"], own["", "conditions.benefit"]) == (5, 3)

    choose(phone, "pillars.trust", 4)
    phone.goto(way)  # closed, and opened again before it was sent
    heading(phone, "เราดูแลเครือข่ายกันอย่างไร")
    expect(phone.locator('[name="pillars.trust"][value="4"]')).to_be_checked()
    press(phone, "ต่อไป")
    phone.get_by_label("ฉันมีให้").fill("รถกระบะ")
    press(phone, "ต่อไป")
    heading(phone, QUESTION)
    phone.get_by_label("คำตอบของคุณ").fill("ตลาดนัด")
    press(phone, "เสร็จแล้ว")
    heading(phone, "ขอบคุณ ป้าสมใจ")
    assert phone.evaluate("localStorage.length") == 0
    assert sealed.told(token) == Told(
        (
            ToldTie("COLLABORATE", "b"),
            ToldTie("COORDINATE", "c", None, 52.0, "2563"),
            ToldTie("COOPERATE", "d"),
        ),
        (("offer", "รถกระบะ"),),
        "ตลาดนัด",
    )
    assert sealed.own(token)["", "pillars.trust"] == 4
    phone.get_by_text("ถอนคำตอบทั้งหมด").click()
    press(phone, "ลบคำตอบทั้งหมดของฉัน")
    heading(phone, "ถอนคำตอบแล้ว")
    assert sealed.told(token) == Told()
    assert sealed.own(token) == {}


def test_what_was_sent_without_a_line_goes_out_when_the_link_is_opened_again(
    asking: tuple[Service, Round], phone: Page, context: BrowserContext, way: str
) -> None:
    press(phone, "ยินยอมและเริ่ม")
    heading(phone, "คุณทำงานกับใครบ้าง")
    context.set_offline(True)
    for name in ("กลุ่มผักริมคลอง", "เทศบาลตำบลริมคลอง"):
        card = phone.get_by_role("region", name=f"ความสัมพันธ์กับ {name}")
        card.get_by_role("button", name="ไม่มีแล้ว").click()
        expect(phone.get_by_role("status")).to_contain_text("ขาดการเชื่อมต่อ")
    phone.goto("about:blank")
    context.set_offline(False)
    phone.goto(way)
    expect(phone.get_by_text("ตอบแล้ว 2 จาก 2 ราย")).to_be_visible()
    told = asking[0].sealed.told(way.rpartition("/")[2])
    assert [(tie.type, tie.partner) for tie in told.ties] == [("none", "b"), ("none", "c")]
    assert phone.evaluate(KEPT) == ""


def test_a_second_phone_without_scripts_goes_on_and_loses_nothing(
    asking: tuple[Service, Round], phone: Page, other: Page, way: str
) -> None:
    press(phone, "ยินยอมและเริ่ม")
    heading(phone, "คุณทำงานกับใครบ้าง")
    phone.goto(at(way, "conditions"))
    other.goto(at(way, "conditions"))
    choose(phone, "conditions.vision", 5)
    choose(other, "conditions.benefit", 2)
    press(phone, "ต่อไป")
    heading(phone, "เราดูแลเครือข่ายกันอย่างไร")
    press(other, "ต่อไป")
    heading(other, "เราดูแลเครือข่ายกันอย่างไร")
    own = asking[0].sealed.own(way.rpartition("/")[2])
    assert own == {("", "conditions.vision"): 5, ("", "conditions.benefit"): 2}
    other.get_by_role("link", name="English").click()
    heading(other, "How do we run the network?")
    press(other, "Next")
    heading(other, "What do you offer, and need?")
    phone.goto(way)
    heading(phone, "เราดูแลเครือข่ายกันอย่างไร")


def test_when_the_round_has_closed_nothing_stays_on_the_phone(
    asking: tuple[Service, Round], phone: Page
) -> None:
    press(phone, "ยินยอมและเริ่ม")
    heading(phone, "คุณทำงานกับใครบ้าง")
    phone.goto(f"{phone.url.partition('?')[0]}?step=question")
    phone.get_by_label("คำตอบของคุณ").fill("ตลาดนัด")
    assert "ตลาดนัด" in phone.evaluate(KEPT)
    asking[0].close_round(asking[1].uid, "วิชัย")
    press(phone, "เสร็จแล้ว")
    expect(phone.get_by_text("รอบนี้ปิดแล้ว")).to_be_visible()
    assert phone.evaluate("localStorage.length") == 0


def test_no_step_has_a_fault_that_keeps_people_out(phone: Page, way: str) -> None:
    def faultless(what: str) -> None:
        for wide, scheme in ((390, "light"), (320, "dark")):
            phone.set_viewport_size({"width": wide, "height": 800})
            phone.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth"), what
            faults = Axe().run(phone).response["violations"]
            assert [(each["id"], each["nodes"][0]["html"]) for each in faults] == [], what
        small = phone.evaluate(
            """() => [...document.querySelectorAll('a, button, summary, select, textarea, label,'
              + ' input:not([type=radio], [type=hidden])')]
              .filter(each => each.offsetHeight && each.getBoundingClientRect().height < 48)
              .map(each => each.outerHTML)"""
        )
        assert small == [], what

    faultless("consent")
    press(phone, "ยินยอมและเริ่ม")
    heading(phone, "คุณทำงานกับใครบ้าง")
    press(phone, "ถูกต้อง")
    expect(phone.get_by_text("ตอบแล้ว 1 จาก 2 ราย")).to_be_visible()
    for step in STEPS:
        phone.goto(at(way, step, **({"partner": "b"} if step == "tie" else {})))
        if step in ("tie", "end"):
            phone.locator("summary").last.click()
        faultless(step)
        if step == "conditions":
            choose(phone, "conditions.vision", 5)
            faultless("answered")
        if step == "tie":
            phone.get_by_label("ตั้งแต่เมื่อไร").fill("แต่ก่อน")
            press(phone, "บันทึก")
            expect(phone.get_by_role("alert")).to_be_visible()
            faultless("wrong")
        if step == "add":
            phone.get_by_label("ชื่อคน กลุ่ม หรือองค์กร").fill("ริม")
            press(phone, "ค้นหา")
            expect(phone.get_by_text("หมายถึงรายนี้ไหม")).to_be_visible()
            faultless("found")
    phone.goto(f"{way}x")
    faultless("unknown")


def test_the_first_load_is_light_and_asks_little(watched: Watched, way: str) -> None:
    sizes: list[int] = []
    asked: list[str] = []
    watched.page.on("requestfinished", lambda request: asked.append(request.url))
    watched.page.on("response", lambda answer: sizes.append(len(answer.body())))
    watched.page.goto(way)
    watched.page.wait_for_load_state("networkidle")
    assert len(asked) <= 4, asked
    assert sum(sizes) < 150_000, sizes
