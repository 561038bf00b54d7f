"""Where things lie on this machine, and which server is meant.

Read from the environment only here: SAAN_HOME, SAAN_CACHE, SAAN_USER, SAAN_NEO4J_URI,
SAAN_NEO4J_USER, SAAN_NEO4J_PASSWORD, SAAN_NEO4J_PASSWORD_FILE, SAAN_NEO4J_DATABASE, SAAN_SMTP,
SAAN_SMTP_PASSWORD_FILE, SAAN_MAIL_FROM, SAAN_MAIL_TO, SAAN_PROXY, SAAN_OIDC, SAAN_OIDC_CLIENT,
SAAN_OIDC_SECRET_FILE, SAAN_OIDC_NAME, SAAN_OIDC_CLAIM.
"""

import os
import re
import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

import platformdirs

from graph.base.errors import Misuse


@dataclass(frozen=True)
class Target:
    """A Bolt server and how to sign in to it.

    home: the folder of a server that Saan starts itself, whose disk can be seen; else None.
    """

    uri: str
    user: str
    password: str = field(repr=False)
    database: str = "neo4j"
    home: Path | None = None


def home() -> Path:
    """The folder that holds this user's database and settings."""
    given = os.environ.get("SAAN_HOME") or platformdirs.user_data_dir("saan", appauthor=False)
    return Path(given).expanduser().absolute()


def demo_home(lang: str = "th") -> Path:
    """The folder of the demo: beside the user's own, never in it."""
    own = home()
    return own.with_name(f"{own.name}-demo" + ("-en" if lang == "en" else ""))


def remembered_name(folder: Path) -> str | None:
    """The name under which this home's writes go into the journal, asked for once."""
    path = folder / "who"
    return path.read_text("utf-8").strip() or None if path.is_file() else None


def usual_writer(folder: Path) -> str | None:
    """Who writes where nobody is named: SAAN_USER, else the name this home remembers."""
    return os.environ.get("SAAN_USER") or remembered_name(folder)


def remember_name(folder: Path, name: str) -> None:
    """Keeps that name."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "who").write_text(f"{name}\n", "utf-8")


def cache() -> Path:
    """The folder shared by all homes: the server's jars and start-up archives."""
    given = os.environ.get("SAAN_CACHE") or platformdirs.user_cache_dir("saan", appauthor=False)
    return Path(given).expanduser().absolute()


def given_target() -> Target | None:
    """The server named by the environment; None where the embedded one is meant."""
    uri = os.environ.get("SAAN_NEO4J_URI")
    if not uri:
        return None
    return Target(
        uri=uri,
        user=os.environ.get("SAAN_NEO4J_USER", "neo4j"),
        password=_given_password(),
        database=os.environ.get("SAAN_NEO4J_DATABASE", "neo4j"),
    )


def _given_password() -> str:
    path = os.environ.get("SAAN_NEO4J_PASSWORD_FILE")
    if not path:
        return os.environ.get("SAAN_NEO4J_PASSWORD", "")
    return _read_password("SAAN_NEO4J_PASSWORD_FILE", path)


def _read_password(name: str, path: str) -> str:
    try:
        return Path(path).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Misuse("settings.password_file", path=path, name=name) from error


SECURITIES = {"smtp": 25, "starttls": 587, "smtps": 465}
"""How a mail server is spoken to → its usual port."""


@dataclass(frozen=True)
class Mail:
    """A mail server, and from whom to whom. security: of `SECURITIES`."""

    security: str
    host: str
    port: int
    sender: str
    to: tuple[str, ...]
    user: str = ""
    password: str = field(default="", repr=False)


def mail() -> Mail | None:
    """The mail server that the environment names; None where it names none.

    SAAN_SMTP is starttls://user@host:port, smtps://… or, within one machine, smtp://… . Misuse
    where it can't be read, or nobody is named to write from or to.
    """
    text = os.environ.get("SAAN_SMTP")
    if not text:
        return None
    try:
        said = urlsplit(text)
        port = said.port
    except ValueError as error:
        raise Misuse("settings.mail", given="SAAN_SMTP") from error
    sender, to = (os.environ.get(name, "") for name in ("SAAN_MAIL_FROM", "SAAN_MAIL_TO"))
    everyone = tuple(each.strip() for each in to.split(",") if each.strip())
    for name, fits in (
        ("SAAN_SMTP", said.scheme in SECURITIES and bool(said.hostname)),
        ("SAAN_MAIL_FROM", "@" in sender),
        ("SAAN_MAIL_TO", bool(everyone) and all("@" in each for each in everyone)),
    ):
        if not fits:
            raise Misuse("settings.mail", given=name)
    path = os.environ.get("SAAN_SMTP_PASSWORD_FILE")
    return Mail(
        security=said.scheme,
        host=said.hostname or "",
        port=port or SECURITIES[said.scheme],
        sender=sender.strip(),
        to=everyone,
        user=unquote(said.username or ""),
        password=_read_password("SAAN_SMTP_PASSWORD_FILE", path) if path else "",
    )


@dataclass(frozen=True)
class Proxy:
    """A proxy that asks who visitors are. header: in which it says so; addresses: its own."""

    header: str
    addresses: frozenset[str]


def proxy() -> Proxy | None:
    """The proxy that SAAN_PROXY names, as Remote-User@127.0.0.1,::1; None where it names none.

    Misuse where it can't be read.
    """
    text = os.environ.get("SAAN_PROXY")
    if not text:
        return None
    header, _, given = text.partition("@")
    try:
        addresses = frozenset(str(ip_address(each.strip())) for each in given.split(","))
    except ValueError as error:
        raise Misuse("settings.proxy") from error
    if not re.fullmatch(r"[A-Za-z0-9-]+", header):
        raise Misuse("settings.proxy")
    return Proxy(header, addresses)


SAFE = re.compile(r"(https://[\w.:-]+|http://(127\.\d+\.\d+\.\d+|localhost|\[::1\])(:\d+)?)(/\S*)?")


@dataclass(frozen=True)
class OpenId:
    """An OpenID Connect provider that signs visitors in, and what we are to it.

    issuer: as it calls itself, to the letter. secret: "" where it knows us by `client` alone.
    name: what visitors call it. claim: in which it gives the name of somebody's account.
    """

    issuer: str
    client: str
    name: str
    claim: str = "email"
    secret: str = field(default="", repr=False)


def openid() -> OpenId | None:
    """The provider that SAAN_OIDC names by its issuer; None where it names none.

    Misuse where it can't be read, goes between machines without TLS, or others than its owner may
    read the file of the secret.
    """
    issuer = os.environ.get("SAAN_OIDC")
    if not issuer:
        return None
    client = os.environ.get("SAAN_OIDC_CLIENT")
    if not client or not is_safe(issuer) or "?" in issuer or "#" in issuer:
        raise Misuse("settings.openid")
    path = os.environ.get("SAAN_OIDC_SECRET_FILE")
    return OpenId(
        issuer=issuer,
        client=client,
        name=os.environ.get("SAAN_OIDC_NAME") or urlsplit(issuer).hostname or "",
        claim=os.environ.get("SAAN_OIDC_CLAIM") or "email",
        secret=_read_secret("SAAN_OIDC_SECRET_FILE", path) if path else "",
    )


def is_safe(address: str) -> bool:
    """Whether nobody between reads what is sent there: https, or http within this machine."""
    return SAFE.fullmatch(address) is not None


def _read_secret(name: str, path: str) -> str:
    """What a file holds that its owner alone may read, where the system tells who may."""
    secret = _read_password(name, path)
    if os.name == "posix" and Path(path).stat().st_mode & 0o077:
        raise Misuse("settings.secret_file", path=path, name=name)
    return secret


@dataclass(frozen=True)
class Preferences:
    """What a home says of itself: whether it is the demo's, and the day a demo shows."""

    demo: bool = False
    day: date | None = None


def preferences(folder: Path) -> Preferences:
    """The preferences kept in `settings.toml` of a home; the defaults where there is none."""
    path = folder / "settings.toml"
    if not path.is_file():
        return Preferences()
    try:
        kept = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise Misuse("settings.unreadable", path=path) from error
    day = kept.get("day")
    if not isinstance(day, date | None):
        raise Misuse("settings.unreadable", path=path)
    return Preferences(demo=kept.get("demo") is True, day=day)


def now(zone: str = "Asia/Bangkok") -> datetime:
    """The moment it is; only the command line and the front door ask."""
    return datetime.now(ZoneInfo(zone))


def today(zone: str = "Asia/Bangkok") -> date:
    """The day it is; only the command line and the front door ask."""
    return datetime.now(ZoneInfo(zone)).date()
