"""An update as it comes, from the line or a USB stick: nothing of it is believed unsigned."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO

from counter_app import signed
from counter_app.domain import update
from counter_app.domain.errors import InputError, StoreError, why
from counter_app.domain.update import Installed, KeyList, PackedFile, Release
from counter_app.signed import BROKEN, FIRST_BYTES, SignedFile

KEYS_PURPOSE = b"quay-mot-cua update keys 1"
RELEASE_PURPOSE = b"quay-mot-cua update release 1"
RELEASE, RELEASE_SIGNATURES = "release.json", "release.sig"
PROGRAM = "program/"
_PIECE = 1024 * 1024
_ENCRYPTED = 0x1


class Package(SignedFile):
    """One opened update file."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        super().__init__(archive, KEYS_PURPOSE)

    def check(
        self, trusted: KeyList, installed: Installed, now: datetime
    ) -> tuple[Release, KeyList]:
        """The release this computer may take, and the key list that vouches for it.

        Raises InputError by the name of the first thing that is wrong; nothing was written.
        """
        keys = self.believed(trusted, now)
        content = self.member(RELEASE)
        signatures = self.member(RELEASE_SIGNATURES)
        names = signed.signers(RELEASE_PURPOSE, content, signatures, keys.keys)
        if len(names) < keys.threshold:
            raise InputError("update_signature_wrong", field="file")
        release = update.read_release(content)
        update.check_release(release, keys, installed, now)
        self._check_members(release, keys, trusted)
        return release, keys

    def unpack(self, release: Release, target: Path) -> None:
        """Every file that the release names into an empty folder, each held against its digest.

        Raises InputError("update_file_altered"), StoreError("no_room_for_file" or
        "folder_unusable").
        """
        for file in release.files:
            path = target / file.path
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                with path.open("xb") as out:
                    self._copy(file, out)
                    out.flush()
                    os.fsync(out.fileno())
                if "/" not in file.path:
                    path.chmod(0o755)
            except OSError as error:
                raise StoreError("update_not_written", reason=why(error)) from None

    def _copy(self, file: PackedFile, out: IO[bytes]) -> None:
        digest, left = hashlib.sha256(), file.size
        try:
            with self._archive.open(self._members[PROGRAM + file.path]) as inside:
                # One byte more than was promised is enough to know: a bomb never unfolds.
                while part := inside.read(min(_PIECE, left + 1)):
                    left -= len(part)
                    if left < 0:
                        break
                    digest.update(part)
                    out.write(part)
        except BROKEN:
            left = -1
        if left or digest.hexdigest() != file.sha256:
            raise InputError("update_file_altered", name=file.path)

    def _check_members(self, release: Release, keys: KeyList, trusted: KeyList) -> None:
        listed = {PROGRAM + file.path: file for file in release.files}
        known = (RELEASE, RELEASE_SIGNATURES, *listed)
        if name := self.unknown(known, max(keys.number, trusted.number)):
            raise InputError("update_file_unlisted", name=name[:80])
        for member in self._members.values():
            if member.flag_bits & _ENCRYPTED:
                raise InputError("update_not_ours", field="file")
        for name, file in listed.items():
            if name not in self._members or self._members[name].file_size != file.size:
                raise InputError("update_file_altered", name=file.path)


@contextmanager
def opened(path: Path) -> Iterator[Package]:
    """An update file; raises InputError "file_unreadable", "update_too_large", "update_not_ours",
    "update_cut".
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            first = file.read(len(FIRST_BYTES))
    except OSError:
        raise InputError("file_unreadable", field="file") from None
    if size > update.BYTES_MAX:
        raise InputError("update_too_large", size=size)
    if first != FIRST_BYTES:
        raise InputError("update_not_ours", field="file")
    try:
        archive = zipfile.ZipFile(path)
    except BROKEN:
        # The table of contents stands at the end of the file.
        raise InputError("update_cut", field="file") from None
    except OSError:
        raise InputError("file_unreadable", field="file") from None
    with archive:
        yield Package(archive)
