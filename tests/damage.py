"""A disk that gives back other bytes than it was given."""

from __future__ import annotations

from pathlib import Path

# As large as SQLCipher makes them.
PAGE_BYTES = 4_096


def damage(path: Path, page: int) -> None:
    """Overwrite a few bytes inside one page of the embedded database; pages count from 1."""
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE_BYTES + 100)
        file.write(b"z" * 21)
