"""How many of each unit that a fee is counted by: pages, copies, plots, or đồng of a value."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSpinBox, QWidget

from counter_app.domain.errors import InputError
from counter_app.domain.fee import COPIES_UNIT, COUNT_MAX, PAGES_UNIT, UNIT_WORDS, VALUE_UNIT
from counter_app.domain.money import Money
from ui import formats, messages, theme
from ui.language import tr
from ui.widgets.labels import label
from ui.widgets.number import Number

if TYPE_CHECKING:
    from counter_app.domain.catalogue import Procedure

COUNTED = tuple(unit for unit in UNIT_WORDS if unit not in ("case", "dossier"))


class Quantities(QWidget):
    """Knows the fields of the procedure's units; each digit counts at once, and is in the draft.

    `counted` brings pairs of unit and number, `refused` a sentence, `made` a field that is new.
    Tab comes from `before`.
    """

    counted = Signal(object)
    made = Signal(object)
    refused = Signal(str)

    def __init__(self, before: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = before
        # Those that are shown, and all that a procedure ever had: Qt keeps two kilobytes of what a
        # style sheet says of each spin box that ever was, so none is made anew for each citizen.
        self._fields: dict[str, QSpinBox | QLineEdit] = {}
        self._made: dict[str, tuple[QLabel, QSpinBox | QLineEdit]] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.GRID)
        self.hide()

    def show_for(self, procedure: Procedure, given: Mapping[str, int]) -> None:
        """The fields of a procedure with what is given; those that are there already stay."""
        units = {rule.unit for rule in procedure.fee_rules if rule.unit in COUNTED}
        if PAGES_UNIT in units:
            units.add(COPIES_UNIT)
        if set(self._fields) != units:
            self._make(sorted(units), given)
        else:
            self.show_numbers(given)

    def show_numbers(self, given: Mapping[str, int]) -> None:
        """A step was taken back; what says the same already keeps its cursor and its dots."""
        for unit, field in self._fields.items():
            number = given.get(unit, 0)
            if isinstance(field, QSpinBox) or _says_else(field, number):
                _write(field, number)

    @property
    def half_written(self) -> tuple[tuple[str, str], ...]:
        """What is no sum yet."""
        return tuple((field.objectName(), field.text()) for field in self._values())

    def write_on(self, loose: Mapping[str, str]) -> None:
        """Go on with what was `half_written`."""
        for field in self._values():
            if words := loose.get(field.objectName()):
                field.setText(words)

    def _values(self) -> list[QLineEdit]:
        return [field for field in self._fields.values() if isinstance(field, QLineEdit)]

    def _make(self, units: list[str], given: Mapping[str, int]) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                # Who is put away while it is typed in has nothing to say any more.
                with QSignalBlocker(widget):
                    widget.hide()
        before, self._fields = self._before, {}
        for unit in units:
            if unit not in self._made:
                self._made[unit] = self._field(unit)
                self.made.emit(self._made[unit][1])
            words, field = self._made[unit]
            for one in (words, field):
                self._row.addWidget(one)
                one.show()
            _write(field, given.get(unit, 0))
            QWidget.setTabOrder(before, field)
            self._fields[unit] = before = field
        self._row.addStretch(1)
        self.setVisible(bool(units))

    def _field(self, unit: str) -> tuple[QLabel, QSpinBox | QLineEdit]:
        words = self.tr("Số {unit}").format(unit=tr(UNIT_WORDS[unit]))
        made = self._value(words) if unit == VALUE_UNIT else self._count(unit, words)
        return label(words, wrap=False), made

    def _count(self, unit: str, words: str) -> QSpinBox:
        made = Number(f"quantity_{unit}", words, 0, COUNT_MAX, self)
        made.setSpecialValueText("–")
        theme.hold(made, min_width=96)
        made.valueChanged.connect(self._take_or_refuse)
        return made

    def _value(self, words: str) -> QLineEdit:
        """What land is worth needs more digits than a spin box counts."""
        made = QLineEdit(self)
        made.setObjectName(f"quantity_{VALUE_UNIT}")
        made.setAccessibleName(words)
        made.setMaxLength(20)
        theme.hold(made, min_width=160)
        made.setPlaceholderText("–")
        made.textEdited.connect(self._on_value_typed)
        made.editingFinished.connect(self._take_or_refuse)
        return made

    def _take(self) -> None:
        numbers = {unit: _counted(field) for unit, field in self._fields.items()}
        self.counted.emit(tuple((unit, number) for unit, number in numbers.items() if number))

    def _on_value_typed(self) -> None:
        """A number so far counts at once; what is none yet is told of when the field is left."""
        with suppress(InputError):
            self._take()

    def _take_or_refuse(self) -> None:
        try:
            self._take()
        except InputError as error:
            self.refused.emit(messages.sentence(error))


def _dong(number: int) -> str:
    return formats.money(Money(number)) if number else ""


def _write(field: QSpinBox | QLineEdit, number: int) -> None:
    """What is not typed; a number that is there already keeps its cursor."""
    if isinstance(field, QLineEdit):
        field.setText(_dong(number))
    elif field.value() != number:
        with QSignalBlocker(field):
            field.setValue(number)


def _says_else(field: QLineEdit, dong: int) -> bool:
    try:
        return _counted(field) != dong
    except InputError:
        return True


def _counted(field: QSpinBox | QLineEdit) -> int:
    if isinstance(field, QSpinBox):
        return field.value()
    text = field.text().replace("\u00a0", " ")
    return Money.parse(text).dong if text.strip() else 0
