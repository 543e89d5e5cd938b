"""Configuration bundles."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "bundle_not_ours": (
        "Tệp này không phải gói cấu hình của chương trình. Chưa đổi gì, cấu hình đang dùng giữ nguyên. Xin lấy lại tệp .qmb.",
        "This file is no configuration bundle of the program. Nothing was changed; what is in force stays. Get the .qmb file again.",
    ),
    "bundle_cut": (
        "Gói cấu hình bị cắt giữa chừng. Chưa đổi gì, cấu hình đang dùng giữ nguyên. Xin chép lại tệp.",
        "The configuration bundle is cut off. Nothing was changed; what is in force stays. Copy the file again.",
    ),
    "bundle_altered": (
        "Nội dung gói cấu hình đã bị đổi sau khi ký ({name}). Chưa đổi gì, cấu hình đang dùng giữ nguyên. Xin báo kỹ thuật.",
        "The configuration bundle was altered after it was signed ({name}). Nothing was changed; what is in force stays. Call support.",
    ),
    "bundle_too_large": (
        "Gói cấu hình quá lớn ({size} byte). Chưa đổi gì, cấu hình đang dùng giữ nguyên. Xin báo nơi lập gói.",
        "The configuration bundle is too large ({size} bytes). Nothing was changed; what is in force stays. Tell who made it.",
    ),
    "bundle_signature_wrong": (
        "Chữ ký của gói cấu hình không đúng hoặc chưa đủ người ký. Chưa đổi gì, cấu hình đang dùng giữ nguyên. Xin báo kỹ thuật.",
        "The signatures of the configuration bundle are wrong or too few. Nothing was changed; what is in force stays. Call support.",
    ),
    "bundle_keys_untrusted": (
        "Gói cấu hình mang khóa ký mới mà khóa cũ không xác nhận. Chưa đổi gì, cấu hình đang dùng giữ nguyên. Xin báo kỹ thuật.",
        "The configuration bundle brings new keys that the old ones do not vouch for. Nothing was changed; what is in force stays. Call support.",
    ),
    "bundle_keys_expired": (
        "Khóa ký của gói cấu hình đã hết hạn. Chưa đổi gì, cấu hình đang dùng giữ nguyên. Xin lấy gói mới hơn.",
        "The keys of the configuration bundle have run out. Nothing was changed; what is in force stays. Get a newer bundle.",
    ),
    "bundle_keys_missing": (
        "Chương trình này chưa có khóa để tin gói cấu hình nào. Chưa đổi gì. Xin cài bản có danh sách khóa của đơn vị.",
        "This program has no keys to believe a configuration bundle by. Nothing was changed. Install the build with the office’s key list.",
    ),
    "bundle_mixed": (
        "Chữ ký và danh sách khóa trong gói cấu hình không thuộc về nhau. Chưa đổi gì, cấu hình đang dùng giữ nguyên. Xin báo kỹ thuật.",
        "Signatures and key list of the configuration bundle do not belong together. Nothing was changed; what is in force stays. Call support.",
    ),
    "bundle_other_office": (
        "Gói cấu hình này của cơ quan {agency}, quầy này thuộc {ours}. Chưa đổi gì, cấu hình đang dùng giữ nguyên. Xin lấy gói của cơ quan mình.",
        "This configuration bundle is for {agency}; this counter belongs to {ours}. Nothing was changed; what is in force stays. Get your own office’s bundle.",
    ),
    "bundle_older": (
        "Gói cấu hình số {number} cũ hơn hoặc bằng gói số {newest} đã có. Chưa đổi gì, cấu hình đang dùng giữ nguyên. Muốn quay về nội dung cũ: lập gói số mới.",
        "Configuration bundle {number} is not newer than bundle {newest}, which is here. Nothing was changed; what is in force stays. To go back, make a bundle with a new number.",
    ),
    "bundle_expired": (
        "Gói cấu hình hết hạn nhận từ {day}. Chưa đổi gì, cấu hình đang dùng giữ nguyên. Xin lấy gói mới hơn.",
        "The configuration bundle could be taken until {day}. Nothing was changed; what is in force stays. Get a newer bundle.",
    ),
    "bundle_clock_behind": (
        "Đồng hồ máy chạy trước ngày lập gói cấu hình ({day}). Chưa đổi gì. Xin chỉnh lại giờ của máy rồi nhận lại.",
        "This computer’s clock is before the day on which the bundle was made ({day}). Nothing was changed. Set the clock and take it again.",
    ),
    "bundle_section_unknown": (
        "Gói cấu hình có mục lạ: {section}. Chưa đổi gì, cấu hình đang dùng giữ nguyên. Xin cập nhật chương trình hoặc báo nơi lập gói.",
        "The configuration bundle has an unknown section: {section}. Nothing was changed; what is in force stays. Update the program or tell who made the bundle.",
    ),
    "bundle_section_wrong": (
        "Gói cấu hình sai ở mục {section}, chỗ {place}: {reason}. Chưa đổi gì, cấu hình đang dùng giữ nguyên. Xin báo nơi lập gói.",
        "The configuration bundle is wrong in section {section} at {place}: {reason}. Nothing was changed; what is in force stays. Tell who made it.",
    ),
    "bundle_unknown": (
        "Không có gói cấu hình nào như thế đang chờ. Chưa đổi gì, cấu hình đang dùng giữ nguyên. Xin xem lại danh sách (bundle list), hoặc nhận gói trước (bundle take).",
        "No such configuration bundle waits. Nothing was changed; what is in force stays. See the list again (bundle list), or take the bundle in first (bundle take).",
    ),
    "bundle_decided_already": (
        "Gói cấu hình số {number} đã có người quyết định.",
        "Configuration bundle {number} was decided on already.",
    ),
    "bundle_folder_wrong": (
        "Thư mục để lập gói thiếu hoặc sai tệp {name}. Chưa lập gì.",
        "The folder to make a bundle from lacks {name}, or it is wrong. Nothing was made.",
    ),
    "bundle_keys_few": (
        "Gói cấu hình cần ít nhất {least} người ký; ở đây chưa có khóa nào (--sign PEM, mỗi khóa một lần). Chưa làm gì. Người sau ký thêm bằng bundle sign.",
        "A configuration bundle needs at least {least} people’s signatures; no key was given (--sign PEM, once per key). Nothing was done. Whoever signs later does so by bundle sign.",
    ),
    "bundle_key_wrong": (
        "Tệp khóa {name} không phải khóa ký Ed25519. Chưa lập gì.",
        "Key file {name} is no Ed25519 signing key. Nothing was made.",
    ),
    "section_office": ("đơn vị (office)", "office"),
    "section_accounts": ("tài khoản thu (accounts)", "accounts"),
    "section_catalogue": ("danh mục thủ tục (catalogue)", "catalogue"),
    "section_calendar": ("lịch làm việc (calendar)", "calendar"),
    "section_forms": ("mẫu giấy (forms)", "forms"),
    "section_printers": ("máy in (printers)", "printers"),
    "bundle_name_unknown": ("tên trường lạ", "an unknown field"),
    "bundle_entries_too_many": ("quá nhiều dòng", "too many entries"),
    "bundle_entry_twice": ("lặp lại", "it stands twice"),
    "bundle_tax_code_wrong": (
        "mã số thuế phải có 10 hoặc 13 chữ số",
        "a tax code has 10 or 13 digits",
    ),
    "bundle_url_wrong": ("địa chỉ phải bắt đầu bằng https://", "an address begins with https://"),
    "bundle_account_in_part": (
        "tài khoản phải đủ số BIN, ngân hàng và số",
        "an account is BIN, bank and number together",
    ),
    "bundle_forms_end": (
        "bộ mẫu cuối không được có ngày hết",
        "the last set of forms must have no end",
    ),
    "bundle_form_missing": ("bộ mẫu thiếu một loại giấy", "the set lacks a kind of paper"),
    "bundle_station_wrong": ("quầy phải viết bằng 4 chữ số", "a counter is written with 4 digits"),
    "bundle_printer_wrong": (
        "máy in phải là tcp://, usb://, serial://, win: hoặc a4:, khổ 200–1200 điểm",
        "a printer is tcp://, usb://, serial://, win: or a4:, 200 to 1,200 dots wide",
    ),
    "bundle_version_reused": (
        "số hiệu lịch này đã dùng cho lịch khác",
        "this version is another calendar already",
    ),
    "not_a_record": ("không đúng cấu trúc", "it has another shape"),
    "text_missing": ("thiếu hoặc sai nội dung", "a text is missing or wrong"),
}
