"""The fields of a procedure's units: the same ones for each citizen, and never the last one's."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from counter_app.starter.load import procedures
from tests.ui.drafting import COPIES, LAND
from ui.panes.quantities import Quantities

# Counted by nothing but the dossier.
SINGLE = "1.004873"


class Beside(QWidget):
    """The fields in a window, behind a field that Tab comes from; what they said is kept."""

    def __init__(self) -> None:
        super().__init__()
        before = QLineEdit(self)
        self.quantities = Quantities(before, self)
        column = QVBoxLayout(self)
        column.addWidget(before)
        column.addWidget(self.quantities)
        self.counted: list[object] = []
        self.made: list[QWidget] = []
        self.quantities.counted.connect(self.counted.append)
        self.quantities.made.connect(self.made.append)

    def show_for(self, code: str, **given: int) -> None:
        """Another citizen's procedure."""
        self.quantities.show_for(procedures()[code], given)

    @property
    def units(self) -> list[str]:
        """The fields in sight, from left to right."""
        found = [*self.findChildren(QSpinBox), *self.findChildren(QLineEdit)]
        named = [one for one in found if one.objectName().startswith("quantity_")]
        seen = [one for one in named if one.isVisible()]
        seen.sort(key=lambda one: one.mapTo(self, QPoint()).x())
        return [one.objectName().removeprefix("quantity_") for one in seen]

    def count(self) -> QSpinBox:
        found = self.findChild(QSpinBox, "quantity_copy")
        assert found is not None
        return found

    def value(self) -> QLineEdit:
        found = self.findChild(QLineEdit, "quantity_percent_of_value")
        assert found is not None
        return found


@pytest.fixture
def beside(qapp: QApplication) -> Beside:
    made = Beside()
    made.show()
    qapp.processEvents()
    return made


def test_no_citizen_costs_a_field_that_is_there_already(beside: Beside, qapp: QApplication) -> None:
    beside.show_for(COPIES)
    beside.show_for(LAND)
    begun, many = beside.count(), len(beside.findChildren(QWidget))

    for _citizen in range(3):
        for code in (COPIES, SINGLE, LAND):
            beside.show_for(code)
            qapp.processEvents()

    assert beside.count() is begun
    assert len(beside.findChildren(QWidget)) == many
    assert len(beside.made) == len(set(beside.made))


def test_each_procedure_shows_its_own_units_and_no_other_words(
    beside: Beside, qapp: QApplication
) -> None:
    seen = []
    for code in (COPIES, LAND, SINGLE, COPIES):
        beside.show_for(code)
        qapp.processEvents()
        words = [one for one in beside.findChildren(QLabel) if one.isVisible()]
        assert len(words) == len(beside.units)
        seen.append(beside.units)

    assert seen[0] == seen[3]
    assert "copy" in seen[0]
    assert "percent_of_value" in seen[1]
    assert seen[2] == []


def test_what_was_typed_for_one_citizen_is_not_in_the_next_ones_field(
    beside: Beside, qapp: QApplication
) -> None:
    beside.show_for(LAND)
    beside.value().setText("12xy")
    beside.show_for(COPIES, copy=3)
    beside.count().setValue(4)

    beside.show_for(LAND)

    assert (beside.value().text(), beside.value().isUndoAvailable()) == ("", False)
    beside.show_for(COPIES)
    assert beside.count().value() == 0


def test_a_field_that_goes_while_it_is_typed_in_counts_for_nobody(
    beside: Beside, qapp: QApplication
) -> None:
    beside.show_for(LAND)
    beside.activateWindow()
    qapp.processEvents()
    beside.value().setFocus()
    beside.value().insert("5000000")
    assert beside.value().hasFocus()
    beside.counted.clear()

    beside.show_for(COPIES)
    qapp.processEvents()

    assert beside.counted == []
