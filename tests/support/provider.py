"""An OpenID provider of this machine that is as strict, or as wrong, as a test wants it."""

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

from tests.support.sink import Reply, Sink, reply_json

CLIENT, SECRET = "cairn", "a client secret/with signs"
Twist = Callable[[dict[str, Any], dict[str, Any]], None]


def honest(claims: dict[str, Any], header: dict[str, Any]) -> None:
    """Nothing is changed."""


@dataclass
class Provider:
    """`person`: whom it vouches for; `twist` may change what the ID token says; `userinfo` what it says besides."""

    person: dict[str, Any] = field(default_factory=dict)
    twist: Twist = honest
    userinfo: dict[str, Any] | None = None
    issuer: str = ""
    """What it calls itself; by default where it is."""
    verified: list[bool] = field(default_factory=list)
    """Whether the verifier of each exchange fitted its challenge."""

    def __post_init__(self) -> None:
        self.key = RSAKey.generate_key(2048, {"kid": "one"})
        self.sink = Sink(self._answer)
        self._codes: dict[str, dict[str, str]] = {}

    @property
    def url(self) -> str:
        return self.sink.url

    @property
    def env(self) -> dict[str, str]:
        """The settings of a server that believes this one."""
        return {
            "OUTBOUND": "on",
            "OIDC_ISSUER": self.url,
            "OIDC_CLIENT_ID": CLIENT,
            "OIDC_CLIENT_SECRET": SECRET,
            "OIDC_DISPLAY_NAME": "Harbour ID",
            "APP_URL": "http://trips.example.org",
        }

    def authorise(self, location: str) -> str:
        """What a browser would be sent back with: the query of the callback."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(location).query).items()}
        assert asked["code_challenge_method"] == "S256"
        assert asked["redirect_uri"] == "http://trips.example.org/api/auth/oidc/callback"
        code = secrets.token_hex(8)
        self._codes[code] = asked
        return urlencode({"code": code, "state": asked["state"]})

    def sign(self, claims: dict[str, Any]) -> str:
        """A token of this provider's that says so."""
        return jwt.encode({"alg": "RS256", "kid": "one"}, claims, self.key)

    def _answer(self, path: str) -> Reply:
        name = urlsplit(path).path
        if name == "/.well-known/openid-configuration":
            base = self.url
            return reply_json(
                {
                    "issuer": self.issuer or base,
                    "authorization_endpoint": f"{base}/authorize",
                    "token_endpoint": f"{base}/token",
                    "jwks_uri": f"{base}/keys",
                    "userinfo_endpoint": f"{base}/userinfo",
                }
            )
        if name == "/keys":
            return reply_json({"keys": [self.key.as_dict(private=False)]})
        if name == "/userinfo":
            return reply_json(self.userinfo if self.userinfo is not None else self.person)
        return self._trade()

    def _trade(self) -> Reply:
        form = {key: values[0] for key, values in parse_qs(self.sink.sent.decode()).items()}
        asked = self._codes.pop(form.get("code", ""), None)
        pair = base64.b64decode(self.sink.asked[-1][1].get("authorization", "").removeprefix("Basic ")).decode()
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        fits = asked is not None and base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == asked["code_challenge"]
        self.verified.append(fits)
        if asked is None or not fits or not pair.startswith(f"{CLIENT}:"):
            return 400, {"Content-Type": "application/json"}, json.dumps({"error": "invalid_grant"}).encode()
        now = int(time.time())
        claims = {
            "iss": self.url,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
            "nonce": asked["nonce"],
            **self.person,
        }
        header: dict[str, Any] = {"alg": "RS256", "kid": "one"}
        self.twist(claims, header)
        if header["alg"] == "none":
            parts = [
                base64.urlsafe_b64encode(json.dumps(one).encode()).rstrip(b"=").decode() for one in (header, claims)
            ]
            token = f"{parts[0]}.{parts[1]}."
        elif header["alg"] == "HS256":
            token = jwt.encode(header, claims, OctKey.import_key(SECRET))
        else:
            token = jwt.encode(header, claims, self.key)
        return reply_json({"id_token": token, "access_token": "an access token", "token_type": "Bearer"})
