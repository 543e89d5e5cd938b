"""A copy is a copy only when it opens and is whole; nothing takes a book's place by accident."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from counter_app.commands.user import SignIn
from counter_app.desk import Desk
from counter_app.domain.calendar import VIETNAM
from counter_app.domain.errors import CounterError, NotAllowed, RuleError, StoreError
from counter_app.domain.identity import uuid7
from counter_app.domain.user import NOBODY, SYSTEM
from counter_app.queries.verify import Verify
from counter_app.settings import Settings
from counter_app.store import backup, door, key, restore
from counter_app.store.backup import BackupHead
from counter_app.store.blobs import PIECE, Blobs
from counter_app.store.engine import open_sqlite
from counter_app.store.setup import open_store
from counter_app.vault import Copied, TwoPeople, Vault
from tests.builders import a_dossier, a_scan, open_a_shift
from tests.conftest import Clock

# More than one of the pieces in which files are sealed.
SCAN = b"%PDF-1.7 " + bytes(PIECE)
TWO = TwoPeople("giamsat", "2222", "lanhdao", "3333")


def an_id() -> str:
    return uuid7(datetime.fromisoformat("2026-11-26T01:00:00+00:00"), os.urandom(10))


def made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def a_clock() -> Clock:
    return Clock(datetime(2026, 11, 26, 8, 0, tzinfo=VIETNAM))


def vault(settings: Settings, clock: Clock) -> Vault:
    return Vault(settings, clock(), an_id, lambda: 126)


@contextlib.contextmanager
def at_the_desk(settings: Settings) -> Iterator[Desk]:
    clock = a_clock()
    store = open_store(settings, now=clock(), new_id=an_id, station_number=lambda: 126)
    yield Desk(store, clock=clock, monotonic_ns=lambda: 1, new_id=an_id)
    store.close()


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy taken in the middle of a day, and the book two dossiers later."""
    folder = tmp_path_factory.mktemp("template")
    settings = Settings(data_dir=made(folder / "desk"), key_store="file")
    with at_the_desk(settings) as desk:
        clerk = desk.submit(SignIn("tiepnhan", "1111"), by=NOBODY).value
        open_a_shift(desk, clerk)
        desk.submit(a_dossier("d1"), by=clerk)
        desk.submit(a_scan(desk, clerk, "d1", content=SCAN), by=clerk)
        vault(settings, a_clock()).back_up(folder / "copy.qmc", "")
        for dossier_id in ("d2", "d3"):
            desk.submit(a_dossier(dossier_id), by=clerk)
        desk.submit(a_scan(desk, clerk, "d2", content=b"%PDF-1.7 later"), by=clerk)
    return folder


@pytest.fixture
def settings(template: Path, tmp_path: Path) -> Settings:
    """The desk of the template, for this test alone."""
    shutil.copytree(template / "desk", tmp_path / "desk")
    return Settings(data_dir=tmp_path / "desk", key_store="file")


@pytest.fixture
def copied(template: Path, tmp_path: Path) -> Path:
    shutil.copy(template / "copy.qmc", tmp_path)
    return tmp_path / "copy.qmc"


def blobs_of(settings: Settings) -> Blobs:
    data_key = key.load_or_make(settings.data_dir, "file", is_new=False)
    return Blobs(settings.data_dir / "scans", data_key.blob_key)


def head_of(copied: Path) -> BackupHead:
    return backup.read(copied)[0]


def whole(settings: Settings, clock: Clock) -> int:
    """The number of entries of a folder's book, which is whole."""
    store = open_store(settings, now=clock(), new_id=an_id, station_number=lambda: 126)
    try:
        desk = Desk(store, clock=clock, monotonic_ns=lambda: 1, new_id=an_id)
        verdict = desk.ask(Verify(), by=SYSTEM)
        assert verdict.ok, verdict
        return verdict.audit_entries
    finally:
        store.close()


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_copy_taken_while_the_desk_works_opens_elsewhere_and_is_the_same_book(
    copied: Path, settings: Settings, clock: Clock, tmp_path: Path
) -> None:
    other = replace(settings, data_dir=tmp_path / "other")

    restored = vault(other, clock).restore(copied, "", None)

    assert restored == Copied(restored.entries, restored.sha256)
    assert whole(other, clock) == restored.entries + 1  # the restore is an act itself
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.qmc", "desk", "other"]
    blobs = blobs_of(other)
    assert [blobs.read(digest) for digest in blobs.digests()] == [SCAN]
    assert head_of(copied).files == 1


def test_a_spoiled_scan_makes_no_backup(settings: Settings, clock: Clock, tmp_path: Path) -> None:
    blobs = blobs_of(settings)
    digest = next(iter(blobs.digests()))
    path = settings.data_dir / "scans" / digest[:2] / digest
    path.write_bytes(path.read_bytes()[:-1])

    with pytest.raises(StoreError, match="book_not_whole") as refusal:
        vault(settings, clock).back_up(tmp_path / "x.qmc", "")

    assert "scan/" in str(refusal.value.facts["place"])


def test_a_copy_tells_nothing_to_who_has_no_secret(copied: Path) -> None:
    content = copied.read_bytes()

    for secret in ("Nguyễn Thị Mẫu", "001190012345"):
        assert secret.encode() not in content


def test_a_real_offices_copy_needs_a_secret_of_its_own(
    copied: Path, settings: Settings, clock: Clock
) -> None:
    with pytest.raises(StoreError, match="backup_secret_wrong"):
        vault(settings, clock).restore(copied, "another secret", TWO)


@pytest.mark.parametrize("where", ["kind", "head", "key", "first", "frame", "last"])
def test_one_changed_byte_anywhere_is_found_and_changes_nothing(
    copied: Path, settings: Settings, clock: Clock, where: str
) -> None:
    content = bytearray(copied.read_bytes())
    sealed_size = blobs_of(settings).sealed_size(hashlib.sha256(SCAN).hexdigest())
    places = {
        "kind": 3,
        "head": content.index(b'"entries"') + 11,
        "key": content.index(b'"key": "') + 100,
        "first": content.index(b"}") + 1,
        "frame": len(content) - sealed_size - 40,
        "last": len(content) - 1,
    }
    at = places[where]
    # Of the key another digit of its sixteen: anything else is no key at all.
    content[at] = ord("01"[content[at] == ord("0")]) if where == "key" else content[at] ^ 1
    copied.write_bytes(content)
    before = contents(settings.data_dir)

    with pytest.raises(StoreError) as refusal:
        vault(settings, clock).restore(copied, "", TWO)

    codes = {"kind": "backup_not_ours", "head": "backup_secret_wrong", "key": "backup_secret_wrong"}
    assert refusal.value.code == codes.get(where, "backup_damaged")
    assert contents(settings.data_dir) == before


@pytest.mark.parametrize("size", [0, 60, 900, 100_000, -1])
def test_a_cut_copy_is_refused(copied: Path, settings: Settings, clock: Clock, size: int) -> None:
    copied.write_bytes(copied.read_bytes()[:size])

    with pytest.raises(StoreError, match=r"backup_(not_ours|damaged)"):
        vault(settings, clock).restore(copied, "", TWO)


def test_a_restore_keeps_the_old_book_beside_and_names_both_people(
    copied: Path, settings: Settings, clock: Clock, tmp_path: Path
) -> None:
    restored = vault(settings, clock).restore(copied, "", TWO, is_older_ok=True)

    kept = tmp_path / restored.kept_in
    assert (kept / "counter.db").exists()
    assert whole(settings, clock) == restored.entries + 1
    shutil.copy(settings.data_dir / "counter.key", kept)
    assert whole(replace(settings, data_dir=kept), clock) > restored.entries + 1


def test_a_copy_older_than_the_book_is_refused_until_told(
    copied: Path,
    settings: Settings,
    clock: Clock,
) -> None:
    with pytest.raises(StoreError, match="backup_older") as refusal:
        vault(settings, clock).restore(copied, "", TWO)

    assert refusal.value.facts["lost"] == 3
    assert not (settings.data_dir / restore.PREPARED).exists()


def test_another_desks_copy_is_refused_until_told(
    copied: Path, settings: Settings, clock: Clock, tmp_path: Path
) -> None:
    other = replace(settings, data_dir=made(tmp_path / "other"))
    whole(other, clock)

    with pytest.raises(StoreError, match="backup_foreign"):
        vault(other, clock).restore(copied, "", TWO)
    restored = vault(other, clock).restore(copied, "", TWO, is_foreign_ok=True)

    assert whole(other, clock) == restored.entries + 1
    assert (tmp_path / restored.kept_in / "counter.key").exists()


@pytest.mark.parametrize(
    ("people", "code"),
    [
        (None, "restore_takes_two"),
        (TwoPeople("giamsat", "2222", "giamsat", "2222"), "restore_takes_two_people"),
        (TwoPeople("giamsat", "2222", "tiepnhan", "1111"), "not_allowed"),
        (TwoPeople("tiepnhan", "1111", "giamsat", "2222"), "not_allowed"),
        (TwoPeople("giamsat", "0000", "lanhdao", "3333"), "sign_in_failed"),
        (TwoPeople("giamsat", "2222", "lanhdao", "0000"), "sign_in_failed"),
        (TwoPeople("", "", "", ""), "sign_in_failed"),
    ],
)
def test_a_book_is_replaced_by_two_supervisors_alone(
    copied: Path,
    settings: Settings,
    clock: Clock,
    people: TwoPeople | None,
    code: str,
) -> None:
    with pytest.raises((NotAllowed, RuleError)) as refusal:
        vault(settings, clock).restore(copied, "", people, is_older_ok=True)

    assert refusal.value.code == code
    assert not (settings.data_dir / restore.PREPARED).exists()


class PowerCutError(Exception):
    """The machine went dark."""


def cut_at(step: int, patch: pytest.MonkeyPatch) -> None:
    """The machine goes dark at that rename, counted from now."""
    count = itertools.count()
    for name in ("replace", "rename"):
        whole_move = getattr(Path, name)

        def move(self: Path, target: Path, _move: Callable[..., Path] = whole_move) -> Path:
            if next(count) == step:
                raise PowerCutError
            return _move(self, target)

        patch.setattr(Path, name, move)


@pytest.fixture(scope="module")
def decided(template: Path) -> Path:
    """A folder whose restore was decided and not yet carried out."""
    folder = template / "decided"
    shutil.copytree(template / "desk", folder)
    settings = Settings(data_dir=folder, key_store="file")
    decide = restore.decide

    def then_dark(data_dir: Path, kept_in: str) -> None:
        decide(data_dir, kept_in)
        raise PowerCutError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(restore, "decide", then_dark)
        with pytest.raises(PowerCutError):
            vault(settings, a_clock()).restore(template / "copy.qmc", "", TWO, is_older_ok=True)
    return folder


@pytest.mark.parametrize("step", [0, 2, 4])
def test_a_restore_cut_before_it_is_decided_leaves_the_old_book(
    copied: Path, settings: Settings, clock: Clock, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_at(step, monkeypatch)
    with pytest.raises(PowerCutError):
        vault(settings, clock).restore(copied, "", TWO, is_older_ok=True)
    monkeypatch.undo()

    old = head_of(copied).entries + 3
    assert whole(settings, clock) in (old, old + 2)  # two people may have signed in by then


@pytest.mark.parametrize("step", range(8))
def test_a_restore_cut_at_any_rename_ends_as_the_old_book_or_the_new(
    copied: Path,
    decided: Path,
    clock: Clock,
    tmp_path: Path,
    step: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shutil.copytree(decided, tmp_path / "desk")
    settings = Settings(data_dir=tmp_path / "desk", key_store="file")
    cut_at(step, monkeypatch)
    with contextlib.suppress(PowerCutError):
        restore.finish(settings.data_dir)
    monkeypatch.undo()

    found = whole(settings, clock)

    assert found == head_of(copied).entries + 1
    assert not (settings.data_dir / door.DECIDED).exists()


def test_a_full_disk_leaves_the_earlier_copy(
    copied: Path, settings: Settings, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = copied.read_bytes()

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="no_room_for_file"):
        vault(settings, clock).back_up(copied, "")

    assert copied.read_bytes() == before
    assert sorted(path.name for path in copied.parent.iterdir()) == ["copy.qmc", "desk"]


def test_a_book_with_an_altered_row_makes_no_backup(
    settings: Settings, clock: Clock, tmp_path: Path
) -> None:
    data_key = key.load_or_make(settings.data_dir, "file", is_new=False)
    engine = open_sqlite(settings.database_path, data_key)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE dossier SET full_name = 'Ai đó'")
    engine.dispose()

    with pytest.raises(StoreError, match="book_not_whole"):
        vault(settings, clock).back_up(tmp_path / "x.qmc", "")

    assert not (tmp_path / "x.qmc").exists()


def test_an_office_on_postgresql_is_told_to_use_its_own_tools(
    settings: Settings, clock: Clock, tmp_path: Path
) -> None:
    office = replace(settings, database_url="postgresql+psycopg://x/y")

    with pytest.raises(CounterError, match="backup_by_pg_dump"):
        vault(office, clock).back_up(tmp_path / "x.qmc", "")
