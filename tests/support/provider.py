"""A small OpenID Connect provider of the tests' own, on this machine: real keys, codes, tokens."""

import json
import secrets
import threading
import time
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote_plus, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "saan of the tests", "a secret: with / and +"
NAME = "มหาวิทยาลัย <b>"
KEY = RSAKey.generate_key(2048, {"kid": "one"})
OTHER_KEY = RSAKey.generate_key(2048, {"kid": "one"})
"""A key of the same name that the provider does not publish."""

PAGE = """<!doctype html><meta charset="utf-8"><title>มหาวิทยาลัย</title>
<form method="post"><label>Name <input name="name"></label><button>Yes, it is me</button></form>"""

Claims = dict[str, Any]
Sign = Callable[[Claims], str]


def signed(claims: Claims) -> str:
    """As it should be."""
    return jwt.encode({"alg": "RS256", "kid": "one"}, claims, KEY)


class Provider(ThreadingHTTPServer):
    """A provider that signs in whoever says a name; what it does wrong is set on it.

    person: who signs in without being asked; None: a page asks. says: claims that stand in for
    its own; sign: makes the ID token; apart: tells claims of a person only when asked for them.
    about: what it says of itself in place of the truth. asked: the paths it was asked for.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.issuer = f"http://127.0.0.1:{self.server_address[1]}"
        self.usual()

    def usual(self) -> None:
        """Nothing wrong, and nobody there yet."""
        self.person: str | None = None
        self.secret = SECRET
        self.says: Claims = {}
        self.about: Claims = {}
        self.sign: Sign = signed
        self.apart = False
        self.error = ""
        self.asked: list[str] = []
        self.codes: dict[str, dict[str, str]] = {}

    def code(self, name: str, asked: dict[str, str]) -> str:
        code = secrets.token_urlsafe(16)
        self.codes[code] = {**asked, "name": name}
        return code

    def of_person(self, name: str) -> Claims:
        return {"email": name, "email_verified": True, "staff_id": name.partition("@")[0]}

    def token(self, given: dict[str, str]) -> Claims | None:
        """What is given for a code: once, to whom asked for it, who has the verifier."""
        asked = self.codes.pop(given.get("code", ""), None)
        if asked is None or asked["redirect_uri"] != given.get("redirect_uri"):
            return None
        digest = sha256(given.get("code_verifier", "").encode()).digest()
        if urlsafe_b64encode(digest).decode().rstrip("=") != asked["code_challenge"]:
            return None
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "sub": sha256(asked["name"].encode()).hexdigest(),
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
            "nonce": asked["nonce"],
            **({} if self.apart else self.of_person(asked["name"])),
            **self.says,
        }
        kept = {name: value for name, value in claims.items() if value is not None}
        self.codes[access := secrets.token_urlsafe(16)] = asked
        return {"access_token": access, "token_type": "Bearer", "id_token": self.sign(kept)}


class Answers(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        there = urlsplit(self.path)
        self.server.asked.append(there.path)
        act = {
            "/.well-known/openid-configuration": self._about,
            "/keys": lambda: self._json({"keys": [KEY.as_dict(private=False)]}),
            "/authorize": self._authorize,
            "/person": self._person,
        }
        act.get(there.path, lambda: self._json({}, 404))()

    def do_POST(self) -> None:
        there = urlsplit(self.path)
        self.server.asked.append(there.path)
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        given = {name: values[0] for name, values in parse_qs(body).items()}
        if there.path == "/authorize":
            self._back(given["name"])
            return
        if self._client(given) != (CLIENT, self.server.secret):
            self._json({"error": "invalid_client"}, 401)
            return
        token = self.server.token(given)
        self._json(token or {"error": "invalid_grant"}, 200 if token else 400)

    def _about(self) -> None:
        issuer = self.server.issuer
        self._json(
            {
                "issuer": issuer,
                "authorization_endpoint": f"{issuer}/authorize",
                "token_endpoint": f"{issuer}/token",
                "jwks_uri": f"{issuer}/keys",
                "userinfo_endpoint": f"{issuer}/person",
                **self.server.about,
            }
        )

    def _client(self, given: dict[str, str]) -> tuple[str, ...]:
        """Who asks, and its secret, in the way that the provider wants it."""
        if "token_endpoint_auth_methods_supported" in self.server.about:
            assert "Authorization" not in self.headers
            return given["client_id"], given.get("client_secret", "")
        _, _, told = self.headers.get("Authorization", "").partition(" ")
        return tuple(map(unquote_plus, b64decode(told).decode().split(":")))

    def _authorize(self) -> None:
        if self.server.person or self.server.error:
            self._back(self.server.person or "")
        else:
            self._send(PAGE.encode(), "text/html")

    def _back(self, name: str) -> None:
        query = parse_qs(urlsplit(self.path).query)
        asked = {name: values[0] for name, values in query.items()}
        said = {"error": self.server.error} if self.server.error else {}
        told = said or {"code": self.server.code(name, asked)}
        to = f"{asked['redirect_uri']}?{urlencode({**told, 'state': asked['state']})}"
        self.send_response(303)
        self.send_header("Location", to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _person(self) -> None:
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        name = self.server.codes[token]["name"]
        sub = sha256(name.encode()).hexdigest()
        self._json({"sub": sub, **self.server.of_person(name), **self.server.says})

    def _json(self, told: Claims, status: int = 200) -> None:
        self._send(json.dumps(told).encode(), "application/json", status)

    def _send(self, body: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def providing() -> Iterator[Provider]:
    """A provider that answers, until the end of the block."""
    provider = Provider()
    threading.Thread(target=provider.serve_forever, daemon=True).start()
    try:
        yield provider
    finally:
        provider.shutdown()
        provider.server_close()


def known_by(provider: Provider, folder: Path) -> dict[str, str]:
    """The environment in which Saan knows a provider; folder: for the file of the secret."""
    secret = folder / "secret"
    if not secret.exists():
        secret.touch(0o600)
        secret.write_text(f"{SECRET}\n", "utf-8")
    return {
        "SAAN_OIDC": provider.issuer,
        "SAAN_OIDC_CLIENT": CLIENT,
        "SAAN_OIDC_SECRET_FILE": str(secret),
        "SAAN_OIDC_NAME": NAME,
    }
