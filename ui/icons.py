"""The kept set of icons: which one stands beside which words, in the colours that are worn.

Heroicons, the solid ones drawn on a grid of twenty dots (docs/decisions/0016). An icon never
stands alone: the words beside it say the same. Nothing of this is loaded before the first paint.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from zipfile import ZipFile

import heroicons
from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QPushButton, QWidget

from ui import theme

# Dots of the 100 % drawing: the grid that the set is drawn on, so that edges fall on dots.
SIDE = 20
# What parts it from its words; Qt's own four dots do not grow with the scale.
BESIDE = 4
# Buttons between two beats of the window.
AT_A_TIME = 6

# By the name of the button. None has the bare shape of a state: what is to be approved bears no ✓.
ICONS: Mapping[str, str] = {
    "go_home": "home",
    "go_intake": "document-plus",
    "go_dossiers": "magnifying-glass",
    "go_digitisation": "photo",
    "go_handover": "arrows-right-left",
    "go_deadlines": "calendar-days",
    "go_register": "book-open",
    "go_feedback": "chat-bubble-left-right",
    "go_disclosure": "megaphone",
    "go_decisions": "hand-raised",
    "go_catalogue": "queue-list",
    "go_accounts": "building-library",
    "go_bundle": "cog-6-tooth",
    "go_reconcile": "scale",
    "go_receipts": "ticket",
    "go_review": "eye",
    "go_people": "users",
    "go_office": "server-stack",
    "go_verify": "shield-check",
    "go_shift": "clock",
    "go_blackout": "bolt-slash",
    "go_outbox": "paper-airplane",
    "lock": "lock-closed",
    # Money.
    "take_qr": "qr-code",
    "take_cash": "banknotes",
    "take_transfer": "building-library",
    "take_due": "banknotes",
    # Paper out, paper in, files.
    "print_again": "printer",
    "receipt_again": "printer",
    "kit_prepare": "printer",
    "kit_again": "printer",
    "report_paper": "printer",
    "report_xlsx": "table-cells",
    "report_csv": "table-cells",
    "report_pdf": "document-arrow-down",
    "disclosure_xlsx": "table-cells",
    "disclosure_pdf": "document-arrow-down",
    "register_save": "table-cells",
    "scan_document": "viewfinder-circle",
    "stop_scan": "stop-circle",
    "digitise": "photo",
    "attach_scan": "inbox-arrow-down",
    "complete": "inbox-arrow-down",
    "choose_calendar": "folder-open",
    "choose_bundle": "folder-open",
    "statement_browse": "folder-open",
    "statement_take": "inbox-arrow-down",
    "take_bundle": "inbox-arrow-down",
    # What goes on, what two people decide, what is taken back.
    "home_next": "arrow-right-circle",
    "hand_on": "arrows-right-left",
    "sign_scan": "pencil-square",
    "sign_disclosure": "pencil-square",
    "approve": "check-circle",
    "account_approve": "check-circle",
    "approve_calendar": "check-circle",
    "accept_bundle": "check-circle",
    "people_agree": "check-circle",
    "refund_approve": "check-circle",
    "decline_bundle": "x-circle",
    "people_decline": "x-circle",
    "refund_decline": "x-circle",
    "credit_undo": "arrow-uturn-left",
    "resend": "arrow-path",
    "verify_begin": "shield-check",
    "verify_stop": "stop-circle",
}


@cache
def drawings() -> Mapping[str, bytes]:
    """The drawings of the table as they are kept; reading them takes milliseconds, once."""
    with (files(heroicons) / "heroicons.zip").open("rb") as kept, ZipFile(kept) as folder:
        return {name: folder.read(f"mini/{name}.svg") for name in set(ICONS.values())}


def dress(root: QWidget) -> None:
    """Give each button below `root` that the table names its icon in the look that is worn.

    Again after a change of look, and on a screen of another density.
    """
    for _few in dressing(root):
        pass


def dressing(root: QWidget) -> Iterator[None]:
    """The same, a few at a time."""
    side, beside, tokens = theme.px(SIDE), theme.px(BESIDE), theme.look().tokens
    named = (one for one in root.findChildren(QPushButton) if one.objectName() in ICONS)
    for number, button in enumerate(named, 1):
        name = ICONS[button.objectName()]
        ink = tokens.on_accent if button.property("primary") else tokens.text
        ratio = button.devicePixelRatioF()
        icon = QIcon(drawn(name, ink, side, beside, ratio))
        icon.addPixmap(drawn(name, tokens.quiet, side, beside, ratio), QIcon.Mode.Disabled)
        button.setIcon(icon)
        button.setIconSize(QSize(side + beside, side))
        if number % AT_A_TIME == 0:
            yield


def drawn(name: str, ink: str, side: int, beside: int = 0, ratio: float = 1.0) -> QPixmap:
    """An icon in one ink, `side` dots high, with `beside` dots left free on its right."""
    made = QPixmap(round((side + beside) * ratio), round(side * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    drawing = QByteArray(drawings()[name].replace(b"currentColor", ink.encode()))
    painter = QPainter(made)
    QSvgRenderer(drawing).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return made
