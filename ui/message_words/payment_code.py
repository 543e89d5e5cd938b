"""Payment QR text, and the reference that it bears."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "qr_empty": ("Mã thanh toán trống.", "The payment code is empty."),
    "qr_too_long": ("Mã thanh toán quá dài.", "The payment code is too long."),
    "qr_payload_too_long": ("Mã thanh toán quá dài.", "The payment code is too long."),
    "qr_broken_letters": ("Mã thanh toán có ký tự hỏng.", "The payment code holds broken letters."),
    "qr_not_a_payment_code": (
        "Nội dung này không phải mã thanh toán.",
        "The text is no payment code.",
    ),
    "qr_structure_wrong": (
        "Mã thanh toán sai cấu trúc: các ô không ghép đúng.",
        "The payment code’s structure is wrong: its fields do not fit.",
    ),
    "qr_length_wrong": (
        "Mã thanh toán sai cấu trúc: độ dài một ô không đúng.",
        "The payment code’s structure is wrong: a length does not fit.",
    ),
    "qr_crc_missing": (
        "Mã thanh toán thiếu mã kiểm tra ở cuối.",
        "The payment code lacks its check value.",
    ),
    "qr_crc_wrong": (
        "Mã thanh toán sai mã kiểm tra, có thể đã bị sửa.",
        "The payment code’s check value is wrong; it may have been changed.",
    ),
    "qr_tag_missing": (
        "Mã thanh toán thiếu ô bắt buộc {tag}.",
        "The payment code lacks the mandatory field {tag}.",
    ),
    "qr_tag_twice": (
        "Mã thanh toán có ô {tag} hai lần.",
        "The payment code has field {tag} twice.",
    ),
    "qr_initiation_wrong": (
        "Mã thanh toán có kiểu khởi tạo không hợp lệ.",
        "The payment code’s kind of initiation is wrong.",
    ),
    "qr_scheme_wrong": (
        "Mã thanh toán không thuộc hệ thống nào đã biết.",
        "The payment code belongs to no known scheme.",
    ),
    "qr_service_wrong": (
        "Mã dịch vụ trong mã thanh toán không hợp lệ.",
        "The service code is wrong.",
    ),
    "qr_service_misplaced": (
        "Mã dịch vụ đặt sai chỗ trong mã thanh toán.",
        "The service code stands in the wrong place.",
    ),
    "qr_merchant_wrong": (
        "Mã QRPUSH phải có mã ngành 4 chữ số, tên (tối đa 25 chữ) và thành phố (tối đa 15 chữ) của đơn vị nhận; chưa tạo mã nào.",
        "A QRPUSH code needs a category of 4 digits, a name (25 letters at most) and a city (15); no code was made.",
    ),
    "qr_service_unknown": (
        "Mã dịch vụ phải là QRIBFTTA hoặc QRIBFTTC.",
        "The service code has to be QRIBFTTA or QRIBFTTC.",
    ),
    "qr_currency_wrong": (
        "Mã thanh toán không phải đồng Việt Nam.",
        "The payment code is not in đồng.",
    ),
    "qr_country_wrong": (
        "Mã thanh toán không phải của Việt Nam.",
        "The payment code is not Vietnam’s.",
    ),
    "qr_amount_wrong": (
        "Số tiền trong mã thanh toán không hợp lệ.",
        "The amount in the payment code is wrong.",
    ),
    "qr_tip_wrong": (
        "Phần tiền thêm trong mã thanh toán không hợp lệ.",
        "The tip in the payment code is wrong.",
    ),
    "qr_amount_not_whole": (
        "Số tiền phải là số đồng nguyên, viết bằng chữ số.",
        "The amount is whole đồng in digits.",
    ),
    "qr_amount_out_of_range": (
        "Số tiền chuyển phải từ 1 đến 499.999.999 đ.",
        "The amount lies between 1 and 499.999.999 đ.",
    ),
    "qr_bin_wrong": ("Mã ngân hàng phải có 6 chữ số.", "The bank number has 6 digits."),
    "qr_bin_unknown": (
        "Không có ngân hàng nào nhận tiền với mã {bin}.",
        "No bank that can receive has the number {bin}.",
    ),
    "qr_account_wrong": (
        "Số tài khoản chỉ gồm chữ và số, tối đa 19 ký tự.",
        "The account has at most 19 letters and digits.",
    ),
    "qr_purpose_broken": (
        "Nội dung chuyển tiền có ký tự hỏng.",
        "The transfer text holds broken letters.",
    ),
    "qr_purpose_empty": (
        "Nội dung chuyển tiền không có chữ hay số nào.",
        "The transfer text has no letter or digit.",
    ),
    "qr_purpose_too_long": (
        "Nội dung chuyển tiền dài quá {most} ký tự.",
        "The transfer text is longer than {most} characters.",
    ),
    "reference_station_out_of_range": (
        "Số máy trạm phải từ 0 đến {most}.",
        "The station lies between 0 and {most}.",
    ),
    "reference_serial_out_of_range": (
        "Số thứ tự phải từ 0 đến {most}.",
        "The serial lies between 0 and {most}.",
    ),
}
