"""The first run, and the people of the office."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "pin_differs": (
        "Hai lần gõ mã PIN không giống nhau. Xin gõ lại lần hai.",
        "The two PINs differ. Type the second one again.",
    ),
    "first_people_missing": (
        "Sổ cần ít nhất một người tiếp nhận và hai người được duyệt (giám sát, lãnh đạo). Chưa lập sổ.",
        "A book needs a clerk and two people who may approve. No book was made.",
    ),
    "office_field_missing": (
        "Ô này chưa có gì, mà giấy đưa công dân phải ghi. Xin gõ vào.",
        "This field is empty, and every paper bears it. Fill it in.",
    ),
    "office_field_long": (
        "Ô này dài quá {most} ký tự, không vừa trên giấy. Xin rút gọn.",
        "This is longer than {most} letters and fits no paper. Shorten it.",
    ),
    "office_field_hidden": (
        "Ô này có ký tự ẩn, thường do chép từ tệp khác. Xin gõ lại bằng tay.",
        "This holds hidden letters, as text copied from a file may. Type it by hand.",
    ),
    "agency_wrong": (
        "Mã định danh gồm các nhóm chữ và số cách nhau bằng dấu chấm, như 000.00.01.H26. Xin xem quyết định cấp mã.",
        "The agency’s identifier has groups with dots between, such as 000.00.01.H26. See the decision that gave it.",
    ),
    "office_phone_wrong": (
        "Số điện thoại chỉ gồm chữ số, dấu cách, dấu chấm, từ 8 số trở lên. Xin gõ lại.",
        "A telephone number has digits, blanks and dots, eight at least. Type it again.",
    ),
    "tax_code_wrong": (
        "Mã số thuế gồm 10 chữ số, chi nhánh thêm gạch nối và 3 chữ số. Xin gõ lại.",
        "A tax code has 10 digits, a branch a hyphen and 3 more. Type it again.",
    ),
    "receipt_series_wrong": (
        "Mẫu và ký hiệu biên lai gồm chữ hoa, chữ số, gạch, từ 2 đến 20 ký tự, đúng như thông báo phát hành.",
        "A receipt’s form and symbol are 2 to 20 capitals, digits and hyphens, as they were announced.",
    ),
    "tracking_url_wrong": (
        "Trang tra cứu bắt đầu bằng https:// và kết thúc bằng theo-doi/. Xin gõ lại, hoặc để trống.",
        "The follow page begins with https:// and ends in theo-doi/. Type it again, or leave it empty.",
    ),
    "bank_missing": (
        "Chưa chọn ngân hàng. Xin gõ vài chữ của tên, hoặc 6 số của ngân hàng.",
        "No bank was chosen. Type a part of its name, or its six digits.",
    ),
    "bank_unknown": (
        "Không có ngân hàng nào nhận tiền bằng mã QR có tên hoặc số này. Xin gõ lại.",
        "No bank that takes QR payments has this name or number. Type it again.",
    ),
    "bank_many": (
        "Có nhiều ngân hàng như vậy: {names}. Xin gõ thêm vài chữ.",
        "Several banks answer to this: {names}. Type a few letters more.",
    ),
    "paper_width_wrong": (
        "Khổ giấy cuộn là 80 hoặc 58 mm. Xin gõ lại.",
        "A roll is 80 or 58 mm wide. Type it again.",
    ),
    "setup_file_broken": (
        "Tệp lập quầy không đọc được hoặc thiếu mục. Chưa lập sổ; xem docs/setup.md rồi sửa tệp.",
        "The set-up file cannot be read, or something is missing. No book was made; see docs/setup.md.",
    ),
    "already_set_up": (
        "Thư mục dữ liệu này đã có sổ, không lập lại được. Mọi hồ sơ trong sổ vẫn nguyên.",
        "This data folder has a book already and cannot be set up again. Everything in it is as it was.",
    ),
    "setup_unfinished": (
        "Quầy đang lập dở ở thư mục này. Xin mở chương trình và làm nốt các bước lập quầy.",
        "The set-up of this folder is unfinished. Open the program and finish its steps.",
    ),
    "login_taken": (
        "Tên đăng nhập này đã có người dùng. Xin chọn tên khác.",
        "Somebody has this login already. Choose another.",
    ),
    "person_name_missing": (
        "Chưa có họ tên (tối đa 80 ký tự). Xin gõ họ tên.",
        "The name is missing (up to 80 letters). Type it.",
    ),
    "role_wrong": (
        "Vai trò này không đổi được như vậy. Xin chọn vai trò khác.",
        "The role cannot be changed so. Choose another role.",
    ),
    "person_unknown": (
        "Không có người này trong sổ. Xin chọn lại trong danh sách.",
        "The book has no such person. Choose one of the list.",
    ),
    "person_is_here": (
        "Tài khoản đang hoạt động, không cần mở lại. Chưa đổi gì.",
        "The account is open; it need not be opened. Nothing changed.",
    ),
    "person_is_gone": (
        "Tài khoản đã khóa. Mở lại trước rồi làm tiếp; chưa đổi gì.",
        "The account is closed. Open it first; nothing changed.",
    ),
    "last_supervisor": (
        "Phải còn ít nhất hai người được duyệt (giám sát, lãnh đạo). Chưa đổi gì; xin thêm người trước.",
        "At least two people who may approve must remain. Nothing changed; add somebody first.",
    ),
    "deputy_is_self": (
        "Không ai thay chính mình. Xin chọn người khác.",
        "Nobody stands in for themselves. Choose another person.",
    ),
    "acting_days_wrong": (
        "Ngày kết thúc ủy quyền phải từ hôm nay và không trước ngày bắt đầu.",
        "The last day must be today or later, and not before the first.",
    ),
    "acting_too_long": (
        "Mỗi lần ủy quyền tối đa {days} ngày. Xin chia lại hoặc đổi vai trò.",
        "A deputation lasts at most {days} days. Make it shorter or change the role.",
    ),
    "person_change_wrong": (
        "Việc này không trình theo cách đó. Chưa đổi gì.",
        "This is not proposed that way. Nothing changed.",
    ),
    "person_change_unknown": (
        "Không có đề nghị này. Xin mở lại danh sách.",
        "There is no such proposal. Open the list again.",
    ),
    "person_change_decided": (
        "Đề nghị về {name} đã được trả lời trước đó. Xin xem lại danh sách.",
        "The proposal about {name} was answered before. Look at the list again.",
    ),
    "person_change_waits": (
        "Đề nghị như vậy về {name} đang chờ người thứ hai. Xin duyệt hoặc rút trước.",
        "The same about {name} waits for a second person. Agree to it or take it back first.",
    ),
}
