"""The one way in which a file leaves the book: written beside, put on the register, then renamed.

So the register may hold a file that never came, and never lacks one that did.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app.commands.export import NoteExport
from counter_app.domain.errors import InputError
from counter_app.domain.export import Exported, ExportForm

if TYPE_CHECKING:
    from counter_app.desk import Desk
    from counter_app.domain.user import Actor


def exported(
    name: str, form: ExportForm, span: tuple[date, date], content: bytes, rows: int
) -> Exported:
    """What the register will say of these bytes."""
    digest = hashlib.sha256(content).hexdigest()
    return Exported(name, form, *span, rows, digest, len(content))


def hand_out(desk: Desk, what: Exported, content: bytes, path: Path | None, *, by: Actor) -> str:
    """Register an export and put its bytes at `path`, whole or not at all; gives its SHA-256.

    Without a path they go to the console or were printed: then they are registered alone.
    Raises InputError("file_not_writable"); then nothing of it stands at `path`.
    """
    if path is None:
        desk.submit(NoteExport(what), by=by)
        return what.sha256
    named = Exported(
        what.name,
        what.form,
        what.first,
        what.last,
        what.rows,
        what.sha256,
        what.size,
        path.name,
    )
    with _beside(path, content) as half:
        desk.submit(NoteExport(named), by=by)
        try:
            half.replace(path)
        except OSError:
            raise InputError("file_not_writable", field="out") from None
    return what.sha256


@contextmanager
def _beside(path: Path, content: bytes) -> Iterator[Path]:
    """The bytes in a file of the same folder, which is gone afterwards unless it was renamed."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    except (OSError, ValueError):
        raise InputError("file_not_writable", field="out") from None
    half = Path(name)
    try:
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            raise InputError("file_not_writable", field="out") from None
        yield half
    finally:
        with contextlib.suppress(OSError):
            half.unlink(missing_ok=True)
