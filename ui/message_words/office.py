"""The office's shared server, and moving between it and the file."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "office_database_unreachable": (
        "Không kết nối được máy chủ dùng chung của cơ quan. Việc vừa rồi CHƯA lưu; những gì đã gõ còn nguyên. Xin kiểm tra dây mạng, rồi hỏi cán bộ CNTT xem máy chủ có đang chạy không.",
        "The office server cannot be reached. The last step is NOT saved; what was typed is still here. Check the cable, then ask IT whether the server runs.",
    ),
    "office_login_refused": (
        "Máy chủ dùng chung không nhận tên hoặc mật khẩu của quầy. Chưa lưu gì; những gì đã gõ còn nguyên. Xin báo cán bộ CNTT đặt lại mật khẩu tại trang Máy chủ dùng chung.",
        "The office server refused this counter’s name or password. Nothing was saved; what was typed is still here. Have IT enter the password again on the page of the office server.",
    ),
    "office_not_let_in": (
        "Máy chủ dùng chung không cho máy này vào (pg_hba.conf). Chưa lưu gì. Xin báo cán bộ CNTT thêm mạng của quầy vào máy chủ.",
        "The office server does not let this computer in (pg_hba.conf). Nothing was saved. Have IT add the counter’s network on the server.",
    ),
    "office_database_missing": (
        "Trên máy chủ dùng chung không có cơ sở dữ liệu tên này. Chưa tạo gì. Xin kiểm tra tên, hoặc nhờ cán bộ CNTT tạo theo docs/office.md.",
        "The office server has no database of this name. Nothing was made. Check the name, or have IT make it as docs/office.md says.",
    ),
    "office_rights_missing": (
        "Tài khoản của quầy trên máy chủ dùng chung thiếu quyền. Việc vừa rồi CHƯA lưu. Xin báo cán bộ CNTT chạy lại lệnh office prepare.",
        "The counter’s account on the office server lacks a right. The last step is NOT saved. Have IT run office prepare again.",
    ),
    "office_not_sealed": (
        "Đường tới máy chủ dùng chung không được mã hóa và kiểm chứng thư, nên chương trình không kết nối: dữ liệu công dân không đi qua mạng ở dạng đọc được. Xin đặt lại địa chỉ tại trang Máy chủ dùng chung.",
        "The way to the office server is not encrypted with a checked certificate, so no connection was made: citizens’ data cross no network in clear. Enter the address again on the page of the office server.",
    ),
    "office_server_unsealed": (
        "Máy chủ dùng chung chưa bật TLS, nên chương trình không kết nối. Chưa gửi gì đi. Xin báo cán bộ CNTT bật ssl trên PostgreSQL (docs/office.md).",
        "The office server has TLS turned off, so no connection was made. Nothing was sent. Have IT turn ssl on in PostgreSQL (docs/office.md).",
    ),
    "office_certificate_wrong": (
        "Chứng thư của máy chủ dùng chung không đúng: sai cơ quan cấp, sai tên máy chủ, hết hạn, hoặc thiếu tệp CA. Chưa gửi gì đi. Xin đừng bỏ qua; báo cán bộ CNTT kiểm tra chứng thư và tệp CA.",
        "The office server’s certificate is wrong: another authority, another name, out of date, or the CA file is missing. Nothing was sent. Do not go around it; have IT check the certificate and the CA file.",
    ),
    "office_name_unknown": (
        "Không tìm thấy tên máy chủ dùng chung trong mạng. Chưa lưu gì. Xin kiểm tra tên và dây mạng.",
        "The network does not know the office server’s name. Nothing was saved. Check the name and the cable.",
    ),
    "office_server_full": (
        "Máy chủ dùng chung đã hết chỗ kết nối. Chưa lưu gì; những gì đã gõ còn nguyên. Xin thử lại sau ít phút; nếu lặp lại, báo cán bộ CNTT tăng max_connections.",
        "The office server has no connection left. Nothing was saved; what was typed is still here. Try again in some minutes; if it stays so, have IT raise max_connections.",
    ),
    "office_read_only": (
        "Máy chủ dùng chung đang chỉ cho đọc (máy dự phòng?). Việc vừa rồi CHƯA lưu. Xin báo cán bộ CNTT kiểm tra địa chỉ máy chủ chính.",
        "The office server only lets read (a standby?). The last step is NOT saved. Have IT check the address of the main server.",
    ),
    "office_server_old": (
        "PostgreSQL của máy chủ dùng chung quá cũ (bản {version}); cần bản 15 trở lên. Chưa đổi gì. Xin báo cán bộ CNTT nâng cấp.",
        "The office server’s PostgreSQL is too old (version {version}); 15 or later is needed. Nothing was changed. Have IT upgrade it.",
    ),
    "office_address_wrong": (
        "Ô {field} của máy chủ dùng chung chưa đúng. Chưa đổi gì; xin sửa ô đó.",
        "The field {field} of the office server is wrong. Nothing was changed; mend that field.",
    ),
    "office_not_prepared": (
        "Cơ sở dữ liệu dùng chung còn trống. Chưa ghi gì. Xin cán bộ CNTT chạy office prepare một lần (docs/office.md).",
        "The office’s database is empty. Nothing was written. Have IT run office prepare once (docs/office.md).",
    ),
    "office_schema_old": (
        "Chương trình trên máy này mới hơn cơ sở dữ liệu dùng chung (đang ở bước {step}). Chưa ghi gì; bản cũ vẫn làm việc được. Xin cán bộ CNTT sao lưu rồi chạy office prepare.",
        "This computer’s program is newer than the office’s database (at step {step}). Nothing was written; the earlier version still works. Have IT make a backup and run office prepare.",
    ),
    "office_not_set": (
        "Máy này đang dùng tệp riêng, chưa đặt máy chủ dùng chung. Chưa làm gì. Xin chạy office use hoặc office join trước.",
        "This computer keeps a file of its own; no office server is set. Nothing was done. Run office use or office join first.",
    ),
    "office_folder_in_use": (
        "Thư mục dữ liệu này đã có sổ riêng, nên không nhập vào văn phòng được. Không có gì bị đụng đến. Xin dùng thư mục dữ liệu trống.",
        "This data folder has a book of its own already and cannot join an office. Nothing was touched. Use an empty data folder.",
    ),
    "invitation_not_ours": (
        "Tệp này không phải giấy mời vào văn phòng. Chưa đổi gì.",
        "This file is no invitation to an office. Nothing was changed.",
    ),
    "invitation_secret": (
        "Mã mở giấy mời không đúng, hoặc tệp đã bị sửa. Chưa đổi gì; xin hỏi lại người lập giấy mời.",
        "The secret of the invitation is wrong, or the file was altered. Nothing was changed; ask who made it.",
    ),
    "station_in_use": (
        "Quầy này đang mở ở một máy khác của văn phòng. Chưa ghi gì. Xin đóng bên kia, hoặc cho máy này một số quầy riêng (office join).",
        "This counter is open on another computer of the office. Nothing was written. Close it there, or give this computer a number of its own (office join).",
    ),
    "office_relay_held": (
        "Một quầy khác của văn phòng đang gửi thành phố thay cho mọi quầy. Không việc gì bị mất; không cần gửi ở đây.",
        "Another counter of the office is sending to the city for all of them. Nothing is lost; there is no need to send from here.",
    ),
    "office_book_here": (
        "Sổ của quầy đang nằm trong tệp trên máy này; đổi địa chỉ ngay sẽ bỏ sổ lại. Chưa đổi gì. Xin nhờ cán bộ CNTT chuyển sổ theo docs/office.md.",
        "This counter’s book is a file on this computer; changing the address now would leave it behind. Nothing was changed. Have IT move the book as docs/office.md says.",
    ),
    "station_unknown": (
        "Văn phòng chưa có quầy số {station}. Chưa ghi gì. Xin chạy office join một lần trên máy này (docs/office.md).",
        "The office has no counter {station}. Nothing was written. Run office join once on this computer (docs/office.md).",
    ),
    "station_taken": (
        "Số quầy {station} đã có máy khác dùng. Chưa ghi gì; xin lấy số khác.",
        "The number {station} belongs to another counter. Nothing was written; take another number.",
    ),
    "station_number_wrong": (
        "Số quầy phải từ 1 đến 9999. Chưa ghi gì.",
        "A counter’s number is from 1 to 9999. Nothing was written.",
    ),
    "station_name_missing": (
        "Xin cho quầy một tên ngắn, ví dụ Quầy 4 (tối đa 60 chữ). Chưa ghi gì.",
        "Give the counter a short name, such as Quầy 4 (60 letters at most). Nothing was written.",
    ),
    "book_moved": (
        "Sổ này đã chuyển sang cơ sở dữ liệu khác, nên không ghi gì thêm tại đây. Việc vừa rồi CHƯA lưu. Xin mở lại chương trình; nếu lặp lại, báo cán bộ CNTT xem địa chỉ máy chủ dùng chung.",
        "This book has moved to another database and takes no more entries here. The last step is NOT saved. Start the program again; if it stays so, have IT look at the office server’s address.",
    ),
    "book_arriving": (
        "Sổ đang được chuyển tới đây và chưa xong, nên chưa ghi được. Việc vừa rồi CHƯA lưu. Xin báo cán bộ CNTT chạy lại lệnh office move.",
        "A book is on its way here and has not wholly come: it cannot be written yet. The last step is NOT saved. Have IT run office move again.",
    ),
    "relocation_nothing_here": (
        "Nơi đi không có sổ nào để chuyển. Chưa đổi gì. Xin kiểm tra thư mục dữ liệu hoặc địa chỉ máy chủ.",
        "There is no book to move from here. Nothing was changed. Check the data folder or the server’s address.",
    ),
    "relocation_not_empty": (
        "Nơi đến đã có dữ liệu; sổ không ghi đè lên sổ khác. Chưa đổi gì ở cả hai nơi. Xin dùng một cơ sở dữ liệu trống.",
        "There is data where the book is to go; no book is written over another. Nothing was changed on either side. Use an empty database.",
    ),
    "relocation_other_step": (
        "Cơ sở dữ liệu ở bước {found}, chương trình cần bước {wanted}. Chưa đổi gì. Xin cập nhật chương trình (hoặc mở sổ một lần bằng bản này) rồi chuyển lại.",
        "The database is at step {found}, this program needs {wanted}. Nothing was changed. Update the program (or open the book once with this one), then move again.",
    ),
    "relocation_shift_open": (
        "Ca {number} chưa chốt. Chưa đổi gì. Xin chốt ca, rồi chuyển sổ.",
        "Shift {number} is still open. Nothing was changed. Close it, then move the book.",
    ),
    "relocation_counters_open": (
        "Còn {counters} quầy đang mở chương trình trên máy chủ dùng chung. Chưa đổi gì. Xin đóng chương trình ở mọi quầy, rồi chuyển sổ.",
        "The program is still open on {counters} counters of the office. Nothing was changed. Close it everywhere, then move the book.",
    ),
    "relocation_differs": (
        "Bảng {table} đọc lại ở nơi đến không giống nơi đi. Nơi đến đã được trả về như cũ, sổ ở nơi đi còn nguyên và dùng tiếp. Xin chuyển lại; nếu lặp lại, báo cán bộ CNTT.",
        "Table {table}, read back, is not what was sent. The target is as it was, the book where it stood is whole and goes on. Try again; if it stays so, tell IT.",
    ),
    "relocation_takes_two": (
        "Chuyển sổ cần hai người khác nhau: --by và --approved-by, mỗi người một mã PIN. Chưa đổi gì.",
        "Moving the book takes two different people: --by and --approved-by, each with a PIN. Nothing was changed.",
    ),
    "relocation_takes_two_people": (
        "Người duyệt phải là người khác với người chuyển sổ. Chưa đổi gì.",
        "Who approves must be another person than who moves the book. Nothing was changed.",
    ),
    "relocation_unfinished": (
        "Đã chép xong và kiểm tra đủ, nhưng bước cuối chưa xong ({reason}). Không mất gì, và chưa nơi nào ghi tiếp được. Xin chạy lại đúng lệnh vừa rồi.",
        "Everything was copied and checked, but the last step is not done ({reason}). Nothing is lost, and neither side can be written yet. Run the very same command again.",
    ),
    "relocation_copy_lost": (
        "Sổ ở đây đã niêm vì chuyển đi, nhưng nơi đến không có bản của lần chuyển ấy. Không mất gì: xin kiểm tra địa chỉ, hoặc mở lại sổ này bằng office take-back (hai người).",
        "The book here was shut when it moved, but there is no copy of that move at the target. Nothing is lost: check the address, or open this book again with office take-back (two people).",
    ),
    "relocation_not_left": (
        "Sổ này chưa chuyển đi đâu; cứ dùng tiếp. Chưa đổi gì.",
        "This book has not moved anywhere; go on with it. Nothing was changed.",
    ),
    "relocation_counts_there": (
        "Bản đã chuyển đang được dùng ở nơi kia, nên không mở lại bản này: hai sổ sẽ cấp trùng số. Chưa đổi gì. Muốn quay về, xin dùng office move.",
        "The copy that moved is in use at the other place; opening this one too would issue numbers twice. Nothing was changed. To come back, use office move.",
    ),
    "no_room_for_file": (
        "Hết dung lượng nơi ghi tệp. Không tệp nào bị thay; dữ liệu của quầy còn nguyên.",
        "There is no room for the file. No file was replaced; the desk’s data are whole.",
    ),
    "file_unusable": (
        "Không đọc hoặc ghi được tệp: {reason}. Dữ liệu của quầy còn nguyên.",
        "The file cannot be read or written: {reason}. The desk’s data are whole.",
    ),
}
