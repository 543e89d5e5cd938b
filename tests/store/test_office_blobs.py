"""An office's files lie in its database: what one counter keeps, every other reads."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from counter_app.domain.errors import StoreError
from counter_app.settings import Settings
from counter_app.store.blobs import PIECE, Blobs
from counter_app.store.office_blobs import ROW, OfficeBlobs
from counter_app.store.unit_of_work import Store
from tests.conftest import Clock
from tests.office import Office

pytestmark = pytest.mark.postgres
SIZES = (0, 1, ROW - 28, ROW, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE + ROW + 7)


@pytest.fixture
def settings(postgresql_settings: Settings) -> Settings:
    """On PostgreSQL."""
    return postgresql_settings


@pytest.fixture
def elsewhere(
    store: Store, settings: Settings, clock: Clock, new_id: Callable[[], str]
) -> Iterator[Blobs]:
    """The files as another counter of the office has them."""
    office = Office(settings, clock, new_id)
    yield office.store().blobs
    office.close()


def content(size: int) -> bytes:
    return hashlib.shake_128(str(size).encode()).digest(size)


def test_what_one_counter_keeps_another_reads_from_any_place(
    store: Store, elsewhere: Blobs
) -> None:
    for size in SIZES:
        wanted = content(size)

        digest = store.blobs.put(wanted)

        assert digest == hashlib.sha256(wanted).hexdigest()
        assert elsewhere.has(digest)
        assert elsewhere.size(digest) == size
        assert elsewhere.read(digest) == wanted
        for start in {0, size // 2, max(0, size - 1)}:
            assert b"".join(elsewhere.pieces(digest, start)) == wanted[start:]


def test_the_server_holds_no_byte_of_a_page_in_clear(store: Store) -> None:
    canary = b"NGUYEN VAN MAU 001098012345" * 40
    store.blobs.put(canary)

    with store.engine.connect() as connection:
        rows = connection.execute(text("SELECT content FROM blob")).scalars().all()

    assert rows
    assert not any(b"001098012345" in bytes(row) for row in rows)


def test_a_file_goes_between_a_folder_and_an_office_as_it_lies(
    store: Store, tmp_path: Path
) -> None:
    wanted = content(PIECE + 9)
    assert isinstance(store.blobs, OfficeBlobs)
    folder = Blobs(tmp_path / "files", store.blobs._key)
    digest = folder.put(wanted)

    store.blobs.keep_sealed(digest, folder.sealed_pieces(digest))

    assert store.blobs.read(digest) == wanted
    assert store.blobs.sealed_size(digest) == folder.sealed_size(digest)
    assert list(store.blobs.digests()) == [digest]
    back = Blobs(tmp_path / "back", store.blobs._key)
    back.keep_sealed(digest, store.blobs.sealed_pieces(digest))
    assert back.read(digest) == wanted


def test_a_piece_that_was_spoilt_is_noticed_and_mended_by_the_next_keeping(
    store: Store, elsewhere: Blobs
) -> None:
    wanted = content(ROW + 5)
    digest = store.blobs.put(wanted)
    spoil = "UPDATE blob SET content = set_byte(content, 3000, get_byte(content, 3000) # 1)"
    with store.engine.begin() as connection:
        connection.execute(text(f"{spoil} WHERE position = 0"))

    with pytest.raises(StoreError, match="file_damaged"):
        elsewhere.read(digest)
    store.blobs.put(wanted)

    assert elsewhere.read(digest) == wanted


def test_a_file_that_is_not_there_is_missing_by_name(store: Store) -> None:
    digest = store.blobs.put(b"page")
    store.blobs.forget(digest)

    assert not store.blobs.has(digest)
    for ask in (store.blobs.read, store.blobs.size, store.blobs.sealed_size):
        with pytest.raises(StoreError, match="file_missing"):
            ask(digest)
    assert store.blobs.sweep() == 0
