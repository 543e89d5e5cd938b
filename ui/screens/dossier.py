"""One dossier: facts, papers, money, history, and its papers printed again."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from counter_app.commands.outcome import Topic
from counter_app.domain.dossier import OPEN, Status
from counter_app.domain.errors import CounterError
from counter_app.domain.person import BirthDate
from ui import formats, messages, theme
from ui.counter import Counter
from ui.forms.intake import IntakeForm
from ui.language import tr
from ui.panes.act import ActPane
from ui.panes.dossier_papers import DossierPapers
from ui.panes.due import DuePane
from ui.paper_names import paper_name
from ui.printing import Printed
from ui.signature_words import short
from ui.widgets.items import Items
from ui.widgets.labels import button, card, label
from ui.widgets.note import Note
from ui.widgets.page import column
from ui.words import said

if TYPE_CHECKING:
    from counter_app.queries.digitisation import ScanLine
    from counter_app.queries.dossier import DossierPage
    from counter_app.queries.payment import MoneyOfDossier

PAPERS_PANE = 3
_EVENTS = {
    "received": said("Tiếp nhận hồ sơ"),
    "supplement": said("Yêu cầu bổ sung"),
    "ask_supplement": said("Yêu cầu bổ sung"),
    "take_supplement": said("Nhận bổ sung"),
    "ask_payment": said("Yêu cầu nghĩa vụ tài chính"),
    "take_payment": said("Đã thực hiện nghĩa vụ tài chính"),
    "forward": said("Chuyển xử lý"),
    "pass_on": said("Chuyển bước"),
    "finish": said("Có kết quả"),
    "return": said("Trả kết quả"),
    "digitise": said("Số hóa"),
    "reuse": said("Dùng lại tệp"),
    "discard": said("Bỏ tệp số hóa"),
    "remind": said("Nhắc nhận kết quả"),
    "refuse": said("Từ chối"),
    "withdraw": said("Rút hồ sơ"),
    "stop": said("Dừng giải quyết"),
    "apologise": said("Xin lỗi và hẹn lại"),
    "raise_difficulty": said("Nêu vướng mắc"),
    "answer_difficulty": said("Trả lời vướng mắc"),
    "draft_apology": said("Dự thảo xin lỗi"),
    "set_apology_aside": said("Không cần xin lỗi"),
    "correct": said("Đính chính"),
    "arrive": said("Cơ quan có thẩm quyền nhận hồ sơ"),
    "keep_promise": said("Giữ ngày hẹn"),
    "move_promise": said("Dời ngày hẹn theo lịch"),
    "city_status": said("Thành phố báo tình trạng"),
    "code_given": said("Cấp mã chính thức"),
    "city_status_ours": said("Trả lời thành phố: theo quầy"),
    "city_status_theirs": said("Trả lời thành phố: theo thành phố"),
    "city_taken_over_ours": said("Quầy giữ hồ sơ, không chuyển"),
    "city_taken_over_theirs": said("Chuyển nơi làm tiếp"),
}
_PAPER_MARKS = {"handed_in": "✓", "shown": "✓", "missing": "■"}


class DossierScreen(QWidget):
    """Opening it leaves a mark on the audit trail."""

    completion_wanted = Signal(str)
    digitisation_wanted = Signal(str, object)
    for_citizen = Signal(object, object)
    keys_changed = Signal(str)
    topics = frozenset({Topic.DOSSIERS, Topic.PAYMENTS, Topic.PRINTS, Topic.SCANS})

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dossier")
        self._counter = counter
        self._code = ""
        self._page: DossierPage | None = None
        self._title = label("", "large", name="dossier_title")
        self._facts = label("", name="dossier_facts")
        self._papers = DossierPapers(counter, self)
        self._money = Items(self, "dossier_money")
        self._history = Items(self, "dossier_history")
        self._acts = ActPane(counter, self)
        self._slips = Items(self, "slips")
        self._again = button(
            self.tr("In lại giấy đang chọn (Ctrl+Shift+P)"), "print_again", key="Ctrl+Shift+P"
        )
        self._complete = button(
            self.tr("Tiếp nhận bổ sung (F6)"), "complete", primary=True, key="F6"
        )
        self._digitise = button(self.tr("Số hóa (F7)"), "digitise", key="F7")
        self._take = button(self.tr("Thu phí (F8)"), "take_due", primary=True, key="F8")
        self._due = DuePane(counter, self)
        # Beside each other, not in a stack: the hidden one would claim its room all the same.
        self._whole, self._money_place = QWidget(self), QWidget(self)
        self._note = Note("dossier_note")
        self._build()

    def open(self, code: str) -> None:
        """Show one dossier; until it is there, nothing of another one stands under its code."""
        if code != self._code:
            self._clear(code)
        self._code = code
        self._note.clear()
        self._ask()

    @property
    def place(self) -> str:
        """The dossier that is open, for `resume`."""
        return self._code

    @property
    def is_in_hand(self) -> bool:
        """Whether an act is half filled in, or money is being taken."""
        return self._is_taking or self._acts.is_filling

    def resume(self, code: str) -> None:
        """The same dossier again."""
        self.open(code)

    def shown(self) -> None:
        """What can be done next has the focus; Ctrl+Shift+P prints again from anywhere."""
        if self._is_taking:
            self._due.take_focus()
        else:
            self._acts.focus()
        self._tell_keys()

    def why(self) -> str:
        """F1: where the dossier stands, and what that lets one do."""
        return self._due.why() if self._is_taking else self._acts.why()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Ask again where something of it changed."""
        if topics & self.topics and self._code:
            self._ask()
            self._due.refresh()

    def _ask(self) -> None:
        from counter_app.queries.dossier import OneDossier

        self._counter.ask(OneDossier(self._code), self, self._show, self._fail)

    def _clear(self, code: str) -> None:
        had_keys = self._has_keys
        self._page = None
        self._close_due()
        self._take.hide()
        self._digitise.hide()
        self._title.setText(code)
        self._facts.clear()
        self._complete.hide()
        self._acts.forget()
        self._papers.forget()
        for one in (self._money, self._history, self._slips):
            one.clear()
        if had_keys and not self._has_keys:
            # What went had them, and Qt gives them to what is next in the window.
            self._acts.focus()

    @property
    def _has_keys(self) -> bool:
        now = QApplication.focusWidget()
        return now is not None and self.isAncestorOf(now)

    def _build(self) -> None:
        layout = column(self)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self._title)
        layout.addWidget(self._facts)
        inner = QVBoxLayout(self._whole)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.GRID)
        for row in (
            (
                (self.tr("Giấy tờ"), self._papers, 5),
                (self.tr("Phí, lệ phí"), self._money, 3),
                (self.tr("Giấy đã cấp"), self._slips, 3),
            ),
            (
                (self.tr("Việc tiếp theo (bấm số để chọn)"), self._acts, 6),
                (self.tr("Diễn biến (Ctrl+H)"), self._history, 5),
            ),
        ):
            columns = QHBoxLayout()
            columns.setSpacing(theme.GRID)
            for title, widget, share in row:
                frame, inside = card(self)
                inside.addWidget(label(title, "title"))
                inside.addWidget(widget, 1)
                columns.addWidget(frame, share)
            inner.addLayout(columns, 1)
        keys = QHBoxLayout()
        for one in (self._take, self._complete, self._digitise, self._again):
            keys.addWidget(one)
        inner.addLayout(keys)
        frame, inside = card(self)
        inside.addWidget(self._due)
        place = QVBoxLayout(self._money_place)
        place.setContentsMargins(0, 0, 0, 0)
        place.addWidget(frame)
        layout.addWidget(self._whole, 1)
        layout.addWidget(self._money_place, 1)
        self._money_place.hide()
        layout.addWidget(self._note)
        to_history = QShortcut(QKeySequence("Ctrl+H"), self)
        to_history.activated.connect(self._history.setFocus)
        self._complete.clicked.connect(self._on_complete)
        self._complete.hide()
        self._take.clicked.connect(self._on_take)
        self._take.hide()
        self._digitise.clicked.connect(self._on_digitise)
        self._digitise.hide()
        self._again.clicked.connect(self._print_again)
        self._due.for_citizen.connect(self.for_citizen)
        self._due.closed.connect(self._on_due_closed)
        self._due.keys_changed.connect(self._tell_keys)

    @property
    def _is_taking(self) -> bool:
        return not self._money_place.isHidden()

    def _turn_to(self, *, money: bool) -> None:
        # First the other gives its room back: two at once would make the window grow.
        for place, is_shown in sorted(
            ((self._whole, not money), (self._money_place, money)), key=lambda one: one[1]
        ):
            place.setVisible(is_shown)
        self._tell_keys()

    def _tell_keys(self) -> None:
        on_page = self.tr("1…9 việc tiếp theo · Ctrl+H diễn biến · F3 tra cứu · F12 khóa")
        self.keys_changed.emit(self._due.keys if self._is_taking else on_page)

    def _on_take(self) -> None:
        """F8: what is due, paid, waited for and left, and the ways to take it."""
        if self._page is not None and self._take.isVisible():
            self._turn_to(money=True)
            self._due.open(self._page.line.dossier_id)

    def _on_digitise(self) -> None:
        """F7: to the first thing that no file stands for, the result before all."""
        if self._page is not None and self._page.to_digitise:
            self.digitisation_wanted.emit(self._page.line.dossier_id, self._page.to_digitise[0])

    def _close_due(self) -> None:
        self._due.close_pane()
        self._turn_to(money=False)

    def _on_due_closed(self) -> None:
        self._turn_to(money=False)
        self._acts.focus()
        self._ask()

    def _show_money(self, money: MoneyOfDossier | None) -> None:
        if money is None or self._page is None or money.dossier_id != self._page.line.dossier_id:
            return
        standing = money.standing
        self._take.setVisible(bool(standing.rest or standing.waiting))
        parts = (
            (theme.DONE, self.tr("đã thu"), standing.paid),
            (theme.WAITING, self.tr("chờ ngân hàng"), standing.waiting),
            (theme.SOON, self.tr("còn phải thu"), standing.rest),
            (theme.SOON, self.tr("thừa, phải trả lại"), money.surplus),
        )
        lines = [f"{mark} {formats.money(sum_)} {words}" for mark, words, sum_ in parts if sum_]
        self._money.fill([*_fee_lines(self._page), *lines], "–")

    def _show(self, page: DossierPage) -> None:
        line = page.line
        if self._code not in (line.code, page.provisional_code):
            return
        self._page, self._code = page, line.code
        is_intake_open = line.status is Status.SUPPLEMENT_WANTED and not page.was_received
        self._complete.setVisible(is_intake_open)
        self._acts.show_page(page)
        self._title.setText(self._titled(page))
        due = (
            self.tr("Hẹn trả {due}").format(due=formats.moment(line.due_at))
            if line.due_at
            else self.tr("Chưa hẹn trả")
        )
        number = page.id_number.masked if page.id_number else "–"
        self._facts.setText(
            f"{line.procedure_short}\n{page.full_name}  ·  {number}  ·  {page.phone or '–'}\n"
            f"{messages.phrase(f'status_{line.status}')}  ·  {due}"
            f"{_holder(page)}{_city(page)}{_result(page)}{self._beside(page)}"
        )
        self._digitise.setVisible(bool(page.to_digitise))
        self._papers.show_page(
            page,
            [
                f"{number}. {_PAPER_MARKS.get(paper.state, '–')} {paper.name}"
                f"{_file(page.scan_of(paper.position))}"
                for number, paper in enumerate(page.papers, 1)
            ],
        )
        self._money.fill(_fee_lines(page), "–")
        if page.was_received:
            from counter_app.queries.payment import DossierMoney

            self._counter.ask(DossierMoney(line.dossier_id), self, self._show_money)
        self._history.fill(_timeline(page, self._counter.now), "–")
        self._slips.fill(
            [
                tr("{paper}{version}  ·  đã in %n lần", "", slip.copies).format(
                    paper=paper_name(slip.kind), version=_version(slip.number)
                )
                for slip in page.slips
            ],
            "–",
        )

    def _beside(self, page: DossierPage) -> str:
        """Whom it is about besides the applicant, and what was handed in with it."""
        parts = [self.tr("Trong hộ: {one}").format(one=one) for one in page.household]
        if page.group_number is not None:
            group = self.tr("Nộp cùng nhóm {number}").format(number=page.group_number)
            parts.append(group)
        return "".join(f"\n{one}" for one in parts)

    def _titled(self, page: DossierPage) -> str:
        """The code, and by which other one the citizen's paper may call the dossier."""
        code, earlier = page.line.code, page.provisional_code
        if earlier is None:
            return code
        if earlier == code:
            return self.tr("{mark} {code} – mã tạm").format(mark=theme.SOON, code=code)
        return self.tr("{code}  ·  mã tạm {earlier}").format(code=code, earlier=earlier)

    def _on_complete(self) -> None:
        """The citizen brings what was missing: the same dossier goes on at its papers."""
        if self._page is None or not self._complete.isVisible():
            return
        page = self._page
        form = IntakeForm(
            dossier_id=page.line.dossier_id,
            payment_id=self._counter.wiring.new_id(),
            full_name=page.full_name,
            id_number=str(page.id_number) if page.id_number else "",
            born=_born_as_typed(page.born, self._counter.now.date()),
            sex=page.sex or "",
            residence=page.residence or "",
            phone=page.phone or "",
            procedure_code=page.procedure_code,
            channel=page.channel,
            case=page.case or "",
            pane=PAPERS_PANE,
            is_in_book=True,
        )
        self.completion_wanted.emit(form.to_json())

    def _fail(self, error: CounterError) -> None:
        self._title.setText(self._code)
        self._note.fail(error)

    def _print_again(self) -> None:
        row = self._slips.currentRow()
        if self._page is None or not 0 <= row < len(self._page.slips):
            return
        slip = self._page.slips[row]
        self._counter.printing.print(slip.kind, slip.number, self, self._on_printed, self._fail)

    def _on_printed(self, printed: Printed) -> None:
        if printed.error is not None:
            self._note.marked(messages.sentence(printed.error), "soon")
            return
        if printed.is_doubtful:
            words = self.tr("▲ Đã gửi máy in, máy in không báo lại: xin trả lời ở Hôm nay")
            self._note.say(words, "soon")
            return
        copy = printed.paper.copy
        self._note.say(self.tr("✓ Đã in, bản in lại {copy}").format(copy=copy), "done")


def _timeline(page: DossierPage, now: datetime) -> list[str]:
    """What is still to come, where the dossier is, and what happened, the newest first."""
    lines = []
    due = page.line.due_at
    if due is not None and page.line.status in OPEN:
        mark, words = (
            (theme.LATE, tr("Quá hẹn trả")) if due < now else (theme.WAITING, tr("Hẹn trả"))
        )
        lines.append(f"{mark} {words} {formats.moment(due)}")
    if page.holds and page.holds[-1].done_at is None:
        held = page.holds[-1]
        late = held.due_at < now
        mark, words = (
            (theme.LATE, tr("đã quá hạn bước")) if late else (theme.WAITING, tr("hạn bước"))
        )
        where = tr("Đang ở {unit}: {step}").format(unit=held.unit, step=held.step)
        lines.append(f"{mark} {where}, {words} {formats.moment(held.due_at)}")
    for event in reversed(page.events):
        note = f": {event.note}" if event.note else ""
        what = tr(_EVENTS.get(event.kind, event.kind))
        lines.append(f"{theme.DONE} {event.at:%H:%M %d/%m/%Y}  {what}{note}\n{event.actor}")
    return lines


def _fee_lines(page: DossierPage) -> list[str]:
    fees = [f"{formats.money(fee.amount)}  {fee.name}" for fee in page.fees]
    return [*fees, tr("Tổng {fee_total}").format(fee_total=formats.money(page.fee_total))]


def _file(scan: ScanLine | None) -> str:
    """What stands for a paper as a file, with its signatures; nothing where none does."""
    if scan is None:
        return ""
    signed = f", {short(scan.signatures)}" if scan.signatures else ""
    return tr(" · ✓ số hóa %n trang{signed}", "", scan.pages).format(signed=signed)


def _result(page: DossierPage) -> str:
    """A result is digitised by a file, never by being handed over."""
    if page.result is None:
        return ""
    scan = page.scan_of(None)
    file = _file(scan) if scan is not None else tr(" · ▲ chưa số hóa (F7)")
    return tr("\nKết quả: {kind} số {number}{file}").format(
        kind=page.result.kind, number=page.result.number, file=file
    )


def _city(page: DossierPage) -> str:
    if page.city_status is None or page.city_status is page.line.status:
        return ""
    words = messages.phrase(f"status_{page.city_status}")
    return tr("\nThành phố: {words}, báo lúc {city_status_at:%H:%M %d/%m/%Y}").format(
        words=words, city_status_at=page.city_status_at
    )


def _holder(page: DossierPage) -> str:
    """Who has the dossier now, and until when; nothing before it was handed on."""
    if not page.holds or page.holds[-1].done_at is not None:
        return ""
    held = page.holds[-1]
    return tr("\nĐang ở: {unit} – {step}, hạn bước {due_at}").format(
        unit=held.unit, step=held.step, due_at=formats.moment(held.due_at)
    )


def _version(number: str) -> str:
    """Which version of a paper this is, if it has several."""
    _, mark, version = number.rpartition(".v")
    return tr(" (bản {version})").format(version=version) if mark else ""


def _born_as_typed(born: str | None, today: date) -> str:
    """The stored birth date as a clerk types it."""
    return BirthDate.parse(born, today).shown if born else ""
