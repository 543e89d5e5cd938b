"""What verbs answer in words of their own, Vietnamese and English; and the window's words."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping

from counter_app.verbs.help_words import Pair, in_language

ANSWERS: Mapping[str, Pair] = {
    # files that are taken in
    "catalogue_counted": (
        "Đọc {read} · thêm {added} · thay đổi {changed} · từ chối {refused}",
        "{read} read · {added} added · {changed} changed · {refused} refused",
    ),
    "bank_counted": (
        "Đọc {read} · thêm {added} · đã biết {joined} · khớp {matched} · chưa khớp {unmatched}",
        "{read} read · {added} added · {joined} known · {matched} matched · {unmatched} unmatched",
    ),
    "row": ("dòng {row}", "row {row}"),
    "bundle_head": (
        "Gói cấu hình số {number} · {changes} thay đổi",
        "Configuration bundle {number} · changes: {changes}",
    ),
    "by_itself": ("Hệ thống", "the program by itself"),
    # the catalogue
    "catalogue_head": (
        "{all} thủ tục · {received} tiếp nhận được · {late} quá hạn công khai",
        "{all} procedures · {received} receivable · {late} published late",
    ),
    "published_since": ("công khai từ {since}", "published since {since}"),
    "published_unknown": ("chưa rõ ngày công khai", "no day of publication is known"),
    "online": ("trực tuyến", "online"),
    "not_receivable": ("không tiếp nhận được", "not receivable"),
    "to_review": ("cần rà soát", "to be reviewed"),
    "published_late": ("quá hạn công khai", "published late"),
    "total": ("Tổng", "Total"),
    "fee_unsigned": (
        "■ Mức phí chưa được ký duyệt: chưa thu, chưa tiếp nhận được (xem catalogue check)",
        "■ The fee is not signed off: not to be taken, not receivable (see catalogue check)",
    ),
    # any list that is empty
    "nothing": ("Không có gì.", "Nothing there."),
    # reports
    "shifts": ("{shifts} ca", "shifts: {shifts}"),
    "month": ("nhận {received}, còn {pending}", "{received} received, {pending} pending"),
    "estimate": ("ước tính của quầy", "the counter’s own estimate"),
    # updates
    "installed": (
        "Đã cài bản {version}. Mở Quầy Một Cửa lần tới là bản mới.",
        "Version {version} is installed. Quầy Một Cửa is the new one when it is opened next.",
    ),
    "book_kept": ("Sổ được sao ra: {kept_in}", "The book was copied to: {kept_in}"),
    "work_waits": (
        "Việc đang chờ gửi thành phố còn nguyên: {waiting}",
        "All that waits to be sent to the city is still there: {waiting}",
    ),
    "newest_already": (
        "Thành phố không có bản nào mới hơn {version}.",
        "The city has no version newer than {version}.",
    ),
    # what is asked at the console, and how far it is
    "password": ("Mật khẩu ({user}): ", "Password ({user}): "),
    "passphrase": ("Mã khôi phục: ", "Recovery secret: "),
    "book_moves": (
        "Đang chuyển sổ: {done} / {total} lượt dòng",
        "The book is being moved: {done} / {total} rows looked at",
    ),
    "time_left": (" · còn khoảng {seconds} giây", " · about {seconds} seconds left"),
}


def said(code: str, language: str, **facts: object) -> str:
    """A sentence of a verb, with its facts."""
    return in_language(ANSWERS[code], language).format(**facts)


@contextlib.contextmanager
def as_the_window(language: str) -> Iterator[Callable[[str], str]]:
    """Says words that the core has in Vietnamese as a window of that language does.

    The window has them in a file of its translator's, which is not loaded for Vietnamese.
    """
    from ui.messages import VIETNAMESE

    if language == VIETNAMESE:
        yield str
        return
    from devices.typeface import ensure_gui
    from ui import language as window

    ensure_gui()
    before = window.spoken()
    window.speak(language)
    try:
        yield window.tr
    finally:
        window.speak(before)


def reasons(sentences: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Why a promise is what it is."""
    from ui.messages import VIETNAMESE

    if language == VIETNAMESE:
        return sentences
    with as_the_window(language):
        from ui import due_words

        return tuple(due_words.again(sentences).splitlines())
