"""The first run as scenes: each of its steps, and one that is refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from counter_app.ports import PrintResult
from devices.drawing import PaperDrawing
from devices.simulated import SimulatedScanner
from tests.ui.conftest import Window
from ui import theme
from ui.app import build_setup
from ui.forms.setup import FIELDS, STEPS, SetupForm
from ui.setup_window import SetupWindow
from ui.setup_wiring import SetupWiring
from ui.wiring import Wiring

REFUSED = "setup-office-refused"
SCENES = (*(f"setup-{step}" for step in STEPS), REFUSED)
_TEXTS = {
    "office": (
        "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI",
        "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG – CHI NHÁNH THỬ",
        "000.00.02.H26",
        "TTPVHCC",
        "Số 1 phố Thử, Hà Nội",
        "Hà Nội",
        "024 0000 0001",
        "0100000001",
    ),
    "counter": ("Quầy 1", "126", "EBL01", "26TAA", "vietcombank", "001234567", ""),
    "head": ("Lê Duyệt Mẫu", "duyet"),
    "supervisor": ("Trần Thử Mẫu", "thu"),
    "clerk": ("Nguyễn Thu Mẫu", "thumau"),
}


class FirstStage:
    """The window of the first run; what it would do outside is done nowhere."""

    def __init__(self, shown: SetupWindow) -> None:
        self.window = Window(shown)  # type: ignore[arg-type]  # a window is a window

    def settle(self) -> None:
        """Until what was typed is kept."""
        setup = self.window.shell.setup  # type: ignore[attr-defined]  # the first run
        self.window.until(lambda: bool(setup.is_kept))
        self.window.rest(20)

    def wear(self, look: theme.Look, size: tuple[int, int]) -> None:
        """Another look and size of the window."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        if look != theme.look():
            theme.apply(app, look)
        if self.window.shell.size().toTuple() != size:
            self.window.shell.resize(*size)
        self.settle()


def _nothing(*_given: object, **_named: object) -> None:
    pass


@contextmanager
def first_stage(scene: str, speaks: str, **outside: Any) -> Iterator[FirstStage]:
    """The step that a scene names, with what was typed up to there; `outside` for its wiring."""
    step = scene.removeprefix("setup-").removesuffix("-refused")
    form = SetupForm.blank()
    for name, texts in _TEXTS.items():
        if STEPS.index(name) <= STEPS.index(step) and scene != REFUSED:
            for field, text in zip(FIELDS[name], texts, strict=False):
                form = form.with_text(field, text)
    wiring = SetupWiring(
        draft=form.at(step).to_json(),
        is_begun=STEPS.index(step) > STEPS.index("review"),
        keep=_nothing,
        begin=_nothing,
        finish=_nothing,
        find_printers=lambda: ("usb:EPSON TM-T82", "a4:Canon LBP"),
        try_printer=lambda _address, _width: PrintResult(1, confirmed=True, printer="usb"),
        find_ports=lambda: ("COM3",),
        open_scanner=lambda _port: SimulatedScanner(),
        try_city=lambda _url, _secret: 0,
        remember=_nothing,
        open_drawing=PaperDrawing,
        open_window=_never,
        language=speaks,
    )
    window = build_setup(replace(wiring, **outside))
    window.show()
    window.start()
    played = FirstStage(window)
    try:
        played.settle()
        if scene == REFUSED:
            played.window.key(Qt.Key.Key_Return)
            played.window.press("setup_go")
            played.settle()
        yield played
    finally:
        window.close()
        window.deleteLater()
        played.window.rest(10)


def _never() -> Wiring:
    raise AssertionError("the first run was not finished")
