"""The cards of a drill in words: what happens, what to try, what was learnt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from counter_app.domain.drill import Card
from ui.words import said


@dataclass(frozen=True, slots=True)
class CardWords:
    """One card. `turn` ends its trouble; "" where that is no act of the trainee's."""

    title: str
    happens: str
    steps: tuple[str, ...]
    wrong: str
    learnt: str
    turn: str = ""


CARDS: Mapping[Card, CardWords] = {
    Card.LINE: CardWords(
        said("Mất mạng"),
        said("Đường truyền tới thành phố đứt khi công dân đang đứng trước quầy."),
        (
            said("F2, nhận một hồ sơ như mọi ngày. Dòng trên cùng cho thấy hồ sơ chờ."),
            said("Nối lại mạng: Ctrl+Shift+F8."),
            said("Chờ dòng trên cùng báo thành phố đã nhận: hồ sơ tự gửi, không ai phải bấm gì."),
        ),
        "",
        said(
            "Mất mạng vẫn nhận hồ sơ, thu tiền, in phiếu. Hồ sơ nằm an toàn trên máy, tự gửi khi "
            "có mạng và không bao giờ thành hai."
        ),
        said("nối lại mạng"),
    ),
    Card.PAPER: CardWords(
        said("Máy in hết giấy"),
        said("Máy in hết giấy đúng lúc phải đưa phiếu hẹn cho công dân."),
        (
            said("F2, nhận một hồ sơ tới F9. Phiếu không ra; xem máy nói gì về hồ sơ."),
            said("Lắp giấy: Ctrl+Shift+F8."),
            said("Trang Hôm nay (Ctrl+Home), P: in phiếu đang chờ. Không nhận hồ sơ lần thứ hai."),
        ),
        said("Một người đã có hai hồ sơ của cùng một thủ tục. Chọn lại thẻ này để làm lại từ đầu."),
        said(
            "Hồ sơ được lưu trước khi in. Phiếu không ra thì in lại phiếu; nhận lại lần nữa là "
            "công dân có hai hồ sơ."
        ),
        said("lắp giấy"),
    ),
    Card.TWICE: CardWords(
        said("Trả tiền hai lần"),
        said("Công dân quét mã QR, tưởng chưa được nên quét thêm lần nữa."),
        (
            said("F2, nhận một hồ sơ có phí, thu bằng mã QR (F8), rồi F9. Công dân trả hai lần."),
            said(
                "F3, mở hồ sơ: mục tiền có phần thừa phải trả lại. Lập đề nghị trả lại đúng phần "
                "ấy."
            ),
            said("F12, rồi giám sát (PIN 2222) duyệt đề nghị ở màn hình Đối soát."),
        ),
        said("Số tiền trong đề nghị không phải là phần thừa. Giám sát không duyệt, rồi lập lại."),
        said(
            "Hai lần chuyển là hai khoản tiền có thật: cả hai nằm trong sổ, không xóa khoản nào. "
            "Phần thừa trả lại qua hai người."
        ),
    ),
    Card.POWER: CardWords(
        said("Cúp điện"),
        said("Điện cúp giữa lúc đang gõ, không kịp lưu gì."),
        (
            said("F2, gõ một hồ sơ như mọi ngày. Điện sẽ cúp khi đang gõ."),
            said("Gõ PIN 1111: máy mở lại đúng ô đang gõ. Làm tiếp tới khi nhận xong (F9)."),
        ),
        said("Hồ sơ được gõ lại từ đầu, còn hồ sơ dở vẫn nằm ở trang Hôm nay. Mở nó và làm xong."),
        said("Từng phím được lưu ngay lúc gõ. Có điện lại thì làm tiếp, không phải gõ lại."),
    ),
}
