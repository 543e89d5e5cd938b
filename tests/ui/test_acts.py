"""On a supervisor's screen one act comes next, and what cannot be done is off and says why."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from counter_app.commands.shift import CloseShift
from counter_app.desk import Desk
from counter_app.domain.money import Money
from counter_app.domain.shift import DrawerCount
from counter_app.domain.user import Actor
from counter_app.queries.shift import CurrentShift
from tests.builders import MARITAL_STATUS, a_dossier
from tests.ui.conftest import Window
from tests.ui.test_due import lines


def tool(window: Window, name: str) -> QPushButton:
    found = window.shell.findChild(QPushButton, name)
    assert found is not None, name
    return found


def opened(window: Window, screen: str) -> None:
    window.sign_in("2222", row=2)
    window.shell.open_screen(screen)


@pytest.mark.parametrize(
    ("screen", "off", "why", "live"),
    [
        ("blackout", "sheet_enter", "Chưa chọn tờ nào.", "kit_prepare"),
        ("catalogue", "approve", "Không có bản nào chờ duyệt.", "propose"),
        ("people", "people_agree", "Chưa chọn đề nghị đang chờ.", "people_ask"),
        ("decisions", "approve_calendar", "Chưa chọn lịch đang chờ duyệt.", "propose_calendar"),
        ("decisions", "open_apology", "Không có phiếu nào chờ ký.", "propose_calendar"),
        ("disclosure", "sign_disclosure", "Chưa có dự thảo chờ ký.", "draft_disclosure"),
        ("deadlines", "difficulty_solved", "Chưa chọn vướng mắc nào.", "raise_difficulty"),
        ("dialogues", "confirm_minutes", "Chưa chọn ngày nào.", "plan_dialogue"),
        ("review", "review_answer", "Không có câu hỏi nào.", "review_right"),
    ],
)
def test_where_nothing_waits_the_act_is_off_and_f1_says_why(
    window: Window, screen: str, off: str, why: str, live: str
) -> None:
    opened(window, screen)

    window.until(lambda: tool(window, off).toolTip() == why)

    assert not tool(window, off).isEnabled()
    assert f"{tool(window, off).text()}: {why}" in window.shell.screen_named(screen).why()
    assert tool(window, live).isEnabled()


def test_a_days_next_act_goes_from_the_draw_to_what_was_drawn(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    desk.submit(a_dossier("d1", MARITAL_STATUS), by=clerk)
    shift = desk.ask(CurrentShift(), by=clerk)
    assert shift is not None
    opened(window, "review")
    window.until(lambda: "ca chưa chốt" in tool(window, "review_draw").toolTip())
    count = DrawerCount.of(Money(1_000))
    desk.submit(CloseShift(shift.shift_id, count, "Thối nhầm cho khách"), by=clerk)
    screen = window.shell.screen_named("review")
    screen.refresh(screen.topics)
    window.until(lambda: tool(window, "review_draw").property("primary") is True)
    assert "chưa vào mẫu" in tool(window, "review_sign").toolTip()

    tool(window, "review_draw").click()

    window.until(lambda: tool(window, "review_right").property("primary") is True)
    window.until(lambda: "chưa xem" in lines(window, "review_sample")[0])
    assert not tool(window, "review_draw").isEnabled()
    assert not tool(window, "review_draw").property("primary")
