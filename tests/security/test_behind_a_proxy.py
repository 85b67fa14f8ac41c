"""The configurations in deploy/, run by the real nginx and the real Caddy in front of a real server."""

import http.client
import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from websockets.sync.client import connect
from websockets.typing import Origin

from tests.support.files import OCTETS, metadata
from tests.support.people import Answer
from tests.support.ports import free_port
from tests.support.server import ADMIN_EMAIL, ADMIN_PASSWORD, ServerProcess

DEPLOY = Path(__file__).parents[2] / "deploy"
NAME = "trip.example"
FORGED = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "http", "X-Real-IP": "203.0.113.9"}


@dataclass
class Front:
    """A proxy on two ports of this machine, and the server behind it."""

    plain: int
    safe: int
    server: ServerProcess

    @property
    def trust(self) -> ssl.SSLContext:
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        return context

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        *,
        is_safe: bool = True,
    ) -> Answer:
        port = self.safe if is_safe else self.plain
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        if is_safe:
            # By name in the handshake too, as a browser does.
            plain = socket.create_connection(("127.0.0.1", port), timeout=60)
            connection.sock = self.trust.wrap_socket(plain, server_hostname=NAME)
        connection.request(method, path, body, {"Host": NAME, **(headers or {})})
        answer = connection.getresponse()
        found = Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        connection.close()
        return found


def certificate(folder: Path) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .sign(key, SHA256())
    )
    pem, secret = folder / "site.pem", folder / "site.key"
    pem.write_bytes(made.public_bytes(Encoding.PEM))
    secret.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return pem, secret


def nginx(folder: Path, plain: int, safe: int, behind: int) -> list[str]:
    pem, secret = certificate(folder)
    text = (DEPLOY / "nginx.conf").read_text()
    for ours, here in (
        ("listen 80;", f"listen 127.0.0.1:{plain};"),
        ("listen 443 ssl;", f"listen 127.0.0.1:{safe} ssl;"),
        ("/etc/ssl/trip.example.pem", str(pem)),
        ("/etc/ssl/trip.example.key", str(secret)),
        ("127.0.0.1:3000", f"127.0.0.1:{behind}"),
    ):
        assert ours in text
        text = text.replace(ours, here)
    places = "".join(
        f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    head = f"daemon off;\npid {folder}/pid;\nerror_log {folder}/error.log;\nuser root;\nevents {{}}\n"
    whole = f"{head}http {{\naccess_log off;\n{places}{text}}}\n"
    (folder / "nginx.conf").write_text(whole)
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    assert program is not None, "nginx is installed by make test"
    return [program, "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]


def caddy(folder: Path, plain: int, safe: int, behind: int) -> list[str]:
    pem, secret = certificate(folder)
    text = (DEPLOY / "Caddyfile").read_text().replace("127.0.0.1:3000", f"127.0.0.1:{behind}")
    assert f"{NAME} {{\n" in text
    text = text.replace(f"{NAME} {{\n", f"{NAME} {{\n\ttls {pem} {secret}\n")
    whole = f"{{\n\tadmin off\n\thttp_port {plain}\n\thttps_port {safe}\n}}\n{text}"
    (folder / "Caddyfile").write_text(whole)
    program = shutil.which("caddy")
    assert program is not None, "Caddy is installed by make test"
    return [program, "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def front(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    folder = tmp_path_factory.mktemp(str(request.param))
    env = {"TRUST_PROXY": "1", "FORCE_HTTPS": "true", "APP_URL": f"https://{NAME}", "NODE_ENV": "production"}
    with ServerProcess(folder / "cairn", {**env, "ENCRYPTION_KEY": "0123456789abcdef" * 4}) as server:
        plain, safe = free_port(), free_port()
        command = (nginx if request.param == "nginx" else caddy)(folder, plain, safe, server.port)
        log = (folder / "proxy.log").open("wb")
        home = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
        proxy = subprocess.Popen(command, stdout=log, stderr=log, env=home)
        until = time.monotonic() + 30
        while socket.socket().connect_ex(("127.0.0.1", safe)) != 0:
            assert proxy.poll() is None, (folder / "proxy.log").read_text()
            assert time.monotonic() < until, (folder / "proxy.log").read_text()
            time.sleep(0.05)
        yield Front(plain, safe, server)
        proxy.terminate()
        proxy.wait(timeout=20)
        log.close()


def signed_in(front: Front) -> str:
    body = f'{{"email":"{ADMIN_EMAIL}","password":"{ADMIN_PASSWORD}"}}'.encode()
    answer = front.ask("POST", "/api/auth/login", body, {"Content-Type": "application/json", **FORGED})
    assert answer.status == 200, answer.body
    cookie = answer.headers["set-cookie"]
    assert "secure" in cookie.lower()
    return cookie.split(";")[0]


def test_S05_pages_are_sent_to_HTTPS_and_bear_the_headers_there(front: Front) -> None:
    away = front.ask("GET", "/login?next=/gear", is_safe=False)
    assert away.status in (301, 308)
    assert re.fullmatch(r"https://trip\.example(:\d+)?/login\?next=/gear", away.headers["location"])
    page = front.ask("GET", "/login")
    assert page.status == 200
    assert page.headers["strict-transport-security"] == "max-age=31536000"
    assert "upgrade-insecure-requests" in page.headers["content-security-policy"]
    assert front.ask("GET", "/login", headers={"Host": "evil.example"}).status in (200, 400, 404, 421)


def test_S05_S06_the_address_is_the_one_the_proxy_saw_whatever_a_client_claims(front: Front) -> None:
    cookie = signed_in(front)
    answer = front.ask("GET", "/api/admin/audit-log?action=user.login&limit=1", headers={"Cookie": cookie})
    assert answer.json()["entries"][0]["ip"] == "127.0.0.1"
    checks = front.ask("GET", "/api/admin/security-check", headers={"Cookie": cookie}).json()["checks"]
    found = {one["about"]: one["state"] for one in checks}
    assert (found["https"], found["proxy"], found["cookies"], found["address"]) == ("good",) * 4


def test_S05_sockets_pass_and_uploads_up_to_the_limit(front: Front) -> None:
    cookie = signed_in(front)
    own = {"Cookie": cookie, "X-Requested-With": "tests"}
    as_json = {"Content-Type": "application/json", **own}
    trip = front.ask("POST", "/api/trips", b'{"title":"Behind"}', as_json).json()["trip"]["id"]
    token = front.ask("POST", "/api/auth/ws-token", None, own).json()["token"]
    with connect(
        f"wss://{NAME}/ws?token={token}",
        sock=socket.create_connection(("127.0.0.1", front.safe)),
        ssl=front.trust,
        origin=Origin(f"https://{NAME}"),
        open_timeout=25,  # two workers share two cores, and a hash of a password may be before us
    ) as wire:
        assert "hello" in str(wire.recv(timeout=10))
    content = b"%PDF-1.4\n" + b"0" * (49 * 1024 * 1024)
    told = {"Upload-Length": str(len(content)), "Upload-Metadata": metadata("scan.pdf"), "Content-Type": OCTETS}
    answer = front.ask("POST", f"/api/trips/{trip}/files", content, {**told, **own})
    assert answer.status == 201, answer.body


def test_HDR08_two_lengths_and_a_length_with_chunks_never_reach_the_server(front: Front) -> None:
    for extra in (
        b"Content-Length: 5\r\nContent-Length: 6\r\n",
        b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
    ):
        with front.trust.wrap_socket(socket.create_connection(("127.0.0.1", front.safe)), server_hostname=NAME) as wire:
            wire.settimeout(20)
            wire.sendall(
                b"POST /api/auth/login HTTP/1.1\r\nHost: trip.example\r\n"
                + extra
                + b"\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n"
            )
            status = wire.recv(65_536).split(b" ", 2)[1]
        assert status == b"400" or status in (b"403", b"415"), "refused by the proxy, or by the server as one request"
