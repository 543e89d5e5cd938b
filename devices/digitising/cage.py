"""A process of its own for the files of strangers, short of memory and of time."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from counter_app.domain.errors import InputError

_MORE, _DONE, _REFUSED = "more", "done", "refused"


@dataclass(frozen=True, slots=True)
class PdfLimits:
    """How long a file may keep us waiting, how much memory it may ask for, what may come of it."""

    seconds: float = 60.0
    memory: int = 2 * 1024**3
    bytes_out: int = 400 * 1024 * 1024


USUAL = PdfLimits()


def caged(
    job: Callable[..., Iterator[object]], arguments: tuple[object, ...], limits: PdfLimits
) -> Iterator[object]:
    """What `job` yields, one by one as it comes; a job is known by its module and name.

    Raises the InputError that the job raises, and InputError("scan_pdf_too_heavy") where it asks
    for too much or falls over.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    child = context.Process(target=_work, args=(theirs, job, limits), name="pdf", daemon=True)
    child.start()
    theirs.close()
    try:
        ours.send(arguments)
        while True:
            if not ours.poll(limits.seconds):
                raise too_heavy()
            kind, value = ours.recv()
            if kind == _REFUSED:
                raise value
            if kind == _DONE:
                return
            yield value
    except (BrokenPipeError, ConnectionResetError, EOFError):
        # It was ended by its own limits, or its library fell over.
        raise too_heavy() from None
    finally:
        ours.close()
        child.kill()
        child.join()
        child.close()


def too_heavy() -> InputError:
    """What is said of a file that asks for more than a scan ever needs."""
    return InputError("scan_pdf_too_heavy", field="scan")


def _work(pipe: Connection, job: Callable[..., Iterator[object]], limits: PdfLimits) -> None:
    """The process of its own; it dies with its parent."""
    _bound(limits)
    try:
        arguments: tuple[Any, ...] = pipe.recv()
        for value in job(*arguments):
            pipe.send((_MORE, value))
        pipe.send((_DONE, None))
    except InputError as error:
        pipe.send((_REFUSED, error))
    except MemoryError:
        pipe.send((_REFUSED, too_heavy()))
    except BrokenPipeError:
        pass


def _bound(limits: PdfLimits) -> None:
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    seconds = max(1, round(limits.seconds))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
