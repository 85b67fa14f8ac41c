"""Settings, read once from the environment. Every name that TREK documents keeps its name."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Literal, cast, get_args
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_MB = 1024 * 1024
_UNITS = {"ms": 0.001, "s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800, "y": 31_557_600}
_DURATION = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(ms|s|m|h|d|w|y)?\s*", re.IGNORECASE)


class SettingError(SystemExit):
    """A setting cannot be used; the server refuses to start and says which and why."""


@dataclass(frozen=True, slots=True)
class TrustProxy:
    """Which proxies are believed: a number of hops from the right, or networks; neither means none."""

    hops: int = 0
    networks: tuple[str, ...] = ()


Security = Literal["starttls", "tls", "none"]
Directory = Literal["all", "shared_trips", "off"]


@dataclass(frozen=True, slots=True)
class Smtp:
    """A mail server that the environment names. `security`: `starttls` on 587, `tls` on 465, `none` in one's own network."""

    host: str
    port: int
    user: str | None
    password: str | None
    sender: str
    security: Security
    is_verified: bool = True
    """Whether its certificate has to be right."""


@dataclass(frozen=True, slots=True)
class Sso:
    """An OpenID provider that the environment names."""

    issuer: str
    client_id: str
    client_secret: str | None
    name: str
    discovery_url: str | None


@dataclass(frozen=True, slots=True)
class SsoRules:
    """What holds for any provider, named here or in the product."""

    scope: str
    is_only: bool
    admin_claim: str
    admin_value: str | None
    may_mismatch: bool
    factor_amr: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """What the host may set. No setting is required."""

    host: str
    port: int
    data_dir: Path
    uploads_dir: Path
    database_url: str
    app_url: str | None
    admin_email: str | None
    admin_password: str | None
    session_seconds: int
    session_remember_seconds: int
    admin_session_remember: bool
    cookie_secure: bool | None
    allow_registration: bool
    default_language: str
    log_level: str
    security_contact: str | None
    is_production: bool
    force_https: bool
    hsts_include_subdomains: bool
    trust_proxy: TrustProxy
    allowed_hosts: tuple[str, ...]
    allowed_origins: tuple[str, ...]
    map_hosts: tuple[str, ...]
    clock_file: Path | None
    storage_url: str | None
    upload_bytes: int
    upload_video_bytes: int
    upload_user_quota: int
    upload_trip_quota: int | None
    backup_upload_bytes: int
    backup_max_bytes: int
    zone: ZoneInfo
    is_outbound: bool
    allow_internal_network: bool
    internal_hosts: frozenset[str]
    internal_networks: tuple[IPv4Network | IPv6Network, ...]
    outbound_proxy: str | None
    rates_url: str
    audit_days: int
    encryption_key: str | None
    encryption_key_previous: str | None
    smtp: Smtp | None
    reset_link_to_log: bool | None
    sso: Sso | None
    sso_rules: SsoRules
    webauthn_rp_id: str | None
    webauthn_origins: tuple[str, ...]
    password_min_length: int
    is_breach_checked: bool
    breach_url: str
    user_directory: Directory
    admin_networks: tuple[IPv4Network | IPv6Network, ...]
    idempotency_seconds: int
    is_update_checked: bool
    update_url: str

    @property
    def is_sqlite(self) -> bool:
        return self.database_url.startswith("sqlite")


def read_settings(env: Mapping[str, str] | None = None) -> Settings:
    """The settings of the environment, or of the mapping given. Raises SettingError naming the bad one."""
    env = os.environ if env is None else env
    data_dir = Path(env.get("CAIRN_DATA_DIR") or "data").resolve()
    internal = _internal(env)
    return Settings(
        host=env.get("HOST") or "0.0.0.0",
        port=_number(env, "PORT", 3000, 1, 65_535),
        data_dir=data_dir,
        uploads_dir=Path(env.get("CAIRN_UPLOADS_DIR") or "uploads").resolve(),
        database_url=_database_url(env.get("DATABASE_URL"), data_dir),
        app_url=env.get("APP_URL") or None,
        admin_email=env.get("ADMIN_EMAIL") or None,
        admin_password=_secret(env, "ADMIN_PASSWORD"),
        session_seconds=_duration(env, "SESSION_DURATION", "24h"),
        session_remember_seconds=_duration(env, "SESSION_DURATION_REMEMBER", "30d"),
        admin_session_remember=_switch(env, "ADMIN_SESSION_REMEMBER") is True,
        cookie_secure=_switch(env, "COOKIE_SECURE"),
        allow_registration=_switch(env, "ALLOW_REGISTRATION") is not False,
        default_language=env.get("DEFAULT_LANGUAGE") or "en",
        log_level=(env.get("LOG_LEVEL") or "info").lower(),
        security_contact=_contact(env.get("SECURITY_CONTACT")),
        is_production=(is_production := (env.get("NODE_ENV") or "").strip().lower() == "production"),
        force_https=_switch(env, "FORCE_HTTPS") is True,
        hsts_include_subdomains=_switch(env, "HSTS_INCLUDE_SUBDOMAINS") is True,
        trust_proxy=_trust_proxy(env.get("TRUST_PROXY") or ("1" if is_production else "0")),
        allowed_hosts=_words(env, "ALLOWED_HOSTS"),
        allowed_origins=_origins(env, "ALLOWED_ORIGINS"),
        map_hosts=_origins(env, "MAP_HOSTS"),
        clock_file=Path(env["CAIRN_CLOCK_FILE"]) if env.get("CAIRN_CLOCK_FILE") else None,
        storage_url=_storage_url(env.get("STORAGE_URL")),
        upload_bytes=_megabytes(env, "UPLOAD_MAX_MB") or 50 * _MB,
        upload_video_bytes=_megabytes(env, "UPLOAD_VIDEO_MAX_MB") or 500 * _MB,
        upload_user_quota=_megabytes(env, "UPLOAD_USER_QUOTA_MB") or 5120 * _MB,
        upload_trip_quota=_megabytes(env, "UPLOAD_TRIP_QUOTA_MB"),
        backup_upload_bytes=_megabytes(env, "BACKUP_UPLOAD_LIMIT_MB") or 500 * _MB,
        backup_max_bytes=_megabytes(env, "BACKUP_MAX_DECOMPRESSED_MB") or 5120 * _MB,
        zone=_zone(env.get("TZ") or "UTC"),
        is_outbound=_switch(env, "OUTBOUND") is not False,
        allow_internal_network=_switch(env, "ALLOW_INTERNAL_NETWORK") is True,
        internal_hosts=internal[0],
        internal_networks=internal[1],
        outbound_proxy=_address_of(env, "OUTBOUND_PROXY"),
        audit_days=_number(env, "AUDIT_RETENTION_DAYS", 365, 1, 36_500),
        encryption_key=_encryption_key(env),
        encryption_key_previous=(env.get("ENCRYPTION_KEY_PREVIOUS") or "").strip() or None,
        rates_url=_address_of(env, "RATES_URL") or "https://api.frankfurter.dev/v2/rates",
        smtp=_smtp(env),
        reset_link_to_log=_switch(env, "RESET_LINK_TO_LOG"),
        sso=_sso(env),
        sso_rules=SsoRules(
            scope=env.get("OIDC_SCOPE") or "openid email profile",
            is_only=_switch(env, "OIDC_ONLY") is True,
            admin_claim=env.get("OIDC_ADMIN_CLAIM") or "groups",
            admin_value=env.get("OIDC_ADMIN_VALUE") or None,
            may_mismatch=_switch(env, "OIDC_ALLOW_ISSUER_MISMATCH") is True,
            factor_amr=_words(env, "OIDC_MFA_AMR"),
        ),
        webauthn_rp_id=(env.get("WEBAUTHN_RP_ID") or "").strip().lower() or None,
        webauthn_origins=_origins(env, "WEBAUTHN_ORIGINS"),
        password_min_length=_number(env, "PASSWORD_MIN_LENGTH", 8, 8, 128),
        is_breach_checked=_switch(env, "PASSWORD_BREACH_CHECK") is True,
        breach_url=_address_of(env, "PASSWORD_BREACH_URL") or "https://api.pwnedpasswords.com/range",
        user_directory=_directory(env.get("USER_DIRECTORY") or "shared_trips"),
        admin_networks=_networks(env, "ADMIN_ALLOWED_CIDRS"),
        idempotency_seconds=_number(env, "IDEMPOTENCY_TTL_SECONDS", 2_592_000, 60, 31_536_000),
        is_update_checked=_switch(env, "UPDATE_CHECK") is not False,
        update_url=_address_of(env, "UPDATE_URL") or "",
    )


def _secret(env: Mapping[str, str], name: str) -> str | None:
    """The secret itself, or what is in the file that NAME_FILE names."""
    text, file = (env.get(name) or "").strip(), (env.get(f"{name}_FILE") or "").strip()
    if not text and file:
        try:
            text = Path(file).read_text().strip()
        except OSError as problem:
            raise SettingError(f"{name}_FILE cannot be read: {problem.strerror}.") from None
    return text or None


def _smtp(env: Mapping[str, str]) -> Smtp | None:
    host = (env.get("SMTP_HOST") or "").strip()
    port = _number(env, "SMTP_PORT", 587, 1, 65_535)
    security = (env.get("SMTP_SECURITY") or ("tls" if port == 465 else "starttls")).strip().lower()
    if security not in get_args(Security):
        raise SettingError(f"SMTP_SECURITY is {security!r}; it must be starttls, tls or none.")
    user = (env.get("SMTP_USER") or "").strip() or None
    sender = (env.get("SMTP_FROM") or user or "").strip()
    is_verified = _switch(env, "SMTP_SKIP_TLS_VERIFY") is not True
    named = Smtp(host, port, user, _secret(env, "SMTP_PASS"), sender, cast(Security, security), is_verified)
    if host and "@" not in sender:
        raise SettingError("SMTP_FROM is missing: the address that mails come from, as Cairn <trips@example.org>.")
    return named if host else None


def _sso(env: Mapping[str, str]) -> Sso | None:
    issuer, client_id = _address_of(env, "OIDC_ISSUER"), (env.get("OIDC_CLIENT_ID") or "").strip()
    secret, name = _secret(env, "OIDC_CLIENT_SECRET"), (env.get("OIDC_DISPLAY_NAME") or "").strip() or "SSO"
    discovery_url = _address_of(env, "OIDC_DISCOVERY_URL")
    if (issuer is None) != (not client_id):
        raise SettingError("OIDC_ISSUER and OIDC_CLIENT_ID go together.")
    return None if issuer is None else Sso(issuer, client_id, secret, name, discovery_url)


def _directory(text: str) -> Directory:
    if text not in get_args(Directory):
        raise SettingError(f"USER_DIRECTORY is {text!r}; it must be all, shared_trips or off.")
    return cast(Directory, text)


def _networks(env: Mapping[str, str], name: str) -> tuple[IPv4Network | IPv6Network, ...]:
    try:
        return tuple(ip_network(word) for word in _words(env, name))
    except ValueError as problem:
        raise SettingError(f"{name}: {problem}; it lists networks, as 192.168.1.0/24,10.0.0.7.") from None


def _storage_url(url: str | None) -> str | None:
    if url and not re.match(r"s3://[a-z0-9][a-z0-9.-]+(/|\?|$)", url):
        raise SettingError("STORAGE_URL is like s3://bucket/prefix?endpoint=https://host&region=eu-central-1.")
    return url or None


def _internal(env: Mapping[str, str]) -> tuple[frozenset[str], tuple[IPv4Network | IPv6Network, ...]]:
    """Host names and networks of a comma list."""
    hosts, networks = set(), []
    for word in _words(env, "INTERNAL_NETWORK_ALLOWLIST"):
        try:
            networks.append(ip_network(word))
        except ValueError:
            if "/" in word or not re.fullmatch(r"[a-z0-9.-]+", word):
                raise SettingError(
                    f"INTERNAL_NETWORK_ALLOWLIST has {word!r}; it lists hosts and networks, as nas.lan,192.168.1.0/24."
                ) from None
            hosts.add(word)
    return frozenset(hosts), tuple(networks)


def _encryption_key(env: Mapping[str, str]) -> str | None:
    key = _secret(env, "ENCRYPTION_KEY")
    if key and (env.get("NODE_ENV") or "").strip().lower() == "production" and not is_strong_key(key):
        raise SettingError(
            "ENCRYPTION_KEY is too weak: make one with `openssl rand -hex 32`. Its value is not shown here on purpose."
        )
    return key


def is_strong_key(text: str) -> bool:
    """32 random bytes as 64 hexadecimal digits, or 32 characters that are not all of a few."""
    return len(text) >= 32 and len(set(text.lower())) >= (6 if re.fullmatch(r"[0-9a-fA-F]{64}", text) else 12)


def _address_of(env: Mapping[str, str], name: str) -> str | None:
    """An http or https address, or None when nothing is said."""
    text = (env.get(name) or "").strip()
    if not text:
        return None
    if urlsplit(text).scheme not in ("http", "https") or not urlsplit(text).hostname:
        raise SettingError(f"{name} is {text!r}; it must be an http or https address.")
    return text


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name.removeprefix(":"))
    except (ZoneInfoNotFoundError, ValueError):
        raise SettingError(f"TZ is {name!r}; it must be an IANA zone, as Europe/Berlin.") from None


def _megabytes(env: Mapping[str, str], name: str) -> int | None:
    """Bytes of a number of megabytes; None when nothing is said."""
    text = (env.get(name) or "").strip()
    if not text:
        return None
    if not text.isdigit() or not 0 < int(text) <= 10_000_000:
        raise SettingError(f"{name} is {text!r}; it must be a number of megabytes from 1 to 10000000.")
    return int(text) * _MB


def _number(env: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    text = (env.get(name) or "").strip()
    if not text:
        return default
    if not text.isdigit() or not least <= int(text) <= most:
        raise SettingError(f"{name} is {text!r}; it must be a number from {least} to {most}.")
    return int(text)


def _words(env: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(word for part in (env.get(name) or "").split(",") if (word := part.strip().lower()))


def _origins(env: Mapping[str, str], name: str) -> tuple[str, ...]:
    """A comma list of `https://host[:port]`, without a path."""
    found = _words(env, name)
    for origin in found:
        if not re.fullmatch(r"https?://[^/\s;'\"*]+", origin):
            raise SettingError(f"{name} holds {origin!r}; each entry is like https://host or https://host:port.")
    return found


_NETWORKS = {
    "loopback": ("127.0.0.0/8", "::1/128"),
    "linklocal": ("169.254.0.0/16", "fe80::/10"),
    "uniquelocal": ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"),
}


def _trust_proxy(text: str) -> TrustProxy:
    text = text.strip().lower()
    if text in ("0", "false", "no", "off"):
        return TrustProxy()
    if text == "true":
        return TrustProxy(hops=1)
    if text.isdigit() and int(text) <= 10:
        return TrustProxy(hops=int(text))
    networks: list[str] = []
    for word in (part.strip() for part in text.split(",")):
        try:
            networks += _NETWORKS.get(word) or (str(ip_network(word)),)
        except ValueError:
            raise SettingError(
                f"TRUST_PROXY is {text!r}; it is a number of hops from 0 to 10, or a comma list of addresses, networks"
                " and the words loopback, linklocal and uniquelocal."
            ) from None
    return TrustProxy(networks=tuple(networks))


def _contact(text: str | None) -> str | None:
    """An address to report holes to, as security.txt wants it (RFC 9116): a URL with its scheme."""
    if not text:
        return None
    if "@" in text and ":" not in text:
        text = f"mailto:{text}"
    if text.startswith(("mailto:", "https://", "tel:")) and not re.search(r"\s", text):
        return text
    raise SettingError(f"SECURITY_CONTACT is {text!r}; write a mail address or an https:// address.")


def _database_url(url: str | None, data_dir: Path) -> str:
    if not url:
        return f"sqlite:///{data_dir / 'travel.db'}"
    if url.startswith(("postgresql://", "postgres://")):
        return "postgresql+psycopg://" + url.split("://", 1)[1]
    if url.startswith(("sqlite:///", "postgresql+psycopg://")):
        return url
    raise SettingError("DATABASE_URL must start with postgresql:// or sqlite:///; leave it out to use the data folder.")


def _duration(env: Mapping[str, str], name: str, default: str) -> int:
    """Whole seconds of `24h`, `90m`, `7d` ...; a bare number is milliseconds. What makes no sense is the default."""
    return duration_seconds(env.get(name) or default) or duration_seconds(default)


def duration_seconds(text: str) -> int:
    """Whole seconds of a duration; 0 when it is none, or shorter than one second."""
    match = _DURATION.fullmatch(text)
    return int(float(match[1]) * _UNITS[(match[2] or "ms").lower()]) if match else 0


def _switch(env: Mapping[str, str], name: str) -> bool | None:
    text = env.get(name, "").strip().lower()
    if text in ("", "true", "1", "yes", "on", "false", "0", "no", "off"):
        return None if not text else text in ("true", "1", "yes", "on")
    raise SettingError(f"{name} is {text!r}; it must be true or false.")
