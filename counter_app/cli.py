"""The outside contract: verbs that a person or a script may lean on, in words or as JSON."""

from __future__ import annotations

import gc
import json
import logging
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from counter_app import settings as settings_file
from counter_app.domain.errors import CounterError
from counter_app.verbs import window

if TYPE_CHECKING:
    from counter_app.settings import Settings
    from counter_app.verbs.answer import Answer


_STOPPED = {"vi": "Đã dừng theo yêu cầu.", "en": "Stopped as asked."}
_BEGUN = {
    "vi": "Thư mục này chưa có sổ: đã dùng sổ mới, còn trống. Nếu gõ nhầm, xin xem lại --data-dir.",
    "en": "There was no book in this folder: a new, empty one is used. Mistyped? See --data-dir.",
}
_UNFORESEEN = {
    "vi": "Lỗi ngoài dự kiến ({kind}); đã ghi vào nhật ký.",
    "en": "An error that nobody foresaw ({kind}); it is in the log.",
}


def main(arguments: Sequence[str]) -> int:
    """Carry out one verb; without a verb, open the window. Never shows a traceback."""
    _speak_utf8()
    # Until a folder's log is open, a bug is told in one line and kept nowhere.
    logging.getLogger().addHandler(logging.NullHandler())
    language = "vi"
    try:
        if not arguments:
            # As the icon starts it: the window waits for no verb to be loaded.
            settings = settings_file.read(None)
            return window.open_window(settings, settings.language)
        gc.enable()
        from counter_app.verbs.arguments import in_letters, language_asked_for
        from counter_app.verbs.table import Folder, parser_in

        language = language_asked_for(arguments) or language
        parsed = in_letters(parser_in(language).parse_args(list(arguments)))
        asked_for, parsed.lang = parsed.lang, parsed.lang or language
        makes_folder = parsed.wants is not Folder.STAYS
        settings = settings_file.read(parsed.data_dir, makes_folder=makes_folder)
        if parsed.verb is None:
            return window.open_window(settings, asked_for or settings.language)
        is_begun = parsed.wants is Folder.IS_LOOKED_AT and not _has_book(settings)
        answer: Answer = parsed.run(parsed, settings)
    except CounterError as error:
        return _refuse(_sentence(error, language))
    except KeyboardInterrupt:
        return _refuse(_STOPPED[language])
    except Exception as error:  # the edge of the program: a bug is logged and told in a line
        logging.getLogger(__name__).exception("unexpected %s", type(error).__name__)
        return _refuse(_UNFORESEEN[language].format(kind=type(error).__name__))
    try:
        _show(answer, language, as_json=parsed.json)
    except BrokenPipeError:
        # Whoever read the answer has gone; Python would complain once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if answer.complaint:
        _refuse(answer.complaint)
    elif is_begun and _has_book(settings):
        _say(_BEGUN[language], sys.stderr)
    return answer.code


def _has_book(settings: Settings) -> bool:
    from counter_app.main import has_book

    return has_book(settings)


def _sentence(error: CounterError, language: str) -> str:
    from ui.messages import sentence

    return sentence(error, language)


def _show(answer: Answer, language: str, *, as_json: bool) -> None:
    words = json.dumps(answer.facts, ensure_ascii=False, indent=2)
    if not as_json:
        words = "\n".join(answer.lines)
    if not words and not answer.complaint:
        from counter_app.verbs.answer_words import said

        words = said("nothing", language)
    _say(words, sys.stdout)


def _refuse(reason: str) -> int:
    from counter_app.verbs.answer import REFUSED

    _say(reason.replace("\n", " "), sys.stderr)
    return REFUSED


def _say(words: str, stream: TextIO | None) -> None:
    """To a console; the program of the icon has none on Windows and shows a window."""
    if stream is not None:
        print(words, file=stream)
    else:
        from ui.app import tell

        tell(words)


def _speak_utf8() -> None:
    """A redirected console on Windows speaks cp1252, which knows no Vietnamese."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
