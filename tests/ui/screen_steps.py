"""Steps within the screens, as scenes: a form half filled, an act refused, a second person waited
for, what is done. Each screen empty, full, slow and refused needs no word here.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QSpinBox, QTableView
from sqlalchemy import update

from counter_app.commands.account import ProposeAccount
from counter_app.commands.blackout import PrepareKit
from counter_app.commands.catalogue import CurateProcedure
from counter_app.commands.credit import DecideCredit
from counter_app.commands.dialogue import PlanDialogue
from counter_app.commands.disclosure import DraftDisclosure, SignDisclosure
from counter_app.commands.export import NoteExport
from counter_app.commands.feedback import AnswerFeedback, SortFeedback, TakeFeedback
from counter_app.commands.inbox import NoteCityTime
from counter_app.commands.odd_day import AskDay
from counter_app.commands.payment import RequestPayment
from counter_app.domain.account import AccountProfile
from counter_app.domain.bill import BillAsked
from counter_app.domain.channel import Channel
from counter_app.domain.curation import signed
from counter_app.domain.export import Exported, ExportForm
from counter_app.domain.id_number import IdNumber
from counter_app.domain.money import Money
from counter_app.domain.payment import CashTender, Share, SplitTender
from counter_app.domain.person import PhoneNumber
from counter_app.domain.refund import VoidReason
from counter_app.domain.user import SYSTEM, PeopleAct
from counter_app.ports import FoundScanner, PrinterState, ScanWish
from counter_app.queries.curation import CurationOf
from counter_app.queries.disclosure import Disclosure
from counter_app.store import schema
from devices.drawing import PaperDrawing
from devices.simulated import SimulatedPrinter
from tests.builders import HOUSEHOLD_BUSINESS, MARITAL_STATUS, a_dossier, an_applicant
from tests.commands.test_thread import a_credit
from tests.fakes import scans
from ui import theme

if TYPE_CHECKING:
    from tests.ui.stage import Stage

Play = Callable[["Stage"], None]
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ADVANCE = SplitTender((CashTender(Money(40_000), Share(Money(40_000))),), rest_later=True)
CARD_NUMBER = "001098012345"
# Unsigned in the day's catalogue, so that its parts can be proposed.
UNSIGNED = "2.000635"
MONTH = "2026-11"
POINTS = ("Biển chỉ dẫn ở sảnh khó đọc.", "Thiếu ghế cho người già và phụ nữ có thai.")


# --- what stands outside the window -------------------------------------------------------------


class SlowScanner:
    """A scanner that goes on pulling paper until it is told to stop."""

    name = "slow"

    def scan(
        self,
        _wish: ScanWish,
        on_file: Callable[[bytes], None],
        is_cancelled: Callable[[], bool],
    ) -> None:
        """One page, and then none."""
        on_file(scans.jpeg())
        while not is_cancelled():
            time.sleep(0.01)


class AwayCity:
    """A line that is cut."""

    online, reason = False, "timeout"

    def start(self) -> None:
        """Nothing goes."""

    def wake(self) -> None:
        """Nothing goes."""

    def stop(self) -> None:
        """Nothing went."""

    def presence(self) -> AwayCity:
        """Away."""
        return self


def _silent_printer() -> SimulatedPrinter:
    made = SimulatedPrinter(PaperDrawing())
    made.now = PrinterState.SILENT
    return made


FOUND = (
    FoundScanner("HP ScanJet Pro 2600 f1", "http://192.168.1.40:80/eSCL"),
    FoundScanner("Canon imageFORMULA R40", "http://192.168.1.41:80/eSCL"),
)
# What of the window's outside is another one, by scene.
OUTSIDE: Mapping[str, Mapping[str, Any]] = {
    "digitisation-pages": {"signs": True},
    "digitisation-scanning": {"open_document_scanners": lambda: (SlowScanner(),)},
    "digitisation-scanners": {"find_scanners": lambda: FOUND},
    "intake-unprinted": {"open_printer": lambda: None},
    "intake-doubtful": {"open_printer": _silent_printer},
    "home-doubtful": {"open_printer": _silent_printer},
    "home-away": {"open_city": lambda _desk, _on_pass: AwayCity()},
}


# --- small things -------------------------------------------------------------------------------


def _key(stage: Stage, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    stage.window.key(key, modifier or Qt.KeyboardModifier.NoModifier)
    stage.settle()


def _note(stage: Stage, name: str, mark: str) -> None:
    """Until a line says how an act went; without a mark, in whichever way."""
    marks = (mark,) if mark else tuple(theme.STATES.values())
    stage.window.until(lambda: stage.window.text(name).startswith(marks))
    stage.settle()


def _table(stage: Stage, name: str) -> QTableView:
    found = stage.window.shell.findChild(QTableView, name)
    assert found is not None, name
    return found


def _box(stage: Stage, name: str) -> QComboBox:
    found = stage.window.shell.findChild(QComboBox, name)
    assert found is not None, name
    return found


def _words(stage: Stage, name: str) -> QPlainTextEdit:
    found = stage.window.shell.findChild(QPlainTextEdit, name)
    assert found is not None, name
    return found


def _open(name: str, *then: Play) -> Play:
    """A screen, and what is done on it."""

    def play(stage: Stage) -> None:
        stage.open(name)
        for step in then:
            step(stage)
        stage.settle()

    return play


def _press(key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> Play:
    return partial(_key, key=key, modifier=modifier)


def _typed(**texts: str) -> Play:
    def play(stage: Stage) -> None:
        for name, text in texts.items():
            stage.window.edit(name).setText(text)

    return play


def _told(name: str, mark: str) -> Play:
    return partial(_note, name=name, mark=mark)


# --- money of a dossier -------------------------------------------------------------------------


def _owing(stage: Stage) -> None:
    """60,000 of 100,000 are still owed, and F8 was pressed."""
    from tests.ui.stage import code_of

    stage.desk.submit(a_dossier("part-1", HOUSEHOLD_BUSINESS, tender=ADVANCE), by=stage.clerk)
    stage.window.shell.open_dossier(code_of(stage, "part-1"))
    stage.settle()
    stage.window.until(lambda: stage.window.items("dossier_money").count() > 1)
    _key(stage, Qt.Key.Key_F8)
    stage.window.until(lambda: stage.window.items("due_ways").count() == 3)


def due_cash(stage: Stage) -> None:
    """A note of 100,000 for the rest, and what goes back."""
    _owing(stage)
    _key(stage, Qt.Key.Key_2)
    stage.window.until(lambda: stage.window.focus() == "due_share")
    stage.window.key(Qt.Key.Key_Return)
    stage.window.type("E")
    stage.settle()


def due_taken(stage: Stage) -> None:
    """Nothing is owed any more."""
    due_cash(stage)
    stage.window.key(Qt.Key.Key_Return)
    _note(stage, "due_note", theme.DONE)


def due_refused(stage: Stage) -> None:
    """Less on the counter than is asked for."""
    _owing(stage)
    _key(stage, Qt.Key.Key_2)
    stage.window.until(lambda: stage.window.focus() == "due_share")
    stage.window.key(Qt.Key.Key_Return)
    stage.window.type("1000")
    stage.window.key(Qt.Key.Key_Return)
    _note(stage, "due_note", theme.LATE)


def _due_way(digit: Qt.Key) -> Play:
    def play(stage: Stage) -> None:
        _owing(stage)
        _key(stage, digit)
        stage.window.key(Qt.Key.Key_Return)
        stage.window.until(lambda: theme.WAITING in stage.window.text("due_state"))
        stage.settle()

    return play


# --- at the intake ------------------------------------------------------------------------------


def _earlier(stage: Stage) -> None:
    person = an_applicant(id_number=IdNumber(CARD_NUMBER), phone=PhoneNumber("0900000002"))
    stage.desk.submit(a_dossier("early-1", MARITAL_STATUS, applicant=person), by=stage.clerk)


def returning(stage: Stage) -> None:
    """Somebody who was here before: how they were reached stands there already."""
    from tests.ui import stage as scenes

    _earlier(stage)
    scenes.person(stage)
    stage.window.until(lambda: stage.window.edit("phone").text() != "")
    stage.settle()


def twice(stage: Stage) -> None:
    """The same application again, told at once."""
    from tests.ui import stage as scenes

    _earlier(stage)
    scenes.papers(stage)
    stage.window.until(lambda: bool(stage.window.text("same_line")))
    stage.settle()


def counted(stage: Stage) -> None:
    """A fee by the number of copies."""
    from tests.ui import stage as scenes

    scenes.case(stage)
    _key(stage, Qt.Key.Key_3, CONTROL)
    _key(stage, Qt.Key.Key_A)
    _key(stage, Qt.Key.Key_4, CONTROL)
    copies = stage.window.shell.findChild(QSpinBox, "quantity_copy")
    assert copies is not None
    stage.window.until(copies.isVisible)
    copies.setValue(12)
    stage.settle()


def paid(stage: Stage) -> None:
    """The bank's credit came while the code was shown."""
    from tests.ui import stage as scenes

    scenes.qr(stage)
    page = stage.window.shell.citizen_page
    reference = getattr(page, "reference", "")
    assert reference, "the citizen sees a code"
    stage.desk.submit(a_credit(f"CK {reference} nop phi", 3_000, 9), by=SYSTEM)
    stage.window.shell.counter.city_passed.emit()
    stage.window.until(lambda: theme.DONE in stage.window.text("qr_state"))
    stage.settle()


def paid_in_part(stage: Stage) -> None:
    """The bank brought less than was asked for, and notes bear the rest."""
    counted(stage)
    stage.window.key(Qt.Key.Key_F8)
    stage.window.until(lambda: bool(getattr(stage.window.shell.citizen_page, "reference", "")))
    reference = getattr(stage.window.shell.citizen_page, "reference", "")
    stage.desk.submit(a_credit(f"CK {reference} nop phi", 50_000, 9), by=SYSTEM)
    stage.window.key(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    stage.window.until(lambda: bool(stage.window.text("fee_paid")))
    stage.settle()


def received_with(mark: str) -> Play:
    """Received; the printer is not there, or does not answer."""

    def play(stage: Stage) -> None:
        from tests.ui import stage as scenes

        scenes.cash(stage)
        stage.window.key(Qt.Key.Key_F9)
        stage.window.until(lambda: mark in stage.window.text("done_print"))
        stage.settle()

    return play


def at_home_in_doubt(stage: Stage) -> None:
    """A print that nobody is sure of waits for an answer."""
    received_with(theme.SOON)(stage)
    stage.open("home")
    stage.window.until(lambda: stage.window.items("prints").isVisible())


def away(stage: Stage) -> None:
    """The city does not answer, and its clock said another hour when it did."""
    stage.desk.submit(NoteCityTime(stage.clock.now + timedelta(hours=3)), by=SYSTEM)
    stage.window.shell.counter.city_passed.emit()
    stage.open("home")
    stage.window.until(lambda: bool(stage.window.text("clock_drift")))


def remapped(stage: Stage) -> None:
    """F1, and a key that another act has already."""
    stage.open("home")
    _key(stage, Qt.Key.Key_F1)
    stage.window.key(Qt.Key.Key_Return)
    _key(stage, Qt.Key.Key_F2)
    stage.window.until(lambda: bool(stage.window.text("keys_note")))


def found_nothing(stage: Stage) -> None:
    """Ctrl+K with words that nothing has."""
    _key(stage, Qt.Key.Key_K, CONTROL)
    stage.window.edit("find_words").setText("qqq zzz")
    stage.settle()


def wrong_pin(stage: Stage) -> None:
    """A PIN that is another's."""
    stage.window.shell.lock()
    stage.settle()
    stage.window.until(lambda: stage.window.items("people").count() == 3)
    stage.window.edit("pin").setFocus()
    stage.window.type("9999")
    stage.window.key(Qt.Key.Key_Return)
    stage.window.until(lambda: bool(stage.window.text("sign_in_problem")))
    stage.settle()


# --- digitising ---------------------------------------------------------------------------------


def pages(stage: Stage) -> None:
    """Three pages: one good, one empty, one askew."""
    from PIL import Image

    stage.open("digitisation")
    blank = scans.jpeg(Image.new("RGB", scans.A4, (252, 252, 250)))
    contents = (scans.jpeg(), blank, scans.jpeg(scans.page_image(2, skew=4.0)))
    paths = tuple(stage.folder / f"page-{number}.jpg" for number in range(len(contents)))
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(content)
    _take(stage, paths)


def _take(stage: Stage, paths: tuple[Path, ...]) -> None:
    stage.window.shell.screen_named("digitisation").take(paths)
    thumbs = stage.window.items("scanned_pages")
    stage.window.until(lambda: thumbs.count() == len(paths))
    stage.window.until(lambda: stage.window.focus() == "counted_pages")
    stage.settle()


def _keep(stage: Stage) -> None:
    """The chosen paper has a file from now on."""
    path = stage.folder / "page.jpg"
    path.write_bytes(scans.jpeg())
    before = stage.window.items("to_digitise").count()
    _take(stage, (path,))
    counted = stage.window.shell.findChild(QSpinBox, "counted_pages")
    assert counted is not None
    counted.setValue(1)
    stage.window.key(Qt.Key.Key_Return)
    stage.window.until(lambda: stage.window.items("to_digitise").count() == before - 1)
    stage.settle()


def kept(stage: Stage) -> None:
    """A file stands for a paper."""
    stage.open("digitisation")
    _keep(stage)
    _note(stage, "digitisation_note", theme.DONE)


def miscounted(stage: Stage) -> None:
    """Three pages of two."""
    pages(stage)
    stage.window.key(Qt.Key.Key_Return)
    _note(stage, "digitisation_note", theme.LATE)


def discarded(stage: Stage) -> None:
    """A file is wrong: why?"""
    kept(stage)
    stage.window.items("lately_digitised").setFocus()
    _key(stage, Qt.Key.Key_Delete)
    stage.window.until(lambda: stage.window.focus() == "discard_reason")


def reused(stage: Stage) -> None:
    """What is held of the same person is offered for the next paper of that kind."""
    from PySide6.QtWidgets import QPushButton

    stage.open("digitisation")
    tasks = stage.window.items("to_digitise")
    names = [tasks.item(row).text().splitlines()[-1] for row in range(tasks.count())]
    wanted = next(name for name in names if names.count(name) > 1)
    tasks.setCurrentRow(names.index(wanted))
    stage.settle()
    _keep(stage)
    names = [tasks.item(row).text().splitlines()[-1] for row in range(tasks.count())]
    tasks.setCurrentRow(names.index(wanted))
    offer = stage.window.shell.findChild(QPushButton, "reuse_scan")
    assert offer is not None
    stage.window.until(offer.isVisible)
    stage.settle()


def scanning(stage: Stage) -> None:
    """Pages are coming."""
    stage.open("digitisation")
    _key(stage, Qt.Key.Key_F7)
    stage.window.until(lambda: stage.window.items("scanned_pages").count() == 1)


def scanners(stage: Stage) -> None:
    """Two in the network."""
    stage.open("digitisation")
    _key(stage, Qt.Key.Key_F6)
    stage.window.until(lambda: stage.window.items("found_scanners").count() == len(FOUND))


def no_scanners(stage: Stage) -> None:
    """None in the network."""
    stage.open("digitisation")
    _key(stage, Qt.Key.Key_F6)
    _note(stage, "scanners_note", theme.SOON)


# --- a shift ------------------------------------------------------------------------------------


def _count(stage: Stage, *numbers: tuple[int, int]) -> None:
    stage.open("shift")
    typed = dict(numbers)
    while stage.window.focus().startswith("notes_"):
        face = int(stage.window.focus().removeprefix("notes_"))
        if face in typed:
            stage.window.type(str(typed[face]))
        stage.window.key(Qt.Key.Key_Return)


def difference(stage: Stage) -> None:
    """A count that the book does not have: why?"""
    _count(stage, (200_000, 2))
    stage.window.key(Qt.Key.Key_Return)
    stage.window.until(lambda: stage.window.focus() != "shift_submit")
    # A second time where the first is asked to be looked at again.
    if stage.window.focus() != "reason":
        while stage.window.focus().startswith("notes_"):
            stage.window.key(Qt.Key.Key_Return)
        stage.window.key(Qt.Key.Key_Return)
    stage.window.until(lambda: stage.window.focus() == "reason")
    stage.settle()


def shift_closed(stage: Stage) -> None:
    """Closed with a reason, its report beside it."""
    difference(stage)
    stage.window.edit("reason").setText("Trả nhầm cho khách")
    stage.window.key(Qt.Key.Key_Return)
    _note(stage, "shift_result", theme.SOON)
    stage.window.rest(200)
    stage.settle()


def shift_given(stage: Stage) -> None:
    """The giver's count is kept; the next clerk is waited for."""
    difference(stage)
    stage.window.edit("reason").setText("Trả nhầm cho khách")
    _key(stage, Qt.Key.Key_F6)
    _note(stage, "shift_problem", theme.DONE)


# --- of the supervisor and the head -------------------------------------------------------------


def odd_day(stage: Stage) -> None:
    """Somebody asks whether this is the day."""
    stage.clock.move(days=75)
    asked = stage.desk.submit(AskDay(), by=stage.clerk).value
    assert asked is not None
    stage.open("decisions")
    stage.window.until(lambda: bool(stage.window.text("odd_day")))


def refused_fact(stage: Stage) -> None:
    """What the city refused, beside what the desk said."""
    stage.open("outbox")
    _table(stage, "outbox_table").setFocus()
    stage.window.key(Qt.Key.Key_Return)
    stage.window.until(lambda: stage.window.focus() == "delivery_versions")
    stage.settle()


def set_aside(stage: Stage) -> None:
    """It stays counted."""
    refused_fact(stage)
    stage.window.edit("aside_reason").setText("Chờ thành phố sửa danh mục")
    _key(stage, Qt.Key.Key_F7)
    _note(stage, "outbox_note", theme.DONE)


def deputy(stage: Stage) -> None:
    """Who acts for whom, from when to when."""
    stage.open("people")
    box = _box(stage, "people_act")
    box.setCurrentIndex(box.findData(PeopleAct.ACT_FOR))
    stage.settle()


def person_asked(stage: Stage) -> None:
    """Another PIN was asked for; a second person is waited for."""
    stage.open("people")
    accounts = stage.window.items("people_accounts")
    others = (row for row in range(accounts.count()) if "tiepnhan" in accounts.item(row).text())
    accounts.setCurrentRow(next(others))
    box = _box(stage, "people_act")
    box.setCurrentIndex(box.findData(PeopleAct.RESET_PIN))
    _typed(people_pin="8642", people_reason="Quên mã")(stage)
    _key(stage, Qt.Key.Key_F6)
    _note(stage, "people_note", theme.DONE)
    _key(stage, Qt.Key.Key_F10)


def void(stage: Stage) -> None:
    """Whom the new receipt is to name."""
    stage.open("receipts")
    box = _box(stage, "receipt_reason")
    box.setCurrentIndex(box.findData(VoidReason.WRONG_CONTENT))
    _typed(receipt_words="Ghi sai tên", receipt_payer="Trần Văn Mẫu")(stage)


def void_asked(stage: Stage) -> None:
    """A second person is waited for."""
    void(stage)
    stage.window.edit("receipt_words").setFocus()
    stage.window.key(Qt.Key.Key_Return)
    stage.window.until(lambda: bool(stage.window.text("receipts_note")))
    stage.settle()


def altered_book(stage: Stage) -> None:
    """A fee and what was told to the city were changed by somebody with the key."""
    with stage.store.engine.begin() as connection:
        connection.execute(update(schema.dossier).values(fee_total=1))
        connection.execute(schema.outbox.delete())
    stage.open("verify")
    _key(stage, Qt.Key.Key_F5)
    _note(stage, "verify_note", theme.LATE)


def a_review_tab(number: int) -> Play:
    """One of the pictures, with its table."""

    def play(stage: Stage) -> None:
        stage.open("review")
        _key(stage, (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)[number], CONTROL)
        stage.window.rest(200)
        stage.settle()

    return play


def feedback_answered(stage: Stage) -> None:
    """Points with their answers half written."""
    stage.desk.submit(TakeFeedback("said-1", POINTS), by=stage.clerk)
    stage.desk.submit(SortFeedback("said-1", is_ours=True), by=stage.supervisor)
    stage.desk.submit(TakeFeedback("said-2", POINTS[:1]), by=stage.clerk)
    stage.open("feedback")
    stage.window.until(lambda: bool(_table(stage, "feedback_table").model().rowCount()))
    _table(stage, "feedback_table").selectRow(0)
    stage.settle()


def feedback_to_publish(stage: Stage) -> None:
    """Written by one, to be read by another."""
    answers = (
        "Biển ở sảnh được thay cỡ chữ lớn trong tuần này.",
        "Đã kê thêm sáu ghế có tay vịn trước quầy 3.",
    )
    stage.desk.submit(TakeFeedback("said-1", POINTS), by=stage.clerk)
    stage.desk.submit(SortFeedback("said-1", is_ours=True), by=stage.supervisor)
    stage.desk.submit(AnswerFeedback("said-1", answers), by=stage.supervisor)
    stage.open("feedback")
    stage.window.until(lambda: bool(_table(stage, "feedback_table").model().rowCount()))


def dialogue_held(stage: Stage) -> None:
    """A day of dialogue was named."""
    day = stage.clock.now.date()
    stage.desk.submit(PlanDialogue("talk-1", day, "Hộ kinh doanh", "Phòng họp"), by=stage.head)
    stage.open("dialogues")


def difficulty(stage: Stage) -> None:
    """What stands in the way was raised with whom can remove it."""
    stage.open("deadlines")
    words = "Không tra được sổ hộ tịch năm 1998"
    _typed(difficulty_unit="Phòng Tư pháp", difficulty_matter=words)(stage)
    _key(stage, Qt.Key.Key_F5)
    _note(stage, "deadline_note", theme.DONE)


def disclosure(stage: Stage) -> None:
    """Late steps of last month, drafted by one and signed by another; the head is waited for."""
    stage.desk.submit(DraftDisclosure(MONTH), by=stage.clerk)
    (found,) = stage.desk.ask(Disclosure(MONTH), by=SYSTEM).versions
    stage.desk.submit(SignDisclosure(MONTH, 1, found.digest), by=stage.supervisor)
    stage.open("disclosure")
    stage.window.edit("disclosure_month").setText("11/2026")
    stage.window.edit("disclosure_month").setFocus()
    _key(stage, Qt.Key.Key_Return)


def counted_behind(stage: Stage) -> None:
    """The dossiers behind a share."""
    stage.open("kpi")
    stage.window.edit("kpi_first").setText("01/11/2026")
    stage.window.edit("kpi_first").setFocus()
    _key(stage, Qt.Key.Key_Return)
    table, behind = _table(stage, "kpi_table"), _table(stage, "kpi_dossiers")
    for row in range(table.model().rowCount()):
        table.selectRow(row)
        stage.settle()
        if behind.model().rowCount():
            break
    table.setFocus()


def exported(stage: Stage) -> None:
    """What left the book."""
    day = stage.clock.now.date()
    for form, name in ((ExportForm.CSV, "late"), (ExportForm.PDF, "kpi")):
        file = f"{name}.{form}"
        what = Exported(name, form, date(2026, 11, 1), day, 12, "5f" * 32, 4_096, file)
        stage.desk.submit(NoteExport(what), by=stage.supervisor)
    stage.open("reports")


def kit(stage: Stage) -> None:
    """A kit of sheets is out."""
    stage.desk.submit(PrepareKit(4), by=stage.supervisor)
    stage.open("blackout")


def account_waiting(stage: Stage) -> None:
    """Proposed by one, to be agreed to by another."""
    profile = AccountProfile(
        "chung", "970436", "Vietcombank", "1088000111222", "DIEN TAP", date(2026, 11, 26)
    )
    stage.desk.submit(ProposeAccount(profile, "QĐ 01/QĐ-TTPVHCC"), by=stage.supervisor)
    stage.open("accounts")


def curated(stage: Stage) -> None:
    """A version of a procedure waits for its second person, beside the raw record."""
    found = stage.desk.ask(CurationOf(UNSIGNED), by=stage.supervisor)
    record = signed(found.record, found.unsigned[:1])
    command = CurateProcedure(record, "Đã đối chiếu quyết định công bố", stage.clock.now.date())
    stage.desk.submit(command, by=stage.supervisor)
    stage.open("catalogue")
    stage.window.edit("catalogue_search").setText(UNSIGNED)
    stage.settle()


def money_without_a_code(stage: Stage) -> None:
    """A credit that nobody can name, and one that a person laid."""
    asked = RequestPayment("own-1", "own-d", HOUSEHOLD_BUSINESS, Channel.COUNTER, BillAsked())
    stage.desk.submit(asked, by=stage.clerk)
    stage.desk.submit(a_credit("NGUYEN VAN MAU nop le phi", 100_000, 31), by=SYSTEM)
    decided = DecideCredit("sandbox", "credit-31", "own-1", "Đúng người nộp")
    stage.desk.submit(decided, by=stage.supervisor)
    stage.desk.submit(a_credit("LE THI MAU chuyen tien", 70_000, 32), by=SYSTEM)
    stage.open("reconcile")
    stage.window.until(lambda: stage.window.items("day_credits").isVisible())


def statement_refused(stage: Stage) -> None:
    """A file that is no statement."""
    stage.open("reconcile")
    path = stage.folder / "sao-ke.csv"
    path.write_text("khong phai sao ke\n")
    stage.window.edit("statement_file").setText(str(path))
    stage.window.press("statement_take")
    stage.window.until(lambda: theme.LATE in stage.window.text("statement_note"))
    stage.settle()


OF_CLERK: dict[str, Play] = {
    "dossier-due-cash": due_cash,
    "dossier-due-taken": due_taken,
    "dossier-due-refused": due_refused,
    "dossier-due-qr": _due_way(Qt.Key.Key_1),
    "dossier-due-transfer": _due_way(Qt.Key.Key_3),
    "intake-returning": returning,
    "intake-twice": twice,
    "intake-counted": counted,
    "intake-paid": paid,
    "intake-paid-in-part": paid_in_part,
    "intake-unprinted": received_with(theme.SOON),
    "intake-doubtful": received_with(theme.SOON),
    "home-doubtful": at_home_in_doubt,
    "home-away": away,
    "help-clash": remapped,
    "find-nothing": found_nothing,
    "sign-in-wrong": wrong_pin,
    "digitisation-pages": pages,
    "digitisation-kept": kept,
    "digitisation-miscounted": miscounted,
    "digitisation-discard": discarded,
    "digitisation-reuse": reused,
    "digitisation-scanning": scanning,
    "digitisation-scanners": scanners,
    "digitisation-no-scanners": no_scanners,
    "shift-difference": difference,
    "shift-closed": shift_closed,
    "shift-given": shift_given,
}
OF_HEAD: dict[str, Play] = {
    "decisions-odd-day": odd_day,
    "outbox-refused-fact": refused_fact,
    "outbox-aside": set_aside,
    "people-deputy": deputy,
    "people-asked": person_asked,
    "receipts-void": void,
    "receipts-asked": void_asked,
    "verify-whole": _open("verify", _press(Qt.Key.Key_F5), _told("verify_note", theme.DONE)),
    "verify-altered": altered_book,
    "review-shifts": a_review_tab(1),
    "review-takings": a_review_tab(2),
    "review-drawn": _open("review", _press(Qt.Key.Key_F5), _told("review_note", "")),
    "feedback-answers": feedback_answered,
    "feedback-publish": feedback_to_publish,
    "dialogues-named": dialogue_held,
    "reports-exported": exported,
    "blackout-kit": kit,
    "accounts-waiting": account_waiting,
    "catalogue-waiting": curated,
    "reconcile-money": money_without_a_code,
    "reconcile-statement": statement_refused,
    "shift-instead": _open("shift"),
}
# What has to be late first.
LATER: dict[str, Play] = {
    "deadlines-difficulty": difficulty,
    "disclosure-signed": disclosure,
    "kpi-behind": counted_behind,
}
