"""How people may sign in here: what the host has set in the product, within what the environment says."""

from __future__ import annotations

from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import urlsplit

from pydantic import BaseModel, Field

from cairn.access.settings import read_secret, read_setting
from cairn.access.vault import Vault
from cairn.config import Settings, Sso
from cairn.db.tx import Tx

KEY = "sign_in"
SSO_KEY, SSO_SECRET = "oidc", "oidc_client_secret"


class SignInPolicy(BaseModel):
    """`allow_registration`: strangers may open accounts with a password, `oidc_registration`: by single sign-on.
    `require_mfa`: nobody works without a second factor."""

    password_login: bool = True
    allow_registration: bool = True
    oidc_login: bool = True
    oidc_registration: bool = True
    passkey_login: bool = True
    require_mfa: bool = False


class SsoSettings(BaseModel):
    """An OpenID provider as set in the product; its secret lies in the vault."""

    issuer: str = Field(
        default="", max_length=2000, pattern=r"^(https?://[^\s]+)?$", examples=["https://id.example.org"]
    )
    client_id: str = Field(default="", max_length=300)
    display_name: str = Field(default="", max_length=60)
    discovery_url: str = Field(default="", max_length=2000, pattern=r"^(https?://[^\s]+)?$")


class Party(NamedTuple):
    """Whom a passkey is for: the host name it is bound to, and the pages that may ask for it."""

    id: str
    origins: tuple[str, ...]


class Ways(NamedTuple):
    """The ways in that are open and work."""

    password: bool
    sso: bool
    passkey: bool


def sign_in_policy(tx: Tx, settings: Settings) -> SignInPolicy:
    """As set in the product, else as the environment says; OIDC_ONLY has the last word about passwords."""
    found = read_setting(tx, KEY, SignInPolicy(allow_registration=settings.allow_registration))
    if settings.sso_rules.is_only:
        return found.model_copy(update={"password_login": False, "allow_registration": False})
    return found


def ways_in(tx: Tx, settings: Settings, policy: SignInPolicy | None = None) -> Ways:
    """What of the policy is also set up."""
    policy = policy or sign_in_policy(tx, settings)
    return Ways(
        policy.password_login,
        policy.oidc_login and is_sso_set(tx, settings),
        policy.passkey_login and relying_party(settings) is not None,
    )


def is_sso_set(tx: Tx, settings: Settings) -> bool:
    found = read_setting(tx, SSO_KEY, SsoSettings())
    return settings.sso is not None or bool(found.issuer and found.client_id)


def sso_name(tx: Tx, settings: Settings) -> str:
    """What stands on the button."""
    return settings.sso.name if settings.sso else read_setting(tx, SSO_KEY, SsoSettings()).display_name or "SSO"


def sso_provider(tx: Tx, vault: Vault, settings: Settings) -> Sso | None:
    """The provider, by the environment or as set in the product. Raises Unreadable."""
    if settings.sso is not None:
        return settings.sso
    found = read_setting(tx, SSO_KEY, SsoSettings())
    if not found.issuer or not found.client_id:
        return None
    secret = read_secret(tx, vault, SSO_SECRET)
    return Sso(found.issuer, found.client_id, secret, found.display_name or "SSO", found.discovery_url or None)


def relying_party(settings: Settings) -> Party | None:
    """By the settings alone, never by what a request calls us. None where there is no name: an address is none."""
    parts = urlsplit(settings.app_url or "")
    id = settings.webauthn_rp_id or (parts.hostname or "").lower()
    origins = settings.webauthn_origins or ((f"{parts.scheme}://{parts.netloc}".lower(),) if parts.netloc else ())
    if not id or not origins or _is_address(id):
        return None
    return Party(id, origins)


def _is_address(text: str) -> bool:
    try:
        ip_address(text.strip("[]"))
    except ValueError:
        return False
    return True
