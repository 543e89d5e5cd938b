"""Files that only who knows a secret can open: a readable head, and bytes bound to that head."""

from __future__ import annotations

import errno
import json
import os
import secrets
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO, Any

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from counter_app import patience

SALT_BYTES = 16
NONCE_BYTES = 12
HEAD_MAX = 64 * 1024
CHUNK = 1024 * 1024


class NotOursError(Exception):
    """The bytes are no file of this kind, or are cut or altered."""


def seal(secret: str, plain: bytes, head: bytes) -> bytes:
    """AES-256-GCM under a key that argon2id (64 MiB, three passes) makes of the secret."""
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    return salt + nonce + AESGCM(_key(secret, salt)).encrypt(nonce, plain, head)


def unseal(secret: str, sealed: bytes, head: bytes) -> bytes | None:
    """What was sealed; None for another secret, or where a byte of it or of the head changed."""
    salt, nonce = sealed[:SALT_BYTES], sealed[SALT_BYTES : SALT_BYTES + NONCE_BYTES]
    if len(nonce) < NONCE_BYTES:
        return None
    try:
        rest = sealed[SALT_BYTES + NONCE_BYTES :]
        return AESGCM(_key(secret, salt)).decrypt(nonce, rest, head)
    except InvalidTag:
        return None


def head_bytes(kind: bytes, facts: Mapping[str, Any]) -> bytes:
    """The head of a file: what it is, then its facts as JSON with their length."""
    text = json.dumps(facts, ensure_ascii=True, sort_keys=True).encode()
    assert len(text) <= HEAD_MAX
    return kind + len(text).to_bytes(4, "big") + text


def read_head(file: IO[bytes], kind: bytes) -> Mapping[str, Any]:
    """The facts of a head; raises NotOursError."""
    if file.read(len(kind)) != kind:
        raise NotOursError
    length = int.from_bytes(file.read(4), "big")
    if length > HEAD_MAX:
        raise NotOursError
    try:
        facts = json.loads(file.read(length))
    except (ValueError, RecursionError):
        raise NotOursError from None
    if not isinstance(facts, dict):
        raise NotOursError
    return facts


def write_whole(
    path: Path, parts: Iterable[bytes], mode: int = 0o600, *, half: Path | None = None
) -> None:
    """Whole or not at all, also through a power cut; whoever reads `path` never sees a half.

    `half` is where it lies until it is whole, for those of whom two may write the same file at
    once. Raises OSError; then what stood at `path` stands there still.
    """
    half = half or beside(path, ".new")
    half.unlink(missing_ok=True)
    try:
        descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode)
        # Buffered: a bare write may take a part of what it is given and call that success.
        with os.fdopen(descriptor, "wb") as file:
            for part in parts:
                file.write(part)
            file.flush()
            os.fsync(file.fileno())
        patience.replace(half, path)
    except OSError:
        half.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def beside(path: Path, ending: str) -> Path:
    """The same name with more behind it. Raises OSError where only a folder can stand."""
    if not path.name:
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    return path.with_name(f"{path.name}{ending}")


def sync_folder(folder: Path) -> None:
    """Make renames within a folder last; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def parts_of(file: IO[bytes]) -> Iterable[bytes]:
    """The rest of an open file, a piece at a time."""
    while part := file.read(CHUNK):
        yield part


_BINARY = getattr(os, "O_BINARY", 0)


def _key(secret: str, salt: bytes) -> bytes:
    return hash_secret_raw(
        secret.encode("utf-8", "surrogatepass"),
        salt,
        time_cost=3,
        memory_cost=65536,
        parallelism=4,
        hash_len=32,
        type=Type.ID,
    )
