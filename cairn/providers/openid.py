"""An OpenID provider: what it says of itself, and whether what it says of somebody can be believed (OpenID Connect Core).

Every request goes by the guarded client. Documents are kept for an hour, keys for five minutes.
"""

from __future__ import annotations

import base64
import hashlib
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote, urlencode, urlsplit

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from cairn.config import Sso
from cairn.kit import clock
from cairn.kit.outbound import Ask, NotReached, Outbound

ALGORITHMS = [f"{family}{bits}" for family in ("RS", "ES", "PS") for bits in (256, 384, 512)]
SKEW_S, OLDEST_S = 60, 600
LOGOUT_EVENT, LOGOUT_S = "http://schemas.openid.net/event/backchannel-logout", 120
DOCUMENT_S, KEYS_S = 3600.0, 300.0
NAME = "single sign-on"


class SsoFailed(Exception):
    """The sign-in is over; `code` is what the page is told, `reason` what the log is."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Document:
    """What of the discovery document we use."""

    issuer: str
    authorize: str
    token: str
    keys: str
    userinfo: str | None


@dataclass(frozen=True, slots=True)
class Identified:
    """Whom the provider vouches for. `subject` is the only thing of it that stays the same."""

    issuer: str
    subject: str
    email: str
    is_email_verified: bool
    name: str
    claims: Mapping[str, object]


class Tokens(NamedTuple):
    id_token: str
    access_token: str


class OpenId:
    """Asks one provider after the other, whichever the host has set."""

    def __init__(self, outbound: Outbound, *, is_production: bool, may_mismatch: bool) -> None:
        self._outbound = outbound
        self._is_production = is_production
        self._may_mismatch = may_mismatch
        self._documents: dict[str, tuple[float, Document]] = {}
        self._keys: dict[str, tuple[float, KeySet]] = {}

    async def document(self, sso: Sso) -> Document:
        """What the provider says of itself. Raises SsoFailed."""
        if self._is_production and urlsplit(sso.issuer).scheme != "https":
            raise SsoFailed("issuer_not_https", f"the issuer {sso.issuer} is not https")
        url = sso.discovery_url or f"{sso.issuer.rstrip('/')}/.well-known/openid-configuration"
        kept = self._documents.get(url)
        if kept and time.monotonic() - kept[0] < DOCUMENT_S:
            return kept[1]
        told = await self._get(url, "what the provider is and where")
        if told.get("issuer") != sso.issuer and not self._may_mismatch:
            raise SsoFailed("not_configured", f"the provider calls itself {told.get('issuer')!r}, not {sso.issuer!r}")
        found = Document(
            str(told.get("issuer")),
            self._endpoint(told, "authorization_endpoint"),
            self._endpoint(told, "token_endpoint"),
            self._endpoint(told, "jwks_uri"),
            self._endpoint(told, "userinfo_endpoint") if told.get("userinfo_endpoint") else None,
        )
        self._documents[url] = (time.monotonic(), found)
        return found

    def _endpoint(self, told: Mapping[str, object], name: str) -> str:
        url = str(told.get(name) or "")
        schemes = ("https",) if self._is_production else ("https", "http")
        if urlsplit(url).scheme not in schemes:
            raise SsoFailed("not_configured", f"{name} of the provider is {url!r}")
        return url

    async def exchange(self, sso: Sso, where: Document, code: str, verifier: str, redirect_uri: str) -> Tokens:
        """Trade the code for tokens, with the proof that it was we who asked. Raises SsoFailed."""
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": redirect_uri,
            "client_id": sso.client_id,
            "code_verifier": verifier,
        }
        secret = {}
        if sso.client_secret:
            pair = f"{quote(sso.client_id, safe='')}:{quote(sso.client_secret, safe='')}"
            secret["authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
        ask = Ask(
            NAME,
            "trade a code for tokens",
            where.token,
            "POST",
            {"content-type": "application/x-www-form-urlencoded"},
            secret,
            urlencode(form).encode(),
            max_bytes=1_000_000,
        )
        told = await self._json(ask, "token_failed")
        if not isinstance(told.get("id_token"), str):
            raise SsoFailed("no_id_token", "the provider gave no ID token")
        return Tokens(str(told["id_token"]), str(told.get("access_token") or ""))

    async def identify(self, sso: Sso, where: Document, tokens: Tokens, nonce: str) -> Identified:
        """Whom the ID token is about, if it is one: by this provider, for us, now, for this very sign-in."""
        claims = await self._claims(sso, where, tokens.id_token)
        now = clock.now().timestamp()
        audience = claims.get("aud")
        for_us = audience == sso.client_id or (isinstance(audience, list) and sso.client_id in audience)
        wrong = (
            ("iss", claims.get("iss") != where.issuer),
            ("aud", not for_us),
            ("azp", claims.get("azp", sso.client_id) != sso.client_id),
            ("azp", isinstance(audience, list) and len(audience) > 1 and "azp" not in claims),
            ("exp", _number(claims.get("exp")) < now - SKEW_S),
            ("iat", not now - OLDEST_S - SKEW_S < _number(claims.get("iat")) < now + SKEW_S),
            ("nonce", claims.get("nonce") != nonce),
            ("at_hash", "at_hash" in claims and claims["at_hash"] != _half_hash(tokens)),
            ("sub", not isinstance(claims.get("sub"), str) or not claims.get("sub")),
        )
        for name, is_wrong in wrong:
            if is_wrong:
                raise SsoFailed("id_token_invalid", f"the ID token has a wrong {name}")
        if where.userinfo and tokens.access_token:
            more = await self._get(where.userinfo, "who it is that signs in", f"Bearer {tokens.access_token}")
            if more.get("sub") not in (None, claims["sub"]):
                raise SsoFailed("subject_mismatch", "userinfo is about somebody else than the ID token")
            claims = {**more, **claims}
        email = claims.get("email")
        if not isinstance(email, str) or "@" not in email:
            raise SsoFailed("no_email", "the provider says no e-mail address")
        name = next((str(claims[key]) for key in ("name", "preferred_username", "nickname") if claims.get(key)), email)
        verified = claims.get("email_verified")
        return Identified(
            where.issuer, str(claims["sub"]), email.strip(), verified in (True, "true"), name[:80], claims
        )

    async def ended(self, sso: Sso, where: Document, logout_token: str) -> str:
        """The subject whom the provider has signed out (OpenID Connect Back-Channel Logout). Raises SsoFailed.

        A token is good for two minutes. One that is sent again within them ends what is ended already.
        """
        claims = await self._claims(sso, where, logout_token)
        audience, events = claims.get("aud"), claims.get("events")
        wrong = (
            ("iss", claims.get("iss") != where.issuer),
            ("aud", sso.client_id not in (audience if isinstance(audience, list) else [audience])),
            ("iat", abs(_number(claims.get("iat")) - clock.now().timestamp()) > LOGOUT_S),
            ("events", not isinstance(events, dict) or LOGOUT_EVENT not in events),
            ("nonce", "nonce" in claims),
            ("sub", not isinstance(claims.get("sub"), str) or not claims.get("sub")),
        )
        for name, is_wrong in wrong:
            if is_wrong:
                raise SsoFailed("logout_token_invalid", f"the logout token has a wrong {name}")
        return str(claims["sub"])

    async def _claims(self, sso: Sso, where: Document, token: str) -> dict[str, object]:
        try:
            head = json.loads(base64.urlsafe_b64decode(token.partition(".")[0] + "=="))
            kid = head.get("kid") if isinstance(head, dict) else None
        except ValueError:
            raise SsoFailed("id_token_invalid", "the ID token is none") from None
        keys = await self._key_set(where.keys)
        if kid is not None and not any(key.kid == kid for key in keys.keys):
            # The provider may have turned its keys since.
            self._keys.pop(where.keys, None)
            keys = await self._key_set(where.keys)
        try:
            return dict(jwt.decode(token, keys, algorithms=ALGORITHMS).claims)
        except (JoseError, ValueError) as problem:
            raise SsoFailed("id_token_invalid", f"the ID token does not hold: {problem}") from None

    async def _key_set(self, url: str) -> KeySet:
        kept = self._keys.get(url)
        if kept and time.monotonic() - kept[0] < KEYS_S:
            return kept[1]
        told = await self._get(url, "the keys that sign ID tokens", code="id_token_invalid")
        listed = told.get("keys")
        # A key that is shared can sign for anybody who knows it: only those of pairs count.
        pairs = (
            [key for key in listed if isinstance(key, dict) and key.get("kty") in ("RSA", "EC")]
            if isinstance(listed, list)
            else []
        )
        try:
            found = KeySet.import_key_set({"keys": pairs})
        except (JoseError, ValueError, KeyError) as problem:
            raise SsoFailed("id_token_invalid", f"the provider's keys cannot be read: {problem}") from None
        self._keys[url] = (time.monotonic(), found)
        return found

    async def _get(
        self, url: str, why: str, authorization: str = "", code: str = "server_error"
    ) -> Mapping[str, object]:
        secret = {"authorization": authorization} if authorization else {}
        ask = Ask(
            NAME, why, url, secret=secret, max_bytes=1_000_000, types=("application/json", "application/jwk-set+json")
        )
        return await self._json(ask, code)

    async def _json(self, ask: Ask, code: str) -> Mapping[str, object]:
        try:
            answer = await self._outbound.send(ask)
        except NotReached as problem:
            raise SsoFailed(code, f"{ask.why}: {problem.reason}") from None
        try:
            told = json.loads(answer.body) if answer.status == 200 else None
        except ValueError:
            told = None
        if not isinstance(told, dict):
            raise SsoFailed(code, f"{ask.why}: the provider answered {answer.status}")
        return told


def _half_hash(tokens: Tokens) -> str:
    """`at_hash`: the left half of the access token's hash, by the algorithm of the ID token."""
    head = json.loads(base64.urlsafe_b64decode(tokens.id_token.partition(".")[0] + "=="))
    digest = hashlib.new(f"sha{str(head.get('alg', ''))[-3:]}", tokens.access_token.encode()).digest()
    return base64.urlsafe_b64encode(digest[: len(digest) // 2]).rstrip(b"=").decode()


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else 0.0
