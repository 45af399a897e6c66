"""DNS resolver that drops private addresses of public names, and picks IPv4 or IPv6 (docs/families.md#failures).

Scrapy has one resolver a process, so what portals ask for is kept by host.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlsplit
from urllib.request import getproxies

from scrapy.exceptions import CannotResolveHostError
from scrapy.resolver import CachingHostnameResolver
from scrapy.utils.httpobj import urlparse_cached
from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.interfaces import IResolutionReceiver
from zope.interface.declarations import implementer

from gkcrawl.portals.answers.challenges import is_private
from gkcrawl.portals.walking.failure import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrapy import Request

    from gkcrawl.portals.walking.declaration import AddressFamily

logger = logging.getLogger(__name__)

_KINDS: dict[str, tuple[Any, ...]] = {"ipv4": (IPv4Address,), "ipv6": (IPv6Address,)}


class HostResolver(CachingHostnameResolver):
    """Resolves IPv4 and IPv6, leaving out the addresses of a public name that are inside some network.

    Names that are private by themselves (localhost, 127.0.0.1) are judged where requests are made. Proxies may be
    inside: they resolve the names of portals themselves.
    """

    families: ClassVar[dict[str, AddressFamily]] = {}
    inside: ClassVar[dict[str, str]] = {}

    def resolveHostName(
        self,
        resolutionReceiver: Any,
        hostName: str,
        portNumber: int = 0,
        addressTypes: Any = None,
        transportSemantics: str = "TCP",
    ) -> Any:
        """Hand ``resolutionReceiver`` the addresses of ``hostName``. Names and arguments are Twisted's."""
        if not is_private(hostName) and hostName not in _proxies():
            resolutionReceiver = _PublicOnly(resolutionReceiver, hostName)
        kinds = _KINDS.get(self.families.get(hostName, "any"), addressTypes)
        return super().resolveHostName(resolutionReceiver, hostName, portNumber, kinds, transportSemantics)


def _proxies() -> set[str | None]:
    """Hosts of the proxies that the environment names, as Scrapy reads it."""
    named = [proxy for kind, proxy in getproxies().items() if kind != "no"]
    return {urlsplit(proxy if "://" in proxy else f"//{proxy}").hostname for proxy in named}


@implementer(IResolutionReceiver)
class _PublicOnly:
    """Passes on what is found for ``host``, but for addresses inside some network."""

    def __init__(self, receiver: Any, host: str) -> None:
        self._receiver, self._host = receiver, host

    def resolutionBegan(self, resolution: Any) -> None:
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: Any) -> None:
        if is_private(address.host):
            HostResolver.inside[self._host] = address.host
        else:
            self._receiver.addressResolved(address)

    def resolutionComplete(self) -> None:
        self._receiver.resolutionComplete()


def prefer_family(hosts: Iterable[str], family: AddressFamily) -> None:
    """Resolve ``hosts`` to addresses of ``family`` only; "any" takes both."""
    HostResolver.families.update(dict.fromkeys(hosts, family))


def refusal(request: Request, exception: Exception) -> Refused | None:
    """The true reason where ``exception`` says that the host of ``request`` has no address: it is inside a network."""
    host = urlparse_cached(request).hostname or ""
    if not isinstance(exception, CannotResolveHostError) or host not in HostResolver.inside:
        return None
    return Refused("private", f"{host} is {HostResolver.inside[host]}, inside some network")
