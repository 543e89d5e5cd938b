"""Accounts that take fees: one person proposes, another approves; requests keep their own."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QWidget

from counter_app.commands.account import ApproveAccount
from counter_app.commands.outcome import Topic
from counter_app.domain.errors import CounterError
from ui import theme
from ui.counter import Counter
from ui.forms.account import AccountForm
from ui.language import tr
from ui.widgets import focus
from ui.widgets.fields import text_field, wipe
from ui.widgets.items import Items
from ui.widgets.labels import button, card, label
from ui.widgets.note import Note
from ui.widgets.page import column

if TYPE_CHECKING:
    from counter_app.queries.account import AccountLine


class AccountsScreen(QWidget):
    """Enter on an account copies it into the form, to propose its next version."""

    topics = frozenset({Topic.CATALOGUE})

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("accounts")
        self._counter = counter
        self._found: tuple[AccountLine, ...] = ()
        self._list = Items(self, "account_list", self.tr("Tài khoản nhận tiền"))
        self._edits = {
            name: text_field(f"account_{name}", words, self, hint=hint)
            for name, words, hint in (
                ("code", self.tr("Mã tài khoản"), self.tr("Ví dụ: dat-dai")),
                ("bank_bin", self.tr("Số BIN ngân hàng"), self.tr("6 chữ số")),
                ("bank_name", self.tr("Ngân hàng"), ""),
                ("number", self.tr("Số tài khoản"), ""),
                ("holder", self.tr("Chủ tài khoản"), ""),
                ("procedures", self.tr("Thủ tục"), self.tr("Các mã, để trống: mọi thủ tục")),
                ("branches", self.tr("Chi nhánh"), self.tr("Mã cơ quan, để trống: mọi nơi")),
                (
                    "merchant",
                    self.tr("QRPUSH"),
                    self.tr("Mã đơn vị; mã ngành; tên; thành phố"),
                ),
                ("valid_from", self.tr("Từ ngày"), self.tr("26/11/2026")),
                ("valid_to", self.tr("Đến hết ngày"), self.tr("Để trống: không hạn")),
                ("reason", self.tr("Lý do"), self.tr("Văn bản, quyết định (bắt buộc)")),
            )
        }
        self._propose = button(
            self.tr("Trình duyệt (F6)"), "account_propose", primary=True, key="F6"
        )
        self._approve = button(self.tr("Duyệt bản đang chọn (F7)"), "account_approve", key="F7")
        fields = {
            **self._edits,
            "bin": self._edits["bank_bin"],
            "account": self._edits["number"],
            "day": self._edits["valid_from"],
        }
        self._note = Note("accounts_note", fields, selects=True)
        self._build()

    def shown(self) -> None:
        """What waits for a second person comes first."""
        self._note.clear()
        self.refresh(self.topics)
        self._list.setFocus()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Ask again where something of it changed."""
        if topics & self.topics:
            from counter_app.queries.account import Accounts

            self._counter.ask(Accounts(), self, self._show, self._note.fail)

    def why(self) -> str:
        """F1: the rule."""
        return self.tr(
            "Tài khoản chỉ nhận tiền khi đã có hai người ký. Mã đã đưa cho người nộp giữ nguyên "
            "tài khoản lúc đó; tiền vào tài khoản khác của đơn vị vẫn được tính và được báo."
        )

    def _build(self) -> None:
        left, inside = card(self)
        inside.addWidget(label(self.tr("Tài khoản – Enter: lập bản mới"), "title"))
        inside.addWidget(self._list, 1)
        inside.addWidget(self._approve)
        right, beside = card(self)
        beside.addWidget(label(self.tr("Lập bản mới, chờ người khác duyệt"), "title"))
        form = QFormLayout()
        form.setVerticalSpacing(theme.GRID // 2)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for edit in self._edits.values():
            form.addRow(edit.accessibleName(), edit)
        beside.addLayout(form)
        beside.addWidget(self._propose)
        beside.addStretch(1)
        columns = QHBoxLayout()
        columns.addWidget(left, 1)
        columns.addWidget(right, 1)
        layout = column(self, self.tr("Tài khoản nhận tiền"))
        layout.addLayout(columns, 1)
        layout.addWidget(self._note)
        edits = list(self._edits.values())
        for edit, after in itertools.pairwise(edits):
            edit.returnPressed.connect(after.setFocus)
        edits[-1].returnPressed.connect(self._on_propose)
        self._list.itemActivated.connect(lambda _item: self._copy())
        self._list.currentRowChanged.connect(self._offer)
        self._propose.clicked.connect(self._on_propose)
        self._approve.clicked.connect(self._on_approve)

    def _show(self, found: tuple[AccountLine, ...]) -> None:
        self._found = found
        today = self._counter.now.date()
        self._list.fill(_words(one, is_now=one.is_in_force(today)) for one in found)
        if not self._edits["valid_from"].text():
            self._edits["valid_from"].setText(f"{today:%d/%m/%Y}")

    def _offer(self, row: int) -> None:
        is_waiting = 0 <= row < len(self._found) and _waits(self._found[row])
        self._approve.setEnabled(is_waiting)

    def _copy(self) -> None:
        row = self._list.currentRow()
        if not 0 <= row < len(self._found):
            return
        one = self._found[row].profile
        merchant = one.merchant
        filled = {
            "code": one.code,
            "bank_bin": one.bank_bin,
            "bank_name": one.bank_name,
            "number": one.number,
            "holder": one.holder,
            "procedures": " ".join(one.procedures),
            "branches": " ".join(one.branches),
            "merchant": "; ".join(
                (one.merchant_id, merchant.category, merchant.name, merchant.city)
            )
            if merchant
            else "",
        }
        for name, text in filled.items():
            self._edits[name].setText(text)
        self._edits["code"].setFocus()

    def _on_propose(self) -> None:
        try:
            texts = {name: edit.text() for name, edit in self._edits.items()}
            command = AccountForm(**texts).command()
        except CounterError as error:
            self._note.fail(error)
            return

        def proposed(version: int) -> None:
            for edit in self._edits.values():
                wipe(edit)
            words = self.tr("✓ Đã trình {code}, bản {v}; người khác duyệt bằng F7").format(
                code=command.profile.code, v=version
            )
            self._note.say(words, "done")
            # What waits comes first, and is chosen once it is there.
            self._list.clear()
            focus.offer(self._list)
            self.refresh(self.topics)

        self._counter.submit(command, self, proposed, self._note.fail)

    def _on_approve(self) -> None:
        row = self._list.currentRow()
        if not 0 <= row < len(self._found) or not _waits(self._found[row]):
            return
        one = self._found[row]
        words = self.tr("✓ {code}: bản {v} đã duyệt").format(code=one.profile.code, v=one.version)
        command = ApproveAccount(one.profile.code, one.version)
        self._counter.submit(
            command, self, lambda _none: self._note.say(words, "done"), self._note.fail
        )


def _waits(one: AccountLine) -> bool:
    return bool(one.version) and one.approver is None


def _words(one: AccountLine, *, is_now: bool) -> str:
    profile = one.profile
    if _waits(one):
        mark = f"{theme.SOON} " + tr("chờ duyệt")
    else:
        mark = (
            (f"{theme.DONE} " + tr("đang dùng"))
            if is_now
            else (f"{theme.WAITING} " + tr("không dùng"))
        )
    kind = f"QRPUSH {profile.merchant_id}" if profile.merchant else tr("chuyển khoản")
    serves = ", ".join(profile.procedures) or tr("mọi thủ tục")
    where = f"  ·  {', '.join(profile.branches)}" if profile.branches else ""
    if not one.version:
        return f"{mark}  " + tr("·  {told}  ·  tài khoản của đơn vị\n{holder}  ·  {serves}").format(
            told=profile.told, holder=profile.holder, serves=serves
        )
    until = (
        tr(" đến {valid_to:%d/%m/%Y}").format(valid_to=profile.valid_to) if profile.valid_to else ""
    )
    signed = tr("  ·  duyệt: {approver}").format(approver=one.approver) if one.approver else ""
    return f"{mark}  " + tr(
        "·  {code} bản {version}  ·  {told}  ·  {kind}\n{holder}  ·  {serves}{where}  "
        "·  từ {valid_from:%d/%m/%Y}{until}\nlập: {author} ({reason}){signed}"
    ).format(
        code=profile.code,
        version=one.version,
        told=profile.told,
        kind=kind,
        holder=profile.holder,
        serves=serves,
        where=where,
        valid_from=profile.valid_from,
        until=until,
        author=one.author,
        reason=one.reason,
        signed=signed,
    )
