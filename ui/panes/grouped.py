"""One line above the panes: what is handed in with the form that is open."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.forms.intake import IntakeForm
from ui.language import tr
from ui.widgets.labels import label, set_state

NAMES_MAX = 4


class GroupLine(QWidget):
    """Hidden where one dossier is handed in alone."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = label("", "title", name="group_line")
        set_state(self._words, "waiting")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._words)
        self.hide()

    def show_form(self, form: IntakeForm) -> None:
        """How many they are, which are complete, and how one is added or taken out."""
        self.setVisible(form.is_group)
        if not form.is_group:
            return
        before = [IntakeForm.from_json(one) for one in form.siblings]
        known = [f"{one.procedure_name}{_times(one)}" for one in before]
        shown = ", ".join(known[-NAMES_MAX:])
        if len(known) > NAMES_MAX:
            shown = f"… {shown}"
        alike = _times(form)
        this = self.tr("đang nhập{alike}").format(alike=alike)
        count = sum(one.copies for one in before) + form.copies
        names = ", ".join(one for one in (shown, this) if one)
        self._words.setText(
            self.tr(
                "{mark} {count} hồ sơ nộp cùng lúc: {names}  ·  Ctrl+G thêm thủ tục, Ctrl+Z bỏ "
                "bước vừa làm, F9 nhận tất cả"
            ).format(mark=theme.WAITING, count=count, names=names)
        )


def _times(form: IntakeForm) -> str:
    return tr(" (%n bộ)", "", form.copies) if form.copies > 1 else ""
