"""Codes of which a window's words speak of the window: what is said of them at the command line.

The window's speak of its keys, and of what stands typed in it. What a verb had saved before is
whole: each step is one transaction.
"""

from __future__ import annotations

from collections.abc import Mapping

AT_CONSOLE: Mapping[str, tuple[str, str]] = {
    "database_damaged": (
        "Cơ sở dữ liệu bị hỏng. Việc chưa báo đã lưu là chưa lưu; việc đã báo lưu có trong bản sao nếu trước lần sao lưu gần nhất, và ở thành phố nếu đã gửi. Xin ngừng làm việc, không xóa tệp nào. Xin phục hồi từ bản sao: restore FILE.",
        "The database is damaged. What was not told as saved is not saved; what was is in the last backup if it came before that, and with the city if it was sent. Stop working, delete no file. Restore a copy: restore FILE.",
    ),
    "card_is_our_code": (
        "Đây là mã hồ sơ hoặc mã nộp tiền của quầy, không phải thẻ căn cước. Chưa làm gì; xin đưa chữ của mã trên thẻ.",
        "This is a dossier or payment code of ours, no citizen card. Nothing was done; give the text of the card’s code.",
    ),
    "database_trouble": (
        "Cơ sở dữ liệu gặp lỗi ({kind}). Việc vừa rồi chưa đổi gì; những gì đã lưu trước đó còn nguyên. Xin chạy lại lệnh; nếu còn lỗi, chạy doctor.",
        "The database failed ({kind}). The last step changed nothing; what was saved before is whole. Run the command again; if it fails again, run doctor.",
    ),
    "outcome_unknown": (
        "Chưa biết việc vừa rồi đã lưu hay chưa; những gì đã lưu trước đó còn nguyên. Xin đừng chạy lại ngay: mở cửa sổ của quầy xem đã có chưa, rồi hãy làm tiếp.",
        "Nobody knows yet whether the last step was saved; what was saved before is whole. Do not run it again before you looked in the counter’s window whether it is there.",
    ),
    "not_saved": (
        "Đã kiểm tra lại: việc vừa rồi chưa đổi gì; những gì đã lưu trước đó còn nguyên. Xin chạy lại lệnh.",
        "Looked again: the last step changed nothing; what was saved before is whole. Run the command again.",
    ),
    "disk_full": (
        "Hết dung lượng đĩa. Việc vừa rồi chưa đổi gì; những gì đã lưu trước đó còn nguyên. Xin giải phóng chỗ trống rồi chạy lại lệnh.",
        "The disk is full. The last step changed nothing; what was saved before is whole. Free some space and run the command again.",
    ),
    "disk_fault": (
        "Đĩa gặp lỗi. Việc vừa rồi chưa đổi gì; những gì đã lưu trước đó còn nguyên. Xin chạy lại lệnh; nếu còn lỗi, báo quản trị kiểm tra đĩa.",
        "The disk failed. The last step changed nothing; what was saved before is whole. Run the command again; if it fails again, have the disk checked.",
    ),
    "office_database_unreachable": (
        "Không kết nối được máy chủ dùng chung của cơ quan. Việc vừa rồi chưa đổi gì; những gì đã lưu trước đó còn nguyên. Xin kiểm tra tên máy chủ, cổng và dây mạng, máy chủ có đang chạy không, rồi chạy lại lệnh.",
        "The office server cannot be reached. The last step changed nothing; what was saved before is whole. Check the server’s name, its port, the cable and whether it runs, then run the command again.",
    ),
    "office_not_sealed": (
        "Đường tới máy chủ dùng chung không được mã hóa và kiểm chứng thư, nên chương trình không kết nối. Chưa gửi gì, chưa đổi gì. Xin đặt lại địa chỉ: office use (docs/office.md).",
        "The way to the office server is not encrypted with a checked certificate, so no connection was made. Nothing was sent or changed. Set the address again: office use (docs/office.md).",
    ),
    "office_login_refused": (
        "Máy chủ dùng chung không nhận tên hoặc mật khẩu. Chưa đổi gì. Xin kiểm tra tên (--user, --owner) và mật khẩu (biến COUNTER_DATABASE_PASSWORD; của chủ bảng: COUNTER_OWNER_PASSWORD), rồi chạy lại lệnh.",
        "The office server refused the name or the password. Nothing was changed. Check the name (--user, --owner) and the password (COUNTER_DATABASE_PASSWORD in the environment; the tables’ owner’s: COUNTER_OWNER_PASSWORD), then run the command again.",
    ),
    "office_server_full": (
        "Máy chủ dùng chung đã hết chỗ kết nối. Việc vừa rồi chưa đổi gì; những gì đã lưu trước đó còn nguyên. Xin chạy lại sau ít phút; nếu lặp lại, tăng max_connections.",
        "The office server has no connection left. The last step changed nothing; what was saved before is whole. Run it again in some minutes; if it stays so, raise max_connections.",
    ),
    "database_contended": (
        "Hai quầy cùng ghi một chỗ và máy chủ đã dừng một bên. Việc vừa rồi chưa đổi gì; những gì đã lưu trước đó còn nguyên. Xin chạy lại lệnh.",
        "Two counters wrote in one place and the server stopped one of them. The last step changed nothing; what was saved before is whole. Run the command again.",
    ),
}
