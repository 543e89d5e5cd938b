"""A citizen's bank app on a rehearsed day: pays a QR at the sandbox, and scripts its bad hours."""

from __future__ import annotations

import time
from typing import Any

import requests

TRIES = 40
PAUSE_S = 0.25


class BankPhone:
    """Talks to the sandbox alone; a real city has no such pages."""

    def __init__(self, city_url: str) -> None:
        self._url = city_url.rstrip("/")
        self._session = requests.Session()
        self._session.trust_env = False

    def pay(self, payload: str, amount: int | None = None) -> bool:
        """Pay a QR; a sandbox that is just starting again is asked for a while.

        Whether the money left. A lost reply may mean that it did: it is not paid a second time.
        """
        asked: dict[str, Any] = {"payload": payload}
        if amount is not None:
            asked["amount"] = str(amount)
        for _ in range(TRIES):
            try:
                reply = self._session.post(f"{self._url}/bank/pay", json=asked, timeout=5)
            except (requests.exceptions.ReadTimeout, requests.exceptions.ChunkedEncodingError):
                return True
            except requests.ConnectionError as error:
                if "reset" in str(error).lower() or "aborted" in str(error).lower():
                    return True
                time.sleep(PAUSE_S)
                continue
            return reply.status_code == 200
        return False

    def trouble(self, faults: list[dict[str, Any]]) -> bool:
        """Script the city's faults; False where the city is no sandbox."""
        try:
            reply = self._session.post(f"{self._url}/v1/sandbox/faults", json=faults, timeout=5)
        except requests.RequestException:
            return False
        return reply.status_code == 200

    def close(self) -> None:
        """Let go of the connection."""
        self._session.close()
