"""Who hands the dossier in: read from the card, or typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain import id_card
from counter_app.domain.errors import InputError
from counter_app.domain.household import TYPED_MAX
from counter_app.domain.person import Sex
from counter_app.domain.return_way import ReturnWay
from counter_app.paper.wording import RETURN_WORDS
from ui import messages, theme
from ui.forms.intake import IntakeForm
from ui.language import tr
from ui.panes.pane import Pane, small
from ui.widgets import focus
from ui.widgets.flow import Flow
from ui.widgets.labels import label, set_state


class PersonPane(Pane):
    """Pane 1. A card that is not one changes no field."""

    # A card's whole text, put into a field.
    pasted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(1, self.tr("Người nộp"), parent)
        self._form: IntakeForm | None = None
        self._name = self._edit("full_name", self.tr("Như trên căn cước"))
        self._number = self._edit("id_number", self.tr("12 chữ số"))
        self._born = self._edit("born", self.tr("15/08/1998 hoặc 1998"))
        self._sex = QComboBox(self)
        self._sex.setObjectName("sex")
        for sex in ("", str(Sex.MALE), str(Sex.FEMALE)):
            self._sex.addItem(tr(sex) if sex else "", sex)
        self._residence = self._edit("residence", "")
        self._phone = self._edit("phone", self.tr("Để báo khi có kết quả"))
        self._email = self._edit("email", self.tr("Thư điện tử, nếu có"))
        self._way = QComboBox(self)
        self._way.setObjectName("return_way")
        for way, words in RETURN_WORDS.items():
            self._way.addItem(tr(words), way)
        self._address = self._edit("return_address", self.tr("Địa chỉ nhận kết quả"))
        self._for_other = QCheckBox(self.tr("Nộp thay người khác (Alt+U)"), self)
        self._for_other.setObjectName("is_for_other")
        self._for_other.setShortcut("Alt+U")
        self._owner_name = self._edit("owner_name", self.tr("Họ và tên người ủy quyền"))
        self._owner_id = self._edit("owner_id", self.tr("Số định danh"))
        self._owner_residence = self._edit("owner_residence", self.tr("Địa chỉ"))
        self._owner_phone = self._edit("owner_phone", self.tr("Điện thoại"))
        self._owner_paper = self._edit(
            "owner_paper", self.tr("Số, ngày văn bản ủy quyền, hoặc quan hệ: con đẻ, vợ…")
        )
        self._is_household = QCheckBox(self.tr("Cả hộ (Alt+H)"), self)
        self._is_household.setObjectName("is_household")
        self._is_household.setShortcut("Alt+H")
        self._household = QPlainTextEdit(self)
        self._household.setObjectName("household")
        self._household.setAccessibleName(self.tr("Người trong hộ"))
        self._household.setPlaceholderText(
            self.tr("Mỗi dòng một người: họ tên; quan hệ; ngày sinh; số định danh. Hoặc quét thẻ.")
        )
        self._household.setTabChangesFocus(True)
        theme.hold(self._household, min_height=72, max_height=96)
        self._owner = QWidget(self)
        # The fields of whom one stands in for are a row of it, so all begin at the same edge.
        self._fields = QFormLayout()
        self._card = label("", name="card_note")
        self._build()

    def take_focus(self) -> None:
        """The first field that is empty, or the phone, which no card holds."""
        for field in (self._name, self._number, self._phone):
            if not field.text():
                field.setFocus()
                return
        self._phone.setFocus()

    def offer_phone(self) -> None:
        """What was recalled is read out to the citizen; another number is typed over it."""
        said = self.tr("Số điện thoại của lần trước: hỏi lại người nộp.")
        self._card.setText(f"{self._card.text()} {said}".strip())
        if self._phone.hasFocus():
            self._phone.selectAll()

    def show_form(self, form: IntakeForm) -> None:
        """Fill the fields; a field that already says so keeps its cursor."""
        before = self._form
        is_shown = before is not None and _of_person(before) == _of_person(form)
        if before is not None and _is_another(before, form):
            # What a card said, it said of whom it is of.
            self._card.clear()
            set_state(self._card, "")
        self._form = form
        if not is_shown:
            self._fill(form)

    def _fill(self, form: IntakeForm) -> None:
        for name, edit in self._edits().items():
            if edit.text() != getattr(form, name):
                edit.setText(getattr(form, name))
        # What is shown was not typed: half of a form must not be taken for the whole.
        if self._household.toPlainText() != form.household:
            with QSignalBlocker(self._household):
                self._household.setPlainText(form.household)
                self._household.moveCursor(QTextCursor.MoveOperation.End)
        with (
            QSignalBlocker(self._sex),
            QSignalBlocker(self._way),
            QSignalBlocker(self._for_other),
            QSignalBlocker(self._is_household),
        ):
            self._is_household.setChecked(form.is_household)
            self._sex.setCurrentIndex(max(0, self._sex.findData(form.sex)))
            self._way.setCurrentIndex(max(0, self._way.findData(form.return_way)))
            self._for_other.setChecked(form.is_for_other)
        self._address.setVisible(form.return_way == ReturnWay.POST)
        self._fields.setRowVisible(self._owner, form.is_for_other)
        self._household.setVisible(form.is_household)
        number = form.id_number
        masked = f"{number[:4]}••••{number[-4:]}" if len(number) == 12 else number
        owner = self.tr("nộp thay {name}").format(name=form.owner_name)
        count = len([line for line in form.household.splitlines() if line.strip()])
        others = self.tr("cùng {count} người trong hộ").format(count=count)
        words = [form.full_name, masked, form.born, owner if form.is_for_other else ""]
        words.append(others if form.is_household and count else "")
        self.summarise("  ·  ".join(word for word in words if word), is_done=bool(form.full_name))

    def is_of_another(self, text: str, today: date) -> bool:
        """Whether a scanned text is the card of somebody who is neither the applicant nor of the
        household.
        """
        assert self._form is not None
        try:
            card = id_card.read(text, today)
        except InputError:
            return False
        return not self._form.is_household and self._form.is_of_another(card)

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
        form = self._form
        if form.is_household and form.id_number and form.id_number != str(card.id_number):
            # The applicant is there: another card is of the household.
            self.changed.emit(form.with_member(card))
            self._household.setFocus()
            return True
        self.changed.emit(form.with_card(card))
        self._phone.setFocus()
        return True

    def _build(self) -> None:
        form = self._fields
        form.setHorizontalSpacing(2 * theme.GRID)
        form.setVerticalSpacing(theme.GRID)
        form.addRow(self.tr("Họ và tên"), self._name)
        form.addRow(self.tr("Số định danh"), self._number)
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        row.addWidget(self._born, 2)
        row.addWidget(label(self.tr("Giới tính"), wrap=False))
        row.addWidget(self._sex, 1)
        form.addRow(self.tr("Ngày sinh"), row)
        form.addRow(self.tr("Nơi cư trú"), self._residence)
        reached = QHBoxLayout()
        reached.setSpacing(theme.GRID)
        reached.addWidget(self._phone, 1)
        reached.addWidget(label(self.tr("Thư điện tử"), wrap=False))
        reached.addWidget(self._email, 1)
        form.addRow(self.tr("Điện thoại"), reached)
        home = Flow(self._way, self._address, self._is_household, self._for_other)
        form.addRow(self.tr("Nhận kết quả"), home)
        self._build_owner()
        form.addRow(label(self.tr("Người ủy quyền"), "quiet", wrap=False), self._owner)
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(form)
        layout.addWidget(self._household)
        layout.addWidget(self._card)
        layout.addWidget(small(self.tr("Quét căn cước lúc nào cũng được. Enter: tiếp."), self))
        layout.addStretch(1)
        self._sex.currentTextChanged.connect(self._on_typed)
        self._way.currentIndexChanged.connect(self._on_typed)
        self._for_other.toggled.connect(self._on_typed)
        self._is_household.toggled.connect(self._on_household)
        self._household.textChanged.connect(self._on_typed)
        named = {
            self._name: self.tr("Họ và tên"),
            self._number: self.tr("Số định danh"),
            self._born: self.tr("Ngày sinh"),
            self._sex: self.tr("Giới tính"),
            self._residence: self.tr("Nơi cư trú"),
            self._phone: self.tr("Điện thoại"),
            self._email: self.tr("Thư điện tử"),
            self._way: self.tr("Cách nhận kết quả"),
            self._address: self.tr("Địa chỉ nhận kết quả"),
            self._owner_name: self.tr("Họ và tên người ủy quyền"),
            self._owner_id: self.tr("Số định danh người ủy quyền"),
            self._owner_residence: self.tr("Địa chỉ người ủy quyền"),
            self._owner_phone: self.tr("Điện thoại người ủy quyền"),
            self._owner_paper: self.tr("Văn bản ủy quyền"),
        }
        for field, words in named.items():
            field.setAccessibleName(words)

    def _build_owner(self) -> None:
        grid = QGridLayout(self._owner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.GRID)
        grid.setVerticalSpacing(theme.GRID)
        grid.addWidget(self._owner_name, 0, 0)
        grid.addWidget(self._owner_id, 0, 1)
        grid.addWidget(self._owner_residence, 1, 0)
        grid.addWidget(self._owner_phone, 1, 1)
        grid.addWidget(self._owner_paper, 2, 0, 1, 2)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 1)

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
            "return_address": self._address,
            "owner_name": self._owner_name,
            "owner_id": self._owner_id,
            "owner_residence": self._owner_residence,
            "owner_phone": self._owner_phone,
            "owner_paper": self._owner_paper,
        }

    def _on_household(self, is_on: bool) -> None:
        self._on_typed()
        if is_on:
            focus.offer(self._household)

    def _on_typed(self) -> None:
        if self._form is None:
            return
        typed = next((one.text() for one in self._edits().values() if _is_card_text(one)), None)
        if typed is not None:
            # Pasted, or typed by an input method that no burst of keys was seen of.
            self._fill(self._form)
            self.pasted.emit(typed)
            return
        texts: dict[str, Any] = {name: edit.text() for name, edit in self._edits().items()}
        form = replace(
            self._form,
            **texts,
            sex=self._sex.currentData(),
            return_way=self._way.currentData(),
            is_for_other=self._for_other.isChecked(),
            is_household=self._is_household.isChecked(),
            # Pasted, it may be a whole book.
            household=self._household.toPlainText()[:TYPED_MAX],
        )
        if form != self._form:
            is_card = form.is_from_card and all(
                getattr(form, name) == getattr(self._form, name)
                for name in ("full_name", "id_number", "born", "residence")
            )
            self.changed.emit(replace(form, is_from_card=is_card))


def _of_person(form: IntakeForm) -> tuple[object, ...]:
    """What this pane shows: of another form the same fields are another person's."""
    return (
        form.dossier_id,
        form.full_name,
        form.id_number,
        form.born,
        form.sex,
        form.residence,
        form.phone,
        form.email,
        form.return_way,
        form.return_address,
        form.is_for_other,
        form.owner_name,
        form.owner_id,
        form.owner_residence,
        form.owner_phone,
        form.owner_paper,
        form.is_household,
        form.household,
    )


def _is_another(before: IntakeForm, form: IntakeForm) -> bool:
    is_typed = form.id_number != before.id_number and not form.is_from_card
    return form.dossier_id != before.dossier_id or is_typed


def _is_card_text(edit: QLineEdit) -> bool:
    """No name, number or place holds two pipes."""
    return edit.text().count("|") >= 2
