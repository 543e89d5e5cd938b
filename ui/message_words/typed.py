"""What is typed: fields, keys, and the words of a command."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "money_not_whole_dong": (
        "Số tiền phải là số đồng nguyên, ví dụ 50.000.",
        "Money is whole đồng, such as 50.000.",
    ),
    "field_missing": ("Chưa ghi {what}; chưa lưu gì.", "The {what} is missing; nothing was kept."),
    "field_agency": ("cơ quan nhận", "receiving agency"),
    "field_body": ("cơ quan thông báo", "body that gave notice"),
    "field_clause": ("căn cứ (điều, khoản, văn bản)", "clause"),
    "field_kind": ("loại kết quả", "kind of result"),
    "field_note": ("nội dung", "note"),
    "field_notice": ("số, ngày thông báo", "notice’s number and day"),
    "field_number": ("số kết quả", "result’s number"),
    "field_proof": ("chứng từ đã nộp", "proof of payment"),
    "field_receiver": ("người nhận", "receiver"),
    "field_signer": ("người ký", "signer"),
    "field_tracking": ("số vận đơn", "tracking number"),
    "reason_missing": ("Chưa ghi lý do.", "The reason is missing."),
    "text_broken": (
        "Nội dung có ký tự hỏng nên chưa tạo được mã QR. Hồ sơ vẫn an toàn; xin nhập lại.",
        "The text holds broken letters, so no QR was made. The dossier is safe; type it again.",
    ),
    "key_taken": (
        "Phím {keys} đang dùng cho “{words}”. Chưa đổi gì; chọn phím khác, hoặc đổi phím kia trước.",
        "{keys} already does “{words}”. Nothing was changed; choose another key, or change that one first.",
    ),
    "key_unusable": (
        "Phím này dùng để gõ chữ hoặc đi trong ô, không giao việc được. Chưa đổi gì; chọn phím F hoặc tổ hợp Ctrl, Alt.",
        "This key types or moves within a field and can do no act. Nothing was changed; choose an F key or one with Ctrl or Alt.",
    ),
    "key_fixed": (
        "Phím này chỉ dùng trong danh sách và không đổi được. Chưa đổi gì; chọn dòng khác.",
        "This key works within a list alone and cannot be changed. Nothing was changed; choose another line.",
    ),
    "procedure_open": ("Chưa chọn thủ tục.", "No procedure is chosen."),
    "text_too_long": ("Nội dung quá dài.", "The text is too long."),
    "text_not_utf8": ("Nội dung không phải văn bản UTF-8.", "The text is not UTF-8."),
    "number_not_whole": ("Mục {field} phải là số nguyên.", "{field} has to be a whole number."),
    "date_wrong": ("Ngày phải viết theo dạng 2026-11-26.", "A date is written 2026-11-26."),
    "day_out_of_range": (
        "Năm phải từ {first} đến {last}. Xin xem lại ngày.",
        "The year must lie between {first} and {last}. See the day again.",
    ),
    "instant_wrong": (
        "Thời điểm phải viết theo dạng 2026-11-26T14:30:00+07:00.",
        "An instant is written 2026-11-26T14:30:00+07:00.",
    ),
    "instant_without_zone": ("Thời điểm thiếu múi giờ.", "The instant has no time zone."),
    "instant_out_of_range": (
        "Thời điểm nằm ngoài khoảng năm cho phép.",
        "The instant lies outside the years allowed.",
    ),
    "quantity_wrong": ("Số lượng phải viết theo dạng ĐƠN_VỊ=SỐ.", "A quantity is written UNIT=N."),
    "setup_nothing_named": (
        "Câu lệnh còn thiếu: FILE (tệp cài đặt của văn phòng) hoặc --drill (văn phòng diễn tập). Chưa làm gì.",
        "The command still needs: FILE (the office’s set-up file) or --drill (an office of invented people). Nothing was done.",
    ),
    "pin_not_given": (
        "Chưa có mã PIN, và không có bàn phím để hỏi. Chưa làm gì. Xin đặt mã PIN vào biến môi trường {variable}, hoặc chạy lệnh tại bàn phím.",
        "No PIN was given, and nobody is at a keyboard to be asked. Nothing was done. Set {variable} in the environment to the PIN, or run the command at a keyboard.",
    ),
    "arguments_clash": (
        "Không dùng cùng lúc: {names}. Chưa làm gì; xin bỏ bớt.",
        "Not to be used together: {names}. Nothing was done; leave some out.",
    ),
    "argument_not_utf8": (
        "Mục {field} có byte không phải chữ (UTF-8). Chưa làm gì; xin gõ lại.",
        "{field} has a byte that is no letter (UTF-8). Nothing was done; type it again.",
    ),
    "arguments_wrong": (
        "Câu lệnh chưa đúng, chưa làm gì. Xem cách viết bằng --help.",
        "The command is wrong and nothing was done. See --help.",
    ),
    "arguments_missing": (
        "Câu lệnh còn thiếu: {names}. Chưa làm gì.",
        "The command still needs: {names}. Nothing was done.",
    ),
    "argument_not_one_of": (
        "Mục {name} phải là một trong: {names}. Chưa làm gì.",
        "{name} must be one of: {names}. Nothing was done.",
    ),
    "argument_without_value": (
        "Mục {name} chưa có giá trị. Chưa làm gì.",
        "{name} has no value. Nothing was done.",
    ),
    "arguments_unknown": (
        "Câu lệnh có phần không hiểu được, chưa làm gì. Xem cách viết bằng --help.",
        "Part of the command is not understood and nothing was done. See --help.",
    ),
    "dossiers_out_of_range": (
        "Số hồ sơ phải từ 1 đến {most}.",
        "The number of dossiers lies between 1 and {most}.",
    ),
    "city_not_encrypted": (
        "Địa chỉ thành phố phải là https://, vì dữ liệu công dân không được gửi không mã hóa. Hồ sơ chờ an toàn trên máy.",
        "The city’s address has to be https://: citizens’ data are never sent in clear. Dossiers wait safely.",
    ),
    "city_not_set": (
        "Chưa đặt địa chỉ hệ thống thành phố, nên chưa gửi và chưa hỏi gì. Hồ sơ chờ an toàn trên máy. Xin đặt city_url trong settings.json, hoặc thêm --city URL vào lệnh.",
        "The city’s address is not set, so nothing was sent or asked. Dossiers wait safely. Set city_url in settings.json, or give the command --city URL.",
    ),
    "pictures_from_sources": (
        "Chương trình đã cài không kèm phần chụp ảnh màn hình. Chưa làm gì. Xin bỏ --pictures, hoặc chạy từ mã nguồn.",
        "An installed program has no part that takes pictures of its window. Nothing was done. Leave --pictures out, or run from the sources.",
    ),
    "day_not_drill": (
        "Chỉ làm thử một ngày trong sổ diễn tập; sổ này của công dân thật. Chưa làm gì. Xin chọn thư mục khác bằng --data-dir.",
        "A day is rehearsed in a drill’s book alone, and this one is of real citizens. Nothing was done. Choose another folder by --data-dir.",
    ),
}
