"""The verbs of an update: what a file would bring, bring it in, go back, how it stands."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from counter_app import __version__
from counter_app.domain.errors import InputError, StaleError
from counter_app.verbs.answer import DONE, FAULT, Answer, counts_as_facts, open_for, told
from counter_app.verbs.answer_words import said

if TYPE_CHECKING:
    from pathlib import Path

    from counter_app.settings import Settings


def check(parsed: argparse.Namespace, settings: Settings, **more: str) -> Answer:
    """What a file would bring, checked as far as it goes without unpacking it."""
    from counter_app.main import open_updates

    release = open_updates(settings).offered(parsed.file)
    facts = {
        "version": release.version,
        "serial": release.serial,
        "channel": release.channel,
        "made_at": release.made_at.isoformat(),
        "expires_at": release.expires_at.isoformat(),
        "files": len(release.files),
        "bytes": release.size,
        "notes": release.notes,
        **more,
    }
    return told(facts)


def fetch(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """The city's newer version into this folder, checked; the window may be open meanwhile."""
    path = _fetched(parsed, settings)
    if path is None:
        return _newest_already(parsed.lang)
    return check(argparse.Namespace(file=path), settings, file=str(path))


def install(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Bring a version in; it starts the next time. Refused while the window is open.

    Without a file it is the city's newest one, fetched first.
    """
    from counter_app.main import desk_lock, open_updates, relay_lock

    path: Path | None = parsed.file or _fetched(parsed, settings)
    if path is None:
        return _newest_already(parsed.lang)
    with desk_lock(settings), relay_lock(settings):
        updated = open_updates(settings).install(path)
    if parsed.file is None:
        path.unlink(missing_ok=True)
    facts = {
        "version": updated.version,
        "kept_in": updated.kept_in,
        "waiting": updated.waiting,
        "parcel": updated.parcel,
    }
    lines = [said("installed", parsed.lang, version=updated.version)]
    if updated.kept_in:
        lines.append(said("book_kept", parsed.lang, kept_in=updated.kept_in))
    if updated.waiting:
        lines.append(said("work_waits", parsed.lang, waiting=updated.waiting))
    return Answer(facts, tuple(lines))


def _fetched(parsed: argparse.Namespace, settings: Settings) -> Path | None:
    from counter_app.domain.outbox import Unreachable
    from counter_app.main import open_updates, update_source
    from counter_app.update.updates import PLATFORM
    from sync import update

    url = parsed.city or settings.city_url
    if not url:
        raise InputError("city_not_set", field="city")
    updates = open_updates(settings)
    source = update_source(settings, url)
    folder = settings.data_dir / "updates"
    path = update.fetch(source, PLATFORM, updates.program.current, folder)
    if isinstance(path, Unreachable):
        raise StaleError("update_city_silent", reason=path.reason)
    if path is not None:
        try:
            updates.offered(path)
        except InputError:
            # What nobody may install is not kept, and not fetched twice in vain.
            path.unlink(missing_ok=True)
            raise
    return path


def _newest_already(language: str) -> Answer:
    from counter_app.update.program import installed_folder

    version = installed_folder().current
    return Answer({"version": None}, (said("newest_already", language, version=version),))


def back(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """The version before starts the next time."""
    from counter_app.main import desk_lock, open_updates, relay_lock

    with desk_lock(settings), relay_lock(settings):
        return told({"version": open_updates(settings).back()})


def state(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Which version starts, which one is the way back."""
    from counter_app.update.program import installed_folder

    program = installed_folder()
    return told({"current": program.current, "before": program.before, "running": __version__})


def trial(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """A new version on a lent copy of the book: takes it over, verifies it, says what waits.

    Asked by the version that runs; see `counter_app/update/updates.py`.
    """
    from counter_app.domain.user import SYSTEM
    from counter_app.queries.audit import AuditHead
    from counter_app.queries.outbox import CountsForCity
    from counter_app.queries.uninstall import WhatIsLeft
    from counter_app.queries.verify import Verify
    from counter_app.update.book import STEP, TRIAL

    if parsed.bare:
        return told({"ok": True, "step": STEP, "version": __version__})
    if settings.data_dir.name != TRIAL:
        raise InputError("update_trial_elsewhere", field="data-dir")
    with open_for(settings) as desk:
        verdict = desk.ask(Verify(reads_files=False), by=SYSTEM)
        counts = counts_as_facts(desk.ask(CountsForCity(), by=SYSTEM))
        left = desk.ask(WhatIsLeft(), by=SYSTEM)
        link = desk.ask(AuditHead(), by=SYSTEM)
    facts = {
        "ok": verdict.ok,
        "step": STEP,
        "version": __version__,
        "entries": verdict.audit_entries,
        "link": link,
        "facts": left.waiting,
        "facts_refused": left.refused,
        **counts,
    }
    return told(facts, DONE if verdict.ok else FAULT)
