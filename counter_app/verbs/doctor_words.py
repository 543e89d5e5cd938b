"""What the doctor says of each thing that it looks at: Vietnamese and English.

Data alone. `{name}` is filled from what was found there.
"""

from __future__ import annotations

from collections.abc import Mapping

from counter_app.verbs.help_words import Pair, in_language

# A number, a text as it was found, or codes that have words here too.
Fact = int | str | tuple[str, ...]

NAMES: Mapping[str, Pair] = {
    "program": ("chương trình", "program"),
    "disk": ("ổ đĩa", "disk"),
    "office_server": ("máy chủ dùng chung", "the office’s server"),
    "office_rights": ("quyền trên máy chủ", "rights on the server"),
    "driver": ("trình điều khiển", "database driver"),
    "database": ("cơ sở dữ liệu", "database"),
    "data_key": ("khóa dữ liệu", "data key"),
    "receipt_key": ("khóa kiểm tra biên lai", "key that checks receipts"),
    "drift": ("lệch giờ thành phố", "difference from the city’s clock"),
    "numbers": ("dải số", "numbers"),
    "clock": ("đồng hồ", "clock"),
    "city": ("thành phố", "city"),
    "fonts": ("phông chữ", "fonts"),
    "printer": ("máy in", "printer"),
    "printer_second": ("máy in dự phòng", "second printer"),
    "scanner": ("máy quét", "scanner"),
    "document_scanner": ("máy quét tài liệu", "document scanner"),
    "network_scanner": ("máy quét mạng", "network scanner"),
    "wia_scanner": ("máy quét WIA", "WIA scanner"),
    "scan_program": ("chương trình quét", "scanning program"),
    "scan_folder": ("thư mục quét", "folder of scans"),
    "sign_program": ("chương trình ký số", "signing program"),
    "sign_folder": ("thư mục ký số", "folder for signing"),
    "trust": ("chứng thư gốc", "root certificates"),
}

DETAILS: Mapping[str, Pair] = {
    "as_found": ("{found}", "{found}"),
    "disk_left": ("còn {megabytes} MB", "{megabytes} MB left"),
    # the book and its keys
    "book": ("máy trạm {station}, {counter}", "station {station}, {counter}"),
    "book_new": (
        "máy trạm {station}, {counter}; sổ mới, còn trống",
        "station {station}, {counter}; a new book, still empty",
    ),
    "key_in_keyring": ("trong kho khóa của hệ điều hành", "in the operating system’s key store"),
    "key_in_file": (
        "trong tệp chỉ chủ máy đọc được (không có kho khóa)",
        "in a file that the owner alone can read (there is no key store)",
    ),
    "receipt_key_later": ("có từ biên lai đầu tiên", "made with the first receipt"),
    "numbers_left": ("{left}", "{left}"),
    "dossier_left": ("hồ sơ còn {dossier}", "dossiers {dossier} left"),
    "receipt_left": ("biên lai còn {receipt}", "receipts {receipt} left"),
    "reference_left": ("mã thanh toán còn {reference}", "payment codes {reference} left"),
    # the office's server
    "server_seen": (
        "{place}, PostgreSQL {version}, {way}, hỏi đáp {trip} ms, tài khoản {user}",
        "{place}, PostgreSQL {version}, {way}, question and answer {trip} ms, account {user}",
    ),
    "server_sealed": ("TLS đã kiểm chứng thư", "TLS with a checked certificate"),
    "server_here": ("ngay trên máy này", "on this computer itself"),
    "server_account_strong": (
        "{user} sửa được bảng; quầy phải dùng quay_counter (docs/office.md)",
        "{user} can change the tables; a counter has to use quay_counter (docs/office.md)",
    ),
    # the clock and the city
    "clock_now": ("{at} giờ Hà Nội", "{at} Hanoi time"),
    "drift_unknown": (
        "chưa biết: thành phố chưa báo giờ",
        "not known: the city has told no time yet",
    ),
    "drift_seen": ("{seconds} giây, so lúc {at}", "{seconds} seconds, compared at {at}"),
    "city_not_set": (
        "chưa đặt địa chỉ; hồ sơ chờ trên máy",
        "no address is set; dossiers wait on this computer",
    ),
    "city_set": ("đã đặt địa chỉ", "an address is set"),
    # fonts and printers
    "fonts_found": ("{family}, {count} kiểu", "{family}, {count} styles"),
    "fonts_missing": (
        "thiếu phông chữ đi kèm: cài lại chương trình",
        "the fonts of the program are missing: install it again",
    ),
    "printer_not_set": (
        "chưa đặt; giấy chờ in trên máy",
        "not set; papers wait on this computer to be printed",
    ),
    "printer_ready": ("{address}: sẵn sàng", "{address}: ready"),
    "printer_paper_low": (
        "{address}: sắp hết giấy; chuẩn bị cuộn mới",
        "{address}: paper runs low; have a new roll ready",
    ),
    "printer_paper_out": (
        "{address}: hết giấy; thay cuộn rồi in lại ở Hôm nay",
        "{address}: out of paper; change the roll, then print again on Today",
    ),
    "printer_cover_open": (
        "{address}: nắp đang mở; đóng nắp",
        "{address}: the cover is open; close it",
    ),
    "printer_offline": (
        "{address}: ngoại tuyến; bật máy in hoặc bấm nút Feed",
        "{address}: offline; switch the printer on or press Feed",
    ),
    "printer_absent": (
        "{address}: không thấy; xem nguồn, dây và địa chỉ trong settings.json",
        "{address}: not found; see to power, cable and the address in settings.json",
    ),
    "printer_silent": (
        "{address}: không trả lời trạng thái; mỗi giấy sẽ hỏi đã ra chưa",
        "{address}: does not tell its state; of each paper you will be asked whether it came out",
    ),
    "print_target_unknown": (
        "{address}: print_target_unknown; sửa địa chỉ máy in, xem docs/devices.md",
        "{address}: print_target_unknown; correct the printer’s address, see docs/devices.md",
    ),
    "printer_model_unknown": (
        "{address}: printer_model_unknown; sửa printer_model hoặc thêm kiểu vào printers.json",
        "{address}: printer_model_unknown; correct printer_model or add the model to printers.json",
    ),
    "printer_table_broken": (
        "{address}: printer_table_broken; sửa printers.json",
        "{address}: printer_table_broken; correct printers.json",
    ),
    "printer_dots_out_of_range": (
        "{address}: printer_dots_out_of_range; sửa printer_dots",
        "{address}: printer_dots_out_of_range; correct printer_dots",
    ),
    # the scanner of codes
    "scanner_types": (
        "chế độ bàn phím; thử bằng thẻ: print calibration-card --to …",
        "types as a keyboard; try it with the card: print calibration-card --to …",
    ),
    "scanner_address_unknown": (
        "{address}: scanner_address_unknown; sửa scanner thành serial://CỔNG",
        "{address}: scanner_address_unknown; correct scanner to serial://PORT",
    ),
    "scanner_port_absent": (
        "{address}: không thấy cổng; cắm lại hoặc sửa scanner",
        "{address}: there is no such port; plug it in again or correct scanner",
    ),
    "scanner_port": ("{address}: cổng nối tiếp", "{address}: serial port"),
    # how documents come in and are signed
    "documents_not_set": (
        "chưa đặt; kéo thả tệp vào màn hình Số hóa, hoặc F6 ở đó để tìm máy quét mạng",
        "not set; drop files on the screen Digitise, or press F6 there to find a network scanner",
    ),
    "wia_set": (
        "{name}: Windows (WIA); thử bằng F7 ở Số hóa",
        "{name}: Windows (WIA); try it by F7 on Digitise",
    ),
    "wia_elsewhere": ("{name}: WIA chỉ có ở Windows", "{name}: WIA is on Windows alone"),
    "network_scanner_can": ("{address}: {scanner}, {can}", "{address}: {scanner}, {can}"),
    "nameless": ("không tên", "nameless"),
    "has_feeder": ("khay nạp giấy", "feeder"),
    "has_duplex": ("hai mặt", "both sides"),
    "has_flatbed": ("mặt kính", "flatbed"),
    "dpi_most": ("đến {dpi} dpi", "up to {dpi} dpi"),
    "dpi_unknown": ("không rõ dpi", "dpi not known"),
    "scan_address_unknown": (
        "{address}: scan_address_unknown; sửa scanner_escl thành http://MÁY[:CỔNG]/eSCL",
        "{address}: scan_address_unknown; correct scanner_escl to http://HOST[:PORT]/eSCL",
    ),
    "document_scanner_absent": (
        "{address}: document_scanner_absent; không thấy; xem nguồn, dây mạng và scanner_escl",
        "{address}: document_scanner_absent; not found; see to power, cable and scanner_escl",
    ),
    "scan_answer_strange": (
        "{address}: scan_answer_strange; trả lời không phải eSCL; bật eSCL/AirScan trên máy quét",
        "{address}: scan_answer_strange; its answer is not eSCL; switch eSCL/AirScan on there",
    ),
    "scan_busy": (
        "{address}: scan_busy; đang bận việc khác; chờ rồi thử lại",
        "{address}: scan_busy; it does something else; wait, then try again",
    ),
    "scan_size_wrong": (
        "{address}: scan_size_wrong; trả lời quá dài; không phải máy quét eSCL",
        "{address}: scan_size_wrong; its answer is too long; this is no eSCL scanner",
    ),
    "scan_too_long": (
        "{address}: scan_too_long; trả lời quá chậm; xem mạng",
        "{address}: scan_too_long; its answer is too slow; see to the network",
    ),
    "program_does_not_run": (
        "không chạy được; sửa {setting} trong settings.json",
        "does not run; correct {setting} in settings.json",
    ),
    "folder_is_ours": (
        "{folder}: nằm trong thư mục dữ liệu của quầy; sửa {setting} sang thư mục khác",
        "{folder}: lies in the counter’s own data folder; set {setting} to another folder",
    ),
    "folder_unusable": (
        "{folder}: không mở hoặc không ghi được; xem ổ đĩa, quyền, hoặc sửa {setting}",
        "{folder}: cannot be opened or written; see to disk and rights, or correct {setting}",
    ),
    "trust_none": (
        "chưa có trong {folder}; chữ ký số sẽ ghi “chưa rõ nơi cấp”",
        "none in {folder}; of a signature it will be said that its issuer is not known",
    ),
    "trust_unreadable": (
        "không đọc được {names}; chép lại tệp PEM hoặc DER",
        "{names} cannot be read; copy the PEM or DER file again",
    ),
    "trust_found": ("{count} chứng thư trong {folder}", "{count} certificates in {folder}"),
}


def name_of(code: str, language: str) -> str:
    """What is looked at."""
    return in_language(NAMES[code], language)


def detail_of(code: str, facts: Mapping[str, Fact], language: str) -> str:
    """How it is; a code without words here stands as it is."""
    if code not in DETAILS:
        return code
    told = {name: _told(value, facts, language) for name, value in facts.items()}
    return in_language(DETAILS[code], language).format_map(told)


def _told(value: Fact, facts: Mapping[str, Fact], language: str) -> str:
    if isinstance(value, int):
        from ui.messages import grouped

        return grouped(value, language)
    if isinstance(value, str):
        return value
    # Codes in words, which may tell of the other facts.
    others = {name: one for name, one in facts.items() if not isinstance(one, tuple)}
    return ", ".join(detail_of(code, others, language) for code in value)
