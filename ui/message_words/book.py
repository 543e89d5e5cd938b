"""Heads of the book, backup and restore."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "head_unreadable": (
        "Mã kiểm tra không đọc được: cần ít nhất 8 ký tự 0–9, a–f như in cuối giấy. Xin gõ lại.",
        "The check code cannot be read: it takes at least 8 of 0-9 and a-f, as printed at the foot of the paper. Type it again.",
    ),
    "head_nowhere": (
        "Sổ không có mã này. Chưa đổi gì. Xin so từng ký tự với giấy và thêm --at với ngày trên giấy; nếu mã đúng thì nhật ký đã bị quay lui, cắt đuôi hoặc viết lại: giữ nguyên tệp, báo lãnh đạo.",
        "The book has no such code. Nothing was changed. Check each character against the paper and add --at with its day; if the code is right, the trail was rolled back, cut or written anew: keep the file as it is, tell the head of the office.",
    ),
    "head_rewritten": (
        "Sổ không có mã này, dù sổ có ghi tới ngày của giấy. Chưa đổi gì. Xin so từng ký tự và ngày với giấy; nếu đúng thì nhật ký đã bị viết lại ở dòng {sequence} hoặc trước đó: giữ nguyên tệp, báo lãnh đạo.",
        "The book has no such code, though it reaches the paper’s day. Nothing was changed. Check each character and the day against the paper; if they are right, the trail was written anew at entry {sequence} or before: keep the file as it is, tell the head of the office.",
    ),
    "head_behind": (
        "Sổ không có mã này và kết thúc trước ngày của giấy (dòng {sequence}). Chưa đổi gì. Xin so từng ký tự và ngày với giấy; nếu đúng thì sổ bị thay bằng bản cũ hoặc bị cắt đuôi: giữ nguyên tệp, báo lãnh đạo.",
        "The book has no such code and ends before the paper’s day (entry {sequence}). Nothing was changed. Check each character and the day against the paper; if they are right, an old copy was put here or the end was cut off: keep the file as it is, tell the head of the office.",
    ),
    "head_other_time": (
        "Sổ có mã này nhưng không phải vào lúc đó (dòng {sequence}). Chưa đổi gì. Xin xem lại ngày trên giấy; nếu đúng thì giấy không phải do sổ này in: giữ giấy, báo lãnh đạo.",
        "The book has this code, but not at that time (entry {sequence}). Nothing was changed. Check the day on the paper; if it is right, this book did not print the paper: keep it, tell the head of the office.",
    ),
    "head_before_book": (
        "Sổ không có mã này và bắt đầu sau ngày của giấy. Chưa đổi gì. Xin so từng ký tự và ngày với giấy; nếu đúng thì giấy do sổ khác in, hoặc sổ đã bị thay: giữ giấy và tệp, báo lãnh đạo.",
        "The book has no such code and begins after the paper’s day. Nothing was changed. Check each character and the day against the paper; if they are right, another book printed it, or this one was replaced: keep paper and file, tell the head of the office.",
    ),
    "heads_unheard": (
        "Chưa hỏi được thành phố ({reason}); sổ không bị ảnh hưởng. Xin thử lại khi có mạng.",
        "The city could not be asked ({reason}); the book is not affected. Try again when there is a line.",
    ),
    "verify_stopped": (
        "Đã dừng kiểm tra theo yêu cầu; chưa có kết luận. Sổ không bị ảnh hưởng.",
        "The check was stopped as asked; nothing was concluded. The book is not affected.",
    ),
    "backup_by_pg_dump": (
        "Cơ sở dữ liệu của cơ quan là PostgreSQL: xin sao lưu và phục hồi bằng pg_dump và pg_restore, và giữ riêng một bản khóa ({place}). Chưa làm gì.",
        "The office’s database is PostgreSQL: back up and restore with pg_dump and pg_restore, and keep a copy of the key ({place}) apart. Nothing was done.",
    ),
    "backup_not_ours": (
        "Tệp này không phải bản sao lưu của quầy. Chưa làm gì.",
        "This file is no backup of the desk. Nothing was done.",
    ),
    "backup_damaged": (
        "Bản sao lưu bị cắt hoặc bị sửa nên không dùng được. Chưa đổi gì; xin lấy bản khác.",
        "The backup is cut or altered and cannot be used. Nothing was changed; take another.",
    ),
    "backup_secret_wrong": (
        "Mã khôi phục không khớp với bản sao lưu, hoặc phần đầu tệp bị sửa. Chưa đổi gì.",
        "The recovery secret does not fit the backup, or its head was altered. Nothing was changed.",
    ),
    "backup_foreign": (
        "Bản sao lưu là sổ khác (máy trạm {station}), không phải của quầy này. Chưa đổi gì. Nếu đúng ý, thêm --allow-foreign.",
        "The backup is another book (station {station}), not this desk’s. Nothing was changed. If it is meant, add --allow-foreign.",
    ),
    "backup_older": (
        "Bản sao lưu ({made_at}) cũ hơn sổ đang có: sẽ mất {lost} dòng nhật ký. Chưa đổi gì. Nếu đúng ý, thêm --allow-older.",
        "The backup ({made_at}) is older than the book here: {lost} trail entries would be lost. Nothing was changed. If it is meant, add --allow-older.",
    ),
    "backup_not_whole": (
        "Bản sao vừa ghi không khớp với sổ nên đã bỏ. Sổ của quầy không bị đụng đến; xin sao lưu lại.",
        "The copy just made does not match the book and was dropped. The book was not touched; back up again.",
    ),
    "book_not_whole": (
        "Sổ trong bản sao không nguyên vẹn ({place}) nên không dùng. Xin chạy verify và báo người giám sát.",
        "The book in the copy is not whole ({place}) and is not used. Run verify and tell the supervisor.",
    ),
    "recovery_secret_missing": (
        "Cần mã khôi phục của cơ quan (--passphrase-file). Chưa làm gì.",
        "The office’s recovery secret is needed (--passphrase-file). Nothing was done.",
    ),
    "recovery_secret_short": (
        "Mã khôi phục cần ít nhất {shortest} ký tự. Chưa làm gì.",
        "The recovery secret needs at least {shortest} characters. Nothing was done.",
    ),
    "restore_takes_two": (
        "Phục hồi cần hai người khác nhau: --by và --approved-by, mỗi người một mã PIN. Chưa đổi gì.",
        "A restore takes two different people: --by and --approved-by, each with a PIN. Nothing was changed.",
    ),
    "restore_takes_two_people": (
        "Người duyệt phải là người khác với người phục hồi. Chưa đổi gì.",
        "Who approves must be another person than who restores. Nothing was changed.",
    ),
}
