"""What is said of the signatures of a file, and in which state: shape, word and colour."""

from __future__ import annotations

from counter_app.domain.calendar import in_vietnam
from counter_app.domain.signature import Signatures, SignatureState, names, state_of
from ui import theme
from ui.language import tr
from ui.words import said

# State, shape, words; what the check proves and no more.
_WORDS = {
    SignatureState.VALID: ("done", theme.DONE, said("Chữ ký số hợp lệ")),
    SignatureState.UNTRUSTED: ("soon", theme.SOON, said("Có chữ ký số, chưa rõ nơi cấp chứng thư")),
    SignatureState.ALTERED: ("late", theme.LATE, said("Tệp bị sửa sau khi ký, hoặc chữ ký hỏng")),
    SignatureState.UNSIGNED: ("", "–", said("Không có chữ ký số")),
}
_SHORT = {
    SignatureState.VALID: said("ký số hợp lệ"),
    SignatureState.UNTRUSTED: said("ký số chưa rõ nguồn"),
    SignatureState.ALTERED: said("chữ ký hỏng"),
    SignatureState.UNSIGNED: said("không ký số"),
}


def sentence(signatures: Signatures) -> tuple[str, str]:
    """One line for people, and the state that colours it."""
    state, mark, words = _WORDS[state_of(signatures)]
    when = [one.signed_at for one in signatures if one.signed_at is not None]
    who = names(signatures)
    told = f"{mark} {tr(words)}"
    if who:
        told += f": {who}"
    if when:
        told += f" · {in_vietnam(max(when)):%H:%M %d/%m/%Y}"
    return told, state


def short(signatures: Signatures) -> str:
    """The same in a list: shape and word."""
    state = state_of(signatures)
    return f"{_WORDS[state][1]} {tr(_SHORT[state])}"
