"""Every view has an address: a link onto the page one is on changes it, a reload shows the same."""

from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Locator, expect

from dashboards.frame.pages import PAGES
from tests.support.browsing import Watched

pytestmark = [pytest.mark.browser, pytest.mark.long]

VIEWS = {
    "overview": ["by=quarter"],
    "map": ["selected=chakrit", "areas=district"],
    "actors": ["actor=chakrit", "view=duplicates"],
    "shared": ["actor=chakrit"],
    "paths": ["from=us&to=garden"],
    "brokers": ["by=area"],
    "whatif": ["do=drop"],
    "strength": ["by=area"],
    "changes": ["span=three"],
    "report": ["span=three"],
    "governance": ["risk=capture"],
    "conditions": ["show=new"],
    "calendar": ["show=paper"],
    "stakeholders": ["show=groups", "stake=mayor"],
    "lessons": ["show=add&question=q2"],
    "results": ["show=promises"],
    "expansion": ["show=suggest", "show=white"],
    "ties": ["one=garden&other=us", "tie=tie-015"],
    "activities": ["show=incomplete"],
    "issues": ["do=areas"],
    "data": ["do=past"],
    "journal": ["write=b2"],
    "settings": ["managed=net"],
}
"""Page → questions of its own; the page's link in the navigation takes them off."""


def of(url: str) -> tuple[str, dict[str, list[str]]]:
    """Where a URL leads: path and question, whatever the order and the spelling."""
    parts = urlparse(url)
    return parts.path, parse_qs(parts.query)


def said(watched: Watched) -> Locator:
    """The sentence and the headings of a page, once it is drawn."""
    watched.ready()
    return watched.page.locator(".saan-lead, .saan-heading, h2")


def onto_itself(watched: Watched) -> dict[int, str]:
    """The links of a page onto itself, but for the view it shows: place → URL."""
    path, question = of(watched.page.url)
    links = watched.page.get_by_test_id("stPageLink-NavLink")
    found = enumerate(links.evaluate_all("all => all.map(each => each.href)"))
    return {at: link for at, link in found if of(link)[0] == path and of(link)[1] != question}


@pytest.mark.pages
@pytest.mark.parametrize("word", [page.word for page in PAGES])
def test_a_link_onto_the_same_page_changes_the_address(
    word: str, demo: str, watched: Watched
) -> None:
    for view in VIEWS[word]:
        address = f"{demo}/{word}?lang=th&{view}"
        watched.open(address)
        links = onto_itself(watched)
        assert links, "not even the navigation leads back"
        for place, link in links.items():
            watched.open(address)
            watched.click(watched.page.get_by_test_id("stPageLink-NavLink").nth(place))
            watched.page.wait_for_url(lambda url, link=link: of(url) == of(link))
            before = said(watched).all_inner_texts()
            watched.page.reload()
            expect(said(watched)).to_have_text(before)
            assert of(watched.page.url) == of(link)


def test_the_link_of_a_view_is_copied(demo: str, watched: Watched) -> None:
    watched.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    watched.open(f"{demo}/ties?lang=th&one=garden&other=us&on=2025-09-30")
    watched.page.get_by_role("button", name="คัดลอกลิงก์").click()
    expect(watched.page.get_by_role("button", name="✓ คัดลอกแล้ว")).to_be_visible()
    assert of(watched.page.evaluate("navigator.clipboard.readText()")) == of(watched.page.url)


def test_a_step_of_a_year_is_in_the_address_and_ends_at_the_latest_day(
    demo: str, watched: Watched
) -> None:
    page = watched.page
    watched.open(f"{demo}/strength?lang=th")
    expect(page.get_by_role("button", name="ปี ›")).to_have_count(0)
    for day in ("2025-09-30", "2024-09-30"):
        page.get_by_role("button", name="‹ ปี").click()
        page.wait_for_url(f"**on={day}*")
        watched.ready()
    for day in ("on=2025-09-30", ""):
        page.get_by_role("button", name="ปี ›").click()
        page.wait_for_url(lambda url, day=day: day in url and ("on=" in url) == bool(day))
        watched.ready()


def test_one_search_leads_to_whatever_is_meant(demo: str, watched: Watched) -> None:
    page = watched.page
    for opens, typed, found, leads in (
        ("/", "ตลาดเขียว", "ประเด็น", ("/actors", {"issue": ["market"]})),
        ("Control+k", "ผู้เชื่อม", "หน้า", ("/brokers", {})),
        ("/", "ชาคริต", "ภาคี", ("/actors", {"actor": ["chakrit"]})),
        ("/", "ฐานเสียง", "ผู้มีส่วนได้เสีย", ("/stakeholders", {"stake": ["mayor"]})),
        ("/", "ขอข้อมูลผู้ผลิต", "กิจกรรม", ("/activities", {"activity": ["act-241"]})),
        ("/", "ดินและน้ำกลับมา", "เครือข่าย", ("/settings", {"managed": ["net"]})),
    ):
        watched.open(f"{demo}/actors?lang=th&actor=garden")
        expect(page.locator("button.open")).to_contain_text("/")  # by then it listens
        page.keyboard.press(opens)
        page.get_by_role("combobox", name="ค้นหาภาคี").fill(typed)
        first = page.get_by_role("option").first
        expect(first).to_contain_text(found)
        expect(first).to_contain_text(typed)
        page.keyboard.press("Enter")
        path, question = leads
        page.wait_for_url(lambda url, to=(path, {"lang": ["th"], **question}): of(url) == to)


def test_what_is_typed_into_a_field_does_not_open_the_search(demo: str, watched: Watched) -> None:
    watched.open(f"{demo}/activities?lang=th")
    watched.page.get_by_test_id("stTextInput").last.locator("input").type("1/2569")
    expect(watched.page.get_by_role("dialog")).to_have_count(0)
