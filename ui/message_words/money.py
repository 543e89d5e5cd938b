"""Fees, notes, credits, receipts and refunds."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "tendered_too_little": ("Khách đưa còn thiếu {missing} đ.", "{missing} đ are still missing."),
    "way_to_pay_open": (
        "Chưa thu phí. F8: mã QR, Shift+F8: tiền mặt.",
        "The fee is not taken. F8: QR, Shift+F8: cash.",
    ),
    "rest_way_open": (
        "Còn {rest} đ chưa có cách thu. F8: mã QR cho phần còn lại; Ctrl+L: thu sau.",
        "{rest} đ have no way to be paid yet. F8: QR for the rest; Ctrl+L: later.",
    ),
    "credit_unknown": ("Không tìm thấy khoản tiền này của ngân hàng.", "No such bank credit."),
    "credit_decided_already": (
        "Khoản tiền này đã có người xử lý, chưa ghi gì thêm. Xin xem lại danh sách.",
        "Somebody decided on this credit already; nothing was booked. Look at the list again.",
    ),
    "credit_not_decided": (
        "Khoản tiền này không do người nào quyết định, hoặc đã được hoàn tác; chưa ghi gì. Chỉ hoàn tác được quyết định của người.",
        "No person decided on this credit, or it was undone already; nothing was booked. Only a person’s decision can be undone.",
    ),
    "credit_receipted": (
        "Đã cấp biên lai cho số tiền này nên không hoàn tác được; chưa ghi gì. Xin hủy biên lai (hai người), tiền sẽ được trả về nơi chuyển.",
        "A receipt stands on this money, so it cannot be undone; nothing was booked. Void the receipt (two people): the money then goes back to its sender.",
    ),
    "credit_going_back": (
        "Số tiền này đang được đề nghị trả lại hoặc đã trả; chưa ghi gì. Xin không duyệt đề nghị đó trước, rồi hoàn tác.",
        "This money is asked back or went back already; nothing was booked. Decline that request first, then undo.",
    ),
    "credit_needs_request": (
        "Khoản tiền của ngân hàng chỉ ghi được vào một yêu cầu nộp bằng mã QR hoặc chuyển khoản; chưa ghi gì. Xin chọn yêu cầu khác.",
        "A bank credit can be laid only to a request by QR or transfer; nothing was booked. Choose another.",
    ),
    "account_code_wrong": (
        "Mã tài khoản chỉ gồm chữ thường không dấu, số và dấu gạch ngang, tối đa 40 ký tự; chưa lưu gì.",
        "An account’s code is of small letters, digits and hyphens, 40 at most; nothing was kept.",
    ),
    "account_name_wrong": (
        "Thiếu tên ngân hàng hoặc tên chủ tài khoản (tối đa 200 ký tự); chưa lưu gì. Xin ghi đúng như ngân hàng đăng ký.",
        "The bank’s or the holder’s name is missing (200 letters at most); nothing was kept. Write it as the bank has it.",
    ),
    "procedure_code_wrong": (
        "Mã thủ tục không đúng dạng (ví dụ 1.004873; nhiều mã cách nhau bằng dấu cách); chưa lưu gì.",
        "A procedure’s code is not of its form (as 1.004873; several apart by blanks); nothing was kept.",
    ),
    "account_unknown": ("Không tìm thấy tài khoản nhận tiền này.", "No such account."),
    "account_approved_already": (
        "Bản này đã được duyệt; không có gì thay đổi. Xin xem lại danh sách.",
        "This version is approved already; nothing changed. Look at the list again.",
    ),
    "credit_no_code": ("không có mã nộp tiền trong nội dung", "no payment code in the text"),
    "credit_code_unknown": (
        "mã nộp tiền không phải của máy này",
        "a payment code that this desk did not make",
    ),
    "credit_sum_not_exact": (
        "nhiều mã nộp tiền nhưng số tiền không khớp tổng từng đồng",
        "several payment codes whose sum is not exact",
    ),
    "credit_maybe_twin": (
        "cùng số tham chiếu và số tiền với một khoản của ngày kề bên, có thể là một",
        "same reference and amount as a credit of the neighbouring day: perhaps the same",
    ),
    "credit_other_account": (
        "tiền vào tài khoản khác của đơn vị, không phải tài khoản đã đưa cho người nộp",
        "came to another account of ours than the payer was shown",
    ),
    "credit_too_large": (
        "lớn hơn mức tối đa của một lần chuyển nhanh",
        "more than a fast transfer can carry",
    ),
    "credit_near_code": (
        "mã trong nội dung chỉ sai một ký tự, đúng số tiền",
        "the code is wrong by one letter, the amount is right",
    ),
    "credit_dossier_code": ("nội dung có mã hồ sơ", "the text bears the dossier’s code"),
    "credit_same_amount": (
        "đúng số tiền, tại quầy này, trong 30 phút",
        "same amount at this counter within 30 minutes",
    ),
    "payment_unknown": ("Không tìm thấy yêu cầu nộp tiền này.", "No such payment request."),
    "payment_cancelled": (
        "Yêu cầu nộp tiền này đã hủy. Xin tạo mã mới.",
        "The payment request was cancelled. Make a new one.",
    ),
    "payment_already_used": (
        "Đã có tiền hoặc hồ sơ theo mã này nên không hủy được.",
        "Money or a dossier hangs on this code; it cannot be cancelled.",
    ),
    "payment_other_amount": (
        "Số tiền của mã ({asked} đ) khác số phải nộp ({due} đ). Xin tạo mã mới.",
        "The code asks for {asked} đ, but {due} đ are due. Make a new one.",
    ),
    "money_missing": ("Chưa nhập số tiền.", "No amount was typed."),
    "money_negative": (
        "Số tiền không được âm. Muốn trả lại tiền, xin lập phiếu hoàn trả.",
        "An amount cannot be negative. To give money back, request a refund.",
    ),
    "money_is_nothing": ("Số tiền phải lớn hơn 0 đ.", "The amount must be above 0 đ."),
    "money_too_large": (
        "Số tiền lớn hơn {largest} đ. Xin xem lại các số 0.",
        "The amount is above {largest} đ. Check the zeros.",
    ),
    "share_too_large": (
        "Phần thu lớn hơn số còn phải nộp ({rest} đ).",
        "The part is more than what is still due ({rest} đ).",
    ),
    "payer_name_missing": (
        "Có số của người nộp tiền mà chưa có tên. Xin gõ tên, hoặc xóa số.",
        "There is a payer’s number but no name. Type the name, or clear the number.",
    ),
    "payer_id_wrong": (
        "Số định danh hoặc mã số thuế của người nộp không đúng.",
        "The payer’s id number or tax code is wrong.",
    ),
    "notes_differ": (
        "Các tờ tiền cộng lại là {counted} đ, khác số khách đưa.",
        "The notes make {counted} đ, not what was handed over.",
    ),
    "payment_named_twice": (
        "Một yêu cầu nộp tiền được tính hai lần. Chưa thu gì.",
        "One payment request was counted twice. Nothing was taken.",
    ),
    "payment_of_another": (
        "Lần thu này thuộc một hồ sơ khác. Chưa thu gì; xin mở lại ô thu tiền.",
        "This payment belongs to another dossier. Nothing was taken; open the payment pane again.",
    ),
    "payment_waits": (
        "Còn {waiting} đ đang chờ ngân hàng nên chưa thu thêm. Muốn thu cách khác, xin hủy mã trước.",
        "{waiting} đ still wait for the bank, so nothing more was taken. Cancel the code first to take it another way.",
    ),
    "rest_stale": (
        "Số còn phải nộp nay là {rest} đ, không phải {seen} đ. Chưa thu gì; xin xem lại.",
        "The rest is now {rest} đ, not {seen} đ. Nothing was taken; look again.",
    ),
    "method_not_by_bank": (
        "Chỉ tạo yêu cầu cho mã QR hoặc chuyển khoản.",
        "A request is made for a QR or a transfer alone.",
    ),
    "dossier_not_received": (
        "Hồ sơ {dossier} chưa được tiếp nhận nên chưa thu được tiền ở đây.",
        "Dossier {dossier} is not received yet, so no money is taken here.",
    ),
    "refund_unknown": ("Không tìm thấy đề nghị hoàn trả này.", "No such refund request."),
    "receipt_code_unreadable": (
        "Đây không phải mã của biên lai, hoặc mã thiếu chữ. Xin quét lại mã QR in trên biên lai.",
        "This is no receipt’s code, or letters are missing. Scan the receipt’s QR again.",
    ),
    "receipt_unknown": ("Không tìm thấy biên lai này.", "No such receipt."),
    "refund_stale": (
        "Khoản còn lại nay là {left} đ, không phải {seen} đ. Chưa hoàn trả gì; xin lập lại đề nghị.",
        "What is left is now {left} đ, not {seen} đ. Nothing went back; request it again.",
    ),
    "refund_more_than_left": (
        "Chỉ còn {left} đ có thể hoàn trả.",
        "Only {left} đ are left to give back.",
    ),
    "refund_more_than_surplus": (
        "Chỉ có {left} đ là tiền nộp thừa.",
        "Only {left} đ of it are surplus.",
    ),
    "refund_whole_only": (
        "Hồ sơ chưa tiếp nhận thì hoàn trả toàn bộ {left} đ.",
        "The dossier was not received: give back all {left} đ.",
    ),
    "refund_before_called_off": (
        "Yêu cầu nộp tiền còn đang chờ ngân hàng. Xin hủy yêu cầu trước khi hoàn trả.",
        "The request still waits for the bank. Cancel it before money goes back.",
    ),
    "refund_decided": (
        "Đề nghị {number} đã có người quyết định rồi. Không có gì thay đổi.",
        "Request {number} was decided already. Nothing changed.",
    ),
    "refund_not_due": (
        "Đề nghị này không chờ chuyển tiền. Không có gì thay đổi.",
        "This request does not wait to be sent. Nothing changed.",
    ),
    "receipt_void_already": (
        "Biên lai {number} đã hủy rồi.",
        "Receipt {number} is void already.",
    ),
    "void_after_refund": (
        "Tiền của biên lai này đã hoàn trả hoặc đang chờ hoàn trả nên không hủy được.",
        "Money of this receipt went back or is to go back, so it cannot be voided.",
    ),
    "opening_needs_reason": (
        "Tiền đầu ca lệch {difference} đ so với ca trước để lại. Ca chưa mở; xin ghi lý do.",
        "The opening count differs by {difference} đ from what the last shift left. The shift is not open; give the reason.",
    ),
    "drawer_too_little": (
        "Ngăn kéo chỉ có {held} đ theo sổ. Chưa chi gì; xin thêm tiền lẻ vào quỹ trước.",
        "By the book the drawer holds only {held} đ. Nothing was paid out; bring cash first.",
    ),
    "numbers_used_up": (
        "Dải số của máy trạm đã hết và thành phố chưa cấp dải mới. Chưa lưu gì, chưa thu gì. Xin tiếp nhận ở quầy khác hoặc nhập theo một tờ phiếu mất điện đã in sẵn, và báo người giám sát.",
        "The station’s numbers are used up and the city has lent no more. Nothing was saved or taken. Use another counter or a sheet of a black-out kit that was printed ahead, and tell the supervisor.",
    ),
}
