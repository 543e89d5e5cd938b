"""The words for each code, Vietnamese and English: what happened, is the work safe, what to do.

Data alone. `{name}` is filled from an error's facts; nothing personal ever stands in a fact.
"""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    # the person's card
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
    # warnings of the card
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
    # what is typed
    "id_number_not_12_digits": ("Số định danh phải đủ 12 chữ số.", "The id number has 12 digits."),
    "name_missing": ("Chưa có họ tên người nộp.", "The applicant’s name is missing."),
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
    "money_not_whole_dong": (
        "Số tiền phải là số đồng nguyên, ví dụ 50.000.",
        "Money is whole đồng, such as 50.000.",
    ),
    "field_missing": ("Chưa ghi {what}; chưa lưu gì.", "The {what} is missing; nothing was kept."),
    "field_agency": ("cơ quan nhận", "receiving agency"),
    "field_body": ("cơ quan thông báo", "body that gave notice"),
    "field_clause": ("căn cứ (điều, khoản, văn bản)", "clause"),
    "field_kind": ("loại kết quả", "kind of result"),
    "field_note": ("nội dung", "note"),
    "field_notice": ("số, ngày thông báo", "notice’s number and day"),
    "field_number": ("số kết quả", "result’s number"),
    "field_proof": ("chứng từ đã nộp", "proof of payment"),
    "field_receiver": ("người nhận", "receiver"),
    "field_signer": ("người ký", "signer"),
    "field_tracking": ("số vận đơn", "tracking number"),
    "reason_missing": ("Chưa ghi lý do.", "The reason is missing."),
    "text_broken": (
        "Nội dung có ký tự hỏng nên chưa tạo được mã QR. Hồ sơ vẫn an toàn; xin nhập lại.",
        "The text holds broken letters, so no QR was made. The dossier is safe; type it again.",
    ),
    "key_taken": (
        "Phím {keys} đang dùng cho “{words}”. Chưa đổi gì; chọn phím khác, hoặc đổi phím kia trước.",
        "{keys} already does “{words}”. Nothing was changed; choose another key, or change that one first.",
    ),
    "key_unusable": (
        "Phím này dùng để gõ chữ hoặc đi trong ô, không giao việc được. Chưa đổi gì; chọn phím F hoặc tổ hợp Ctrl, Alt.",
        "This key types or moves within a field and can do no act. Nothing was changed; choose an F key or one with Ctrl or Alt.",
    ),
    "key_fixed": (
        "Phím này chỉ dùng trong danh sách và không đổi được. Chưa đổi gì; chọn dòng khác.",
        "This key works within a list alone and cannot be changed. Nothing was changed; choose another line.",
    ),
    "procedure_open": ("Chưa chọn thủ tục.", "No procedure is chosen."),
    "text_too_long": ("Nội dung quá dài.", "The text is too long."),
    "text_not_utf8": ("Nội dung không phải văn bản UTF-8.", "The text is not UTF-8."),
    "number_not_whole": ("Mục {field} phải là số nguyên.", "{field} has to be a whole number."),
    "date_wrong": ("Ngày phải viết theo dạng 2026-11-26.", "A date is written 2026-11-26."),
    "day_out_of_range": (
        "Năm phải từ {first} đến {last}. Xin xem lại ngày.",
        "The year must lie between {first} and {last}. See the day again.",
    ),
    "instant_wrong": (
        "Thời điểm phải viết theo dạng 2026-11-26T14:30:00+07:00.",
        "An instant is written 2026-11-26T14:30:00+07:00.",
    ),
    "instant_without_zone": ("Thời điểm thiếu múi giờ.", "The instant has no time zone."),
    "instant_out_of_range": (
        "Thời điểm nằm ngoài khoảng năm cho phép.",
        "The instant lies outside the years allowed.",
    ),
    "quantity_wrong": ("Số lượng phải viết theo dạng ĐƠN_VỊ=SỐ.", "A quantity is written UNIT=N."),
    "setup_nothing_named": (
        "Câu lệnh còn thiếu: FILE (tệp cài đặt của văn phòng) hoặc --drill (văn phòng diễn tập). Chưa làm gì.",
        "The command still needs: FILE (the office’s set-up file) or --drill (an office of invented people). Nothing was done.",
    ),
    "pin_not_given": (
        "Chưa có mã PIN, và không có bàn phím để hỏi. Chưa làm gì. Xin đặt mã PIN vào biến môi trường {variable}, hoặc chạy lệnh tại bàn phím.",
        "No PIN was given, and nobody is at a keyboard to be asked. Nothing was done. Set {variable} in the environment to the PIN, or run the command at a keyboard.",
    ),
    "arguments_clash": (
        "Không dùng cùng lúc: {names}. Chưa làm gì; xin bỏ bớt.",
        "Not to be used together: {names}. Nothing was done; leave some out.",
    ),
    "argument_not_utf8": (
        "Mục {field} có byte không phải chữ (UTF-8). Chưa làm gì; xin gõ lại.",
        "{field} has a byte that is no letter (UTF-8). Nothing was done; type it again.",
    ),
    "arguments_wrong": (
        "Câu lệnh chưa đúng, chưa làm gì. Xem cách viết bằng --help.",
        "The command is wrong and nothing was done. See --help.",
    ),
    "arguments_missing": (
        "Câu lệnh còn thiếu: {names}. Chưa làm gì.",
        "The command still needs: {names}. Nothing was done.",
    ),
    "argument_not_one_of": (
        "Mục {name} phải là một trong: {names}. Chưa làm gì.",
        "{name} must be one of: {names}. Nothing was done.",
    ),
    "argument_without_value": (
        "Mục {name} chưa có giá trị. Chưa làm gì.",
        "{name} has no value. Nothing was done.",
    ),
    "arguments_unknown": (
        "Câu lệnh có phần không hiểu được, chưa làm gì. Xem cách viết bằng --help.",
        "Part of the command is not understood and nothing was done. See --help.",
    ),
    "dossiers_out_of_range": (
        "Số hồ sơ phải từ 1 đến {most}.",
        "The number of dossiers lies between 1 and {most}.",
    ),
    "city_not_encrypted": (
        "Địa chỉ thành phố phải là https://, vì dữ liệu công dân không được gửi không mã hóa. Hồ sơ chờ an toàn trên máy.",
        "The city’s address has to be https://: citizens’ data are never sent in clear. Dossiers wait safely.",
    ),
    "city_not_set": (
        "Chưa đặt địa chỉ hệ thống thành phố, nên chưa gửi và chưa hỏi gì. Hồ sơ chờ an toàn trên máy. Xin đặt city_url trong settings.json, hoặc thêm --city URL vào lệnh.",
        "The city’s address is not set, so nothing was sent or asked. Dossiers wait safely. Set city_url in settings.json, or give the command --city URL.",
    ),
    # payment QR text
    "qr_empty": ("Mã thanh toán trống.", "The payment code is empty."),
    "qr_too_long": ("Mã thanh toán quá dài.", "The payment code is too long."),
    "qr_payload_too_long": ("Mã thanh toán quá dài.", "The payment code is too long."),
    "qr_broken_letters": ("Mã thanh toán có ký tự hỏng.", "The payment code holds broken letters."),
    "qr_not_a_payment_code": (
        "Nội dung này không phải mã thanh toán.",
        "The text is no payment code.",
    ),
    "qr_structure_wrong": (
        "Mã thanh toán sai cấu trúc: các ô không ghép đúng.",
        "The payment code’s structure is wrong: its fields do not fit.",
    ),
    "qr_length_wrong": (
        "Mã thanh toán sai cấu trúc: độ dài một ô không đúng.",
        "The payment code’s structure is wrong: a length does not fit.",
    ),
    "qr_crc_missing": (
        "Mã thanh toán thiếu mã kiểm tra ở cuối.",
        "The payment code lacks its check value.",
    ),
    "qr_crc_wrong": (
        "Mã thanh toán sai mã kiểm tra, có thể đã bị sửa.",
        "The payment code’s check value is wrong; it may have been changed.",
    ),
    "qr_tag_missing": (
        "Mã thanh toán thiếu ô bắt buộc {tag}.",
        "The payment code lacks the mandatory field {tag}.",
    ),
    "qr_tag_twice": (
        "Mã thanh toán có ô {tag} hai lần.",
        "The payment code has field {tag} twice.",
    ),
    "qr_initiation_wrong": (
        "Mã thanh toán có kiểu khởi tạo không hợp lệ.",
        "The payment code’s kind of initiation is wrong.",
    ),
    "qr_scheme_wrong": (
        "Mã thanh toán không thuộc hệ thống nào đã biết.",
        "The payment code belongs to no known scheme.",
    ),
    "qr_service_wrong": (
        "Mã dịch vụ trong mã thanh toán không hợp lệ.",
        "The service code is wrong.",
    ),
    "qr_service_misplaced": (
        "Mã dịch vụ đặt sai chỗ trong mã thanh toán.",
        "The service code stands in the wrong place.",
    ),
    "qr_merchant_wrong": (
        "Mã QRPUSH phải có mã ngành 4 chữ số, tên (tối đa 25 chữ) và thành phố (tối đa 15 chữ) của đơn vị nhận; chưa tạo mã nào.",
        "A QRPUSH code needs a category of 4 digits, a name (25 letters at most) and a city (15); no code was made.",
    ),
    "qr_service_unknown": (
        "Mã dịch vụ phải là QRIBFTTA hoặc QRIBFTTC.",
        "The service code has to be QRIBFTTA or QRIBFTTC.",
    ),
    "qr_currency_wrong": (
        "Mã thanh toán không phải đồng Việt Nam.",
        "The payment code is not in đồng.",
    ),
    "qr_country_wrong": (
        "Mã thanh toán không phải của Việt Nam.",
        "The payment code is not Vietnam’s.",
    ),
    "qr_amount_wrong": (
        "Số tiền trong mã thanh toán không hợp lệ.",
        "The amount in the payment code is wrong.",
    ),
    "qr_tip_wrong": (
        "Phần tiền thêm trong mã thanh toán không hợp lệ.",
        "The tip in the payment code is wrong.",
    ),
    "qr_amount_not_whole": (
        "Số tiền phải là số đồng nguyên, viết bằng chữ số.",
        "The amount is whole đồng in digits.",
    ),
    "qr_amount_out_of_range": (
        "Số tiền chuyển phải từ 1 đến 499.999.999 đ.",
        "The amount lies between 1 and 499.999.999 đ.",
    ),
    "qr_bin_wrong": ("Mã ngân hàng phải có 6 chữ số.", "The bank number has 6 digits."),
    "qr_bin_unknown": (
        "Không có ngân hàng nào nhận tiền với mã {bin}.",
        "No bank that can receive has the number {bin}.",
    ),
    "qr_account_wrong": (
        "Số tài khoản chỉ gồm chữ và số, tối đa 19 ký tự.",
        "The account has at most 19 letters and digits.",
    ),
    "qr_purpose_broken": (
        "Nội dung chuyển tiền có ký tự hỏng.",
        "The transfer text holds broken letters.",
    ),
    "qr_purpose_empty": (
        "Nội dung chuyển tiền không có chữ hay số nào.",
        "The transfer text has no letter or digit.",
    ),
    "qr_purpose_too_long": (
        "Nội dung chuyển tiền dài quá {most} ký tự.",
        "The transfer text is longer than {most} characters.",
    ),
    "reference_station_out_of_range": (
        "Số máy trạm phải từ 0 đến {most}.",
        "The station lies between 0 and {most}.",
    ),
    "reference_serial_out_of_range": (
        "Số thứ tự phải từ 0 đến {most}.",
        "The serial lies between 0 and {most}.",
    ),
    # catalogue, papers, fee, clock
    "procedure_unknown": (
        "Danh mục không có thủ tục này đang có hiệu lực.",
        "The catalogue has no such procedure in force.",
    ),
    "procedure_not_receivable": (
        "Chưa tiếp nhận được thủ tục này: {hurdle}. Hồ sơ chưa lưu; xin báo người giám sát.",
        "This procedure cannot be received: {hurdle}. Nothing was saved; tell the supervisor.",
    ),
    "fees_unsigned": ("mức phí chưa được ký duyệt", "its fee is not signed off"),
    "documents_unsigned": (
        "thành phần hồ sơ chưa được ký duyệt",
        "its list of papers is not signed off",
    ),
    "time_unsigned": ("thời hạn chưa được ký duyệt", "its term is not signed off"),
    "guide_only": (
        "cơ quan khác tiếp nhận, quầy chỉ hướng dẫn",
        "another body receives it, we only guide",
    ),
    "no_fee_in_force": ("chưa có mức phí nào đang có hiệu lực", "no fee rule is in force"),
    "channel_unknown": (
        "Cách nộp phải là counter, online hoặc post.",
        "The channel is counter, online or post.",
    ),
    "no_fee_rule_in_force": (
        "Danh mục chưa có mức thu đã ký cho cách nộp và ngày này, nên không được tự đặt số tiền.",
        "The catalogue has no signed fee for this channel and day, and none may be made up.",
    ),
    "fee_unit_unknown": (
        "Thủ tục này chỉ tính theo: {units}.",
        "This procedure counts by: {units}.",
    ),
    "fee_quantity_wrong": ("Số lượng không hợp lệ.", "The quantity is wrong."),
    "fee_too_large": (
        "Số tiền tính ra quá lớn. Xin kiểm tra số lượng.",
        "The amount is too large. Check the quantities.",
    ),
    "fee_answer_unknown": (
        "Câu trả lời về phí không có trong danh mục.",
        "The catalogue knows no such answer.",
    ),
    "fee_answers_contradict": (
        "Các câu trả lời về phí mâu thuẫn nhau.",
        "The answers contradict one another.",
    ),
    "fee_question_open": (
        "Còn câu hỏi về phí chưa trả lời. Xin chọn ở bước Phí.",
        "A question about the fee is open. Answer it in the fee step.",
    ),
    "exemption_unknown": (
        "Không có diện miễn, giảm này trong luật.",
        "The law knows no such exemption.",
    ),
    "fee_not_taken": (
        "Còn {due} đ chưa thu. Hồ sơ chưa lưu; xin thu phí rồi làm tiếp.",
        "{due} đ are not taken yet. Nothing was saved; take the fee first.",
    ),
    "nothing_to_pay": (
        "Không còn khoản nào phải nộp: hồ sơ không có phí hoặc đã nộp đủ. Chưa ghi thu đồng nào; cứ làm bước tiếp, tiền đã cầm thì trả lại người nộp.",
        "There is nothing left to pay: the dossier has no fee, or it is paid in full. No money was recorded; go on, and hand back any cash you took.",
    ),
    "deadline_case_needed": (
        "Thủ tục có nhiều trường hợp về thời hạn, xin chọn một: {cases}.",
        "The term depends on the case; choose one: {cases}.",
    ),
    "deadline_case_unknown": (
        "Không có trường hợp này; các trường hợp: {cases}.",
        "No such case; the cases are: {cases}.",
    ),
    "deadline_has_no_cases": (
        "Thủ tục này có một thời hạn chung, không chia trường hợp; xin bỏ tên trường hợp.",
        "This procedure has one term for all cases; leave the case out.",
    ),
    "deadline_unit_unclear": (
        "Đơn vị thời hạn trong danh mục chưa rõ, chưa hẹn trả được.",
        "The term’s unit is unclear, so nothing can be promised.",
    ),
    "no_deadline_rule": (
        "Danh mục chưa có thời hạn cho cách nộp này.",
        "The catalogue has no term for this channel.",
    ),
    "calendar_has_no_working_day": (
        "Lịch làm việc sai: không có ngày làm việc nào.",
        "The calendar holds no working day.",
    ),
    "sessions_out_of_order": (
        "Giờ làm việc trong lịch chưa đúng thứ tự.",
        "The office hours are out of order.",
    ),
    "papers_missing": (
        "Còn thiếu {count} giấy tờ bắt buộc. Hồ sơ chưa lưu; đánh dấu đủ hoặc yêu cầu bổ sung (F7).",
        "Required papers still missing: {count}. Nothing was saved; mark them or request a supplement (F7).",
    ),
    "supplement_not_complete": (
        "Phiếu yêu cầu phải nêu đủ một lần; còn {count} giấy tờ thiếu chưa nêu.",
        "One notice names everything; {count} missing papers are not named.",
    ),
    "nothing_missing": (
        "Không thiếu giấy tờ nào, không cần yêu cầu bổ sung.",
        "Nothing is missing, so nothing may be requested.",
    ),
    # on whose behalf, and how the result goes home
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
    # digitisation
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
    "paper_not_in_list": (
        "Giấy tờ này không có trong danh mục; pháp luật không cho yêu cầu thêm.",
        "The paper is not on the list; the law does not let anyone ask for it.",
    ),
    "paper_is_shown_only": (
        "Giấy tờ này chỉ xuất trình, không được giữ lại.",
        "This paper is only shown, never kept.",
    ),
    "paper_must_be_handed_in": (
        "Giấy tờ này phải nộp, không chỉ xuất trình.",
        "This paper has to be handed in.",
    ),
    "paper_count_short": (
        "Số bản nộp chưa đủ theo danh mục.",
        "Fewer copies than the list asks for.",
    ),
    "paper_data_in_database": (
        "Dữ liệu của giấy tờ này đã có trong cơ sở dữ liệu; chỉ được yêu cầu khi ghi giờ và lỗi không khai thác được.",
        "A database holds this paper’s data; ask only with the hour and error of the failed reading.",
    ),
    "paper_alternative_unknown": (
        "Giấy tờ thay thế phải chọn trong danh sách của giấy tờ này.",
        "The alternative has to be one that the list names.",
    ),
    "paper_source_missing": (
        "Chưa nêu hồ sơ trước đã có giấy tờ này.",
        "Name the earlier dossier that holds this paper.",
    ),
    "paper_not_held": (
        "Không có hồ sơ trước nào của chính người này đang giữ giấy tờ đó.",
        "No earlier dossier of this very person holds that paper.",
    ),
    "paper_has_no_question": (
        "Giấy tờ này không có điều kiện để hỏi.",
        "This paper hangs on no condition.",
    ),
    "paper_marked_twice": (
        "Một giấy tờ được đánh dấu hai lần.",
        "A paper was marked twice.",
    ),
    "paper_words_too_long": (
        "Phần ghi thêm dài quá {most} ký tự.",
        "The words are longer than {most} characters.",
    ),
    "exemption_needs_proof": (
        "Miễn, giảm cho “{group}” phải ghi giấy tờ chứng minh đã xem.",
        "The exemption for “{group}” needs the proof that was seen.",
    ),
    "exemption_proof_unknown": (
        "Giấy tờ chứng minh miễn, giảm phải chọn trong danh sách.",
        "The proof of an exemption has to be one of the list.",
    ),
    "paper_number_missing": (
        "Chưa cho số của giấy, chưa in gì. Xin ghi số in trên giấy sau loại giấy, hoặc specimen để in mẫu có dữ liệu giả.",
        "The paper’s number is missing; nothing was printed. Give the number that it bears after its kind, or specimen for one of invented facts.",
    ),
    "paper_count_wrong": ("Số bản không hợp lệ.", "The number of copies is wrong."),
    "paper_reason_not_listed": (
        "Lý do không cần giấy tờ phải chọn trong danh sách.",
        "The reason has to be one of the list.",
    ),
    "catalogue_row_wrong": (
        "Một thủ tục trong tệp không đọc được ({reason}).",
        "A procedure of the file cannot be read ({reason}).",
    ),
    "catalogue_format_unknown": (
        "Danh mục chỉ nhập từ tệp .json, .jsonl hoặc .xlsx; chưa nhập gì.",
        "A catalogue comes as .json, .jsonl or .xlsx; nothing was taken in.",
    ),
    "catalogue_schema_unknown": (
        "Tệp không phải danh mục thủ tục của chương trình. Chưa nhập gì, danh mục đang dùng giữ nguyên. Xin chọn tệp danh mục khác.",
        "The file is no catalogue of this program. Nothing was taken in; the catalogue in force stays. Choose another file.",
    ),
    "file_not_json": ("Tệp không phải JSON.", "The file is not JSON."),
    "file_too_large": ("Tệp quá lớn.", "The file is too large."),
    "file_unreadable": (
        "Không mở được tệp này, chưa làm gì. Xin xem lại đường dẫn và quyền đọc.",
        "The file cannot be opened; nothing was done. Check its path and your right to read it.",
    ),
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
    "line_not_json": ("dòng không đọc được", "the line cannot be read"),
    "catalogue_file_kept_out": (
        "Tệp có dòng bị từ chối nên không thủ tục nào được nhập; sửa các dòng đã nêu rồi nhập lại.",
        "Some rows were refused, so nothing was taken in; mend the rows named and import again.",
    ),
    "duplicate_code": ("mã thủ tục lặp lại trong tệp", "the code stands twice in the file"),
    "fee_not_a_number": ("mức phí không phải là số", "the fee is not a number"),
    "online_level_unknown": ("mức độ trực tuyến không rõ", "the online level is unknown"),
    "curated_version_kept": (
        "giữ bản đã duyệt của đơn vị; bản ghi mới lưu bên cạnh để đối chiếu",
        "the office’s signed version stays; the new record is kept beside it",
    ),
    "required_flags_missing": (
        "chưa ghi giấy tờ nào là bắt buộc, phải rà soát trước khi dùng",
        "no paper is marked required; to be reviewed before use",
    ),
    "state_not_in_force": ("trạng thái không còn hiệu lực", "the record is not in force"),
    "no_way_of_filing": ("không có cách thức nộp", "no way of filing is given"),
    "term_missing": ("không có thời hạn giải quyết", "no term is given"),
    "term_unclear": ("đơn vị thời hạn không rõ", "the term’s unit is unclear"),
    "channels_disagree": (
        "thời hạn của các hình thức nộp khác nhau",
        "the ways of filing disagree on the term",
    ),
    "cases_disagree": (
        "thời hạn của hình thức nộp và của trường hợp mâu thuẫn",
        "the term of the ways and of the cases disagree",
    ),
    "paper_without_name": ("có giấy tờ không tên", "a paper has no name"),
    "note_filed_as_paper": (
        "có ghi chú bị khai như giấy tờ (số lượng 0/0)",
        "a note is filed as a paper (quantity 0/0)",
    ),
    "no_papers": ("không có thành phần hồ sơ", "no papers are listed"),
    "paper_count_unclear": ("số lượng giấy tờ không rõ", "a paper’s count is unclear"),
    "fee_missing": ("không có mức phí", "the fee is missing"),
    "fee_placeholder": (
        "mức phí 0 đ chỉ là giữ chỗ, quy định thật nằm trong lời văn",
        "the fee of 0 is a placeholder; the real rule stands in the text",
    ),
    "fee_odd": ("mức phí lẻ bất thường", "the fee is an unusual amount"),
    "markup_in_text": ("lời văn còn mã HTML", "markup is left in the text"),
    "text_not_nfc": ("lời văn gõ dấu rời, đã ghép lại", "the text was not composed; it is now"),
    "steps_do_not_add_up": (
        "tổng giờ các bước không bằng thời hạn",
        "the steps’ hours do not add up to the term",
    ),
    "fee_without_basis": ("có mức thu không nêu căn cứ", "a fee names no legal basis"),
    "repealed_basis": ("viện dẫn văn bản đã hết hiệu lực", "a repealed document is cited"),
    "column_unknown": ("cột không rõ, đã bỏ qua", "an unknown column was left out"),
    "sheet_unknown": ("trang không rõ, đã bỏ qua", "an unknown sheet was left out"),
    "sheet_without_heading": ("trang không có hàng tiêu đề", "the sheet has no heading row"),
    "row_without_procedure": (
        "có dòng thuộc thủ tục không có trong danh mục",
        "a row belongs to a procedure that is not listed",
    ),
    "online_full": ("toàn trình", "full"),
    "online_partial": ("một phần", "partial"),
    "online_none": ("không", "none"),
    "never_published": ("chưa rõ ngày công khai", "no day of publication is known"),
    "draft_past_its_day": (
        "bản mới đã đến ngày hiệu lực mà chưa được duyệt",
        "a new version has reached its day without approval",
    ),
    "national_record_newer": (
        "cơ sở dữ liệu quốc gia đã cập nhật, bản của đơn vị chưa theo kịp",
        "the national database changed and the office’s version has not followed",
    ),
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
    # money
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
    # accounts that take fees
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
    # why a credit waits for a person, and what it may be for
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
    # bank statements
    "statement_not_taken": (
        "không ghi nhận dòng nào: sửa hoặc xuất lại tệp rồi nạp lại cả tệp",
        "nothing was taken: mend or export the file again and import it whole",
    ),
    "statement_columns_missing": (
        "Không tìm thấy hàng tiêu đề có ngày, nội dung và số tiền; chưa ghi gì. Xin xuất lại sao kê từ ngân hàng.",
        "No heading with date, text and amount was found; nothing was taken. Export the statement again.",
    ),
    "statement_account_missing": (
        "Sao kê không ghi số tài khoản; chưa ghi gì. Xin xuất lại sao kê có số tài khoản.",
        "The statement names no account; nothing was taken. Export it with the account.",
    ),
    "statement_column_unknown": ("cột không dùng đến", "a column that is not used"),
    "statement_letters_tcvn": (
        "Sao kê viết bằng bảng mã TCVN3 (ABC) cũ; chưa ghi gì. Xin xuất lại ở UTF-8.",
        "The statement is in the old TCVN3 letters; nothing was taken. Export it as UTF-8.",
    ),
    "statement_letters_mixed": (
        "Chữ trong sao kê đã bị chuyển mã sai (UTF-8 đọc thành Windows-1252); chưa ghi gì. Xin xuất lại ở UTF-8.",
        "The letters were converted wrongly (UTF-8 read as Windows-1252); nothing was taken. Export it as UTF-8.",
    ),
    "statement_letters_unknown": (
        "Không nhận ra bảng mã của sao kê; chưa ghi gì. Xin xuất lại ở UTF-8.",
        "The statement’s encoding is unknown; nothing was taken. Export it as UTF-8.",
    ),
    "statement_letters_1258": (
        "sao kê viết bằng bảng mã Windows-1258, đã chuyển sang Unicode",
        "the statement was in Windows-1258 and was converted",
    ),
    "statement_xml_broken": (
        "Tệp XML bị cắt hoặc hỏng; chưa ghi gì. Xin tải lại từ ngân hàng.",
        "The XML is cut or broken; nothing was taken. Fetch it again.",
    ),
    "statement_xml_unsafe": (
        "Tệp XML có khai báo không an toàn (DTD); chưa ghi gì. Xin báo quản trị.",
        "The XML has an unsafe declaration (DTD); nothing was taken. Tell the administrator.",
    ),
    "statement_xml_unknown": (
        "Tệp XML không phải sao kê camt.053; chưa ghi gì. Xin chọn tệp khác.",
        "The XML is no camt.053 statement; nothing was taken. Choose another file.",
    ),
    "statement_swift_broken": (
        "Không đọc được tệp MT940; chưa ghi gì. Xin tải lại từ ngân hàng.",
        "The MT940 file cannot be read; nothing was taken. Fetch it again.",
    ),
    "statement_sum_wrong": (
        "Số dư đầu cộng các dòng không bằng số dư cuối, tệp thiếu hoặc sai; chưa ghi gì. Xin tải lại từ ngân hàng.",
        "Opening balance and lines do not make the closing balance; nothing was taken. Fetch it again.",
    ),
    "line_formula": ("có công thức thay cho số liệu", "holds a formula"),
    "line_amount_unreadable": ("số tiền không đọc được", "the amount cannot be read"),
    "line_date_unreadable": ("ngày không đọc được", "the date cannot be read"),
    "line_broken_letters": ("có ký tự hỏng", "holds broken letters"),
    "line_both_sides": ("vừa ghi nợ vừa ghi có", "both debit and credit"),
    "line_debit": ("ghi nợ, không phải tiền vào", "a debit"),
    "line_negative": ("số tiền âm", "a negative amount"),
    "line_zero": ("số tiền bằng 0", "an amount of 0"),
    "line_other_account": ("của tài khoản khác", "of another account"),
    "line_other_currency": ("không phải tiền đồng", "not in đồng"),
    "line_reversal": ("bút toán đảo của ngân hàng", "a reversal by the bank"),
    "line_pending": ("ngân hàng chưa hạch toán", "not booked by the bank yet"),
    "line_twice": ("trùng một dòng phía trên", "repeats a line above"),
    "line_in_future": (
        "thời điểm ở tương lai, xin kiểm tra đồng hồ máy và của ngân hàng",
        "lies in the future; check this clock and the bank’s",
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
    # shift and people
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
    "dossier_unknown": ("Không tìm thấy hồ sơ này trên máy.", "No such dossier on this desk."),
    "dossier_already_received": (
        "Hồ sơ {dossier} đã tiếp nhận rồi.",
        "Dossier {dossier} was received already.",
    ),
    # what the calibration card found
    "calibration_card_unread": (
        "Đây không phải chữ của thẻ thử máy quét. In thẻ bằng: print calibration-card --to pdf:TỆP.",
        "This is not the calibration card’s text. Print it by: print calibration-card --to pdf:FILE.",
    ),
    "calibration_clean": (
        "Máy quét đọc đúng mọi chữ Việt. Dùng được ngay.",
        "The scanner reads every Vietnamese letter. Ready.",
    ),
    "calibration_decomposed": (
        "Máy quét gửi chữ và dấu rời; chương trình tự ghép lại. Dùng được.",
        "Letters and marks come apart; the program joins them. Usable.",
    ),
    "calibration_case_swapped": (
        "Chữ hoa thành chữ thường và ngược lại: Caps Lock đang bật. Xin tắt Caps Lock rồi quét lại.",
        "Upper and lower case are swapped: switch Caps Lock off and scan again.",
    ),
    "calibration_decimals": (
        "Máy quét gõ chữ có dấu thành số 4 chữ số. Chương trình sửa được nhưng dễ sai: xin chuyển sang USB-COM.",
        "Letters are typed as four-digit numbers. They are repaired, but switch to USB-COM.",
    ),
    "calibration_code_points": (
        "Máy quét gõ mã số thay cho chữ có dấu, tên sẽ sai. Xin chuyển máy quét sang USB-COM.",
        "Code numbers stand for letters; names would be wrong. Switch to USB-COM.",
    ),
    "calibration_mojibake": (
        "Chữ có dấu bị đọc theo bảng mã khác (TrÆ°). Chương trình sửa được nhưng xin đặt máy quét là UTF-8 hoặc USB-COM.",
        "UTF-8 is read in another code page. It is repaired, but set UTF-8 or USB-COM.",
    ),
    "calibration_entities": (
        "Máy quét gửi mã %XX hoặc &#…;. Chương trình sửa được; xin tắt kiểu mã hóa đó trong máy quét.",
        "Percent or HTML codes come. They are repaired; switch that encoding off.",
    ),
    "calibration_layout": (
        "Dấu | @ hoặc nháy bị đổi chỗ: bố cục bàn phím của máy quét khác Windows. Xin đặt cả hai là English (US).",
        "Signs are swapped: set the scanner’s and the system’s keyboard to English (US).",
    ),
    "calibration_oem_codes": (
        "Máy quét gõ Alt+số theo bảng mã cũ (░ ≥ ñ), chữ mất hẳn không sửa được. Phải chuyển sang USB-COM.",
        "Alt codes of an old code page: letters are lost for good. USB-COM is needed.",
    ),
    "calibration_letters_lost": (
        "Máy quét bỏ mất mọi chữ có dấu. Phải chuyển sang USB-COM hoặc bật Unicode trong máy quét.",
        "All marked letters are dropped. Use USB-COM or switch Unicode on.",
    ),
    "calibration_marks_lost": (
        "Máy quét bỏ hết dấu. Xin bật Unicode trong máy quét hoặc chuyển sang USB-COM.",
        "All marks are dropped. Switch Unicode on, or use USB-COM.",
    ),
    "calibration_question_marks": (
        "Chữ có dấu thành dấu hỏi: bảng mã không có chữ Việt. Phải chuyển sang USB-COM.",
        "Letters became question marks: the code page has none. Use USB-COM.",
    ),
    "calibration_input_method": (
        "Bộ gõ tiếng Việt (UniKey, EVKey, Telex) xen vào chữ quét. Xin tắt bộ gõ, hoặc dùng USB-COM.",
        "A Vietnamese input method meddles. Switch it off, or use USB-COM.",
    ),
    "calibration_cut": (
        "Chỉ nhận được phần đầu của mã: khoảng cách phím quá dài. Xin tăng scan_gap_ms hoặc giảm độ trễ của máy quét.",
        "Only the beginning came: raise scan_gap_ms or lower the scanner’s delay.",
    ),
    "calibration_unknown": (
        "Chữ quét sai theo kiểu chưa biết. Xin chuyển máy quét sang USB-COM rồi quét lại thẻ thử.",
        "Garbled in an unknown way. Switch to USB-COM and scan the card again.",
    ),
    # papers and devices
    "paper_unknown": ("Chưa có giấy nào mang số này.", "No paper bears this number."),
    "paper_printed_meanwhile": (
        "Giấy này vừa được in ở nơi khác. Xin mở lại rồi in, bản sau sẽ ghi là bản in lại.",
        "This paper was just printed elsewhere. Open it again; the next print is marked a copy.",
    ),
    "print_unknown": ("Không có lần in này.", "There is no such print."),
    "print_already_settled": (
        "Lần in này đã có kết quả, không trả lời lại được.",
        "What became of this print is known already.",
    ),
    "paper_kind_unknown": (
        "Không có loại giấy này; chưa in gì. Các loại: {kinds}.",
        "There is no such kind of paper, and nothing was printed. The kinds: {kinds}.",
    ),
    "print_target_unknown": (
        "Nơi in phải là tcp://, usb://, serial://, win:, file:, pdf: hoặc png:.",
        "The target is tcp://, usb://, serial://, win:, file:, pdf: or png:.",
    ),
    "printer_model_unknown": (
        "Bảng máy in không có kiểu {model}. Xin xem docs/devices.md hoặc thêm vào printers.json.",
        "The printer table has no model {model}. See docs/devices.md or add it to printers.json.",
    ),
    "printer_table_broken": (
        "Tệp printers.json sai ở kiểu {model}, mục {key}. Giấy chờ in trên máy; xin sửa tệp.",
        "printers.json is wrong at model {model}, entry {key}. Papers wait; mend the file.",
    ),
    "print_file_unwritable": (
        "Không ghi được tệp in. Hồ sơ an toàn; xin chọn nơi khác.",
        "The print file cannot be written. The dossier is safe; choose another place.",
    ),
    "printer_absent": (
        "Không thấy máy in. Hồ sơ đã an toàn, giấy chờ in lại.",
        "The printer is not there. The dossier is safe; the paper waits.",
    ),
    "printer_paper_out": (
        "Máy in hết giấy. Hồ sơ đã an toàn; thay giấy rồi in lại.",
        "The printer is out of paper. The dossier is safe; refill and print again.",
    ),
    "printer_cover_open": (
        "Nắp máy in đang mở. Hồ sơ đã an toàn; đóng nắp rồi in lại.",
        "The printer’s cover is open. The dossier is safe; close it and print again.",
    ),
    "printer_offline": (
        "Máy in đang ngoại tuyến. Hồ sơ đã an toàn; bật máy in rồi in lại.",
        "The printer is off-line. The dossier is safe; switch it on and print again.",
    ),
    "printer_broke_off": (
        "Máy in ngắt giữa chừng, có thể giấy chưa ra đủ. Hồ sơ đã an toàn; xin in lại.",
        "The printer broke off. The dossier is safe; print again.",
    ),
    "printer_dots_out_of_range": (
        "Số chấm của máy in không hợp lệ.",
        "The printer’s width is out of range.",
    ),
    "qr_unreadable": (
        "Mã QR tạo ra không đọc lại được nên không hiện. Xin thu bằng cách khác.",
        "The QR could not be read back and is not shown. Take the fee another way.",
    ),
    "scanner_absent": (
        "Không thấy máy quét. Xin cắm lại hoặc nhập tay.",
        "The scanner is not there. Plug it in or type.",
    ),
    "scanner_address_unknown": (
        "Địa chỉ máy quét phải là serial://CỔNG.",
        "A scanner’s address is serial://PORT.",
    ),
    # the store
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
    # the first run
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
    "day_not_drill": (
        "Chỉ làm thử một ngày trong sổ diễn tập; sổ này của công dân thật. Chưa làm gì. Xin chọn thư mục khác bằng --data-dir.",
        "A day is rehearsed in a drill’s book alone, and this one is of real citizens. Nothing was done. Choose another folder by --data-dir.",
    ),
    "city_not_reached": (
        "Chưa nối được thành phố: {reason}. Chưa ghi địa chỉ này; sửa rồi thử lại, hoặc F10 để sau.",
        "The city was not reached: {reason}. The address was not kept; mend it and try again, or F10 for later.",
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
    "head_unreadable": (
        "Mã kiểm tra không đọc được: cần ít nhất 8 ký tự 0–9, a–f như in cuối giấy. Xin gõ lại.",
        "The check code cannot be read: it takes at least 8 of 0-9 and a-f, as printed at the foot of the paper. Type it again.",
    ),
    "head_nowhere": (
        "Sổ không có mã này. Chưa đổi gì. Xin so từng ký tự với giấy và thêm --at với ngày trên giấy; nếu mã đúng thì nhật ký đã bị quay lui, cắt đuôi hoặc viết lại: giữ nguyên tệp, báo lãnh đạo.",
        "The book has no such code. Nothing was changed. Check each character against the paper and add --at with its day; if the code is right, the trail was rolled back, cut or written anew: keep the file as it is, tell the head of the office.",
    ),
    "head_rewritten": (
        "Sổ không có mã này, dù sổ có ghi tới ngày của giấy. Chưa đổi gì. Xin so từng ký tự và ngày với giấy; nếu đúng thì nhật ký đã bị viết lại ở dòng {sequence} hoặc trước đó: giữ nguyên tệp, báo lãnh đạo.",
        "The book has no such code, though it reaches the paper’s day. Nothing was changed. Check each character and the day against the paper; if they are right, the trail was written anew at entry {sequence} or before: keep the file as it is, tell the head of the office.",
    ),
    "head_behind": (
        "Sổ không có mã này và kết thúc trước ngày của giấy (dòng {sequence}). Chưa đổi gì. Xin so từng ký tự và ngày với giấy; nếu đúng thì sổ bị thay bằng bản cũ hoặc bị cắt đuôi: giữ nguyên tệp, báo lãnh đạo.",
        "The book has no such code and ends before the paper’s day (entry {sequence}). Nothing was changed. Check each character and the day against the paper; if they are right, an old copy was put here or the end was cut off: keep the file as it is, tell the head of the office.",
    ),
    "head_other_time": (
        "Sổ có mã này nhưng không phải vào lúc đó (dòng {sequence}). Chưa đổi gì. Xin xem lại ngày trên giấy; nếu đúng thì giấy không phải do sổ này in: giữ giấy, báo lãnh đạo.",
        "The book has this code, but not at that time (entry {sequence}). Nothing was changed. Check the day on the paper; if it is right, this book did not print the paper: keep it, tell the head of the office.",
    ),
    "head_before_book": (
        "Sổ không có mã này và bắt đầu sau ngày của giấy. Chưa đổi gì. Xin so từng ký tự và ngày với giấy; nếu đúng thì giấy do sổ khác in, hoặc sổ đã bị thay: giữ giấy và tệp, báo lãnh đạo.",
        "The book has no such code and begins after the paper’s day. Nothing was changed. Check each character and the day against the paper; if they are right, another book printed it, or this one was replaced: keep paper and file, tell the head of the office.",
    ),
    "heads_unheard": (
        "Chưa hỏi được thành phố ({reason}); sổ không bị ảnh hưởng. Xin thử lại khi có mạng.",
        "The city could not be asked ({reason}); the book is not affected. Try again when there is a line.",
    ),
    "verify_stopped": (
        "Đã dừng kiểm tra theo yêu cầu; chưa có kết luận. Sổ không bị ảnh hưởng.",
        "The check was stopped as asked; nothing was concluded. The book is not affected.",
    ),
    "database_behind": (
        "Cơ sở dữ liệu cũ hơn lần ghi cuối của quầy (còn {entries}, đã từng có {noted} dòng nhật ký): tệp cũ được chép đè hoặc mất tệp -wal. Chưa ghi gì thêm. Xin phục hồi từ bản sao (restore).",
        "The database is older than the desk’s last act ({entries} of {noted} trail entries): an old copy was put here, or the -wal file was lost. Nothing was written. Restore a copy.",
    ),
    "update_not_ours": (
        "Tệp này không phải bản cập nhật của Quầy Một Cửa (mục {field}). Chưa đổi gì; bản đang dùng chạy tiếp.",
        "This file is no update of the counter ({field}). Nothing was changed; the version in use goes on.",
    ),
    "update_cut": (
        "Tệp cập nhật bị cụt (chép hoặc tải chưa xong). Chưa đổi gì. Xin chép lại tệp.",
        "The update file is cut (not copied or fetched to its end). Nothing was changed. Copy it again.",
    ),
    "update_too_large": (
        "Tệp cập nhật lớn quá mức cho phép ({size}). Chưa đổi gì. Xin báo kỹ thuật: tệp có thể là giả.",
        "The update file is larger than any may be ({size}). Nothing was changed. Call support: it may be forged.",
    ),
    "update_file_unlisted": (
        "Bản cập nhật chứa tệp lạ không có trong danh sách đã ký ({name}). Chưa đổi gì. Xin báo kỹ thuật.",
        "The update holds a file that the signed list does not name ({name}). Nothing was changed. Call support.",
    ),
    "update_file_altered": (
        "Một tệp trong bản cập nhật khác với danh sách đã ký ({name}). Chưa đổi gì. Xin lấy lại bản cập nhật.",
        "A file of the update is not the one that was signed ({name}). Nothing was changed. Get the update again.",
    ),
    "update_path_unsafe": (
        "Bản cập nhật muốn ghi ra ngoài thư mục chương trình ({field}). Chưa đổi gì. Xin báo kỹ thuật.",
        "The update would write outside the program’s folder ({field}). Nothing was changed. Call support.",
    ),
    "update_signature_wrong": (
        "Bản cập nhật không có chữ ký đúng của nơi phát hành. Chưa đổi gì; bản đang dùng chạy tiếp.",
        "The update does not bear the right signatures of its publisher. Nothing was changed.",
    ),
    "update_keys_untrusted": (
        "Bản cập nhật mang khóa ký mới mà khóa cũ không xác nhận. Chưa đổi gì. Xin báo kỹ thuật.",
        "The update brings new keys that the old ones do not vouch for. Nothing was changed. Call support.",
    ),
    "update_keys_expired": (
        "Khóa ký của bản cập nhật đã hết hạn. Chưa đổi gì. Xin lấy bản cập nhật mới hơn.",
        "The keys of the update have run out. Nothing was changed. Get a newer update.",
    ),
    "update_keys_missing": (
        "Chương trình này được đóng gói không kèm khóa cập nhật, nên không nhận bản cập nhật nào. Xin dùng bộ cài.",
        "This program was built without update keys and takes no update. Use the installer.",
    ),
    "update_mixed": (
        "Bản cập nhật ghép từ nhiều lần phát hành ({field}). Chưa đổi gì. Xin lấy lại bản cập nhật.",
        "The update is put together from several releases ({field}). Nothing was changed. Get it again.",
    ),
    "update_other_channel": (
        "Bản cập nhật thuộc kênh khác ({channel}). Chưa đổi gì. Xin lấy bản đúng kênh của đơn vị.",
        "The update is of another channel ({channel}). Nothing was changed. Get the one of your office.",
    ),
    "update_other_platform": (
        "Bản cập nhật dành cho loại máy khác ({platform}). Chưa đổi gì. Xin lấy bản cho máy này.",
        "The update is for another kind of computer ({platform}). Nothing was changed. Get the one for this.",
    ),
    "update_older": (
        "Bản {version} không mới hơn bản đang dùng ({installed}). Chưa đổi gì. Muốn lùi một bản, dùng: update back.",
        "Version {version} is not newer than the one in use ({installed}). Nothing was changed. To go back, use: update back.",
    ),
    "update_expired": (
        "Bản cập nhật này đã hết hạn ngày {day}: có thể ai đó giấu bản mới. Chưa đổi gì. Xin lấy bản mới nhất.",
        "This update ran out on {day}: a newer one may be kept from you. Nothing was changed. Get the newest.",
    ),
    "update_clock_behind": (
        "Đồng hồ máy chậm hơn ngày phát hành ({day}) nên không xét được hạn. Chưa đổi gì. Xin chỉnh giờ máy.",
        "This computer’s clock is before the day of release ({day}). Nothing was changed. Set the clock.",
    ),
    "update_not_installed": (
        "Chương trình không chạy từ bộ cài nên không tự cập nhật được. Chưa đổi gì. Xin dùng bộ cài.",
        "The program does not run from its installation and cannot update itself. Nothing was changed. Use the installer.",
    ),
    "pictures_from_sources": (
        "Chương trình đã cài không kèm phần chụp ảnh màn hình. Chưa làm gì. Xin bỏ --pictures, hoặc chạy từ mã nguồn.",
        "An installed program has no part that takes pictures of its window. Nothing was done. Leave --pictures out, or run from the sources.",
    ),
    "update_no_source": (
        "Không tải được bản mới từ đây: quầy chưa có sổ, hoặc đang nối cổng quốc gia. Xin cài từ tệp .qmu.",
        "No version can be fetched here: there is no book yet, or the city is the national portal. Install from a .qmu file.",
    ),
    "update_city_silent": (
        "Chưa tải xong bản mới: {reason}. Phần đã tải được giữ; chạy lại là tải tiếp. Bản đang dùng và sổ còn nguyên.",
        "The new version did not come whole: {reason}. What came is kept; run it again to go on. Program and book are as they were.",
    ),
    "update_not_written": (
        "Không ghi được phiên bản mới ({reason}). Bản đang dùng và sổ còn nguyên. Xin xem chỗ trống, quyền ghi.",
        "The new version could not be written ({reason}). Program and book are whole. Look at space and rights.",
    ),
    "update_trial_failed": (
        "Phiên bản mới không nhận được bản sao của sổ ({reason}). Bản đang dùng chạy tiếp, sổ và hàng chờ còn nguyên. Xin báo kỹ thuật.",
        "The new version failed on a copy of the book ({reason}). The version in use goes on; book and queue are whole. Call support.",
    ),
    "update_trial_elsewhere": (
        "Chỉ chạy thử trên bản sao của sổ. Chưa đổi gì.",
        "A trial runs on a copy of the book alone. Nothing was changed.",
    ),
    "update_no_way_back": (
        "Không còn phiên bản trước để lùi về. Chưa đổi gì. Xin dùng bộ cài của bản cần dùng.",
        "There is no version before to go back to. Nothing was changed. Use the installer of the one you need.",
    ),
    "update_back_work_since": (
        "Phiên bản mới đã đổi sổ và đã có {entries} việc ghi sau đó, nên không lùi được mà không mất việc. Chưa đổi gì. Xin báo kỹ thuật.",
        "The newer version changed the book and {entries} acts were written since; going back would lose them. Nothing was changed. Call support.",
    ),
    "uninstall_unsent": (
        "Chưa gỡ được: còn {waiting} việc chưa gửi và chưa xuất gói, {refused} việc thành phố từ chối. Mọi thứ còn nguyên. Xin gửi hết, hoặc xuất gói (parcel export) và xử lý việc bị từ chối, rồi gỡ lại.",
        "Not removed: {waiting} facts are neither sent nor in a parcel, {refused} were refused by the city. Nothing was touched. Send them, or export a parcel and settle the refused ones, then remove the program.",
    ),
    "update_failed": (
        "Cập nhật cơ sở dữ liệu không xong ({kind}). Dữ liệu cũ còn nguyên; xin dùng lại phiên bản trước và báo kỹ thuật.",
        "The database could not be updated ({kind}). The old data are whole; use the earlier version and call support.",
    ),
    "office_dump_first": (
        'Phiên bản mới cần đổi cơ sở dữ liệu của cơ quan (đang ở bước {step}). Xin sao lưu bằng pg_dump trước, rồi đặt dumped_at_step là "{step}" trong settings.json. Chưa đổi gì.',
        'The new version has to change the office’s database (at step {step}). Dump it with pg_dump first, then set dumped_at_step to "{step}" in settings.json. Nothing was changed.',
    ),
    # the clock
    "receipt_day_odd": (
        "Máy đang ghi ngày nhận là {day} ({why}). Chưa lưu gì. Đúng ngày thì bấm F9 lần nữa; sai thì báo giám sát chỉnh đồng hồ.",
        "This computer takes {day} for today ({why}). Nothing was saved. Press F9 again if that is right; else have the clock set.",
    ),
    # dossiers that are handed in at once, and households
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
    # sheets that were written by hand in a power cut
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
    # a parcel by USB stick
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
    # backup and restore
    "backup_by_pg_dump": (
        "Cơ sở dữ liệu của cơ quan là PostgreSQL: xin sao lưu và phục hồi bằng pg_dump và pg_restore, và giữ riêng một bản khóa ({place}). Chưa làm gì.",
        "The office’s database is PostgreSQL: back up and restore with pg_dump and pg_restore, and keep a copy of the key ({place}) apart. Nothing was done.",
    ),
    "backup_not_ours": (
        "Tệp này không phải bản sao lưu của quầy. Chưa làm gì.",
        "This file is no backup of the desk. Nothing was done.",
    ),
    "backup_damaged": (
        "Bản sao lưu bị cắt hoặc bị sửa nên không dùng được. Chưa đổi gì; xin lấy bản khác.",
        "The backup is cut or altered and cannot be used. Nothing was changed; take another.",
    ),
    "backup_secret_wrong": (
        "Mã khôi phục không khớp với bản sao lưu, hoặc phần đầu tệp bị sửa. Chưa đổi gì.",
        "The recovery secret does not fit the backup, or its head was altered. Nothing was changed.",
    ),
    "backup_foreign": (
        "Bản sao lưu là sổ khác (máy trạm {station}), không phải của quầy này. Chưa đổi gì. Nếu đúng ý, thêm --allow-foreign.",
        "The backup is another book (station {station}), not this desk’s. Nothing was changed. If it is meant, add --allow-foreign.",
    ),
    "backup_older": (
        "Bản sao lưu ({made_at}) cũ hơn sổ đang có: sẽ mất {lost} dòng nhật ký. Chưa đổi gì. Nếu đúng ý, thêm --allow-older.",
        "The backup ({made_at}) is older than the book here: {lost} trail entries would be lost. Nothing was changed. If it is meant, add --allow-older.",
    ),
    "backup_not_whole": (
        "Bản sao vừa ghi không khớp với sổ nên đã bỏ. Sổ của quầy không bị đụng đến; xin sao lưu lại.",
        "The copy just made does not match the book and was dropped. The book was not touched; back up again.",
    ),
    "book_not_whole": (
        "Sổ trong bản sao không nguyên vẹn ({place}) nên không dùng. Xin chạy verify và báo người giám sát.",
        "The book in the copy is not whole ({place}) and is not used. Run verify and tell the supervisor.",
    ),
    "recovery_secret_missing": (
        "Cần mã khôi phục của cơ quan (--passphrase-file). Chưa làm gì.",
        "The office’s recovery secret is needed (--passphrase-file). Nothing was done.",
    ),
    "recovery_secret_short": (
        "Mã khôi phục cần ít nhất {shortest} ký tự. Chưa làm gì.",
        "The recovery secret needs at least {shortest} characters. Nothing was done.",
    ),
    "restore_takes_two": (
        "Phục hồi cần hai người khác nhau: --by và --approved-by, mỗi người một mã PIN. Chưa đổi gì.",
        "A restore takes two different people: --by and --approved-by, each with a PIN. Nothing was changed.",
    ),
    "restore_takes_two_people": (
        "Người duyệt phải là người khác với người phục hồi. Chưa đổi gì.",
        "Who approves must be another person than who restores. Nothing was changed.",
    ),
    # moving between the file and the office's server
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
    # why the city does not answer, or will not take a fact
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
    # configuration bundles
    "bundle_not_ours": (
        "Tệp này không phải gói cấu hình của chương trình. Chưa đổi gì, cấu hình đang dùng giữ nguyên. Xin lấy lại tệp .qmb.",
        "This file is no configuration bundle of the program. Nothing was changed; what is in force stays. Get the .qmb file again.",
    ),
    "bundle_cut": (
        "Gói cấu hình bị cắt giữa chừng. Chưa đổi gì, cấu hình đang dùng giữ nguyên. Xin chép lại tệp.",
        "The configuration bundle is cut off. Nothing was changed; what is in force stays. Copy the file again.",
    ),
    "bundle_altered": (
        "Nội dung gói cấu hình đã bị đổi sau khi ký ({name}). Chưa đổi gì, cấu hình đang dùng giữ nguyên. Xin báo kỹ thuật.",
        "The configuration bundle was altered after it was signed ({name}). Nothing was changed; what is in force stays. Call support.",
    ),
    "bundle_too_large": (
        "Gói cấu hình quá lớn ({size} byte). Chưa đổi gì, cấu hình đang dùng giữ nguyên. Xin báo nơi lập gói.",
        "The configuration bundle is too large ({size} bytes). Nothing was changed; what is in force stays. Tell who made it.",
    ),
    "bundle_signature_wrong": (
        "Chữ ký của gói cấu hình không đúng hoặc chưa đủ người ký. Chưa đổi gì, cấu hình đang dùng giữ nguyên. Xin báo kỹ thuật.",
        "The signatures of the configuration bundle are wrong or too few. Nothing was changed; what is in force stays. Call support.",
    ),
    "bundle_keys_untrusted": (
        "Gói cấu hình mang khóa ký mới mà khóa cũ không xác nhận. Chưa đổi gì, cấu hình đang dùng giữ nguyên. Xin báo kỹ thuật.",
        "The configuration bundle brings new keys that the old ones do not vouch for. Nothing was changed; what is in force stays. Call support.",
    ),
    "bundle_keys_expired": (
        "Khóa ký của gói cấu hình đã hết hạn. Chưa đổi gì, cấu hình đang dùng giữ nguyên. Xin lấy gói mới hơn.",
        "The keys of the configuration bundle have run out. Nothing was changed; what is in force stays. Get a newer bundle.",
    ),
    "bundle_keys_missing": (
        "Chương trình này chưa có khóa để tin gói cấu hình nào. Chưa đổi gì. Xin cài bản có danh sách khóa của đơn vị.",
        "This program has no keys to believe a configuration bundle by. Nothing was changed. Install the build with the office’s key list.",
    ),
    "bundle_mixed": (
        "Chữ ký và danh sách khóa trong gói cấu hình không thuộc về nhau. Chưa đổi gì, cấu hình đang dùng giữ nguyên. Xin báo kỹ thuật.",
        "Signatures and key list of the configuration bundle do not belong together. Nothing was changed; what is in force stays. Call support.",
    ),
    "bundle_other_office": (
        "Gói cấu hình này của cơ quan {agency}, quầy này thuộc {ours}. Chưa đổi gì, cấu hình đang dùng giữ nguyên. Xin lấy gói của cơ quan mình.",
        "This configuration bundle is for {agency}; this counter belongs to {ours}. Nothing was changed; what is in force stays. Get your own office’s bundle.",
    ),
    "bundle_older": (
        "Gói cấu hình số {number} cũ hơn hoặc bằng gói số {newest} đã có. Chưa đổi gì, cấu hình đang dùng giữ nguyên. Muốn quay về nội dung cũ: lập gói số mới.",
        "Configuration bundle {number} is not newer than bundle {newest}, which is here. Nothing was changed; what is in force stays. To go back, make a bundle with a new number.",
    ),
    "bundle_expired": (
        "Gói cấu hình hết hạn nhận từ {day}. Chưa đổi gì, cấu hình đang dùng giữ nguyên. Xin lấy gói mới hơn.",
        "The configuration bundle could be taken until {day}. Nothing was changed; what is in force stays. Get a newer bundle.",
    ),
    "bundle_clock_behind": (
        "Đồng hồ máy chạy trước ngày lập gói cấu hình ({day}). Chưa đổi gì. Xin chỉnh lại giờ của máy rồi nhận lại.",
        "This computer’s clock is before the day on which the bundle was made ({day}). Nothing was changed. Set the clock and take it again.",
    ),
    "bundle_section_unknown": (
        "Gói cấu hình có mục lạ: {section}. Chưa đổi gì, cấu hình đang dùng giữ nguyên. Xin cập nhật chương trình hoặc báo nơi lập gói.",
        "The configuration bundle has an unknown section: {section}. Nothing was changed; what is in force stays. Update the program or tell who made the bundle.",
    ),
    "bundle_section_wrong": (
        "Gói cấu hình sai ở mục {section}, chỗ {place}: {reason}. Chưa đổi gì, cấu hình đang dùng giữ nguyên. Xin báo nơi lập gói.",
        "The configuration bundle is wrong in section {section} at {place}: {reason}. Nothing was changed; what is in force stays. Tell who made it.",
    ),
    "bundle_unknown": (
        "Không có gói cấu hình nào như thế đang chờ. Chưa đổi gì, cấu hình đang dùng giữ nguyên. Xin xem lại danh sách (bundle list), hoặc nhận gói trước (bundle take).",
        "No such configuration bundle waits. Nothing was changed; what is in force stays. See the list again (bundle list), or take the bundle in first (bundle take).",
    ),
    "bundle_decided_already": (
        "Gói cấu hình số {number} đã có người quyết định.",
        "Configuration bundle {number} was decided on already.",
    ),
    "bundle_folder_wrong": (
        "Thư mục để lập gói thiếu hoặc sai tệp {name}. Chưa lập gì.",
        "The folder to make a bundle from lacks {name}, or it is wrong. Nothing was made.",
    ),
    "bundle_keys_few": (
        "Gói cấu hình cần ít nhất {least} người ký; ở đây chưa có khóa nào (--sign PEM, mỗi khóa một lần). Chưa làm gì. Người sau ký thêm bằng bundle sign.",
        "A configuration bundle needs at least {least} people’s signatures; no key was given (--sign PEM, once per key). Nothing was done. Whoever signs later does so by bundle sign.",
    ),
    "bundle_key_wrong": (
        "Tệp khóa {name} không phải khóa ký Ed25519. Chưa lập gì.",
        "Key file {name} is no Ed25519 signing key. Nothing was made.",
    ),
    "section_office": ("đơn vị (office)", "office"),
    "section_accounts": ("tài khoản thu (accounts)", "accounts"),
    "section_catalogue": ("danh mục thủ tục (catalogue)", "catalogue"),
    "section_calendar": ("lịch làm việc (calendar)", "calendar"),
    "section_forms": ("mẫu giấy (forms)", "forms"),
    "section_printers": ("máy in (printers)", "printers"),
    "bundle_name_unknown": ("tên trường lạ", "an unknown field"),
    "bundle_entries_too_many": ("quá nhiều dòng", "too many entries"),
    "bundle_entry_twice": ("lặp lại", "it stands twice"),
    "bundle_tax_code_wrong": (
        "mã số thuế phải có 10 hoặc 13 chữ số",
        "a tax code has 10 or 13 digits",
    ),
    "bundle_url_wrong": ("địa chỉ phải bắt đầu bằng https://", "an address begins with https://"),
    "bundle_account_in_part": (
        "tài khoản phải đủ số BIN, ngân hàng và số",
        "an account is BIN, bank and number together",
    ),
    "bundle_forms_end": (
        "bộ mẫu cuối không được có ngày hết",
        "the last set of forms must have no end",
    ),
    "bundle_form_missing": ("bộ mẫu thiếu một loại giấy", "the set lacks a kind of paper"),
    "bundle_station_wrong": ("quầy phải viết bằng 4 chữ số", "a counter is written with 4 digits"),
    "bundle_printer_wrong": (
        "máy in phải là tcp://, usb://, serial://, win: hoặc a4:, khổ 200–1200 điểm",
        "a printer is tcp://, usb://, serial://, win: or a4:, 200 to 1,200 dots wide",
    ),
    "bundle_version_reused": (
        "số hiệu lịch này đã dùng cho lịch khác",
        "this version is another calendar already",
    ),
    "not_a_record": ("không đúng cấu trúc", "it has another shape"),
    "text_missing": ("thiếu hoặc sai nội dung", "a text is missing or wrong"),
}

# The same codes at the command line, where the words above speak of a window: of its keys, and of
# what stands typed in it. What a verb had saved before is whole: each step is one transaction.
AT_CONSOLE: Mapping[str, tuple[str, str]] = {
    "database_damaged": (
        "Cơ sở dữ liệu bị hỏng. Việc chưa báo đã lưu là chưa lưu; việc đã báo lưu có trong bản sao nếu trước lần sao lưu gần nhất, và ở thành phố nếu đã gửi. Xin ngừng làm việc, không xóa tệp nào. Xin phục hồi từ bản sao: restore FILE.",
        "The database is damaged. What was not told as saved is not saved; what was is in the last backup if it came before that, and with the city if it was sent. Stop working, delete no file. Restore a copy: restore FILE.",
    ),
    "card_is_our_code": (
        "Đây là mã hồ sơ hoặc mã nộp tiền của quầy, không phải thẻ căn cước. Chưa làm gì; xin đưa chữ của mã trên thẻ.",
        "This is a dossier or payment code of ours, no citizen card. Nothing was done; give the text of the card’s code.",
    ),
    "database_trouble": (
        "Cơ sở dữ liệu gặp lỗi ({kind}). Việc vừa rồi chưa đổi gì; những gì đã lưu trước đó còn nguyên. Xin chạy lại lệnh; nếu còn lỗi, chạy doctor.",
        "The database failed ({kind}). The last step changed nothing; what was saved before is whole. Run the command again; if it fails again, run doctor.",
    ),
    "outcome_unknown": (
        "Chưa biết việc vừa rồi đã lưu hay chưa; những gì đã lưu trước đó còn nguyên. Xin đừng chạy lại ngay: mở cửa sổ của quầy xem đã có chưa, rồi hãy làm tiếp.",
        "Nobody knows yet whether the last step was saved; what was saved before is whole. Do not run it again before you looked in the counter’s window whether it is there.",
    ),
    "not_saved": (
        "Đã kiểm tra lại: việc vừa rồi chưa đổi gì; những gì đã lưu trước đó còn nguyên. Xin chạy lại lệnh.",
        "Looked again: the last step changed nothing; what was saved before is whole. Run the command again.",
    ),
    "disk_full": (
        "Hết dung lượng đĩa. Việc vừa rồi chưa đổi gì; những gì đã lưu trước đó còn nguyên. Xin giải phóng chỗ trống rồi chạy lại lệnh.",
        "The disk is full. The last step changed nothing; what was saved before is whole. Free some space and run the command again.",
    ),
    "disk_fault": (
        "Đĩa gặp lỗi. Việc vừa rồi chưa đổi gì; những gì đã lưu trước đó còn nguyên. Xin chạy lại lệnh; nếu còn lỗi, báo quản trị kiểm tra đĩa.",
        "The disk failed. The last step changed nothing; what was saved before is whole. Run the command again; if it fails again, have the disk checked.",
    ),
    "office_database_unreachable": (
        "Không kết nối được máy chủ dùng chung của cơ quan. Việc vừa rồi chưa đổi gì; những gì đã lưu trước đó còn nguyên. Xin kiểm tra tên máy chủ, cổng và dây mạng, máy chủ có đang chạy không, rồi chạy lại lệnh.",
        "The office server cannot be reached. The last step changed nothing; what was saved before is whole. Check the server’s name, its port, the cable and whether it runs, then run the command again.",
    ),
    "office_not_sealed": (
        "Đường tới máy chủ dùng chung không được mã hóa và kiểm chứng thư, nên chương trình không kết nối. Chưa gửi gì, chưa đổi gì. Xin đặt lại địa chỉ: office use (docs/office.md).",
        "The way to the office server is not encrypted with a checked certificate, so no connection was made. Nothing was sent or changed. Set the address again: office use (docs/office.md).",
    ),
    "office_login_refused": (
        "Máy chủ dùng chung không nhận tên hoặc mật khẩu. Chưa đổi gì. Xin kiểm tra tên (--user, --owner) và mật khẩu (biến COUNTER_DATABASE_PASSWORD; của chủ bảng: COUNTER_OWNER_PASSWORD), rồi chạy lại lệnh.",
        "The office server refused the name or the password. Nothing was changed. Check the name (--user, --owner) and the password (COUNTER_DATABASE_PASSWORD in the environment; the tables’ owner’s: COUNTER_OWNER_PASSWORD), then run the command again.",
    ),
    "office_server_full": (
        "Máy chủ dùng chung đã hết chỗ kết nối. Việc vừa rồi chưa đổi gì; những gì đã lưu trước đó còn nguyên. Xin chạy lại sau ít phút; nếu lặp lại, tăng max_connections.",
        "The office server has no connection left. The last step changed nothing; what was saved before is whole. Run it again in some minutes; if it stays so, raise max_connections.",
    ),
    "database_contended": (
        "Hai quầy cùng ghi một chỗ và máy chủ đã dừng một bên. Việc vừa rồi chưa đổi gì; những gì đã lưu trước đó còn nguyên. Xin chạy lại lệnh.",
        "Two counters wrote in one place and the server stopped one of them. The last step changed nothing; what was saved before is whole. Run the command again.",
    ),
}
