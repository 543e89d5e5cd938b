"""Who hands the dossier in: read from the card, or typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from counter_app.domain import id_card
from counter_app.domain.errors import InputError
from counter_app.domain.person import Sex
from ui import messages, theme
from ui.forms.intake import IntakeForm
from ui.panes.pane import Pane, small
from ui.widgets.labels import label, set_state


class PersonPane(Pane):
    """Pane 1. A card that is not one changes no field."""

    # A card's whole text, put into a field.
    pasted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(1, "Người nộp", parent)
        self._form: IntakeForm | None = None
        self._name = self._edit("full_name", self.tr("Như trên căn cước"))
        self._number = self._edit("id_number", self.tr("12 chữ số"))
        self._born = self._edit("born", self.tr("15/08/1998 hoặc 1998"))
        self._sex = QComboBox(self)
        self._sex.setObjectName("sex")
        self._sex.addItems(["", str(Sex.MALE), str(Sex.FEMALE)])
        self._residence = self._edit("residence", "")
        self._phone = self._edit("phone", self.tr("Để báo khi có kết quả"))
        self._email = self._edit("email", self.tr("Thư điện tử, nếu có"))
        self._card = label("", name="card_note")
        self._build()

    def take_focus(self) -> None:
        """The first field that is empty, or the phone, which no card holds."""
        for field in (self._name, self._number, self._phone):
            if not field.text():
                field.setFocus()
                return
        self._phone.setFocus()

    def show_form(self, form: IntakeForm) -> None:
        """Fill the fields; a field that already says so keeps its cursor."""
        self._form = form
        for name, edit in self._edits().items():
            if edit.text() != getattr(form, name):
                edit.setText(getattr(form, name))
        if self._sex.currentText() != form.sex:
            self._sex.setCurrentText(form.sex)
        number = form.id_number
        masked = f"{number[:4]}••••{number[-4:]}" if len(number) == 12 else number
        words = [form.full_name, masked, form.born]
        self.summarise("  ·  ".join(word for word in words if word), is_done=bool(form.full_name))

    def read_card(self, text: str, today: date) -> bool:
        """Take a scanned text in; whether it was a citizen's card."""
        assert self._form is not None
        try:
            card = id_card.read(text, today)
        except InputError as error:
            self.say(messages.sentence(error))
            return False
        self.say("")
        warnings = [messages.phrase(code) for code in card.warnings]
        self._card.setText(
            f"{theme.SOON} " + " ".join(warnings)
            if warnings
            else self.tr("✓ Đã đọc từ thẻ. Thẻ điền mẫu, không thay việc xác thực.")
        )
        set_state(self._card, "soon" if warnings else "done")
        self.changed.emit(self._form.with_card(card))
        self._phone.setFocus()
        return True

    def _build(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(2 * theme.GRID)
        form.setVerticalSpacing(theme.GRID)
        form.addRow(self.tr("Họ và tên"), self._name)
        form.addRow(self.tr("Số định danh"), self._number)
        row = QHBoxLayout()
        row.addWidget(self._born, 2)
        row.addWidget(label(self.tr("Giới tính"), wrap=False))
        row.addWidget(self._sex, 1)
        form.addRow(self.tr("Ngày sinh"), row)
        form.addRow(self.tr("Nơi cư trú"), self._residence)
        reached = QHBoxLayout()
        reached.addWidget(self._phone, 1)
        reached.addWidget(label(self.tr("Thư điện tử"), wrap=False))
        reached.addWidget(self._email, 1)
        form.addRow(self.tr("Điện thoại"), reached)
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(form)
        layout.addWidget(self._card)
        layout.addWidget(small(self.tr("Quét căn cước lúc nào cũng được. Enter: tiếp."), self))
        layout.addStretch(1)
        self._sex.currentTextChanged.connect(self._on_typed)
        named = {
            self._name: self.tr("Họ và tên"),
            self._number: self.tr("Số định danh"),
            self._born: self.tr("Ngày sinh"),
            self._sex: self.tr("Giới tính"),
            self._residence: self.tr("Nơi cư trú"),
            self._phone: self.tr("Điện thoại"),
            self._email: self.tr("Thư điện tử"),
        }
        for field, words in named.items():
            field.setAccessibleName(words)

    def _edit(self, name: str, hint: str) -> QLineEdit:
        edit = QLineEdit(self)
        edit.setObjectName(name)
        edit.setMaxLength(id_card.CARD_TEXT_LENGTH_MAX + 1)
        edit.setPlaceholderText(hint)
        edit.textEdited.connect(self._on_typed)
        edit.returnPressed.connect(self.finished)
        return edit

    def _edits(self) -> dict[str, QLineEdit]:
        return {
            "full_name": self._name,
            "id_number": self._number,
            "born": self._born,
            "residence": self._residence,
            "phone": self._phone,
            "email": self._email,
        }

    def _on_typed(self) -> None:
        if self._form is None:
            return
        typed = next((one.text() for one in self._edits().values() if _is_card_text(one)), None)
        if typed is not None:
            # Pasted, or typed by an input method that no burst of keys was seen of.
            self.show_form(self._form)
            self.pasted.emit(typed)
            return
        form = replace(
            self._form,
            full_name=self._name.text(),
            id_number=self._number.text(),
            born=self._born.text(),
            sex=self._sex.currentText(),
            residence=self._residence.text(),
            phone=self._phone.text(),
            email=self._email.text(),
        )
        if form != self._form:
            is_card = form.is_from_card and all(
                getattr(form, name) == getattr(self._form, name)
                for name in ("full_name", "id_number", "born", "residence")
            )
            self.changed.emit(replace(form, is_from_card=is_card))


def _is_card_text(edit: QLineEdit) -> bool:
    """No name, number or place holds two pipes."""
    return edit.text().count("|") >= 2
