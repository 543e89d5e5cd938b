"""Memory that is large goes back to the system."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# After a block of two megabytes glibc takes one of one megabyte from its heap.
TOLD = """
import ctypes
from ui.heap import keep_small

class Told(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in "a b c mapped e f g h i j".split()]

library = ctypes.CDLL(None)
library.mallinfo2.restype = Told
library.malloc.restype, library.free.argtypes = ctypes.c_void_p, [ctypes.c_void_p]

def from_the_system():
    before = library.mallinfo2().mapped
    blocks = [library.malloc(1 << 20) for _ in range(8)]
    return library.mallinfo2().mapped - before

library.free(library.malloc(2 << 20))
print(from_the_system(), keep_small(), from_the_system())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="another system's heap is left as it is")
def test_what_is_large_comes_from_the_system_again() -> None:
    told = subprocess.run(
        [sys.executable, "-c", TOLD], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout

    assert told.split() == ["0", "True", "8"]


# Small blocks, every second of which goes: nothing of them lies at the heap's end.
HELD = """
import ctypes
from PySide6.QtCore import QCoreApplication, QObject
from ui.garbage import GIVEN_BACK_AFTER, Sweeper

library = ctypes.CDLL(None)
library.malloc.restype, library.free.argtypes = ctypes.c_void_p, [ctypes.c_void_p]

def resident():
    with open("/proc/self/statm") as told:
        return int(told.read().split()[1]) * 4096

application, window = QCoreApplication([]), QObject()
sweeper = Sweeper(window)
blocks = [library.malloc(60_000) for _ in range(1_000)]
for block in blocks:
    ctypes.memset(block, 1, 60_000)
for block in blocks[::2]:
    library.free(block)
told = []
for beats in (GIVEN_BACK_AFTER - 1, 1):
    full = resident()
    for _ in range(beats):
        sweeper.sweep()
    told.append(full - resident() > 20_000_000)
print(*told)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="another system's heap is left as it is")
def test_what_lies_free_between_others_goes_back_after_some_beats() -> None:
    told = subprocess.run(
        [sys.executable, "-c", HELD], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout

    assert told.split() == ["False", "True"]
