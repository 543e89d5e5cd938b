"""An update keeps the book and the queue, a failed one leaves the old version, and there is a way
back.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from counter_app.domain.errors import StoreError
from counter_app.domain.user import SYSTEM
from counter_app.main import UpdatePost, open_desk
from counter_app.queries.outbox import CityCounts, CountsForCity
from counter_app.queries.verify import Verify
from counter_app.settings import Settings
from counter_app.update import book
from counter_app.update.book import STEP
from counter_app.update.program import ProgramFolder, installed_folder
from counter_app.update.updates import PARCEL, Updates
from tests.builders import a_dossier, open_a_shift
from tests.conftest import Clock, seated
from tests.template import MORNING
from tests.update.publisher import (
    NEW,
    NO_SCRIPTS,
    OLD,
    WHY,
    Publisher,
    computer,
    next_program,
    program,
    shipped,
)

pytestmark = pytest.mark.skipif(NO_SCRIPTS, reason=WHY)
FURTHER = "9001"
DOSSIERS = 3


class Scene:
    """A computer at work: an installed program, a book with unsent dossiers."""

    def __init__(self, folder: Path, settings: Settings, clock: Clock) -> None:
        self.folder, self.settings, self.clock = folder, settings, clock
        self.publisher = Publisher()
        self.computer = computer(folder / "installed")
        self.updates = Updates(
            self.computer,
            settings,
            shipped(self.publisher),
            MORNING,
            UpdatePost(settings, clock),
        )

    def published(self, built: Path, **facts: Any) -> Path:
        return self.publisher.publish(self.folder / "new.qmu", built, **facts)

    def ordinary(self) -> Path:
        return self.published(program(self.folder / "built"))

    def with_step(self, script: str) -> Path:
        built = self.folder / "built"
        built.mkdir()
        return self.published(next_program(built, FURTHER, script), step=FURTHER)

    def counts(self) -> CityCounts:
        with closing(open_desk(self.settings, self.clock)) as desk:
            assert desk.ask(Verify(), by=SYSTEM).ok
            return desk.ask(CountsForCity(), by=SYSTEM)

    def ask_program(self, *question: str) -> subprocess.CompletedProcess[str]:
        """The version that starts, as its icon would start it."""
        return subprocess.run(
            [str(self.computer.program(self.computer.current)),
             "--data-dir", str(self.settings.data_dir), "--json", *question],
            capture_output=True, text=True, check=False,
        )  # fmt: skip


@pytest.fixture
def scene(
    tmp_path: Path,
    set_up_folder: Path,
    clock: Clock,
    new_id: Callable[[], str],
) -> Scene:
    from tests import template

    data = tmp_path / "data"
    template.copy(set_up_folder, data)
    settings = Settings(data_dir=data, key_store="file")
    with closing(open_desk(settings, clock)) as desk:
        clerk = seated(desk._store, "tiepnhan")
        open_a_shift(desk, clerk)
        for number in range(DOSSIERS):
            desk.submit(a_dossier(f"update-{number}"), by=clerk)
    return Scene(tmp_path, settings, clock)


def test_an_update_with_a_full_outbox_keeps_it(scene: Scene) -> None:
    before = scene.counts()
    assert before.waiting == DOSSIERS

    updated = scene.updates.install(scene.ordinary())

    assert (scene.computer.current, scene.computer.before) == (NEW, OLD)
    assert scene.counts() == before
    assert (updated.waiting, updated.parcel) == (before.waiting, facts_waiting(scene))
    kept = Path(updated.kept_in)
    assert (kept / "counter.db").exists()
    assert (kept / PARCEL).exists()
    assert json.loads(scene.ask_program("outbox").stdout)["waiting"] == before.waiting


def test_nothing_of_a_trial_is_left(scene: Scene) -> None:
    scene.updates.install(scene.ordinary())

    assert not (scene.settings.data_dir / book.TRIAL).exists()
    assert list(scene.settings.data_dir.rglob("counter.key")) == [
        scene.settings.data_dir / "counter.key"
    ]
    assert not list(scene.computer.root.rglob("*.new"))


def test_a_failed_migration_leaves_the_old_version_running(scene: Scene) -> None:
    before, old_book = scene.counts(), book.standing(scene.settings)

    with pytest.raises(StoreError, match="update_trial_failed"):
        scene.updates.install(scene.with_step('op.execute("CREATE TABLE dossier (x TEXT)")'))

    assert scene.computer.current == OLD
    assert not scene.computer.folder(NEW).exists()
    assert not (scene.settings.data_dir / book.TRIAL).exists()
    assert book.standing(scene.settings).step == old_book.step == STEP
    assert scene.counts() == before
    assert scene.ask_program("verify").returncode == 0


@pytest.mark.parametrize(
    "harm",
    [
        'op.execute("DELETE FROM outbox WHERE rowid IN (SELECT max(rowid) FROM outbox)")',
        "op.execute(\"UPDATE outbox SET state = 'acknowledged'\")",
    ],
)
def test_a_version_that_would_lose_what_waits_does_not_come_in(scene: Scene, harm: str) -> None:
    before = scene.counts()

    with pytest.raises(StoreError, match="update_trial_failed"):
        scene.updates.install(scene.with_step(harm))

    assert (scene.computer.current, scene.counts()) == (OLD, before)


def test_a_version_that_does_not_start_does_not_come_in(scene: Scene) -> None:
    built = program(scene.folder / "built")
    (built / "counter").write_text("#!/bin/sh\nexit 139\n")

    with pytest.raises(StoreError, match="update_trial_failed"):
        scene.updates.install(scene.published(built))

    assert (scene.computer.current, scene.computer.before) == (OLD, "")


def test_a_full_disk_leaves_the_old_version(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """The version's folder cannot be made: something that is no folder is in the way."""
    path = scene.ordinary()
    (scene.computer.root / "versions" / f"{NEW}.new").write_text("")

    with pytest.raises(StoreError, match="update_not_written") as refusal:
        scene.updates.install(path)

    assert scene.computer.current == OLD
    assert refusal.value.facts["reason"]


def test_the_way_back_is_one_line_where_the_book_is_the_same(scene: Scene) -> None:
    scene.updates.install(scene.ordinary())
    before = scene.counts()

    assert scene.updates.back() == OLD

    assert (scene.computer.current, scene.computer.before) == (OLD, NEW)
    assert scene.counts() == before


def test_the_way_back_brings_the_old_book_where_nobody_worked_since(scene: Scene) -> None:
    before = scene.counts()
    scene.updates.install(scene.with_step("pass"))
    assert scene.ask_program("verify").returncode == 0
    assert book.standing(scene.settings).step == FURTHER

    assert scene.updates.back() == OLD

    assert book.standing(scene.settings).step == STEP
    assert scene.counts() == before
    assert scene.ask_program("verify").returncode == 0


def test_work_that_a_newer_version_wrote_is_never_given_up_for_a_way_back(scene: Scene) -> None:
    scene.updates.install(scene.with_step("pass"))
    worked = scene.ask_program("parcel", "export", str(scene.folder / "one.parcel"))
    assert worked.returncode == 0, worked.stderr

    with pytest.raises(StoreError, match="update_back_work_since"):
        scene.updates.back()

    assert scene.computer.current == NEW
    assert book.standing(scene.settings).step == FURTHER


def test_without_a_version_before_there_is_no_way_back(scene: Scene) -> None:
    with pytest.raises(StoreError, match="update_no_way_back"):
        scene.updates.back()


def test_after_a_way_back_the_same_version_may_come_again(scene: Scene) -> None:
    path = scene.ordinary()
    scene.updates.install(path)
    scene.updates.back()

    scene.updates.install(path)

    assert scene.computer.current == NEW


def test_two_versions_are_kept_and_no_more(scene: Scene) -> None:
    scene.updates.install(scene.ordinary())
    later = scene.published(program(scene.folder / "later"), version="0.3.0", serial=3)

    scene.updates.install(later)

    kept = {path.name for path in (scene.computer.root / "versions").iterdir()}
    assert kept == {NEW, "0.3.0"}


def test_a_program_that_runs_from_its_sources_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="update_not_installed"):
        installed_folder(str(tmp_path / "bin" / "python"))

    folder = computer(tmp_path / "installed")
    assert installed_folder(str(folder.program(OLD))) == ProgramFolder(folder.root)


def facts_waiting(scene: Scene) -> int:
    with closing(open_desk(scene.settings, scene.clock)) as desk:
        from sync.city_desk import CityDesk

        return len(CityDesk(desk).outbox_waiting(1_000, 10_000_000))
