"""Scans, signed files, and what a paper becomes."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "signature_altered": (
        "Tệp đã bị sửa sau khi ký, hoặc chữ ký hỏng, nên không lưu. Hồ sơ không thay đổi; xin tệp gốc, hoặc in ra rồi quét như giấy.",
        "The file was changed after it was signed, or its signature is broken; it was not kept. Ask for the original, or print and scan it.",
    ),
    "result_unsigned": (
        "Kết quả ở đơn vị này phải có chữ ký số hợp lệ. Chưa lưu; xin bấm F9 để ký, hoặc dùng tệp đã ký của cơ quan.",
        "A result of this office must bear a valid signature. Not kept; press F9 to sign it or use the file that the agency signed.",
    ),
    "result_not_digitised": (
        "Kết quả của {dossier} chưa có tệp nên chưa trả điện tử được. Chưa ghi gì; xin số hóa kết quả (F7) trước.",
        "The result of {dossier} has no file yet, so it cannot go out electronically. Nothing was noted; digitise it first (F7).",
    ),
    "signed_file_alone": (
        "Tệp đã ký số đứng một mình: không ghép với trang khác. Các trang đang có vẫn còn; xin lưu hoặc bỏ chúng trước.",
        "A signed file stands alone and is not joined to other pages. The pages here are safe; keep or drop them first.",
    ),
    "signed_another_document": (
        "Tệp ký trả về không phải tệp đã gửi đi ký (bị đổi nội dung hoặc nhầm tệp). Chưa lưu gì, các trang vẫn còn; xin ký lại.",
        "What came back from signing is another document than was sent. Nothing was kept, the pages are safe; sign again.",
    ),
    "signed_not_signed": (
        "Tệp trả về chưa có chữ ký số. Chưa lưu gì, các trang vẫn còn; xin ký lại (F9) hoặc lưu không ký (Enter).",
        "What came back bears no signature. Nothing was kept, the pages are safe; sign again (F9) or keep it unsigned (Enter).",
    ),
    "signing_absent": (
        "Không dùng được phần mềm ký số đã cài đặt (sign_command, sign_folder). Các trang vẫn còn; xin báo quản trị, hoặc lưu không ký.",
        "The signing program that is set (sign_command, sign_folder) cannot be used. The pages are safe; tell the administrator or keep it unsigned.",
    ),
    "signing_failed": (
        "Phần mềm ký số báo lỗi (mã {status}), chưa lưu gì. Các trang vẫn còn; xin xem thiết bị ký (token) rồi bấm F9 lại.",
        "The signing program failed (status {status}); nothing was kept. The pages are safe; look at the token, then press F9 again.",
    ),
    "signing_too_long": (
        "Chờ ký quá lâu nên đã thôi, chưa lưu gì. Các trang vẫn còn; xin bấm F9 để gửi ký lại.",
        "Nobody signed in time; nothing was kept. The pages are safe; press F9 to send it again.",
    ),
    "scan_folder_is_ours": (
        "Thư mục quét hoặc ký số nằm trong thư mục dữ liệu của quầy nên không dùng, để không đụng vào hồ sơ. Xin đặt thư mục khác.",
        "The scan or signing folder lies within the desk’s own data and is not used, so that no dossier is touched. Set another one.",
    ),
    "scan_size_wrong": (
        "Tệp quét trống hoặc lớn hơn {most} MB, chưa lưu. Xin quét lại ở 200–300 dpi hoặc tách thành nhiều tệp.",
        "The scan is empty or larger than {most} MB; it was not kept. Scan again at 200–300 dpi or split it.",
    ),
    "scan_too_many_dots": (
        "Ảnh quét có trang vượt quá {most} triệu điểm ảnh, chưa mở. Xin quét lại ở 200–300 dpi.",
        "A page of the scan has more than {most} million dots; it was not opened. Scan again at 200–300 dpi.",
    ),
    "scan_broken": (
        "Tệp quét bị hỏng hoặc mới có một phần, chưa lưu gì. Xin quét lại tờ giấy.",
        "The scan is damaged or only a part of it came; nothing was kept. Scan the paper again.",
    ),
    "scan_is_web_page": (
        "Máy quét gửi về một trang web, không phải ảnh quét. Chưa lưu gì; xin xem màn hình của máy quét rồi quét lại.",
        "The scanner sent a web page instead of a scan. Nothing was kept; look at the scanner’s panel and scan again.",
    ),
    "scan_kind_unknown": (
        "Tệp này không phải PDF, JPEG, PNG hay TIFF nên không nhận. Hồ sơ không thay đổi; xin chọn tệp khác.",
        "This file is no PDF, JPEG, PNG or TIFF and was not taken. The dossier is unchanged; choose another.",
    ),
    "scan_pdf_too_heavy": (
        "Tệp PDF đòi quá nhiều thời gian hoặc bộ nhớ nên đã dừng đọc, chưa lưu gì. Xin quét lại tờ giấy.",
        "The PDF asked for too much time or memory and was given up; nothing was kept. Scan the paper again.",
    ),
    "scan_pdf_locked": (
        "Tệp PDF có mật khẩu nên không đọc được, chưa lưu gì. Xin dùng tệp không khóa hoặc quét lại.",
        "The PDF is locked by a password; nothing was kept. Use one without or scan again.",
    ),
    "scan_vanished": (
        "Tệp vừa biến mất trước khi đọc xong, chưa lưu gì. Xin quét lại hoặc chọn lại tệp.",
        "The file vanished before it was read; nothing was kept. Scan again or choose it again.",
    ),
    "scan_unreadable": (
        "Không mở được tệp quét (có thể chương trình khác đang ghi). Chưa lưu gì; xin chờ rồi thử lại.",
        "The scan cannot be opened (another program may be writing it). Nothing was kept; wait and try again.",
    ),
    "scan_folder_absent": (
        "Không thấy thư mục quét đã cài đặt. Chưa mất gì; xin kiểm tra ổ đĩa hoặc báo quản trị.",
        "The scan folder that is set is not there. Nothing is lost; check the drive or tell the administrator.",
    ),
    "scan_still_written": (
        "Tệp quét chưa ghi xong hoặc còn trống nên chưa nhận. Xin chờ máy quét xong rồi bấm F7 lần nữa.",
        "The scan is still being written, or empty, and was not taken. Wait for the scanner, then press F7 again.",
    ),
    "scan_nothing_came": (
        "Không có trang nào đến từ máy quét. Xin đặt giấy vào khay rồi bấm F7.",
        "No page came from the scanner. Put the paper in, then press F7.",
    ),
    "scan_command_absent": (
        "Không chạy được chương trình quét đã cài đặt (scan_command). Xin báo quản trị.",
        "The scan program that is set (scan_command) cannot be run. Tell the administrator.",
    ),
    "scan_command_failed": (
        "Chương trình quét báo lỗi (mã {status}), chưa lưu gì. Xin xem máy quét rồi bấm F7 lần nữa.",
        "The scan program failed (status {status}); nothing was kept. Look at the scanner and press F7 again.",
    ),
    "scan_too_long": (
        "Máy quét làm quá lâu nên đã dừng. Các trang đã đến vẫn còn; xin xem máy quét rồi quét tiếp.",
        "The scanner took too long and was stopped. The pages that came are still here; look at it and scan on.",
    ),
    "scan_jammed": (
        "Giấy bị kẹt hoặc nắp máy quét đang mở. Các trang đã nhận vẫn còn; xin gỡ giấy, đóng nắp, rồi F7 quét tiếp phần thiếu.",
        "Paper is stuck in the scanner or its cover is open. The pages that came are still here; free it, then scan the rest with F7.",
    ),
    "scan_busy": (
        "Máy quét đang bận việc khác. Xin chờ rồi bấm F7 lần nữa.",
        "The scanner is busy with another job. Wait, then press F7 again.",
    ),
    "scan_answer_strange": (
        "Máy quét trả lời không đúng chuẩn eSCL, chưa lưu gì. Xin tắt bật máy quét hoặc báo quản trị.",
        "The scanner’s answer is no eSCL; nothing was kept. Restart it or tell the administrator.",
    ),
    "scan_broke_off": (
        "Mất kết nối với máy quét giữa chừng. Các trang đã đến vẫn còn; xin quét tiếp những trang sau.",
        "The line to the scanner broke off. The pages that came are still here; scan the rest.",
    ),
    "scan_pages_lost": (
        "Máy quét đã quét {made} trang nhưng chỉ nhận được {got}. Các trang đã đến vẫn còn; xin đếm lại và quét trang thiếu.",
        "The scanner made {made} pages, {got} came. Those are still here; count and scan what is missing.",
    ),
    "document_scanner_absent": (
        "Không kết nối được máy quét tài liệu. Xin kiểm tra nguồn và mạng, hoặc kéo thả tệp vào cửa sổ.",
        "The document scanner cannot be reached. Check power and network, or drop files on the window.",
    ),
    "document_scanner_unset": (
        "Chưa cài đặt máy quét tài liệu (scanner_escl, scan_command hoặc scan_folder). Xin kéo thả tệp vào cửa sổ.",
        "No document scanner is set (scanner_escl, scan_command or scan_folder). Drop files on the window.",
    ),
    "scan_address_unknown": (
        "Địa chỉ máy quét mạng phải là http://MÁY[:CỔNG]/eSCL.",
        "A network scanner’s address is http://HOST[:PORT]/eSCL.",
    ),
    "split_empty": (
        "Chọn trang bắt đầu của tệp thứ hai (không phải trang đầu) rồi tách.",
        "Choose the page that begins the second file, not the first page, then split.",
    ),
    "scan_pages_wrong": (
        "Tệp quét không có trang nào hoặc quá {most} trang, chưa lưu. Xin quét lại hoặc tách tệp.",
        "The scan has no page or more than {most}; it was not kept. Scan again or split it.",
    ),
    "scan_too_coarse": (
        "Bản quét chỉ có {dpi} dpi, quy định ít nhất {least} dpi. Chưa lưu; xin quét lại.",
        "The scan has only {dpi} dpi; at least {least} dpi is required. Not kept; scan again.",
    ),
    "scan_grey": (
        "Giấy có dấu, ảnh hoặc chữ viết tay phải quét màu. Chưa lưu; xin quét lại bằng chế độ màu.",
        "A paper with a stamp, a photo or handwriting is scanned in colour. Not kept; scan again in colour.",
    ),
    "pages_differ": (
        "Giấy đếm được {counted} trang nhưng bản quét có {scanned} trang. Chưa lưu; xin quét lại hoặc chọn lý do.",
        "The paper has {counted} pages, the scan {scanned}. Not kept; scan again or choose a reason.",
    ),
    "paper_only_shown": (
        "Giấy tờ này chỉ xuất trình, không được quét hay giữ lại (TT 03/2025/TT-VPCP Điều 5).",
        "This paper is only shown; it is neither scanned nor kept (TT 03/2025/TT-VPCP Art. 5).",
    ),
    "paper_not_handed_in": (
        "Giấy tờ này chưa được nộp nên không có gì để số hóa.",
        "This paper was not handed in, so there is nothing to digitise.",
    ),
    "already_digitised": (
        "Giấy tờ “{paper}” đã có tệp số hóa. Nếu tệp sai, xin bỏ tệp cũ kèm lý do rồi quét lại.",
        "A file stands for “{paper}” already. If it is wrong, discard it with a reason, then scan again.",
    ),
    "scan_of_another": (
        "Chỉ dùng lại được tệp của chính người này. Chưa ghi gì.",
        "Only a file of the same person can be used again. Nothing was noted.",
    ),
    "scan_file_missing": (
        "Không có tệp số hóa nào cho giấy tờ này. Xin quét hoặc chọn tệp trước.",
        "No file stands for this paper. Scan it or choose a file first.",
    ),
    "scan_field_missing": (
        "Thiếu thông tin mô tả bắt buộc của tệp số hóa. Chưa lưu; xin điền rồi làm lại.",
        "A required part of the scan’s description is missing. Not kept; fill it in and try again.",
    ),
    "scan_field_too_long": (
        "Thông tin mô tả dài quá {most} ký tự. Chưa lưu; xin rút ngắn.",
        "A part of the description is longer than {most} letters. Not kept; shorten it.",
    ),
    "scan_field_unknown": (
        "Thông tin mô tả này không có trong quy định. Chưa lưu.",
        "The rules do not know this part of a description. Not kept.",
    ),
    "reason_unknown": (
        "Lý do này không có trong danh sách. Xin chọn lý do có sẵn.",
        "This reason is not on the list. Choose a listed one.",
    ),
}
