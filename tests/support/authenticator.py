"""A passkey in software: makes a key, signs what it is asked to, and can be told to be wrong in one thing."""

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from webauthn.helpers import bytes_to_base64url

UP, UV, ATTESTED = 1, 4, 64
Json = dict[str, Any]


@dataclass
class Authenticator:
    """One key for one host."""

    origin: str
    rp_id: str
    counter: int = 0
    id: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def create(self, options: Json, **wrong: Any) -> Json:
        """The answer to `navigator.credentials.create`."""
        numbers = self.key.public_key().public_numbers()
        cose = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        attested = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + cbor2.dumps(cose)
        data = self._data(ATTESTED, wrong) + attested
        made = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client("webauthn.create", options, wrong)
        return self._told({"clientDataJSON": client, "attestationObject": made})

    def get(self, options: Json, **wrong: Any) -> Json:
        """The answer to `navigator.credentials.get`. `wrong` may hold origin, rp_id, flags, type, challenge, signature,
        counter."""
        self.counter += 1
        data, client = self._data(0, wrong), self._client("webauthn.get", options, wrong)
        signature = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        if wrong.get("signature"):
            signature = signature[:-1] + bytes([signature[-1] ^ 1])
        return self._told({"clientDataJSON": client, "authenticatorData": data, "signature": signature})

    def _data(self, more: int, wrong: Json) -> bytes:
        host = hashlib.sha256(wrong.get("rp_id", self.rp_id).encode()).digest()
        flags = wrong.get("flags", UP | UV) | more
        return host + bytes([flags]) + int(wrong.get("counter", self.counter)).to_bytes(4, "big")

    def _client(self, kind: str, options: Json, wrong: Json) -> bytes:
        challenge = wrong.get("challenge", options["challenge"])
        origin = wrong.get("origin", self.origin)
        return json.dumps({"type": wrong.get("type", kind), "challenge": challenge, "origin": origin}).encode()

    def _told(self, response: dict[str, bytes]) -> Json:
        id = bytes_to_base64url(self.id)
        inner = {name: bytes_to_base64url(value) for name, value in response.items()}
        return {"id": id, "rawId": id, "type": "public-key", "response": inner, "clientExtensionResults": {}}
