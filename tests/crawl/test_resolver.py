"""Names of hosts to addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from scrapy import Request
from scrapy.exceptions import CannotResolveHostError, DownloadTimeoutError
from scrapy.resolver import dnscache
from twisted.internet.address import IPv4Address, IPv6Address

from gkcrawl.crawl.resolver import HostResolver, prefer_family, refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

V4, V6 = IPv4Address("TCP", "8.8.8.8", 443), IPv6Address("TCP", "2001:4860:4860::8888", 443)
INSIDE = IPv4Address("TCP", "192.168.60.62", 443)


class Names:
    """The system's resolver: answers with ``addresses`` of the kinds asked for."""

    def __init__(self, *addresses: Any) -> None:
        self.addresses = addresses
        self.nameResolver = self

    def resolveHostName(self, receiver: Any, host: str, port: int, kinds: Any, semantics: str) -> None:
        receiver.resolutionBegan(None)
        for address in self.addresses:
            if kinds is None or isinstance(address, tuple(kinds)):
                receiver.addressResolved(address)
        receiver.resolutionComplete()


class Found:
    """Collects what is resolved."""

    def __init__(self) -> None:
        self.addresses: list[Any] = []
        self.complete = False

    def resolutionBegan(self, resolution: Any) -> None:
        """Nothing to do."""

    def addressResolved(self, address: Any) -> None:
        self.addresses.append(address)

    def resolutionComplete(self) -> None:
        self.complete = True


@pytest.fixture(autouse=True)
def nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(HostResolver, "families", {})
    monkeypatch.setattr(HostResolver, "inside", {})
    dnscache.clear()
    yield
    dnscache.clear()


def resolve(resolver: HostResolver, host: str = "www.qingshan.gov.cn") -> list[Any]:
    found = Found()
    resolver.resolveHostName(found, host, 443)
    assert found.complete
    return found.addresses


def make(*addresses: Any) -> HostResolver:
    reactor: Any = Names(*addresses)
    return HostResolver(reactor, 100)


@pytest.mark.parametrize(("family", "found"), [("any", [V4, V6]), ("ipv4", [V4]), ("ipv6", [V6])])
def test_a_host_resolves_to_the_family_its_portal_prefers(family: Any, found: list[Any]) -> None:
    prefer_family(["www.qingshan.gov.cn"], family)
    assert resolve(make(V4, V6)) == found
    assert resolve(make(V4, V6), "www.other.gov.cn") == [V4, V6]


def test_addresses_inside_a_network_are_left_out_cached_or_not() -> None:
    resolver = make(INSIDE)
    assert resolve(resolver) == resolve(resolver) == []
    request = Request("http://www.qingshan.gov.cn/a.html")
    refused = refusal(request, CannotResolveHostError("no results"))
    assert refused is not None
    assert (refused.word, str(refused)) == ("private", "www.qingshan.gov.cn is 192.168.60.62, inside some network")
    assert refusal(request, DownloadTimeoutError("slow")) is None
    assert refusal(Request("http://lost.gov.cn/"), CannotResolveHostError("no results")) is None


def test_a_name_that_is_private_by_itself_is_judged_elsewhere() -> None:
    here = IPv4Address("TCP", "127.0.0.1", 80)
    assert resolve(make(here), "localhost") == [here]


@pytest.mark.parametrize("proxy", ["http://user:word@proxy.example.com:3128", "proxy.example.com:3128"])
def test_a_proxy_may_be_inside_a_network(monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    monkeypatch.setenv("https_proxy", proxy)
    monkeypatch.setenv("no_proxy", "www.qingshan.gov.cn")
    assert resolve(make(INSIDE), "proxy.example.com") == [INSIDE]
    assert resolve(make(INSIDE)) == []
