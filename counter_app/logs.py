"""A rotating log of what the program did; names, phones and id numbers never reach it."""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from counter_app.domain.errors import CounterError

SIZE_MAX = 2_000_000
FILES = 5
# The innermost of each exception; what calls itself without end has a thousand alike.
FRAMES_MAX = 40
# As `sys.exc_info` gives it.
_Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
_LONG_NUMBER = r"\d{9,}"
_PLAIN_CODE = r"[a-z][a-z0-9_]*"


class _Discreet(logging.Formatter):
    """Every file that is logged to is written by it.

    Of an exception it tells what kind it is and where it came from, and never its message, which
    may hold whatever was typed; of an expected failure its code. A path may hold a person's name
    too, so a place is told by its module. Long runs of digits are id numbers, phones or accounts:
    only their last three show.
    """

    def format(self, record: logging.LogRecord) -> str:
        # Python keeps there what another formatter wrote, the message included.
        record.exc_text = None
        return re.sub(_LONG_NUMBER, lambda match: f"…{match[0][-3:]}", super().format(record))

    def formatException(self, ei: _Raised) -> str:
        """Type, module, line and function: what is needed to find it."""
        return "" if ei[1] is None else "\n".join(_told(ei[1]))


def _told(error: BaseException) -> Iterator[str]:
    """The exception, and then each one that led to it."""
    to_tell, seen = [error], {id(error)}
    for one in to_tell:
        yield f"  {_kind(one)}"
        for frame, line in list(traceback.walk_tb(one.__traceback__))[-FRAMES_MAX:]:
            module = frame.f_globals.get("__name__", "?")
            yield f"    {module}:{line} {frame.f_code.co_qualname}"
        for cause in _led_to(one):
            if id(cause) not in seen:
                seen.add(id(cause))
                to_tell.append(cause)


def _led_to(error: BaseException) -> Iterator[BaseException]:
    if error.__cause__ is not None:
        yield error.__cause__
    if error.__context__ is not None and not error.__suppress_context__:
        yield error.__context__
    if isinstance(error, BaseExceptionGroup):
        yield from error.exceptions


def _kind(error: BaseException) -> str:
    kind = type(error).__qualname__
    if isinstance(error, CounterError) and re.fullmatch(_PLAIN_CODE, error.code):
        return f"{kind} {error.code}"
    return kind


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
    handler.setFormatter(_Discreet("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)
