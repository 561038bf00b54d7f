"""Links to a view: made on the map page, opened without an account, ended, withdrawn, guessed."""

import re
import sqlite3
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from graph.accounts import Book, Links
from graph.accounts.book import FILE
from graph.journal import write
from graph.kinds import Area, Base, Change
from graph.rights import acting
from graph.store import Store
from tests.support.browsing import THOUSANDS, Watched
from tests.support.command import answer, saan
from tests.support.made import NOTE, actor, put, tie
from tests.support.signing import PASSWORD, port, sign_in, with_accounts
from tests.support.wire import Answer, ask

__all__ = ["port"]

ROLES = {"somjai": "administrator", "mali": "manager", "mana": "editor"}
PERSON = "ป้าละมัย"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_accounts(tmp_path_factory.mktemp("sharing"), ROLES)


@pytest.fixture
def root(given: Store, port: int) -> str:
    """Two groups of a village and a person, and pages that have not seen them yet."""
    given.write(lambda work: work.rows("journal/head", counter=next(THOUSANDS), batches=0, head=""))
    put(
        given,
        Area(uid="90", name="สงขลา", level="province"),
        actor("g", name="กลุ่มริมคลอง", kind="group"),
        actor("o", name="เทศบาล", kind="organisation"),
        actor("p", name=PERSON),
        tie("g", "o"),
        tie("p", "g"),
        Base(uid="b", actor="g", area="90"),
    )
    return f"http://127.0.0.1:{port}"


@pytest.fixture
def links(home: Path) -> Links:
    return Links(Book(home))


def made(links: Links, view: str = "", persons: bool = True) -> str:
    with acting(links.book.account("mali").user):
        return links.make(view, date.today() + timedelta(days=7), persons)[1]


def got(port: int, token: str, *headers: str, method: str = "GET") -> Answer:
    return ask(port, f"/saan/shared/{token}", f"Host: 127.0.0.1:{port}", *headers, method=method)


def opened(page: Page, way: str, says: str) -> list[str]:
    """What a page asks for while a link is opened and says this."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(way)
    expect(page.locator("body")).to_contain_text(says)
    return asked


@pytest.mark.browser
def test_a_link_made_on_the_map_is_opened_without_an_account_and_withdrawn(
    root: str, home: Path, links: Links, watched: Watched, browser: Browser
) -> None:
    sign_in(watched, root, "mali", "/map?lang=en&colour=kind&focus=nobody")
    watched.ready()
    page = watched.page
    watched.click(page.get_by_text("Share this view"))
    watched.click(page.get_by_text("Leave persons out"))
    watched.click(page.get_by_role("button", name="Make a link"))
    way = page.get_by_text(re.compile(f"{root}/saan/shared/")).inner_text().strip()
    (link,) = [each for each in links.all() if not each.ended]
    assert (link.maker, link.persons, link.view) == ("mali", False, "colour=kind")
    assert link.until == date.today() + timedelta(days=30)

    phone = browser.new_context(viewport={"width": 400, "height": 800})
    other = phone.new_page()
    failures: list[str] = []
    other.on("console", lambda message: failures.append(message.text))
    assert opened(other, way, "there are 2 partners and 1 tie") == [way]
    expect(other.get_by_text("Persons are left out").first).to_be_visible()
    expect(other.locator("body")).not_to_contain_text(PERSON)
    assert other.locator(".ground").evaluate("(g) => g.mount.nodes.getIds().sort()") == ["g", "o"]
    assert other.locator(".ground").evaluate("(g) => g.mount.view.colour") == "kind"
    other.get_by_role("link", name="ไทย").click()
    expect(other.locator(".lead")).to_contain_text("มีภาคี 2 ราย")
    assert phone.cookies() == []
    assert failures == []
    assert links.all()[0].opened == 2
    looks = [look for look in links.book.looks() if look.about == f"link {link.number}"]
    assert [(look.who, look.what) for look in looks] == [
        ("mali", "link made"),
        (f"link {link.number} (mali)", "link opened"),
    ]

    watched.open(f"{root}/map?lang=en")
    watched.click(page.get_by_text("Share this view"))
    expect(page.get_by_text("without persons · made by mali")).to_contain_text("opened 2 times")
    watched.click(page.get_by_role("button", name=f"Withdraw link {link.number}"))
    expect(page.get_by_text(f"Link {link.number} is withdrawn")).to_be_visible()
    opened(other, way, "ask mali")
    phone.close()


@pytest.mark.browser
def test_a_link_is_over_after_its_last_day(
    root: str, home: Path, links: Links, watched: Watched
) -> None:
    way = f"{root}/saan/shared/{made(links)}?lang=en"
    opened(watched.page, way, PERSON)
    with sqlite3.connect(home / FILE) as book:  # the days go by
        book.execute("UPDATE links SET until = '2026-01-01'")
    opened(watched.page, way, "This link has ended or was withdrawn")
    expect(watched.page.locator("body")).not_to_contain_text(PERSON)


@pytest.mark.browser
def test_who_may_not_share_is_told_who_may_and_gets_the_file(
    root: str, links: Links, watched: Watched
) -> None:
    sign_in(watched, root, "mana", "/map?lang=en")
    watched.ready()
    page = watched.page
    watched.click(page.get_by_text("Share this view"))
    expect(page.get_by_text("A manager of the network can make a link")).to_be_visible()
    expect(page.get_by_role("button", name="Make a link")).to_have_count(0)
    page.get_by_label("Colour shows").select_option("Kind")
    page.wait_for_url(re.compile("colour=kind"))
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save the view as an HTML file").click()
    text = saved.value.path().read_text("utf-8")
    assert PERSON in text
    assert '"colour":"kind"' in text
    kept = [(look.who, look.what, look.about) for look in links.book.looks()]
    assert kept[-1] == ("mana", "export", "view")


@pytest.mark.browser
def test_without_accounts_the_file_alone_is_offered_and_it_says_why(
    given: Store, served: str, watched: Watched
) -> None:
    put(given, actor("a"), actor("b"), tie("a", "b"))
    watched.open(f"{served}/map?lang=en")
    watched.click(watched.page.get_by_text("Share this view"))
    expect(watched.page.get_by_text("A link needs accounts")).to_be_visible()
    expect(watched.page.get_by_role("button", name="Save the view")).to_be_visible()


def test_the_answer_is_kept_nowhere_found_by_nobody_and_tells_no_other(
    root: str, port: int, links: Links
) -> None:
    token = made(links)
    answer = got(port, token)
    assert answer.status == 200
    assert PERSON in answer.text
    headers = answer.headers
    assert headers["cache-control"] == "no-store"
    assert headers["x-robots-tag"] == "noindex, nofollow"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "set-cookie" not in headers
    evil = got(port, token, "Origin: http://evil.example")
    assert (evil.status, PERSON in evil.text) == (403, False)
    assert ask(port, f"/saan/shared/{token}", "Host: evil.example").status == 421


def test_what_never_was_a_link_is_answered_alike(root: str, port: int, links: Links) -> None:
    token = made(links)
    guesses = [token.swapcase(), "A" * 43, token[:-1], f"{token}/", f"{token}x", "", "%00", ".."]
    answers = [got(port, guess) for guess in guesses]
    assert {answer.status for answer in answers} == {404}
    assert len({answer.text for answer in answers}) == 1
    assert "ไม่มีลิงก์นี้" in answers[0].text
    assert ask(port, "/saan/shared", f"Host: 127.0.0.1:{port}").status == 404


def test_a_link_is_for_looking_alone(root: str, port: int, links: Links) -> None:
    token = made(links)
    number = links.all()[0].number
    head = got(port, token, method="HEAD")
    assert (head.status, head.text) == (200, "")
    for method in ("POST", "PUT", "DELETE", "OPTIONS"):
        answer = got(port, token, "Content-Length: 0", method=method)
        assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD"), method
    assert links.all()[0].opened == 0
    with acting(links.book.account("somjai").user):
        links.withdraw(number)
    assert [got(port, token, method=method).status for method in ("GET", "HEAD")] == [410, 410]


def test_a_link_shows_the_day_and_the_part_it_was_made_of(
    root: str, port: int, links: Links
) -> None:
    of_a_day = got(port, made(links, "on=2026-01-31")).text
    assert "ณ วันที่ 31 ม.ค. 2569 มีภาคี 3 ราย" in of_a_day
    loose = got(port, made(links, "type=COOPERATE")).text
    assert "มีภาคี 3 ราย แต่ไม่มีความสัมพันธ์" in loose
    by_area = got(port, made(links, "areas=province")).text
    assert "ภาคี 1 รายอยู่ใน 1 จังหวัด" in by_area
    assert '<details open id="areas">' in by_area


def test_a_view_whose_part_is_gone_shows_nothing_more_instead_of_everything(
    root: str, port: int, given: Store, links: Links
) -> None:
    area, focus = made(links, "area=90"), made(links, "focus=o&steps=1")
    assert "กลุ่มริมคลอง" in got(port, area).text
    assert "เทศบาล" in got(port, focus).text
    base = Base(uid="b", actor="g", area="90")
    tied = tie("g", "o")
    gone = actor("o", name="เทศบาล", kind="organisation")
    write(
        given,
        [
            Change("bases", "b", base, None),
            Change("areas", "90", Area(uid="90", name="สงขลา", level="province"), None),
            Change("ties", tied.uid, tied, None),
            Change("actors", "o", gone, None),
        ],
        NOTE,
    )
    for token in (area, focus):
        answer = got(port, token)
        assert answer.status == 410
        assert "ไม่มีแล้ว" in answer.text
        assert "mali" in answer.text
        assert "กลุ่มริมคลอง" not in answer.text


def test_a_closed_account_takes_its_links_along(root: str, port: int, home: Path) -> None:
    book = Book(home)
    book.add("gone", "manager", PASSWORD)
    links = Links(book)
    with acting(book.account("gone").user):
        _, token = links.make("", date.today())
    assert got(port, token).status == 200
    book.close("gone")
    assert got(port, token).status == 410


def test_links_are_opened_so_often_and_no_oftener(root: str, port: int) -> None:
    way, host = f"/saan/shared/{'A' * 43}", f"Host: 127.0.0.1:{port}"
    answers = [ask(port, way, host, source="127.0.0.2") for _ in range(90)]
    assert answers[0].status == 404
    assert next(each for each in answers if each.status == 429).text.count("รอหนึ่งนาที") == 1
    assert got(port, "A" * 43).status == 404


def test_the_command_makes_lists_and_withdraws(
    root: str,
    port: int,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("SAAN_HOME", str(home))
    until = (date.today() + timedelta(days=3)).isoformat()
    assert saan("share", "--until", until) == 2
    assert saan("share", "--until", until, "--as", "mana") == 1
    assert saan("share", "--until", until, "--as", "nobody") == 1
    assert saan("share", "--until", "2020-01-01", "--as", "mali") == 1
    capsys.readouterr()
    assert saan("share", "--until", until, "--as", "mali", "--area", "สงขลา", "--no-persons") == 0
    token = re.search(r"/saan/shared/([\w-]{43})", capsys.readouterr().err)
    assert token
    text = got(port, token[1]).text
    assert "กลุ่มริมคลอง" in text
    assert "เทศบาล" not in text
    first = answer(capsys, "share")[0]
    assert (first["maker"], first["view"], first["persons"]) == ("mali", "area=90", False)
    assert (first["until"], first["opened"], first["ended"]) == (until, 1, False)
    assert saan("share", "--withdraw", str(first["number"]), "--as", "mana") == 1
    assert saan("share", "--withdraw", str(first["number"])) == 0
    assert got(port, token[1]).status == 410
    assert saan("share", "--withdraw", "99999") == 1


def test_without_accounts_the_command_says_what_to_do(
    given: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    assert saan("share") == 1
    assert "saan export --as view" in capsys.readouterr().err
