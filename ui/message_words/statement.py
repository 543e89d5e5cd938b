"""Bank statements: their files and their lines."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "statement_not_taken": (
        "không ghi nhận dòng nào: sửa hoặc xuất lại tệp rồi nạp lại cả tệp",
        "nothing was taken: mend or export the file again and import it whole",
    ),
    "statement_columns_missing": (
        "Không tìm thấy hàng tiêu đề có ngày, nội dung và số tiền; chưa ghi gì. Xin xuất lại sao kê từ ngân hàng.",
        "No heading with date, text and amount was found; nothing was taken. Export the statement again.",
    ),
    "statement_account_missing": (
        "Sao kê không ghi số tài khoản; chưa ghi gì. Xin xuất lại sao kê có số tài khoản.",
        "The statement names no account; nothing was taken. Export it with the account.",
    ),
    "statement_column_unknown": ("cột không dùng đến", "a column that is not used"),
    "statement_letters_tcvn": (
        "Sao kê viết bằng bảng mã TCVN3 (ABC) cũ; chưa ghi gì. Xin xuất lại ở UTF-8.",
        "The statement is in the old TCVN3 letters; nothing was taken. Export it as UTF-8.",
    ),
    "statement_letters_mixed": (
        "Chữ trong sao kê đã bị chuyển mã sai (UTF-8 đọc thành Windows-1252); chưa ghi gì. Xin xuất lại ở UTF-8.",
        "The letters were converted wrongly (UTF-8 read as Windows-1252); nothing was taken. Export it as UTF-8.",
    ),
    "statement_letters_unknown": (
        "Không nhận ra bảng mã của sao kê; chưa ghi gì. Xin xuất lại ở UTF-8.",
        "The statement’s encoding is unknown; nothing was taken. Export it as UTF-8.",
    ),
    "statement_letters_1258": (
        "sao kê viết bằng bảng mã Windows-1258, đã chuyển sang Unicode",
        "the statement was in Windows-1258 and was converted",
    ),
    "statement_xml_broken": (
        "Tệp XML bị cắt hoặc hỏng; chưa ghi gì. Xin tải lại từ ngân hàng.",
        "The XML is cut or broken; nothing was taken. Fetch it again.",
    ),
    "statement_xml_unsafe": (
        "Tệp XML có khai báo không an toàn (DTD); chưa ghi gì. Xin báo quản trị.",
        "The XML has an unsafe declaration (DTD); nothing was taken. Tell the administrator.",
    ),
    "statement_xml_unknown": (
        "Tệp XML không phải sao kê camt.053; chưa ghi gì. Xin chọn tệp khác.",
        "The XML is no camt.053 statement; nothing was taken. Choose another file.",
    ),
    "statement_swift_broken": (
        "Không đọc được tệp MT940; chưa ghi gì. Xin tải lại từ ngân hàng.",
        "The MT940 file cannot be read; nothing was taken. Fetch it again.",
    ),
    "statement_sum_wrong": (
        "Số dư đầu cộng các dòng không bằng số dư cuối, tệp thiếu hoặc sai; chưa ghi gì. Xin tải lại từ ngân hàng.",
        "Opening balance and lines do not make the closing balance; nothing was taken. Fetch it again.",
    ),
    "line_formula": ("có công thức thay cho số liệu", "holds a formula"),
    "line_amount_unreadable": ("số tiền không đọc được", "the amount cannot be read"),
    "line_date_unreadable": ("ngày không đọc được", "the date cannot be read"),
    "line_broken_letters": ("có ký tự hỏng", "holds broken letters"),
    "line_both_sides": ("vừa ghi nợ vừa ghi có", "both debit and credit"),
    "line_debit": ("ghi nợ, không phải tiền vào", "a debit"),
    "line_negative": ("số tiền âm", "a negative amount"),
    "line_zero": ("số tiền bằng 0", "an amount of 0"),
    "line_other_account": ("của tài khoản khác", "of another account"),
    "line_other_currency": ("không phải tiền đồng", "not in đồng"),
    "line_reversal": ("bút toán đảo của ngân hàng", "a reversal by the bank"),
    "line_pending": ("ngân hàng chưa hạch toán", "not booked by the bank yet"),
    "line_twice": ("trùng một dòng phía trên", "repeats a line above"),
    "line_in_future": (
        "thời điểm ở tương lai, xin kiểm tra đồng hồ máy và của ngân hàng",
        "lies in the future; check this clock and the bank’s",
    ),
}
