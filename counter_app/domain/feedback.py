"""What citizens say of the office: whose it is to answer, by when, and what counts as an answer.

NĐ 20/2008/NĐ-CP Art. 6-14: booked and classified; what is not ours goes on within five working
days; the answer is published. No overall term stands there; local rules have ten working days, so
that a supervisor may set a shorter one and never a longer.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from counter_app.domain.calendar import HOURS_PER_WORKING_DAY, OfficeCalendar
from counter_app.domain.errors import InputError, RuleError
from counter_app.domain.text import fold

FORWARD_DAYS = 5
ANSWER_DAYS = 10
ANSWER_DAYS_MIN = 3
POINTS_MAX = 20
POINT_MAX = 1_000
ANSWER_MAX = 4_000
# Shorter than this nobody can say what was looked at and what follows.
ANSWER_MIN = 20
UNSATISFIED = 2


class Source(StrEnum):
    """How it reached us."""

    COUNTER = "counter"
    CITY = "city"
    RATING = "rating"


class FeedbackState(StrEnum):
    """Where it stands; an answer is published once a second person has read it."""

    TAKEN = "taken"
    OURS = "ours"
    FORWARDED = "forwarded"
    ANSWERED = "answered"
    PUBLISHED = "published"


# Sentences that answer nothing, as they are folded; an answer made of these alone is none.
STOCK = (
    "cam on",
    "xin cam on",
    "tran trong cam on",
    "xin ghi nhan",
    "da ghi nhan",
    "chung toi ghi nhan",
    "da tiep thu",
    "xin tiep thu",
    "se rut kinh nghiem",
    "xin rut kinh nghiem",
    "rut kinh nghiem",
    "se xem xet",
    "dang xem xet",
    "se kiem tra",
    "se giai quyet",
    "mong ong ba thong cam",
    "rat mong thong cam",
    "xin loi vi su bat tien",
    "xin loi ong ba",
    "theo quy dinh",
    "dung quy dinh",
    "thuc hien dung quy dinh",
    "khong co gi",
    "khong co y kien",
    "tran trong",
)
# Words so common that sharing one says nothing about the matter.
_COMMON = frozenset(
    (
        "va", "cua", "la", "co", "cho", "duoc", "khong", "thi", "ma", "nay", "do", "voi", "cac",
        "nhung", "mot", "trong", "ngoai", "khi", "de", "den", "tu", "ra", "vao", "da", "dang",
        "se", "ong", "ba", "toi", "chung", "xin", "ve", "theo", "nhu", "o", "tai", "hay", "hoac",
        "rat", "lai", "nen", "vi", "con", "cung", "chi",
    )
)  # fmt: skip
_SENTENCE = re.compile(r"[.;!?\n]+")
_WORD = re.compile(r"[a-z0-9]+")


def points_given(points: Sequence[str]) -> tuple[str, ...]:
    """What was raised, point by point, trimmed.

    Raises InputError("points_missing"), InputError("points_too_many") or
    InputError("text_too_long").
    """
    told = tuple(text for text in (" ".join(one.split()) for one in points) if text)
    if not told:
        raise InputError("points_missing", field="points")
    if len(told) > POINTS_MAX:
        raise InputError("points_too_many", field="points", most=POINTS_MAX)
    if any(len(one) > POINT_MAX for one in told):
        raise InputError("text_too_long", field="points", longest=POINT_MAX)
    return told


def answers_given(
    points: Sequence[str], answers: Sequence[str], used: Collection[str]
) -> tuple[str, ...]:
    """One answer to each point, trimmed; `used` are the keys of answers given before.

    Raises InputError("answers_incomplete") where a point has none, RuleError("answer_is_stock"),
    RuleError("answer_used_before") or RuleError("answer_off_the_point"), each with its point.
    """
    told = tuple(" ".join(one.split()) for one in answers)
    if len(told) != len(points) or not all(told):
        raise InputError("answers_incomplete", field="answers")
    seen = set(used)
    for number, (point, answer) in enumerate(zip(points, told, strict=True), 1):
        if len(answer) > ANSWER_MAX:
            raise InputError("text_too_long", field="answers", longest=ANSWER_MAX)
        if len(answer) < ANSWER_MIN or is_stock(answer):
            raise RuleError("answer_is_stock", point=number)
        if answer_key(answer) in seen:
            raise RuleError("answer_used_before", point=number)
        if not refers_to(answer, point):
            raise RuleError("answer_off_the_point", point=number)
        seen.add(answer_key(answer))
    return told


def is_stock(answer: str) -> bool:
    """Whether nothing is left once the sentences are taken out that fit every matter."""
    rest = (" ".join(_WORD.findall(fold(one))) for one in _SENTENCE.split(answer))
    return not any(one and not _is_stock_sentence(one) for one in rest)


def _is_stock_sentence(sentence: str) -> bool:
    words = sentence
    # The longest first: "xin cam on" is one phrase, not "cam on" with a word left over.
    for phrase in sorted(STOCK, key=len, reverse=True):
        words = re.sub(rf"\b{phrase}\b", " ", words)
    return len([one for one in words.split() if one not in _COMMON]) < _WORDS_MIN


# What has to be left of a sentence for it to say something of its own.
_WORDS_MIN = 4


def answer_key(answer: str) -> str:
    """The answer without marks, signs and numbers: a date put in makes no new answer."""
    return " ".join(word for word in _WORD.findall(fold(answer)) if not word.isdigit())


def refers_to(answer: str, point: str) -> bool:
    """Whether the answer names something of what was raised."""
    return bool(_matters(answer) & _matters(point)) or not _matters(point)


def _matters(text: str) -> set[str]:
    return {word for word in _WORD.findall(fold(text)) if word not in _COMMON}


def forward_by(received_at: datetime, calendar: OfficeCalendar) -> datetime:
    """By when what is not ours has to be with whose it is."""
    return _working_days(received_at, FORWARD_DAYS, calendar)


def answer_by(received_at: datetime, days: int, calendar: OfficeCalendar) -> datetime:
    """By when the answer is due; raises InputError("answer_days_wrong")."""
    if not ANSWER_DAYS_MIN <= days <= ANSWER_DAYS:
        raise InputError("answer_days_wrong", field="days", least=ANSWER_DAYS_MIN, most=ANSWER_DAYS)
    return _working_days(received_at, days, calendar)


def _working_days(start: datetime, days: int, calendar: OfficeCalendar) -> datetime:
    hours = timedelta(hours=days * HOURS_PER_WORKING_DAY)
    return calendar.add_working(calendar.next_working_start(start), hours)
