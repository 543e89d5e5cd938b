"""The C library's heap on Linux, kept as small as the work is.

glibc gives each thread a heap of its own. Once a large block has come and gone it takes the next of
its size from these heaps too, where it lies free between small ones that stay: in a day of a few
hundred dossiers, with pages of A4 and ten threads, 36 MB lay free and were never given back. So
threads that begin from now on share the heaps that are there, and what is large comes from the
system and goes back to it. The fewer have begun, the better: from dossier 100 to 225 a day with one
heap grew by 1.7 MB, one with five by 3.6. What lies free between small ones is given back now and
then: it came to 10 MB of 249 after a thousand dossiers. Other systems' heaps are left as they are.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ctypes import CDLL

# Parameters of mallopt(3), as glibc's <malloc.h> numbers them.
MMAP_THRESHOLD, ARENA_MAX = -3, -8
# Bytes. Smaller than a page of A4 in grey at 100 dpi.
LARGE = 512 * 1024


def keep_small() -> bool:
    """Whether the C library took it; on other systems nothing is asked of it."""
    tell = getattr(_library(), "mallopt", None)
    # musl has no such function; glibc answers 1 for what it took.
    return tell is not None and bool(tell(MMAP_THRESHOLD, LARGE) and tell(ARENA_MAX, 1))


def give_back() -> None:
    """Whole pages that lie free go back to the system, by malloc_trim(3), where there is one."""
    trim = getattr(_library(), "malloc_trim", None)
    if trim is not None:
        trim(0)


def _library() -> CDLL | None:
    if sys.platform != "linux":
        return None
    import ctypes

    return ctypes.CDLL(None)
