"""The page of a member's link: what it shows and keeps, to whom, and what it refuses."""

import json
import re
import socket
import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from dashboards.asked.route import GUESSED, OPENED
from dashboards.outside.guard import RateLimit
from graph import conditions
from graph.conditions import recording
from graph.conditions.sealed import FILE, Invitation, Sealed
from graph.conditions.told import Told, ToldTie
from graph.journal import Note
from graph.kinds import Round
from graph.service import Service
from graph.store import Store
from tests.asked.round import HOSTILE, QUESTION, TODAY, Phone, asking, home, opened, to
from tests.support.browsing import serving, stopped, unused_port, using
from tests.support.signing import port, with_accounts
from tests.support.wire import ask

__all__ = ["asking", "home", "port"]


@pytest.fixture
def phone(asking: tuple[Service, Round], port: int) -> Phone:
    return linked(asking, port)


def linked(asking: tuple[Service, Round], port: int, member: str = "me") -> Phone:
    service, of = asking
    return Phone(port, service.sealed.invite(of.uid, member, of.closes))


def told(asking: tuple[Service, Round], phone: Phone) -> Told:
    return asking[0].sealed.told(phone.token)


def standing(home: Path, of: str) -> dict[str, str]:
    """Way of grouping → the group of the only one who answered."""
    with sqlite3.connect(home / FILE) as book:
        rows = book.execute("SELECT way, part FROM standing WHERE round = ?", (of,))
        return dict(rows.fetchall())


def invited(asking: tuple[Service, Round]) -> Invitation:
    (found,) = asking[0].sealed.invitations(asking[1].uid)
    return found


def test_a_member_goes_through_a_round_step_by_step(
    asking: tuple[Service, Round], phone: Phone
) -> None:
    first = phone.get()
    assert first.status == 200
    for said in ("สวัสดี ป้าสมใจ", "เครือข่ายริมคลอง", "เราถามเพื่อดูแลเครือข่าย", "ยินยอมและเริ่ม"):
        assert said in first.text
    assert to(phone.post("consent", {"agree": "yes"})) == "step=ties"
    ties = phone.get().text
    assert "1 จาก 6" in ties
    assert "ตั้งแต่ 2562 · รายเดือน" in ties
    assert "หลวม ๆ (ไม่ระบุชนิด)" in ties
    assert "ลับลมคมใน" not in ties  # of another network
    right = {"partner": "b", "type": "COLLABORATE"}
    assert to(phone.post("ties", right)) == "step=ties"
    more = {"type": "COORDINATE", "frequency": "52", "since": "2563", "through": "b"}
    assert to(phone.post("tie", more | {"about": "food"}, partner="c")) == "step=ties"
    assert to(phone.post("ties", {})) == "step=trust&partner=b"
    trust = {"trust.reliable": "4", "trust.mission": "3", "trust.open": "4", "value.influence": "2"}
    assert to(phone.post("trust", trust, partner="b")) == "step=trust&partner=c"
    assert to(phone.post("trust", {}, partner="c")) == "step=conditions"
    assert to(phone.post("conditions", {"conditions.vision": "5"})) == "step=pillars"
    assert to(phone.post("pillars", {})) == "step=offers"
    assert "ที่ดินสองไร่" in phone.get(step="offers").text
    offers = {"offer": "รถกระบะ\r\n\r\n เครื่องสูบน้ำ ", "need": "", "skill": "ทำปุ๋ย"}
    assert to(phone.post("offers", offers)) == "step=question"
    assert QUESTION in phone.get(step="question").text
    assert invited(asking).finished is None
    assert to(phone.post("question", {"voice": "ตลาดนัด\nทุกเดือน"})) == "step=end"
    assert invited(asking).finished
    end = phone.get().text
    for said in ("ขอบคุณ ป้าสมใจ", "กลุ่มผักริมคลอง", "5 – เห็นเสมอ", "ทำปุ๋ย", "ทุกเดือน"):
        assert said in end
    assert told(asking, phone) == Told(
        (
            ToldTie("COLLABORATE", "b"),
            ToldTie("COORDINATE", "c", None, 52.0, "2563", "b", "food"),
        ),
        (("offer", "รถกระบะ"), ("offer", "เครื่องสูบน้ำ"), ("skill", "ทำปุ๋ย")),
        "ตลาดนัด\nทุกเดือน",
    )
    assert asking[0].sealed.own(phone.token) == {
        ("b", "trust.reliable"): 4,
        ("b", "trust.mission"): 3,
        ("b", "trust.open"): 4,
        ("b", "value.influence"): 2,
        ("", "conditions.vision"): 5,
    }
    assert to(phone.post("pillars", {"pillars.trust": "3"})) == "step=end"


def test_one_goes_on_where_one_left_off(asking: tuple[Service, Round], phone: Phone) -> None:
    def goes_on() -> str:
        found = re.search(r"<p class=\"progress\"><span>(\d) จาก 6", phone.get().text)
        return found[1] if found else ""

    phone.agree()
    assert goes_on() == "1"
    phone.post("ties", {"partner": "b", "type": "none"})
    assert goes_on() == "1"  # c is left
    phone.post("ties", {"partner": "c", "type": "loose"})
    assert goes_on() == "2"
    phone.post("conditions", {"conditions.vision": "5"})
    assert goes_on() == "4"
    phone.post("question", {"voice": "ก"})
    assert "ขอบคุณ" in phone.get().text


def test_only_what_the_round_asks_is_asked(given: Store, home: Path, port: int) -> None:
    asking = opened(given, home, asks=("trust", "pillars"))
    phone = linked(asking, port).agree()
    assert "1 จาก 2" in phone.get().text
    text = phone.get(step="trust").text
    assert "กลุ่มผักริมคลอง" in text  # no ties are asked: those on record
    assert "value.influence" not in text
    for step, fields, word in (
        ("ties", {"partner": "b", "type": "none"}, "ความสัมพันธ์"),
        ("conditions", {"conditions.vision": "5"}, "เงื่อนไข 7 ข้อ"),
        ("offers", {"need": "ข้าว"}, "สิ่งที่ให้"),
        ("question", {"voice": "ก"}, "คำถาม"),
    ):
        answer = phone.post(step, fields)
        assert answer.status == 303 or word in answer.text, step
    refused = phone.post("pillars", {"conditions.vision": "5"})
    assert (refused.status, "เงื่อนไข 7 ข้อ" in refused.text) == (422, True)
    assert told(asking, phone) == Told()
    assert asking[0].sealed.own(phone.token) == {}
    assert to(phone.post("trust", {}, partner="b")) == "step=trust&partner=c"
    assert to(phone.post("pillars", {"pillars.trust": "1"})) == "step=end"


def test_nothing_is_kept_before_they_agree(asking: tuple[Service, Round], phone: Phone) -> None:
    for step, fields in (
        ("ties", {"partner": "b", "type": "none"}),
        ("tie", {"named": "ใครสักคน", "type": "loose"}),
        ("conditions", {"conditions.vision": "5"}),
        ("offers", {"need": "ข้าว"}),
        ("question", {"voice": "ก"}),
        ("end", {"take": "back"}),
        ("consent", {"agree": "no"}),
    ):
        phone.post(step, fields)
        assert "ยินยอมและเริ่ม" in phone.get(step=step).text
    assert told(asking, phone) == Told()
    assert asking[0].sealed.own(phone.token) == {}
    assert invited(asking).answered is None
    head = phone.get(method="HEAD")
    assert (head.status, head.text) == (200, "")
    assert invited(asking).consented is None
    assert invited(asking).opened is None  # previews and scanners look at links as well
    phone.agree()
    assert invited(asking).opened


def test_everything_is_taken_back_and_begun_anew(
    asking: tuple[Service, Round], phone: Phone
) -> None:
    phone.agree().post("conditions", {"conditions.vision": "5"})
    phone.post("tie", {"named": "ใครสักคน", "type": "loose"})
    assert to(phone.post("end", {"take": "back"})) == "step=taken"
    assert "ไม่มีคำตอบของคุณเหลืออยู่แล้ว" in phone.get(step="taken").text
    assert told(asking, phone) == Told()
    assert asking[0].sealed.own(phone.token) == {}
    answered = phone.post("conditions", {"conditions.vision": "4"})
    assert "ยินยอมและเริ่ม" in phone.get().text, answered.status
    assert asking[0].sealed.own(phone.token) == {}


def test_two_phones_lose_nothing_of_each_other(asking: tuple[Service, Round], phone: Phone) -> None:
    phone.agree()
    empty = json.dumps({"conditions.vision": "", "conditions.benefit": ""})
    phone.post("conditions", {"was": empty, "conditions.vision": "5"})
    phone.post("conditions", {"was": empty, "conditions.benefit": "2"})
    seen = json.dumps({"conditions.vision": "5", "conditions.benefit": "2"})
    stale = {"conditions.vision": "5", "conditions.benefit": "2"}
    phone.post("conditions", {"was": seen} | stale | {"conditions.vision": "1"})
    phone.post("conditions", {"was": seen} | stale | {"conditions.benefit": ""})
    assert asking[0].sealed.own(phone.token) == {("", "conditions.vision"): 1}
    blank = json.dumps({"offer": "", "need": "", "skill": ""})
    phone.post("offers", {"was": blank, "offer": "รถ", "need": "", "skill": ""})
    phone.post("offers", {"was": blank, "offer": "", "need": "ปุ๋ย\r\nน้ำ", "skill": ""})
    lines = json.dumps({"offer": "", "need": "ปุ๋ย\nน้ำ", "skill": ""})
    phone.post("offers", {"was": blank, "need": "ปุ๋ย"})
    phone.post("offers", {"was": lines, "need": "ปุ๋ย\r\nน้ำ", "skill": ""})
    phone.post("ties", {"partner": "b", "type": "none"})
    phone.post("tie", {"named": "ใครสักคน", "type": "loose"})
    other = json.dumps({"type": "loose", "since": ""})
    phone.post("tie", {"was": other, "named": "ใครสักคน", "type": "loose", "since": "2560"})
    phone.post("tie", {"was": other, "named": "ใครสักคน", "type": "COORDINATE", "since": ""})
    assert told(asking, phone) == Told(
        (ToldTie("none", "b"), ToldTie("COORDINATE", named="ใครสักคน", since="2560")),
        (("offer", "รถ"), ("need", "ปุ๋ย")),
    )
    phone.post("tie", {"named": "ใครสักคน", "drop": "yes"})
    assert [tie.partner for tie in told(asking, phone).ties] == ["b"]


@pytest.mark.parametrize("lang", ["", "en"])
def test_a_partner_is_found_by_a_slip_and_a_name_that_is_known_is_that_one(
    asking: tuple[Service, Round], port: int, lang: str
) -> None:
    phone = replace(linked(asking, port), lang=lang).agree()
    assert f"partner=c{'&amp;lang=en' if lang else ''}" in phone.post("add", {"q": "เทศบาน"}).text
    assert "partner=d" in phone.post("add", {"q": "มานะ"}).text
    assert "partner=d" not in phone.post("add", {"q": "ม"}).text  # of persons not by one letter
    assert "partner=" not in phone.post("add", {"q": "สมใจ"}).text  # oneself
    other = phone.post("add", {"q": "ลับลมคมใน"}).text
    assert "partner=x" not in other
    typed = {"named": "ลับลมคมใน"}
    assert "ลับลมคมใน" in phone.post("tie", typed | {"begin": "yes"}).text
    assert phone.post("tie", typed).status == 422
    assert to(phone.post("tie", typed | {"type": "none"})).startswith("step=ties")
    assert to(phone.post("tie", {"named": " ลุงมานะ ", "type": "loose"})).startswith("step=ties")
    assert told(asking, phone).ties == (
        ToldTie("none", named="ลับลมคมใน"),
        ToldTie("loose", "d"),
    )


def test_what_cannot_be_is_refused_and_told_in_both_languages(
    asking: tuple[Service, Round], phone: Phone
) -> None:
    phone.agree()
    wrong = [
        ("conditions", {"conditions.vision": "6"}, ""),
        ("conditions", {"conditions.vision": "0"}, ""),
        ("conditions", {"conditions.vision": "4.5"}, ""),
        ("conditions", {"conditions.vision": "9" * 5000}, ""),
        ("conditions", {"conditions.money": "1"}, ""),
        ("conditions", {"trust.open": "1"}, ""),
        ("trust", {"conditions.vision": "1"}, "b"),
        ("tie", {"type": "tight"}, "b"),
        ("tie", {"type": "loose"}, "x"),  # of another network
        ("tie", {"type": "loose"}, "me"),
        ("tie", {"type": "loose"}, ""),
        ("tie", {"type": "loose", "frequency": "-1"}, "b"),
        ("tie", {"type": "loose", "frequency": "nan"}, "b"),
        ("tie", {"type": "loose", "frequency": "often"}, "b"),
        ("tie", {"type": "loose", "since": "เมื่อวานซืน"}, "b"),
        ("tie", {"type": "loose", "through": "x"}, "b"),
        ("tie", {"type": "loose", "about": "sea"}, "b"),
        ("ties", {"type": "loose", "partner": "x"}, ""),
        ("question", {"voice": "ก" * 2001}, ""),
        ("offers", {"need": "\n".join(map(str, range(201)))}, ""),
    ]
    for step, fields, partner in wrong:
        said = set()
        for lang in ("", "en"):
            answer = replace(phone, lang=lang).post(step, fields, partner=partner)
            assert answer.status == 422, (step, fields)
            found = re.search(r'role="alert"[^>]*>([^<]+)</p>', answer.text)
            assert found, (step, fields)
            said.add(found[1])
        assert len(said) == 2, said
    trust = phone.post("trust", {"trust.open": "1"}, partner="x")
    assert trust.status == 422
    assert told(asking, phone) == Told()
    assert asking[0].sealed.own(phone.token) == {}
    kept = phone.post("question", {"voice": "ข้อความยาว" * 300})
    assert "ข้อความยาว" * 300 in kept.text  # to be made shorter


def test_hostile_words_stay_text_in_every_field(
    asking: tuple[Service, Round], phone: Phone
) -> None:
    phone.agree()
    phone.post("tie", {"named": HOSTILE + "!", "type": "loose"})
    phone.post("ties", {"partner": "f", "type": "COORDINATE"})
    phone.post("offers", {"offer": HOSTILE, "need": HOSTILE, "skill": HOSTILE})
    phone.post("question", {"voice": HOSTILE})
    pages = [
        phone.get(step=step)
        for step in ("ties", "tie", "trust", "offers", "question", "end", "add", HOSTILE)
    ]
    pages += [phone.get(step="tie", partner=HOSTILE), phone.get(lang=HOSTILE)]
    pages += [
        phone.post(step, dict.fromkeys(("q", "named", "was", HOSTILE, "begin"), HOSTILE))
        for step in ("add", "tie", "conditions", "offers", "end", HOSTILE)
    ]
    pages += [
        phone.post("tie", dict.fromkeys(("named", "since", "type", "through", "about"), HOSTILE)),
        phone.post("conditions", {"conditions.vision": HOSTILE}),
        phone.post("conditions", {f"conditions.{HOSTILE}": "1"}),
    ]
    for page in pages:
        assert page.status in (200, 303, 422)
        assert "<script>alert" not in page.text
        assert '" onfocus' not in page.text
        assert "49" not in page.text.replace(phone.token, "")
    assert told(asking, phone).voice == HOSTILE
    assert told(asking, phone).offers[0] == ("offer", HOSTILE)


def test_a_link_that_is_none_any_more_says_so(
    asking: tuple[Service, Round], port: int, home: Path, given: Store
) -> None:
    service, of = asking
    phone = linked(asking, port).agree()
    service.sealed.extend(of.uid, TODAY - timedelta(days=1))
    for lang, said in (("", "หมดเวลา"), ("en", "has ended")):
        answer = replace(phone, lang=lang).get()
        assert (answer.status, said in answer.text) == (410, True)
    assert phone.post("question", {"voice": "ก"}).status == 410
    service.sealed.extend(of.uid, of.closes)
    again = linked(asking, port)
    assert (phone.get().status, "ยกเลิก" in phone.get().text) == (410, True)
    assert again.get().status == 200
    service.close_round(of.uid, "วิชัย")
    closed = again.get()
    assert (closed.status, "ปิดแล้ว" in closed.text) == (200, True)  # it gives something back
    assert "data-over" in closed.text  # nothing stays on the phone
    assert again.post("consent", {"agree": "yes"}).status == 410


def test_what_comes_after_the_end_on_record_is_refused_though_the_book_is_open(
    asking: tuple[Service, Round], phone: Phone, given: Store
) -> None:
    phone.agree().post("conditions", {"conditions.vision": "5"})
    service, of = asking
    other = Sealed(service.source.home / "other")  # as where a book of before was put back
    recording.close(given, other, of.uid, TODAY, Note("วิชัย", "page"))
    assert not service.sealed.is_closed(of.uid)
    for step, fields in (
        ("conditions", {"conditions.vision": "1"}),
        ("tie", {"named": "ใครสักคน", "type": "loose"}),
        ("end", {"take": "back"}),
    ):
        answer = phone.post(step, fields)
        assert (answer.status, "รอบนี้ปิดแล้ว" in answer.text) == (410, True)
    assert service.sealed.own(phone.token) == {("", "conditions.vision"): 5}
    assert told(asking, phone) == Told()


def test_before_its_first_day_it_says_when_to_come_back(
    given: Store, home: Path, port: int
) -> None:
    asking = opened(given, home, opens=TODAY + timedelta(days=2))
    phone = linked(asking, port)
    for answer in (phone.get(), phone.post("consent", {"agree": "yes"})):
        assert answer.status == 403
        assert "รอบนี้เปิดวันที่" in answer.text
    assert invited(asking).consented is None


def test_a_guess_learns_nothing_and_is_slowed_down(
    asking: tuple[Service, Round], phone: Phone
) -> None:
    def guess(way: str) -> tuple[int, str]:
        answer = ask(phone.port, way, f"Host: 127.0.0.1:{phone.port}", source="127.0.0.3")
        return answer.status, answer.text

    token = phone.token
    guesses = [token.swapcase(), "A" * 43, token[:-1], f"{token}/", "", "%00", "..", "page.html"]
    answers = [guess(f"/saan/ask/{each}") for each in guesses] + [guess("/saan/ask")]
    assert {status for status, _ in answers} == {404}
    assert len({text for _, text in answers}) == 1
    more = [guess(f"/saan/ask/{'B' * 43}") for _ in range(20)]
    assert more[-1][0] == 429
    assert "รอหนึ่งนาที" in more[-1][1]
    assert guess(f"/saan/ask/{token}")[0] == 200  # who has a link is not kept out by who guesses
    assert phone.get().status == 200


def test_a_village_behind_one_address_answers_and_a_guesser_waits() -> None:
    village = RateLimit(*OPENED)
    assert all(village.allows("a", each / 25) for each in range(1_500))  # 500 answers a minute
    assert [village.allows("b", 0) for _ in range(601)] == [True] * 600 + [False]
    guesser = RateLimit(*GUESSED)
    assert [guesser.allows("a", 0) for _ in range(21)] == [True] * 20 + [False]
    assert [guesser.allows("a", 5), guesser.allows("a", 5)] == [True, False]


def test_who_is_taken_out_of_the_records_is_asked_no_more(
    asking: tuple[Service, Round], port: int
) -> None:
    phone = linked(asking, port, "gone")
    assert phone.get().status == 404


def test_the_answer_is_kept_nowhere_and_loads_nothing_from_elsewhere(phone: Phone) -> None:
    answer = phone.agree().get()
    headers = answer.headers
    assert headers["cache-control"] == "no-store"
    assert headers["x-robots-tag"] == "noindex, nofollow"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-frame-options"] == "DENY"
    assert headers["content-security-policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
        " img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    assert "set-cookie" not in headers
    assert set(re.findall(r'(?:src|href)="([^"?]*)', answer.text)) == {
        *("", "data:,", "/saan/ask/page.css", "/saan/ask/page.js")
    }
    assert "<title>1 จาก 6 · ถามสมาชิก</title>" in answer.text  # no name, as previews show it
    assert not re.search(r"style=|<style|onclick|<script>", answer.text)


def test_another_page_can_send_nothing(asking: tuple[Service, Round], phone: Phone) -> None:
    evil = phone.post("consent", {"agree": "yes"}, "Origin: http://evil.example")
    assert (evil.status, "สมใจ" in evil.text) == (403, False)
    crossed = phone.post("consent", {"agree": "yes"}, "Sec-Fetch-Site: cross-site")
    assert crossed.status == 403
    assert invited(asking).consented is None
    own = f"Origin: http://127.0.0.1:{phone.port}"
    assert phone.post("consent", {"agree": "yes"}, own).status == 303


def test_other_methods_and_too_much_are_refused(
    asking: tuple[Service, Round], phone: Phone
) -> None:
    for method in ("PUT", "DELETE", "OPTIONS", "PATCH"):
        answer = phone.get("Content-Length: 0", method=method)
        assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD, POST"), method
    phone.agree()
    assert phone.post("question", {"voice": "a" * 70_000}).status == 413
    with socket.create_connection(("127.0.0.1", phone.port), 30) as wire:  # before it is read
        lines = (f"POST {phone.way(step='question')} HTTP/1.1", f"Host: 127.0.0.1:{phone.port}")
        wire.sendall("\r\n".join((*lines, "Content-Length: 70000", "", "")).encode())
        assert wire.recv(100).startswith(b"HTTP/1.1 413")
    many = {f"conditions.{number}": "1" for number in range(101)}
    assert phone.post("conditions", many).status == 413
    assert told(asking, phone) == Told()


def test_nothing_is_written_to_the_database(
    asking: tuple[Service, Round], phone: Phone, home: Path
) -> None:
    before = asking[0].state()
    phone.agree().post("tie", {"named": "ใครสักคน", "type": "loose"})
    phone.post("conditions", {"conditions.vision": "5"})
    assert standing(home, asking[1].uid) == {"sector": "people", "community": "1"}
    phone.post("end", {"take": "back"})
    assert standing(home, asking[1].uid) == {}
    assert asking[0].state().counter == before.counter
    assert conditions.reported(asking[0].snapshot(TODAY), asking[1].uid) == ()


def test_the_database_being_away_is_told_and_nothing_lost(
    asking: tuple[Service, Round], home: Path, tmp_path: Path
) -> None:
    where = unused_port()
    away = using(replace(asking[0].store.target, uri=f"bolt://127.0.0.1:{unused_port()}"))
    process = serving(where, *("serve", "--no-night"), SAAN_HOME=str(home), **away)
    try:
        phone = linked(asking, where)
        answer = phone.get()
        assert (answer.status, "รอสักครู่" in answer.text) == (503, True)
    finally:
        stopped(process)


def test_where_nobody_signs_in_it_is_answered_as_well(given: Store, tmp_path: Path) -> None:
    _way_of_running(given, tmp_path)


def test_behind_a_proxy_that_signs_people_in_nobody_is_asked_to(
    given: Store, tmp_path: Path
) -> None:
    home = with_accounts(tmp_path, {"somjai": "administrator"})
    _way_of_running(given, home, SAAN_PROXY="Remote-User@127.0.0.9")


def guesses(port: int, member: str, source: str = "") -> set[int]:
    """What a member who tries as many links as one may is answered, by way of a proxy."""
    lines = (f"Host: 127.0.0.1:{port}", f"X-Forwarded-For: 192.0.2.1, {member}")
    way = f"/saan/ask/{'x' * 43}"
    return {ask(port, way, *lines, source=source).status for _ in range(GUESSED[0])}


def test_who_guesses_behind_a_proxy_that_is_believed_keeps_nobody_else_waiting(
    given: Store, tmp_path: Path
) -> None:
    home, where = with_accounts(tmp_path, {"somjai": "administrator"}), unused_port()
    more = {"SAAN_HOME": str(home), **using(given.target), "SAAN_PROXY": "Remote-User@127.0.0.1"}
    process = serving(where, *("serve", "--no-night"), **more)
    try:
        assert guesses(where, "203.0.113.1") == {404}
        assert 429 in guesses(where, "203.0.113.1")
        assert guesses(where, "203.0.113.2") == {404}
        assert guesses(where, "203.0.113.3", source="127.0.0.2") == {404}
        assert 429 in guesses(where, "203.0.113.4", source="127.0.0.2")  # no proxy of ours
    finally:
        stopped(process)


def _way_of_running(given: Store, home: Path, **settings: str) -> None:
    asking, where = opened(given, home), unused_port()
    more = {"SAAN_HOME": str(home), **using(given.target), **settings}
    process = serving(where, *("serve", "--no-night"), **more)
    try:
        phone = linked(asking, where)
        assert "ป้าสมใจ" in phone.get().text
        assert phone.agree().get(step="conditions").status == 200
    finally:
        stopped(process)


def test_who_fills_in_for_a_member_is_told_so_and_marked(
    asking: tuple[Service, Round], port: int
) -> None:
    service, of = asking
    phone = Phone(port, service.sealed.invite(of.uid, "me", of.closes, "<b>วิชัย</b>"))
    mark = "&lt;b&gt;วิชัย&lt;/b&gt; กรอกแทน ป้าสมใจ ตามที่เขาบอก"
    first = phone.get().text
    assert mark in first
    assert "อ่านหน้านี้ให้ ป้าสมใจ ฟังก่อน" in first
    assert "จึงรู้คำตอบทุกข้อของคุณ" in first
    assert "ลิงก์นี้เป็นของคุณคนเดียว" not in first
    assert invited(asking).filled_by is None
    phone.agree().post("ties", {"partner": "b", "type": "COLLABORATE"})
    assert invited(asking).filled_by == "<b>วิชัย</b>"
    phone.post("conditions", {"conditions.vision": "5"})
    assert invited(asking).filled_by == "<b>วิชัย</b>"
    page = phone.get(step="conditions").text
    assert mark in page
    assert "อ่านหน้านี้" not in page
    assert "กรอกแทน" not in linked(asking, port, "b").get().text
    service.close_round(of.uid, "วิชัย")
    (told,) = conditions.reported(service.snapshot(TODAY), of.uid)
    assert (told.partner, told.filled_by) == ("b", "<b>วิชัย</b>")
