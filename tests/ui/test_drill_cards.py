"""The cards of a drill by keys alone, on the real window: each is passed by what the book says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from counter_app.domain.drill import INVENTED_CARDS, Card, Running, Step
from counter_app.domain.errors import InputError
from counter_app.domain.money import Money
from counter_app.domain.user import Actor
from counter_app.queries.outbox import CountsForCity
from tests import builders
from tests.builders import MARITAL_STATUS
from tests.ui.conftest import Window
from ui import language, theme
from ui.drilling import Drilling
from ui.forms.drill import CARDS

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
# Letters: less is not the middle of anything.
WITHIN_A_WORD = 4


def clerk_at(drilled: Window) -> Actor:
    drilled.sign_in()
    drilled.until(lambda: drilled.focus() == "home_next")
    counter = drilled.shell.counter
    builders.open_a_shift(counter._open_desk, counter.actor)
    return counter.actor


def drilling(drilled: Window) -> Drilling:
    found = drilled.shell.findChild(Drilling)
    assert found is not None
    return found


def begin(drilled: Window, card: Card) -> None:
    drilled.key(Qt.Key.Key_F9, BOTH)
    # A button that is pressed by its key lets it be seen for a moment.
    drilled.until(lambda: drilled.focus() == "drill_cards")
    chosen = drilled.items("drill_cards").currentRow()
    for _ in range(list(CARDS).index(card) - chosen):
        drilled.key(Qt.Key.Key_Down)
    drilled.key(Qt.Key.Key_Return)
    drilled.until(lambda: len(drilling(drilled).steps) == len(CARDS[card].steps))


def to_fee(drilled: Window) -> None:
    """The card of an invented citizen, a procedure that costs 3,000 đ, its paper."""
    drilled.new_dossier()
    drilled.key(Qt.Key.Key_F7, BOTH)
    drilled.until(lambda: drilled.focus() == "phone")
    drilled.key(Qt.Key.Key_Return)
    drilled.until(lambda: drilled.focus() == "procedure_search")
    drilled.type(MARITAL_STATUS)
    drilled.until(lambda: drilled.items("procedure_list").count() == 1)
    drilled.key(Qt.Key.Key_Return)
    drilled.until(lambda: drilled.focus() == "papers")
    drilled.key(Qt.Key.Key_Space)
    drilled.key(Qt.Key.Key_Return)
    drilled.until(lambda: drilled.text("fee_total") == "3.000\u00a0đ")


def receive(drilled: Window) -> None:
    to_fee(drilled)
    drilled.key(Qt.Key.Key_F8, SHIFT)
    drilled.until(lambda: drilled.focus() == "tendered")
    drilled.type("3000")
    drilled.key(Qt.Key.Key_F9)
    drilled.until(lambda: bool(drilled.text("done_print")))


def passed(drilled: Window) -> Callable[[], bool]:
    return lambda: drilling(drilled).is_passed


def test_without_a_line_a_dossier_waits_and_goes_by_itself_once_it_is_back(
    drilled: Window,
) -> None:
    clerk = clerk_at(drilled)
    desk = drilled.shell.counter._open_desk
    drilled.until(lambda: drilled.shell.counter.city_trouble is None)
    begin(drilled, Card.LINE)

    receive(drilled)
    drilled.until(lambda: drilling(drilled).step == 1)
    assert desk.ask(CountsForCity(), by=clerk).waiting
    assert not drilling(drilled).is_passed
    assert drilled.text("drill_step").startswith(theme.WAITING)
    drilled.key(Qt.Key.Key_F8, BOTH)
    drilled.until(passed(drilled))

    assert not desk.ask(CountsForCity(), by=clerk).waiting
    assert drilled.text("drill_step").startswith(theme.DONE)
    # Among the cards too, and the next one that was not passed is chosen.
    drilled.key(Qt.Key.Key_F9, BOTH)
    drilled.until(lambda: drilled.focus() == "drill_cards")
    listed = drilled.items("drill_cards")
    told = [theme.DONE in listed.item(at).text() for at in range(listed.count())]
    assert told == [card is Card.LINE for card in CARDS]
    assert listed.currentRow() == 1


def test_without_paper_the_slip_of_that_dossier_is_printed_again(drilled: Window) -> None:
    clerk_at(drilled)
    begin(drilled, Card.PAPER)

    receive(drilled)
    drilled.until(lambda: drilling(drilled).step == 1)
    assert not drilled.text("done_print").startswith(theme.DONE)
    drilled.key(Qt.Key.Key_F8, BOTH)
    drilled.until(lambda: drilling(drilled).step == 2)
    drilled.key(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    drilled.until(lambda: "P " in drilled.text("prints_keys"))
    drilled.key(Qt.Key.Key_P)
    drilled.until(passed(drilled))


def test_received_a_second_time_for_want_of_paper_is_told_as_wrong(drilled: Window) -> None:
    clerk_at(drilled)
    begin(drilled, Card.PAPER)
    receive(drilled)
    drilled.key(Qt.Key.Key_F8, BOTH)
    cards = drilling(drilled)
    cards._read_cards = 0
    drilled.key(Qt.Key.Key_F10)

    receive(drilled)

    drilled.until(lambda: cards.is_wrong)
    assert drilled.text("drill_step").startswith(theme.LATE)


def test_the_same_code_paid_twice_goes_back_by_two_people(drilled: Window) -> None:
    from counter_app.commands.refund import ApproveRefund, RequestRefund
    from counter_app.domain.refund import RefundReason
    from counter_app.domain.user import SYSTEM
    from counter_app.queries.dossier import Dossiers
    from counter_app.queries.payment import DossierMoney

    clerk = clerk_at(drilled)
    desk = drilled.shell.counter._open_desk
    _, supervisor, _ = builders.drill_people(desk._store)
    begin(drilled, Card.TWICE)

    to_fee(drilled)
    drilled.key(Qt.Key.Key_F8)
    drilled.until(lambda: theme.DONE in drilled.text("qr_state"))
    drilled.key(Qt.Key.Key_F9)
    drilled.until(lambda: drilling(drilled).step == 1)
    (line,) = desk.ask(Dossiers(), by=SYSTEM)
    money = desk.ask(DossierMoney(line.dossier_id), by=SYSTEM)
    assert money is not None
    assert money.surplus == Money(3_000)
    (paid,) = money.payments
    back = RequestRefund(
        "r1", paid.payment_id, Money(3_000), Money(6_000), RefundReason.SURPLUS, "Trả hai lần"
    )
    desk.submit(back, by=clerk)
    drilled.until(lambda: drilling(drilled).step == 2)
    desk.submit(ApproveRefund("r1"), by=supervisor)

    drilled.until(passed(drilled))


def test_the_power_goes_in_mid_word_and_what_was_typed_is_named(
    drilled: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    cuts: list[str] = []
    words: list[str] = []
    clerk_at(drilled)
    cards = drilling(drilled)
    room = cards._room

    # The real plug ends this process; test_drill.py pulls it.
    def cut(_room: object) -> None:
        cuts.append(room.kept)
        words.append(drilled.edit("full_name").text())

    monkeypatch.setattr(type(room), "cut_power", cut)
    begin(drilled, Card.POWER)

    drilled.new_dossier()
    for letter in "Trần Thị Mẫu Mẫu":
        drilled.type(letter)
        drilled.rest(5)
    drilled.until(lambda: bool(cuts))

    kept = Running.from_json(cuts[0])
    assert kept is not None
    assert len(kept.held) == 1
    assert len(words[0]) >= WITHIN_A_WORD
    drilled.until(lambda: cards.steps == (Step.DONE, Step.OPEN))


def test_every_invented_citizen_of_a_round_is_another(drilled: Window) -> None:
    clerk_at(drilled)
    read = drilling(drilled).citizen_card

    assert len({read() for _card in INVENTED_CARDS}) == len(INVENTED_CARDS) > 1


def test_the_cards_speak_english_and_the_banner_both(drilled: Window) -> None:
    clerk_at(drilled)
    begin(drilled, Card.LINE)

    drilled.key(Qt.Key.Key_F11, BOTH)
    drilled.until(lambda: language.spoken() == "en")

    assert "step 1/3" in drilled.text("drill_step")
    assert "KHÔNG CÓ GIÁ TRỊ" in drilled.text("drill_banner")
    language.speak("vi")


def test_a_drills_keys_are_changed_like_any_other_and_named_where_they_help(
    drilled: Window,
) -> None:
    clerk_at(drilled)
    keymap = drilled.shell._inside.keyboard.map

    keymap.remap("drill.choose", "Ctrl+Shift+F6")
    keymap.remap("drill.turn", "Ctrl+Shift+F5")
    drilled.key(Qt.Key.Key_F6, BOTH)
    drilled.until(lambda: drilled.focus() == "drill_cards")

    assert "Ctrl+Shift+F6" in drilled.text("drill_keys")
    assert "Ctrl+Shift+F5" in drilled.text("drill_try")
    with pytest.raises(InputError, match="key_taken"):
        keymap.remap("intake.next", "Ctrl+Shift+F5")


def test_f1_shows_a_drills_keys_and_where_they_work(drilled: Window) -> None:
    clerk_at(drilled)

    drilled.key(Qt.Key.Key_F1)
    drilled.until(lambda: drilled.focus() == "keys_table")

    table = drilled.shell.findChild(QTableView, "keys_table")
    assert table is not None
    model = table.model()
    rows = [
        [model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())
    ]
    assert ["Ctrl+Shift+F12", "Cúp điện", "khi diễn tập"] in rows
