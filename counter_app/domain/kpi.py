"""The counter's own estimate of Decision 766/QĐ-TTg, group by group: one share per indicator.

The decision's point table could not be had whole, so that no points are computed: the shares stand
by themselves, each with its numerator and denominator, and what a counter cannot know is named.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

ESTIMATE = "ước tính của quầy"
NOT_HERE = "không tính được tại quầy"


class Group(StrEnum):
    """The groups of the index, online service and payment apart as the portal shows them."""

    TRANSPARENCY = "transparency"
    PROGRESS = "progress"
    ONLINE_SERVICE = "online_service"
    ONLINE_PAYMENT = "online_payment"
    SATISFACTION = "satisfaction"
    DIGITISATION = "digitisation"


# The name of a group and the most points it can give.
GROUPS: Mapping[Group, tuple[str, int]] = {
    Group.TRANSPARENCY: ("Công khai, minh bạch", 18),
    Group.PROGRESS: ("Tiến độ giải quyết", 20),
    Group.ONLINE_SERVICE: ("Cung cấp dịch vụ công trực tuyến", 12),
    Group.ONLINE_PAYMENT: ("Thanh toán trực tuyến", 10),
    Group.SATISFACTION: ("Mức độ hài lòng", 18),
    Group.DIGITISATION: ("Số hóa hồ sơ", 22),
}


@dataclass(frozen=True, slots=True)
class Measure:
    """What an indicator is: its group, its name, what is counted; `why_not` where nobody here can.

    `lower_is_better` is for shares of what went wrong.
    """

    group: Group
    name: str
    counted: str
    why_not: str = ""
    lower_is_better: bool = False


MEASURES: Mapping[str, Measure] = {
    "published_on_time": Measure(
        Group.TRANSPARENCY,
        "Thủ tục công bố, công khai đúng hạn",
        "thủ tục công khai đúng hạn ÷ thủ tục phải công khai",
        "ngày công bố do Cơ sở dữ liệu quốc gia về thủ tục hành chính ghi",
    ),
    "same_day_sync": Measure(
        Group.TRANSPARENCY,
        "Hồ sơ đồng bộ trong ngày",
        "hồ sơ được hệ thống thành phố xác nhận trong ngày lập ÷ hồ sơ tiếp nhận",
    ),
    "on_time": Measure(
        Group.PROGRESS,
        "Hồ sơ giải quyết đúng hạn",
        "xong trước hoặc đúng hẹn ÷ hồ sơ đã giải quyết xong",
    ),
    "open_late": Measure(
        Group.PROGRESS,
        "Hồ sơ đang quá hạn lúc lập",
        "đang xử lý và đã quá hẹn ÷ hồ sơ đang xử lý",
        lower_is_better=True,
    ),
    "online_dossiers": Measure(
        Group.ONLINE_SERVICE,
        "Hồ sơ nộp trực tuyến",
        "hồ sơ nộp trực tuyến ÷ hồ sơ tiếp nhận",
    ),
    "online_procedures": Measure(
        Group.ONLINE_SERVICE,
        "Thủ tục có hồ sơ trực tuyến",
        "thủ tục có ít nhất một hồ sơ trực tuyến ÷ thủ tục có hồ sơ",
    ),
    "paid_online_dossiers": Measure(
        Group.ONLINE_PAYMENT,
        "Hồ sơ thanh toán trực tuyến",
        "hồ sơ có phí đã thanh toán trực tuyến ÷ hồ sơ có phí",
    ),
    "paid_online_procedures": Measure(
        Group.ONLINE_PAYMENT,
        "Thủ tục có thanh toán trực tuyến",
        "thủ tục có ít nhất một hồ sơ thanh toán trực tuyến ÷ thủ tục có hồ sơ có phí",
    ),
    "paid_by_bank": Measure(
        Group.ONLINE_PAYMENT,
        "Hồ sơ nộp phí không dùng tiền mặt",
        "hồ sơ có phí đã nộp đủ bằng QR hoặc chuyển khoản, mọi kênh ÷ hồ sơ có phí",
    ),
    "satisfied": Measure(
        Group.SATISFACTION,
        "Đánh giá không có ý chưa hài lòng",
        "(đánh giá − chưa hài lòng) ÷ đánh giá của công dân",
    ),
    "feedback_on_time": Measure(
        Group.SATISFACTION,
        "Phản ánh, kiến nghị trả lời đúng hạn",
        "trả lời trước hoặc đúng hạn ÷ phản ánh thuộc thẩm quyền đã đến hạn hoặc đã trả lời",
    ),
    "portal_survey": Measure(
        Group.SATISFACTION,
        "Khảo sát trên Cổng Dịch vụ công",
        "do Cổng Dịch vụ công quốc gia khảo sát",
        "kết quả khảo sát ở Cổng Dịch vụ công quốc gia",
    ),
    "digitised_dossiers": Measure(
        Group.DIGITISATION,
        "Hồ sơ có thành phần được số hóa",
        "hồ sơ có ít nhất một thành phần số hóa ÷ hồ sơ tiếp nhận",
    ),
    "reused_papers": Measure(
        Group.DIGITISATION,
        "Thành phần hồ sơ được dùng lại",
        "thành phần dùng lại bản đã số hóa ÷ thành phần đã nộp hoặc dùng lại",
    ),
    "e_results": Measure(
        Group.DIGITISATION,
        "Kết quả có bản điện tử",
        "hồ sơ xong có tệp kết quả (quầy không kiểm chữ ký số) ÷ hồ sơ đã giải quyết xong",
    ),
}


@dataclass(frozen=True, slots=True)
class Indicator:
    """One share. Where it is not `computable` both counts are None."""

    key: str
    numerator: int | None
    denominator: int | None

    @property
    def measure(self) -> Measure:
        """What it is."""
        return MEASURES[self.key]

    @property
    def computable(self) -> bool:
        """Whether a counter can know it; a share of nothing is computable and has no value."""
        return not self.measure.why_not

    @property
    def share(self) -> str | None:
        """In per cent with two decimals, rounded half up; None where there is nothing to share."""
        if self.numerator is None or not self.denominator:
            return None
        hundredths = (self.numerator * 20_000 + self.denominator) // (2 * self.denominator)
        return f"{hundredths // 100},{hundredths % 100:02d} %"

    @property
    def label(self) -> str:
        """The honest word beside the figure."""
        why = self.measure.why_not
        return f"{NOT_HERE}: {why}" if why else ESTIMATE


def indicators(counts: Mapping[str, tuple[int, int]]) -> tuple[Indicator, ...]:
    """Every indicator in the decision's order; those that nobody here can count have no counts."""
    return tuple(
        Indicator(key, None, None) if measure.why_not else Indicator(key, *counts[key])
        for key, measure in MEASURES.items()
    )
