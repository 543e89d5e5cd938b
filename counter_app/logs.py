"""A rotating log of what the program did; names, phones and id numbers never reach it."""

from __future__ import annotations

import logging
import re
from pathlib import Path

SIZE_MAX = 2_000_000
FILES = 5
_LONG_NUMBER = r"\d{9,}"


class _Masked(logging.Formatter):
    """Long runs of digits are id numbers, phones or accounts: only their last three show."""

    def format(self, record: logging.LogRecord) -> str:
        return re.sub(_LONG_NUMBER, lambda match: f"…{match[0][-3:]}", super().format(record))


def start(path: Path) -> None:
    """Log to a file; a folder that cannot be written costs the log, never the work."""
    # It brings sockets and queues with it: nobody waits for those before the first window.
    from logging.handlers import RotatingFileHandler

    root = logging.getLogger()
    root.setLevel(logging.INFO)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    if any(getattr(one, "baseFilename", "") == str(path.absolute()) for one in root.handlers):
        return
    try:
        handler = RotatingFileHandler(path, maxBytes=SIZE_MAX, backupCount=FILES, encoding="utf-8")
    except OSError:
        root.addHandler(logging.NullHandler())
        return
    handler.setFormatter(_Masked("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)
