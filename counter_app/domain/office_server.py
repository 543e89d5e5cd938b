"""Where an office's shared database is, and how the way to it is sealed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, quote, unquote, urlencode, urlsplit

from counter_app.domain.errors import StoreError

SCHEME = "postgresql+psycopg"
PORT = 5432
DATABASE = "quay_mot_cua"
# Who the counters are, and who owns the tables: never the same, or a counter could rub out its own
# trail.
COUNTER_ROLE = "quay_counter"
OWNER_ROLE = "quay_owner"
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_HOST = re.compile(r"[A-Za-z0-9][A-Za-z0-9.:-]{0,252}")


@dataclass(frozen=True, slots=True)
class OfficeServer:
    """An address as a person types it.

    `ca` is a PEM file of the authority behind the server's certificate, empty for the system's own
    authorities. The password is no part of it: it lies in the key store.
    """

    host: str
    port: int = PORT
    database: str = DATABASE
    user: str = COUNTER_ROLE
    ca: str = ""

    @classmethod
    def typed(
        cls, host: str, port: str, database: str = "", user: str = "", ca: str = ""
    ) -> OfficeServer:
        """Out of five fields; raises StoreError("office_address_wrong") naming the first one."""
        host, port = host.strip(), port.strip() or str(PORT)
        database, user = database.strip() or DATABASE, user.strip() or COUNTER_ROLE
        wrong = (
            ("host", not _HOST.fullmatch(host)),
            ("port", not (port.isascii() and port.isdigit() and 0 < int(port) < 65_536)),
            ("database", not _NAME.fullmatch(database)),
            ("user", not _NAME.fullmatch(user)),
        )
        for field, is_wrong in wrong:
            if is_wrong:
                raise StoreError("office_address_wrong", field=field)
        return cls(host, int(port), database, user, ca.strip())

    @classmethod
    def of_url(cls, url: str) -> OfficeServer:
        """Out of an address that settings or environment hold.

        Raises StoreError("database_url_unknown") for one of another kind.
        """
        try:
            parts = urlsplit(url)
            port = parts.port or PORT
        except ValueError:
            raise StoreError("database_url_unknown") from None
        if parts.scheme != SCHEME:
            raise StoreError("database_url_unknown")
        asked = parse_qs(parts.query)
        host = asked.get("host", [parts.hostname or ""])[0]
        ca = asked.get("sslrootcert", [""])[0]
        return cls(
            host,
            port,
            unquote(parts.path.removeprefix("/")) or DATABASE,
            unquote(parts.username or "") or COUNTER_ROLE,
            "" if ca == "system" else ca,
        )

    @property
    def is_local(self) -> bool:
        """Whether it is this very computer, so that nobody listens on the way."""
        return self.host in LOOPBACK or self.host.startswith("/") or not self.host

    @property
    def url(self) -> str:
        """The address with its seal: the certificate and the name in it are checked, always."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        seal = {} if self.is_local else _seal(self.ca)
        query = f"?{urlencode(seal, quote_via=quote)}" if seal else ""
        user, database = quote(self.user, safe=""), quote(self.database, safe="")
        return f"{SCHEME}://{user}@{host}:{self.port}/{database}{query}"

    def with_query_of(self, url: str) -> str:
        """This address with what another one says of sockets and seals."""
        query = urlsplit(url).query
        base = self.url.partition("?")[0]
        if self.host.startswith("/"):
            base = f"{SCHEME}://{quote(self.user, safe='')}@/{quote(self.database, safe='')}"
        return f"{base}?{query}" if query else base


def _seal(ca: str) -> dict[str, str]:
    return {"sslmode": "verify-full", "sslrootcert": ca or "system"}


def is_sealed(url: str) -> bool:
    """Whether the way is encrypted to a server whose name was proved, or never leaves this desk."""
    server, asked = OfficeServer.of_url(url), parse_qs(urlsplit(url).query)
    # Another address than the name's, or a list of them, would lead off this computer.
    stays = set(asked.get("hostaddr", ())) <= LOOPBACK and "," not in server.host
    return (server.is_local and stays) or asked.get("sslmode") == ["verify-full"]


def without_password(url: str) -> str:
    """The same address as may be shown and kept in a settings file."""
    parts = urlsplit(url)
    if parts.password is None:
        return url
    place = parts.netloc.rpartition("@")[2]
    return parts._replace(netloc=f"{quote(parts.username or '')}@{place}").geturl()
