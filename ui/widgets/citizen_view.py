"""One page for the citizen: large, centred, Vietnamese above English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui import formats, theme
from ui.citizen import CitizenPage, Done, Papers, Pay, PayStage, Rating, Welcome
from ui.widgets.labels import label, set_state
from ui.widgets.qr_view import QrView

if TYPE_CHECKING:
    from counter_app.ports import Raster

_TICKED, _OPEN = "✓", "○"


class CitizenView(QWidget):
    """Shown twice: on the citizen's screen at full size, and small beside the clerk's work.

    The clerk's scale is for the clerk's eyes and monitor: only what stands beside the work follows.
    """

    def __init__(
        self, points: int, parent: QWidget | None = None, *, follows_scale: bool = True
    ) -> None:
        super().__init__(parent)
        self._points = points
        self._size = "points" if follows_scale else "own_points"
        self._page: CitizenPage = Welcome()
        self._shown: tuple[CitizenPage, Raster | None] | None = None
        self.setAutoFillBackground(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(points, points, points, points)
        self._title = self._label(1.1, bold=True)
        self._main = self._label(1.6, bold=True)
        self._body = self._label(1.0)
        self._qr = QrView(self, least=points * 4)
        self._state = self._label(1.15, bold=True)
        self._english = self._label(0.7)
        self._english.setProperty("role", "quiet")
        layout.addStretch(1)
        for widget in (self._title, self._main, self._body):
            layout.addWidget(widget)
        layout.addWidget(self._qr, 20)
        for widget in (self._state, self._english):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.show_page(self._page, None)

    @property
    def page(self) -> CitizenPage:
        """What is shown now."""
        return self._page

    def show_page(self, page: CitizenPage, code: Raster | None) -> None:
        """Show a page; whatever the last one showed is gone."""
        if self._shown == (page, code):
            return
        self._page, self._shown = page, (page, code)
        self._make_room(is_for_code=code is not None)
        self._qr.show_code(code)
        theme_state = ""
        match page:
            case Welcome(counter_name=counter_name):
                texts = (
                    "Kính chào quý khách",
                    counter_name,
                    "Hành chính phục vụ",
                    "",
                    "Welcome",
                )
            case Papers():
                texts = _papers(page)
            case Pay():
                texts, theme_state = self._pay(page)
            case Done(code=dossier, due=due, is_printing=is_printing):
                slip, in_english = "Xin chờ cán bộ đưa giấy hẹn", "Please wait for your slip."
                if is_printing:
                    slip, in_english = "Giấy hẹn đang in", "Your slip is printing."
                texts = (
                    "Đã tiếp nhận hồ sơ",
                    f"Hẹn trả {due}",
                    dossier,
                    f"{slip} · Quét mã để theo dõi hồ sơ",
                    f"Received. {in_english} Scan to follow your dossier.",
                )
            case Rating():
                texts = (
                    "Xin mời nhận giấy hẹn",
                    "Ông/bà có hài lòng không?",
                    "Rất hài lòng · Hài lòng · Bình thường\nKhông hài lòng · Rất không hài lòng",
                    "Quét mã để đánh giá",
                    "Please take your slip. Scan to rate this visit.",
                )
        labels = (self._title, self._main, self._body, self._state, self._english)
        for widget, text in zip(labels, texts, strict=True):
            widget.setText(text)
            widget.setVisible(bool(text))
        set_state(self._state, theme_state)

    def _make_room(self, *, is_for_code: bool) -> None:
        """A code takes about half the height: what stands around it moves together."""
        self._qr.setVisible(is_for_code)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.setSpacing(self._points // (4 if is_for_code else 2))
        for at in (0, layout.count() - 1):
            layout.setStretch(at, int(not is_for_code))

    def _pay(self, page: Pay) -> tuple[tuple[str, str, str, str, str], str]:
        amount, beside = formats.money(page.amount), formats.money(page.beside)
        ask = f"{page.in_words}\nNội dung: {page.reference}"
        if page.account:
            ask = f"{page.in_words}\nTài khoản: {page.account}\nNội dung: {page.reference}"
        how = "Chuyển khoản" if page.account else "Quét mã để nộp tiền"
        fee = "Phí, lệ phí"
        match page.stage:
            case PayStage.CASH:
                state, english = _notes(page)
                return (fee, amount, page.in_words, state, english), ""
            case PayStage.WAITING:
                state = "● Đang chờ ngân hàng"
                english = "Scan with any bank app. Waiting for the bank."
                if page.account:
                    english = "Transfer with exactly this text. Waiting for the bank."
                return (how, amount, ask, state, english), "waiting"
            case PayStage.UNDERPAID:
                state = f"▲ Còn thiếu {beside}"
                came = formats.money(page.amount - page.beside)
                body = f"Đã nhận {came}"
                english = f"Part of it came. Still due: {beside}"
                return (fee, amount, body, state, english), "soon"
            case PayStage.RECEIVED:
                state = f"✓ Đã nhận tiền {page.at}"
                back, english = ("", "") if page.change is None else _notes(page)
                return (fee, amount, back, state, f"Money received. {english}".strip()), "done"
            case PayStage.SURPLUS:
                state = f"✓ Đã nhận tiền {page.at}"
                more = f"Nhận thừa {beside}: chúng tôi sẽ trả lại."
                english = f"Received {beside} too much: we will give it back."
                return (fee, amount, more, state, english), "done"
            case PayStage.CANCELLED:
                state = "■ Đã hủy yêu cầu, xin đừng chuyển tiền"
                return (fee, amount, "", state, "Cancelled. Please do not pay this code."), "late"

    def _label(self, factor: float, *, bold: bool = False) -> QLabel:
        made = label()
        made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        made.setProperty("strong", bold)
        theme.hold(made, **{self._size: self._points * factor})
        return made


def _notes(page: Pay) -> tuple[str, str]:
    """What to do with notes, or what comes back of those that were counted."""
    if page.change is None:
        return "Xin nộp tiền mặt", "Please pay in cash"
    if not page.change:
        return "Vừa đủ tiền, không có tiền thừa", "The exact amount: no change"
    change = formats.money(page.change)
    return f"Tiền thừa trả lại: {change}", f"Your change: {change}"


def _papers(page: Papers) -> tuple[str, str, str, str, str]:
    """That no other paper is needed is told once that is known, and of nothing that is missing."""
    missing = dict(page.missing)
    lines = [
        f"{_TICKED if has else _OPEN}  {name}" for name, has in page.papers if name not in missing
    ]
    if missing:
        lines.append("Còn thiếu:")
        lines += [f"{theme.SOON}  {name}{f' ({why})' if why else ''}" for name, why in page.missing]
    body = "\n".join(lines)
    if page.has_slip:
        told = "Xin nhận phiếu yêu cầu bổ sung"
        english = "Please take the slip: it says what is still missing."
        return "Hồ sơ cần bổ sung", page.procedure, body, told, english
    if page.questions:
        told = f"Còn {page.questions} câu hỏi"
        english = f"Questions still open: {page.questions}"
    elif missing:
        told = "Ngoài ra không cần giấy tờ nào khác."
        english = "Some papers are still missing. No other is needed."
    else:
        told = "Không cần thêm giấy tờ nào khác."
        english = "These are all the papers the law asks for."
    return "Giấy tờ cần theo quy định", page.procedure, body, told, english
