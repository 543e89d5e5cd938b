"""The sandbox city as a process of its own, which a test may kill and start again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import requests

ROOT = Path(__file__).resolve().parents[2]
# Only a city that hangs is given up on, never a machine that has much to do.
PATIENCE_S = 60


class SandboxProcess:
    """A city on a port of its own. It comes back on the same port with the same memory."""

    def __init__(self, state: Path, database_url: str = "") -> None:
        self._memory = ["--database-url", database_url] if database_url else ["--state", str(state)]
        self._process: subprocess.Popen[str] | None = None
        self._session = requests.Session()
        self._session.trust_env = False
        self._tokens: dict[str, str] = {}
        self.port = 0
        self.url = ""

    def start(self) -> None:
        """Start, and return when it listens."""
        command = [sys.executable, "-m", "sync.sandbox", "--port", str(self.port), *self._memory]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        assert self._process.stdout is not None
        word, _, self.url = self._process.stdout.readline().strip().partition(" ")
        assert word == "ready"
        self.port = int(self.url.rpartition(":")[2])

    @property
    def pid(self) -> int:
        """Of the process that runs."""
        assert self._process is not None
        return self._process.pid

    def kill(self) -> None:
        """kill -9; nothing is said or saved."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            assert self._process.stdout is not None
            self._process.stdout.close()
            self._process = None

    def close(self) -> None:
        """End it for good."""
        self.kill()
        self._session.close()

    def faults(self, *script: dict[str, Any]) -> None:
        """Script what goes wrong next; nothing where nothing is given."""
        reply = self._session.post(
            f"{self.url}/v1/sandbox/faults", json=list(script), timeout=PATIENCE_S
        )
        assert reply.status_code == 200, reply.text

    def dossiers(self) -> list[dict[str, Any]]:
        """What the city holds."""
        held: list[dict[str, Any]] = self._get("/v1/sandbox/dossiers").json()
        return held

    def credits(self) -> list[dict[str, Any]]:
        """What its bank booked."""
        booked: list[dict[str, Any]] = self._get("/v1/sandbox/credits").json()
        return booked

    def pay(self, payload: str, **changes: Any) -> requests.Response:
        """Scan a code with the bank phone."""
        asked = {"payload": payload, **changes}
        return self._session.post(f"{self.url}/bank/pay", json=asked, timeout=PATIENCE_S)

    def token(self, station: str) -> str:
        """A fresh bearer token of a station."""
        asked = {"client_id": station, "client_secret": "drill"}
        reply = self._session.post(f"{self.url}/v1/token", data=asked, timeout=PATIENCE_S)
        return str(reply.json()["access_token"])

    def ask(self, method: str, path: str, station: str = "", **arguments: Any) -> requests.Response:
        """Any request, with a token where a station is named."""
        headers = dict(arguments.pop("headers", {}))
        if station:
            self._tokens[station] = self._tokens.get(station) or self.token(station)
            headers["Authorization"] = f"Bearer {self._tokens[station]}"
        reply = self._session.request(
            method, self.url + path, headers=headers, timeout=PATIENCE_S, **arguments
        )
        if reply.status_code == 401 and self._tokens.pop(station, ""):
            return self.ask(method, path, station, headers=headers, **arguments)
        return reply

    def page(self, path: str) -> str:
        """A page as a phone shows it."""
        return self._get(path).text

    def _get(self, path: str) -> requests.Response:
        return self._session.get(self.url + path, timeout=PATIENCE_S)
