"""What the Directive asks for: feedback, dialogues, published delays, targets, reports."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "field_subject": ("chủ đề", "subject"),
    "field_place": ("địa điểm", "place"),
    "field_unit": ("đơn vị giải quyết", "unit"),
    "field_matter": ("vướng mắc", "difficulty"),
    "difficulty_days_wrong": (
        "Hạn trả lời vướng mắc từ 1 đến {most} ngày làm việc. Chưa lưu gì.",
        "A difficulty is to be answered within 1 to {most} working days. Nothing was kept.",
    ),
    "difficulty_unknown": (
        "Không có vướng mắc này. Chưa có gì thay đổi. Xin mở lại danh sách.",
        "There is no such difficulty. Nothing changed. Open the list again.",
    ),
    "difficulty_answered": (
        "Vướng mắc này đã có trả lời. Chưa ghi gì thêm; nếu chưa xong, xin nêu vướng mắc mới.",
        "This difficulty was answered. Nothing more was kept; raise a new one if need be.",
    ),
    "points_missing": (
        "Chưa ghi điều gì được phản ánh; chưa lưu gì. Mỗi điều một dòng.",
        "Nothing that was raised was written down; nothing was kept. One point a line.",
    ),
    "points_too_many": (
        "Mỗi phản ánh ghi tối đa {most} điều; chưa lưu gì. Xin tách thành hai phản ánh.",
        "At most {most} points each; nothing was kept. Make two of it.",
    ),
    "answers_incomplete": (
        "Mỗi điều được phản ánh phải có câu trả lời riêng; chưa lưu gì.",
        "Each point raised needs an answer of its own; nothing was kept.",
    ),
    "answer_is_stock": (
        "Câu trả lời cho điều {point} quá ngắn hoặc là câu mẫu; chưa lưu gì. Xin nêu đã xem xét gì và làm gì.",
        "The answer to point {point} is too short or a stock sentence; nothing was kept. Say what was looked at and what was done.",
    ),
    "answer_used_before": (
        "Câu trả lời cho điều {point} đã dùng cho phản ánh khác; chưa lưu gì. Xin trả lời đúng việc này.",
        "The answer to point {point} was used before; nothing was kept. Answer this very matter.",
    ),
    "answer_off_the_point": (
        "Câu trả lời cho điều {point} không nhắc đến điều được phản ánh; chưa lưu gì.",
        "The answer to point {point} names nothing of what was raised; nothing was kept.",
    ),
    "answer_days_wrong": (
        "Hạn trả lời từ {least} đến {most} ngày làm việc. Chưa lưu gì.",
        "The term of an answer is {least} to {most} working days. Nothing was kept.",
    ),
    "feedback_unknown": (
        "Không có phản ánh này. Chưa có gì thay đổi. Xin mở lại danh sách.",
        "There is no such feedback. Nothing changed. Open the list again.",
    ),
    "feedback_sorted": (
        "Phản ánh này đã chuyển đi hoặc đã có câu trả lời nên không phân loại lại. Chưa có gì thay đổi.",
        "This feedback was forwarded or answered and is not sorted again. Nothing changed.",
    ),
    "feedback_not_to_forward": (
        "Chỉ chuyển phản ánh đã phân loại là của cơ quan khác. Chưa có gì thay đổi.",
        "Only what was sorted as another body’s is forwarded. Nothing changed.",
    ),
    "feedback_not_ours": (
        "Phản ánh này chưa được phân loại là thuộc thẩm quyền, hoặc đã xong. Chưa có gì thay đổi.",
        "This feedback was not sorted as ours, or is done. Nothing changed.",
    ),
    "feedback_changed": (
        "Câu trả lời vừa được sửa hoặc đã xong nên chưa công bố gì. Xin đọc lại.",
        "The answer was changed or is done, so nothing was published. Read it again.",
    ),
    "dialogue_unknown": (
        "Không có ngày đối thoại này. Chưa có gì thay đổi. Xin mở lại danh sách.",
        "There is no such day of dialogue. Nothing changed. Open the list again.",
    ),
    "dialogue_not_held": (
        "Chưa đến ngày đối thoại nên chưa ghi biên bản được.",
        "The day of dialogue has not come; its minutes cannot be written yet.",
    ),
    "minutes_missing": (
        "Biên bản còn trống hoặc dài quá {longest} chữ; chưa lưu gì.",
        "The minutes are empty or longer than {longest} letters; nothing was kept.",
    ),
    "people_wrong": (
        "Số người dự từ 0 đến {most}; chưa lưu gì.",
        "The number of people is 0 to {most}; nothing was kept.",
    ),
    "minutes_confirmed": (
        "Biên bản đã được xác nhận và giữ nguyên. Chưa có gì thay đổi.",
        "The minutes are confirmed and stay as they are. Nothing changed.",
    ),
    "minutes_not_written": (
        "Chưa có biên bản để xác nhận. Chưa có gì thay đổi.",
        "There are no minutes to confirm. Nothing changed.",
    ),
    "head_needed": (
        "Bước này do lãnh đạo ký. Chưa có gì thay đổi.",
        "This step is the head’s to sign. Nothing changed.",
    ),
    "month_wrong": (
        "Tháng phải ghi như 11/2026. Chưa làm gì.",
        "A month is written as 11/2026. Nothing was done.",
    ),
    "month_not_over": (
        "Tháng {month} chưa bắt đầu nên chưa lập được danh sách.",
        "The month {month} has not begun; no list was made.",
    ),
    "delay_unknown": (
        "Danh sách không còn dòng chậm này; chưa lưu gì. Xin lập lại bản dự thảo.",
        "The list no longer has this delay; nothing was kept. Make the draft again.",
    ),
    "disclosure_unknown": (
        "Không có bản danh sách này. Chưa có gì thay đổi. Xin xem lại danh sách.",
        "There is no such version. Nothing changed. Look at the list again.",
    ),
    "disclosure_published": (
        "Bản này đã công khai và không sửa được nữa; xin lập phiên bản mới kèm lý do.",
        "This version is published and stays as it is; make a new version with a reason.",
    ),
    "disclosure_signed": (
        "Bản dự thảo tháng {month} đã có người ký, phải được trả lại mới lập lại được.",
        "The draft of {month} is signed; it has to be returned before it is made again.",
    ),
    "disclosure_not_signed": (
        "Bản này không ở bước chờ công khai. Chưa có gì thay đổi. Xin xem lại.",
        "This version does not wait for publication. Nothing changed. Look again.",
    ),
    "disclosure_not_published": (
        "Bản này chưa công khai nên chưa xuất được. Cần hai người ký.",
        "This version is not published, so it cannot be exported. Two people have to sign.",
    ),
    "disclosure_changed": (
        "Bản dự thảo vừa được lập lại nên chưa ký gì. Xin xem lại rồi ký.",
        "The draft was made again, so nothing was signed. Look at it, then sign.",
    ),
    "target_unknown": (
        "Chỉ số này quầy không tính được nên không đặt mục tiêu. Chưa lưu gì.",
        "The counter cannot compute this indicator, so no target was set.",
    ),
    "target_wrong": (
        "Mục tiêu phải lớn hơn 0 % và không quá 100 %. Chưa lưu gì.",
        "A target is above 0 % and at most 100 %. Nothing was kept.",
    ),
    "target_source_missing": (
        "Xin ghi văn bản giao mục tiêu (tối đa 300 chữ). Chưa lưu gì.",
        "Name the document that sets the target (at most 300 letters). Nothing was kept.",
    ),
    "target_year_wrong": (
        "Chỉ đặt mục tiêu cho năm trước, năm nay và năm sau. Chưa lưu gì.",
        "Targets are for last year, this year and the next. Nothing was kept.",
    ),
    "export_wrong": (
        "Tệp xuất không hợp lệ nên chưa xuất gì. Xin làm lại báo cáo.",
        "The file to export is out of form; nothing left the book. Make the report again.",
    ),
    "report_out_missing": (
        "Dạng tệp này cần --out và tên tệp.",
        "This format needs --out and a file name.",
    ),
    "file_not_writable": (
        "Không ghi được tệp; kiểm tra đường dẫn và quyền ghi.",
        "The file cannot be written; check its path and your right to write it.",
    ),
    "years_missing": ("chưa nêu các năm đã công bố", "the announced years are missing"),
    "day_off_and_worked": ("một ngày vừa nghỉ vừa làm", "a day both off and worked"),
    "weekday_unknown": ("thứ trong tuần phải từ 0 đến 6", "weekdays run from 0 to 6"),
    "sessions_missing": ("chưa nêu giờ làm việc", "the office hours are missing"),
    "pause_unknown": ("lý do tạm dừng không rõ", "the reason to pause is unknown"),
}
