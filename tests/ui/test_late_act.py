"""An act that is answered late finds another one being filled in."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt

from counter_app.desk import Desk
from counter_app.domain.dossier import Status
from counter_app.domain.user import Actor
from counter_app.queries.dossier import OneDossier
from tests.builders import MARITAL_STATUS, a_dossier
from tests.ui.conftest import Window
from tests.ui.test_scan_anywhere import at_acts, burst
from tests.ui.test_window import CARD


def hold(window: Window, seconds: float) -> None:
    """The book answers nothing for so long."""
    window.shell.counter._lane.run(
        lambda: time.sleep(seconds), window.shell, lambda _none: None, lambda _error: None
    )


def choose(window: Window, words: str) -> None:
    """By its digit."""
    acts = window.items("acts")
    row = next(at for at in range(acts.count()) if words in acts.item(at).text())
    window.hit_letter(str(row + 1))


def test_what_is_wrong_with_one_act_takes_no_word_of_another(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    at_acts(window, desk, clerk)
    choose(window, "rút hồ sơ")
    window.until(lambda: window.focus() == "act_reason")
    hold(window, 0.6)
    window.key(Qt.Key.Key_Return)
    window.key(Qt.Key.Key_Escape)
    window.until(lambda: window.focus() == "acts")
    choose(window, "Dừng")
    window.until(lambda: window.focus() == "act_reason")
    window.type("het ")
    window.until(lambda: window.text("act_note").startswith("■"))
    window.type("han")

    assert window.edit("act_reason").text() == "het han"


def test_an_act_that_is_not_possible_any_more_gives_its_keys_to_no_other(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    code = at_acts(window, desk, clerk)
    choose(window, "Có kết quả")
    window.until(lambda: window.focus() == "act_kind")
    for name, words in (("kind", "Giấy xác nhận"), ("number", "12/XN"), ("signer", "Trần A")):
        window.edit(f"act_{name}").setText(words)
    window.edit("act_summary").setFocus()
    hold(window, 0.6)
    window.key(Qt.Key.Key_Return)
    window.key(Qt.Key.Key_Escape)
    window.until(lambda: window.focus() == "acts")
    choose(window, "rút hồ sơ")
    window.until(lambda: window.focus() == "act_reason")
    window.type("don ngay ")
    window.until(lambda: "Trả kết quả" in window.items("acts").item(0).text())
    window.until(lambda: "Công dân rút hồ sơ" in window.text("act_note"))
    window.type("2")

    assert window.edit("act_reason").text() == "don ngay 2"
    window.key(Qt.Key.Key_Return)
    window.rest(300)
    assert desk.ask(OneDossier(code), by=clerk).line.status is Status.RESULT_READY
    assert window.text("act_note").startswith("▲")
    window.key(Qt.Key.Key_Escape)
    assert window.focus() == "acts"


def test_a_card_scanned_over_the_list_of_acts_takes_no_word_of_the_one_that_is_filled_in(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    code = at_acts(window, desk, clerk)
    choose(window, "Có kết quả")
    window.until(lambda: window.focus() == "act_kind")
    window.type("Giay")
    window.rest(200)
    window.items("acts").setFocus()

    burst(window, CARD)
    window.shell.open_dossier(code)
    window.rest(300)

    assert window.edit("act_kind").text() == "Giay"


def test_another_slip_scanned_over_a_half_filled_act_leaves_the_keys_on_the_page(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    other = desk.submit(a_dossier("d2", MARITAL_STATUS), by=clerk).value.code
    at_acts(window, desk, clerk)
    choose(window, "rút hồ sơ")
    window.until(lambda: window.focus() == "act_reason")
    window.type("theo don")
    window.rest(200)

    burst(window, other)

    window.until(lambda: other in window.text("dossier_title"))
    window.until(lambda: window.items("acts").count() > 1)
    assert window.focus() == "acts"
