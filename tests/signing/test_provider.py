"""Signing in with a provider: who it vouches for gets in, and nothing that is not to the letter."""

import hmac
import json
import os
import re
import subprocess
import sys
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from dashboards.signing.provider import Begun
from dashboards.signing.provider import Provider as ByProvider
from graph.accounts import Book
from graph.accounts.book import session_id
from graph.accounts.names import same
from graph.base.config import OpenId, openid
from graph.base.errors import Forbidden, Misuse
from graph.base.words import say
from tests.support import provider as small
from tests.support.browsing import PROGRAM, serving, stopped, unused_port
from tests.support.provider import (
    CLIENT,
    KEY,
    NAME,
    OTHER_KEY,
    SECRET,
    Claims,
    Provider,
    known_by,
    providing,
)
from tests.support.wire import Answer, ask, ask_socket

SOMJAI, MANA = "Somjai@uni.example", "mana@uni.example"
LOGGED = """
import os, sys

def note(event, facts):
    if event == "socket.connect" and isinstance(facts[1], tuple):
        with open(os.environ["OUTGOING"], "a") as file:
            print(*facts[1][:2], file=file)

sys.addaudithook(note)
"""


@pytest.fixture(scope="module")
def university() -> Iterator[Provider]:
    with providing() as found:
        yield found


@pytest.fixture
def there(university: Provider) -> Provider:
    """The provider, as it should be."""
    university.usual()
    university.person = MANA
    return university


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("provided")
    Book(home).add(SOMJAI, "administrator", "ตะกร้าสานสามใบริมคลอง")
    Book(home).add(MANA, "editor", None)
    Book(home).add("kim@uni.example", "viewer", None)
    return home


@pytest.fixture(scope="module")
def outgoing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("outgoing") / "to"


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("log") / "log"


@pytest.fixture(scope="module")
def port(home: Path, university: Provider, outgoing: Path, log: Path) -> Iterator[int]:
    """The dashboards, which write down whom they ask; no database is."""
    found = unused_port()
    outgoing.touch()
    with log.open("wb") as told:
        process = serving(
            found,
            *("serve", "--no-night", "--name", "saan.example.org"),
            program=f"{LOGGED}\n{PROGRAM}",
            log=told,
            SAAN_HOME=str(home),
            OUTGOING=str(outgoing),
            **known_by(university, home),
        )
        yield found
        stopped(process)


@dataclass
class Browser:
    """What a browser does in signing in, step by step. host: by which name it knows Saan."""

    port: int
    host: str = ""
    cookies: str = ""

    def get(self, path: str, *headers: str) -> Answer:
        kept = [f"Cookie: {self.cookies}"] if self.cookies else []
        host = self.host or f"127.0.0.1:{self.port}"
        return ask(self.port, path, f"Host: {host}", *kept, *headers)

    def away(self, to: str = "/ties", lang: str = "en") -> str:
        """The provider's address to which it is sent; what it has to keep is kept."""
        answer = self.get(f"/saan/sign-in/provider?{urlencode({'next': to, 'lang': lang})}")
        assert answer.status == 303, answer.text
        self.cookies = answer.headers["set-cookie"].split(";")[0]
        return answer.headers["location"]

    def there(self, way: str) -> str:
        """The path of ours to which the provider sends it back."""
        at = urlsplit(way)
        answer = ask(at.port or 0, f"{at.path}?{at.query}", f"Host: {at.netloc}")
        assert answer.status == 303
        back = urlsplit(answer.headers["location"])
        return f"{back.path}?{back.query}"

    def sign_in(self, to: str = "/ties", lang: str = "en") -> Answer:
        return self.get(self.there(self.away(to, lang)))


def token(answer: Answer) -> str:
    """The session of who got in."""
    found = re.search(r"saan_session=([\w-]+)", answer.headers.get("set-cookie", ""))
    return found[1] if found else ""


def refused(answer: Answer, word: str, lang: str = "en", **facts: str) -> bool:
    """Whether nobody is signed in, and the page says why."""
    from markupsafe import escape

    named = {"name": NAME} | facts
    sentence = str(escape(say(f"accounts.provider.{word}", lang, **named)))
    return answer.status == 403 and not token(answer) and sentence in answer.text


def test_whom_the_provider_vouches_for_is_in_as_the_account_of_that_name(
    port: int, there: Provider, home: Path
) -> None:
    browser = Browser(port)
    way = browser.away("/ties?lang=th")
    asked = {name: values[0] for name, values in parse_qs(urlsplit(way).query).items()}
    assert way.startswith(f"{there.issuer}/authorize?")
    assert (asked["response_type"], asked["client_id"]) == ("code", CLIENT)
    assert (asked["scope"], asked["code_challenge_method"]) == ("openid email", "S256")
    assert asked["redirect_uri"] == f"http://127.0.0.1:{port}/saan/sign-in/back"
    assert len({asked["state"], asked["nonce"], asked["code_challenge"]}) == 3
    answer = browser.get(browser.there(way))
    assert (answer.status, answer.headers["location"]) == (303, "/ties?lang=th")
    own = (f"Host: 127.0.0.1:{port}", f"Origin: http://127.0.0.1:{port}")
    held = (*own, f"Cookie: saan_session={token(answer)}")
    assert ask_socket(port, *held).status == 101
    user = Book(home).signed_in(session_id(token(answer)))
    assert user is not None
    assert (user.name, user.role) == (MANA, "editor")


def test_case_is_all_that_may_differ(port: int, there: Provider) -> None:
    there.person = "MANA@Uni.Example"
    assert token(Browser(port).sign_in())
    there.person = "\u212aim@uni.example"  # the sign of kelvin, which folds to k
    assert refused(Browser(port).sign_in(), "nobody", who="\u212aim@uni.example")
    assert same("Somjai@uni.example", "somjai@UNI.example")
    assert not same("groß@uni.example", "gross@uni.example")
    assert not same("ｍana@uni.example", "mana@uni.example")


def test_who_has_no_account_is_told_whom_to_ask_and_gets_none(
    port: int, there: Provider, home: Path
) -> None:
    for who in ("piti@uni.example", "<script>alert(1)</script>"):
        there.person = who
        answer = Browser(port).sign_in()
        assert refused(answer, "nobody", who=who)
        assert "<script>" not in answer.text
    assert refused(Browser(port).sign_in(lang="th"), "nobody", "th", who=who)
    assert len(Book(home).accounts()) == 3


def test_a_closed_account_is_nobodys(port: int, there: Provider, home: Path) -> None:
    there.person = "wichai@uni.example"
    Book(home).add(there.person, "editor", None)
    assert token(Browser(port).sign_in())
    Book(home).close(there.person)
    assert refused(Browser(port).sign_in(), "nobody", who=there.person)


@pytest.mark.parametrize("verified", [False, None, "false", 0])
def test_an_address_that_is_not_verified_is_nobodys(
    port: int, there: Provider, verified: object
) -> None:
    there.says = {"email_verified": verified}
    there.apart = verified is None
    assert refused(Browser(port).sign_in(), "unverified", who=MANA)


def test_claims_that_are_told_only_when_asked_for_count(port: int, there: Provider) -> None:
    there.apart = True
    assert token(Browser(port).sign_in())
    there.says = {"sub": "somebody else"}
    signed = small.signed
    there.sign = lambda claims: signed({**claims, "sub": "another"})
    assert refused(Browser(port).sign_in(), "refused")


def test_a_provider_that_names_nobody_is_told(port: int, there: Provider) -> None:
    there.says = {"email": ["mana@uni.example"]}
    assert refused(Browser(port).sign_in(), "nameless", claim="email")


def named_by(there: Provider, claim: str, secret: str = SECRET) -> str:
    """The scope that is asked for, and who signs in, by that claim."""
    provider = ByProvider(OpenId(there.issuer, CLIENT, NAME, claim, secret))
    begun, back = Begun.new("/", "en"), "http://127.0.0.1:1/saan/sign-in/back"
    way = provider.way(begun, back)
    (scope,) = parse_qs(urlsplit(way).query)["scope"]
    given = parse_qs(urlsplit(Browser(1).there(way)).query)
    who = provider.who(begun, {name: values[0] for name, values in given.items()}, back)
    return f"{scope}: {who}"


def test_an_account_may_be_named_by_another_claim(there: Provider) -> None:
    assert named_by(there, "email") == f"openid email: {MANA}"
    there.says = {"email_verified": False}
    assert named_by(there, "staff_id") == "openid profile: mana"
    there.says = {"sub": "b1f0"}
    assert named_by(there, "sub") == "openid: b1f0"


def test_a_client_says_who_it_is_as_the_provider_wants_it(there: Provider) -> None:
    there.about = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
    assert named_by(there, "staff_id") == "openid profile: mana"
    there.about = {"token_endpoint_auth_methods_supported": ["none"]}
    there.secret = ""
    assert named_by(there, "staff_id", secret="") == "openid profile: mana"
    there.secret = "another"
    with pytest.raises(Forbidden):
        named_by(there, "staff_id")


LONG_AGO, FAR_OFF = 1_700_000_000, 4_000_000_000


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"aud": "another"},
        {"aud": ["another", "yet another"]},
        {"aud": [CLIENT, "another"]},
        {"aud": [CLIENT, "another"], "azp": "another"},
        {"aud": None},
        {"azp": "another"},
        {"iss": "https://evil.example"},
        {"iss": None},
        {"exp": LONG_AGO},
        {"exp": None},
        {"exp": "tomorrow"},
        {"iat": FAR_OFF},
        {"nbf": FAR_OFF},
        {"sub": None},
    ],
    ids=str,
)
def test_a_token_that_is_not_for_this_sign_in_signs_nobody_in(
    port: int, there: Provider, claims: Claims
) -> None:
    there.says = claims
    assert refused(Browser(port).sign_in(), "refused")
    assert refused(Browser(port).sign_in(lang="th"), "refused", "th")


def by_hand(header: Claims, claims: Claims, sign: Callable[[bytes], bytes]) -> str:
    """A token such as no library makes."""

    def part(data: bytes) -> str:
        return urlsafe_b64encode(data).decode().rstrip("=")

    said = ".".join(part(json.dumps(each).encode()) for each in (header, claims))
    return f"{said}.{part(sign(said.encode()))}"


FORGED: dict[str, Callable[[Claims], str]] = {
    "another key": lambda claims: jwt.encode({"alg": "RS256", "kid": "one"}, claims, OTHER_KEY),
    "unknown key": lambda claims: jwt.encode({"alg": "RS256", "kid": "two"}, claims, OTHER_KEY),
    "unsigned": lambda claims: by_hand({"alg": "none"}, claims, lambda _: b""),
    "public key as secret": lambda claims: by_hand(
        {"alg": "HS256", "kid": "one"},
        claims,
        lambda said: hmac.digest(KEY.as_pem(private=False), said, "sha256"),
    ),
    "client's secret": lambda claims: jwt.encode(
        {"alg": "HS256"}, claims, OctKey.import_key(SECRET)
    ),
    "key within": lambda claims: jwt.encode(
        {"alg": "RS256", "jwk": OTHER_KEY.as_dict(private=False)}, claims, OTHER_KEY
    ),
    "changed": lambda claims: small.signed(claims)[:-4] + "AAAA",
    "no token": lambda _: "",
}


@pytest.mark.parametrize("kind", FORGED)
def test_a_token_that_the_provider_has_not_signed_signs_nobody_in(
    port: int, there: Provider, kind: str
) -> None:
    there.sign = FORGED[kind]
    assert refused(Browser(port).sign_in(), "refused")


def test_an_answer_counts_once_and_in_the_browser_that_asked(port: int, there: Provider) -> None:
    browser = Browser(port)
    back = browser.there(browser.away())
    begun = browser.cookies
    elsewhere = Browser(port)
    elsewhere.away()
    assert refused(elsewhere.get(back), "late")
    for nobody in (Browser(port), Browser(port, cookies="saan_begun=x")):
        assert refused(nobody.get(back), "late", "th")
    wrong = re.sub("state=[^&]+", "state=%E0%B8%81", back)
    assert refused(browser.get(wrong), "late")
    assert refused(browser.get("/saan/sign-in/back"), "late")
    answer = browser.get(back)
    assert token(answer)
    assert re.search('saan_begun="";.*Max-Age=0', answer.headers["set-cookie"])
    assert refused(browser.get(back), "refused")  # the browser lets go of what it kept; others not
    assert browser.cookies == begun


def test_a_code_of_another_sign_in_is_worth_nothing(port: int, there: Provider) -> None:
    theirs, ours = Browser(port), Browser(port)
    code = parse_qs(urlsplit(theirs.there(theirs.away())).query)["code"][0]
    back = ours.there(ours.away())
    assert refused(ours.get(re.sub("code=[^&]+", f"code={code}", back)), "refused")


def test_an_answer_of_another_provider_is_refused(port: int, there: Provider) -> None:
    browser = Browser(port)
    back = browser.there(browser.away())
    assert refused(browser.get(f"{back}&iss=https://evil.example"), "refused")


def test_a_provider_that_declines_is_told(port: int, there: Provider) -> None:
    there.error = "access_denied"
    assert refused(Browser(port).sign_in(), "declined")
    assert refused(Browser(port).sign_in(lang="th"), "declined", "th")


@pytest.mark.parametrize(
    "to", ["//evil.example", "https://evil.example", "/\\evil.example", "/saan/sign-in/back", "\n/"]
)
def test_nobody_is_sent_elsewhere(port: int, there: Provider, to: str) -> None:
    assert Browser(port).sign_in(to).headers["location"] == "/"
    browser = Browser(port)
    back = browser.there(browser.away())
    kept = parse_qs(browser.cookies.partition("=")[2].strip('"')) | {"to": [to]}
    browser.cookies = f'saan_begun="{urlencode(kept, doseq=True)}"'
    assert browser.get(back).headers["location"] == "/"


def test_a_page_whose_address_no_cookie_keeps_is_left_out(port: int, there: Provider) -> None:
    long = f"/actors?q={'ก' * 400}"
    assert Browser(port).sign_in(long).headers["location"] == "/"


def test_through_a_proxy_one_comes_back_by_tls_and_the_cookies_are_for_tls_alone(
    port: int, there: Provider
) -> None:
    browser = Browser(port, host="saan.example.org")
    way = browser.away()
    asked = parse_qs(urlsplit(way).query)
    assert asked["redirect_uri"] == ["https://saan.example.org/saan/sign-in/back"]
    cookie = browser.get(browser.there(way)).headers["set-cookie"]
    assert all(word in cookie for word in ("saan_session=", "HttpOnly", "SameSite=lax", "Secure"))
    here = Browser(port).get("/saan/sign-in/provider").headers["set-cookie"]
    assert all(word in here for word in ("HttpOnly", "SameSite=lax", "Path=/saan/sign-in"))
    assert "Secure" not in here


def test_pages_of_the_session_before_go_on_under_the_new_one(
    port: int, there: Provider, home: Path
) -> None:
    old = Book(home).let_in(MANA)
    browser = Browser(port)
    back = browser.there(browser.away())
    browser.cookies += f"; saan_session={old.token}"
    new = token(browser.get(back))
    Book(home).sign_out(session_id(new))
    assert Book(home).signed_in(old.id) is None


def test_the_sign_in_page_has_both_ways(port: int, there: Provider) -> None:
    page = Browser(port).get("/saan/sign-in?next=/ties&lang=th").text
    assert "เข้าสู่ระบบด้วย มหาวิทยาลัย &lt;b&gt;" in page
    assert 'href="/saan/sign-in/provider?next=%2Fties&amp;lang=th"' in page
    assert 'name="password"' in page


def test_nobody_else_is_asked_and_nobody_before_one_signs_in(
    port: int, there: Provider, outgoing: Path
) -> None:
    outgoing.write_text("")
    for path in ("/", "/saan/sign-in", "/saan/sign-in/back?code=x&state=y"):
        Browser(port).get(path)
    assert outgoing.read_text() == ""
    assert there.asked == []
    assert token(Browser(port).sign_in())
    asked = set(outgoing.read_text().splitlines())
    assert asked == {there.issuer.removeprefix("http://").replace(":", " ")}
    assert there.asked[-3:] == ["/authorize", "/token", "/keys"]


def test_what_is_refused_is_logged_without_who_it_was(
    port: int, there: Provider, log: Path
) -> None:
    there.says = {"nonce": "\x1b[31m"}
    Browser(port).sign_in()
    there.says = {"email_verified": False}
    Browser(port).sign_in()
    told = log.read_text("utf-8")
    assert "refused (provider, refused): " in told
    assert "the e-mail address is not verified" in told
    assert "uni.example" not in told
    assert "\x1b" not in told


@pytest.fixture
def own(tmp_path: Path, there: Provider) -> Iterator[tuple[int, Provider]]:
    """Dashboards of their own, which know nothing of the provider yet, and the provider."""
    Book(tmp_path).add(SOMJAI, "administrator", "ตะกร้าสานสามใบริมคลอง")
    found = unused_port()
    command = ("serve", "--no-night")
    process = serving(found, *command, SAAN_HOME=str(tmp_path), **known_by(there, tmp_path))
    yield found, there
    stopped(process)


def test_a_provider_that_is_not_what_was_named_is_asked_for_nothing(
    own: tuple[int, Provider],
) -> None:
    port, there = own
    for about in (
        {"issuer": "https://evil.example"},
        {"authorization_endpoint": "http://evil.example/authorize"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"authorization_endpoint": None},
    ):
        there.about = about
        assert refused(Browser(port).get("/saan/sign-in/provider?lang=en"), "refused"), about


def test_where_the_provider_is_down_a_password_is_a_way_in(tmp_path: Path, there: Provider) -> None:
    Book(tmp_path).add(SOMJAI, "administrator", "ตะกร้าสานสามใบริมคลอง")
    gone = f"http://127.0.0.1:{unused_port()}"
    port = unused_port()
    known = known_by(there, tmp_path) | {"SAAN_OIDC": gone}
    process = serving(port, "serve", "--no-night", SAAN_HOME=str(tmp_path), **known)
    try:
        for lang in ("th", "en"):
            answer = Browser(port).get(f"/saan/sign-in/provider?lang={lang}")
            assert refused(answer, "down", lang)
            assert 'name="password"' in answer.text
        body = urlencode({"name": SOMJAI, "password": "ตะกร้าสานสามใบริมคลอง"}).encode()
        sent = (f"Host: 127.0.0.1:{port}", f"Content-Length: {len(body)}")
        assert token(ask(port, "/saan/sign-in", *sent, method="POST", body=body))
    finally:
        stopped(process)


def test_settings_that_cannot_hold_are_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, there: Provider
) -> None:
    assert openid() is None
    known = known_by(there, tmp_path)
    for name, value in known.items():
        monkeypatch.setenv(name, value)
    found = openid()
    assert found is not None
    assert (found.client, found.secret, found.claim) == (CLIENT, SECRET, "email")
    assert SECRET not in repr(found)
    for issuer in ("http://login.example.org", "login.example.org", "https://", "ftp://127.0.0.1"):
        monkeypatch.setenv("SAAN_OIDC", issuer)
        with pytest.raises(Misuse, match="https://"):
            openid()
    monkeypatch.setenv("SAAN_OIDC", "https://login.example.org/realm/")
    monkeypatch.delenv("SAAN_OIDC_NAME")
    found = openid()
    assert found is not None
    assert (found.issuer, found.name) == ("https://login.example.org/realm/", "login.example.org")
    monkeypatch.delenv("SAAN_OIDC_CLIENT")
    with pytest.raises(Misuse, match="SAAN_OIDC_CLIENT"):
        openid()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells nothing by a file's mode")
def test_a_secret_that_others_may_read_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, there: Provider
) -> None:
    for name, value in known_by(there, tmp_path).items():
        monkeypatch.setenv(name, value)
    (tmp_path / "secret").chmod(0o640)
    with pytest.raises(Misuse, match="chmod 600"):
        openid()
    (tmp_path / "secret").unlink()
    with pytest.raises(Misuse, match="SAAN_OIDC_SECRET_FILE"):
        openid()


def test_without_accounts_or_beside_a_proxy_it_is_refused(tmp_path: Path, there: Provider) -> None:
    def starting(**more: str) -> str:
        env = {**os.environ, "SAAN_HOME": str(tmp_path), "SAAN_LANG": "en", **more}
        command = [sys.executable, "-c", PROGRAM, "serve", "--no-night", "--port", "1"]
        run = subprocess.run(
            command, env=env | known_by(there, tmp_path), capture_output=True, text=True
        )
        assert run.returncode
        return run.stderr

    assert "SAAN_OIDC is set, but there are no accounts" in starting()
    assert "Both SAAN_PROXY and SAAN_OIDC" in starting(SAAN_PROXY="Remote-User@127.0.0.1")
