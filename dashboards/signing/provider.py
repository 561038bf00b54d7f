"""Signing in with an OpenID Connect provider: a university's or an office's own.

The browser goes there and comes back with a code, and the provider gives an ID token for the code;
what does not fit to the letter signs nobody in. Another host is asked here alone, and only while
somebody signs in.
"""

import secrets
import time
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qs, quote_plus, urlencode

from dashboards.outside.guard import RefusalLog, Refused
from graph.base.config import OpenId, is_safe
from graph.base.errors import Forbidden, SaanError, Unreachable

ALGORITHMS = (
    *("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"),
    *("ES256", "ES384", "ES512", "EdDSA", "Ed25519"),
)
"""With which a provider may sign: a key of its own, whose other half it publishes."""

SCOPES = {"sub": "openid", "email": "openid email"}
"""What is asked of the provider, by the claim that is needed; "openid profile" for another."""

LEEWAY = 60
"""Seconds by which its clock may differ from ours."""

KNOWN = 3600
"""Seconds for which what it says of itself is good."""

PATIENCE = 10
"""Seconds for which its answer is waited for."""

LONGEST_ADDRESS = 3_000
"""Characters, as a cookie has them, that are kept of the page to go on to."""


@dataclass(frozen=True)
class Begun:
    """A sign-in under way, known to the browser that began it alone. to: where it goes on."""

    state: str
    nonce: str
    verifier: str
    to: str
    lang: str

    @classmethod
    def new(cls, to: str, lang: str) -> "Begun":
        """One that nobody can guess; where the address is longer than a browser keeps, to the
        first page."""
        to = to if len(quote_plus(to)) < LONGEST_ADDRESS else "/"
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        return cls(state, nonce, verifier, to, lang)

    @classmethod
    def of(cls, kept: str) -> "Begun | None":
        """The one that a browser kept; None where it kept none."""
        given = {name: values[0] for name, values in parse_qs(kept).items()}
        return cls(**given) if given.keys() == {each.name for each in fields(cls)} else None

    def kept(self) -> str:
        """What the browser keeps of it."""
        return urlencode(asdict(self))

    @property
    def challenge(self) -> str:
        """What the provider is told of the verifier beforehand (RFC 7636)."""
        digest = sha256(self.verifier.encode()).digest()
        return urlsafe_b64encode(digest).decode().rstrip("=")


class Provider:
    """A provider, as a way to sign in. back: our address, to which it sends the browser.

    Unreachable where it doesn't answer; Forbidden where nobody is to be signed in.
    """

    def __init__(self, given: OpenId) -> None:
        self.given = given
        self._log = RefusalLog()
        self._by_mail = given.claim == "email"
        self._known: tuple[float, Mapping[str, Any]] = (0, {})

    def way(self, begun: Begun, back: str) -> str:
        """The address at the provider where one signs in."""
        there = self._endpoint("authorization_endpoint")
        asked = {
            "response_type": "code",
            "client_id": self.given.client,
            "redirect_uri": back,
            "scope": SCOPES.get(self.given.claim, "openid profile"),
            "state": begun.state,
            "nonce": begun.nonce,
            "code_challenge": begun.challenge,
            "code_challenge_method": "S256",
        }
        return f"{there}{'&' if '?' in there else '?'}{urlencode(asked)}"

    def who(self, begun: Begun | None, answer: Mapping[str, str], back: str) -> str:
        """The name of the account of who signed in there. begun: of the browser that comes with
        the answer."""
        if begun is None or begun.state != answer.get("state"):
            raise self._wrong("late", "not the state that this browser was given")
        if answer.get("iss", self.given.issuer) != self.given.issuer:
            raise self._wrong("refused", f"an answer of {answer['iss']}")
        if "code" not in answer:
            raise self._wrong("declined", answer.get("error", "no code"))
        token = self._token(begun, answer["code"], back)
        claims = self._verified(token.get("id_token"), begun.nonce)
        if self.given.claim not in claims or (self._by_mail and "email_verified" not in claims):
            claims = self._more(token, claims)
        return self._named(claims)

    def _token(self, begun: Begun, code: str, back: str) -> Mapping[str, Any]:
        """What the provider gives for a code: it does so once."""
        sent = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": back,
            "code_verifier": begun.verifier,
        }
        us = {"client_id": self.given.client, "client_secret": self.given.secret}
        known = self._about().get("token_endpoint_auth_methods_supported", ())
        basic = bool(self.given.secret) and (not known or "client_secret_basic" in known)
        if not basic:
            sent |= {name: value for name, value in us.items() if value}
        return self._ask(
            "POST",
            self._endpoint("token_endpoint"),
            data=sent,
            auth=tuple(map(quote_plus, us.values())) if basic else None,
        )

    def _verified(self, token: object, nonce: str) -> Mapping[str, Any]:
        """The claims of an ID token that is the provider's, for us, in force, and of this very
        sign-in (OpenID Connect Core 1.0, 3.1.3.7)."""
        from joserfc import jwt
        from joserfc.errors import JoseError
        from joserfc.jwk import KeySet
        from joserfc.jws import JWSRegistry

        keys = self._ask("GET", self._endpoint("jwks_uri"))
        signed = JWSRegistry(algorithms=list(ALGORITHMS), strict_check_header=False)
        try:
            read = jwt.decode(str(token), KeySet.import_key_set(keys), registry=signed)  # type: ignore[arg-type]
            audiences = read.claims.get("aud")
            jwt.JWTClaimsRegistry(
                leeway=LEEWAY,
                iss={"essential": True, "value": self.given.issuer},
                sub={"essential": True},
                aud={"essential": True, "value": self.given.client},
                azp={
                    "essential": isinstance(audiences, list) and len(audiences) > 1,
                    "value": self.given.client,
                },
                exp={"essential": True},
                iat={"essential": True},
                nonce={"essential": True, "value": nonce},
            ).validate(read.claims)
        except (JoseError, ValueError, KeyError, TypeError) as wrong:
            raise self._wrong("refused", f"ID token: {wrong}") from wrong
        return read.claims

    def _more(self, token: Mapping[str, Any], claims: Mapping[str, Any]) -> Mapping[str, Any]:
        """The claims with those that the provider tells only when it is asked for them."""
        if "userinfo_endpoint" not in self._about():
            return claims
        bearer = {"Authorization": f"Bearer {token.get('access_token')}"}
        told = self._ask("GET", self._endpoint("userinfo_endpoint"), headers=bearer)
        if told.get("sub") != claims["sub"]:
            raise self._wrong("refused", "userinfo: of somebody else")
        return {**told, **claims}

    def _named(self, claims: Mapping[str, Any]) -> str:
        who = claims.get(self.given.claim)
        if not isinstance(who, str) or not who:
            raise self._wrong("nameless", f"no {self.given.claim}", claim=self.given.claim)
        if self._by_mail and claims.get("email_verified") not in (True, "true"):
            raise self._wrong("unverified", "the e-mail address is not verified", who=who)
        return who

    def _about(self) -> Mapping[str, Any]:
        """What the provider says of itself (OpenID Connect Discovery 1.0)."""
        at, known = self._known
        if not known or time.monotonic() - at > KNOWN:
            there = f"{self.given.issuer.rstrip('/')}/.well-known/openid-configuration"
            known = self._ask("GET", there)
            if known.get("issuer") != self.given.issuer:
                raise self._wrong("refused", f"it calls itself {known.get('issuer')}")
            self._known = (time.monotonic(), known)
        return known

    def _endpoint(self, name: str) -> str:
        there = self._about().get(name)
        if not isinstance(there, str) or not is_safe(there):
            raise self._wrong("refused", f"{name}: {there}")
        return there

    def _ask(self, method: str, there: str, **given: Any) -> Mapping[str, Any]:
        """What it answers, which is JSON; no other address is gone on to."""
        import requests

        try:
            answer = requests.request(
                method, there, timeout=PATIENCE, allow_redirects=False, **given
            )
            told = answer.json()
        except (requests.RequestException, ValueError) as error:
            raise self._wrong("down", f"{type(error).__name__} of {there}") from error
        if answer.status_code != 200 or not isinstance(told, dict):
            why = told.get("error") if isinstance(told, dict) else ""
            kind = "refused" if answer.status_code < 500 else "down"
            raise self._wrong(kind, f"{answer.status_code} {why} of {there}")
        return told

    def _wrong(self, word: str, why: str, **facts: str) -> SaanError:
        """The error, whose reason goes into the log."""
        self._log.tell(Refused(f"provider, {word}", 403, why))
        kind = Unreachable if word == "down" else Forbidden
        return kind(f"accounts.provider.{word}", name=self.given.name, **facts)
