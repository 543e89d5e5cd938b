"""The system's own PostgreSQL, which speaks TLS; the one of the tests' wheel has no OpenSSL."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

# Debian's package makes this account; PostgreSQL does not run as root.
ACCOUNT = "postgres"
HEARD_WITHIN_S = 20.0
_QUIET = {"fsync": "off", "listen_addresses": "'127.0.0.1'", "password_encryption": "scram-sha-256"}


def programs() -> Path | None:
    """The folder of the newest server of this system; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=_version)
    if found:
        return found[-1].parent
    known = shutil.which("pg_ctl")
    return None if known is None else Path(known).parent


def _version(path: Path) -> tuple[int, ...]:
    return tuple(int(part) for part in path.parts[4].split(".") if part.isdigit())


@dataclass(frozen=True, slots=True)
class SealedServer:
    """A server on this computer's loopback with a data folder and a port of its own."""

    folder: Path
    port: int
    _bin: Path

    def seal(self, chain: Path | None) -> None:
        """Speak TLS with the certificate and key of a PEM file from now on, or no TLS at all."""
        options = {"ssl": "off"}
        if chain is not None:
            mine = self.folder / "server.pem"
            mine.write_bytes(chain.read_bytes())
            _give(mine, 0o600)
            options = {"ssl": "on", "ssl_cert_file": f"'{mine}'", "ssl_key_file": f"'{mine}'"}
        self._configure(options)
        self.run("pg_ctl", "reload", "-D", str(self.data), "-s")
        self._wait_until("ssl", options["ssl"])

    @property
    def data(self) -> Path:
        """The cluster."""
        return self.folder / "data"

    @property
    def admin_url(self) -> str:
        """The administrator's way in, by the socket."""
        user = f"postgresql+psycopg://{ACCOUNT}@/postgres"
        return f"{user}?host={self.folder}&port={self.port}"

    def run(self, program: str, *arguments: str) -> str:
        """What one of PostgreSQL's programs says, run as an account that it accepts."""
        account = ACCOUNT if os.geteuid() == 0 else None
        ran = subprocess.run(
            [str(self._bin / program), *arguments],
            user=account,
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert ran.returncode == 0, f"{program}: {ran.stderr}"
        return ran.stdout

    def start(self) -> None:
        """A new cluster: the administrator by the socket, everybody else by password."""
        self.run(
            "initdb", "-D", str(self.data), "-U", ACCOUNT, "--encoding", "UTF8", "--no-sync",
            "--auth-local", "trust", "--auth-host", "scram-sha-256",
        )  # fmt: skip
        (self.data / "conf.d").mkdir()
        _give(self.data / "conf.d", 0o700)
        with (self.data / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write("include_dir = 'conf.d'\n")
        socket_here = {"port": str(self.port), "unix_socket_directories": f"'{self.folder}'"}
        self._configure(_QUIET | socket_here, "first.conf")
        log = str(self.folder / "log")
        self.run("pg_ctl", "start", "-D", str(self.data), "-w", "-s", "-l", log)

    def stop(self) -> None:
        """End it; what it holds is thrown away."""
        self.run("pg_ctl", "stop", "-D", str(self.data), "-w", "-s", "-m", "immediate")

    def _wait_until(self, name: str, value: str) -> None:
        """A reload is a signal: who connects right behind it may still meet the old server."""
        until = time.monotonic() + HEARD_WITHIN_S
        where = ("-h", str(self.folder), "-p", str(self.port), "-U", ACCOUNT, "postgres")
        while time.monotonic() < until:
            if self.run("psql", "-XAtc", f"SHOW {name}", *where).strip() == value:
                return
            time.sleep(0.05)
        raise AssertionError(f"the server did not turn {name} {value}")

    def _configure(self, options: Mapping[str, str], name: str = "seal.conf") -> None:
        path = self.data / "conf.d" / name
        path.write_text("".join(f"{one} = {value}\n" for one, value in options.items()))
        _give(path, 0o600)


@contextmanager
def sealed_server(place: Path) -> Iterator[SealedServer]:
    """One that lives as long as the block and speaks no TLS until it is told to."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="counter-tls-") as name:
        folder = Path(name)
        _give(folder, 0o700)
        server = SealedServer(folder, port, place)
        server.start()
        try:
            yield server
        finally:
            server.stop()


def _give(path: Path, mode: int) -> None:
    path.chmod(mode)
    if os.geteuid() == 0:
        shutil.chown(path, ACCOUNT, ACCOUNT)
