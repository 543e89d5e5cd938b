"""Accounts, what waits for a second person, who signed in, who looked at what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QWidget

from counter_app.commands.outcome import Topic
from counter_app.commands.user import DecidePersonChange
from counter_app.domain.errors import CounterError
from counter_app.domain.user import PeopleAct, PeopleState, Role, SignInState
from ui import theme
from ui.counter import Counter
from ui.forms.people import PeopleForm
from ui.language import tr
from ui.widgets import focus
from ui.widgets.acts import Acts
from ui.widgets.fields import pick_field, text_field, wipe
from ui.widgets.items import Items
from ui.widgets.labels import button, card, label
from ui.widgets.note import Note
from ui.widgets.page import column
from ui.words import said

if TYPE_CHECKING:
    from counter_app.queries.user import AccountOf, AskedOf, PeopleBook, ReadingLine, SignInLine

_ROLES = {
    Role.CLERK: said("công chức tiếp nhận"),
    Role.SUPERVISOR: said("người giám sát"),
    Role.HEAD: said("lãnh đạo"),
}
_ACTS = {
    PeopleAct.ADD: said("thêm người"),
    PeopleAct.CHANGE_ROLE: said("đổi vai trò"),
    PeopleAct.DEACTIVATE: said("khóa tài khoản"),
    PeopleAct.BRING_BACK: said("mở lại tài khoản"),
    PeopleAct.RESET_PIN: said("đặt lại PIN"),
    PeopleAct.ACT_FOR: said("ủy quyền (người thay)"),
}
_NEEDS = {
    PeopleAct.ADD: {"full_name", "login", "role", "pin"},
    PeopleAct.CHANGE_ROLE: {"role"},
    PeopleAct.RESET_PIN: {"pin"},
    PeopleAct.ACT_FOR: {"deputy", "first", "last"},
}
_SIGNED = {
    SignInState.IN: said("✓ vào"),
    SignInState.WRONG: said("■ sai PIN hoặc tên"),
    SignInState.LOCKED: said("▲ đang khóa tạm"),
    SignInState.LEFT: said("■ tài khoản đã khóa"),
}
_LOOKED = {
    "read_dossier": said("mở hồ sơ"),
    "read_paper": said("mở giấy"),
    "open_scan": said("mở bản quét"),
    "read_delivery": said("mở tin gửi thành phố"),
    "read_register": said("mở sổ theo dõi"),
}


class PeopleScreen(QWidget):
    """Asking takes one person, agreeing another; neither the one it is about."""

    topics = frozenset({Topic.PEOPLE})

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("accounts_of_people")
        self._counter = counter
        self._accounts: tuple[AccountOf, ...] = ()
        self._changes: tuple[AskedOf, ...] = ()
        self._people = Items(self, "people_accounts", self.tr("Tài khoản"))
        self._asked = Items(self, "people_asked", self.tr("Đề nghị"))
        self._told = Items(self, "people_told", self.tr("Đăng nhập, đã xem"))
        self._act = pick_field("people_act", self.tr("Việc"), self, _ACTS)
        self._role = pick_field("people_role", self.tr("Vai trò"), self, _ROLES)
        self._deputy = pick_field("people_deputy", self.tr("Người thay"), self)
        self._edits = {
            name: text_field(f"people_{name}", words, self, hint="")
            for name, words in (
                ("full_name", self.tr("Họ tên")),
                ("login", self.tr("Tên đăng nhập")),
                ("pin", self.tr("Mã PIN mới")),
                ("first", self.tr("Từ ngày")),
                ("last", self.tr("Đến hết ngày")),
                ("reason", self.tr("Lý do")),
                ("code", self.tr("Mã hồ sơ")),
            )
        }
        self._edits["pin"].setEchoMode(QLineEdit.EchoMode.Password)
        self._edits["code"].setPlaceholderText(
            self.tr("Mã hồ sơ – để trống: việc của người đang chọn")
        )
        self._ask = button(self.tr("Trình (F6)"), "people_ask", primary=True, key="F6")
        self._agree = button(self.tr("Đồng ý (F7)"), "people_agree", key="F7")
        self._decline = button(self.tr("Không, rút (F8)"), "people_decline", key="F8")
        self._looked = button(self.tr("Ai đã xem (F9)"), "people_looked", key="F9")
        self._signed = button(self.tr("Lần đăng nhập (F10)"), "people_signed", key="F10")
        self._acts = Acts(self._agree, self._decline)
        self._note = Note("people_note", self._edits)
        self._form = QFormLayout()
        self._about = label("", "title", name="people_about")
        self._build()

    def shown(self) -> None:
        """Ask."""
        self._note.clear()
        self.refresh(self.topics)
        self._people.setFocus()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Ask again where something of it changed."""
        if topics & self.topics:
            from counter_app.queries.user import PeopleNow

            self._counter.ask(PeopleNow(), self, self._show, self._note.fail)

    def why(self) -> str:
        """F1: the rules."""
        rules = self.tr(
            "Mỗi thay đổi về tài khoản cần hai người, không ai là người được nói tới; luôn còn ít "
            "nhất hai người được duyệt. Người thay và người được thay là một khi cần người thứ hai."
        )
        return rules + self._acts.why()

    def _build(self) -> None:
        left, inside = card(self)
        inside.addWidget(label(self.tr("Tài khoản"), "title"))
        inside.addWidget(self._people, 1)
        inside.addWidget(label(self.tr("Đề nghị, dòng đang chờ ở trên cùng"), "title"))
        inside.addWidget(self._asked, 1)
        row = QHBoxLayout()
        row.addWidget(self._agree)
        row.addWidget(self._decline)
        inside.addLayout(row)
        right, beside = card(self)
        beside.addWidget(self._about)
        self._form.setVerticalSpacing(theme.GRID // 2)
        for field in (
            self._act,
            self._edits["full_name"],
            self._edits["login"],
            self._role,
            self._edits["pin"],
            self._deputy,
            self._edits["first"],
            self._edits["last"],
            self._edits["reason"],
        ):
            self._form.addRow(field.accessibleName(), field)
        beside.addLayout(self._form)
        beside.addWidget(self._ask)
        beside.addWidget(self._edits["code"])
        tools = QHBoxLayout()
        tools.addWidget(self._looked)
        tools.addWidget(self._signed)
        beside.addLayout(tools)
        beside.addWidget(self._told, 1)
        columns = QHBoxLayout()
        columns.addWidget(left, 1)
        columns.addWidget(right, 1)
        self._told.say(self.tr("F9: ai đã xem hồ sơ · F10: ai đã đăng nhập"))
        layout = column(self, self.tr("Người làm việc"))
        layout.addWidget(self._note)
        layout.addLayout(columns, 1)
        self._act.currentIndexChanged.connect(self._offer)
        self._asked.currentRowChanged.connect(lambda _row: self._offer_answers())
        self._ask.clicked.connect(self._on_ask)
        self._agree.clicked.connect(lambda: self._decide(is_agreed=True))
        self._decline.clicked.connect(lambda: self._decide(is_agreed=False))
        self._looked.clicked.connect(self._on_looked)
        self._signed.clicked.connect(self._on_signed)
        self._edits["reason"].returnPressed.connect(self._on_ask)
        self._edits["code"].returnPressed.connect(self._on_looked)
        self._offer()

    def _offer(self) -> None:
        """Only what the act needs."""
        act = PeopleAct(self._act.currentData())
        needs = _NEEDS.get(act, set())
        self._about.setText(
            self.tr("Đề nghị về người mới")
            if act is PeopleAct.ADD
            else self.tr("Đề nghị về người đang chọn")
        )
        fields: dict[str, QWidget] = {**self._edits, "role": self._role, "deputy": self._deputy}
        for name, field in fields.items():
            if name not in ("reason", "code"):
                self._form.setRowVisible(field, name in needs)

    def _show(self, book: PeopleBook) -> None:
        self._accounts, self._changes = book.accounts, book.changes
        self._people.fill(map(_account, book.accounts))
        self._asked.fill(
            map(_change, book.changes), f"{theme.DONE} " + self.tr("Chưa có đề nghị nào.")
        )
        self._offer_answers()
        deputy = self._deputy.currentData()
        self._deputy.clear()
        for one in book.accounts:
            if one.left_at is None:
                self._deputy.addItem(one.name, one.user_id)
        self._deputy.setCurrentIndex(max(0, self._deputy.findData(deputy)))

    def _offer_answers(self) -> None:
        """Only what still waits can be agreed to or withdrawn."""
        row = self._asked.currentRow()
        one = self._changes[row] if 0 <= row < len(self._changes) else None
        is_waiting = one is not None and one.state is PeopleState.ASKED
        why = "" if is_waiting else self.tr("Chưa chọn đề nghị đang chờ.")
        self._acts.offer(dict.fromkeys(("people_agree", "people_decline"), why))

    def _on_ask(self) -> None:
        texts = {name: edit.text() for name, edit in self._edits.items() if name != "code"}
        try:
            command = PeopleForm(
                act=PeopleAct(self._act.currentData()),
                person_id=self._chosen(),
                role=Role(self._role.currentData()),
                deputy_id=self._deputy.currentData() or "",
                **texts,
            ).command()
        except CounterError as error:
            self._note.fail(error)
            return

        def asked(_id: str) -> None:
            for edit in self._edits.values():
                wipe(edit)
            self._note.done(self.tr("Đã trình; người khác đồng ý bằng F7"))
            focus.offer(self._asked)

        self._counter.submit(command, self, asked, self._note.fail)

    def _decide(self, *, is_agreed: bool) -> None:
        row = self._asked.currentRow()
        if not 0 <= row < len(self._changes):
            return
        command = DecidePersonChange(self._changes[row].change_id, is_agreed)
        words = self.tr("Đã đồng ý") if is_agreed else self.tr("Đã rút, không đổi gì")
        self._counter.submit(command, self, lambda _none: self._note.done(words), self._note.fail)

    def _on_looked(self) -> None:
        from counter_app.queries.user import WhoLooked

        code = self._edits["code"].text().strip()
        query = WhoLooked(code=code) if code else WhoLooked(person_id=self._chosen())
        self._counter.ask(query, self, lambda lines: self._tell([*map(_reading, lines)]))

    def _on_signed(self) -> None:
        from counter_app.queries.user import SignIns

        self._counter.ask(SignIns(), self, lambda lines: self._tell([*map(_sign_in, lines)]))

    def _tell(self, lines: list[str]) -> None:
        self._told.clear()
        self._told.fill(lines, self.tr("Chưa có lần nào."))
        focus.offer(self._told)

    def _chosen(self) -> str:
        row = self._people.currentRow()
        return self._accounts[row].user_id if 0 <= row < len(self._accounts) else ""


def _account(one: AccountOf) -> str:
    if one.left_at is not None:
        return f"{theme.LATE} " + tr("{name}  ·  đã khóa {left_at:%d/%m/%Y}").format(
            name=one.name, left_at=one.left_at
        )
    deputies = (
        tr("\n  hôm nay có {names} thay").format(names=", ".join(one.deputies))
        if one.deputies
        else ""
    )
    return f"{theme.DONE} {one.name}  ·  {tr(_ROLES[one.role])}  ·  {one.login}{deputies}"


def _change(one: AskedOf) -> str:
    state = {
        PeopleState.ASKED: f"{theme.SOON} " + tr("chờ"),
        PeopleState.AGREED: f"{theme.DONE} " + tr("{name} đồng ý").format(name=one.decided_name),
        PeopleState.DECLINED: f"{theme.WAITING} "
        + tr("{name} không đồng ý").format(name=one.decided_name),
    }[one.state]
    what = f"{tr(_ACTS[one.act])}: {one.person_name}"
    if one.act in (PeopleAct.ADD, PeopleAct.CHANGE_ROLE):
        what += f" → {tr(_ROLES[one.role])}"
    if one.first is not None and one.last is not None:
        what += f" ← {one.deputy_name}, {one.first:%d/%m}–{one.last:%d/%m/%Y}"
    return f"{state}  ·  {what}\n{one.asked_name}, {one.asked_at:%H:%M %d/%m}: {one.reason}"


def _reading(one: ReadingLine) -> str:
    what = tr(_LOOKED.get(one.act, one.act))
    return f"{one.at:%H:%M %d/%m/%Y}  ·  {one.name}  ·  {what}  {one.code}"


def _sign_in(one: SignInLine) -> str:
    name = one.name or tr("không có tên này")
    return f"{one.at:%H:%M %d/%m/%Y}  ·  {name}  ·  {tr(_SIGNED[one.state])}"
