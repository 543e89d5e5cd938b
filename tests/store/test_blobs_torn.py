"""A process that is killed while it keeps a file leaves the whole file or none."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from counter_app.store.blobs import PIECE, Blobs

KEY = b"k" * 32
# Keeps a file of four pieces and ends itself, unasked, after so many writes.
CHILD = """
import os, pathlib, signal, sys
from counter_app.store import blobs
left = int(sys.argv[2])
class Dying(blobs.Blobs):
    def _sealed(self, content, digest):
        for number, part in enumerate(super()._sealed(content, digest)):
            if number == left:
                os.kill(os.getpid(), signal.SIGKILL)
            yield part
Dying(pathlib.Path(sys.argv[1]), b"k" * 32).put(bytes(4 * blobs.PIECE))
"""


@pytest.mark.skipif(os.name == "nt", reason="no such signal there")
@pytest.mark.parametrize("writes", [0, 1, 3])
def test_killed_between_two_pieces_no_torn_file_is_there(tmp_path: Path, writes: int) -> None:
    words = [sys.executable, "-c", CHILD, str(tmp_path), str(writes)]
    killed = subprocess.run(words, check=False, timeout=60)
    assert killed.returncode == -signal.SIGKILL

    blobs = Blobs(tmp_path, KEY)
    assert list(blobs.digests()) == []

    content = bytes(4 * PIECE)
    assert blobs.read(blobs.put(content)) == content
