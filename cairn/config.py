"""Settings, read once from the environment. Every name that TREK documents keeps its name."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
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
        port=_port(env.get("PORT") or "3000"),
        data_dir=data_dir,
        uploads_dir=Path(env.get("CAIRN_UPLOADS_DIR") or "uploads").resolve(),
        database_url=_database_url(env.get("DATABASE_URL"), data_dir),
        app_url=env.get("APP_URL") or None,
        admin_email=env.get("ADMIN_EMAIL") or None,
        admin_password=env.get("ADMIN_PASSWORD") or None,
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
        audit_days=_days(env, "AUDIT_RETENTION_DAYS", 365),
        encryption_key=_encryption_key(env),
        encryption_key_previous=(env.get("ENCRYPTION_KEY_PREVIOUS") or "").strip() or None,
        rates_url=_address_of(env, "RATES_URL") or "https://api.frankfurter.dev/v2/rates",
    )


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
    """The key itself, or what is in the file that ENCRYPTION_KEY_FILE names."""
    key, file = (env.get("ENCRYPTION_KEY") or "").strip(), (env.get("ENCRYPTION_KEY_FILE") or "").strip()
    if not key and file:
        try:
            key = Path(file).read_text().strip()
        except OSError as problem:
            raise SettingError(f"ENCRYPTION_KEY_FILE cannot be read: {problem.strerror}.") from None
    if key and (env.get("NODE_ENV") or "").strip().lower() == "production" and not is_strong_key(key):
        raise SettingError(
            "ENCRYPTION_KEY is too weak: make one with `openssl rand -hex 32`. Its value is not shown here on purpose."
        )
    return key or None


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


def _days(env: Mapping[str, str], name: str, default: int) -> int:
    text = (env.get(name) or "").strip()
    if not text:
        return default
    if not text.isdigit() or not 1 <= int(text) <= 36_500:
        raise SettingError(f"{name} is {text!r}; it must be a number of days from 1 to 36500.")
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


def _port(text: str) -> int:
    if text.isdigit() and 0 < int(text) < 65_536:
        return int(text)
    raise SettingError(f"PORT is {text!r}; it must be a number from 1 to 65535.")


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
