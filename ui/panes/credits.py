"""Bank money without a request: what it may be for, and a person's decision with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.commands.credit import DecideCredit
from counter_app.domain.errors import CounterError, InputError
from ui import formats, messages, theme
from ui.counter import Counter
from ui.language import tr
from ui.widgets import focus
from ui.widgets.about import About
from ui.widgets.fields import text_field, wipe
from ui.widgets.flow import Flow
from ui.widgets.items import Items
from ui.widgets.labels import button, card, label
from ui.widgets.note import Note
from ui.words import said

if TYPE_CHECKING:
    from counter_app.domain.matching import Verdict
    from counter_app.queries.credit import Guess, OpenCredit

VERDICTS = {
    "paid": said("đủ tiền"),
    "underpaid": said("còn thiếu"),
    "surplus": said("thừa, phải trả lại"),
    "second_payment": said("nộp lần hai, phải trả lại"),
    "split": said("chia cho nhiều hồ sơ"),
    "cancelled": said("yêu cầu đã hủy, phải trả lại"),
    "not_ours": said("không phải của quầy"),
}


class CreditsPane(QWidget):
    """Choose the money, then what it is for; nothing is booked by a suggestion."""

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._credits: tuple[OpenCredit, ...] = ()
        self._guesses: tuple[Guess, ...] = ()
        # Which money they are for.
        self._guessed_for: tuple[str, str] | None = None
        self._is_busy = False
        self._title = label("", "title", name="credits_title")
        self._list = Items(self, "credits", self.tr("Tiền ngân hàng chưa khớp"))
        self._guess_list = Items(self, "guesses", self.tr("Có thể là của"))
        self._target = text_field("credit_target", self.tr("Hoặc mã nộp tiền, mã hồ sơ khác"), self)
        self._reason = text_field("credit_reason", self.tr("Lý do (bắt buộc)"), self)
        self._lay = button(self.tr("Khớp"), "credit_lay", primary=True)
        self._foreign = button(self.tr("Không phải của quầy"), "credit_foreign")
        self._note = Note(
            "credits_note", {"reason": self._reason, "payment": self._target}, hides=True
        )
        self._list.about = self._about = About(self._note, self._target, self._reason)
        self._guess_list.about = About(self._note, self._reason)
        self._build()

    def refresh(self) -> None:
        """Ask what waits for a person."""
        from counter_app.queries.credit import OpenCredits

        self._counter.ask(OpenCredits(), self, self._show)

    def focus(self) -> None:
        """The money has the keys."""
        self._list.setFocus()

    def _build(self) -> None:
        frame, inside = card(self)
        inside.addWidget(self._title)
        theme.hold(self._list, min_height=64)
        inside.addWidget(self._list, 3)
        inside.addWidget(label(self.tr("Có thể là của (gợi ý, chưa ghi gì)"), "quiet"))
        theme.hold(self._guess_list, min_height=48)
        inside.addWidget(self._guess_list, 2)
        inside.addLayout(Flow(self._target, self._reason))
        inside.addLayout(Flow(self._lay, self._foreign))
        inside.addWidget(self._note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
        self._list.currentRowChanged.connect(self._show_guesses)
        self._list.itemActivated.connect(lambda _item: self._guess_list.setFocus())
        self._guess_list.itemActivated.connect(lambda _item: self._reason.setFocus())
        self._target.returnPressed.connect(self._reason.setFocus)
        self._reason.returnPressed.connect(self._on_lay)
        self._lay.clicked.connect(self._on_lay)
        self._foreign.clicked.connect(self._on_foreign)

    def _show(self, found: tuple[OpenCredit, ...]) -> None:
        self._credits = found
        # What was chosen for the chosen money stays too, while that goes through the list anew.
        with QSignalBlocker(self._list):
            self._list.fill(
                map(_credit_words, found),
                self.tr("✓ Mọi khoản tiền về đều đã khớp."),
                map(_name, found),
            )
        self._show_guesses(self._list.currentRow())
        self._title.setText(tr("Tiền chưa khớp: %n", "", len(found)))

    def _show_guesses(self, row: int) -> None:
        one = self._credits[row] if 0 <= row < len(self._credits) else None
        self._guesses = () if one is None else one.guesses
        about = None if one is None else _name(one)
        is_other, self._guessed_for = about != self._guessed_for, about
        if is_other:
            self._guess_list.clear()
        self._guess_list.fill(
            map(_guess_words, self._guesses),
            self.tr("Không có gợi ý; gõ mã bên dưới nếu biết."),
            [guess.suggestion.payment_id for guess in self._guesses],
        )
        if is_other and self._guesses:
            # The money was chosen with whatever stands typed, and its likeliest request with it.
            self._guess_list.setCurrentRow(0)
        for act in (self._lay, self._foreign):
            act.setEnabled(one is not None)

    def _chosen(self) -> OpenCredit | None:
        row = self._list.currentRow()
        return self._credits[row] if 0 <= row < len(self._credits) else None

    def _on_lay(self) -> None:
        chosen = self._chosen()
        if chosen is None and self._credits:
            self._about.tell()
        if chosen is None or self._is_busy:
            return
        words = self._target.text().strip()
        row = self._guess_list.currentRow()
        if words:
            from counter_app.queries.credit import FindPayment

            def found(payment_id: str | None) -> None:
                if payment_id is None:
                    self._fail(InputError("payment_unknown", field="payment"))
                else:
                    self._decide(chosen, payment_id)

            self._counter.ask(FindPayment(words), self, found, self._fail)
        elif 0 <= row < len(self._guesses):
            self._decide(chosen, self._guesses[row].suggestion.payment_id)
        else:
            self._fail(InputError("payment_unknown", field="payment"))

    def _on_foreign(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._decide(chosen, None)

    def _decide(self, one: OpenCredit, payment_id: str | None) -> None:
        if self._is_busy:
            return
        self._is_busy = True
        line = one.line

        def decided(verdict: Verdict) -> None:
            self._is_busy = False
            wipe(self._target)
            wipe(self._reason)
            words = tr(VERDICTS.get(verdict, str(verdict)))
            self._note.done(f"{formats.money(line.amount)}: {words}")
            focus.offer(self._list)

        command = DecideCredit(line.provider, line.credit_id, payment_id, self._reason.text())
        self._counter.submit(command, self, decided, self._fail)

    def _fail(self, error: CounterError) -> None:
        self._is_busy = False
        self._note.fail(error)


def _name(one: OpenCredit) -> tuple[str, str]:
    return one.line.provider, one.line.credit_id


def _credit_words(one: OpenCredit) -> str:
    line = one.line
    why = f"  ·  {messages.phrase(line.doubt)}" if line.doubt else ""
    age = formats.waited(max(0, int(one.age.total_seconds())))
    undone = (
        tr("\nĐã hoàn tác, {decided_name}: {reason}").format(
            decided_name=line.decided_name, reason=line.reason
        )
        if line.decided_name
        else ""
    )
    return f"{theme.LATE} " + tr(
        "{amount}  ·  {age}  ·  {booked_at:%H:%M %d/%m}{why}\n“{text}”{undone}"
    ).format(
        amount=formats.money(line.amount),
        age=age,
        booked_at=line.booked_at,
        why=why,
        text=formats.cut(line.text, 120),
        undone=undone,
    )


def _guess_words(one: Guess) -> str:
    alone = "" if one.suggestion.is_alone else tr("  ·  còn hồ sơ khác cũng giống")
    apart = formats.age(int(one.suggestion.apart.total_seconds()))
    return tr("{dossier_code}  ·  còn {rest}\n{words}  ·  cách {apart}{alone}").format(
        dossier_code=one.dossier_code or one.reference,
        rest=formats.money(one.rest),
        words=messages.phrase(one.suggestion.sign),
        apart=apart,
        alone=alone,
    )
