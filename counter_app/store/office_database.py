"""Opens an office's PostgreSQL, and says by name why it will not open."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import DBAPIError

from counter_app.domain.errors import StoreError
from counter_app.domain.office_server import OfficeServer, is_sealed
from counter_app.store.engine import BUSY_S, is_writing, let_the_window_go_first, trouble
from counter_app.store.migrate import revision

# On which counters tell one another what they wrote.
CHANNEL = "quay_mot_cua"
# Older ones end their support before this program does.
SERVER_OLDEST = 150_000
# One key of the advisory locks for everything of this program, the second says what for.
LOCK_WRITER = 4071
# How long a writer waits for the one before it.
WAIT_S = 10
# A computer that falls asleep in the middle of a transaction must not stop nineteen others.
IDLE_S = 15
_SESSION = (
    f"-c lock_timeout={WAIT_S}s "
    "-c tcp_keepalives_idle=15 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3 "
    "-c search_path=public"
)
_TAKE_TURN = (
    f"SELECT set_config('idle_in_transaction_session_timeout', '{IDLE_S}s', true), "
    f"pg_advisory_xact_lock({LOCK_WRITER})"
)


def open_office(url: str, password: str = "") -> Engine:
    """The office's database; `password` is the key store's where the address bears none.

    Raises StoreError: "office_not_sealed" for a way over the network without a proved certificate,
    else what the server or the network says.
    """
    engine = create_engine(
        url,
        isolation_level="REPEATABLE READ",
        pool_size=4,
        max_overflow=4,
        # The server may have been started again since; asking costs less than a lost press.
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args=connect_arguments(url, password),
    )

    let_the_window_go_first(engine)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # One writer at a time, as in the embedded file: the audit chain is one line of links.
        if is_writing(connection):
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
            connection.exec_driver_sql(_TAKE_TURN)

    try:
        with engine.connect() as connection:
            version = int(connection.exec_driver_sql("SHOW server_version_num").scalar_one())
    except DBAPIError as error:
        engine.dispose()
        raise trouble(error) from None
    if version < SERVER_OLDEST:
        engine.dispose()
        raise StoreError("office_server_old", version=str(version // 10_000))
    return engine


def announce(connection: Connection, who: str, topics: Iterable[str]) -> None:
    """Tell the other counters with this transaction's commit: topics alone, nothing of a person."""
    told = f"{who} {' '.join(sorted(topics))}"
    connection.execute(_TELL, {"channel": CHANNEL, "told": told})


_TELL = text("SELECT pg_notify(:channel, :told)")


@dataclass(frozen=True, slots=True)
class Seen:
    """A server as a counter sees it: its version, who we are there, whether the way is sealed,
    milliseconds for one question, and the schema's step, "" for an empty database.

    `is_strong`: this account may change tables, which a counter's must not.
    """

    version: str
    user: str
    is_sealed: bool
    round_trip_ms: float
    step: str
    is_strong: bool


def look(url: str, password: str = "") -> Seen:
    """Reach a server and look, changing nothing; raises StoreError as `open_office` does."""
    engine = open_office(url, password)
    try:
        with engine.connect() as connection:
            started = time.perf_counter()
            connection.exec_driver_sql("SELECT 1")
            spent = (time.perf_counter() - started) * 1_000
            version, user, is_strong = connection.exec_driver_sql(
                "SELECT current_setting('server_version'), current_user, "
                "has_schema_privilege(current_user, 'public', 'CREATE')"
            ).one()
            info = connection.connection.driver_connection
            assert info is not None
            sealed = bool(info.pgconn.ssl_in_use)
            return Seen(version, user, sealed, spent, revision(connection) or "", is_strong)
    except DBAPIError as error:
        raise trouble(error) from None
    finally:
        engine.dispose()


def connect_arguments(url: str, password: str = "") -> dict[str, Any]:
    """What the driver is told besides the address; raises StoreError("office_not_sealed")."""
    if not is_sealed(url):
        raise StoreError("office_not_sealed")
    known = make_url(url)
    arguments: dict[str, Any] = {
        "connect_timeout": int(BUSY_S),
        "application_name": "quay-mot-cua",
        "options": _SESSION,
        "keepalives_idle": 15,
        "keepalives_interval": 5,
        "keepalives_count": 3,
    }
    if password and not known.password:
        arguments["password"] = password
    if not OfficeServer.of_url(url).is_local and "require_auth" not in known.query:
        # A server that asks for the password itself is none of ours.
        arguments["require_auth"] = "scram-sha-256"
    elif "sslmode" not in known.query:
        arguments["sslmode"] = "disable"
    return arguments
