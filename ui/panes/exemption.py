"""Who pays less or nothing, and the paper that was seen to prove it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from counter_app.domain.fee import EXEMPTION_GROUPS, EXEMPTION_PROOFS
from ui import theme
from ui.language import tr
from ui.widgets.fields import pick_field
from ui.widgets.flow import Flow
from ui.widgets.labels import label

if TYPE_CHECKING:
    from counter_app.domain.catalogue import Procedure
    from ui.forms.intake import IntakeForm

ADJUST = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
# Room for the words of nobody being let off, at any scale, and for the longer of the names.
SIGNS_LEAST, NAME_WIDTH = 17, 116
DIGITAL_CITIZEN = "cong_dan_so"


class ExemptionBox(QWidget):
    """Knows the groups that the procedure's rules let off, and what proves the chosen one.

    `chosen` brings the group, or "", and the code of its proof, or "".
    """

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = pick_field("exemption", self.tr("Diện miễn, giảm"), self)
        self._proof = pick_field("proof", self.tr("Giấy tờ chứng minh đã xem"), self)
        for choice in (self._group, self._proof):
            # As wide as its longest line, it would push the money off a small screen.
            choice.setSizeAdjustPolicy(ADJUST)
            choice.setMinimumContentsLength(SIGNS_LEAST)
            choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._proof_row = (label(self.tr("Giấy tờ đã xem"), wrap=False), self._proof)
        # Beside the money there may be no room for a field behind its name: it goes below then.
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID)
        group_row = (label(self.tr("Diện miễn, giảm"), wrap=False), self._group)
        for name, field in (group_row, self._proof_row):
            # So that both fields begin at the same edge.
            theme.hold(name, min_width=NAME_WIDTH)
            layout.addLayout(Flow(name, field))
        for one in self._proof_row:
            one.hide()
        self._group.currentIndexChanged.connect(self._on_group)
        self._proof.currentIndexChanged.connect(self._on_proof)

    def show_for(self, procedure: Procedure, form: IntakeForm) -> None:
        """The groups of a procedure, and what the form states."""
        groups = {group for rule in procedure.fee_rules for group in rule.exemptions}
        if any(rule.is_for_digital_citizen for rule in procedure.fee_rules):
            groups.add(DIGITAL_CITIZEN)
        chosen = form.exemptions[0] if form.exemptions else ""
        listed = {code: words for code, words in EXEMPTION_GROUPS.items() if code in groups}
        _fill(self._group, self.tr("Không thuộc diện nào"), listed, chosen)
        self._group.setEnabled(bool(listed))
        self._show_proofs(self._group.currentData() or "", form)

    def _show_proofs(self, group: str, form: IntakeForm) -> None:
        """What proves that somebody belongs to the group: seen and given back, never kept."""
        listed = EXEMPTION_PROOFS.get(group, {})
        seen = dict(form.proofs).get(group, "")
        _fill(self._proof, self.tr("Chọn giấy tờ đã xem…"), listed, seen)
        for one in self._proof_row:
            one.setVisible(bool(listed))

    def _on_group(self) -> None:
        group = self._group.currentData()
        if group is not None:
            self.chosen.emit(group, "")

    def _on_proof(self) -> None:
        if group := self._group.currentData():
            self.chosen.emit(group, self._proof.currentData() or "")


def _fill(field: QComboBox, nothing: str, entries: Mapping[str, str], chosen: str) -> None:
    with QSignalBlocker(field):
        field.clear()
        field.addItem(nothing, "")
        for code, words in entries.items():
            field.addItem(tr(words), code)
        field.setCurrentIndex(max(0, field.findData(chosen)))
