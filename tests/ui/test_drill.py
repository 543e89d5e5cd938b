"""A drill: the real window, a folder that goes, nothing sent, every page and paper saying so."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from counter_app.desk import Desk
from counter_app.domain.errors import RuleError
from counter_app.domain.office import DRILL_OFFICE
from counter_app.domain.user import SYSTEM
from counter_app.main import desk_lock, system_clock
from counter_app.paper.blocks import Cut, Line
from counter_app.paper.forms import has_form
from counter_app.paper.specimen import specimen
from counter_app.queries.drill import DrillEvidence
from counter_app.queries.office import ThisStation
from counter_app.settings import Settings, remember
from counter_app.store import setup
from counter_app.verbs import drill
from devices.drawing import PaperDrawing
from devices.drill import MARK, DrillDrawing, DrillPrinter, marked
from devices.simulated import SimulatedPrinter
from sync.drill import DrillCity
from sync.worker import CityWorker
from tests.journeys.drill_clerk import NAME
from tests.pictures import DAYS, KINDS
from tests.ui.conftest import Window
from ui.routes import ROUTES

pytestmark = pytest.mark.usefixtures("own_temp")


def test_the_plug_is_pulled_in_mid_word_and_the_word_is_back(tmp_path: Path) -> None:
    notes, rooms = tmp_path / "notes", []

    def clerk(room: Path) -> tuple[str, ...]:
        rooms.append(room)
        assert room.is_dir()
        return (sys.executable, "-m", "tests.journeys.drill_clerk", str(room), str(notes))

    cuts = drill.keep(clerk)

    first, second, name = notes.read_text(encoding="utf-8").splitlines()
    assert cuts == 1
    assert first != second
    assert name == NAME
    assert rooms[0] == rooms[1]
    assert not rooms[0].exists()


def test_the_banner_stands_on_every_page_and_before_the_citizen(drilled: Window) -> None:
    banner = drilled.shell.findChild(QLabel, "drill_banner")
    assert banner is not None
    assert banner.isVisible()
    drilled.sign_in("3333", 1)
    for route in ROUTES:
        drilled.shell.open_screen(route.name)
        drilled.rest(1)
        assert banner.isVisible(), route.name
        assert "KHÔNG CÓ GIÁ TRỊ" in banner.text()
    citizen = drilled.shell.customer_window
    citizen.show()
    theirs = citizen.findChild(QLabel, "drill_banner")
    assert theirs is not None
    assert theirs.isVisible()
    citizen.hide()


def test_no_city_and_no_other_database_is_within_reach(drilled: Window) -> None:
    drilled.sign_in()
    counter = drilled.shell.counter

    city = counter._city
    assert isinstance(city, CityWorker)
    assert isinstance(city._gateway, DrillCity)
    assert counter.wiring.ask_heads is None
    station = counter._open_desk.ask(ThisStation(), by=SYSTEM)
    assert station.office.is_drill


def test_a_real_book_gets_neither_the_drills_city_nor_its_answers(
    tmp_path: Path, new_id: Callable[[], str]
) -> None:
    settings = Settings(data_dir=tmp_path, key_store="file")
    own = replace(DRILL_OFFICE, is_drill=False)
    beginning = replace(setup.drill(1), office=own, is_drill=False)
    store = setup.open_store(
        settings,
        now=system_clock(),
        new_id=new_id,
        station_number=lambda: 1,
        beginning=beginning,
    )
    desk = Desk(store, clock=system_clock, monotonic_ns=lambda: 1, new_id=new_id)

    for asked in (
        lambda: drill.DrillRoom(settings).open_city(desk, lambda: None),
        lambda: desk.ask(DrillEvidence(system_clock()), by=SYSTEM),
    ):
        with pytest.raises(RuleError, match="not_a_drill"):
            asked()
    store.close()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if has_form(kind, DAYS[-1])])
def test_every_paper_says_first_and_last_what_it_is_worth(kind: str) -> None:
    paper = specimen(kind, DAYS[-1])
    printer = SimulatedPrinter(PaperDrawing())

    DrillPrinter(printer).print(paper)

    words = [one for one in printer.papers[0] if not isinstance(one, Cut)]
    said = [one.text for one in words if isinstance(one, Line)]
    assert said[0] == said[-1] == MARK
    last = words[-1]
    assert isinstance(last, Line)
    assert last == Line(MARK, last.align, last.size, bold=True)
    plain = PaperDrawing().raster(paper, 576)
    assert DrillDrawing(PaperDrawing()).raster(paper, 576).height > plain.height


def test_a_cut_stays_the_end_of_a_marked_roll() -> None:
    assert isinstance(marked((Line("a"), Cut()))[-1], Cut)


def test_no_money_moves_the_drawer_in_a_drill() -> None:
    printer = SimulatedPrinter(PaperDrawing())

    assert not DrillPrinter(printer).open_drawer()
    assert printer.kicks == 0


def test_what_a_killed_keeper_left_is_swept_but_not_a_drill_that_goes_on(tmp_path: Path) -> None:
    left, used = (tmp_path / f"{drill.PREFIX}{name}" for name in ("left", "used"))
    left.mkdir()
    used.mkdir()
    with desk_lock(drill.room_settings(used, "")):
        drill.sweep(tmp_path)

        assert not left.exists()
        assert used.exists()


def test_a_drill_has_the_desks_own_keys_and_keeps_its_own_through_a_cut(tmp_path: Path) -> None:
    desk = Settings(data_dir=tmp_path / "desk", keys={"intake.next": "Ctrl+F3"})
    room = tmp_path / "room"
    room.mkdir()

    drill.lend_keys(room, desk)
    assert drill.lent_keys(room) == {"intake.next": "Ctrl+F3"}
    remember(room, keys={"drill.turn": "Ctrl+Shift+F6"})
    drill.lend_keys(room, desk)

    assert drill.lent_keys(room) == {"drill.turn": "Ctrl+Shift+F6"}


def test_a_half_typed_form_is_kept_and_the_desk_locked_while_a_drill_is_on(
    window: Window, tmp_path: Path
) -> None:
    begun = tmp_path / "begun"
    counter = window.shell.counter
    counter.wiring = replace(counter.wiring, start_drill=begun.touch)
    window.sign_in()
    window.new_dossier()
    window.type("Phạm")
    window.key(
        Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    window.until(begun.exists)
    assert window.edit("pin").isVisible()
    window.until(lambda: "Diễn tập đã xong" in window.text("notice"))
    window.sign_in()

    window.until(lambda: window.edit("full_name").isVisible())
    assert window.edit("full_name").text() == "Phạm"
