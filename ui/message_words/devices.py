"""The calibration card, printers and scanners."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "calibration_card_unread": (
        "Đây không phải chữ của thẻ thử máy quét. In thẻ bằng: print calibration-card --to pdf:TỆP.",
        "This is not the calibration card’s text. Print it by: print calibration-card --to pdf:FILE.",
    ),
    "calibration_clean": (
        "Máy quét đọc đúng mọi chữ Việt. Dùng được ngay.",
        "The scanner reads every Vietnamese letter. Ready.",
    ),
    "calibration_decomposed": (
        "Máy quét gửi chữ và dấu rời; chương trình tự ghép lại. Dùng được.",
        "Letters and marks come apart; the program joins them. Usable.",
    ),
    "calibration_case_swapped": (
        "Chữ hoa thành chữ thường và ngược lại: Caps Lock đang bật. Xin tắt Caps Lock rồi quét lại.",
        "Upper and lower case are swapped: switch Caps Lock off and scan again.",
    ),
    "calibration_decimals": (
        "Máy quét gõ chữ có dấu thành số 4 chữ số. Chương trình sửa được nhưng dễ sai: xin chuyển sang USB-COM.",
        "Letters are typed as four-digit numbers. They are repaired, but switch to USB-COM.",
    ),
    "calibration_code_points": (
        "Máy quét gõ mã số thay cho chữ có dấu, tên sẽ sai. Xin chuyển máy quét sang USB-COM.",
        "Code numbers stand for letters; names would be wrong. Switch to USB-COM.",
    ),
    "calibration_mojibake": (
        "Chữ có dấu bị đọc theo bảng mã khác (TrÆ°). Chương trình sửa được nhưng xin đặt máy quét là UTF-8 hoặc USB-COM.",
        "UTF-8 is read in another code page. It is repaired, but set UTF-8 or USB-COM.",
    ),
    "calibration_entities": (
        "Máy quét gửi mã %XX hoặc &#…;. Chương trình sửa được; xin tắt kiểu mã hóa đó trong máy quét.",
        "Percent or HTML codes come. They are repaired; switch that encoding off.",
    ),
    "calibration_layout": (
        "Dấu | @ hoặc nháy bị đổi chỗ: bố cục bàn phím của máy quét khác Windows. Xin đặt cả hai là English (US).",
        "Signs are swapped: set the scanner’s and the system’s keyboard to English (US).",
    ),
    "calibration_oem_codes": (
        "Máy quét gõ Alt+số theo bảng mã cũ (░ ≥ ñ), chữ mất hẳn không sửa được. Phải chuyển sang USB-COM.",
        "Alt codes of an old code page: letters are lost for good. USB-COM is needed.",
    ),
    "calibration_letters_lost": (
        "Máy quét bỏ mất mọi chữ có dấu. Phải chuyển sang USB-COM hoặc bật Unicode trong máy quét.",
        "All marked letters are dropped. Use USB-COM or switch Unicode on.",
    ),
    "calibration_marks_lost": (
        "Máy quét bỏ hết dấu. Xin bật Unicode trong máy quét hoặc chuyển sang USB-COM.",
        "All marks are dropped. Switch Unicode on, or use USB-COM.",
    ),
    "calibration_question_marks": (
        "Chữ có dấu thành dấu hỏi: bảng mã không có chữ Việt. Phải chuyển sang USB-COM.",
        "Letters became question marks: the code page has none. Use USB-COM.",
    ),
    "calibration_input_method": (
        "Bộ gõ tiếng Việt (UniKey, EVKey, Telex) xen vào chữ quét. Xin tắt bộ gõ, hoặc dùng USB-COM.",
        "A Vietnamese input method meddles. Switch it off, or use USB-COM.",
    ),
    "calibration_cut": (
        "Chỉ nhận được phần đầu của mã: khoảng cách phím quá dài. Xin tăng scan_gap_ms hoặc giảm độ trễ của máy quét.",
        "Only the beginning came: raise scan_gap_ms or lower the scanner’s delay.",
    ),
    "calibration_unknown": (
        "Chữ quét sai theo kiểu chưa biết. Xin chuyển máy quét sang USB-COM rồi quét lại thẻ thử.",
        "Garbled in an unknown way. Switch to USB-COM and scan the card again.",
    ),
    "paper_unknown": ("Chưa có giấy nào mang số này.", "No paper bears this number."),
    "paper_printed_meanwhile": (
        "Giấy này vừa được in ở nơi khác. Xin mở lại rồi in, bản sau sẽ ghi là bản in lại.",
        "This paper was just printed elsewhere. Open it again; the next print is marked a copy.",
    ),
    "print_unknown": ("Không có lần in này.", "There is no such print."),
    "print_already_settled": (
        "Lần in này đã có kết quả, không trả lời lại được.",
        "What became of this print is known already.",
    ),
    "paper_kind_unknown": (
        "Không có loại giấy này; chưa in gì. Các loại: {kinds}.",
        "There is no such kind of paper, and nothing was printed. The kinds: {kinds}.",
    ),
    "print_target_unknown": (
        "Nơi in phải là tcp://, usb://, serial://, win:, file:, pdf: hoặc png:.",
        "The target is tcp://, usb://, serial://, win:, file:, pdf: or png:.",
    ),
    "printer_model_unknown": (
        "Bảng máy in không có kiểu {model}. Xin xem docs/devices.md hoặc thêm vào printers.json.",
        "The printer table has no model {model}. See docs/devices.md or add it to printers.json.",
    ),
    "printer_table_broken": (
        "Tệp printers.json sai ở kiểu {model}, mục {key}. Giấy chờ in trên máy; xin sửa tệp.",
        "printers.json is wrong at model {model}, entry {key}. Papers wait; mend the file.",
    ),
    "print_file_unwritable": (
        "Không ghi được tệp in. Hồ sơ an toàn; xin chọn nơi khác.",
        "The print file cannot be written. The dossier is safe; choose another place.",
    ),
    "printer_absent": (
        "Không thấy máy in. Hồ sơ đã an toàn, giấy chờ in lại.",
        "The printer is not there. The dossier is safe; the paper waits.",
    ),
    "printer_paper_out": (
        "Máy in hết giấy. Hồ sơ đã an toàn; thay giấy rồi in lại.",
        "The printer is out of paper. The dossier is safe; refill and print again.",
    ),
    "printer_cover_open": (
        "Nắp máy in đang mở. Hồ sơ đã an toàn; đóng nắp rồi in lại.",
        "The printer’s cover is open. The dossier is safe; close it and print again.",
    ),
    "printer_offline": (
        "Máy in đang ngoại tuyến. Hồ sơ đã an toàn; bật máy in rồi in lại.",
        "The printer is off-line. The dossier is safe; switch it on and print again.",
    ),
    "printer_broke_off": (
        "Máy in ngắt giữa chừng, có thể giấy chưa ra đủ. Hồ sơ đã an toàn; xin in lại.",
        "The printer broke off. The dossier is safe; print again.",
    ),
    "printer_dots_out_of_range": (
        "Số chấm của máy in không hợp lệ.",
        "The printer’s width is out of range.",
    ),
    "qr_unreadable": (
        "Mã QR tạo ra không đọc lại được nên không hiện. Xin thu bằng cách khác.",
        "The QR could not be read back and is not shown. Take the fee another way.",
    ),
    "scanner_absent": (
        "Không thấy máy quét. Xin cắm lại hoặc nhập tay.",
        "The scanner is not there. Plug it in or type.",
    ),
    "scanner_address_unknown": (
        "Địa chỉ máy quét phải là serial://CỔNG.",
        "A scanner’s address is serial://PORT.",
    ),
}
