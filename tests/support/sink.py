"""A server of somebody else's, on this machine: says what it is told to, remembers who asked."""

import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

Reply = tuple[int, Mapping[str, str], bytes]


def reply_json(value: Any) -> Reply:
    return 200, {"Content-Type": "application/json; charset=utf-8"}, json.dumps(value).encode()


def reply_redirect(to: str) -> Reply:
    return 302, {"Location": to}, b""


@dataclass
class Sink:
    """`answer` gets the path; `asked` holds (path, headers) of every request that arrived, `sent` the body of the last."""

    answer: Callable[[str], Reply] = lambda _: reply_json({})
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    sent: bytes = b""

    def __enter__(self) -> Self:
        sink = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                sink.sent = self.rfile.read(int(self.headers.get("Content-Length", "0")))
                sink.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
                status, headers, body = sink.answer(self.path)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_POST = do_GET

            def log_message(self, format: str, *args: Any) -> None:
                """The test looks at `asked` instead."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"
