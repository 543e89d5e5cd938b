"""The screen of what waits for the city, by keys: refused facts are opened, read and decided."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTableView

from counter_app.commands.compared import CompareDay
from counter_app.commands.dossier import CorrectApplicant
from counter_app.commands.inbox import NoteCityTime
from counter_app.commands.outbox import SettleDeliveries
from counter_app.commands.outcome import Topic
from counter_app.desk import Desk
from counter_app.domain.outbox import Delivered, OutboxEntry, Refused
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.outbox import CountsForCity, DueForCity
from tests.builders import PENSION, a_dossier, an_applicant
from tests.conftest import Clock
from tests.ui.conftest import Window
from ui.forms.delivery import refusal_words, versions


def refuse(desk: Desk, clerk: Actor, held: str | None = None) -> OutboxEntry:
    desk.submit(a_dossier("d1", PENSION), by=clerk)
    desk.submit(a_dossier("d2", PENSION), by=clerk)
    entry = next(one for one in desk.ask(DueForCity(), by=SYSTEM) if one.lane == "d1")
    desk.submit(
        SettleDeliveries((Refused(entry.entry_id, "schema: applicant/id_number: pattern", held),)),
        by=SYSTEM,
    )
    return entry


def table(window: Window, name: str = "outbox_table") -> QTableView:
    found = window.shell.findChild(QTableView, name)
    assert found is not None
    return found


def open_first(window: Window, row: int = 0) -> None:
    window.sign_in(*(("1111", 0) if row == 0 else ("2222", 2)))
    window.shell.open_screen("outbox")
    window.until(lambda: table(window).model().rowCount() == 2)
    table(window).setFocus()
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.focus() == "delivery_versions")


def test_a_refused_fact_is_read_and_sent_again_by_keys(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    entry = refuse(desk, clerk, '{"code": "other", "fee_total": 0}')
    open_first(window)

    title, why = window.text("delivery_title"), window.text("delivery_why")
    lines = table(window, "delivery_versions").model()
    first = [lines.index(0, column).data() for column in range(4)]
    at = table(window, "delivery_versions").currentIndex()
    at_fault = [lines.index(at.row(), column).data() for column in range(2)]
    window.key(Qt.Key.Key_F5)
    window.until(lambda: "Đã xếp lại hàng chờ" in window.text("outbox_note"))

    assert at_fault == ["■", "Người nộp · số định danh"]
    assert entry.entry_id not in title
    assert entry.entry_id in why
    assert "bị từ chối" in title
    assert first[0] == "▲"
    assert first[3] == "other"
    assert desk.ask(CountsForCity(), by=SYSTEM).waiting == 2


def test_at_home_what_was_refused_waits_no_more(window: Window, desk: Desk, clerk: Actor) -> None:
    refuse(desk, clerk)
    counts = desk.ask(CountsForCity(), by=SYSTEM)
    window.sign_in()

    window.until(lambda: window.text("home_unsent") == "1")
    window.until(lambda: "1 hồ sơ" in window.text("home_refused"))
    assert (counts.waiting, counts.refused) == (1, 1)
    # The number of the age is never parted from its unit.
    assert re.search(r"chờ 1 \(\d+\u00a0\w+\)", window.text("light"))


def test_it_is_sent_as_the_dossier_says_today(window: Window, desk: Desk, clerk: Actor) -> None:
    entry = refuse(desk, clerk)
    open_first(window)
    window.key(Qt.Key.Key_F6)
    window.until(lambda: "chưa có gì để sửa" in window.text("outbox_note"))
    right = an_applicant(full_name="Nguyễn Thị Mẫu Đào")
    desk.submit(CorrectApplicant("d1", right, "Nhập sai tên"), by=clerk)

    window.key(Qt.Key.Key_F6)
    window.until(lambda: "gửi theo hồ sơ hôm nay" in window.text("outbox_note"))

    again = next(one for one in desk.ask(DueForCity(), by=SYSTEM) if one.entry_id == entry.entry_id)
    assert "Nguyễn Thị Mẫu Đào" in again.payload


def test_a_supervisor_sets_aside_with_a_reason_and_it_stays_in_sight(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    refuse(desk, clerk)
    open_first(window, row=1)
    window.key(Qt.Key.Key_F7)
    window.until(lambda: window.focus() == "aside_reason")

    window.edit("aside_reason").setText("Thành phố nhập tay")
    window.key(Qt.Key.Key_Return)
    window.until(lambda: "Đã để riêng" in window.text("outbox_note"))
    window.until(lambda: "để riêng 1" in window.text("outbox_counts"))

    window.until(lambda: table(window).model().index(0, 0).data() == "▲ để riêng")
    window.until(lambda: "để riêng 1" in window.text("light"))


def test_a_fact_that_is_read_stays_open_while_it_waits_and_others_come(
    window: Window, desk: Desk, clerk: Actor, clock: Clock
) -> None:
    refuse(desk, clerk)
    open_first(window, row=1)
    window.key(Qt.Key.Key_F7)
    window.until(lambda: window.focus() == "aside_reason")
    window.edit("aside_reason").setText("Thành phố nhập")

    clock.now += timedelta(minutes=2)
    desk.submit(a_dossier("d3", PENSION), by=clerk)
    window.shell.counter.happened.emit(frozenset({Topic.OUTBOX}))
    window.until(lambda: table(window).model().rowCount() == 3)

    assert window.focus() == "aside_reason"
    assert window.edit("aside_reason").text() == "Thành phố nhập"


def test_a_clerk_is_not_offered_to_set_aside(window: Window, desk: Desk, clerk: Actor) -> None:
    refuse(desk, clerk)
    open_first(window)

    assert window.edit("aside_reason").isHidden()
    window.key(Qt.Key.Key_Escape)
    assert window.focus() == "outbox_table"


def test_a_queue_that_is_empty_says_so(window: Window) -> None:
    window.sign_in()
    window.shell.open_screen("outbox")

    window.until(lambda: "Không còn gì chờ" in window.text("outbox_empty"))

    assert table(window).isHidden()


def test_versions_stand_side_by_side_with_what_differs_first() -> None:
    lines = versions(
        '{"code": "A", "applicant": {"full_name": "Đơn"}, "papers": [{"name": "x"}]}',
        '{"code": "A", "applicant": {"full_name": "Đào"}, "other": [1]}',
    )

    assert [(one.name, one.said, one.held) for one in lines] == [
        ("Người nộp · họ tên", "Đơn", "Đào"),
        ("Giấy tờ · 1 · tên", "x", ""),
        ("other · 1", "", "1"),
        ("Mã hồ sơ", "A", "A"),
    ]
    assert not any(one.is_other for one in versions('{"code": "A"}', None))


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (
            "schema: applicant/id_number: pattern",
            "thành phố không nhận nội dung: Người nộp · số định danh",
        ),
        ("schema: .: required", "thành phố không nhận nội dung"),
        ("schema", "thành phố không nhận nội dung"),
        ("http_413", "hồ sơ quá lớn, báo giám sát"),
        ("", ""),
    ],
)
def test_a_refusal_is_said_in_words(reason: str, words: str) -> None:
    assert refusal_words(reason) == words


@pytest.mark.parametrize("size", [(1366, 768)])
def test_the_opened_fact_fits_the_window(
    window: Window, desk: Desk, clerk: Actor, size: tuple[int, int]
) -> None:
    refuse(desk, clerk, '{"code": "other"}')
    open_first(window, row=1)
    window.shell.resize(*size)
    QApplication.processEvents()

    for name in ("resend", "correct", "set_aside"):
        one = window.shell.findChild(QPushButton, name)
        assert one is not None
        assert one.width() >= one.sizeHint().width()


def test_a_clock_that_is_off_is_said_above_everything_until_it_is_right(
    window: Window, desk: Desk, clock: Clock
) -> None:
    desk.submit(NoteCityTime(clock.now + timedelta(hours=3)), by=SYSTEM)
    window.sign_in()
    window.until(lambda: "chậm hơn thành phố 3 giờ" in window.text("clock_drift"))

    clock.move(hours=4)
    desk.submit(NoteCityTime(clock.now), by=SYSTEM)
    window.shell.counter.happened.emit(frozenset({Topic.OUTBOX}))

    drift = window.shell.findChild(QLabel, "clock_drift")
    assert drift is not None
    window.until(drift.isHidden)


def test_it_says_when_the_keys_were_compared_and_what_went_again(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    entry = refuse(desk, clerk)
    window.sign_in("1111", 0)
    window.shell.open_screen("outbox")
    window.until(lambda: "lần nào" in window.text("outbox_compared"))

    desk.submit(SettleDeliveries((Delivered(entry.entry_id, "C-1"),)), by=SYSTEM)
    desk.submit(CompareDay(entry.made_at.date(), frozenset({"k-of-nobody"})), by=SYSTEM)
    window.shell.counter.happened.emit(frozenset({Topic.OUTBOX}))

    window.until(lambda: "gửi lại 1 việc" in window.text("outbox_compared"))
    assert "1 mã máy này không biết" in window.text("outbox_compared")
