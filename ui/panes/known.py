"""One line above the panes: who was here before, and the same application twice."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.counter import Counter
from ui.forms.intake import IntakeForm
from ui.language import tr
from ui.widgets.labels import label, set_state

if TYPE_CHECKING:
    from counter_app.queries.person import Known

ID_NUMBER_LENGTH = 12


class KnownLine(QWidget):
    """`recalled` brings the form with the phone of the last time; hidden where nothing is odd."""

    recalled = Signal(object)

    def __init__(self, counter: Counter, parent: QWidget) -> None:
        super().__init__(parent)
        self._counter = counter
        self._form: IntakeForm | None = None
        self._known: tuple[str, Known] | None = None
        self._looked_for = ""
        self._words = label("", "title", name="same_line")
        set_state(self._words, "soon")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._words)
        self.hide()

    def reset(self) -> None:
        """For the next citizen."""
        self._known, self._looked_for, self._form = None, "", None
        self.hide()

    def show_form(self, form: IntakeForm) -> None:
        """The same application twice is told as soon as person and procedure are known."""
        self._form = form
        same = () if self._known is None else self._known[1].open
        found = next(
            (
                one
                for one in same
                if one.procedure_code == form.procedure_code and one.dossier_id != form.dossier_id
            ),
            None,
        )
        self.setVisible(found is not None)
        if found is not None:
            self._words.setText(
                self.tr(
                    "{mark} Người này đang có hồ sơ {code} cùng thủ tục, lập ngày {day}: {status}. "
                    "Chỉ nhận thêm nếu là việc khác; F3 tìm hồ sơ cũ theo mã này."
                ).format(
                    mark=theme.SOON,
                    code=found.code,
                    day=f"{found.made_on:%d/%m/%Y}",
                    status=tr(found.status),
                )
            )

    def ask(self, form: IntakeForm, *, recalls: bool) -> None:
        """Once for each number; a draft that comes back is filled with nothing new."""
        from counter_app.queries.person import KnownPerson

        self._form = form
        digits = "".join(form.id_number.split())
        if digits == self._looked_for:
            return
        self._known, self._looked_for = None, digits
        if len(digits) == ID_NUMBER_LENGTH:
            known = partial(self._show_known, digits, recalls)
            self._counter.ask(KnownPerson(digits), self, known)

    def _show_known(self, digits: str, recalls: bool, known: Known) -> None:
        form = self._form
        if form is None or digits != self._looked_for:
            return
        self._known = digits, known
        if recalls and not form.phone and not form.email and (known.phone or known.email):
            self.recalled.emit(replace(form, phone=known.phone, email=known.email))
        if self._form is not None:
            self.show_form(self._form)
