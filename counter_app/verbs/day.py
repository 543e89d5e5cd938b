"""The verb that works a whole day at the counter, by commands or through the real window."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from counter_app.domain.errors import InputError, RuleError
from counter_app.domain.user import NOBODY
from counter_app.queries.office import ThisStation
from counter_app.verbs.answer import DONE, FAULT, Answer, open_for, told, whole

if TYPE_CHECKING:
    from counter_app.settings import Settings
    from counter_app.verbs.rehearsal import Rehearsal, Stage

DOSSIERS_MAX = 2_000


def whole_day(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Rehearse a day; with pictures, through the real window, offscreen."""
    from counter_app.main import check_city_url, desk_lock
    from counter_app.settings import remember
    from counter_app.verbs.rehearsal import Rehearsal

    dossiers = whole(parsed.dossiers, "dossiers")
    if not 1 <= dossiers <= DOSSIERS_MAX:
        raise InputError("dossiers_out_of_range", field="dossiers", most=DOSSIERS_MAX)
    seed = whole(parsed.seed, "seed")
    if parsed.city:
        check_city_url(parsed.city)
    with desk_lock(settings):
        if parsed.city and settings.city_url != parsed.city:
            _try(replace(settings, city_url=parsed.city))
            remember(settings.data_dir, city_url=parsed.city)
            settings = replace(settings, city_url=parsed.city)
        else:
            _try(settings)
        if parsed.pictures is not None:
            _make(parsed.pictures)
        rehearsal = Rehearsal(
            settings,
            dossiers=dossiers,
            seed=seed,
            city_url=settings.city_url,
        )
        summary = _work(rehearsal, parsed.pictures)
    return told(summary, DONE if summary["difference"] == 0 else FAULT)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise InputError("file_not_writable", field="pictures") from None


def _try(settings: Settings) -> None:
    """Raises RuleError("day_not_drill") where citizens are real, and what an address raises that
    no desk sends to: then it is not kept.
    """
    from counter_app.main import city_gateway

    with open_for(settings) as desk:
        station = desk.ask(ThisStation(), by=NOBODY)
    if not station.office.is_drill:
        raise RuleError("day_not_drill")
    if settings.city_url:
        city_gateway(settings, station, settings.city_url).close()


def _work(rehearsal: Rehearsal, pictures: Path | None) -> dict[str, Any]:
    if pictures is None:
        from counter_app.verbs.hand import CommandHand

        return rehearsal.work(CommandHand)
    from counter_app.main import rehearsal_wiring

    try:
        from ui.rehearsal import WindowHand
    except ModuleNotFoundError:
        # The part of Qt that types into a window is left out of a program that is installed.
        raise InputError("pictures_from_sources", field="pictures") from None

    def make(stage: Stage) -> WindowHand:
        return WindowHand(stage, rehearsal_wiring(stage, pictures), pictures)

    summary = rehearsal.work(make)
    text = json.dumps(summary, ensure_ascii=False, indent=2)
    (pictures / "summary.json").write_text(text + "\n", encoding="utf-8")
    return summary
