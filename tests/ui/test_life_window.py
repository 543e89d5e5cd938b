"""The screens of a dossier's later life, by keys: acts, hand-overs, promises, the book."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from counter_app.commands.calendar import ApproveCalendar
from counter_app.commands.catalogue import ApproveProcedure, CurateProcedure
from counter_app.commands.inbox import NoteChanges
from counter_app.commands.outcome import Topic
from counter_app.desk import Desk
from counter_app.domain.curation import signed
from counter_app.domain.dossier import Status
from counter_app.domain.user import SYSTEM, Actor
from counter_app.ports import CityChange
from counter_app.queries.catalogue import OneProcedure, Procedures
from counter_app.queries.curation import CurationOf, ProposedVersions
from counter_app.queries.dossier import OneDossier
from counter_app.queries.inbox import CityQuestions
from counter_app.queries.promise import PromisesToDecide
from tests.builders import CALENDAR_2027, a_dossier, forwarded
from tests.conftest import Clock
from tests.ui.conftest import Window

CITY_TIME = datetime(2026, 11, 26, 2, 0, tzinfo=UTC)
CODE = "000.00.01.H26-261126-1260001"


@pytest.fixture
def opened(window: Window, desk: Desk, clerk: Actor) -> Callable[[], None]:
    """Signed in as the clerk, with the one dossier on the screen."""

    def open_it(pin: str = "1111", row: int = 0) -> None:
        window.sign_in(pin, row)
        window.shell.open_screen("dossier")
        window.shell.screen_named("dossier").open(CODE)
        window.until(lambda: window.items("acts").count() > 0)
        window.until(lambda: window.focus() == "acts")

    return open_it


def status(desk: Desk) -> Status:
    return desk.ask(OneDossier(CODE), by=SYSTEM).line.status


def acts(window: Window) -> list[str]:
    found = window.items("acts")
    return [found.item(row).text() for row in range(found.count())]


def choose(window: Window, title: str) -> None:
    row = next(row for row, line in enumerate(acts(window)) if title in line)
    window.items("acts").setCurrentRow(row)
    window.key(Qt.Key.Key_Return)


def fill(window: Window, *texts: str) -> None:
    """Field after field, with the pauses of a person: a burst of letters would be a scan."""
    for text in texts:
        for start in range(0, len(text), 8):
            window.type(text[start : start + 8])
            window.rest(120)
        window.key(Qt.Key.Key_Return)


def test_a_dossier_is_handed_on_finished_and_returned_by_keys(
    window: Window, desk: Desk, clerk: Actor, opened: Callable[[], None]
) -> None:
    desk.submit(a_dossier("d1"), by=clerk)
    opened()

    window.key(Qt.Key.Key_1)
    window.until(lambda: status(desk) is Status.PROCESSING)
    window.until(lambda: any("ký nhận" in line for line in acts(window)))
    choose(window, "Có kết quả")
    window.until(lambda: window.focus() == "act_kind")
    fill(window, "Giấy xác nhận", "12/XN")
    window.key(Qt.Key.Key_Return)
    fill(window, "Trần Mẫu", "")
    window.until(lambda: status(desk) is Status.RESULT_READY)
    window.until(lambda: any("Trả kết quả" in line for line in acts(window)))
    choose(window, "Trả kết quả")
    window.until(lambda: window.focus() == "act_way")
    for _ in range(3):
        window.key(Qt.Key.Key_Return)

    window.until(lambda: status(desk) is Status.RETURNED)
    window.until(lambda: acts(window) == ["Hồ sơ đã kết thúc, không còn bước nào."])


def test_an_apology_takes_a_second_persons_pin_at_the_same_desk(
    window: Window, desk: Desk, clerk: Actor, opened: Callable[[], None]
) -> None:
    forwarded(desk, clerk, "d1")
    opened()
    choose(window, "Xin lỗi")
    window.until(lambda: window.focus() == "act_reason")
    fill(window, "Chờ xác minh", "2", "tiepnhan", "1111")
    window.until(lambda: window.text("act_note").startswith("■"))
    assert desk.ask(OneDossier(CODE), by=SYSTEM).apology == "drafted"

    window.edit("act_second_login").setText("giamsat")
    window.edit("act_second_pin").setText("2222")
    window.edit("act_second_pin").setFocus()
    window.key(Qt.Key.Key_Return)

    window.until(lambda: desk.ask(OneDossier(CODE), by=SYSTEM).apology == "issued")


def test_escape_leaves_an_act_and_nothing_happens(
    window: Window, desk: Desk, clerk: Actor, opened: Callable[[], None]
) -> None:
    forwarded(desk, clerk, "d1")
    opened()
    choose(window, "rút hồ sơ")
    window.until(lambda: window.focus() == "act_reason")
    window.type("Đổi ý")

    window.key(Qt.Key.Key_Escape)

    assert window.focus() == "acts"
    assert status(desk) is Status.PROCESSING


def test_f9_hands_all_of_a_unit_on_and_prints_the_list(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    desk.submit(a_dossier("d1"), by=clerk)
    window.sign_in()
    window.shell.open_screen("handover")
    window.until(lambda: "1 hồ sơ" in window.text("handover_empty"))

    window.key(Qt.Key.Key_F9)

    window.until(lambda: "đã gửi máy in" in window.text("handover_note"))
    assert status(desk) is Status.PROCESSING
    window.until(lambda: window.text("handover_empty").startswith("✓"))


def test_a_line_of_the_book_opens_its_dossier(window: Window, desk: Desk, clerk: Actor) -> None:
    desk.submit(a_dossier("d1"), by=clerk)
    window.sign_in()
    window.shell.open_screen("register")
    found = window.shell.findChild(QTableView, "register_table")
    assert found is not None
    window.until(lambda: found.model().rowCount() == 1)

    window.key(Qt.Key.Key_Return)

    window.until(lambda: window.text("dossier_title") == CODE)


def test_the_board_lists_what_is_due_and_says_so_when_nothing_is(
    window: Window, desk: Desk, clerk: Actor, clock: Clock
) -> None:
    desk.submit(a_dossier("d1"), by=clerk)
    window.sign_in()
    window.shell.open_screen("deadlines")
    window.until(lambda: window.text("deadline_counts").startswith("✓"))
    clock.move(days=5)

    window.shell.open_screen("deadlines")

    window.until(lambda: "quá hạn: 1" in window.text("deadline_counts"))


def test_only_a_supervisor_sees_what_waits_for_a_decision(window: Window) -> None:
    window.sign_in()
    window.shell.open_screen("decisions")
    assert window.shell.screen_named("home").isVisible()


def test_a_calendar_comes_from_a_file_and_counts_by_another_persons_word(
    window: Window, desk: Desk, head: Actor, tmp_path: Path
) -> None:
    window.sign_in("2222", row=2)
    window.shell.open_screen("decisions")
    path = tmp_path / "2027.json"
    path.write_text(json.dumps(CALENDAR_2027)[:-9], encoding="utf-8")
    window.edit("calendar_file").setText(str(path))
    window.edit("calendar_reason").setText("Thông báo nghỉ lễ")
    window.key(Qt.Key.Key_F8)
    window.until(lambda: "không phải JSON" in window.text("decisions_note"))
    path.write_text(json.dumps(CALENDAR_2027), encoding="utf-8")

    window.key(Qt.Key.Key_F8)

    calendars = window.items("calendars")
    window.until(lambda: calendars.count() == 2)
    row = next(row for row in range(2) if "2026-2" in calendars.item(row).text())
    calendars.setCurrentRow(row)
    window.key(Qt.Key.Key_F7)
    window.until(lambda: window.text("decisions_note").startswith("■"))
    desk.submit(ApproveCalendar("2026-2"), by=head)
    found = desk.ask(PromisesToDecide(), by=head).calendars
    assert [one.version for one in found if one.is_in_force] == ["2026-2"]


def test_what_is_being_signed_stays_when_the_catalogue_is_read_anew(window: Window) -> None:
    window.sign_in("2222", row=2)
    window.shell.open_screen("catalogue")
    found, groups = window.items("catalogue_found"), window.items("catalogue_groups")
    window.until(lambda: groups.count() > 0)
    row = next(row for row in range(1, found.count()) if found.item(row).text()[0] == "■")
    found.setCurrentRow(row)
    code = found.item(row).text().split()[1]
    window.until(lambda: window.shell.counter.is_idle)
    window.rest(100)
    groups.item(0).setCheckState(Qt.CheckState.Checked)

    window.key(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    window.until(lambda: window.shell.counter.is_idle)
    window.rest(100)

    assert code in found.currentItem().text()
    assert groups.item(0).checkState() is Qt.CheckState.Checked


def test_two_supervisors_sign_a_fee_and_the_procedure_can_be_received(
    window: Window, desk: Desk, head: Actor
) -> None:
    window.sign_in("2222", row=2)
    window.shell.open_screen("catalogue")
    window.edit("catalogue_search").setText("1.001266")
    window.until(lambda: window.items("catalogue_groups").count() > 0)
    window.until(lambda: "phí, lệ phí" in window.items("catalogue_groups").item(0).text())
    window.items("catalogue_groups").item(0).setCheckState(Qt.CheckState.Checked)
    window.edit("catalogue_reason").setText("Đã đối chiếu NQ 78/2026")

    window.key(Qt.Key.Key_F6)

    window.until(lambda: window.text("catalogue_note").startswith("✓"))
    window.until(lambda: "1.001266" in window.items("catalogue_proposed").item(0).text())
    window.key(Qt.Key.Key_F7)
    window.until(lambda: window.text("catalogue_note").startswith("■"))
    proposed = desk.ask(ProposedVersions(), by=head)[0]
    desk.submit(ApproveProcedure(proposed.code, proposed.version), by=head)
    assert "fees" in desk.ask(OneProcedure("1.001266"), by=head).verified


def test_the_version_that_a_second_person_chose_stays_chosen_when_another_is_proposed(
    window: Window, desk: Desk, clock: Clock, supervisor: Actor, head: Actor
) -> None:
    def propose(code: str) -> None:
        found = desk.ask(CurationOf(code), by=supervisor)
        record = signed(found.record, found.unsigned[:1])
        desk.submit(CurateProcedure(record, "Đã đối chiếu", clock.now.date()), by=supervisor)

    codes = [line.code for line in desk.ask(Procedures(""), by=head) if line.hurdles]
    first, chosen, later = sorted(codes)[:3]
    propose(first)
    propose(chosen)
    window.sign_in("2222", row=2)
    window.shell.open_screen("catalogue")
    proposed = window.items("catalogue_proposed")
    window.until(lambda: proposed.count() == 2)
    proposed.setCurrentRow(1)

    propose(later)
    window.shell.counter.happened.emit(frozenset({Topic.CATALOGUE}))
    window.until(lambda: proposed.count() == 3)

    assert proposed.currentItem().text().startswith(chosen)


def test_a_question_of_the_city_is_answered_with_a_reason(
    window: Window, desk: Desk, clerk: Actor, supervisor: Actor
) -> None:
    desk.submit(a_dossier("d1"), by=clerk)
    told = {"code": CODE, "status": 7, "at": "2026-11-26T02:00:00Z", "note": "Rút qua mạng"}
    page = NoteChanges((CityChange(1, "dossier.status", told),), 1, CITY_TIME)
    desk.submit(page, by=SYSTEM)
    window.sign_in("2222", row=2)
    window.shell.open_screen("decisions")
    window.until(lambda: window.items("questions").count() > 0)
    window.until(lambda: "≠" in window.items("questions").item(0).text())

    words = window.items("questions").item(0).text()
    window.key(Qt.Key.Key_F9)
    window.until(lambda: window.focus() == "answer_reason")
    window.edit("answer_reason").setText("Công dân chưa đến rút")
    window.key(Qt.Key.Key_F9)
    window.until(lambda: "theo quầy" in window.text("decisions_note"))

    assert "Tại quầy: " in words
    assert "Rút qua mạng" in words
    assert desk.ask(CityQuestions(), by=supervisor) == ()
    assert status(desk) is Status.RECEIVED
