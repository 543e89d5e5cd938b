"""The data key: 32 random bytes and their salt, kept by the system's key store or a 0600 file."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counter_app import patience
from counter_app.domain.errors import StoreError, why

FILE_NAME = "counter.key"
PASSWORD_FILE = "office.password"  # noqa: S105  # a file's name
SERVICE = "quay-mot-cua"
KEY_BYTES = 32
SALT_BYTES = 16


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class DataKey:
    """The secret of one data folder. `kept_in` is "keyring" or "file", for doctor to tell."""

    secret: bytes
    salt: bytes
    kept_in: str

    @property
    def pragma(self) -> str:
        """The raw key with its explicit salt, as SQLCipher's key pragma takes it.

        The salt is explicit because a torn first sector would otherwise lose the whole file.
        """
        return f"x'{self.secret.hex()}{self.salt.hex()}'"

    @property
    def seal_key(self) -> bytes:
        """The key of row seals and of the audit chain, derived so that it is not the file's key."""
        return _derived(self.secret, b"audit and seals, version 1")

    @property
    def blob_key(self) -> bytes:
        """The key of scanned files, derived likewise."""
        return _derived(self.secret, b"scanned files, version 1")

    @property
    def typed_key(self) -> bytes:
        """The key of what is typed and not in the book yet, derived likewise."""
        return _derived(self.secret, b"typed words, version 1")

    def unlock(self, connection: Any) -> None:
        """Let a driver's connection read the file; to be done before anything else with it.

        The library's own log would stand on the console above our one line for a damaged page.
        """
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f'PRAGMA key = "{self.pragma}"')


def _derived(secret: bytes, purpose: bytes) -> bytes:
    # They bring OpenSSL with them, and who only opens the file needs none of it.
    import hashlib
    import hmac

    return hmac.new(secret, purpose, hashlib.sha256).digest()


def load_or_make(data_dir: Path, kind: str, *, is_new: bool) -> DataKey:
    """The key of this folder; a new folder gets a new one.

    `kind` is "auto", "keyring" or "file". Raises StoreError("key_missing") where the data exists
    and its key does not: a new key could never read it.
    """
    path = data_dir / FILE_NAME
    if path.exists():
        return _parse(_read(path), "file")
    name = str(data_dir)
    if kind != "file" and (kept := _from_keyring(name)) is not None:
        return _parse(kept, "keyring")
    if not is_new:
        raise StoreError("key_missing", place=FILE_NAME)
    text = os.urandom(KEY_BYTES + SALT_BYTES).hex()
    if kind != "file" and _to_keyring(name, text):
        return _parse(text, "keyring")
    if kind == "keyring":
        raise StoreError("no_keyring")
    _write(path, text)
    return _parse(text, "file")


def lend(folder: Path, data_key: DataKey) -> None:
    """Let a copy of the book in another folder be opened, where this key is kept; for a while."""
    text = (data_key.secret + data_key.salt).hex()
    if data_key.kept_in == "file" or not _to_keyring(str(folder), text):
        _write(folder / FILE_NAME, text)


def take_back(folder: Path, data_key: DataKey) -> None:
    """No key of that folder is left; harmless where none was lent."""
    (folder / FILE_NAME).unlink(missing_ok=True)
    if data_key.kept_in == "keyring":
        import keyring
        from keyring.errors import KeyringError

        with suppress(KeyringError):
            keyring.delete_password(SERVICE, str(folder))


def load_password(data_dir: Path, kind: str) -> str:
    """The password of the office's database as this folder keeps it, or ""."""
    if kind != "file" and (kept := _from_keyring(_password_name(data_dir))) is not None:
        return kept
    path = data_dir / PASSWORD_FILE
    return _read(path) if path.exists() else ""


def keep_password(data_dir: Path, kind: str, password: str) -> str:
    """Keep it for later starts; gives where: "keyring" or "file"."""
    path = data_dir / PASSWORD_FILE
    if kind != "file" and _to_keyring(_password_name(data_dir), password):
        path.unlink(missing_ok=True)
        return "keyring"
    if kind == "keyring":
        raise StoreError("no_keyring")
    _write(path, password)
    return "file"


def _password_name(data_dir: Path) -> str:
    return f"{data_dir} office database"


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        raise StoreError("key_missing", place=FILE_NAME) from None


def _parse(text: str, kept_in: str) -> DataKey:
    try:
        raw = bytes.fromhex(text)
    except ValueError:
        raise StoreError("key_broken", place=kept_in) from None
    if len(raw) != KEY_BYTES + SALT_BYTES:
        raise StoreError("key_broken", place=kept_in)
    return DataKey(raw[:KEY_BYTES], raw[KEY_BYTES:], kept_in)


def _write(path: Path, text: str) -> None:
    """Whole or not at all, and never readable by others, not even for a moment."""
    half = path.with_suffix(".new")
    try:
        half.unlink(missing_ok=True)
        descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        patience.replace(half, path)
    except OSError as error:
        raise StoreError("folder_unusable", reason=why(error)) from None


def _from_keyring(name: str) -> str | None:
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, name)
    except KeyringError:
        return None


def _to_keyring(name: str, text: str) -> bool:
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(SERVICE, name, text)
        return keyring.get_password(SERVICE, name) == text
    except KeyringError:
        return False
