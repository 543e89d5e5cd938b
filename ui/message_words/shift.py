"""Shifts, the drawer, the day's review, and who signs in."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "shift_not_open": (
        "Chưa mở ca. Xin mở ca trước (Ctrl+Shift+C: Ca làm việc).",
        "No shift is open. Open one first (Ctrl+Shift+C: Shift).",
    ),
    "shift_already_open": (
        "Máy trạm đang có ca {number}.",
        "Shift {number} is open at this station.",
    ),
    "shift_already_closed": ("Ca {number} đã chốt.", "Shift {number} is closed."),
    "shift_unknown": ("Không tìm thấy ca này.", "No such shift."),
    "difference_needs_reason": (
        "Số đếm lệch {difference} đ so với sổ. Xin ghi lý do rồi chốt ca.",
        "The count differs by {difference} đ. Give a reason, then close.",
    ),
    "clock_back_needs_reason": (
        "Đồng hồ máy đang lùi {minutes} phút so với việc đã ghi trước đó. Tiền và sổ vẫn an toàn; xin báo giám sát chỉnh giờ, hoặc ghi lý do rồi làm tiếp.",
        "The clock stands {minutes} minutes before what was booked last. Money and book are safe; have the clock set, or give a reason and go on.",
    ),
    "closing_for_another_needs_reason": (
        "Đây là ca của người khác. Ca vẫn mở; xin ghi lý do chốt thay.",
        "This is somebody else’s shift. It is still open; say why you close it in their place.",
    ),
    "drawer_of_another": (
        "Ngăn kéo của ca {number} do người khác giữ. Chưa thu, chưa chi gì; xin bàn giao ca trước (màn hình Ca làm việc).",
        "Somebody else answers for the drawer of shift {number}. No money was taken or paid; hand the shift over first.",
    ),
    "shift_left_open": (
        "Ca {number} để mở từ {day}. Chưa thu, chưa chi gì; xin kiểm quỹ, chốt ca đó rồi mở ca hôm nay.",
        "Shift {number} was left open since {day}. No money was taken or paid; count and close it, then open today’s.",
    ),
    "handover_needs_count": (
        "Người giữ ca {number} chưa kiểm quỹ sau bút toán cuối. Ca vẫn mở; người giao xin đếm trước, rồi người nhận đếm.",
        "The clerk of shift {number} has not counted since the last entry. It is still open; they count first, then who takes over.",
    ),
    "shift_still_open": (
        "Ca {number} đang mở, không phải mở lại.",
        "Shift {number} is open already.",
    ),
    "reopening_decided": (
        "Không có đề nghị mở lại ca {number} đang chờ. Không có gì thay đổi.",
        "No request to open shift {number} again is waiting. Nothing changed.",
    ),
    "review_day_wrong": (
        "Ngày này chưa tới, chưa có gì để kiểm tra.",
        "This day has not come; there is nothing to review.",
    ),
    "review_not_drawn": (
        "Ngày này chưa rút mẫu kiểm tra. Xin rút mẫu trước (F5).",
        "No sample was drawn for this day. Draw it first.",
    ),
    "review_subject_unknown": (
        "Hồ sơ hoặc ca này không thuộc ngày đang kiểm tra. Chưa ghi gì.",
        "This dossier or shift is not of the day under review. Nothing was written.",
    ),
    "review_shifts_open": (
        "Còn {shifts} ca của ngày này chưa chốt. Chưa ký; xin chốt ca trước.",
        "Shifts of this day that are still open: {shifts}. Nothing was signed; close them first.",
    ),
    "review_unfinished": (
        "Còn {uninspected} hồ sơ trong mẫu chưa xem và {unanswered} câu hỏi chưa trả lời. Chưa ký.",
        "Left in the sample: {uninspected}; questions left: {unanswered}. Nothing was signed.",
    ),
    "review_signed_already": (
        "Ngày này đã có người ký và từ đó không có gì thay đổi.",
        "This day was signed already and nothing changed since.",
    ),
    "pattern_gone": (
        "Chứng cứ của câu hỏi này đã khác. Chưa ghi gì; xin xem lại câu hỏi mới.",
        "The evidence of this question is another by now. Nothing was written; look at the new one.",
    ),
    "note_face_unknown": ("Không có tờ tiền mệnh giá {face} đ.", "There is no note of {face} đ."),
    "note_count_out_of_range": ("Số tờ không hợp lệ.", "The number of notes is wrong."),
    "amount_not_in_notes": (
        "Số tiền còn lẻ {rest} đ, không xếp được thành tờ.",
        "{rest} đ cannot be made up of notes.",
    ),
    "sign_in_failed": (
        "Tên hoặc mã PIN chưa đúng. Xin thử lại.",
        "Name or PIN is wrong. Try again.",
    ),
    "sign_in_locked": (
        "Nhập sai quá nhiều lần. Xin đợi {wait_s} giây.",
        "Too many wrong tries. Wait {wait_s} seconds.",
    ),
    "pin_too_short": (
        "Mã PIN cần ít nhất {shortest} ký tự.",
        "The PIN needs at least {shortest} characters.",
    ),
    "not_allowed": (
        "Vai trò này không được làm việc đó. Xin gọi người giám sát.",
        "Your role may not do this. Call the supervisor.",
    ),
    "not_a_drill": (
        "Việc này chỉ có ở sổ diễn tập. Sổ này là sổ thật, không có gì thay đổi.",
        "Only the book of a drill has this. This book is a real one; nothing was changed.",
    ),
    "draft_of_another": ("Bản nháp này của người khác.", "This draft is somebody else’s."),
    "draft_broken": (
        "Bản nháp không đọc lại được. Các hồ sơ đã lưu vẫn an toàn.",
        "The draft cannot be read. Saved dossiers are safe.",
    ),
}
