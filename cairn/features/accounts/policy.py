"""How people sign in here, how mail goes out and who vouches for whom, as the host sets it in the product."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field

from cairn.access import factors, limits
from cairn.access.mailing import KEY as MAIL_KEY
from cairn.access.mailing import PASSWORD, Letter, MailSettings, paragraphs
from cairn.access.policy import (
    KEY,
    SSO_KEY,
    SSO_SECRET,
    SsoSettings,
    is_sso_set,
    relying_party,
    sign_in_policy,
    ways_in,
)
from cairn.access.server import Server, server_of
from cairn.access.sessions import MFA_FOR_ALL, Signed
from cairn.access.settings import has_secret, read_setting, write_secret, write_setting
from cairn.access.shapes import Body
from cairn.config import Security, Sso
from cairn.db.tx import Tx
from cairn.errors import BadRequest
from cairn.features.accounts.sso import openid_of
from cairn.kit.outbound import NotReached
from cairn.providers.openid import OpenId, SsoFailed

router = APIRouter(tags=["admin"])
Here = Annotated[Server, Depends(server_of)]
MASK = "••••••••"
"""What stands for a secret that is set; sent back, it changes nothing."""


class AppSettings(BaseModel):
    """`allow_registration` and `password_registration` are one switch. `is_mail_named`, `is_password_forced`: the
    environment says so, and the product does not change it. `passkey_host`: null where passkeys have no name to be for."""

    password_login: bool
    allow_registration: bool
    password_registration: bool
    oidc_login: bool
    oidc_registration: bool
    passkey_login: bool
    require_mfa: bool
    smtp_host: str
    smtp_port: int
    smtp_user: str
    smtp_from: str
    smtp_security: Security
    smtp_pass: str
    is_mail_named: bool
    is_password_forced: bool
    is_sso_set: bool
    passkey_host: str | None


class AppSettingsChange(Body):
    """What is left out stays as it is."""

    password_login: bool | None = None
    allow_registration: bool | None = None
    password_registration: bool | None = None
    oidc_login: bool | None = None
    oidc_registration: bool | None = None
    passkey_login: bool | None = None
    require_mfa: bool | None = None
    smtp_host: str | None = Field(default=None, max_length=253, pattern=r"^[A-Za-z0-9.:_-]*$")
    smtp_port: int | None = Field(default=None, ge=1, le=65_535)
    smtp_user: str | None = Field(default=None, max_length=254)
    smtp_from: str | None = Field(default=None, max_length=254, pattern=r"^[^\r\n]*$")
    smtp_security: Security | None = None
    smtp_pass: str | None = Field(default=None, max_length=500)


class SsoState(BaseModel):
    """`is_named`: the environment says so. `redirect_uri` is what the provider has to know; null without APP_URL."""

    issuer: str
    client_id: str
    client_secret_set: bool
    display_name: str
    discovery_url: str
    is_named: bool
    redirect_uri: str | None


class SsoChange(Body):
    """A secret that is left out, or the mask, stays; an empty one is taken away."""

    issuer: str = Field(
        default="", max_length=2000, pattern=r"^(https?://[^\s]+)?$", examples=["https://id.example.org"]
    )
    client_id: str = Field(default="", max_length=300)
    client_secret: str | None = Field(default=None, max_length=500)
    display_name: str = Field(default="", max_length=60)
    discovery_url: str = Field(default="", max_length=2000, pattern=r"^(https?://[^\s]+)?$")


class SsoSaved(SsoState):
    """`problem`: why the provider could not be asked just now; null when it could."""

    problem: str | None = None


class TestMail(Body):
    email: str | None = Field(default=None, max_length=254, description="by default one's own")


class Tested(BaseModel):
    """`error` is for the host: what the mail server, or the way to it, said."""

    success: bool
    error: str | None = None


@router.get("/api/auth/app-settings")
async def read_app_settings(request: Request, server: Here) -> AppSettings:
    """The settings of an administrator."""
    await server.admin(request)
    return await server.db.read(lambda tx: _read(tx, server))


@router.put("/api/auth/app-settings")
async def write_app_settings(body: AppSettingsChange, request: Request, server: Here) -> AppSettings:
    """Change some of them. Whoever asks a second factor of everybody has one, and one way in stays open."""

    def work(tx: Tx, who: Signed) -> AppSettings:
        if body.require_mfa and not factors.is_on(tx, who.account.id):
            raise BadRequest("MFA_OWN_FIRST", "Turn on two-factor sign-in for your own account first.")
        given = body.model_dump(exclude_none=True)
        _write_policy(tx, server, given)
        _write_mail(tx, server, given)
        told = {name: value for name, value in given.items() if name != "smtp_pass"}
        server.note(tx, request, "settings.app_update", who.account, resource="sign-in", **told)
        return _read(tx, server)

    return await server.write_as_admin(request, work)


@router.post("/api/notifications/test-smtp", response_model_exclude_none=True)
async def test_mail(body: TestMail, request: Request, server: Here) -> Tested:
    """Send a letter now and say what came of it."""
    who = await server.admin(request)
    await server.db.write(lambda tx: limits.take(tx, limits.TEST_MAIL, who.account.id))
    text = paragraphs("This letter was sent to try the mail server. It works.", "-- \nCairn")
    letter = Letter(body.email or who.account.email, "Cairn: a test", text, "a test of the mail server", who.account.id)
    try:
        await server.mailer.send_now(letter)
    except NotReached as problem:
        return Tested(success=False, error=problem.reason)
    return Tested(success=True)


@router.get("/api/admin/oidc")
async def read_sso(request: Request, server: Here) -> SsoState:
    """The provider of single sign-on."""
    await server.admin(request)
    return await server.db.read(lambda tx: _sso(tx, server))


@router.put("/api/admin/oidc")
async def write_sso(
    body: SsoChange, request: Request, server: Here, provider: Annotated[OpenId, Depends(openid_of)]
) -> SsoSaved:
    """Set it, and try whether it answers. Needs the password once more: whoever vouches for people can be anybody."""
    (await server.admin(request)).require_recent()

    def work(tx: Tx, who: Signed) -> SsoState:
        if server.settings.sso is not None:
            raise BadRequest("SSO_NAMED", "OIDC_ISSUER is set in the environment; change it there.")
        settings = SsoSettings(**body.model_dump(exclude={"client_secret"}))
        write_setting(tx, SSO_KEY, settings)
        if body.client_secret is not None and body.client_secret != MASK:
            write_secret(tx, server.vault, SSO_SECRET, body.client_secret)
        if not any(ways_in(tx, server.settings)):
            raise _no_way_in()
        server.note(tx, request, "admin.oidc_update", who.account, resource=settings.issuer)
        return _sso(tx, server)

    state = await server.write_as_admin(request, work)
    problem = None
    if state.issuer:
        try:
            sso = Sso(state.issuer, state.client_id, None, state.display_name, state.discovery_url or None)
            await provider.document(sso)
        except SsoFailed as failed:
            problem = failed.reason
    return SsoSaved(**state.model_dump(), problem=problem)


def _write_policy(tx: Tx, server: Server, given: dict[str, object]) -> None:
    changed = {name: value for name, value in given.items() if not name.startswith("smtp_")}
    spelled = changed.pop("password_registration", None)
    if spelled is not None and changed.setdefault("allow_registration", spelled) != spelled:
        raise BadRequest("BAD_BODY", "allow_registration and password_registration are one switch; they differ.")
    if not changed:
        return
    policy = sign_in_policy(tx, server.settings).model_copy(update=changed)
    write_setting(tx, KEY, policy)
    if not any(ways_in(tx, server.settings)):
        raise _no_way_in()
    # Every request asks for this one, so it is a row of its own: there, or not.
    tx.run("DELETE FROM app_setting WHERE key = ?", MFA_FOR_ALL)
    if policy.require_mfa:
        tx.run("INSERT INTO app_setting (key, value) VALUES (?, 'true')", MFA_FOR_ALL)


def _write_mail(tx: Tx, server: Server, given: dict[str, object]) -> None:
    names = {
        "smtp_host": "host",
        "smtp_port": "port",
        "smtp_user": "user",
        "smtp_from": "sender",
        "smtp_security": "security",
    }
    changed = {names[name]: value for name, value in given.items() if name in names}
    password = given.get("smtp_pass")
    if not changed and password is None:
        return
    if server.settings.smtp is not None:
        raise BadRequest("MAIL_NAMED", "SMTP_HOST is set in the environment; change it there.")
    if changed:
        before = read_setting(tx, MAIL_KEY, MailSettings())
        write_setting(tx, MAIL_KEY, before.model_copy(update=changed))
        if password is None and changed.get("host", before.host) != before.host:
            # A password is for the server it was given for, not for whichever is named next.
            write_secret(tx, server.vault, PASSWORD, "")
    if isinstance(password, str) and password != MASK:
        write_secret(tx, server.vault, PASSWORD, password)


def _read(tx: Tx, server: Server) -> AppSettings:
    settings = server.settings
    policy, mail = sign_in_policy(tx, settings), read_setting(tx, MAIL_KEY, MailSettings())
    if settings.smtp is not None:
        smtp = settings.smtp
        mail = MailSettings(
            host=smtp.host, port=smtp.port, user=smtp.user or "", sender=smtp.sender, security=smtp.security
        )
    has_password = bool(settings.smtp.password) if settings.smtp else has_secret(tx, PASSWORD)
    party = relying_party(settings)
    return AppSettings(
        **policy.model_dump(),
        password_registration=policy.allow_registration,
        smtp_host=mail.host,
        smtp_port=mail.port,
        smtp_user=mail.user,
        smtp_from=mail.sender,
        smtp_security=mail.security,
        smtp_pass=MASK if has_password else "",
        is_mail_named=settings.smtp is not None,
        is_password_forced=settings.sso_rules.is_only,
        is_sso_set=is_sso_set(tx, settings),
        passkey_host=party.id if party else None,
    )


def _sso(tx: Tx, server: Server) -> SsoState:
    settings = server.settings
    found = read_setting(tx, SSO_KEY, SsoSettings())
    if (named := settings.sso) is not None:
        found = SsoSettings(
            issuer=named.issuer,
            client_id=named.client_id,
            display_name=named.name,
            discovery_url=named.discovery_url or "",
        )
    return SsoState(
        **found.model_dump(),
        client_secret_set=bool(named.client_secret) if named else has_secret(tx, SSO_SECRET),
        is_named=named is not None,
        redirect_uri=f"{settings.app_url.rstrip('/')}/api/auth/oidc/callback" if settings.app_url else None,
    )


def _no_way_in() -> BadRequest:
    return BadRequest("NO_WAY_IN", "One way to sign in has to stay open, and to be set up.")
