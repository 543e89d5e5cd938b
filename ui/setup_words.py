"""What the first run says: steps, fields, why each is asked, and what happened."""

from __future__ import annotations

from PySide6.QtCore import QObject

from counter_app.domain.user import Role
from ui.forms.setup import (
    CITY,
    COUNTER,
    DONE,
    OFFICE,
    PEOPLE,
    PRINTER,
    REVIEW,
    SCANNER,
    START,
    SetupForm,
)


class SetupWords(QObject):
    """Made once for its screen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.names = {
            OFFICE: self.tr("Cơ quan"),
            COUNTER: self.tr("Quầy, biên lai"),
            str(Role.HEAD): self.tr("Lãnh đạo"),
            str(Role.SUPERVISOR): self.tr("Người giám sát"),
            str(Role.CLERK): self.tr("Người tiếp nhận"),
            REVIEW: self.tr("Xem lại, lập sổ"),
            PRINTER: self.tr("Máy in"),
            SCANNER: self.tr("Máy quét"),
            CITY: self.tr("Thành phố"),
            DONE: self.tr("Xong"),
        }
        person = self.tr(
            "{who} tự gõ mã PIN của mình (ít nhất 4 ký tự); không ai khác nhìn. Để trống tên đăng "
            "nhập thì lấy theo họ tên."
        )
        self.titles = {
            START: self.tr("Chào mừng đến Quầy Một Cửa"),
            OFFICE: self.tr("Cơ quan"),
            COUNTER: self.tr("Quầy, biên lai và tài khoản thu"),
            str(Role.HEAD): self.tr("Lãnh đạo"),
            str(Role.SUPERVISOR): self.tr("Người giám sát"),
            str(Role.CLERK): self.tr("Người tiếp nhận"),
            REVIEW: self.tr("Xem lại rồi lập sổ"),
            PRINTER: self.tr("Máy in giấy hẹn"),
            SCANNER: self.tr("Máy quét mã"),
            CITY: self.tr("Nối với thành phố"),
            DONE: self.tr("Quầy đã sẵn sàng"),
        }
        self.whys = {
            START: self.tr(
                "Năm phút nữa là nhận được hồ sơ đầu tiên. Cần có: tên và mã định danh cơ quan, "
                "số máy trạm do thành phố cấp, mẫu và ký hiệu biên lai, tài khoản thu, và ba "
                "người: lãnh đạo, người giám sát, người tiếp nhận. Máy in, máy quét, địa chỉ "
                "thành phố có thể để sau. Dừng lúc nào cũng được: mở lại là tiếp đúng ô đang gõ."
            ),
            OFFICE: self.tr("Đứng ở đầu mọi giấy đưa cho công dân, đúng như trên con dấu."),
            COUNTER: self.tr(
                "Số máy trạm giữ cho số hồ sơ, số biên lai của quầy không trùng ai. Mẫu và ký "
                "hiệu theo thông báo phát hành biên lai; phí nộp bằng mã QR về tài khoản này."
            ),
            str(Role.HEAD): person.format(who=self.tr("Lãnh đạo")),
            str(Role.SUPERVISOR): person.format(who=self.tr("Người giám sát")),
            str(Role.CLERK): person.format(who=self.tr("Người tiếp nhận")),
            REVIEW: self.tr(
                "Hủy biên lai, hoàn tiền, đổi vai trò luôn cần người thứ hai, nên sổ bắt đầu với "
                "ba người. Thêm người khác sau, ở Người làm việc. Esc để sửa."
            ),
            PRINTER: self.tr(
                "Enter in một trang thử. Địa chỉ: tcp://MÁY:9100, win:TÊN MÁY IN, usb://, "
                "serial://. Chưa có máy in: để sau, giấy chờ trên máy."
            ),
            SCANNER: self.tr(
                "Quét mã bên dưới ngay trên màn hình, hoặc một thẻ căn cước. Máy quét kiểu bàn "
                "phím không cần địa chỉ; máy quét cắm cổng COM: serial://COM3."
            ),
            CITY: self.tr(
                "Địa chỉ và mật khẩu do thành phố cấp cho máy trạm. Chưa có: để sau, hồ sơ chờ "
                "trên máy và tự gửi khi nối được."
            ),
            DONE: self.tr(
                "Tiếp theo: chọn tên, gõ mã PIN, mở ca, rồi F2 nhận hồ sơ đầu tiên. Một vòng "
                "giới thiệu ngắn sẽ chỉ các chỗ chính; Esc bỏ qua."
            ),
        }
        self.go = {
            START: self.tr("Lập quầy (Enter)"),
            REVIEW: self.tr("Lập sổ (Enter)"),
            PRINTER: self.tr("In thử và tiếp (Enter)"),
            CITY: self.tr("Thử nối và tiếp (Enter)"),
            DONE: self.tr("Vào quầy (Enter)"),
        }
        self.fields = {
            "parent_agency": self.tr("Cơ quan cấp trên"),
            "unit": self.tr("Tên cơ quan"),
            "agency": self.tr("Mã định danh"),
            "unit_sign": self.tr("Viết tắt"),
            "address": self.tr("Địa chỉ"),
            "place": self.tr("Địa danh"),
            "phone": self.tr("Điện thoại"),
            "tax_code": self.tr("Mã số thuế"),
            "counter_name": self.tr("Tên quầy"),
            "station_number": self.tr("Số máy trạm"),
            "receipt_form": self.tr("Mẫu biên lai"),
            "receipt_symbol": self.tr("Ký hiệu biên lai"),
            "bank": self.tr("Ngân hàng"),
            "account_number": self.tr("Số tài khoản"),
            "tracking_url": self.tr("Trang tra cứu"),
            "printer": self.tr("Máy in"),
            "paper_width": self.tr("Khổ giấy (mm)"),
            "scanner": self.tr("Máy quét"),
            "city_url": self.tr("Địa chỉ"),
            "city_secret": self.tr("Mật khẩu"),
        }
        parts = {
            "name": self.tr("Họ tên"),
            "login": self.tr("Tên đăng nhập"),
            "pin": self.tr("Mã PIN"),
            "again": self.tr("Mã PIN lần hai"),
        }
        self.fields |= {f"{role}_{part}": words for role in PEOPLE for part, words in parts.items()}
        self.examples = {
            "unit": self.tr("Như trên con dấu"),
            "agency": "000.00.01.H26",
            "unit_sign": self.tr("Đứng trong số giấy: TTPVHCC"),
            "place": self.tr("Đứng trước ngày tháng"),
            "station_number": self.tr("Từ 1 đến 9999"),
            "receipt_form": "EBL01",
            "receipt_symbol": "26TAA",
            "bank": self.tr("Vài chữ của tên, hoặc 6 số"),
            "tracking_url": self.tr("https://…/theo-doi/ – có thể để trống"),
            "printer": self.tr("Để trống: để sau"),
            "paper_width": self.tr("80 hoặc 58"),
            "scanner": self.tr("Để trống: kiểu bàn phím"),
            "city_url": self.tr("https://… – để trống: để sau"),
        }
        self.put_off = self.tr("để sau")
        self.safe = self.tr("Gõ đến đâu lưu đến đó, trừ mã PIN và mật khẩu.")
        self.resumed = self.tr("Tiếp từ chỗ đang làm dở; mã PIN và mật khẩu xin gõ lại.")
        self.beginning = self.tr("Đang lập sổ…")
        self.begun = self.tr("Sổ đã lập, đã mã hóa. Từ đây chỉ còn thiết bị.")
        self.printing = self.tr("Đang in trang thử…")
        self.printed = self.tr("Máy in báo đã in xong trang thử, đã lưu máy in này.")
        self.sent = self.tr(
            "Đã gửi trang thử, đã lưu máy in này. Giấy không ra: Esc, sửa rồi in lại."
        )
        self.listening = self.tr("Đang mở máy quét…")
        self.calling = self.tr("Đang gọi thành phố…")
        self.city_answers = self.tr("Thành phố nhận máy trạm này, đồng hồ khớp.")
        self.clock_off = self.tr(
            "Thành phố nhận máy trạm này, nhưng đồng hồ máy lệch {n} giây: xin chỉnh giờ."
        )
        self.opening = self.tr("Đang mở quầy…")
        self.card_read = self.tr("Đọc được thẻ căn cước, đúng chữ tiếng Việt.")
        self.other_read = self.tr("Máy quét chạy, nhưng mã vừa quét không phải mã thử hay thẻ.")
        self.printers_found = self.tr("Máy này có: {found}")
        self.ports_found = self.tr("Cổng đang có: {found}")

    def summary(self, form: SetupForm) -> str:
        """Everything that the book will begin with, but for the PINs."""
        rows = [
            (self.tr("Cơ quan"), f"{form.text('parent_agency')} – {form.text('unit')}"),
            (self.tr("Mã, viết tắt"), f"{form.text('agency')} · {form.text('unit_sign')}"),
            (self.tr("Địa chỉ"), f"{form.text('address')} · {form.text('phone')}"),
            (self.tr("Mã số thuế"), form.text("tax_code")),
            (
                self.tr("Quầy"),
                self.tr("{name}, máy trạm {number}").format(
                    name=form.text("counter_name"), number=form.text("station_number")
                ),
            ),
            (
                self.tr("Biên lai"),
                f"{form.text('receipt_form')} · {form.text('receipt_symbol')}",
            ),
            (self.tr("Tài khoản thu"), f"{form.text('account_number')} · {form.text('bank')}"),
            *(
                (
                    self.names[str(role)],
                    f"{form.text(f'{role}_name')} ({form.text(f'{role}_login')})",
                )
                for role in PEOPLE
            ),
        ]
        return "\n".join(f"{name}: {words}" for name, words in rows)
