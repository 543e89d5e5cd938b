"""Why the city does not answer, or will not take a fact; the parcel by USB stick."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "city_not_level": (
        "Chưa gửi hết cho thành phố và chưa nhận hết từ thành phố. Sổ còn nguyên, {waiting} hồ sơ chờ gửi; xin chạy lại khi thành phố trả lời.",
        "Not all was sent to the city and read from it. The book is whole, {waiting} dossiers wait to be sent; run it again once the city answers.",
    ),
    "city_refused_some": (
        "Thành phố không nhận {refused} hồ sơ. Sổ còn nguyên; chạy lại cũng không nhận. Xin mở màn hình Gửi thành phố xem lý do và sửa.",
        "The city refused {refused} dossiers. The book is whole; sending them again changes nothing. See why on the screen To the city, and mend them.",
    ),
    "city_lacks_news": (
        "Còn {beside} tin của ca chưa tới thành phố; hồ sơ đã tới đủ. Sổ còn nguyên; xin chạy lại, nếu vẫn còn thì xem màn hình Gửi thành phố.",
        "The city lacks {beside} facts about shifts, and has all dossiers. The book is whole; run it again, and if it stays so look at the screen To the city.",
    ),
    "city_silent_nothing_waits": (
        "Thành phố chưa trả lời. Không có gì chờ gửi; tin mới của thành phố chưa nhận được, xin chạy lại sau.",
        "The city did not answer. Nothing waited to be sent; what it has to tell was not read, run it again later.",
    ),
    "city_not_reached": (
        "Chưa nối được thành phố: {reason}. Chưa ghi địa chỉ này; sửa rồi thử lại, hoặc F10 để sau.",
        "The city was not reached: {reason}. The address was not kept; mend it and try again, or F10 for later.",
    ),
    "parcel_not_ours": (
        "Tệp này không phải gói gửi của quầy. Chưa làm gì.",
        "This file is no parcel of the desk. Nothing was done.",
    ),
    "parcel_cut": (
        "Gói gửi bị cắt khi chép. Chưa làm gì; xin chép lại từ USB.",
        "The parcel was cut in copying. Nothing was done; copy it again.",
    ),
    "parcel_secret_wrong": (
        "Gói gửi bị sửa, hoặc niêm bằng mã của cơ quan khác. Chưa làm gì.",
        "The parcel was altered, or sealed with another office’s secret. Nothing was done.",
    ),
    "parcel_wrong_way": (
        "Gói này đi chiều ngược lại: gói gửi đi dùng để chuyển lên thành phố, gói trả lời dùng để nhập tại quầy. Chưa làm gì.",
        "This parcel goes the other way: carry what goes out, import what answers. Nothing was done.",
    ),
    "parcel_foreign": (
        "Gói này của máy trạm khác ({station}), không phải của quầy này. Chưa làm gì.",
        "The parcel is another station’s ({station}). Nothing was done.",
    ),
    "parcel_stale": (
        "Gói trả lời số {number} đã nhập rồi, hoặc cũ hơn gói đã nhập. Chưa đổi gì.",
        "Answer number {number} was taken in already, or is older than one that was. Nothing was changed.",
    ),
    "parcel_of_another_day": (
        "Gói trả lời nối tiếp một sổ mới hơn sổ đang có (đã phục hồi bản sao?). Chưa đổi gì; xin xuất gói mới.",
        "The answer goes on from a later book than this one (was a copy restored?). Nothing was changed; export a new parcel.",
    ),
    "parcel_city_silent": (
        "Thành phố chưa trả lời ({reason}). Gói gửi còn nguyên; xin thử lại.",
        "The city does not answer ({reason}). The parcel is whole; try again.",
    ),
    "timeout": ("thành phố trả lời quá chậm", "the city answers too slowly"),
    "no_connection": ("mất kết nối", "no connection"),
    "no_answer": ("thành phố không trả lời", "the city does not answer"),
    "cut_off": ("kết nối bị ngắt giữa chừng", "the connection was cut off"),
    "tls": (
        "chứng thư của thành phố không hợp lệ, báo quản trị",
        "the city’s certificate is wrong; tell the administrator",
    ),
    "tls_expired": (
        "chứng thư của thành phố đã hết hạn, hồ sơ chờ an toàn trên máy; báo quản trị, xem lại đồng hồ máy",
        "the city’s certificate has run out; dossiers wait safely here; tell the administrator, look at this computer’s clock",
    ),
    "tls_not_yet_valid": (
        "chứng thư của thành phố chưa đến ngày dùng, hồ sơ chờ an toàn trên máy; xem lại đồng hồ máy, báo quản trị",
        "the city’s certificate is not valid yet; dossiers wait safely here; look at this computer’s clock, tell the administrator",
    ),
    "tls_wrong_host": (
        "chứng thư là của máy chủ khác, không phải thành phố; hồ sơ chờ an toàn trên máy, báo quản trị",
        "the certificate is another server’s, not the city’s; dossiers wait safely here; tell the administrator",
    ),
    "tls_unknown_issuer": (
        "chứng thư của thành phố không do nơi được tin cấp; hồ sơ chờ an toàn trên máy, báo quản trị",
        "nobody trusted issued the city’s certificate; dossiers wait safely here; tell the administrator",
    ),
    "tls_wrong_pin": (
        "chứng thư của thành phố không phải bản đã ghim; hồ sơ chờ an toàn trên máy, báo quản trị",
        "the city’s certificate is not the pinned one; dossiers wait safely here; tell the administrator",
    ),
    "city_ca_unreadable": (
        "Không đọc được tệp chứng thư gốc (city_ca) trong settings.json. Chưa gửi gì. Xin sửa đường dẫn tới tệp PEM.",
        "The file of authorities (city_ca) in settings.json cannot be read. Nothing was sent. Mend the path to the PEM file.",
    ),
    "city_pin_wrong": (
        "Dấu ghim chứng thư (city_pin) trong settings.json phải là 64 chữ số thập lục phân (SHA-256). Chưa gửi gì.",
        "The certificate’s pin (city_pin) in settings.json must be 64 hexadecimal digits (SHA-256). Nothing was sent.",
    ),
    "captive_portal": (
        "mạng Wi-Fi đòi đăng nhập trước: mở trình duyệt, đăng nhập mạng, việc gửi tự chạy lại",
        "the Wi-Fi wants a sign-in first: open a browser, sign in to the network, sending goes on by itself",
    ),
    "http_403": (
        "thành phố không cho máy trạm này gửi, báo quản trị",
        "the city lets this station send nothing; tell the administrator",
    ),
    "redirect": (
        "mạng chuyển sang trang khác, có thể cần đăng nhập Wi-Fi",
        "the network leads elsewhere; a Wi-Fi sign-in may be needed",
    ),
    "not_the_city": (
        "mạng trả về trang lạ, có thể cần đăng nhập Wi-Fi",
        "a strange page came; a Wi-Fi sign-in may be needed",
    ),
    "too_large": ("thành phố trả lời không đúng quy cách", "the city’s answer is out of form"),
    "bad_json": ("thành phố trả lời không đúng quy cách", "the city’s answer is out of form"),
    "wrong_file": ("thành phố trả lời không đúng quy cách", "the city’s answer is out of form"),
    "blob_missing": (
        "thành phố báo chưa có tệp quét dù đã nhận, báo quản trị",
        "the city says that it lacks a file it took; tell the administrator",
    ),
    "own_file_missing": (
        "không tìm thấy tệp quét trong máy; phục hồi từ bản sao hoặc quét lại giấy, rồi gửi lại",
        "the scanned file is not on this machine; restore it from a copy or scan again, then resend",
    ),
    "own_file_damaged": (
        "tệp quét trong máy bị hỏng; phục hồi từ bản sao hoặc quét lại giấy, rồi gửi lại",
        "the scanned file is damaged here; restore it from a copy or scan again, then resend",
    ),
    "wrong_count": ("thành phố trả lời không đúng quy cách", "the city’s answer is out of form"),
    "wrong_keys": ("thành phố trả lời không đúng quy cách", "the city’s answer is out of form"),
    "http_401": (
        "thành phố không nhận mật khẩu của quầy, báo quản trị",
        "the city refuses the desk’s password; tell the administrator",
    ),
    "http_409": (
        "số máy trạm này thuộc máy khác, báo quản trị",
        "the station number belongs to another computer; tell the administrator",
    ),
    "http_413": ("hồ sơ quá lớn, báo giám sát", "the dossier is too large; tell the supervisor"),
    "http_422": (
        "thành phố không đọc được nội dung, báo quản trị",
        "the city cannot read it; tell the administrator",
    ),
    "http_429": ("thành phố yêu cầu chờ", "the city asks to wait"),
    "http_500": ("hệ thống thành phố đang lỗi", "the city’s system fails"),
    "http_502": ("hệ thống thành phố đang lỗi", "the city’s system fails"),
    "http_503": ("hệ thống thành phố đang bận", "the city’s system is busy"),
    "internal": (
        "chương trình gặp lỗi khi gửi, báo quản trị",
        "the program failed in sending; tell the administrator",
    ),
    "question_unknown": (
        "Không có câu hỏi nào như thế của thành phố. Chưa ghi gì. Xin mở lại danh sách.",
        "The city asked no such question. Nothing was changed. Open the list again.",
    ),
    "question_answered_already": (
        "Câu hỏi này vừa có người trả lời. Chưa ghi gì thêm. Xin xem lại danh sách.",
        "Somebody has just answered this question. Nothing more was changed. Look at the list again.",
    ),
    "wrong_day": ("thành phố trả lời không đúng quy cách", "the city’s answer is out of form"),
    "wrong_digest": (
        "danh sách của thành phố không khớp mã kiểm, sẽ hỏi lại",
        "the city’s list does not fit its digest; it is asked again",
    ),
    "wrong_version": ("thành phố trả lời không đúng quy cách", "the city’s answer is out of form"),
    "entry_unknown": (
        "Không có việc gửi nào như thế. Chưa ghi gì. Xin mở lại danh sách.",
        "There is no such fact to send. Nothing was changed. Open the list again.",
    ),
    "entry_not_refused": (
        "Việc gửi này không còn chờ quyết định (vừa được gửi lại hoặc thành phố đã nhận). Chưa ghi gì thêm. Xin xem lại danh sách.",
        "This fact no longer waits for a decision (it was sent again, or the city has it). Nothing more was changed. Look at the list again.",
    ),
    "nothing_to_correct": (
        "Dữ kiện của hồ sơ hôm nay vẫn đúng như đã gửi, nên chưa có gì để sửa và chưa ghi gì. Xin đính chính hồ sơ trước, hoặc gửi lại như cũ.",
        "The dossier says today what was sent, so there is nothing to correct and nothing was changed. Correct the dossier first, or send as it is.",
    ),
    "key_reused": (
        "mã gửi đã dùng cho nội dung khác, báo quản trị",
        "the key was used for something else; tell the administrator",
    ),
    "unknown kind": (
        "thành phố chưa nhận loại việc này, báo quản trị",
        "the city does not take this kind; tell the administrator",
    ),
    "refund_requested": ("chờ người thứ hai duyệt", "waits for a second person"),
    "refund_declined": ("không được duyệt", "declined"),
    "refund_due": ("đã duyệt, chờ chuyển trả", "granted, to be sent"),
    "refund_done": ("đã trả lại xong", "given back"),
    "sqlite_too_old": (
        "Bản SQLite {version} có thể làm hỏng dữ liệu nên không được dùng.",
        "SQLite {version} can damage data and is not used.",
    ),
}
