"""Who applies: the card, what is typed of a person, on whose behalf, and the household."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "card_empty": ("Chưa đọc được gì từ thẻ. Xin quét lại.", "Nothing was read. Scan again."),
    "card_too_long": (
        "Nội dung quét quá dài, không phải thẻ căn cước. Xin quét đúng mã trên thẻ.",
        "The text is too long for a citizen card. Scan the code on the card.",
    ),
    "card_broken_letters": (
        "Nội dung quét có ký tự hỏng, chưa nhập gì vào hồ sơ. Xin quét lại.",
        "The text holds broken letters; nothing was entered. Scan again.",
    ),
    "card_hidden_letters": (
        "Nội dung quét có ký tự ẩn, chưa nhập gì vào hồ sơ. Xin quét lại hoặc nhập tay.",
        "The text holds hidden letters; nothing was entered. Scan again or type.",
    ),
    "card_garbled": (
        "Máy quét làm sai chữ tiếng Việt và không sửa lại được. Xin quét lại ở chế độ USB-COM hoặc nhập tay.",
        "The scanner garbled the Vietnamese letters beyond repair. Scan again in USB-COM mode or type.",
    ),
    "card_is_link": (
        "Đây là một địa chỉ mạng, không phải thẻ căn cước. Xin quét mã trên thẻ.",
        "This is a web address, not a citizen card. Scan the code on the card.",
    ),
    "card_is_health_insurance": (
        "Đây là thẻ bảo hiểm y tế. Xin dùng thẻ căn cước.",
        "This is a health-insurance card. Use the citizen card.",
    ),
    "card_is_payment_code": (
        "Đây là mã thanh toán, không phải thẻ căn cước. Xin quét mã trên thẻ.",
        "This is a payment code, not a citizen card. Scan the code on the card.",
    ),
    "card_is_our_code": (
        "Đây là mã hồ sơ hoặc mã nộp tiền của quầy. Để tìm hồ sơ, xin bấm F3.",
        "This is a dossier or payment code of ours. Press F3 to find it.",
    ),
    "card_is_vneid": (
        "Mã VNeID chưa được hỗ trợ. Xin dùng thẻ căn cước hoặc nhập tay.",
        "VNeID codes are not supported yet. Use the card or type.",
    ),
    "card_not_recognised": (
        "Nội dung quét không phải thẻ căn cước. Xin quét lại mã trên thẻ.",
        "The text is not a citizen card’s. Scan the card again.",
    ),
    "card_field_count_wrong": (
        "Thẻ đọc được không đủ các ô thông tin. Xin quét lại; chưa nhập gì vào hồ sơ.",
        "The card text does not have the right number of fields. Scan again; nothing was entered.",
    ),
    "card_field_missing": (
        "Thẻ đọc được thiếu một ô thông tin. Xin quét lại; chưa nhập gì vào hồ sơ.",
        "A field is missing from the card text. Scan again; nothing was entered.",
    ),
    "card_text_cut": (
        "Nội dung thẻ bị cắt giữa chừng. Xin quét lại; chưa nhập gì vào hồ sơ.",
        "The card text was cut off. Scan again; nothing was entered.",
    ),
    "card_number_not_12_digits": (
        "Số định danh trên thẻ không đủ 12 chữ số. Xin quét lại hoặc nhập tay.",
        "The id number does not have 12 digits. Scan again or type.",
    ),
    "card_old_number_wrong": (
        "Số chứng minh cũ trên thẻ không đúng dạng. Xin quét lại hoặc nhập tay.",
        "The old id number has a wrong form. Scan again or type.",
    ),
    "card_name_wrong": (
        "Họ tên đọc từ thẻ không hợp lệ. Xin quét lại hoặc nhập tay.",
        "The name on the card cannot be read. Scan again or type.",
    ),
    "card_sex_wrong": (
        "Giới tính đọc từ thẻ không hợp lệ. Xin quét lại hoặc nhập tay.",
        "The sex on the card cannot be read. Scan again or type.",
    ),
    "card_dates_with_slashes": (
        "Ngày tháng đọc được không đúng dạng của thẻ. Xin quét lại mã trên thẻ.",
        "The dates are not written as on a card. Scan the card again.",
    ),
    "card_birth_date_wrong": (
        "Ngày sinh đọc từ thẻ không có thật. Xin quét lại hoặc nhập tay.",
        "The birth date does not exist. Scan again or type.",
    ),
    "card_birth_date_in_future": (
        "Ngày sinh đọc từ thẻ ở tương lai. Xin quét lại và kiểm tra đồng hồ máy.",
        "The birth date lies in the future. Scan again and check the clock.",
    ),
    "card_issue_date_wrong": (
        "Ngày cấp đọc từ thẻ không có thật. Xin quét lại hoặc nhập tay.",
        "The date of issue does not exist. Scan again or type.",
    ),
    "card_issued_before_birth": (
        "Ngày cấp thẻ trước ngày sinh. Xin quét lại hoặc nhập tay.",
        "The card was issued before the birth. Scan again or type.",
    ),
    "card_residence_too_long": (
        "Nơi cư trú đọc từ thẻ quá dài. Xin quét lại hoặc nhập tay.",
        "The residence is too long. Scan again or type.",
    ),
    "card_text_repaired": (
        "Máy quét làm sai dấu, chương trình đã sửa lại. Xin đối chiếu họ tên với thẻ.",
        "The letters were repaired. Compare the name with the card.",
    ),
    "card_province_unknown": (
        "Ba số đầu của số định danh không ứng với tỉnh nào đã biết. Xin đối chiếu với thẻ.",
        "The first three digits name no known province. Compare with the card.",
    ),
    "card_sex_differs_from_number": (
        "Giới tính trên thẻ khác với số định danh. Xin đối chiếu với thẻ.",
        "The sex differs from the id number. Compare with the card.",
    ),
    "card_century_differs_from_number": (
        "Thế kỷ sinh khác với số định danh. Xin đối chiếu với thẻ.",
        "The century of birth differs from the id number. Compare with the card.",
    ),
    "card_birth_year_differs_from_number": (
        "Năm sinh trên thẻ khác với số định danh. Xin đối chiếu với thẻ.",
        "The birth year differs from the id number. Compare with the card.",
    ),
    "card_issued_before_2016": (
        "Ngày cấp thẻ trước năm 2016. Xin đối chiếu với thẻ.",
        "The card was issued before 2016. Compare with the card.",
    ),
    "card_issued_in_future": (
        "Ngày cấp thẻ ở tương lai. Xin đối chiếu với thẻ và kiểm tra đồng hồ máy.",
        "The date of issue lies in the future. Compare with the card and check the clock.",
    ),
    "card_issue_date_missing": (
        "Thẻ không ghi ngày cấp. Xin đối chiếu với thẻ.",
        "The card has no date of issue. Compare with the card.",
    ),
    "id_number_not_12_digits": ("Số định danh phải đủ 12 chữ số.", "The id number has 12 digits."),
    "name_missing": ("Chưa có họ tên người nộp.", "The applicant’s name is missing."),
    "owner_name_missing": (
        "Chưa có họ tên người ủy quyền. Xin gõ, hoặc bấm Alt+U nếu người nộp làm cho chính mình.",
        "The name of whom the applicant acts for is missing. Type it, or press Alt+U if they act for themselves.",
    ),
    "name_wrong": (
        "Họ tên chỉ gồm chữ cái, dấu cách và dấu gạch nối.",
        "A name holds letters, blanks and hyphens only.",
    ),
    "birth_date_wrong": (
        "Ngày sinh không đúng. Viết theo dạng 15/08/1998 hoặc chỉ năm 1998.",
        "The birth date is wrong. Write 15/08/1998, or the year alone.",
    ),
    "birth_date_in_future": (
        "Ngày sinh ở tương lai. Xin kiểm tra lại.",
        "The birth date lies in the future. Check it.",
    ),
    "residence_wrong": (
        "Nơi cư trú quá dài hoặc có ký tự hỏng.",
        "The residence is too long or holds broken letters.",
    ),
    "phone_wrong": (
        "Số điện thoại không đúng. Ví dụ: 0912 345 678.",
        "The phone number is wrong. Example: 0912 345 678.",
    ),
    "email_wrong": ("Địa chỉ thư điện tử không đúng.", "The e-mail address is wrong."),
    "return_address_missing": (
        "Nhận kết quả qua bưu chính cần địa chỉ nhận. Xin gõ địa chỉ.",
        "A result by post needs an address. Type it.",
    ),
    "return_email_missing": (
        "Nhận bản điện tử cần thư điện tử của người nộp. Xin gõ thư điện tử hoặc chọn cách khác.",
        "An electronic result needs the applicant’s e-mail address. Type it or choose another way.",
    ),
    "authorisation_paper_missing": (
        "Nộp thay cần ghi văn bản ủy quyền (số, ngày) hoặc quan hệ với người ủy quyền.",
        "Filing for another needs the paper of authorisation (number, day) or the kinship.",
    ),
    "authorisation_paper_wrong": (
        "Nội dung văn bản ủy quyền quá dài hoặc có ký tự hỏng. Xin gõ lại.",
        "The paper of authorisation is too long or holds broken letters. Type it again.",
    ),
    "household_relation_missing": (
        "Chưa ghi quan hệ của {name} với người nộp. Mỗi dòng: họ tên; quan hệ; ngày sinh; số định danh. Chưa lưu.",
        "What {name} is to the applicant is missing. A line is: name; relation; birth date; id number. Nothing was saved.",
    ),
    "household_relation_wrong": (
        "Quan hệ trong hộ có ký tự lạ hoặc quá dài. Xin ghi ngắn: vợ, con, cha… Chưa lưu.",
        "A relation has odd characters or is too long. Write it short: wife, son, father. Nothing was saved.",
    ),
    "household_too_many": (
        "Một hồ sơ ghi nhiều nhất {most} người trong hộ. Chưa lưu. Xin bớt dòng.",
        "A dossier lists {most} people of a household at most. Nothing was saved. Take some lines out.",
    ),
    "household_twice": (
        "Một số định danh đứng hai lần trong hộ. Chưa lưu. Xin bỏ một dòng.",
        "An id number stands twice in the household. Nothing was saved. Take one line out.",
    ),
}
