"""Words of the core that screens show: papers print them in Vietnamese, a window says them in both.

They stand here once more because the core knows no translator; a test holds the two together.
"""

from __future__ import annotations

from ui.words import said

CORE_WORDS = (
    # Checklist: why a paper is not needed, was taken, is not right.
    said("Không thuộc trường hợp phải nộp giấy tờ này"),
    said("Đã khai thác được dữ liệu từ cơ sở dữ liệu"),
    said("Sử dụng lại kết quả đã số hóa của hồ sơ trước"),
    said("Không khai thác được cơ sở dữ liệu"),
    said("Công dân tự xuất trình, cơ quan không yêu cầu"),
    said("Giấy tờ hết hạn"),
    said("Mờ, rách hoặc không đọc được"),
    said("Không đúng người"),
    said("Không đúng mẫu"),
    said("Thiếu chữ ký hoặc con dấu"),
    said("Bản sao chưa được chứng thực hoặc chưa có bản chính để đối chiếu"),
    said("Nội dung không khớp với giấy tờ khác"),
    said("Bị tẩy xóa, sửa chữa"),
    said("Không cần thêm giấy tờ nào khác."),
    # Fees: who is exempt and by which proof, what is counted, what is asked.
    said("Trẻ em"),
    said("Hộ nghèo"),
    said("Hộ cận nghèo"),
    said("Người cao tuổi"),
    said("Người khuyết tật"),
    said("Người có công với cách mạng, gia đình có công"),
    said("Đồng bào dân tộc thiểu số ở xã đặc biệt khó khăn"),
    said("Công dân có định danh điện tử mức 2 đủ điều kiện"),
    said("Vay vốn nông nghiệp theo NĐ 55/2015, hợp đồng thế chấp"),
    said("Căn cước hoặc Giấy khai sinh (dưới 16 tuổi)"),
    said("Giấy chứng nhận hộ nghèo"),
    said("Giấy chứng nhận hộ cận nghèo"),
    said("Căn cước (từ đủ 60 tuổi)"),
    said("Giấy xác nhận khuyết tật"),
    said("Thẻ hoặc giấy chứng nhận người có công"),
    said("Giấy chứng nhận gia đình liệt sĩ, Bằng Tổ quốc ghi công"),
    said("Quyết định công nhận hoặc hưởng trợ cấp người có công"),
    said("Thông tin dân tộc và nơi cư trú trong dữ liệu dân cư"),
    said("Tài khoản định danh điện tử mức độ 2 (VNeID)"),
    said("Hợp đồng tín dụng theo NĐ 55/2015/NĐ-CP"),
    said("việc"),
    said("bản"),
    said("trang bản chính"),
    said("giao dịch"),
    said("giấy phép"),
    said("giấy chứng nhận"),
    said("hồ sơ"),
    said("yêu cầu"),
    said("đồng giá trị"),
    said("Danh mục chưa ghi căn cứ pháp lý của khoản này; cần bổ sung khi duyệt danh mục."),
    said(
        "Mức thu “{name}” chưa có trong danh mục đã ký duyệt; "
        "cần nhập và duyệt mức thu trước khi thu. Mức thu là bao nhiêu?"
    ),
    said("“{name}”: giá trị tính phí là bao nhiêu đồng?"),
    said("“{name}”: người nộp là cá nhân hay tổ chức, ở khu vực nào?"),
    said("Có yêu cầu “{name}” không? Nếu có: bao nhiêu {unit}?"),
    said("Có thuộc trường hợp “{name}” không?"),
    # Money: why it goes back, how it came; sheets of a black-out kit.
    said("Nộp thừa"),
    said("Công dân rút hồ sơ"),
    said("Hồ sơ bị từ chối hoặc dừng giải quyết"),
    said("Được miễn, giảm"),
    said("Thu không đúng mức"),
    said("Lý do khác"),
    said("Biên lai ghi sai nội dung"),
    said("Thu sai hình thức"),
    said("Thu nhầm hồ sơ"),
    said("Thu nhầm"),
    said("Không phải nộp"),
    said("Tiền mặt"),
    said("Quét mã QR"),
    said("Chuyển khoản"),
    said("Không dùng"),
    said("Hỏng"),
    said("Mất"),
    said("Trực tiếp tại quầy"),
    said("Qua bưu chính công ích"),
    said("Bản điện tử"),
    # Dossiers as the national portal names their state; persons.
    said("Mới đăng ký"),
    said("Được tiếp nhận"),
    said("Không được tiếp nhận"),
    said("Đang xử lý"),
    said("Yêu cầu bổ sung giấy tờ"),
    said("Yêu cầu thực hiện nghĩa vụ tài chính"),
    said("Công dân yêu cầu rút hồ sơ"),
    said("Dừng xử lý"),
    said("Đã xử lý xong"),
    said("Đã trả kết quả"),
    said("Nam"),
    said("Nữ"),
    # Indicators, delays, scans, what is signed of a record.
    said("Thủ tục công bố, công khai đúng hạn"),
    said("thủ tục công khai đúng hạn ÷ thủ tục phải công khai"),
    said("Hồ sơ đồng bộ trong ngày"),
    said("hồ sơ được hệ thống thành phố xác nhận trong ngày lập ÷ hồ sơ tiếp nhận"),
    said("Hồ sơ giải quyết đúng hạn"),
    said("xong trước hoặc đúng hẹn ÷ hồ sơ đã giải quyết xong"),
    said("Hồ sơ đang quá hạn lúc lập"),
    said("đang xử lý và đã quá hẹn ÷ hồ sơ đang xử lý"),
    said("Hồ sơ nộp trực tuyến"),
    said("hồ sơ nộp trực tuyến ÷ hồ sơ tiếp nhận"),
    said("Thủ tục có hồ sơ trực tuyến"),
    said("thủ tục có ít nhất một hồ sơ trực tuyến ÷ thủ tục có hồ sơ"),
    said("Hồ sơ thanh toán trực tuyến"),
    said("hồ sơ có phí đã thanh toán trực tuyến ÷ hồ sơ có phí"),
    said("Thủ tục có thanh toán trực tuyến"),
    said("thủ tục có ít nhất một hồ sơ thanh toán trực tuyến ÷ thủ tục có hồ sơ có phí"),
    said("Hồ sơ nộp phí không dùng tiền mặt"),
    said("hồ sơ có phí đã nộp đủ bằng QR hoặc chuyển khoản, mọi kênh ÷ hồ sơ có phí"),
    said("Đánh giá không có ý chưa hài lòng"),
    said("(đánh giá − chưa hài lòng) ÷ đánh giá của công dân"),
    said("Phản ánh, kiến nghị trả lời đúng hạn"),
    said("trả lời trước hoặc đúng hạn ÷ phản ánh thuộc thẩm quyền đã đến hạn hoặc đã trả lời"),
    said("Khảo sát trên Cổng Dịch vụ công"),
    said("do Cổng Dịch vụ công quốc gia khảo sát"),
    said("Hồ sơ có thành phần được số hóa"),
    said("hồ sơ có ít nhất một thành phần số hóa ÷ hồ sơ tiếp nhận"),
    said("Thành phần hồ sơ được dùng lại"),
    said("thành phần dùng lại bản đã số hóa ÷ thành phần đã nộp hoặc dùng lại"),
    said("Kết quả có bản điện tử"),
    said("hồ sơ xong có tệp kết quả (quầy không kiểm chữ ký số) ÷ hồ sơ đã giải quyết xong"),
    said("đơn vị đang giữ hồ sơ"),
    said("cơ quan phối hợp"),
    said("người nộp"),
    said("hệ thống, sự cố"),
    said("Bỏ trang trắng"),
    said("Trang có giấy dán được quét hai lần"),
    said("Nhiều mặt trên một trang quét"),
    said("phí, lệ phí"),
    said("thời hạn giải quyết"),
    said("thành phần hồ sơ"),
    said("giấy tờ bắt buộc"),
    said("giờ của từng bước"),
    # The card of the keys: the desk's own paper, in the language of who prints it.
    said("THẺ PHÍM TẮT"),
    said("Enter: việc hợp lý kế tiếp · Esc: lùi một bước, không mất gì"),
    # Why an indicator cannot be worked out here.
    said("không tính được tại quầy"),
    said("ngày công bố do Cơ sở dữ liệu quốc gia về thủ tục hành chính ghi"),
    said("kết quả khảo sát ở Cổng Dịch vụ công quốc gia"),
    # Exceptions of a supervisor's day.
    said("Yêu cầu giấy có trong cơ sở dữ liệu: {words}"),
    said("Yêu cầu thêm theo {words}"),
    # Why a promise is what it is.
    said("Tiếp nhận hồ sơ đầy đủ lúc {at}."),
    said("Thời điểm tiếp nhận là ngày nghỉ ({name}), nên bắt đầu tính từ {at}."),
    said("Thời điểm tiếp nhận ngoài giờ làm việc, nên bắt đầu tính từ {at}."),
    said("Tiếp nhận sau 15 giờ, nên tính từ ngày làm việc tiếp theo: {at} ({basis})."),
    said(
        "Hồ sơ nộp ngoài nơi giải quyết; tính từ khi cơ quan có thẩm quyền nhận được: {at} "
        "({basis})."
    ),
    said(
        "Tiếp nhận sau 15 giờ, nên được chuyển xử lý chậm nhất {at} ({basis}); thời hạn vẫn "
        "tính từ lúc tiếp nhận."
    ),
    said("Không tính thời gian chờ bổ sung giấy tờ: từ {at} đến {until}."),
    said("Không tính thời gian chờ thực hiện nghĩa vụ tài chính: từ {at} đến {until}."),
    said("Đã xin lỗi và hẹn lại thêm {quantity} ngày làm việc ({basis})."),
    said("Thời hạn giải quyết: trong ngày làm việc."),
    said("Thời hạn giải quyết: {quantity} ngày làm việc ({hours} giờ làm việc)."),
    said("Thời hạn giải quyết: {quantity} giờ làm việc."),
    said("Thời hạn giải quyết: {quantity} ngày."),
    said("Thời hạn giải quyết: {quantity} tháng."),
    said("Thời hạn giải quyết: {quantity} năm."),
    said("Không tính {quantity} ngày Thứ Bảy, Chủ nhật trong thời gian này."),
    said("Không tính ngày nghỉ hằng tuần: {days}."),
    said("Không tính giờ nghỉ trưa {name}."),
    said("Không tính {day}: {name}."),
    said("Có tính {day}: {name}."),
    said(
        "Ngày cuối của thời hạn, {day}, là ngày nghỉ ({name}), nên kết thúc vào cuối ngày làm "
        "việc tiếp theo ({basis})."
    ),
    said(
        "Ngày cuối của thời hạn, {day}, là ngày nghỉ, nên kết thúc vào cuối ngày làm việc tiếp "
        "theo ({basis})."
    ),
    said(
        "Lịch nghỉ năm {quantity} chưa được công bố trong hệ thống; ngày hẹn có thể thay đổi "
        "khi có lịch chính thức."
    ),
    said("Hẹn trả kết quả: {at}."),
    said("Không nêu giờ tiếp nhận, nên tính như tiếp nhận vào cuối ngày làm việc."),
)
