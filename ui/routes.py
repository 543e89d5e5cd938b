"""The table of the window's screens: name, title, key, and who makes it when it is first opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ui.counter import Counter


@dataclass(frozen=True, slots=True)
class Route:
    """One screen. `key` is its shortcut, empty where it has none."""

    name: str
    title: str
    key: str
    make: Callable[[Counter], QWidget]
    is_listed: bool = True


def _home(counter: Counter) -> QWidget:
    from ui.screens.home import HomeScreen

    return HomeScreen(counter)


def _intake(counter: Counter) -> QWidget:
    from ui.screens.intake import IntakeScreen

    return IntakeScreen(counter)


def _dossiers(counter: Counter) -> QWidget:
    from ui.screens.dossiers import DossiersScreen

    return DossiersScreen(counter)


def _dossier(counter: Counter) -> QWidget:
    from ui.screens.dossier import DossierScreen

    return DossierScreen(counter)


def _shift(counter: Counter) -> QWidget:
    from ui.screens.shift import ShiftScreen

    return ShiftScreen(counter)


def _outbox(counter: Counter) -> QWidget:
    from ui.screens.outbox import OutboxScreen

    return OutboxScreen(counter)


ROUTES = (
    Route("home", "Hôm nay", "Ctrl+Home", _home),
    Route("intake", "Hồ sơ mới", "F2", _intake),
    Route("dossiers", "Tra cứu hồ sơ", "F3", _dossiers),
    Route("shift", "Ca làm việc", "Ctrl+Shift+C", _shift),
    Route("outbox", "Gửi thành phố", "Ctrl+Shift+G", _outbox),
    Route("dossier", "Hồ sơ", "", _dossier, is_listed=False),
)
