"""A citizen's browser, without a window and without a network."""

from __future__ import annotations

import subprocess
from pathlib import Path


def dom_of(page: Path, fragment: str, folder: Path) -> str:
    """The page as it stands when everything on it has settled."""
    told = subprocess.run(
        [
            "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            "--no-first-run", "--disable-background-networking", f"--user-data-dir={folder}",
            "--virtual-time-budget=10000", "--dump-dom", f"{page.as_uri()}#{fragment}",
        ],
        capture_output=True,
        check=True,
        timeout=120,
    )  # fmt: skip
    return told.stdout.decode()
