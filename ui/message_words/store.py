"""The folder, its key, its settings and its database."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "already_held": (
        "Quầy đang được dùng bởi một chương trình khác trên máy này (tiến trình {pid}, từ {since}). Xin dùng cửa sổ đang mở.",
        "Another program holds this desk (process {pid}, since {since}). Use the window that is open.",
    ),
    "held_in_other_session": (
        "Quầy đang mở trong phiên đăng nhập của người khác trên máy này (từ {since}). Hồ sơ an toàn. Xin đổi sang người đó, đóng quầy rồi mở lại ở đây.",
        "The desk is open in another person’s session on this computer (since {since}). The dossiers are safe. Switch to that person, close the desk and open it here.",
    ),
    "program_incomplete": (
        "Chương trình cài thiếu một phần ({part}) nên chưa mở được quầy. Dữ liệu còn nguyên. Xin cài lại chương trình rồi mở lại.",
        "A part of the installed program is missing ({part}), so the counter cannot open. The data are whole. Install the program again and open it.",
    ),
    "key_missing": (
        "Không thấy khóa dữ liệu ({place}); dữ liệu còn nguyên nhưng chưa mở được. Xin chép lại khóa từ bản sao.",
        "The data key is missing ({place}); the data are whole but closed. Put the key back from its copy.",
    ),
    "key_broken": (
        "Khóa dữ liệu bị hỏng ({place}). Xin chép lại khóa từ bản sao.",
        "The data key is broken ({place}). Put it back from its copy.",
    ),
    "key_does_not_fit": (
        "Khóa không khớp với cơ sở dữ liệu, hoặc tệp không phải của chương trình. Dữ liệu không bị đụng đến.",
        "The key does not fit the database, or the file is not ours. Nothing was touched.",
    ),
    "no_keyring": (
        "Máy này không có kho khóa của hệ điều hành.",
        "This computer has no key store.",
    ),
    "folder_shared": (
        "Thư mục dữ liệu nằm trên ổ mạng, hồ sơ di động hoặc thư mục đồng bộ ({place}): máy khác có thể ghi đè làm hỏng sổ. Chưa ghi gì. Xin chọn thư mục trên ổ đĩa của máy này.",
        "The data folder lies on the network, in a roaming profile or in a synchronised folder ({place}), where another machine may spoil the book. Nothing was written. Choose a folder on this machine’s own disk.",
    ),
    "folder_unusable": (
        "Không dùng được thư mục dữ liệu ({reason}). Chưa ghi gì; dữ liệu cũ còn nguyên. Xin cấp quyền ghi, hoặc chọn thư mục khác, rồi mở lại.",
        "The data folder cannot be used ({reason}). Nothing was written; the old data are whole. Allow writing or choose another folder, and open again.",
    ),
    "why_no_right": ("tài khoản này không được ghi ở đó", "this account may not write there"),
    "why_read_only": ("ổ đĩa chỉ cho đọc", "the disk is read-only"),
    "why_no_such_place": ("không có ổ đĩa hoặc thư mục đó", "there is no such disk or folder"),
    "why_in_the_way": (
        "trên đường dẫn, chỗ phải là thư mục lại là một tệp, hoặc ngược lại",
        "a file stands on the path where a folder should be, or the other way round",
    ),
    "why_held": ("chương trình khác đang giữ tệp", "another program holds the file"),
    "why_full": ("ổ đĩa đã đầy", "the disk is full"),
    "why_faulty": ("ổ đĩa không đọc, ghi được", "the disk does not read or write"),
    "why_name_too_long": ("đường dẫn quá dài", "the path is too long"),
    "why_name_wrong": ("tên có ký tự không dùng được", "the name has letters that cannot be used"),
    "why_too_many_files": ("máy đang mở quá nhiều tệp", "too many files are open"),
    "folder_read_only": (
        "Thư mục dữ liệu chỉ cho đọc nên chưa lưu gì. Xin cấp quyền ghi rồi mở lại.",
        "The data folder is read-only; nothing was saved. Allow writing and open again.",
    ),
    "settings_broken": (
        "Tệp cài đặt trong thư mục dữ liệu sai ở {field}. Sổ không bị đụng đến; xin sửa chỗ đó hoặc lấy lại bản trước.",
        "The settings file of the data folder is wrong at {field}. The book is untouched; mend it there or put an older one back.",
    ),
    "database_newer_than_program": (
        "Dữ liệu do phiên bản mới hơn tạo ra ({version}). Xin cập nhật chương trình; dữ liệu không bị đụng đến.",
        "The data were made by a newer version ({version}). Update the program; nothing was touched.",
    ),
    "database_busy": (
        "Cơ sở dữ liệu đang bận. Chưa lưu; xin thử lại.",
        "The database is busy. Nothing was saved; try again.",
    ),
    "print_not_begun": (
        "Cơ sở dữ liệu đang bận hoặc gặp lỗi nên giấy chưa in. Những gì đã ghi vẫn còn nguyên; xin chờ một chút rồi in lại.",
        "The database is busy or failed, so this paper was not printed. What was done before is saved; wait a moment and print it again.",
    ),
    "print_no_room": (
        "Hết dung lượng đĩa nên giấy chưa in. Những gì đã ghi vẫn còn nguyên; xin giải phóng chỗ trống rồi in lại.",
        "The disk is full, so this paper was not printed. What was done before is saved; free some space and print it again.",
    ),
    "unread_busy": (
        "Cơ sở dữ liệu đang bận: chưa đọc được mục này. Không có gì bị mất. Bấm Ctrl+R để đọc lại.",
        "The database is busy: this could not be read. Nothing is lost. Press Ctrl+R to read it again.",
    ),
    "unread_trouble": (
        "Cơ sở dữ liệu gặp lỗi ({kind}): chưa đọc được mục này. Không có gì bị mất. Bấm Ctrl+R để đọc lại.",
        "The database failed ({kind}): this could not be read. Nothing is lost. Press Ctrl+R to read it again.",
    ),
    "database_damaged": (
        "Cơ sở dữ liệu bị hỏng. Việc chưa báo đã lưu là chưa lưu; việc đã báo lưu có trong bản sao nếu trước lần sao lưu gần nhất, và ở thành phố nếu đã gửi. Xin ngừng làm việc, không xóa tệp nào, báo cán bộ CNTT. Xin phục hồi từ bản sao.",
        "The database is damaged. What was not told as saved is not saved; what was is in the last backup if it came before that, and with the city if it was sent. Stop working, delete no file, call IT. Restore a copy.",
    ),
    "database_trouble": (
        "Cơ sở dữ liệu gặp lỗi ({kind}). Việc vừa rồi CHƯA lưu; những gì đã gõ còn nguyên, xin bấm lại.",
        "The database failed ({kind}). The last step is NOT saved; what was typed is still here, press again.",
    ),
    "database_url_unknown": (
        "Địa chỉ cơ sở dữ liệu phải bắt đầu bằng postgresql+psycopg://.",
        "The database address begins with postgresql+psycopg://.",
    ),
    "outcome_unknown": (
        "Chưa chắc đã lưu – đang kiểm tra lại. Xin chờ, đừng nhập lại.",
        "It may not be saved – looking again. Wait, do not enter it twice.",
    ),
    "not_saved": (
        "Đã kiểm tra lại: chưa lưu, xin bấm lại. Những gì đã gõ còn nguyên.",
        "Looked again: it was not saved, press again. What was typed is still here.",
    ),
    "disk_full": (
        "Hết dung lượng đĩa, hồ sơ CHƯA lưu. Xin giải phóng chỗ trống rồi làm lại.",
        "The disk is full; the dossier is NOT saved. Free some space and do it again.",
    ),
    "disk_fault": (
        "Đĩa gặp lỗi. Việc vừa rồi CHƯA lưu; những gì đã gõ còn nguyên. Xin bấm lại; nếu còn lỗi, báo quản trị kiểm tra đĩa.",
        "The disk failed. The last step is NOT saved; what was typed is still here. Press again; if it fails again, have the disk checked.",
    ),
    "file_missing": (
        "Không tìm thấy tệp quét {file} trong máy. Hồ sơ vẫn còn nguyên; xin báo quản trị phục hồi tệp từ bản sao hoặc quét lại giấy.",
        "The scanned file {file} is not on this machine. The dossier is whole; restore the file from a copy or scan the paper again.",
    ),
    "file_damaged": (
        "Tệp quét {file} bị hỏng trên đĩa. Hồ sơ vẫn còn nguyên; xin báo quản trị phục hồi tệp từ bản sao hoặc quét lại giấy.",
        "The scanned file {file} is damaged on the disk. The dossier is whole; restore the file from a copy or scan the paper again.",
    ),
    "database_contended": (
        "Hai quầy cùng ghi một chỗ và máy chủ đã dừng một bên. Việc vừa rồi CHƯA lưu; những gì đã gõ còn nguyên. Xin bấm lại.",
        "Two counters wrote in one place and the server stopped one of them. The last step is NOT saved; what was typed is still here. Press again.",
    ),
    "database_lost": (
        "Cơ sở dữ liệu của quầy không còn hoặc trống rỗng, dù quầy đã từng ghi sổ tại đây. Chưa tạo sổ mới. Xin phục hồi từ bản sao (restore).",
        "The desk’s database is gone or empty, though a book was kept here. No new book was begun. Restore a copy.",
    ),
    "person_left": (
        "Tài khoản này đã khóa; không ghi gì thêm. Việc đã lưu trước đó vẫn còn. Xin gặp người giám sát.",
        "This account was closed; nothing more was written. What was saved before stays. Ask the supervisor.",
    ),
    "pin_wrong": (
        "Mã PIN cũ không đúng; mã PIN chưa đổi. Xin gõ lại.",
        "The old PIN is wrong; the PIN was not changed. Type it again.",
    ),
    "login_wrong": (
        "Tên đăng nhập chỉ gồm chữ cái không dấu và chữ số, tối đa 40 ký tự. Chưa ghi gì.",
        "A login is up to 40 plain letters and digits. Nothing was kept.",
    ),
}
