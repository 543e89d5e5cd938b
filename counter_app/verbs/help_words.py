"""What `--help` says of each verb: one line, in Vietnamese and in English."""

from __future__ import annotations

from collections.abc import Mapping

Pair = tuple[str, str]


def in_language(pair: Pair, language: str) -> str:
    """The words of a language."""
    return pair[1 if language == "en" else 0]


OWN_WORDS: Mapping[str, Pair] = {
    "usage": ("cách gõ", "usage"),
    "positionals": ("tham số", "arguments"),
    "options": ("tùy chọn", "options"),
    "verbs": ("lệnh (mỗi lệnh có --help riêng)", "verbs (each has a --help of its own)"),
    "acts": ("việc", "acts"),
    "help": ("in những dòng này", "print these lines"),
    "data_dir": ("thư mục dữ liệu của quầy", "the counter's data folder"),
    "json": ("trả lời bằng JSON", "answer in JSON"),
    "lang": ("ngôn ngữ trả lời: vi hoặc en", "the language of the answer: vi or en"),
    "about": (
        "Quầy Một Cửa. Không có lệnh nào thì mở cửa sổ của quầy.",
        "Quầy Một Cửa. Without a verb the counter's window opens.",
    ),
}

VERBS: Mapping[str, Pair] = {
    "card": ("đọc thẻ căn cước", "read a citizen's card"),
    "card read": ("đọc chữ sau mã QR của thẻ", "read the text behind a card's QR"),
    "card check": ("đầu đọc gõ thẻ thử có đúng không", "whether the reader types the trial card"),
    "vietqr": ("mã QR thanh toán", "payment QR texts"),
    "vietqr encode": ("viết chữ của mã QR", "write the text of a QR"),
    "vietqr decode": ("đọc chữ của mã QR", "read the text of a QR"),
    "reference": ("mã thanh toán của hồ sơ", "a dossier's payment reference"),
    "reference make": ("tạo mã từ số máy trạm và số thứ tự", "make one of station and serial"),
    "reference find": ("tìm mã trong nội dung chuyển khoản", "find some in a bank's text"),
    "catalogue": ("danh mục thủ tục", "the catalogue of procedures"),
    "catalogue import": ("nhận tệp thủ tục", "take a file of procedures in"),
    "catalogue list": ("các thủ tục, tiếp nhận được đứng trước", "all, receivable ones first"),
    "catalogue check": ("thủ tục nào chưa tiếp nhận được, vì sao", "which are not received, why"),
    "bundle": ("gói cấu hình chung cho mọi quầy", "one configuration for all counters"),
    "bundle draft": ("ghi cấu hình đang dùng ra thư mục", "what is in force here, as a folder"),
    "bundle make": ("đóng và ký gói từ thư mục", "sign a folder as one bundle"),
    "bundle sign": ("người giữ khóa khác ký thêm vào gói", "a further holder signs a bundle"),
    "bundle show": ("gói sẽ đổi gì, chưa nhận", "what a bundle would change; nothing is kept"),
    "bundle take": ("nhận gói, chờ giám sát duyệt", "take a bundle in, for a supervisor to accept"),
    "bundle accept": ("giám sát cho gói có hiệu lực", "put what waits into force"),
    "bundle list": ("các gói đã đến", "every bundle that came"),
    "bank": ("lời của ngân hàng", "the bank's own word"),
    "bank import": ("nhận tệp sao kê", "take a statement file in"),
    "due": ("hẹn trả ngày nào, vì sao", "when a dossier would be due, and why"),
    "fee": ("phải nộp bao nhiêu, theo khoản nào", "what is owed, line by line"),
    "setup": ("lập sổ cho quầy mới", "set a new counter up"),
    "drill": ("mở quầy diễn tập, xong thì xóa", "a drill in a folder that goes when it ends"),
    "day": ("làm thử cả một ngày với người giả định", "a whole day with invented people"),
    "sync": ("gửi và nhận với thành phố", "send to the city and hear from it"),
    "outbox": ("còn gì chưa gửi về thành phố", "what waits for the city"),
    "print": ("in lại giấy, mẫu giấy, trang thử", "a paper again, a specimen, a trial page"),
    "blackout": ("bộ biểu mẫu viết tay khi mất điện", "the paper kit for a power cut"),
    "blackout prepare": ("giữ dãy số cho một bộ", "reserve a kit's numbers"),
    "blackout list": ("các số đã giữ, số nào còn ở ngoài", "reserved numbers, and which are out"),
    "receipt": ("biên lai", "receipts"),
    "receipt check": ("mã trên biên lai có thật không", "whether a receipt's code is genuine"),
    "report": ("báo cáo: json, csv, xlsx, pdf", "reports as json, csv, xlsx, pdf"),
    "report shift": ("từng ca làm việc", "shift by shift"),
    "report day": ("tiền thu theo ngày", "the money day by day"),
    "report register": ("sổ theo dõi hồ sơ", "the register of dossiers"),
    "report late": ("hồ sơ quá hạn", "dossiers that are late"),
    "report kpi": ("ước tính bộ chỉ số 766", "the indicators of decision 766, estimated"),
    "report month": ("tình hình giải quyết", "received, settled and carried over"),
    "verify": ("kiểm tra cả sổ, dấu niêm và số", "hold the whole book against its trail"),
    "doctor": ("khám máy này: sổ, khóa, thiết bị, đĩa", "this desk: book, key, devices, disk"),
    "parcel": ("gửi và nhận bằng USB", "the city's post by USB stick"),
    "parcel export": ("ghi những gì đang chờ ra tệp", "what waits, into a file"),
    "parcel import": ("nhận trả lời của thành phố từ tệp", "the city's answers from a file"),
    "parcel carry": ("ở máy có mạng: đưa gói, lấy trả lời", "where there is a line: hand it over"),
    "backup": ("sao lưu cả sổ vào một tệp niêm phong", "the whole book as one sealed file"),
    "restore": ("đưa bản sao lưu về làm sổ", "put a backup in the book's place"),
    "uninstall-check": ("gỡ chương trình được chưa", "whether the program may be removed"),
    "update": ("bản cập nhật", "updates of the program"),
    "update check": ("tệp này mang bản nào", "what a file would bring"),
    "update fetch": ("tải bản mới từ thành phố, chưa cài", "fetch the city's version, uninstalled"),
    "update install": ("cài bản mới từ tệp hoặc thành phố", "bring a version in, or the city's"),
    "update back": ("quay về bản trước", "go back to the version before"),
    "update state": ("đang dùng bản nào", "which version starts"),
    "update trial": ("bản mới tự thử trên bản sao của sổ", "a new version tries a copy"),
    "office": ("nhiều quầy chung một máy chủ", "many counters on one server"),
    "office roles": ("lệnh SQL tạo tài khoản", "the SQL that makes the roles"),
    "office use": ("đặt địa chỉ máy chủ", "make a server this folder's office"),
    "office prepare": ("tạo hoặc nâng cấp bảng", "make or update the tables"),
    "office check": ("nhìn máy chủ như quầy này", "look at the server as this counter does"),
    "office invite": ("tệp mời cho quầy mới", "a sealed file for a further counter"),
    "office join": ("máy này thành một quầy nữa", "become a further counter"),
    "office move": ("chuyển sổ lên máy chủ hoặc về máy", "the book to the server, or home"),
    "office take-back": ("bản đã chuyển bị mất: dùng lại bản cũ", "go on where the book was"),
}  # fmt: skip
