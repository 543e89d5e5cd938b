"""The pane of papers and the pane of the fee by keys alone: questions, faults, data, proofs."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QTableWidget

from counter_app.desk import Desk
from counter_app.domain.channel import Channel
from counter_app.domain.checklist import NOTHING_ELSE
from counter_app.domain.id_number import IdNumber
from counter_app.domain.payment import NoTender
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.catalogue import BillFor, OneProcedure
from counter_app.queries.paper import HeldPapers
from counter_app.store import schema
from counter_app.store.unit_of_work import Store
from tests.builders import a_dossier, an_applicant
from tests.ui.conftest import NO_MODIFIER, Window
from tests.ui.test_window import CARD, to_papers
from ui import language
from ui.citizen import Papers
from ui.panes.fee import FeePane
from ui.panes.papers import PapersPane

BIRTH = "1.001193"
# Nothing is owed where only a street or a border has another name.
CHANGED_BUSINESS = "2.000720"
CERTIFICATE, PROXY, IDENTITY = 1, 4, 5  # rows at the counter, where one paper is online only


def table(window: Window) -> QTableWidget:
    found = window.shell.findChild(QTableWidget, "papers")
    assert found is not None
    return found


def row_text(window: Window, row: int) -> str:
    return " | ".join(
        item.text() for column in range(4) if (item := table(window).item(row, column)) is not None
    )


def go(window: Window, row: int) -> None:
    table(window).setCurrentCell(row, 1)


def at_papers(window: Window, code: str = BIRTH) -> None:
    window.sign_in()
    to_papers(window, code)
    window.until(lambda: window.focus() == "papers")


def kept(store: Store) -> list[Any]:
    """The papers in the book, in the list's order."""
    with store.reading() as reading:
        return list(reading.rows(schema.paper.select().order_by(schema.paper.c.position)))


def test_a_question_is_answered_by_a_letter_and_the_answer_is_shown(window: Window) -> None:
    at_papers(window)
    assert "Người nộp có làm thay cho người khác không?" in row_text(window, PROXY)
    assert "C có · K không" in row_text(window, PROXY)

    go(window, PROXY)
    window.key(Qt.Key.Key_C)
    assert "Có: cần nộp" in row_text(window, PROXY)

    go(window, PROXY)
    window.key(Qt.Key.Key_K)
    assert "Không. Không thuộc trường hợp phải nộp" in row_text(window, PROXY)


def test_the_data_of_a_database_are_offered_before_the_paper(window: Window) -> None:
    at_papers(window)
    assert "D: dùng dữ liệu CSDL quốc gia về dân cư" in row_text(window, IDENTITY)

    go(window, IDENTITY)
    window.key(Qt.Key.Key_D)

    assert "Đã khai thác được dữ liệu" in row_text(window, IDENTITY)


def test_asking_for_what_a_database_holds_takes_its_error(window: Window) -> None:
    at_papers(window)
    go(window, IDENTITY)

    window.key(Qt.Key.Key_M)
    assert window.focus() == "paper_words"
    window.type("HTTP 503")
    window.key(Qt.Key.Key_Return)

    assert "08:00: HTTP 503" in row_text(window, IDENTITY)
    assert "thiếu" in row_text(window, IDENTITY)


def test_a_failed_paper_goes_on_the_one_notice_with_its_reason(
    window: Window, store: Store
) -> None:
    at_papers(window)
    go(window, 0)
    window.key(Qt.Key.Key_Space)
    go(window, CERTIFICATE)
    window.key(Qt.Key.Key_X)
    assert "chưa đạt: Giấy tờ hết hạn" in row_text(window, CERTIFICATE)
    window.key(Qt.Key.Key_X)
    window.key(Qt.Key.Key_Tab)
    assert window.focus() == "paper_words"
    window.type("dong dau")
    window.key(Qt.Key.Key_Return)
    assert "chưa đạt: Mờ, rách hoặc không đọc được: dong dau" in row_text(window, CERTIFICATE)

    window.key(Qt.Key.Key_F7)

    window.until(lambda: "bổ sung" in window.text("done_headline"))
    states = {row["name"]: (row["state"], row["reason"], row["words"]) for row in kept(store)}
    assert states["Giấy chứng sinh"] == ("failed", "illegible", "dong dau")
    assert states["Tờ khai đăng ký khai sinh (mẫu)"] == ("handed_in", "", None)
    with store.reading() as reading:
        (wait,) = reading.rows(schema.wait.select())
    why = "Mờ, rách hoặc không đọc được: dong dau"
    assert json.loads(wait["asked"]) == [["Giấy chứng sinh", why]]


def test_a_refusal_takes_a_reason_and_a_clause_and_gives_form_03(
    window: Window, store: Store
) -> None:
    at_papers(window)
    window.key(Qt.Key.Key_F4)
    window.edit("email").setFocus()
    window.type("mau@")
    window.key(Qt.Key.Key_Return)
    assert "thư điện tử" in window.text("problem_1")
    window.type("a.vn")
    window.key(Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    window.until(lambda: window.focus() == "refusal_reason")
    window.key(Qt.Key.Key_Escape)
    assert not window.edit("refusal_reason").isVisible()

    window.key(Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    window.edit("refusal_reason").setText("Không thuộc thẩm quyền")
    window.key(Qt.Key.Key_Return)
    window.key(Qt.Key.Key_Return)
    window.until(lambda: "căn cứ" in window.text("refusal_note"))
    assert window.focus() == "refusal_clause"
    window.edit("refusal_clause").setText("NĐ 309/2026 Điều 8")
    window.key(Qt.Key.Key_Return)

    window.until(lambda: "Từ chối tiếp nhận 000." in window.text("done_headline"))
    window.until(lambda: window.text("done_print") == "✓ Đã in")
    with store.reading() as reading:
        (dossier,) = reading.rows(schema.dossier.select())
        (slip,) = reading.rows(schema.slip.select())
    assert (dossier["status"], dossier["due_at"], slip["kind"]) == ("refused", None, "refusal")
    assert "Không thuộc thẩm quyền" in slip["facts"]
    assert "mau@a.vn" in slip["facts"]


def shown_to_citizen(window: Window) -> str:
    labels = window.shell.customer_window.findChildren(QLabel)
    return "\n".join(one.text() for one in labels if not one.isHidden())


def answer_all(window: Window, key: Qt.Key) -> None:
    for row in range(table(window).rowCount()):
        if "C có · K không" in row_text(window, row):
            go(window, row)
            window.key(key)


def test_the_citizen_sees_the_listed_papers_and_that_no_other_is_needed(window: Window) -> None:
    at_papers(window)
    go(window, PROXY)
    window.key(Qt.Key.Key_C)

    page = window.shell.citizen_page
    assert isinstance(page, Papers)
    names = [name for name, _ in page.papers]
    assert names == ["Tờ khai đăng ký khai sinh (mẫu)", "Giấy chứng sinh", "Văn bản ủy quyền"]
    answer_all(window, Qt.Key.Key_K)
    assert NOTHING_ELSE in shown_to_citizen(window)


@pytest.mark.parametrize(("code", "told"), [("1.004873", "1 paper here"), (BIRTH, "2 papers here")])
def test_one_paper_is_one_in_english_too(window: Window, code: str, told: str) -> None:
    at_papers(window, code)
    language.speak("en")
    window.key(Qt.Key.Key_A)
    language.speak("vi")

    assert window.text("summary_3") == told


def test_nobody_says_that_nothing_else_is_needed_while_a_question_is_open(window: Window) -> None:
    at_papers(window)
    open_now = sum(
        "C có · K không" in row_text(window, row) for row in range(table(window).rowCount())
    )
    assert open_now > 1
    assert window.text("nothing_else") == f"● Còn {open_now} câu hỏi: C có · K không"
    assert f"Còn {open_now} câu hỏi" in shown_to_citizen(window)
    assert NOTHING_ELSE not in shown_to_citizen(window)

    window.key(Qt.Key.Key_A)
    assert "Đủ" not in window.text("summary_3")
    assert window.text("mark_3") == f"● còn {open_now} câu hỏi"

    window.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    answer_all(window, Qt.Key.Key_K)
    assert window.text("nothing_else").startswith("▲ Còn thiếu 2 giấy tờ")

    window.key(Qt.Key.Key_A)
    assert window.text("mark_3") == "✓ xong"
    assert window.text("nothing_else") == f"✓ {NOTHING_ELSE}"


def test_the_citizen_reads_what_is_missing_and_why_and_then_to_take_the_slip(
    window: Window,
) -> None:
    at_papers(window)
    go(window, 0)
    window.key(Qt.Key.Key_Space)
    go(window, CERTIFICATE)
    window.key(Qt.Key.Key_X)
    wrong = "Còn thiếu:\n▲  Giấy chứng sinh (Giấy tờ hết hạn)"
    assert wrong in shown_to_citizen(window)

    window.key(Qt.Key.Key_F7)

    window.until(lambda: "Xin nhận phiếu yêu cầu bổ sung" in shown_to_citizen(window))
    assert wrong in shown_to_citizen(window)
    assert NOTHING_ELSE not in shown_to_citizen(window)

    window.key(Qt.Key.Key_F10)
    window.until(lambda: "Kính chào quý khách" in shown_to_citizen(window))


def test_one_of_the_listed_alternatives_is_taken(window: Window) -> None:
    at_papers(window)
    go(window, CERTIFICATE)

    window.key(Qt.Key.Key_T)
    assert "đã nộp: văn bản của người làm chứng" in row_text(window, CERTIFICATE)
    window.key(Qt.Key.Key_T)
    assert "đã nộp: nếu không có thì giấy cam đoan" in row_text(window, CERTIFICATE)


def test_n_means_nothing_for_a_paper_that_nothing_lets_be_left_out(window: Window) -> None:
    at_papers(window)
    go(window, 0)
    window.key(Qt.Key.Key_Space)
    before = row_text(window, 0)
    assert "đã nộp" in before

    go(window, 0)
    window.key(Qt.Key.Key_N)

    assert row_text(window, 0) == before


def test_f1_says_what_a_paper_rests_on_and_that_no_other_is_needed(window: Window) -> None:
    at_papers(window)
    go(window, IDENTITY)

    papers = window.shell.findChild(PapersPane)
    assert papers is not None
    why = papers.why()

    assert "NQ 66.7/2025/NQ-CP" in why
    assert "Chỉ xuất trình: không thu, không chụp, không lưu." in why
    # A question is open still.
    assert NOTHING_ELSE not in why

    answer_all(window, Qt.Key.Key_K)
    assert NOTHING_ELSE in papers.why()


def test_f1_gives_the_procedures_basis_for_a_paper_without_one_of_its_own(window: Window) -> None:
    at_papers(window)
    go(window, 0)

    papers = window.shell.findChild(PapersPane)
    assert papers is not None

    assert "Căn cứ: 104/2022/NĐ-CP" in papers.why()


def test_a_paper_that_the_office_holds_is_offered_and_its_dossier_kept(
    window: Window, desk: Desk, store: Store, clerk: Actor
) -> None:
    person = an_applicant(id_number=IdNumber("001098012345"))
    earlier = desk.submit(
        a_dossier("early-1", "1.001731", applicant=person, tender=NoTender()), by=clerk
    ).value.code
    held = desk.ask(HeldPapers("001098012345", ("000.00.00.G18-KQ005131",)), by=clerk)
    assert [paper.dossier_code for paper in held] == [earlier]
    at_papers(window, "1.001731")
    window.until(lambda: f"R: đã có ở hồ sơ {earlier}" in row_text(window, 1))
    assert "R:" not in row_text(window, 0)

    window.key(Qt.Key.Key_Space)
    go(window, 1)
    window.key(Qt.Key.Key_R)
    window.key(Qt.Key.Key_F9)

    window.until(lambda: window.text("done_headline").startswith("✓"))
    assert [row["source"] for row in kept(store) if row["source"]] == [earlier]


def test_an_exemption_wants_the_proof_that_was_seen(window: Window) -> None:
    at_papers(window, "1.004873")
    window.key(Qt.Key.Key_Space)
    window.key(Qt.Key.Key_Return)
    window.until(lambda: window.text("fee_total") == "3.000\u00a0đ")
    groups, proofs = (window.shell.findChild(QComboBox, name) for name in ("exemption", "proof"))
    assert groups is not None
    assert proofs is not None
    groups.setFocus()
    while groups.currentData() != "ho_ngheo":
        window.key(Qt.Key.Key_Down)
    window.until(lambda: window.text("fee_total") == "0\u00a0đ")
    # Nothing is paid in any way.
    window.until(lambda: "F8" not in window.text("keys_text"))

    window.key(Qt.Key.Key_F9)
    window.until(lambda: "giấy tờ chứng minh đã xem" in window.text("problem_4"))
    proofs.setFocus()
    window.key(Qt.Key.Key_Down)
    assert proofs.currentText() == "Giấy chứng nhận hộ nghèo"
    window.key(Qt.Key.Key_F9)

    window.until(lambda: window.text("done_headline").startswith("✓"))


def at_question(window: Window) -> FeePane:
    """At a fee that hangs on an answer."""
    at_papers(window)
    window.key(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    window.until(lambda: window.items("fee_lines").count() > 0)
    window.until(lambda: window.focus() == "fee_lines")
    window.until(lambda: window.shell.counter.is_idle)
    pane = window.shell.findChild(FeePane)
    assert pane is not None
    return pane


def test_two_enters_in_one_breath_answer_a_fees_question_once(window: Window) -> None:
    at_question(window)

    window.hit(Qt.Key.Key_Return)
    window.hit(Qt.Key.Key_Return)

    window.until(lambda: window.text("fee_total") == "0\u00a0đ")
    assert window.shell.screen_named("intake").form.answers == ("LP_HO_TICH-1",)


def test_the_digit_before_a_question_says_yes_to_it(window: Window) -> None:
    at_question(window)
    lines = window.items("fee_lines")
    assert [lines.item(at).text()[:4] for at in range(2)] == ["1  ?", "2  ?"]

    window.hit(Qt.Key.Key_2)
    window.hit(Qt.Key.Key_2)

    window.until(lambda: window.text("fee_total") != "?")
    assert window.shell.screen_named("intake").form.answers == ("LP_HO_TICH-2",)
    # What is asked still need not be answered, and a digit chooses how to pay now.
    assert [lines.item(at).text()[:1] for at in range(lines.count())] == ["5", "S"]


def test_a_digit_that_stands_before_no_question_answers_none(window: Window) -> None:
    at_question(window)

    window.hit(Qt.Key.Key_9)
    window.hit(Qt.Key.Key_0)

    assert window.shell.screen_named("intake").form.answers == ()


def test_a_scanned_card_answers_no_question(window: Window) -> None:
    at_question(window)

    window.scan_keys(CARD)

    window.until(lambda: window.shell.counter.is_idle)
    assert window.shell.screen_named("intake").form.answers == ()
    assert window.text("fee_total") == "?"


def test_space_says_yes_to_what_need_not_be_answered_and_undo_takes_it_back(
    window: Window,
) -> None:
    at_papers(window, CHANGED_BUSINESS)
    window.key(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    window.until(lambda: window.text("fee_total") == "100.000\u00a0đ")
    window.until(lambda: window.focus() == "fee_lines")
    assert window.items("fee_lines").currentItem().text().startswith("Space  ?  ")

    window.hit(Qt.Key.Key_Space)
    window.hit(Qt.Key.Key_Space)

    window.until(lambda: window.text("fee_total") == "0\u00a0đ")
    assert len(window.shell.screen_named("intake").form.answers) == 1
    window.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    window.until(lambda: window.text("fee_total") == "100.000\u00a0đ")


def test_a_key_that_is_held_down_answers_no_second_question(window: Window) -> None:
    at_question(window)
    held = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Space, NO_MODIFIER, " ", True)

    window.hit(Qt.Key.Key_Space)
    window.until(lambda: window.text("fee_total") == "0\u00a0đ")
    QApplication.sendEvent(window.items("fee_lines"), held)

    assert window.shell.screen_named("intake").form.answers == ("LP_HO_TICH-1",)


def test_enter_leaves_a_question_that_need_not_be_answered(window: Window) -> None:
    at_papers(window, CHANGED_BUSINESS)
    window.key(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    window.until(lambda: window.text("fee_total") == "100.000\u00a0đ")
    window.until(lambda: window.focus() == "fee_lines")

    window.key(Qt.Key.Key_Return)

    assert window.shell.screen_named("intake").form.answers == ()
    assert window.text("problem_4")


def test_a_fee_online_that_hangs_on_an_answer_leaves_no_other_ones_there(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    pane = at_question(window)
    window.until(lambda: window.text("online_fee") != "")

    # No procedure of today's catalogue asks anything online: the counter's bill stands in.
    pane._show_online(desk.ask(BillFor(BIRTH, Channel.COUNTER), by=clerk))

    assert window.text("online_fee") == ""


def test_a_digit_says_how_many_are_here_and_goes_on(window: Window) -> None:
    at_papers(window)
    go(window, CERTIFICATE)

    window.key(Qt.Key.Key_3, Qt.KeyboardModifier.KeypadModifier)

    assert "✓" in row_text(window, CERTIFICATE)
    assert row_text(window, CERTIFICATE).endswith("đã nộp: 3 bản chính")
    assert table(window).currentRow() == CERTIFICATE + 1
    go(window, CERTIFICATE)
    window.key(Qt.Key.Key_T)
    window.key(Qt.Key.Key_2)
    assert row_text(window, CERTIFICATE).endswith("người làm chứng · 2 bản chính")
    go(window, CERTIFICATE)
    window.key(Qt.Key.Key_1)
    assert row_text(window, CERTIFICATE).endswith("người làm chứng")


def test_a_digit_on_a_paper_that_is_only_shown_counts_nothing(window: Window) -> None:
    at_papers(window)
    before = row_text(window, IDENTITY)
    go(window, IDENTITY)

    window.key(Qt.Key.Key_2)

    assert row_text(window, IDENTITY) == before


def test_fewer_copies_than_the_law_wants_are_not_taken(window: Window, desk: Desk) -> None:
    at_papers(window)
    pane = window.shell.findChild(PapersPane)
    intake = window.shell.screen_named("intake")
    assert pane is not None
    procedure = desk.ask(OneProcedure(BIRTH), by=SYSTEM)
    papers = tuple(replace(paper, copies=2) for paper in procedure.documents)
    pane.show_list(replace(procedure, documents=papers), intake.form)
    go(window, CERTIFICATE)

    window.key(Qt.Key.Key_1)

    assert window.text("problem_3") == "■ Số bản nộp chưa đủ theo danh mục."
    assert intake.form.ticks == ()
    window.key(Qt.Key.Key_4)
    assert [tick[1:4] for tick in intake.form.ticks] == [("handed_in", 1, 4)]
    assert not window.text("problem_3")
