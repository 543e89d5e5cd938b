"""A configuration bundle as a supervisor brings it: a file from a folder or a USB stick."""

from __future__ import annotations

from pathlib import Path

from counter_app.bundled import BYTES_MAX
from counter_app.commands.bundle import OfferBundle
from counter_app.domain.errors import InputError


def offer(path: str) -> OfferBundle:
    """The order to take the file in; raises InputError("file_unreadable", "bundle_too_large")."""
    try:
        with Path(path.strip()).open("rb") as file:
            content = file.read(BYTES_MAX + 1)
    except (OSError, ValueError):
        raise InputError("file_unreadable", field="file") from None
    return OfferBundle(content)
