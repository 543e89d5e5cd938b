"""A disk that refuses every save: whoever is put aside is in the window still, and it is said."""

from __future__ import annotations

from threading import Event
from typing import Any

from PySide6.QtCore import Qt

from counter_app.commands.draft import SaveDraft
from counter_app.commands.intake import ReceiveDossier
from counter_app.desk import Desk
from counter_app.domain.errors import StoreError
from counter_app.domain.user import Actor
from counter_app.queries.home import Today
from tests.ui.conftest import Window
from tests.ui.drafting import CONTROL, at_why_failed, form_on_disk, kept
from tests.ui.test_due import picture
from tests.ui.test_window import to_papers
from ui.forms.intake import IntakeForm


class Disk:
    """Takes what it is asked to keep, or does not take one kind of it."""

    refused: type

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.is_refusing, self.refused = True, SaveDraft
        self.may_answer = Event()
        self.may_answer.set()

    def submit(self, command: Any, *, by: Actor) -> Any:
        self.may_answer.wait(20)
        if self.is_refusing and isinstance(command, self.refused):
            raise StoreError("disk_fault")
        return self._desk.submit(command, by=by)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._desk, name)


def refusing(window: Window, desk: Desk) -> Disk:
    """Under the window from now on."""
    made = Disk(desk)
    window.shell.counter._desk = made  # type: ignore[assignment]
    return made


def forms_on_disk(desk: Desk, clerk: Actor) -> list[IntakeForm]:
    return [IntakeForm.from_json(one.text) for one in desk.ask(Today(), by=clerk).drafts]


def test_who_could_not_be_put_aside_is_back_at_the_very_word_until_the_disk_takes_them(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    at_why_failed(window, "mo nhoe")
    window.until(lambda: kept(window))
    name = form_on_disk(desk, clerk).full_name
    disk = refusing(window, desk)

    window.key(Qt.Key.Key_F10)

    window.until(lambda: window.text("problem_3") != "")
    assert (window.focus(), window.edit("paper_words").text()) == ("paper_words", "mo nhoe")
    assert "vẫn ở đây" in window.text("problem_3")
    picture(window, "draft-stays")
    disk.is_refusing = False
    window.key(Qt.Key.Key_F10)
    window.until(lambda: window.focus() == "full_name")
    window.until(lambda: form_on_disk(desk, clerk).is_put_aside)
    assert form_on_disk(desk, clerk).full_name == name
    assert window.edit("full_name").text() == ""


def test_who_could_not_be_put_aside_behind_the_next_citizen_is_called_back_and_kept_later(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    window.sign_in()
    window.new_dossier()
    disk = refusing(window, desk)
    window.type("Nguyen Van Mot")
    window.until(lambda: window.edit("full_name").text() == "Nguyen Van Mot")
    disk.may_answer.clear()
    window.key(Qt.Key.Key_F10)
    window.type("Tran Thi Hai")
    window.until(lambda: window.edit("full_name").text() == "Tran Thi Hai")
    disk.may_answer.set()
    window.until(lambda: "Ctrl+F10" in window.text("problem_1"))
    assert window.edit("full_name").text() == "Tran Thi Hai"
    picture(window, "draft-waits")

    window.key(Qt.Key.Key_F10, CONTROL)
    window.until(lambda: window.edit("full_name").text() == "Nguyen Van Mot")
    # The disk has answered for who was put aside by that.
    window.until(lambda: "Ctrl+F10" in window.text("problem_1"))
    window.key(Qt.Key.Key_F10, CONTROL)
    window.until(lambda: window.edit("full_name").text() == "Tran Thi Hai")

    disk.is_refusing = False
    window.type(" A")
    window.until(lambda: window.edit("full_name").text() == "Tran Thi Hai A")
    window.until(lambda: kept(window) and len(forms_on_disk(desk, clerk)) == 2)
    names = {form.full_name for form in forms_on_disk(desk, clerk)}
    assert names == {"Nguyen Van Mot", "Tran Thi Hai A"}


def test_a_dossier_that_is_not_received_behind_a_slow_disk_waits_as_it_was_typed(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    window.sign_in()
    to_papers(window, "1.014027")
    window.until(lambda: window.focus() == "papers")
    window.key(Qt.Key.Key_Space)
    window.until(lambda: window.text("fee_total") == "0\u00a0đ")
    window.key(Qt.Key.Key_1, CONTROL)
    window.until(lambda: window.focus() == "phone" and kept(window))
    disk = refusing(window, desk)
    disk.refused = ReceiveDossier
    disk.may_answer.clear()
    for digit in "0912345678":
        window.hit_letter(digit)

    window.hit(Qt.Key.Key_F9)
    window.hit(Qt.Key.Key_F10)

    disk.may_answer.set()
    window.until(lambda: form_on_disk(desk, clerk).phone == "0912345678")


def test_a_window_with_words_on_no_disk_is_closed_by_the_second_try_alone(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    window.sign_in()
    window.new_dossier()
    disk = refusing(window, desk)
    window.type("Nguyen Van Mot")
    window.until(lambda: "Đĩa gặp lỗi" in window.text("notice"))
    window.until(lambda: window.edit("full_name").text() == "Nguyen Van Mot")
    window.until(lambda: window.shell.counter.is_idle)

    window.shell.close()
    window.rest(200)

    assert window.shell.isVisible()
    assert "đóng lần nữa" in window.text("problem_1")
    picture(window, "draft-close")
    window.shell.close()
    assert not window.shell.isVisible()
    assert forms_on_disk(desk, clerk) == []
    assert disk.is_refusing


def test_words_that_are_refused_after_the_first_ones_were_taken_are_asked_about_again(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    window.sign_in()
    window.new_dossier()
    disk = refusing(window, desk)
    type_refused(window, "Nguyen Van")
    window.shell.close()
    window.rest(100)
    disk.is_refusing = False
    window.edit("full_name").setFocus()
    window.type(" Mot")
    window.until(lambda: kept(window))
    disk.is_refusing = True
    type_refused(window, " Hai Ba")

    window.shell.close()
    window.rest(100)

    assert window.shell.isVisible()
    assert form_on_disk(desk, clerk).full_name == "Nguyen Van Mot"
    window.shell.close()
    assert not window.shell.isVisible()


def test_words_that_were_typed_after_the_question_are_asked_about_too(
    window: Window, desk: Desk
) -> None:
    window.sign_in()
    window.new_dossier()
    refusing(window, desk)
    type_refused(window, "Nguyen Van")
    window.shell.close()
    window.rest(100)
    window.edit("full_name").setFocus()
    type_refused(window, " Mot")

    window.shell.close()
    window.rest(100)

    assert window.shell.isVisible()
    window.shell.close()
    assert not window.shell.isVisible()


def type_refused(window: Window, words: str) -> None:
    """Typed, and the disk has said no to it."""
    name = window.edit("full_name").text() + words
    window.type(words)
    window.until(lambda: window.edit("full_name").text() == name)
    window.until(lambda: window.shell._open.is_only_here and window.shell.counter.is_idle)


def test_a_window_whose_words_the_disk_took_after_all_is_closed_at_once(
    window: Window, desk: Desk, clerk: Actor
) -> None:
    window.sign_in()
    window.new_dossier()
    disk = refusing(window, desk)
    window.type("Nguyen Van")
    window.until(lambda: "Đĩa gặp lỗi" in window.text("notice"))
    disk.is_refusing = False
    window.type(" Mot")
    window.until(lambda: window.edit("full_name").text() == "Nguyen Van Mot" and kept(window))

    window.shell.close()

    assert not window.shell.isVisible()
    assert form_on_disk(desk, clerk).full_name == "Nguyen Van Mot"
