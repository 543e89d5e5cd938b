"""Which eSCL scanners the network has."""

from __future__ import annotations

import ipaddress
import time
from typing import TYPE_CHECKING

from counter_app.ports import FoundScanner

if TYPE_CHECKING:
    from zeroconf import ServiceInfo, Zeroconf

KINDS = ("_uscan._tcp.local.", "_uscans._tcp.local.")
_ANSWER_MS = 1500


def discover(seconds: float = 3.0) -> tuple[FoundScanner, ...]:
    """Listen a while; nothing where the network lets nobody ask."""
    from zeroconf import ServiceBrowser, Zeroconf

    names: list[tuple[str, str]] = []

    def heard(zeroconf: Zeroconf, service_type: str, name: str, state_change: object) -> None:
        del zeroconf, state_change
        names.append((service_type, name))

    try:
        with Zeroconf() as line:
            browser = ServiceBrowser(line, list(KINDS), handlers=[heard])
            time.sleep(seconds)
            browser.cancel()
            infos = [line.get_service_info(kind, name, _ANSWER_MS) for kind, name in set(names)]
    except OSError:
        return ()
    found = {scanner for info in infos if info is not None for scanner in scanners_of(info)}
    return tuple(sorted(found, key=lambda one: (one.name, one.address)))


def scanners_of(info: ServiceInfo) -> tuple[FoundScanner, ...]:
    """What an announcement says, as far as it can be believed; one outside the office cannot."""
    told = {
        key.decode("ascii", "replace").lower(): (value or b"").decode("utf-8", "replace")
        for key, value in info.properties.items()
    }
    words = "".join(letter for letter in told.get("ty", "") if letter.isprintable())
    root = told.get("rs", "eSCL").strip("/") or "eSCL"
    scheme = "https" if info.type.startswith("_uscans.") else "http"
    found = []
    for text in info.parsed_addresses():
        address = ipaddress.ip_address(text.partition("%")[0])
        if not address.is_private or not root.replace("/", "").isalnum():
            continue
        host = f"[{address}]" if address.version == 6 else str(address)
        name = words[:60] or str(address)
        found.append(FoundScanner(name, f"{scheme}://{host}:{info.port}/{root}"))
    return tuple(found)
