"""The catalogue, its papers, its fees and its terms."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
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
        "Danh mục chưa có mức thu đã ký cho cách nộp và ngày này, nên không được tự đặt số tiền. Chưa ghi gì mới. Xin xem lại cách nộp và số bản, hoặc hỏi người phụ trách danh mục.",
        "The catalogue has no signed fee for this channel and day, and none may be made up. Nothing new was recorded. Look at the channel and the copies again, or ask who keeps the catalogue.",
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
}
