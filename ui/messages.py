"""Turns a code into a sentence: what happened, whether the work is safe, what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counter_app.domain.errors import CounterError

VIETNAMESE, ENGLISH = "vi", "en"
_UNWORDED = ("Không làm được ({code}).", "It could not be done ({code}).")
# How a sentence of either language names a fact that is money.
_OF_MONEY = "{{{name}}} đ"
# What the window speaks. A verb of the command line names its language each time, and is thereby
# told nothing of keys and of what was typed into a window.
_window = [VIETNAMESE]


def speak(language: str) -> None:
    """What is said from here on where nobody names a language."""
    _window[0] = language


def spoken() -> str:
    """What is said where nobody names a language."""
    return _window[0]


def sentence(error: CounterError, language: str = "") -> str:
    """The words for a failure; a code that nobody worded still says that nothing more happened.

    Where a language is named, a verb speaks: some codes have other words there than in the window.
    """
    words = _words_of(error.code, at_console=bool(language))
    if words is None:
        return _chosen(_UNWORDED, language).format(code=error.code)
    chosen = _chosen(words, language)
    return chosen.format_map(_Facts(error, language, chosen))


def phrase(code: str, language: str = "") -> str:
    """The words for a bare code: a warning of a card, a hurdle of a procedure."""
    words = _words_of(code, at_console=bool(language))
    return code if words is None else _chosen(words, language)


def grouped(number: int, language: str = "") -> str:
    """A count as a language's readers group its digits: 1.250 in Vietnamese, 1,250 in English."""
    told = f"{number:,}"
    return told.replace(",", ".") if _is_vietnamese(language) else told


def _words_of(code: str, *, at_console: bool) -> tuple[str, str] | None:
    # A long table, that nothing is said of before something went wrong.
    from ui.message_words import AT_CONSOLE, WORDS

    return (AT_CONSOLE.get(code) if at_console else None) or WORDS.get(code)


def _chosen(words: tuple[str, str], language: str) -> str:
    return words[0 if _is_vietnamese(language) else 1]


def _is_vietnamese(language: str) -> bool:
    return (language or spoken()) == VIETNAMESE


class _Facts(dict[str, str]):
    """An error's facts as text, a code within in words.

    Money has dots in every language, as on the papers and in the window; a count is grouped.
    """

    def __init__(self, error: CounterError, language: str, words: str) -> None:
        super().__init__(field=error.field or "")
        for name, value in error.facts.items():
            if isinstance(value, int):
                is_money = _OF_MONEY.format(name=name) in words
                self[name] = grouped(value, VIETNAMESE if is_money else language)
            elif isinstance(value, tuple):
                self[name] = ", ".join(phrase(one, language) for one in value)
            else:
                self[name] = phrase(str(value), language)

    def __missing__(self, name: str) -> str:
        return "…"
