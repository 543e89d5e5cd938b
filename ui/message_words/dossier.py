"""A dossier's way: receipt, groups, states, moves, its days, and sheets of a power cut."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "move_not_allowed": (
        "Hồ sơ đang “{status}” nên không thể {move}. Chưa có gì thay đổi. Có thể: {possible}.",
        "The dossier is “{status}”, so it cannot {move}. Nothing changed. Possible: {possible}.",
    ),
    "status_draft": ("Đang nhập", "Draft"),
    "status_registered": ("Mới đăng ký", "Registered"),
    "status_received": ("Được tiếp nhận", "Received"),
    "status_refused": ("Không được tiếp nhận", "Refused"),
    "status_processing": ("Đang xử lý", "In processing"),
    "status_supplement_wanted": ("Yêu cầu bổ sung giấy tờ", "Supplement wanted"),
    "status_payment_wanted": (
        "Yêu cầu thực hiện nghĩa vụ tài chính",
        "Financial obligation wanted",
    ),
    "status_withdrawn": ("Công dân yêu cầu rút hồ sơ", "Withdrawn"),
    "status_stopped": ("Dừng xử lý", "Stopped"),
    "status_result_ready": ("Đã xử lý xong", "Result ready"),
    "status_returned": ("Đã trả kết quả", "Returned"),
    "move_none": ("không còn bước nào", "nothing more"),
    "move_register": ("đăng ký", "register"),
    "move_receive": ("tiếp nhận", "receive"),
    "move_refuse": ("từ chối", "refuse"),
    "move_forward": ("chuyển xử lý", "forward"),
    "move_ask_supplement": ("yêu cầu bổ sung", "ask for a supplement"),
    "move_take_supplement": ("nhận bổ sung", "take the supplement"),
    "move_ask_payment": ("yêu cầu nghĩa vụ tài chính", "ask for a financial obligation"),
    "move_take_payment": ("ghi nhận nghĩa vụ tài chính", "note the financial obligation"),
    "move_withdraw": ("cho rút hồ sơ", "let it be withdrawn"),
    "move_stop": ("dừng xử lý", "stop"),
    "move_finish": ("ghi nhận kết quả", "note the result"),
    "move_return": ("trả kết quả", "return the result"),
    "dossier_not_received_yet": (
        "Hồ sơ này chưa được tiếp nhận; xin tiếp nhận bổ sung tại màn hình Hồ sơ mới (F6).",
        "The dossier is not received yet; take the supplement on the intake screen (F6).",
    ),
    "dossier_not_forwarded_yet": (
        "Hồ sơ chưa được bàn giao cho đơn vị nào.",
        "The dossier has not been handed to any unit.",
    ),
    "dossier_not_open": (
        "Hồ sơ này không còn đang giải quyết nên không sửa được nữa. Chưa có gì thay đổi.",
        "The dossier is no longer being handled. Nothing changed.",
    ),
    "nothing_asked_for": (
        "Hồ sơ này không chờ công dân bổ sung gì.",
        "Nothing was asked of the citizen for this dossier.",
    ),
    "nothing_changed": (
        "Không có thông tin nào khác trước, chưa cấp bản sửa.",
        "Nothing differs, so no corrected slip was issued.",
    ),
    "paper_asked_twice": (
        "Một giấy tờ chỉ nêu một lần trong phiếu yêu cầu.",
        "A paper stands once in the request.",
    ),
    "supplement_needs_supervisor": (
        "Đã có phiếu yêu cầu bổ sung. Lần thứ {round} phải do người giám sát ký, kèm điều luật.",
        "A supplement was requested before. Round {round} needs a supervisor and the clause.",
    ),
    "supplement_needs_head": (
        "Lần yêu cầu bổ sung thứ {round} chỉ người đứng đầu mới được quyết định.",
        "Only the head may ask for supplement round {round}.",
    ),
    "supplement_needs_other_person": (
        "Người đã yêu cầu lần trước không tự quyết định lần thứ {round}; cần người khác.",
        "Whoever asked before cannot decide round {round}; another person must.",
    ),
    "supplement_needs_clause": (
        "Lần yêu cầu bổ sung thứ {round} phải ghi điều, khoản của luật.",
        "Supplement round {round} needs the clause of the law.",
    ),
    "other_person_needed": (
        "Việc này cần hai người khác nhau: người lập không tự duyệt. Chưa có gì thay đổi.",
        "Two different people are needed: the maker cannot approve. Nothing changed.",
    ),
    "handover_list_size": (
        "Mỗi phiếu bàn giao có từ 1 đến {most} hồ sơ.",
        "A hand-over list holds 1 to {most} dossiers.",
    ),
    "handover_of_two_units": (
        "Các hồ sơ này thuộc {count} đơn vị khác nhau; lập phiếu bàn giao riêng cho từng đơn vị.",
        "These dossiers go to {count} units; make a list for each.",
    ),
    "handover_unknown": (
        "Không có phiếu bàn giao này, hoặc đã được ký nhận.",
        "There is no such hand-over list, or it was signed.",
    ),
    "no_such_step": (
        "Thủ tục này không có bước xử lý nội bộ đó; ghi nhận kết quả ngay tại quầy.",
        "The procedure has no such internal step; note the result at the counter.",
    ),
    "last_step": (
        "Đơn vị này là bước cuối; hãy ghi nhận kết quả.",
        "This unit is the last step; note the result.",
    ),
    "result_issued_already": (
        "Hồ sơ đã có kết quả nên không dừng được nữa.",
        "A result was issued, so the dossier cannot be stopped.",
    ),
    "result_in_the_future": (
        "Ngày ban hành kết quả không được ở tương lai.",
        "The result cannot be dated in the future.",
    ),
    "no_result_waits": (
        "Hồ sơ này không có kết quả nào đang chờ trả.",
        "No result of this dossier waits to be collected.",
    ),
    "tracking_missing": (
        "Trả qua bưu chính cần số vận đơn.",
        "A return by post needs the tracking number.",
    ),
    "fee_not_settled": (
        "Hồ sơ còn khoản phí ngân hàng chưa báo có; chưa trả kết quả. Kết quả vẫn được giữ an toàn.",
        "The fee is not confirmed by the bank yet; the result is kept safely and not handed out.",
    ),
    "apology_once": (
        "Hồ sơ này đã xin lỗi và hẹn lại một lần; không được hẹn lại lần nữa.",
        "This dossier was apologised for once; there is no second extension.",
    ),
    "extension_days_wrong": (
        "Số ngày hẹn thêm phải từ 1 đến {most} ngày làm việc.",
        "The extension is 1 to {most} working days.",
    ),
    "arrival_before_receipt": (
        "Thời điểm cơ quan nhận hồ sơ phải sau lúc tiếp nhận và không ở tương lai.",
        "The arrival must follow the receipt and cannot lie in the future.",
    ),
    "arrival_noted_already": (
        "Đã ghi thời điểm cơ quan có thẩm quyền nhận hồ sơ.",
        "The arrival at the deciding agency was noted before.",
    ),
    "calendar_known": (
        "Đã có lịch làm việc mang số hiệu {version}.",
        "A calendar of version {version} exists already.",
    ),
    "calendar_unknown": ("Không có lịch làm việc này.", "There is no such calendar."),
    "calendar_approved_already": (
        "Lịch làm việc {version} đã được duyệt.",
        "Calendar {version} was approved before.",
    ),
    "promise_change_unknown": (
        "Ngày hẹn của hồ sơ này không bị lịch làm việc đó ảnh hưởng.",
        "That calendar does not touch this dossier’s promise.",
    ),
    "promise_decided_already": (
        "Ngày hẹn này đã có người quyết định.",
        "Somebody has decided on this promise.",
    ),
    "form_not_in_set": (
        "Bộ mẫu {set} không có mẫu này vào ngày phát hành.",
        "The set {set} in force that day has no such form.",
    ),
    "paper_number_wrong": (
        "Ghi số thứ tự giấy tờ từ 1 đến {most}, cách nhau bằng dấu phẩy.",
        "Give paper numbers from 1 to {most}, separated by commas.",
    ),
    "day_wrong": ("Ghi ngày theo dạng 26/11/2026.", "Write the day as 26/11/2026."),
    "moment_wrong": (
        "Ghi giờ và ngày theo dạng 14:30 26/11/2026.",
        "Write hour and day as 14:30 26/11/2026.",
    ),
    "return_way_wrong": (
        "Chọn 1 tại quầy, 2 bưu chính hoặc 3 điện tử.",
        "Choose 1 counter, 2 post or 3 electronic.",
    ),
    "span_wrong": (
        "Ngày cuối không được trước ngày đầu.",
        "The last day must not be before the first.",
    ),
    "file_cut_off": (
        "Tệp bị cắt ở dòng {row}; chưa nhập gì. Xin lấy lại tệp đầy đủ.",
        "The file is cut off at line {row}; nothing was imported. Get the whole file.",
    ),
    "file_not_book": (
        "Tệp không phải bảng tính Excel đọc được, hoặc bị cắt; chưa nhập gì.",
        "The file is no readable Excel workbook, or is cut off; nothing was imported.",
    ),
    "book_without_procedures": (
        "Bảng tính không có trang danh mục thủ tục với cột mã thủ tục; chưa nhập gì.",
        "The workbook has no sheet of procedures with a code column; nothing was imported.",
    ),
    "procedure_approved_already": (
        "Bản này của thủ tục {procedure} đã được duyệt.",
        "This version of {procedure} was approved before.",
    ),
    "dossier_unknown": ("Không tìm thấy hồ sơ này trên máy.", "No such dossier on this desk."),
    "dossier_already_received": (
        "Hồ sơ {dossier} đã tiếp nhận rồi.",
        "Dossier {dossier} was received already.",
    ),
    "receipt_day_odd": (
        "Máy đang ghi ngày nhận là {day} ({why}). Chưa lưu gì. Đúng ngày thì bấm F9 lần nữa; sai thì báo giám sát chỉnh đồng hồ.",
        "This computer takes {day} for today ({why}). Nothing was saved. Press F9 again if that is right; else have the clock set.",
    ),
    "group_size_wrong": (
        "Một nhóm có từ 2 đến {most} hồ sơ. Chưa nhận hồ sơ nào, chưa thu tiền. Xin bớt hoặc chia thành hai nhóm.",
        "A group has 2 to {most} dossiers. None was received, no money was taken. Take some out, or make two groups.",
    ),
    "group_names_twice": (
        "Một hồ sơ đứng hai lần trong nhóm. Chưa nhận hồ sơ nào. Bấm Ctrl+Z để bỏ hồ sơ vừa thêm.",
        "A dossier stands in the group twice. None was received. Press Ctrl+Z to take the last one out.",
    ),
    "group_accounts_differ": (
        "Phí của các hồ sơ này vào các tài khoản khác nhau, một mã QR không thu được. Chưa thu đồng nào. Thu tiền mặt, hoặc nhận từng hồ sơ.",
        "The fees of these dossiers go to different accounts, so one code cannot take them. No money was taken. Take cash, or receive them one by one.",
    ),
    "group_no_split": (
        "Cả nhóm nộp một lần: đủ tiền mặt, hoặc một mã. Chưa thu đồng nào. Muốn nộp một phần thì nhận từng hồ sơ.",
        "A group is paid at once: all in cash, or all by one code. No money was taken. To pay a part, receive them one by one.",
    ),
    "receipt_day_needs_second": (
        "Máy đang ghi ngày nhận là {day} ({why}): cần người thứ hai xác nhận. Chưa lưu gì. Đã hỏi giám sát: mở Chờ quyết định, xem lịch treo tường rồi trả lời; sau đó bấm F9 lần nữa. Đồng hồ sai thì chỉnh đồng hồ.",
        "This computer takes {day} for today ({why}): a second person has to say so too. Nothing was saved. The supervisor was asked: answer under To decide, then press F9 again. If the clock is wrong, have it set.",
    ),
    "odd_past": ("một năm đã qua, đồng hồ máy sai", "a year that is over: the clock is wrong"),
    "odd_before_last": (
        "sớm hơn ngày của hồ sơ mới nhất trong sổ",
        "before the day of the newest dossier in the book",
    ),
    "odd_future": (
        "hơn hai tháng sau hồ sơ mới nhất trong sổ",
        "more than two months after the newest dossier in the book",
    ),
    "odd_day_off": ("ngày nghỉ", "a day off"),
    "kit_size_wrong": (
        "Một bộ phiếu dự phòng có từ 1 đến {most} tờ. Chưa lấy số nào.",
        "A black-out kit has 1 to {most} sheets. No number was taken.",
    ),
    "forms_all_out": (
        "Còn quá nhiều phiếu dự phòng chưa khai. Xin nhập hoặc khai các tờ cũ trước. Chưa lấy số nào.",
        "Too many forms of earlier kits are still out. Enter or account for them first. No number was taken.",
    ),
    "form_unknown": (
        "Bộ phiếu {kit} không có số {serial}. Chưa lưu gì; xin xem lại số trên tờ.",
        "Kit {kit} has no number {serial}. Nothing was saved; look at the sheet again.",
    ),
    "form_settled": (
        "Số {serial} đã nhập hoặc đã khai rồi. Chưa lưu gì; xin tra cứu số này.",
        "Number {serial} was entered or accounted for before. Nothing was saved; look the number up.",
    ),
    "form_reason_needed": (
        "Tờ hỏng hoặc mất phải nói rõ vì sao. Chưa đổi gì.",
        "Say why a form is spoilt or lost. Nothing was changed.",
    ),
    "paper_in_future": (
        "Giờ ghi trên tờ còn ở phía trước. Chưa lưu gì; xin xem lại giờ trên tờ và đồng hồ máy.",
        "The time on the sheet lies ahead. Nothing was saved; look at the sheet and at this computer’s clock.",
    ),
    "paper_before_kit": (
        "Giờ ghi trên tờ sớm hơn lúc in bộ phiếu. Chưa lưu gì; xin xem lại ngày giờ trên tờ.",
        "The time on the sheet is before its kit was printed. Nothing was saved; look at the sheet again.",
    ),
    "paper_too_old": (
        "Tờ này viết đã quá {most} ngày. Chưa lưu gì; xin báo giám sát trước khi làm tiếp.",
        "The sheet is older than {most} days. Nothing was saved; tell the supervisor first.",
    ),
    "receipt_other_year": (
        "Số biên lai trên tờ thuộc ký hiệu {symbol} của năm khác. Chưa lưu gì; xin báo giám sát khai số này và thu lại đúng năm.",
        "The receipt number on the sheet belongs to another year ({symbol}). Nothing was saved; the supervisor has to account for it.",
    ),
    "sheet_numbers_differ": (
        "Số biên lai này không phải của tờ đang nhập. Chưa lưu gì; xin xem lại hai số trên tờ.",
        "That receipt number belongs to another sheet. Nothing was saved; look at both numbers again.",
    ),
    "sheet_only_received": (
        "Tờ viết tay chỉ để nhập hồ sơ đã nhận đủ. Chưa lưu gì; hồ sơ thiếu thì khai tờ này là không dùng, rồi lập phiếu bổ sung ở hồ sơ mới.",
        "A sheet is for a dossier that was received complete. Nothing was saved; account for the sheet as unused, then ask for papers on a new form.",
    ),
    "sheet_is_new": (
        "Tờ viết tay chỉ dùng cho hồ sơ mới; hồ sơ {dossier} đã có mã. Chưa lưu gì.",
        "A sheet is for a new dossier; {dossier} has its code already. Nothing was saved.",
    ),
    "sheet_money_differs": (
        "Có thu tiền mặt thì ghi số biên lai trên tờ, không thu thì để trống. Chưa lưu gì.",
        "Give the sheet’s receipt number where cash was taken, and none where it was not. Nothing was saved.",
    ),
}
