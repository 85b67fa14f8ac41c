"""What leaves the server: nothing to where it must not go, nothing that is not written down."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from ipaddress import ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cairn.kit.outbound import Answer, Ask, NotReached
from cairn.security.addresses import Reach, reach
from cairn.security.egress import Egress, Policy, Sent
from tests.security.conftest import Site
from tests.support.people import Person
from tests.support.sink import Sink, reply_json, reply_redirect
from tests.support.waiting import wait_until

NEVER = [
    "http://127.0.0.1",
    "http://127.1",
    "http://2130706433",
    "http://0x7f000001",
    "http://017700000001",
    "http://0",
    "http://[::]",
    "http://[::1]",
    "http://[::ffff:127.0.0.1]",
    "http://[::ffff:7f00:1]",
    "http://[::127.0.0.1]",
    "http://[64:ff9b::7f00:1]",
    "http://[2002:7f00:1::]",
    "http://[2001:0:7f00:1::1]",
    "http://[2a00::5efe:7f00:1]",
    "http://[64:ff9b:1::1]",
    "http://169.254.169.254/latest/meta-data",
    "http://[fe80::1]",
    "http://[fe90::1]",
    "http://[febf::1]",
    "http://[fec0::1]",
    "http://[fd00:ec2::254]",
    "http://100.100.100.200",
    "http://localhost",
    "http://LOCALHOST.",
    "http://127.9.9.9",
    "http://0.0.0.0",
    "http://198.18.0.1",
    "http://224.0.0.1",
    "http://[ff02::1]",
    "http://255.255.255.255",
    "http://240.0.0.1",
    "http://192.0.0.1",
    "file:///etc/passwd",
    "gopher://127.0.0.1",
    "http://user@127.0.0.1",
    "http://user:word@public.example",
    "http:///nowhere",
    "http://①②⑦.⓪.⓪.①",
    "http://999.1",
    "http://0x7f.1",
    "http://public.example:22",
    "http://public.example:6379",
    "http://public.example:99999",
]
INTERNAL = [
    "http://10.0.0.1",
    "http://172.31.0.1",
    "http://192.168.1.1",
    "http://100.64.0.1",
    "http://[fc00::1]",
    "http://[::ffff:10.0.0.1]",
    "http://[64:ff9b::a00:1]",
    "http://printer.local",
    "http://metadata.google.internal",
    "http://nas",
    "http://box.lan",
    "http://a.home.arpa",
    "http://mixed.example",
]
NAMES = {
    "localhost": ["127.0.0.1", "::1"],
    "printer.local": ["192.168.1.9"],
    "metadata.google.internal": ["169.254.169.254"],
    "nas": ["192.168.1.10"],
    "box.lan": ["10.0.0.3"],
    "a.home.arpa": ["10.0.0.4"],
    "mixed.example": ["93.184.216.34", "10.0.0.1"],
    "rebinding.example": ["93.184.216.34", "127.0.0.1"],
}


@dataclass
class Tried:
    """An Egress with names of our own, and what it has noted."""

    policy: Policy = field(default_factory=Policy)
    names: Mapping[str, Sequence[str]] = field(default_factory=lambda: NAMES)
    noted: list[Sent] = field(default_factory=list)
    looked_up: list[str] = field(default_factory=list)

    async def send(self, url: str, **more: object) -> Answer:
        async def resolve(host: str, _: int) -> Sequence[str]:
            self.looked_up.append(host)
            if host not in self.names:
                raise OSError(host)
            return self.names[host]

        async def note(sent: Sent) -> None:
            self.noted.append(sent)

        ask = Ask("Somebody", "a test", url, **more)  # type: ignore[arg-type]  # fields of Ask by name
        return await Egress(self.policy, note, resolve).send(ask)

    async def refused(self, url: str, **more: object) -> str:
        with pytest.raises(NotReached) as caught:
            await self.send(url, **more)
        return caught.value.reason


@pytest.mark.parametrize("url", [*NEVER, *INTERNAL, "http://rebinding.example"])
async def test_SSRF01_S08_nothing_goes_to_this_machine_or_its_neighbours(url: str) -> None:
    tried = Tried()
    reason = await tried.refused(url)
    assert "Error" not in reason, "refused before anything is connected to"
    assert [one.outcome for one in tried.noted] == [reason]


@pytest.mark.parametrize("url", [*NEVER, "http://rebinding.example", "http://metadata.google.internal"])
async def test_SSRF04_S08_the_open_internal_network_does_not_open_this_machine(url: str) -> None:
    assert "Error" not in await Tried(Policy(allow_internal=True)).refused(url)


async def test_SSRF04_the_host_opens_one_machine_or_network_and_no_other() -> None:
    """Whatever is opened is really connected to, so the address is of a network without anybody in it."""
    policy = Policy(allowed_hosts=frozenset({"nas"}), allowed_networks=(ip_network("10.0.0.0/30"),))
    for url in ("http://printer.local", "http://10.0.0.4", "http://192.168.1.10"):
        assert "not for requests" in (reason := await Tried(policy).refused(url)) or "internal network" in reason


def test_SSRF01_an_address_is_as_near_as_what_is_wrapped_in_it() -> None:
    assert reach(ip_address("2002:5db8:d822::1")) is Reach.PUBLIC
    assert reach(ip_address("2002:a00:1::1")) is Reach.INTERNAL
    assert reach(ip_address("2606:4700::1111")) is Reach.PUBLIC


@given(st.ip_addresses(v=4))
def test_SSRF01_no_costume_makes_an_address_farther(address: object) -> None:
    number = int(ip_address(str(address)))
    for costume in (
        f"::ffff:{address}",
        f"::{address}",
        f"64:ff9b::{address}",
        f"2002:{number:08x}"[:-4] + f":{number & 0xFFFF:04x}::",
    ):
        assert reach(ip_address(costume)) <= reach(ip_address(str(address)))


async def test_SSRF01_a_redirect_is_judged_like_a_first_address() -> None:
    with Sink() as inner, Sink(lambda _: reply_redirect(f"{inner.url}/secret")) as outer:
        tried = Tried(Policy(named=frozenset({f"http://127.0.0.1:{outer.port}"})))
        assert "not for requests" in await tried.refused(outer.url)
        assert len(outer.asked) == 1
        assert not inner.asked


async def test_SSRF01_six_redirects_are_too_many_and_five_are_not() -> None:
    with Sink(lambda path: reply_redirect(f"/{int(path[1:]) - 1}") if path != "/0" else reply_json({})) as sink:
        tried = Tried(Policy(named=frozenset({f"http://127.0.0.1:{sink.port}"})))
        assert (await tried.send(f"{sink.url}/5")).status == 200
        assert "redirects" in await tried.refused(f"{sink.url}/6")


async def test_SSRF02_a_secret_stays_with_the_host_it_is_for() -> None:
    with Sink() as second, Sink(lambda path: reply_redirect(second.url) if path == "/" else reply_json({})) as first:
        named = frozenset({f"http://127.0.0.1:{first.port}", f"http://127.0.0.1:{second.port}"})
        await Tried(Policy(named=named)).send(first.url + "/", secret={"authorization": "Bearer canary"})
    assert first.asked[0][1]["authorization"] == "Bearer canary"
    assert "authorization" not in second.asked[0][1]
    assert "cookie" not in second.asked[0][1]


async def test_SSRF03_too_much_too_odd_and_packed_answers_are_refused() -> None:
    replies = {
        "/long": (200, {"Content-Type": "application/json"}, b" " * 2000),
        "/page": (200, {"Content-Type": "text/html"}, b"<p>hello"),
        "/packed": (200, {"Content-Type": "application/json", "Content-Encoding": "gzip"}, b"\x1f\x8b"),
        "/fine": reply_json({"a": 1}),
    }
    with Sink(lambda path: replies[path]) as sink:
        tried = Tried(Policy(named=frozenset({f"http://127.0.0.1:{sink.port}"})))
        assert "more than 1000 bytes" in await tried.refused(f"{sink.url}/long", max_bytes=1000)
        assert "text/html" in await tried.refused(f"{sink.url}/page")
        assert "compressed" in await tried.refused(f"{sink.url}/packed")
        assert json.loads((await tried.send(f"{sink.url}/fine")).body) == {"a": 1}
    assert [one.outcome for one in tried.noted][-1] == "ok"
    assert tried.noted[-1].size == 8


async def test_SSRF03_the_name_travels_to_the_address_that_was_judged() -> None:
    """One look-up, and the connection goes where it led: a name that changes its mind changes nothing."""
    with Sink() as sink:
        named = frozenset({f"http://rates.example:{sink.port}"})
        tried = Tried(Policy(named=named), {"rates.example": ["127.0.0.1"]})
        await tried.send(f"http://rates.example:{sink.port}/x")
    assert tried.looked_up == ["rates.example"]
    assert sink.asked[0][1]["host"] == f"rates.example:{sink.port}"


async def test_SSRF05_switched_off_nothing_is_even_looked_up() -> None:
    tried = Tried(Policy(is_on=False))
    assert "OUTBOUND=off" in await tried.refused("http://public.example")
    assert tried.looked_up == []


RATES = [
    {"date": "2027-03-01", "base": "EUR", "quote": "USD", "rate": 1.25},
    {"date": "2027-03-02", "base": "EUR", "quote": "JPY", "rate": 200},
    {"date": "2020-01-01", "base": "EUR", "quote": "GBP", "rate": 0.9},
    {"date": "2027-03-02", "base": "EUR", "quote": "DOGE", "rate": 5},
]


def test_SSRF06_newer_rates_come_once_and_the_host_sees_who_was_asked(site_with: Callable[..., Site]) -> None:
    with Sink(lambda _: reply_json(RATES)) as sink:
        site = site_with(OUTBOUND="on", RATES_URL=f"{sink.url}/v2/rates")
        admin = Person.admin(site.server.url)
        assert admin.get("/api/rates")["source"].startswith("ECB"), "nobody waits for another server"
        wait_until(lambda: admin.get("/api/rates")["on"] == "2027-03-02")
        table = admin.get("/api/rates")
        assert table["source"] == "Frankfurter 2027-03-02"
        assert table["per_euro"] == {"EUR": 1.0, "USD": 1.25, "JPY": 200.0}, "old ones and none of ours are left out"
        assert len(sink.asked) == 1
    log = admin.get("/api/admin/outbound")
    assert (log["is_on"], log["total"]) == (True, 1)
    entry = log["entries"][0]
    assert (entry["provider"], entry["host"], entry["status"], entry["outcome"]) == (
        "Frankfurter",
        "127.0.0.1",
        200,
        "ok",
    )
    assert entry["why"] == "exchange rates for costs"
    other = Person.register(site.server.url, "egress-otto")
    assert other.request("GET", "/api/admin/outbound").status == 403


def test_SSRF06_a_table_that_makes_no_sense_changes_nothing(site_with: Callable[..., Site]) -> None:
    with Sink(lambda _: reply_json({"rates": "soon"})) as sink:
        site = site_with(OUTBOUND="on", RATES_URL=f"{sink.url}/odd")
        admin = Person.admin(site.server.url)
        admin.get("/api/rates")
        wait_until(lambda: admin.get("/api/admin/outbound")["total"] == 1)
        assert admin.get("/api/rates")["source"].startswith("ECB")
