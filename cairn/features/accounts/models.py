"""Bodies of the account doors, as typed for the OpenAPI document."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from cairn.access.accounts import Account
from cairn.access.shapes import Body, MapConfig


class Registration(Body):
    username: str = Field(max_length=50, examples=["ana"])
    email: str = Field(max_length=254, examples=["ana@example.com"])
    password: str = Field(max_length=1024, examples=["Bring-3-maps"])
    invite_token: str | None = Field(default=None, max_length=100)


class SignIn(Body):
    email: str = Field(max_length=254, examples=["ana@example.com"])
    password: str = Field(max_length=1024, examples=["Bring-3-maps"])
    remember_me: bool | None = Field(
        default=None, description="true: 30 days; false: until the browser is closed; left out: a day"
    )


class PasswordChange(Body):
    """Whoever comes by single sign-on alone has no current password; they have signed in within ten minutes instead."""

    current_password: str | None = Field(default=None, max_length=1024, examples=["Bring-3-maps"])
    new_password: str = Field(max_length=1024, examples=["Bring-4-maps"])


class Session(BaseModel):
    """A device that one is signed in on."""

    id: str
    created_at: str
    last_seen_at: str
    expires_at: str
    user_agent: str
    ip: str | None
    current: bool
    auth_method: str = Field(description="password, passkey or oidc")


class SessionList(BaseModel):
    sessions: list[Session]


class Profile(Body):
    username: str | None = Field(default=None, max_length=50, examples=["ana"])
    email: str | None = Field(default=None, max_length=254, examples=["ana@example.com"])
    display_name: str | None = Field(default=None, min_length=1, max_length=80, pattern=r"\S", examples=["Ana"])


class User(BaseModel):
    """An account as its owner sees it."""

    id: str
    username: str
    display_name: str
    email: str
    role: str
    avatar: str | None
    must_change_password: bool
    must_set_up_mfa: bool = Field(default=False, description="the host asks everybody for a second factor")
    has_password: bool = Field(default=True, description="false: comes by single sign-on alone")
    created_at: str

    @classmethod
    def of(cls, account: Account, *, owes_factor: bool = False, has_password: bool = True) -> User:
        return cls(
            id=account.id,
            username=account.username,
            display_name=account.display_name,
            email=account.email,
            role=account.role,
            avatar=account.avatar,
            must_change_password=account.must_change_password,
            must_set_up_mfa=owes_factor,
            has_password=has_password,
            created_at=account.created_at,
        )


class UserAnswer(BaseModel):
    user: User


class SignedIn(BaseModel):
    """The answer to a sign-in. The session itself is in the cookie. With `mfa_required` there is none yet: `mfa_token`
    and a code go to /api/auth/mfa/verify-login within five minutes."""

    user: User | None = None
    mfa_required: bool | None = None
    mfa_token: str | None = None
    token: str | None = Field(
        default=None, description="the session, for scripts that ask with X-Auth-Transport: bearer"
    )
    insecureCookie: bool | None = Field(
        default=None, description="the browser will drop this cookie: it came without TLS"
    )


class Someone(BaseModel):
    """An account as others see it."""

    id: str
    username: str
    display_name: str
    avatar: str | None


class Everyone(BaseModel):
    users: list[Someone]


class Done(BaseModel):
    success: Literal[True] = True


class WsToken(BaseModel):
    token: str


class AvatarAnswer(BaseModel):
    avatar: str


class AppConfig(BaseModel):
    """What the client must know before anybody has signed in. `version` is told to whoever has. `levels`: who may do what
    on a trip, by action."""

    has_users: bool
    allow_registration: bool
    password_login: bool
    passkey_login: bool
    oidc_login: bool
    oidc_name: str
    can_reset_password: bool
    password_min_length: int
    version: str | None
    default_language: str
    levels: dict[str, str]
    map: MapConfig
