"""A newer version, and going back to the one before."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "database_behind": (
        "Cơ sở dữ liệu cũ hơn lần ghi cuối của quầy (còn {entries}, đã từng có {noted} dòng nhật ký): tệp cũ được chép đè hoặc mất tệp -wal. Chưa ghi gì thêm. Xin phục hồi từ bản sao (restore).",
        "The database is older than the desk’s last act ({entries} of {noted} trail entries): an old copy was put here, or the -wal file was lost. Nothing was written. Restore a copy.",
    ),
    "update_not_ours": (
        "Tệp này không phải bản cập nhật của Quầy Một Cửa (mục {field}). Chưa đổi gì; bản đang dùng chạy tiếp.",
        "This file is no update of the counter ({field}). Nothing was changed; the version in use goes on.",
    ),
    "update_cut": (
        "Tệp cập nhật bị cụt (chép hoặc tải chưa xong). Chưa đổi gì. Xin chép lại tệp.",
        "The update file is cut (not copied or fetched to its end). Nothing was changed. Copy it again.",
    ),
    "update_too_large": (
        "Tệp cập nhật lớn quá mức cho phép ({size}). Chưa đổi gì. Xin báo kỹ thuật: tệp có thể là giả.",
        "The update file is larger than any may be ({size}). Nothing was changed. Call support: it may be forged.",
    ),
    "update_file_unlisted": (
        "Bản cập nhật chứa tệp lạ không có trong danh sách đã ký ({name}). Chưa đổi gì. Xin báo kỹ thuật.",
        "The update holds a file that the signed list does not name ({name}). Nothing was changed. Call support.",
    ),
    "update_file_altered": (
        "Một tệp trong bản cập nhật khác với danh sách đã ký ({name}). Chưa đổi gì. Xin lấy lại bản cập nhật.",
        "A file of the update is not the one that was signed ({name}). Nothing was changed. Get the update again.",
    ),
    "update_path_unsafe": (
        "Bản cập nhật muốn ghi ra ngoài thư mục chương trình ({field}). Chưa đổi gì. Xin báo kỹ thuật.",
        "The update would write outside the program’s folder ({field}). Nothing was changed. Call support.",
    ),
    "update_signature_wrong": (
        "Bản cập nhật không có chữ ký đúng của nơi phát hành. Chưa đổi gì; bản đang dùng chạy tiếp.",
        "The update does not bear the right signatures of its publisher. Nothing was changed.",
    ),
    "update_keys_untrusted": (
        "Bản cập nhật mang khóa ký mới mà khóa cũ không xác nhận. Chưa đổi gì. Xin báo kỹ thuật.",
        "The update brings new keys that the old ones do not vouch for. Nothing was changed. Call support.",
    ),
    "update_keys_expired": (
        "Khóa ký của bản cập nhật đã hết hạn. Chưa đổi gì. Xin lấy bản cập nhật mới hơn.",
        "The keys of the update have run out. Nothing was changed. Get a newer update.",
    ),
    "update_keys_missing": (
        "Chương trình này được đóng gói không kèm khóa cập nhật, nên không nhận bản cập nhật nào. Xin dùng bộ cài.",
        "This program was built without update keys and takes no update. Use the installer.",
    ),
    "update_mixed": (
        "Bản cập nhật ghép từ nhiều lần phát hành ({field}). Chưa đổi gì. Xin lấy lại bản cập nhật.",
        "The update is put together from several releases ({field}). Nothing was changed. Get it again.",
    ),
    "update_other_channel": (
        "Bản cập nhật thuộc kênh khác ({channel}). Chưa đổi gì. Xin lấy bản đúng kênh của đơn vị.",
        "The update is of another channel ({channel}). Nothing was changed. Get the one of your office.",
    ),
    "update_other_platform": (
        "Bản cập nhật dành cho loại máy khác ({platform}). Chưa đổi gì. Xin lấy bản cho máy này.",
        "The update is for another kind of computer ({platform}). Nothing was changed. Get the one for this.",
    ),
    "update_older": (
        "Bản {version} không mới hơn bản đang dùng ({installed}). Chưa đổi gì. Muốn lùi một bản, dùng: update back.",
        "Version {version} is not newer than the one in use ({installed}). Nothing was changed. To go back, use: update back.",
    ),
    "update_expired": (
        "Bản cập nhật này đã hết hạn ngày {day}: có thể ai đó giấu bản mới. Chưa đổi gì. Xin lấy bản mới nhất.",
        "This update ran out on {day}: a newer one may be kept from you. Nothing was changed. Get the newest.",
    ),
    "update_clock_behind": (
        "Đồng hồ máy chậm hơn ngày phát hành ({day}) nên không xét được hạn. Chưa đổi gì. Xin chỉnh giờ máy.",
        "This computer’s clock is before the day of release ({day}). Nothing was changed. Set the clock.",
    ),
    "update_not_installed": (
        "Chương trình không chạy từ bộ cài nên không tự cập nhật được. Chưa đổi gì. Xin dùng bộ cài.",
        "The program does not run from its installation and cannot update itself. Nothing was changed. Use the installer.",
    ),
    "update_no_source": (
        "Không tải được bản mới từ đây: quầy chưa có sổ, hoặc đang nối cổng quốc gia. Xin cài từ tệp .qmu.",
        "No version can be fetched here: there is no book yet, or the city is the national portal. Install from a .qmu file.",
    ),
    "update_city_silent": (
        "Chưa tải xong bản mới: {reason}. Phần đã tải được giữ; chạy lại là tải tiếp. Bản đang dùng và sổ còn nguyên.",
        "The new version did not come whole: {reason}. What came is kept; run it again to go on. Program and book are as they were.",
    ),
    "update_not_written": (
        "Không ghi được phiên bản mới ({reason}). Bản đang dùng và sổ còn nguyên. Xin xem chỗ trống, quyền ghi.",
        "The new version could not be written ({reason}). Program and book are whole. Look at space and rights.",
    ),
    "update_trial_failed": (
        "Phiên bản mới không nhận được bản sao của sổ ({reason}). Bản đang dùng chạy tiếp, sổ và hàng chờ còn nguyên. Xin báo kỹ thuật.",
        "The new version failed on a copy of the book ({reason}). The version in use goes on; book and queue are whole. Call support.",
    ),
    "update_trial_elsewhere": (
        "Chỉ chạy thử trên bản sao của sổ. Chưa đổi gì.",
        "A trial runs on a copy of the book alone. Nothing was changed.",
    ),
    "update_no_way_back": (
        "Không còn phiên bản trước để lùi về. Chưa đổi gì. Xin dùng bộ cài của bản cần dùng.",
        "There is no version before to go back to. Nothing was changed. Use the installer of the one you need.",
    ),
    "update_back_work_since": (
        "Phiên bản mới đã đổi sổ và đã có {entries} việc ghi sau đó, nên không lùi được mà không mất việc. Chưa đổi gì. Xin báo kỹ thuật.",
        "The newer version changed the book and {entries} acts were written since; going back would lose them. Nothing was changed. Call support.",
    ),
    "uninstall_unsent": (
        "Chưa gỡ được: còn {waiting} việc chưa gửi và chưa xuất gói, {refused} việc thành phố từ chối. Mọi thứ còn nguyên. Xin gửi hết, hoặc xuất gói (parcel export) và xử lý việc bị từ chối, rồi gỡ lại.",
        "Not removed: {waiting} facts are neither sent nor in a parcel, {refused} were refused by the city. Nothing was touched. Send them, or export a parcel and settle the refused ones, then remove the program.",
    ),
    "update_failed": (
        "Cập nhật cơ sở dữ liệu không xong ({kind}). Dữ liệu cũ còn nguyên; xin dùng lại phiên bản trước và báo kỹ thuật.",
        "The database could not be updated ({kind}). The old data are whole; use the earlier version and call support.",
    ),
    "office_dump_first": (
        'Phiên bản mới cần đổi cơ sở dữ liệu của cơ quan (đang ở bước {step}). Xin sao lưu bằng pg_dump trước, rồi đặt dumped_at_step là "{step}" trong settings.json. Chưa đổi gì.',
        'The new version has to change the office’s database (at step {step}). Dump it with pg_dump first, then set dumped_at_step to "{step}" in settings.json. Nothing was changed.',
    ),
}
