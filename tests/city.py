"""A sandbox city as a process of its own, which a test may kill and start again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import IO

import requests


class SandboxProcess:
    """Ends with its own handle; its state stays in the file."""

    def __init__(self, folder: Path, port: int = 0) -> None:
        self._folder = folder
        self.url = ""
        self._start(port)

    def kill(self) -> None:
        """kill -9, as a power cut would."""
        self._process.kill()
        self._process.wait()
        self._out.close()

    def restart(self) -> None:
        """The same state, the same port."""
        self.kill()
        self._start(int(self.url.rsplit(":", 1)[1]))

    def dossiers(self) -> list[dict[str, object]]:
        """What the city holds."""
        reply = self.session().get(f"{self.url}/v1/sandbox/dossiers", timeout=60)
        found: list[dict[str, object]] = reply.json()
        return found

    def faults(self, script: list[dict[str, object]]) -> None:
        """What it does wrong from now on."""
        reply = self.session().post(f"{self.url}/v1/sandbox/faults", json=script, timeout=60)
        assert reply.status_code == 200, reply.text

    def session(self) -> requests.Session:
        """A plain session that asks no environment."""
        session = requests.Session()
        session.trust_env = False
        return session

    def _start(self, port: int) -> None:
        state = str(self._folder / "city.db")
        command = [sys.executable, "-m", "sync.sandbox", "--port", str(port), "--state", state]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        self._out: IO[str] = self._process.stdout
        line = self._out.readline()
        assert line.startswith("ready "), line
        self.url = line.split()[1]
