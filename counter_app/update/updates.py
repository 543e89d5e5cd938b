"""Bring in a version, or go back to the one before: what is checked, kept and tried, in order."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from counter_app.domain.errors import InputError, StoreError
from counter_app.domain.update import Installed, KeyList, Release
from counter_app.settings import Settings
from counter_app.update import book, package
from counter_app.update.package import Package
from counter_app.update.program import Believed, ProgramFolder

if TYPE_CHECKING:
    from counter_app.queries.outbox import CityCounts
    from counter_app.queries.uninstall import Leaving

log = logging.getLogger(__name__)
# A trial opens, migrates and verifies a copy of the whole book.
TRIAL_S = 900
PARCEL = "waiting.parcel"
PLATFORM = "windows-x86_64" if os.name == "nt" else f"{sys.platform}-x86_64"
COUNTS = ("issued", "acknowledged", "waiting", "refused", "set_aside")


class Post(Protocol):
    """What waits for the city."""

    def counts(self) -> CityCounts:
        """What the city holds, and what waits."""
        ...

    def left(self) -> Leaving:
        """The same, fact by fact."""
        ...

    def export(self, target: Path) -> int:
        """A parcel of what waits, checked; gives how many facts it holds."""
        ...


@dataclass(frozen=True, slots=True)
class Updated:
    """What was brought in: where the book's copy lies, and how many facts a parcel holds."""

    version: str
    kept_in: str
    waiting: int
    parcel: int


@dataclass(frozen=True, slots=True)
class Updates:
    """The updates of one installed program and one data folder, at one moment.

    `shipped` is the key list that the running program brought; None where its builder gave none.
    """

    program: ProgramFolder
    settings: Settings
    shipped: KeyList | None
    now: datetime
    post: Post

    def offered(self, path: Path) -> Release:
        """What a file would bring; raises InputError by the name of what is wrong with it."""
        with package.opened(path) as opened:
            return self._checked(opened)[0]

    def install(self, path: Path) -> Updated:
        """Bring a version in; the next start is its own.

        In this order: the file is checked whole, the book is kept aside and what waits leaves in a
        parcel, the new version tries itself on a copy of the book, one line is changed. Raises
        CounterError; then the version that ran runs on, and book and queue are as they were.
        """
        running = self.program.current
        with package.opened(path) as opened:
            release, keys = self._checked(opened)
            stage = self.program.stage(release.version)
            try:
                opened.unpack(release, stage)
                self.program.settle(release.version)
                updated = self._try(release)
            except BaseException:
                self.program.give_up(release.version)
                raise
            newer = None
            if self.shipped is not None and keys.number > self.shipped.number:
                newer = opened.keys_content(keys.number)
        believed = self.program.believed()
        seen = max(release.made_at, believed.seen_at or release.made_at)
        self.program.believe(Believed(max(release.serial, believed.serial), seen), newer)
        self.program.switch(release.version)
        self.program.tidy()
        log.info("updated from %s to %s", running, release.version)
        return updated

    def back(self) -> str:
        """The version before starts next, with its book where the newer one changed it.

        Raises StoreError "update_no_way_back" where there is none, "update_back_work_since" where
        the book was changed by the newer version and somebody has worked since.
        """
        before, running = self.program.before, self.program.current
        if not before:
            raise StoreError("update_no_way_back")
        step = self.program.step(before)
        has_book = not self.settings.database_url and self.settings.database_path.exists()
        if has_book and book.standing(self.settings).step > step:
            kept = book.aside(self.settings, running) / self.settings.database_path.name
            if not kept.exists():
                raise StoreError("update_no_way_back")
            stamp = f"{self.now:%Y%m%d-%H%M%S}"
            book.put_back(self.settings, kept, f"{self.settings.data_dir.name}.before-{stamp}")
        self.program.switch(before)
        log.info("back from %s to %s", running, before)
        return before

    def _checked(self, opened: Package) -> tuple[Release, KeyList]:
        if self.shipped is None:
            raise InputError("update_keys_missing")
        believed = self.program.believed()
        installed = Installed(self.program.current, PLATFORM, believed.serial, believed.seen_at)
        return opened.check(self.program.trusted(self.shipped), installed, self.now)

    def _try(self, release: Release) -> Updated:
        """The new version answers, and takes a copy of the book over without losing anything."""
        if self.settings.database_url or not self.settings.database_path.exists():
            # An office's book is taken over by its own rules; here the program must start at all.
            self._ask(release.version, self.settings.data_dir, "update", "trial", "--bare")
            return Updated(release.version, "", 0, 0)
        before, left = self.post.counts(), self.post.left()
        carried = 0
        if before.waiting:
            # It leaves a mark on the trail, and the kept book is to be the newest.
            carried = self.post.export(book.aside(self.settings, release.version) / PARCEL)
        kept = book.keep_aside(self.settings, release.version, self.now)
        end = book.standing(self.settings, kept).end
        with book.lent(self.settings, kept) as folder:
            found = self._ask(release.version, folder, "update", "trial")
        is_same = all(found.get(name) == getattr(before, name) for name in COUNTS)
        is_same &= (found.get("facts"), found.get("facts_refused")) == (left.waiting, left.refused)
        is_whole = found.get("ok") is True and found.get("step") == release.step
        if not (
            is_same
            and is_whole
            and (found.get("entries"), found.get("link")) == (end.entries, end.link)
        ):
            raise StoreError("update_trial_failed", reason="counts")
        return Updated(release.version, str(kept.parent), before.waiting, carried)

    def _ask(self, version: str, folder: Path, *question: str) -> Any:
        environment = {name: value for name, value in os.environ.items()
                       if not name.startswith(("COUNTER_", "_PYI_", "PYTHON"))}  # fmt: skip
        try:
            done = subprocess.run(  # noqa: S603  # a program whose every file was signed for
                [
                    str(self.program.program(version)),
                    "--data-dir",
                    str(folder),
                    "--json",
                    *question,
                ],
                env={**environment, "QT_QPA_PLATFORM": "offscreen"},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=TRIAL_S,
                check=False,
            )
            answer = json.loads(done.stdout) if done.returncode == 0 else None
        except (OSError, ValueError, subprocess.TimeoutExpired):
            answer = None
        if not isinstance(answer, dict):
            raise StoreError("update_trial_failed", reason="start")
        return answer
