<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="vi">
<context>
    <name></name>
    <message>
        <source>Quầy Một Cửa</source>
        <translation>Quầy Một Cửa</translation>
    </message>
    <message>
        <source>Chương trình gặp lỗi ngoài dự kiến và đã ghi vào nhật ký.
Mọi hồ sơ đã có mã đều an toàn; việc đang gõ còn trong bản nháp.
Xin đóng cửa sổ này, làm tiếp, và báo người phụ trách.</source>
        <translation>The program met an error that nobody foresaw, and wrote it to the log.
Every dossier that has a code is safe; what was being typed is in the draft.
Close this window, go on working, and tell whoever looks after the program.</translation>
    </message>
    <message>
        <source>Thứ Hai</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>Thứ Ba</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>Thứ Tư</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>Thứ Năm</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>Thứ Sáu</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>Thứ Bảy</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>Chủ nhật</source>
        <translation>Sunday</translation>
    </message>
    <message>
        <source>vừa xong</source>
        <translation>just now</translation>
    </message>
    <message numerus="yes">
        <source>%n ngày</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n phút</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n giây</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message>
        <source>chờ {age}</source>
        <translation>waits {age}</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Dossier code</translation>
    </message>
    <message>
        <source>Mã trạng thái</source>
        <translation>State code</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Không thuộc trường hợp phải nộp giấy tờ này</source>
        <translation>This case does not need the paper</translation>
    </message>
    <message>
        <source>Đã khai thác được dữ liệu từ cơ sở dữ liệu</source>
        <translation>The data were read from the database</translation>
    </message>
    <message>
        <source>Sử dụng lại kết quả đã số hóa của hồ sơ trước</source>
        <translation>The digitised result of an earlier dossier is used again</translation>
    </message>
    <message>
        <source>Không khai thác được cơ sở dữ liệu</source>
        <translation>The database could not be read</translation>
    </message>
    <message>
        <source>Công dân tự xuất trình, cơ quan không yêu cầu</source>
        <translation>The citizen offered it, nobody asked for it</translation>
    </message>
    <message>
        <source>Giấy tờ hết hạn</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>Mờ, rách hoặc không đọc được</source>
        <translation>Faint, torn or not to be read</translation>
    </message>
    <message>
        <source>Không đúng người</source>
        <translation>Another person’s</translation>
    </message>
    <message>
        <source>Không đúng mẫu</source>
        <translation>Not on the right form</translation>
    </message>
    <message>
        <source>Thiếu chữ ký hoặc con dấu</source>
        <translation>Signature or stamp missing</translation>
    </message>
    <message>
        <source>Bản sao chưa được chứng thực hoặc chưa có bản chính để đối chiếu</source>
        <translation>A copy neither certified nor shown with its original</translation>
    </message>
    <message>
        <source>Nội dung không khớp với giấy tờ khác</source>
        <translation>Does not agree with another paper</translation>
    </message>
    <message>
        <source>Bị tẩy xóa, sửa chữa</source>
        <translation>Erased or altered</translation>
    </message>
    <message>
        <source>Không cần thêm giấy tờ nào khác.</source>
        <translation>No other paper is needed.</translation>
    </message>
    <message>
        <source>Trẻ em</source>
        <translation>Children</translation>
    </message>
    <message>
        <source>Hộ nghèo</source>
        <translation>Poor household</translation>
    </message>
    <message>
        <source>Hộ cận nghèo</source>
        <translation>Near-poor household</translation>
    </message>
    <message>
        <source>Người cao tuổi</source>
        <translation>Elderly people</translation>
    </message>
    <message>
        <source>Người khuyết tật</source>
        <translation>People with a disability</translation>
    </message>
    <message>
        <source>Người có công với cách mạng, gia đình có công</source>
        <translation>People of merit to the revolution and their families</translation>
    </message>
    <message>
        <source>Đồng bào dân tộc thiểu số ở xã đặc biệt khó khăn</source>
        <translation>Ethnic minorities in communes of special difficulty</translation>
    </message>
    <message>
        <source>Công dân có định danh điện tử mức 2 đủ điều kiện</source>
        <translation>Holders of a level 2 electronic identity who qualify</translation>
    </message>
    <message>
        <source>Vay vốn nông nghiệp theo NĐ 55/2015, hợp đồng thế chấp</source>
        <translation>Farm loan under Decree 55/2015, mortgage contract</translation>
    </message>
    <message>
        <source>Căn cước hoặc Giấy khai sinh (dưới 16 tuổi)</source>
        <translation>Citizen card or birth certificate (under 16)</translation>
    </message>
    <message>
        <source>Giấy chứng nhận hộ nghèo</source>
        <translation>Certificate of a poor household</translation>
    </message>
    <message>
        <source>Giấy chứng nhận hộ cận nghèo</source>
        <translation>Certificate of a near-poor household</translation>
    </message>
    <message>
        <source>Căn cước (từ đủ 60 tuổi)</source>
        <translation>Citizen card (60 and over)</translation>
    </message>
    <message>
        <source>Giấy xác nhận khuyết tật</source>
        <translation>Certificate of disability</translation>
    </message>
    <message>
        <source>Thẻ hoặc giấy chứng nhận người có công</source>
        <translation>Card or certificate of a person of merit</translation>
    </message>
    <message>
        <source>Giấy chứng nhận gia đình liệt sĩ, Bằng Tổ quốc ghi công</source>
        <translation>Certificate of a martyr’s family</translation>
    </message>
    <message>
        <source>Quyết định công nhận hoặc hưởng trợ cấp người có công</source>
        <translation>Decision on recognition or benefits of a person of merit</translation>
    </message>
    <message>
        <source>Thông tin dân tộc và nơi cư trú trong dữ liệu dân cư</source>
        <translation>Ethnicity and residence in the population data</translation>
    </message>
    <message>
        <source>Tài khoản định danh điện tử mức độ 2 (VNeID)</source>
        <translation>Level 2 electronic identity (VNeID)</translation>
    </message>
    <message>
        <source>Hợp đồng tín dụng theo NĐ 55/2015/NĐ-CP</source>
        <translation>Loan contract under Decree 55/2015</translation>
    </message>
    <message>
        <source>việc</source>
        <translation>cases</translation>
    </message>
    <message>
        <source>bản</source>
        <translation>copies</translation>
    </message>
    <message>
        <source>trang bản chính</source>
        <translation>pages of the original</translation>
    </message>
    <message>
        <source>giao dịch</source>
        <translation>transactions</translation>
    </message>
    <message>
        <source>giấy phép</source>
        <translation>permits</translation>
    </message>
    <message>
        <source>giấy chứng nhận</source>
        <translation>certificates</translation>
    </message>
    <message>
        <source>yêu cầu</source>
        <translation>requests</translation>
    </message>
    <message>
        <source>đồng giá trị</source>
        <translation>đồng of value</translation>
    </message>
    <message>
        <source>Danh mục chưa ghi căn cứ pháp lý của khoản này; cần bổ sung khi duyệt danh mục.</source>
        <translation>The catalogue names no legal basis of this line; to be added when the catalogue is approved.</translation>
    </message>
    <message>
        <source>Mức thu “{name}” chưa có trong danh mục đã ký duyệt; cần nhập và duyệt mức thu trước khi thu. Mức thu là bao nhiêu?</source>
        <translation>The signed catalogue has no amount for “{name}”; it must be entered and approved first. How much is it?</translation>
    </message>
    <message>
        <source>“{name}”: giá trị tính phí là bao nhiêu đồng?</source>
        <translation>“{name}”: what is the value in đồng?</translation>
    </message>
    <message>
        <source>“{name}”: người nộp là cá nhân hay tổ chức, ở khu vực nào?</source>
        <translation>“{name}”: is the payer a person or an organisation, and where?</translation>
    </message>
    <message>
        <source>Có yêu cầu “{name}” không? Nếu có: bao nhiêu {unit}?</source>
        <translation>Is “{name}” asked for? If so, how many {unit}?</translation>
    </message>
    <message>
        <source>Có thuộc trường hợp “{name}” không?</source>
        <translation>Is it the case of “{name}”?</translation>
    </message>
    <message>
        <source>Hồ sơ bị từ chối hoặc dừng giải quyết</source>
        <translation>The dossier was refused or stopped</translation>
    </message>
    <message>
        <source>Được miễn, giảm</source>
        <translation>Exempt or reduced</translation>
    </message>
    <message>
        <source>Thu không đúng mức</source>
        <translation>Wrong amount taken</translation>
    </message>
    <message>
        <source>Lý do khác</source>
        <translation>Another reason</translation>
    </message>
    <message>
        <source>Biên lai ghi sai nội dung</source>
        <translation>Wrong words on the receipt</translation>
    </message>
    <message>
        <source>Thu sai hình thức</source>
        <translation>Wrong way of paying</translation>
    </message>
    <message>
        <source>Thu nhầm hồ sơ</source>
        <translation>Wrong dossier</translation>
    </message>
    <message>
        <source>Thu nhầm</source>
        <translation>Taken by mistake</translation>
    </message>
    <message>
        <source>Không phải nộp</source>
        <translation>Nothing to pay</translation>
    </message>
    <message>
        <source>Quét mã QR</source>
        <translation>QR code</translation>
    </message>
    <message>
        <source>Không dùng</source>
        <translation>Not used</translation>
    </message>
    <message>
        <source>Hỏng</source>
        <translation>Spoilt</translation>
    </message>
    <message>
        <source>Mất</source>
        <translation>Lost</translation>
    </message>
    <message>
        <source>Qua bưu chính công ích</source>
        <translation>By public post</translation>
    </message>
    <message>
        <source>Bản điện tử</source>
        <translation>Electronic copy</translation>
    </message>
    <message>
        <source>Mới đăng ký</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>Được tiếp nhận</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Không được tiếp nhận</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Đang xử lý</source>
        <translation>In processing</translation>
    </message>
    <message>
        <source>Yêu cầu thực hiện nghĩa vụ tài chính</source>
        <translation>Financial obligation asked</translation>
    </message>
    <message>
        <source>Công dân yêu cầu rút hồ sơ</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>Dừng xử lý</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>Đã xử lý xong</source>
        <translation>Result ready</translation>
    </message>
    <message>
        <source>Đã trả kết quả</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Nam</source>
        <translation>Male</translation>
    </message>
    <message>
        <source>Nữ</source>
        <translation>Female</translation>
    </message>
    <message>
        <source>Thủ tục công bố, công khai đúng hạn</source>
        <translation>Procedures published on time</translation>
    </message>
    <message>
        <source>thủ tục công khai đúng hạn ÷ thủ tục phải công khai</source>
        <translation>procedures published on time ÷ procedures to publish</translation>
    </message>
    <message>
        <source>Hồ sơ đồng bộ trong ngày</source>
        <translation>Dossiers with the city the same day</translation>
    </message>
    <message>
        <source>hồ sơ được hệ thống thành phố xác nhận trong ngày lập ÷ hồ sơ tiếp nhận</source>
        <translation>dossiers the city acknowledged on their day ÷ dossiers received</translation>
    </message>
    <message>
        <source>Hồ sơ giải quyết đúng hạn</source>
        <translation>Dossiers finished on time</translation>
    </message>
    <message>
        <source>xong trước hoặc đúng hẹn ÷ hồ sơ đã giải quyết xong</source>
        <translation>finished early or on time ÷ dossiers finished</translation>
    </message>
    <message>
        <source>Hồ sơ đang quá hạn lúc lập</source>
        <translation>Dossiers late now</translation>
    </message>
    <message>
        <source>đang xử lý và đã quá hẹn ÷ hồ sơ đang xử lý</source>
        <translation>in processing and late ÷ in processing</translation>
    </message>
    <message>
        <source>Hồ sơ nộp trực tuyến</source>
        <translation>Dossiers filed online</translation>
    </message>
    <message>
        <source>hồ sơ nộp trực tuyến ÷ hồ sơ tiếp nhận</source>
        <translation>dossiers filed online ÷ dossiers received</translation>
    </message>
    <message>
        <source>Thủ tục có hồ sơ trực tuyến</source>
        <translation>Procedures with online dossiers</translation>
    </message>
    <message>
        <source>thủ tục có ít nhất một hồ sơ trực tuyến ÷ thủ tục có hồ sơ</source>
        <translation>procedures with at least one online dossier ÷ procedures with dossiers</translation>
    </message>
    <message>
        <source>Hồ sơ thanh toán trực tuyến</source>
        <translation>Dossiers paid online</translation>
    </message>
    <message>
        <source>hồ sơ có phí đã thanh toán trực tuyến ÷ hồ sơ có phí</source>
        <translation>dossiers with a fee paid online ÷ dossiers with a fee</translation>
    </message>
    <message>
        <source>Thủ tục có thanh toán trực tuyến</source>
        <translation>Procedures with online payment</translation>
    </message>
    <message>
        <source>thủ tục có ít nhất một hồ sơ thanh toán trực tuyến ÷ thủ tục có hồ sơ có phí</source>
        <translation>procedures with at least one dossier paid online ÷ procedures with fees</translation>
    </message>
    <message>
        <source>Hồ sơ nộp phí không dùng tiền mặt</source>
        <translation>Dossiers paid without cash</translation>
    </message>
    <message>
        <source>hồ sơ có phí đã nộp đủ bằng QR hoặc chuyển khoản, mọi kênh ÷ hồ sơ có phí</source>
        <translation>dossiers with a fee paid in full by QR or transfer, any channel ÷ dossiers with a fee</translation>
    </message>
    <message>
        <source>Đánh giá không có ý chưa hài lòng</source>
        <translation>Ratings without a complaint</translation>
    </message>
    <message>
        <source>(đánh giá − chưa hài lòng) ÷ đánh giá của công dân</source>
        <translation>(ratings − not satisfied) ÷ citizens’ ratings</translation>
    </message>
    <message>
        <source>Phản ánh, kiến nghị trả lời đúng hạn</source>
        <translation>Feedback answered on time</translation>
    </message>
    <message>
        <source>trả lời trước hoặc đúng hạn ÷ phản ánh thuộc thẩm quyền đã đến hạn hoặc đã trả lời</source>
        <translation>answered early or on time ÷ our feedback that was due or answered</translation>
    </message>
    <message>
        <source>Khảo sát trên Cổng Dịch vụ công</source>
        <translation>Survey on the public service portal</translation>
    </message>
    <message>
        <source>do Cổng Dịch vụ công quốc gia khảo sát</source>
        <translation>asked by the national public service portal</translation>
    </message>
    <message>
        <source>Hồ sơ có thành phần được số hóa</source>
        <translation>Dossiers with a digitised paper</translation>
    </message>
    <message>
        <source>hồ sơ có ít nhất một thành phần số hóa ÷ hồ sơ tiếp nhận</source>
        <translation>dossiers with at least one digitised paper ÷ dossiers received</translation>
    </message>
    <message>
        <source>Thành phần hồ sơ được dùng lại</source>
        <translation>Papers used again</translation>
    </message>
    <message>
        <source>thành phần dùng lại bản đã số hóa ÷ thành phần đã nộp hoặc dùng lại</source>
        <translation>papers whose scan was used again ÷ papers handed in or used again</translation>
    </message>
    <message>
        <source>Kết quả có bản điện tử</source>
        <translation>Results with an electronic copy</translation>
    </message>
    <message>
        <source>hồ sơ xong có tệp kết quả (quầy không kiểm chữ ký số) ÷ hồ sơ đã giải quyết xong</source>
        <translation>finished dossiers with a file of the result (signatures not checked here) ÷ dossiers finished</translation>
    </message>
    <message>
        <source>đơn vị đang giữ hồ sơ</source>
        <translation>the unit itself</translation>
    </message>
    <message>
        <source>cơ quan phối hợp</source>
        <translation>coordinating agency</translation>
    </message>
    <message>
        <source>người nộp</source>
        <translation>applicant</translation>
    </message>
    <message>
        <source>hệ thống, sự cố</source>
        <translation>system, breakdown</translation>
    </message>
    <message>
        <source>Trang có giấy dán được quét hai lần</source>
        <translation>A page with a note, scanned twice</translation>
    </message>
    <message>
        <source>Nhiều mặt trên một trang quét</source>
        <translation>Several sides on one scanned page</translation>
    </message>
    <message>
        <source>phí, lệ phí</source>
        <translation>fees and charges</translation>
    </message>
    <message>
        <source>thời hạn giải quyết</source>
        <translation>time limit</translation>
    </message>
    <message>
        <source>giấy tờ bắt buộc</source>
        <translation>required papers</translation>
    </message>
    <message>
        <source>giờ của từng bước</source>
        <translation>hours of each step</translation>
    </message>
    <message>
        <source>THẺ PHÍM TẮT</source>
        <translation>KEY CARD</translation>
    </message>
    <message>
        <source>Enter: việc hợp lý kế tiếp · Esc: lùi một bước, không mất gì</source>
        <translation>Enter: the next sensible thing · Esc: one step back, nothing is lost</translation>
    </message>
    <message>
        <source>không tính được tại quầy</source>
        <translation>cannot be worked out here</translation>
    </message>
    <message>
        <source>ngày công bố do Cơ sở dữ liệu quốc gia về thủ tục hành chính ghi</source>
        <translation>the day of publication is noted by the national database of procedures</translation>
    </message>
    <message>
        <source>kết quả khảo sát ở Cổng Dịch vụ công quốc gia</source>
        <translation>the survey is the national public service portal’s</translation>
    </message>
    <message>
        <source>Yêu cầu giấy có trong cơ sở dữ liệu: {words}</source>
        <translation>Asked for what a database holds: {words}</translation>
    </message>
    <message>
        <source>Yêu cầu thêm theo {words}</source>
        <translation>Asked for more by {words}</translation>
    </message>
    <message>
        <source>Tiếp nhận hồ sơ đầy đủ lúc {at}.</source>
        <translation>The complete dossier was received at {at}.</translation>
    </message>
    <message>
        <source>Thời điểm tiếp nhận là ngày nghỉ ({name}), nên bắt đầu tính từ {at}.</source>
        <translation>It was received on a day off ({name}), so the term runs from {at}.</translation>
    </message>
    <message>
        <source>Thời điểm tiếp nhận ngoài giờ làm việc, nên bắt đầu tính từ {at}.</source>
        <translation>It was received outside working hours, so the term runs from {at}.</translation>
    </message>
    <message>
        <source>Tiếp nhận sau 15 giờ, nên tính từ ngày làm việc tiếp theo: {at} ({basis}).</source>
        <translation>Received after 15:00, so the term runs from the next working day: {at} ({basis}).</translation>
    </message>
    <message>
        <source>Hồ sơ nộp ngoài nơi giải quyết; tính từ khi cơ quan có thẩm quyền nhận được: {at} ({basis}).</source>
        <translation>Filed away from the deciding agency; the term runs from when the agency has it: {at} ({basis}).</translation>
    </message>
    <message>
        <source>Tiếp nhận sau 15 giờ, nên được chuyển xử lý chậm nhất {at} ({basis}); thời hạn vẫn tính từ lúc tiếp nhận.</source>
        <translation>Received after 15:00, so it is handed on by {at} at the latest ({basis}); the term runs from its receipt all the same.</translation>
    </message>
    <message>
        <source>Không tính thời gian chờ bổ sung giấy tờ: từ {at} đến {until}.</source>
        <translation>The wait for missing papers does not count: from {at} to {until}.</translation>
    </message>
    <message>
        <source>Không tính thời gian chờ thực hiện nghĩa vụ tài chính: từ {at} đến {until}.</source>
        <translation>The wait for the payment of dues does not count: from {at} to {until}.</translation>
    </message>
    <message>
        <source>Đã xin lỗi và hẹn lại thêm {quantity} ngày làm việc ({basis}).</source>
        <translation>An apology was made and the promise moved; working days added: {quantity} ({basis}).</translation>
    </message>
    <message>
        <source>Thời hạn giải quyết: trong ngày làm việc.</source>
        <translation>Term: within the working day.</translation>
    </message>
    <message>
        <source>Thời hạn giải quyết: {quantity} ngày làm việc ({hours} giờ làm việc).</source>
        <translation>Term in working days: {quantity} (in working hours: {hours}).</translation>
    </message>
    <message>
        <source>Thời hạn giải quyết: {quantity} giờ làm việc.</source>
        <translation>Term in working hours: {quantity}.</translation>
    </message>
    <message>
        <source>Thời hạn giải quyết: {quantity} ngày.</source>
        <translation>Term in days: {quantity}.</translation>
    </message>
    <message>
        <source>Thời hạn giải quyết: {quantity} tháng.</source>
        <translation>Term in months: {quantity}.</translation>
    </message>
    <message>
        <source>Thời hạn giải quyết: {quantity} năm.</source>
        <translation>Term in years: {quantity}.</translation>
    </message>
    <message>
        <source>Không tính {quantity} ngày Thứ Bảy, Chủ nhật trong thời gian này.</source>
        <translation>Saturdays and Sundays within it do not count: {quantity}.</translation>
    </message>
    <message>
        <source>Không tính ngày nghỉ hằng tuần: {days}.</source>
        <translation>The weekend does not count: {days}.</translation>
    </message>
    <message>
        <source>Không tính giờ nghỉ trưa {name}.</source>
        <translation>The lunch break does not count: {name}.</translation>
    </message>
    <message>
        <source>Không tính {day}: {name}.</source>
        <translation>{day} does not count: {name}.</translation>
    </message>
    <message>
        <source>Có tính {day}: {name}.</source>
        <translation>{day} counts: {name}.</translation>
    </message>
    <message>
        <source>Ngày cuối của thời hạn, {day}, là ngày nghỉ ({name}), nên kết thúc vào cuối ngày làm việc tiếp theo ({basis}).</source>
        <translation>The last day of the term, {day}, is a day off ({name}), so it ends with the next working day ({basis}).</translation>
    </message>
    <message>
        <source>Ngày cuối của thời hạn, {day}, là ngày nghỉ, nên kết thúc vào cuối ngày làm việc tiếp theo ({basis}).</source>
        <translation>The last day of the term, {day}, is a day off, so it ends with the next working day ({basis}).</translation>
    </message>
    <message>
        <source>Lịch nghỉ năm {quantity} chưa được công bố trong hệ thống; ngày hẹn có thể thay đổi khi có lịch chính thức.</source>
        <translation>The days off of {quantity} are not published in the system yet; the promise may move once they are.</translation>
    </message>
    <message>
        <source>Hẹn trả kết quả: {at}.</source>
        <translation>The result is promised for {at}.</translation>
    </message>
    <message>
        <source>Không nêu giờ tiếp nhận, nên tính như tiếp nhận vào cuối ngày làm việc.</source>
        <translation>No hour of receipt was given, so it counts as received at the end of the working day.</translation>
    </message>
    <message>
        <source>trường hợp</source>
        <translation>case</translation>
    </message>
    <message>
        <source>tên</source>
        <translation>name</translation>
    </message>
    <message>
        <source>Cách nộp</source>
        <translation>Way of filing</translation>
    </message>
    <message>
        <source>Người nộp</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>họ tên</source>
        <translation>full name</translation>
    </message>
    <message>
        <source>số định danh</source>
        <translation>id number</translation>
    </message>
    <message>
        <source>ngày sinh</source>
        <translation>born</translation>
    </message>
    <message>
        <source>giới tính</source>
        <translation>sex</translation>
    </message>
    <message>
        <source>nơi cư trú</source>
        <translation>residence</translation>
    </message>
    <message>
        <source>điện thoại</source>
        <translation>phone</translation>
    </message>
    <message>
        <source>phiên bản</source>
        <translation>version</translation>
    </message>
    <message>
        <source>Tiếp nhận lúc</source>
        <translation>Received at</translation>
    </message>
    <message>
        <source>Hẹn trả lúc</source>
        <translation>Due at</translation>
    </message>
    <message>
        <source>Giấy tờ</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>mã thành phần</source>
        <translation>code of the paper</translation>
    </message>
    <message>
        <source>tình trạng</source>
        <translation>state</translation>
    </message>
    <message>
        <source>bản chính</source>
        <translation>originals</translation>
    </message>
    <message>
        <source>bản sao</source>
        <translation>copies</translation>
    </message>
    <message>
        <source>Phí, lệ phí</source>
        <translation>Fees and charges</translation>
    </message>
    <message>
        <source>Tổng phí</source>
        <translation>Total fee</translation>
    </message>
    <message>
        <source>loại</source>
        <translation>kind</translation>
    </message>
    <message>
        <source>số tiền</source>
        <translation>amount</translation>
    </message>
    <message>
        <source>căn cứ</source>
        <translation>legal basis</translation>
    </message>
    <message>
        <source>Thanh toán</source>
        <translation>Payment</translation>
    </message>
    <message>
        <source>cách thu</source>
        <translation>way of paying</translation>
    </message>
    <message>
        <source>mã thanh toán</source>
        <translation>payment code</translation>
    </message>
    <message>
        <source>Biên lai</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>số biên lai</source>
        <translation>receipt number</translation>
    </message>
    <message>
        <source>phiếu thu tạm</source>
        <translation>temporary receipt</translation>
    </message>
    <message>
        <source>mẫu số</source>
        <translation>form number</translation>
    </message>
    <message>
        <source>Đơn vị thu</source>
        <translation>Collecting unit</translation>
    </message>
    <message>
        <source>Người nộp tiền</source>
        <translation>Payer</translation>
    </message>
    <message>
        <source>mã số thuế</source>
        <translation>tax number</translation>
    </message>
    <message>
        <source>địa chỉ</source>
        <translation>address</translation>
    </message>
    <message>
        <source>Tài khoản thu</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>Danh mục thủ tục</source>
        <translation>Procedure catalogue</translation>
    </message>
    <message>
        <source>Lịch làm việc</source>
        <translation>Working calendar</translation>
    </message>
    <message>
        <source>Mẫu giấy</source>
        <translation>Forms</translation>
    </message>
    <message>
        <source>Máy in</source>
        <translation>Printers</translation>
    </message>
    <message>
        <source>cơ quan chủ quản</source>
        <translation>parent agency</translation>
    </message>
    <message>
        <source>tên đơn vị</source>
        <translation>name of the office</translation>
    </message>
    <message>
        <source>địa danh</source>
        <translation>place</translation>
    </message>
    <message>
        <source>số BIN ngân hàng</source>
        <translation>bank number (BIN)</translation>
    </message>
    <message>
        <source>ngân hàng</source>
        <translation>bank</translation>
    </message>
    <message>
        <source>số tài khoản</source>
        <translation>account number</translation>
    </message>
    <message>
        <source>mẫu biên lai</source>
        <translation>receipt form</translation>
    </message>
    <message>
        <source>ký hiệu biên lai</source>
        <translation>receipt symbol</translation>
    </message>
    <message>
        <source>trang theo dõi hồ sơ</source>
        <translation>page to follow a dossier</translation>
    </message>
    <message>
        <source>kết quả phải ký số</source>
        <translation>results have to be signed</translation>
    </message>
    <message>
        <source>chủ tài khoản</source>
        <translation>account holder</translation>
    </message>
    <message>
        <source>từ ngày</source>
        <translation>from</translation>
    </message>
    <message>
        <source>đến hết ngày</source>
        <translation>until</translation>
    </message>
    <message>
        <source>thủ tục</source>
        <translation>procedures</translation>
    </message>
    <message>
        <source>chi nhánh</source>
        <translation>branches</translation>
    </message>
    <message>
        <source>số hiệu</source>
        <translation>version</translation>
    </message>
    <message>
        <source>năm đã công bố</source>
        <translation>announced years</translation>
    </message>
    <message>
        <source>mức thu</source>
        <translation>amount</translation>
    </message>
    <message>
        <source>máy in</source>
        <translation>printer</translation>
    </message>
    <message>
        <source>kiểu máy in</source>
        <translation>printer model</translation>
    </message>
    <message>
        <source>khổ giấy (điểm)</source>
        <translation>paper width (dots)</translation>
    </message>
    <message>
        <source>máy in dự phòng</source>
        <translation>second printer</translation>
    </message>
    <message>
        <source>kiểu máy in dự phòng</source>
        <translation>model of the second printer</translation>
    </message>
    <message>
        <source>mọi quầy</source>
        <translation>every counter</translation>
    </message>
    <message>
        <source>riêng quầy</source>
        <translation>one counter’s own</translation>
    </message>
    <message>
        <source>đã thay</source>
        <translation>replaced</translation>
    </message>
    <message>
        <source>có gói mới hơn</source>
        <translation>a newer one came</translation>
    </message>
    <message>
        <source>không nhận</source>
        <translation>declined</translation>
    </message>
    <message>
        <source>bị từ chối</source>
        <translation>refused</translation>
    </message>
    <message>
        <source>từ thành phố</source>
        <translation>from the city</translation>
    </message>
    <message>
        <source>từ tệp</source>
        <translation>from a file</translation>
    </message>
    <message>
        <source>thứ tự hoặc cách ghi khác</source>
        <translation>another order, or written otherwise</translation>
    </message>
    <message>
        <source>(không có)</source>
        <translation>(nothing)</translation>
    </message>
    <message>
        <source>(bỏ)</source>
        <translation>(removed)</translation>
    </message>
    <message>
        <source>Gói số {n}  ·  thay đổi: {count}  ·  nhận trước {until}</source>
        <translation>Bundle {n}  ·  changes: {count}  ·  to be taken before {until}</translation>
    </message>
    <message>
        <source>Gói số {n}</source>
        <translation>Bundle {n}</translation>
    </message>
    <message>
        <source>Tệp không nhận được</source>
        <translation>A file that was not taken</translation>
    </message>
    <message>
        <source>Hệ thống</source>
        <translation>The program by itself</translation>
    </message>
    <message>
        <source>Khoản thu</source>
        <translation>Fee line</translation>
    </message>
    <message>
        <source>Bằng chữ</source>
        <translation>In words</translation>
    </message>
    <message>
        <source>Thu lúc</source>
        <translation>Taken at</translation>
    </message>
    <message>
        <source>Người thu</source>
        <translation>Taken by</translation>
    </message>
    <message>
        <source>ký hiệu</source>
        <translation>sign</translation>
    </message>
    <message>
        <source>số</source>
        <translation>number</translation>
    </message>
    <message>
        <source>Bộ mẫu</source>
        <translation>Set of forms</translation>
    </message>
    <message>
        <source>Số phiếu</source>
        <translation>Number of the sheet</translation>
    </message>
    <message>
        <source>Máy trạm</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>Người lập</source>
        <translation>Made by</translation>
    </message>
    <message>
        <source>Còn thiếu</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>lý do</source>
        <translation>reason</translation>
    </message>
    <message>
        <source>Yêu cầu lúc</source>
        <translation>Asked at</translation>
    </message>
    <message>
        <source>Từ chối lúc</source>
        <translation>Refused at</translation>
    </message>
    <message>
        <source>Đính chính lúc</source>
        <translation>Corrected at</translation>
    </message>
    <message>
        <source>Nhận tiền lúc</source>
        <translation>Money received at</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>thành phố không nhận nội dung</source>
        <translation>the city does not accept the content</translation>
    </message>
    <message>
        <source>mã</source>
        <translation>code</translation>
    </message>
    <message>
        <source>Tiền mặt tăng sau khi đã đưa mã QR</source>
        <translation>More cash after a QR code was shown</translation>
    </message>
    <message>
        <source>từ 3 lượt trong ngày và gấp đôi tỷ lệ 4 tuần trước của quầy</source>
        <translation>3 or more in the day, and twice the counter’s share of the last 4 weeks</translation>
    </message>
    <message>
        <source>Hủy biên lai cuối ca</source>
        <translation>Receipts voided at the end of a shift</translation>
    </message>
    <message>
        <source>trong 15 phút cuối trước khi chốt</source>
        <translation>within 15 minutes before closing</translation>
    </message>
    <message>
        <source>Một người từ chối nhiều</source>
        <translation>One person refuses many</translation>
    </message>
    <message>
        <source>từ 3 lượt và gấp đôi tỷ lệ của những người khác trong 4 tuần</source>
        <translation>3 or more, and twice the share of the others in 4 weeks</translation>
    </message>
    <message>
        <source>In lại giấy đã in được</source>
        <translation>Printed again what had come out</translation>
    </message>
    <message>
        <source>từ 3 bản trong ngày của một người, bản trước đã in xong</source>
        <translation>3 or more in a day by one person, the last one having come out</translation>
    </message>
    <message>
        <source>Yêu cầu bổ sung lần hai trở lên</source>
        <translation>A second supplement or more</translation>
    </message>
    <message>
        <source>luật cho mỗi hồ sơ một lần thông báo đầy đủ</source>
        <translation>the law allows one full notice for each dossier</translation>
    </message>
    <message>
        <source>Ca để mở qua ngày</source>
        <translation>Shift left open overnight</translation>
    </message>
    <message>
        <source>chốt vào một ngày sau</source>
        <translation>closed on a later day</translation>
    </message>
    <message>
        <source>đúng</source>
        <translation>right</translation>
    </message>
    <message>
        <source>có lỗi</source>
        <translation>fault</translation>
    </message>
    <message>
        <source>, so với {share}</source>
        <translation>, against {share}</translation>
    </message>
    <message>
        <source>Mọi màn hình</source>
        <translation>Every screen</translation>
    </message>
    <message>
        <source>Chỉ khi diễn tập</source>
        <translation>In a drill only</translation>
    </message>
    <message>
        <source>đủ tiền</source>
        <translation>in full</translation>
    </message>
    <message>
        <source>còn thiếu</source>
        <translation>still missing</translation>
    </message>
    <message>
        <source>thừa, phải trả lại</source>
        <translation>too much, to be given back</translation>
    </message>
    <message>
        <source>nộp lần hai, phải trả lại</source>
        <translation>paid a second time, to be given back</translation>
    </message>
    <message>
        <source>chia cho nhiều hồ sơ</source>
        <translation>split over several dossiers</translation>
    </message>
    <message>
        <source>yêu cầu đã hủy, phải trả lại</source>
        <translation>cancelled, to be given back</translation>
    </message>
    <message>
        <source>không phải của quầy</source>
        <translation>not this counter’s</translation>
    </message>
    <message numerus="yes">
        <source>Tiền chưa khớp: %n</source>
        <translation>
            <numerusform>Unmatched money: %n</numerusform>
            <numerusform>Unmatched money: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>
Đã hoàn tác, {decided_name}: {reason}</source>
        <translation>
Undone, {decided_name}: {reason}</translation>
    </message>
    <message>
        <source>{amount}  ·  {age}  ·  {booked_at:%H:%M %d/%m}{why}
“{text}”{undone}</source>
        <translation>{amount}  ·  {age}  ·  {booked_at:%H:%M %d/%m}{why}
“{text}”{undone}</translation>
    </message>
    <message>
        <source>  ·  còn hồ sơ khác cũng giống</source>
        <translation>  ·  another dossier fits as well</translation>
    </message>
    <message>
        <source>{dossier_code}  ·  còn {rest}
{words}  ·  cách {apart}{alone}</source>
        <translation>{dossier_code}  ·  still owing {rest}
{words}  ·  {apart} apart{alone}</translation>
    </message>
    <message>
        <source>ca {name}</source>
        <translation>shift {name}</translation>
    </message>
    <message>
        <source>chưa chốt</source>
        <translation>not closed</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>At</translation>
    </message>
    <message>
        <source>Việc</source>
        <translation>Act</translation>
    </message>
    <message>
        <source>Số tiền</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Người làm</source>
        <translation>By</translation>
    </message>
    <message>
        <source>Ca</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Sổ</source>
        <translation>Book</translation>
    </message>
    <message>
        <source>Đếm</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>Lệch</source>
        <translation>Gap</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Căn cứ (điều, khoản, văn bản)</source>
        <translation>Legal basis (article, clause, text)</translation>
    </message>
    <message>
        <source>Chuyển xử lý, lập phiếu bàn giao</source>
        <translation>Forward, with a hand-over list</translation>
    </message>
    <message>
        <source>Đơn vị ký nhận hồ sơ</source>
        <translation>The unit signs for the dossier</translation>
    </message>
    <message>
        <source>Người nhận</source>
        <translation>Receiver</translation>
    </message>
    <message>
        <source>Đơn vị xong bước này, chuyển bước sau</source>
        <translation>The unit is done, next step</translation>
    </message>
    <message>
        <source>Ghi chú (có thể bỏ trống)</source>
        <translation>Note (may stay empty)</translation>
    </message>
    <message>
        <source>Nhận đủ giấy tờ bổ sung</source>
        <translation>All papers asked for are here</translation>
    </message>
    <message>
        <source>Ghi nhận đã thực hiện nghĩa vụ tài chính</source>
        <translation>The financial obligation has been met</translation>
    </message>
    <message>
        <source>Số chứng từ đã nộp</source>
        <translation>Number of the proof of payment</translation>
    </message>
    <message>
        <source>Có kết quả đã ký</source>
        <translation>The signed result is here</translation>
    </message>
    <message>
        <source>Loại kết quả</source>
        <translation>Kind of result</translation>
    </message>
    <message>
        <source>Số, ký hiệu</source>
        <translation>Number, sign</translation>
    </message>
    <message>
        <source>Ngày ban hành (ngày/tháng/năm)</source>
        <translation>Issued on (day/month/year)</translation>
    </message>
    <message>
        <source>Người ký</source>
        <translation>Signed by</translation>
    </message>
    <message>
        <source>Trích yếu (có thể bỏ trống)</source>
        <translation>Summary (may stay empty)</translation>
    </message>
    <message>
        <source>Trả kết quả</source>
        <translation>Return the result</translation>
    </message>
    <message>
        <source>Cách trả: 1 tại quầy · 2 bưu chính · 3 điện tử</source>
        <translation>Way: 1 at the counter · 2 by post · 3 electronic</translation>
    </message>
    <message>
        <source>Số vận đơn (bưu chính)</source>
        <translation>Tracking number (by post)</translation>
    </message>
    <message>
        <source>Đã nhắc công dân nhận kết quả</source>
        <translation>The citizen was reminded of the result</translation>
    </message>
    <message>
        <source>Đã nhắc thế nào</source>
        <translation>How they were reminded</translation>
    </message>
    <message>
        <source>Yêu cầu bổ sung giấy tờ</source>
        <translation>Supplement wanted</translation>
    </message>
    <message>
        <source>Số thứ tự giấy tờ trong danh mục, ví dụ 1, 3</source>
        <translation>Numbers of the papers in the list, for example 1, 3</translation>
    </message>
    <message>
        <source>Căn cứ (bắt buộc từ lần thứ hai)</source>
        <translation>Legal basis (required from the second time on)</translation>
    </message>
    <message>
        <source>Yêu cầu nghĩa vụ tài chính (cơ quan khác thu)</source>
        <translation>Ask for a financial obligation (another agency collects)</translation>
    </message>
    <message>
        <source>Cơ quan thông báo</source>
        <translation>Agency that gave notice</translation>
    </message>
    <message>
        <source>Số, ngày thông báo</source>
        <translation>Number and day of the notice</translation>
    </message>
    <message>
        <source>Xin lỗi và hẹn lại (một lần)</source>
        <translation>Apologise and promise anew (once)</translation>
    </message>
    <message>
        <source>Hẹn thêm bao nhiêu ngày làm việc</source>
        <translation>How many working days more</translation>
    </message>
    <message>
        <source>Không cần xin lỗi: sẽ trả đúng hẹn</source>
        <translation>No apology needed: it will be on time</translation>
    </message>
    <message>
        <source>Đính chính thông tin người nộp, cấp lại giấy hẹn</source>
        <translation>Correct the applicant, issue the slip anew</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Số định danh</source>
        <translation>Id number</translation>
    </message>
    <message>
        <source>Địa chỉ</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Số điện thoại</source>
        <translation>Phone number</translation>
    </message>
    <message>
        <source>Cơ quan có thẩm quyền đã nhận hồ sơ (nộp ngoài nơi giải quyết)</source>
        <translation>The competent agency has received it (filed elsewhere)</translation>
    </message>
    <message>
        <source>Cơ quan nhận</source>
        <translation>Receiving agency</translation>
    </message>
    <message>
        <source>Lúc (giờ:phút ngày/tháng/năm)</source>
        <translation>At (hour:minute day/month/year)</translation>
    </message>
    <message>
        <source>Bỏ tệp số hóa sai (giấy tờ chờ số hóa lại)</source>
        <translation>Drop a wrong scan (the paper waits to be digitised again)</translation>
    </message>
    <message>
        <source>Số thứ tự giấy tờ trong danh mục, hoặc KQ (kết quả)</source>
        <translation>Number of the paper in the list, or KQ (the result)</translation>
    </message>
    <message>
        <source>Công dân rút hồ sơ</source>
        <translation>The citizen withdraws</translation>
    </message>
    <message>
        <source>Từ chối giải quyết</source>
        <translation>Refuse the dossier</translation>
    </message>
    <message>
        <source>Dừng giải quyết</source>
        <translation>Stop the dossier</translation>
    </message>
    <message>
        <source>Hủy</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>In lại</source>
        <translation>Reprint</translation>
    </message>
    <message>
        <source>Sửa</source>
        <translation>Correction</translation>
    </message>
    <message>
        <source>Ngoại lệ</source>
        <translation>Exception</translation>
    </message>
    <message>
        <source>Bổ sung</source>
        <translation>Supplement</translation>
    </message>
    <message>
        <source>tiền mặt</source>
        <translation>cash</translation>
    </message>
    <message>
        <source>mã QR</source>
        <translation>QR code</translation>
    </message>
    <message>
        <source>● tiền mặt  ■ mã QR  ◆ chuyển khoản  ✕ hủy  ▼ hoàn trả  + in lại  ★ sửa  ▲ ngoại lệ  ↓ bổ sung</source>
        <translation>● cash  ■ QR code  ◆ transfer  ✕ void  ▼ refund  + reprint  ★ correction  ▲ exception  ↓ supplement</translation>
    </message>
    <message>
        <source>Nghìn đồng, đếm được trừ sổ: trên vạch là thừa, dưới vạch là thiếu</source>
        <translation>Thousand đồng, counted less book: above the line too much, below it too little</translation>
    </message>
    <message>
        <source>Nghìn đồng mỗi ngày: ● tiền mặt (nét liền)  ■ mã QR (nét gạch)  ◆ chuyển khoản (nét chấm)</source>
        <translation>Thousand đồng a day: ● cash (solid)  ■ QR code (dashed)  ◆ transfer (dotted)</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Tiền mặt</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>Mã QR</source>
        <translation>QR code</translation>
    </message>
    <message>
        <source>Chuyển khoản</source>
        <translation>Bank transfer</translation>
    </message>
    <message>
        <source>{day}  ·  hôm nay</source>
        <translation>{day}  ·  today</translation>
    </message>
    <message numerus="yes">
        <source>và %n hồ sơ nữa, có trong phiếu của nhóm</source>
        <translation>
            <numerusform>and %n more dossier, on the group’s sheet</numerusform>
            <numerusform>and %n more dossiers, on the group’s sheet</numerusform>
        </translation>
    </message>
    <message>
        <source>Không phải nộp phí</source>
        <translation>No fee to pay</translation>
    </message>
    <message>
        <source>● Chờ ngân hàng báo có cho cả nhóm; biên lai in sau</source>
        <translation>● The bank is awaited for the whole group; receipts are printed later</translation>
    </message>
    <message numerus="yes">
        <source>%n biên lai</source>
        <translation>
            <numerusform>%n receipt</numerusform>
            <numerusform>%n receipts</numerusform>
        </translation>
    </message>
    <message>
        <source>  ·  trả lại {change}</source>
        <translation>  ·  change {change}</translation>
    </message>
    <message>
        <source>✓ Không phải nộp phí; tiền đã nhận sẽ hoàn</source>
        <translation>✓ No fee is due; what came will be given back</translation>
    </message>
    <message>
        <source>● Chờ ngân hàng báo có; biên lai in sau</source>
        <translation>● Waiting for the bank; the receipt follows</translation>
    </message>
    <message>
        <source>Biên lai {receipt_number}</source>
        <translation>Receipt {receipt_number}</translation>
    </message>
    <message numerus="yes">
        <source>Người nộp  {name}  ·  %n hồ sơ</source>
        <translation>
            <numerusform>Applicant  {name}  ·  %n dossier</numerusform>
            <numerusform>Applicant  {name}  ·  %n dossiers</numerusform>
        </translation>
    </message>
    <message>
        <source>nếu có</source>
        <translation>if any</translation>
    </message>
    <message>
        <source>xuất trình</source>
        <translation>to be shown</translation>
    </message>
    <message>
        <source>{originals} bản chính</source>
        <translation>originals: {originals}</translation>
    </message>
    <message numerus="yes">
        <source>%n bản sao</source>
        <translation>
            <numerusform>copies: %n</numerusform>
            <numerusform>copies: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>T: thay thế</source>
        <translation>T: substitute</translation>
    </message>
    <message>
        <source> (bản in lại {copy})</source>
        <translation> (reprint {copy})</translation>
    </message>
    <message>
        <source>Đã in chưa?  {paper} {number}{copy}  ·  gửi máy in lúc {printed_at:%H:%M %d/%m}</source>
        <translation>Was it printed?  {paper} {number}{copy}  ·  sent to the printer at {printed_at:%H:%M %d/%m}</translation>
    </message>
    <message>
        <source>  ·  hồ sơ {dossier_code}</source>
        <translation>  ·  dossier {dossier_code}</translation>
    </message>
    <message>
        <source>tiền giữ nguyên, biên lai viết lại</source>
        <translation>the money stays, the receipt is written anew</translation>
    </message>
    <message numerus="yes">
        <source>Chờ trả lại: %n</source>
        <translation>
            <numerusform>To be given back: %n</numerusform>
            <numerusform>To be given back: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Hủy biên lai</source>
        <translation>Void receipt</translation>
    </message>
    <message>
        <source>Hoàn trả</source>
        <translation>Refund</translation>
    </message>
    <message>
        <source>  ·  biên lai {receipt_number}</source>
        <translation>  ·  receipt {receipt_number}</translation>
    </message>
    <message numerus="yes">
        <source>Thấy %n máy quét.</source>
        <translation>
            <numerusform>%n scanner found.</numerusform>
            <numerusform>%n scanners found.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nộp hai lần</source>
        <translation>Paid twice</translation>
    </message>
    <message>
        <source>Nộp thừa</source>
        <translation>Paid too much</translation>
    </message>
    <message>
        <source>Thu tiền mặt sau khi đã đưa mã QR</source>
        <translation>Cash after a QR code was shown</translation>
    </message>
    <message>
        <source>Tiền về không có hồ sơ</source>
        <translation>Money without a dossier</translation>
    </message>
    <message>
        <source>Tiền vào tài khoản khác của đơn vị</source>
        <translation>Money into another account of the office</translation>
    </message>
    <message>
        <source>Đã đưa mã, chưa thấy tiền</source>
        <translation>Code shown, no money seen</translation>
    </message>
    <message>
        <source>Tiền đã khớp, hồ sơ chưa tiếp nhận</source>
        <translation>Money matched, dossier not yet received</translation>
    </message>
    <message numerus="yes">
        <source>Tiền cần xem lại: %n</source>
        <translation>
            <numerusform>Money to look at: %n</numerusform>
            <numerusform>Money to look at: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>chờ duyệt</source>
        <translation>waiting for approval</translation>
    </message>
    <message>
        <source>đang dùng</source>
        <translation>in use</translation>
    </message>
    <message>
        <source>không dùng</source>
        <translation>not in use</translation>
    </message>
    <message>
        <source>chuyển khoản</source>
        <translation>transfer</translation>
    </message>
    <message>
        <source>mọi thủ tục</source>
        <translation>every procedure</translation>
    </message>
    <message>
        <source>·  {told}  ·  tài khoản của đơn vị
{holder}  ·  {serves}</source>
        <translation>·  {told}  ·  account of the office
{holder}  ·  {serves}</translation>
    </message>
    <message>
        <source> đến {valid_to:%d/%m/%Y}</source>
        <translation> to {valid_to:%d/%m/%Y}</translation>
    </message>
    <message>
        <source>  ·  duyệt: {approver}</source>
        <translation>  ·  approved: {approver}</translation>
    </message>
    <message>
        <source>·  {code} bản {version}  ·  {told}  ·  {kind}
{holder}  ·  {serves}{where}  ·  từ {valid_from:%d/%m/%Y}{until}
lập: {author} ({reason}){signed}</source>
        <translation>·  {code} version {version}  ·  {told}  ·  {kind}
{holder}  ·  {serves}{where}  ·  from {valid_from:%d/%m/%Y}{until}
made by: {author} ({reason}){signed}</translation>
    </message>
    <message numerus="yes">
        <source>{mark} %n số còn để trống, chưa nhập hay khai</source>
        <translation>
            <numerusform>{mark} %n number still open, neither entered nor accounted for</numerusform>
            <numerusform>{mark} %n numbers still open, neither entered nor accounted for</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Đã khai %n số</source>
        <translation>
            <numerusform>%n number accounted for</numerusform>
            <numerusform>%n numbers accounted for</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{mark} Đã lập bộ {number}, %n tờ; đang in</source>
        <translation>
            <numerusform>{mark} Kit {number} made, %n sheet; printing</numerusform>
            <numerusform>{mark} Kit {number} made, %n sheets; printing</numerusform>
        </translation>
    </message>
    <message>
        <source>còn trống</source>
        <translation>open</translation>
    </message>
    <message>
        <source>chưa có</source>
        <translation>none yet</translation>
    </message>
    <message>
        <source>■ quá hạn</source>
        <translation>■ late</translation>
    </message>
    <message>
        <source>▲ hẹn hôm nay</source>
        <translation>▲ due today</translation>
    </message>
    <message>
        <source>● sắp đến hạn</source>
        <translation>● soon due</translation>
    </message>
    <message>
        <source>▲ bước đã quá hạn</source>
        <translation>▲ step is late</translation>
    </message>
    <message>
        <source>▲ chờ ký</source>
        <translation>▲ to sign</translation>
    </message>
    <message>
        <source>đã gửi</source>
        <translation>sent</translation>
    </message>
    <message>
        <source>không cần</source>
        <translation>not needed</translation>
    </message>
    <message>
        <source>✓ đã giải quyết</source>
        <translation>✓ solved</translation>
    </message>
    <message>
        <source>■ chưa giải quyết được</source>
        <translation>■ could not be solved</translation>
    </message>
    <message>
        <source>Tại quầy</source>
        <translation>At the counter</translation>
    </message>
    <message numerus="yes">
        <source>Tất cả: %n</source>
        <translation>
            <numerusform>All: %n</numerusform>
            <numerusform>All: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n phiếu xin lỗi chờ ký</source>
        <translation>
            <numerusform>%n apology waits for a signature</numerusform>
            <numerusform>%n apologies wait for a signature</numerusform>
        </translation>
    </message>
    <message>
        <source> (phối hợp)</source>
        <translation> (coordinating)</translation>
    </message>
    <message>
        <source>quá hạn</source>
        <translation>late</translation>
    </message>
    <message>
        <source>✓ Không có gì chờ.</source>
        <translation>✓ Nothing waits.</translation>
    </message>
    <message>
        <source>{head}
{theirs} đề nghị làm tiếp hồ sơ này; hiện đang ở {ours}{note}</source>
        <translation>{head}
{theirs} proposes to go on with this dossier; it is now with {ours}{note}</translation>
    </message>
    <message>
        <source>{head}
Tại quầy: {ours}  ≠  thành phố: {theirs}{note}</source>
        <translation>{head}
This counter: {ours}  ≠  city: {theirs}{note}</translation>
    </message>
    <message>
        <source>  ·  danh mục cho phép: {extension}</source>
        <translation>  ·  the catalogue allows: {extension}</translation>
    </message>
    <message>
        <source>{code}  {masked_name}  ·  hẹn {due_at}  ·  gửi chậm nhất {leave_by}
{procedure}  ·  {holder}{extension}</source>
        <translation>{code}  {masked_name}  ·  due {due_at}  ·  to be sent by {leave_by}
{procedure}  ·  {holder}{extension}</translation>
    </message>
    <message>
        <source>{code}  {masked_name}  ·  đã hẹn {old_due_at}  →  theo lịch {calendar_version}: {new_due_at}</source>
        <translation>{code}  {masked_name}  ·  promised {old_due_at}  →  by calendar {calendar_version}: {new_due_at}</translation>
    </message>
    <message>
        <source>từ {valid_from:%d/%m/%Y}</source>
        <translation>from {valid_from:%d/%m/%Y}</translation>
    </message>
    <message>
        <source>lịch ban đầu</source>
        <translation>first calendar</translation>
    </message>
    <message>
        <source>đang dùng  ·  </source>
        <translation>in use  ·  </translation>
    </message>
    <message>
        <source>  ·  lập: {author} ({reason})</source>
        <translation>  ·  made by: {author} ({reason})</translation>
    </message>
    <message>
        <source>  ·  ▲ chờ duyệt</source>
        <translation>  ·  ▲ waiting for approval</translation>
    </message>
    <message numerus="yes">
        <source>%n giấy tờ chờ số hóa</source>
        <translation>
            <numerusform>%n paper to digitise</numerusform>
            <numerusform>%n papers to digitise</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Đang nhận trang… đã có %n</source>
        <translation>
            <numerusform>Receiving pages… %n so far</numerusform>
            <numerusform>Receiving pages… %n so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trang để dành cho giấy tờ sau</source>
        <translation>
            <numerusform>%n page kept for the next paper</numerusform>
            <numerusform>%n pages kept for the next paper</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trang. Đếm trên giấy, ghi số trang rồi Enter.</source>
        <translation>
            <numerusform>%n page. Count the paper, type its number of pages, Enter.</numerusform>
            <numerusform>%n pages. Count the paper, type its number of pages, Enter.</numerusform>
        </translation>
    </message>
    <message>
        <source>trang trắng</source>
        <translation>blank page</translation>
    </message>
    <message>
        <source>lệch {skew:.1f}°</source>
        <translation>skew {skew:.1f}°</translation>
    </message>
    <message>
        <source>đen trắng</source>
        <translation>black and white</translation>
    </message>
    <message>
        <source>● dự thảo, chờ người thứ hai ký</source>
        <translation>● draft, waits for a second signature</translation>
    </message>
    <message>
        <source>▲ đã ký, chờ lãnh đạo công khai</source>
        <translation>▲ signed, waits for the head</translation>
    </message>
    <message>
        <source>✓ đã công khai</source>
        <translation>✓ disclosed</translation>
    </message>
    <message numerus="yes">
        <source>%n giờ</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lượt chậm</source>
        <translation>
            <numerusform>%n delay</numerusform>
            <numerusform>%n delays</numerusform>
        </translation>
    </message>
    <message>
        <source>có</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>không</source>
        <translation>no</translation>
    </message>
    <message>
        <source>Bản {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>lập: {name}</source>
        <translation>made by: {name}</translation>
    </message>
    <message>
        <source>ký: {name}</source>
        <translation>signed: {name}</translation>
    </message>
    <message>
        <source>công khai: {name} {at:%d/%m/%Y}</source>
        <translation>disclosed: {name} {at:%d/%m/%Y}</translation>
    </message>
    <message>
        <source>thay bản trước: {reason}</source>
        <translation>replaces the last one: {reason}</translation>
    </message>
    <message>
        <source>bị trả lại – {returned}</source>
        <translation>sent back – {returned}</translation>
    </message>
    <message>
        <source>Tiếp nhận hồ sơ</source>
        <translation>Dossier received</translation>
    </message>
    <message>
        <source>Nhận bổ sung</source>
        <translation>Supplement received</translation>
    </message>
    <message>
        <source>Yêu cầu nghĩa vụ tài chính</source>
        <translation>Financial obligation asked</translation>
    </message>
    <message>
        <source>Đã thực hiện nghĩa vụ tài chính</source>
        <translation>Financial obligation met</translation>
    </message>
    <message>
        <source>Chuyển xử lý</source>
        <translation>Forwarded</translation>
    </message>
    <message>
        <source>Chuyển bước</source>
        <translation>Passed on</translation>
    </message>
    <message>
        <source>Có kết quả</source>
        <translation>Result ready</translation>
    </message>
    <message>
        <source>Dùng lại tệp</source>
        <translation>File used again</translation>
    </message>
    <message>
        <source>Bỏ tệp số hóa</source>
        <translation>Scan dropped</translation>
    </message>
    <message>
        <source>Nhắc nhận kết quả</source>
        <translation>Reminded of the result</translation>
    </message>
    <message>
        <source>Từ chối</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Rút hồ sơ</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>Xin lỗi và hẹn lại</source>
        <translation>Apology, promised anew</translation>
    </message>
    <message>
        <source>Trả lời vướng mắc</source>
        <translation>Difficulty answered</translation>
    </message>
    <message>
        <source>Dự thảo xin lỗi</source>
        <translation>Apology drafted</translation>
    </message>
    <message>
        <source>Không cần xin lỗi</source>
        <translation>No apology needed</translation>
    </message>
    <message>
        <source>Đính chính</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>Cơ quan có thẩm quyền nhận hồ sơ</source>
        <translation>The competent agency has the dossier</translation>
    </message>
    <message>
        <source>Dời ngày hẹn theo lịch</source>
        <translation>Due date moved by the calendar</translation>
    </message>
    <message>
        <source>Thành phố báo tình trạng</source>
        <translation>The city told the state</translation>
    </message>
    <message>
        <source>Cấp mã chính thức</source>
        <translation>Real code given</translation>
    </message>
    <message>
        <source>Trả lời thành phố: theo quầy</source>
        <translation>Answer to the city: as we say</translation>
    </message>
    <message>
        <source>Trả lời thành phố: theo thành phố</source>
        <translation>Answer to the city: as the city says</translation>
    </message>
    <message>
        <source>Quầy giữ hồ sơ, không chuyển</source>
        <translation>This counter keeps the dossier</translation>
    </message>
    <message>
        <source>Chuyển nơi làm tiếp</source>
        <translation>Goes on elsewhere</translation>
    </message>
    <message numerus="yes">
        <source>{paper}{version}  ·  đã in %n lần</source>
        <translation>
            <numerusform>{paper}{version}  ·  printed %n time</numerusform>
            <numerusform>{paper}{version}  ·  printed %n times</numerusform>
        </translation>
    </message>
    <message>
        <source>Quá hẹn trả</source>
        <translation>Was due</translation>
    </message>
    <message>
        <source>Hẹn trả</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>đã quá hạn bước</source>
        <translation>step is late</translation>
    </message>
    <message>
        <source>hạn bước</source>
        <translation>step due</translation>
    </message>
    <message>
        <source>Đang ở {unit}: {step}</source>
        <translation>With {unit}: {step}</translation>
    </message>
    <message>
        <source>Tổng {fee_total}</source>
        <translation>Total {fee_total}</translation>
    </message>
    <message numerus="yes">
        <source> · ✓ số hóa %n trang{signed}</source>
        <translation>
            <numerusform> · ✓ digitised, %n page{signed}</numerusform>
            <numerusform> · ✓ digitised, %n pages{signed}</numerusform>
        </translation>
    </message>
    <message>
        <source> · ▲ chưa số hóa (F7)</source>
        <translation> · ▲ not digitised (F7)</translation>
    </message>
    <message>
        <source>
Kết quả: {kind} số {number}{file}</source>
        <translation>
Result: {kind} no. {number}{file}</translation>
    </message>
    <message>
        <source>
Thành phố: {words}, báo lúc {city_status_at:%H:%M %d/%m/%Y}</source>
        <translation>
City: {words}, told at {city_status_at:%H:%M %d/%m/%Y}</translation>
    </message>
    <message>
        <source>
Đang ở: {unit} – {step}, hạn bước {due_at}</source>
        <translation>
With: {unit} – {step}, step due {due_at}</translation>
    </message>
    <message>
        <source> (bản {version})</source>
        <translation> (version {version})</translation>
    </message>
    <message>
        <source>● chờ gửi</source>
        <translation>● to send</translation>
    </message>
    <message>
        <source>✓ đã nhận</source>
        <translation>✓ received</translation>
    </message>
    <message>
        <source>■ bị từ chối</source>
        <translation>■ refused</translation>
    </message>
    <message>
        <source>▲ để riêng</source>
        <translation>▲ set aside</translation>
    </message>
    <message>
        <source>● chờ ngân hàng</source>
        <translation>● awaiting bank</translation>
    </message>
    <message>
        <source>▲ còn thiếu</source>
        <translation>▲ still missing</translation>
    </message>
    <message>
        <source>✓ đã thu</source>
        <translation>✓ paid</translation>
    </message>
    <message>
        <source>▲ thu thừa</source>
        <translation>▲ too much</translation>
    </message>
    <message>
        <source>Bản nháp</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>Mọi tình trạng</source>
        <translation>Every state</translation>
    </message>
    <message>
        <source>Chưa giải quyết xong</source>
        <translation>Not finished</translation>
    </message>
    <message numerus="yes">
        <source>  (↑↓ {at} trên %n)</source>
        <translation>
            <numerusform>  (↑↓ {at} of %n)</numerusform>
            <numerusform>  (↑↓ {at} of %n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Phí</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>Thành phố</source>
        <translation>City</translation>
    </message>
    <message>
        <source>chờ phân loại</source>
        <translation>to be sorted</translation>
    </message>
    <message>
        <source>chờ trả lời</source>
        <translation>waiting for an answer</translation>
    </message>
    <message>
        <source>chờ người thứ hai đọc</source>
        <translation>waiting for a second reader</translation>
    </message>
    <message>
        <source>✓ đã chuyển</source>
        <translation>✓ forwarded</translation>
    </message>
    <message>
        <source>✓ đã công bố</source>
        <translation>✓ published</translation>
    </message>
    <message>
        <source>tại quầy</source>
        <translation>counter</translation>
    </message>
    <message>
        <source>thành phố</source>
        <translation>city</translation>
    </message>
    <message>
        <source>đánh giá</source>
        <translation>rating</translation>
    </message>
    <message>
        <source>Chỉ khi chưa có trả lời và chưa chuyển.</source>
        <translation>Only before it is answered or forwarded.</translation>
    </message>
    <message>
        <source>Chỉ khi đã phân loại là của cơ quan khác.</source>
        <translation>Only once it is sorted as another body’s.</translation>
    </message>
    <message>
        <source>Chỉ khi đã phân loại là của quầy và chưa công bố.</source>
        <translation>Only once it is sorted as ours and not yet published.</translation>
    </message>
    <message>
        <source>Chỉ khi có trả lời chờ người thứ hai đọc.</source>
        <translation>Only while an answer waits for its second reader.</translation>
    </message>
    <message>
        <source>của {body}</source>
        <translation>for {body}</translation>
    </message>
    <message>
        <source>trả lời: {author}</source>
        <translation>answered: {author}</translation>
    </message>
    <message>
        <source>đọc: {reader}</source>
        <translation>read: {reader}</translation>
    </message>
    <message numerus="yes">
        <source>%n hồ sơ chờ bàn giao</source>
        <translation>
            <numerusform>%n dossier to hand over</numerusform>
            <numerusform>%n dossiers to hand over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>đếm từ %n hồ sơ</source>
        <translation>
            <numerusform>counted from %n dossier</numerusform>
            <numerusform>counted from %n dossiers</numerusform>
        </translation>
    </message>
    <message>
        <source>✓ có</source>
        <translation>✓ yes</translation>
    </message>
    <message>
        <source>▲ không</source>
        <translation>▲ no</translation>
    </message>
    <message>
        <source>{target}: chưa có gì để đếm</source>
        <translation>{target}: nothing to count yet</translation>
    </message>
    <message>
        <source>{target}: không đạt được theo nhịp hiện nay</source>
        <translation>{target}: out of reach at this pace</translation>
    </message>
    <message>
        <source>{target}: đang đạt, giữ {n}/tuần</source>
        <translation>{target}: on course, keep {n} a week</translation>
    </message>
    <message>
        <source>{target}: cần {n} trong {per_week}/tuần</source>
        <translation>{target}: {n} of {per_week} a week are needed</translation>
    </message>
    <message>
        <source>Đã thu tiền</source>
        <translation>Money taken</translation>
    </message>
    <message>
        <source>Dữ liệu biên lai điện tử</source>
        <translation>Data of the electronic receipt</translation>
    </message>
    <message>
        <source>Hoàn trả, hủy biên lai</source>
        <translation>Refund, void receipt</translation>
    </message>
    <message>
        <source>Từ chối tiếp nhận hồ sơ</source>
        <translation>Intake refused</translation>
    </message>
    <message>
        <source>Tiến độ hồ sơ</source>
        <translation>Progress of the dossier</translation>
    </message>
    <message>
        <source>Đính chính người nộp</source>
        <translation>Applicant corrected</translation>
    </message>
    <message>
        <source>Số hóa giấy tờ</source>
        <translation>Digitise papers</translation>
    </message>
    <message>
        <source>Trả lời phản ánh, kiến nghị</source>
        <translation>Feedback answered</translation>
    </message>
    <message>
        <source>gửi lại như cũ</source>
        <translation>send again as it was</translation>
    </message>
    <message>
        <source>gửi lại theo dữ kiện mới</source>
        <translation>send again with new facts</translation>
    </message>
    <message>
        <source>để riêng</source>
        <translation>set aside</translation>
    </message>
    <message numerus="yes">
        <source>: gửi lại %n việc thành phố đã mất</source>
        <translation>
            <numerusform>: sent again %n fact that the city had lost</numerusform>
            <numerusform>: sent again %n facts that the city had lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n mã máy này không biết</source>
        <translation>
            <numerusform>, %n key unknown to this computer</numerusform>
            <numerusform>, %n keys unknown to this computer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hiện %n việc đầu; còn nữa phía sau.</source>
        <translation>
            <numerusform>The first %n fact is shown; there are more.</numerusform>
            <numerusform>The first %n facts are shown; there are more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n việc sau của hồ sơ này đang chờ</source>
        <translation>
            <numerusform>%n later fact of this dossier waits behind it</numerusform>
            <numerusform>%n later facts of this dossier wait behind it</numerusform>
        </translation>
    </message>
    <message>
        <source>công chức tiếp nhận</source>
        <translation>intake clerk</translation>
    </message>
    <message>
        <source>người giám sát</source>
        <translation>supervisor</translation>
    </message>
    <message>
        <source>lãnh đạo</source>
        <translation>head</translation>
    </message>
    <message>
        <source>thêm người</source>
        <translation>add a person</translation>
    </message>
    <message>
        <source>đổi vai trò</source>
        <translation>change the role</translation>
    </message>
    <message>
        <source>khóa tài khoản</source>
        <translation>lock the account</translation>
    </message>
    <message>
        <source>mở lại tài khoản</source>
        <translation>open the account again</translation>
    </message>
    <message>
        <source>đặt lại PIN</source>
        <translation>reset the PIN</translation>
    </message>
    <message>
        <source>ủy quyền (người thay)</source>
        <translation>stand-in</translation>
    </message>
    <message>
        <source>✓ vào</source>
        <translation>✓ in</translation>
    </message>
    <message>
        <source>■ sai PIN hoặc tên</source>
        <translation>■ wrong PIN or name</translation>
    </message>
    <message>
        <source>▲ đang khóa tạm</source>
        <translation>▲ locked for a while</translation>
    </message>
    <message>
        <source>■ tài khoản đã khóa</source>
        <translation>■ account is locked</translation>
    </message>
    <message>
        <source>mở hồ sơ</source>
        <translation>opened a dossier</translation>
    </message>
    <message>
        <source>mở giấy</source>
        <translation>opened a paper</translation>
    </message>
    <message>
        <source>mở bản quét</source>
        <translation>opened a scan</translation>
    </message>
    <message>
        <source>mở tin gửi thành phố</source>
        <translation>opened a message to the city</translation>
    </message>
    <message>
        <source>mở sổ theo dõi</source>
        <translation>opened the follow-up book</translation>
    </message>
    <message>
        <source>{name}  ·  đã khóa {left_at:%d/%m/%Y}</source>
        <translation>{name}  ·  locked {left_at:%d/%m/%Y}</translation>
    </message>
    <message>
        <source>
  hôm nay có {names} thay</source>
        <translation>
  today {names} acts instead</translation>
    </message>
    <message>
        <source>chờ</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>{name} đồng ý</source>
        <translation>{name} agreed</translation>
    </message>
    <message>
        <source>{name} không đồng ý</source>
        <translation>{name} declined</translation>
    </message>
    <message>
        <source>không có tên này</source>
        <translation>no such name</translation>
    </message>
    <message>
        <source>đã hủy: {reason}</source>
        <translation>void: {reason}</translation>
    </message>
    <message>
        <source>chờ người thứ hai duyệt</source>
        <translation>waits for a second person</translation>
    </message>
    <message>
        <source>còn hiệu lực</source>
        <translation>valid</translation>
    </message>
    <message>
        <source>thành phố báo ({of})</source>
        <translation>told by the city ({of})</translation>
    </message>
    <message>
        <source>sao kê {of}</source>
        <translation>statement {of}</translation>
    </message>
    <message>
        <source>cổng thử</source>
        <translation>trial gateway</translation>
    </message>
    <message numerus="yes">
        <source>{source}: %n khoản, {amount}</source>
        <translation>
            <numerusform>{source}: %n credit, {amount}</numerusform>
            <numerusform>{source}: %n credits, {amount}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… và %n dòng nữa</source>
        <translation>
            <numerusform>… and %n more line</numerusform>
            <numerusform>… and %n more lines</numerusform>
        </translation>
    </message>
    <message>
        <source>chờ người quyết định</source>
        <translation>waits for a person’s decision</translation>
    </message>
    <message numerus="yes">
        <source>Đã rút %n hồ sơ</source>
        <translation>
            <numerusform>%n dossier drawn</numerusform>
            <numerusform>%n dossiers drawn</numerusform>
        </translation>
    </message>
    <message>
        <source>đang mở từ {opened_at:%H:%M}</source>
        <translation>open since {opened_at:%H:%M}</translation>
    </message>
    <message>
        <source>sổ {expected}  ·  đếm {counted}</source>
        <translation>book {expected}  ·  counted {counted}</translation>
    </message>
    <message>
        <source>lệch {difference}  {reason}</source>
        <translation>difference {difference}  {reason}</translation>
    </message>
    <message numerus="yes">
        <source>chốt %n lần</source>
        <translation>
            <numerusform>closed %n time</numerusform>
            <numerusform>closed %n times</numerusform>
        </translation>
    </message>
    <message>
        <source>đếm lần đầu {counted}</source>
        <translation>first count {counted}</translation>
    </message>
    <message>
        <source>bổ sung {number} ({on:%d/%m}): {came}</source>
        <translation>supplement {number} ({on:%d/%m}): {came}</translation>
    </message>
    <message>
        <source>{asked_by} xin mở lại: {asked_again}</source>
        <translation>{asked_by} asks to open it again: {asked_again}</translation>
    </message>
    <message>
        <source>{serial}
{masked_name}  ·  {clerk}  ·  chưa xem</source>
        <translation>{serial}
{masked_name}  ·  {clerk}  ·  not inspected</translation>
    </message>
    <message>
        <source>{name} đã ký {at:%H:%M %d/%m} (lần {version})</source>
        <translation>{name} signed at {at:%H:%M %d/%m} (version {version})</translation>
    </message>
    <message numerus="yes">
        <source>%n ca chưa chốt</source>
        <translation>
            <numerusform>%n shift not closed</numerusform>
            <numerusform>%n shifts not closed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hồ sơ chưa vào mẫu</source>
        <translation>
            <numerusform>%n dossier not drawn</numerusform>
            <numerusform>%n dossiers not drawn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hồ sơ chưa xem</source>
        <translation>
            <numerusform>%n dossier not inspected</numerusform>
            <numerusform>%n dossiers not inspected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n câu hỏi chưa trả lời</source>
        <translation>
            <numerusform>%n question not answered</numerusform>
            <numerusform>%n questions not answered</numerusform>
        </translation>
    </message>
    <message>
        <source>Đã thay đổi sau khi ký, phải ký lại  ·  {left}</source>
        <translation>Changed since it was signed, to be signed again  ·  {left}</translation>
    </message>
    <message>
        <source>Chưa ký: {left}</source>
        <translation>Not signed: {left}</translation>
    </message>
    <message>
        <source>Đã xem xong, chờ ký (F9)</source>
        <translation>All inspected, ready to sign (F9)</translation>
    </message>
    <message numerus="yes">
        <source>{method}: %n biên lai</source>
        <translation>
            <numerusform>{method}: %n receipt</numerusform>
            <numerusform>{method}: %n receipts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hồ sơ tính lại</source>
        <translation>
            <numerusform>%n dossier worked out again</numerusform>
            <numerusform>%n dossiers worked out again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n khác biệt</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hồ sơ cũ không tính lại</source>
        <translation>
            <numerusform>%n old dossier left out</numerusform>
            <numerusform>%n old dossiers left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sổ KHÔNG còn như đã ghi: %n chỗ. Ngừng dùng, giữ nguyên tệp, báo lãnh đạo.</source>
        <translation>
            <numerusform>The book is NOT as it was written: %n place. Stop using it, keep the file as it is, tell the head.</numerusform>
            <numerusform>The book is NOT as it was written: %n places. Stop using it, keep the file as it is, tell the head.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sổ đã đi đường khác với %n đoạn mà thành phố từng thấy.</source>
        <translation>
            <numerusform>The book went another way than %n stretch that the city once saw.</numerusform>
            <numerusform>The book went another way than %n stretches that the city once saw.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n phiếu xin lỗi vừa được dự thảo, chờ người giám sát ký</source>
        <translation>
            <numerusform>%n apology has just been drafted and waits for the supervisor’s signature</numerusform>
            <numerusform>%n apologies have just been drafted and wait for the supervisor’s signature</numerusform>
        </translation>
    </message>
    <message>
        <source>Mở bước 1</source>
        <translation>Open step 1</translation>
    </message>
    <message>
        <source>Mở bước 2</source>
        <translation>Open step 2</translation>
    </message>
    <message>
        <source>Mở bước 3</source>
        <translation>Open step 3</translation>
    </message>
    <message>
        <source>Mở bước 4</source>
        <translation>Open step 4</translation>
    </message>
    <message>
        <source>Mở bước 5</source>
        <translation>Open step 5</translation>
    </message>
    <message>
        <source>Thủ tục hay dùng thứ 1</source>
        <translation>Frequent procedure 1</translation>
    </message>
    <message>
        <source>Thủ tục hay dùng thứ 2</source>
        <translation>Frequent procedure 2</translation>
    </message>
    <message>
        <source>Thủ tục hay dùng thứ 3</source>
        <translation>Frequent procedure 3</translation>
    </message>
    <message>
        <source>Thủ tục hay dùng thứ 4</source>
        <translation>Frequent procedure 4</translation>
    </message>
    <message>
        <source>Thủ tục hay dùng thứ 5</source>
        <translation>Frequent procedure 5</translation>
    </message>
    <message>
        <source>Thủ tục hay dùng thứ 6</source>
        <translation>Frequent procedure 6</translation>
    </message>
    <message>
        <source>Thủ tục hay dùng thứ 7</source>
        <translation>Frequent procedure 7</translation>
    </message>
    <message>
        <source>Thủ tục hay dùng thứ 8</source>
        <translation>Frequent procedure 8</translation>
    </message>
    <message>
        <source>Thủ tục hay dùng thứ 9</source>
        <translation>Frequent procedure 9</translation>
    </message>
    <message>
        <source>Mở phần 1</source>
        <translation>Open part 1</translation>
    </message>
    <message>
        <source>Mở phần 2</source>
        <translation>Open part 2</translation>
    </message>
    <message>
        <source>Mở phần 3</source>
        <translation>Open part 3</translation>
    </message>
    <message>
        <source>Vì sao bị chặn, phím nào dùng được</source>
        <translation>Why blocked, which keys</translation>
    </message>
    <message>
        <source>Hướng dẫn của chỗ này</source>
        <translation>The guide’s page for this place</translation>
    </message>
    <message>
        <source>Tìm mọi thứ</source>
        <translation>Find anything</translation>
    </message>
    <message>
        <source>Giữ nguyên, thả màn hình công dân</source>
        <translation>Freeze or free the citizen’s screen</translation>
    </message>
    <message>
        <source>Khóa máy</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>Đọc lại màn hình này</source>
        <translation>Read this screen again</translation>
    </message>
    <message>
        <source>Tới danh sách màn hình</source>
        <translation>To the list of screens</translation>
    </message>
    <message>
        <source>Phóng to</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>Thu nhỏ</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>Đổi nền sáng, tối, tương phản cao</source>
        <translation>Light, dark, high contrast</translation>
    </message>
    <message>
        <source>Đổi ngôn ngữ: English</source>
        <translation>Change language: Tiếng Việt</translation>
    </message>
    <message>
        <source>In thẻ phím tắt</source>
        <translation>Print the key card</translation>
    </message>
    <message>
        <source>Xem vòng giới thiệu</source>
        <translation>Show the tour</translation>
    </message>
    <message>
        <source>Diễn tập ở cửa sổ riêng</source>
        <translation>A drill, own window</translation>
    </message>
    <message>
        <source>Chọn tình huống</source>
        <translation>Choose a situation</translation>
    </message>
    <message>
        <source>Đọc thẻ công dân mẫu</source>
        <translation>Read an invented card</translation>
    </message>
    <message>
        <source>Nối lại mạng, lắp giấy</source>
        <translation>Mend the line, load paper</translation>
    </message>
    <message>
        <source>Rời diễn tập</source>
        <translation>Leave the drill</translation>
    </message>
    <message>
        <source>Yêu cầu bổ sung</source>
        <translation>Supplement asked</translation>
    </message>
    <message>
        <source>Từ chối tiếp nhận</source>
        <translation>Intake refused</translation>
    </message>
    <message>
        <source>Thu bằng mã QR</source>
        <translation>Take by QR code</translation>
    </message>
    <message>
        <source>Thu tiền mặt</source>
        <translation>Take cash</translation>
    </message>
    <message>
        <source>Tiếp nhận và in</source>
        <translation>Receive and print</translation>
    </message>
    <message>
        <source>Người kế tiếp</source>
        <translation>Next person</translation>
    </message>
    <message>
        <source>Gọi lại người chờ</source>
        <translation>Call back who waits</translation>
    </message>
    <message>
        <source>Lùi một bước, không mất gì</source>
        <translation>One step back, nothing is lost</translation>
    </message>
    <message>
        <source>Hoàn tác</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Nộp thay người khác</source>
        <translation>On behalf of someone</translation>
    </message>
    <message>
        <source>Phần còn lại thu sau</source>
        <translation>The rest is paid later</translation>
    </message>
    <message>
        <source>Thêm hồ sơ của cùng người nộp</source>
        <translation>Add a dossier of the same applicant</translation>
    </message>
    <message>
        <source>Số hồ sơ giống nhau</source>
        <translation>Number of dossiers alike</translation>
    </message>
    <message>
        <source>Ghi người trong hộ</source>
        <translation>List the people of a household</translation>
    </message>
    <message>
        <source>Giấy tờ: có</source>
        <translation>Papers: yes</translation>
    </message>
    <message>
        <source>Giấy tờ: số bản</source>
        <translation>Papers: number of copies</translation>
    </message>
    <message>
        <source>Giấy tờ: trả lời có</source>
        <translation>Papers: answer yes</translation>
    </message>
    <message>
        <source>Giấy tờ: trả lời không</source>
        <translation>Papers: answer no</translation>
    </message>
    <message>
        <source>Giấy tờ: chưa đạt</source>
        <translation>Papers: not right</translation>
    </message>
    <message>
        <source>Giấy tờ: thiếu</source>
        <translation>Papers: missing</translation>
    </message>
    <message>
        <source>Giấy tờ: đủ cả</source>
        <translation>Papers: all there</translation>
    </message>
    <message>
        <source>Giấy tờ: dùng dữ liệu</source>
        <translation>Papers: use data</translation>
    </message>
    <message>
        <source>Giấy tờ: dùng lại bản đã có</source>
        <translation>Papers: use again</translation>
    </message>
    <message>
        <source>Giấy tờ: giấy thay thế</source>
        <translation>Papers: a substitute</translation>
    </message>
    <message>
        <source>Giấy tờ: không cần</source>
        <translation>Papers: not needed</translation>
    </message>
    <message>
        <source>Cách thu</source>
        <translation>Way of paying</translation>
    </message>
    <message>
        <source>Giấy đã ra</source>
        <translation>It came out</translation>
    </message>
    <message>
        <source>Giấy chưa ra, in lại</source>
        <translation>Not out, print again</translation>
    </message>
    <message>
        <source>Tiếp nhận bổ sung</source>
        <translation>Receive the supplement</translation>
    </message>
    <message>
        <source>Số hóa</source>
        <translation>Digitise</translation>
    </message>
    <message>
        <source>Thu phí</source>
        <translation>Take the fee</translation>
    </message>
    <message>
        <source>In lại giấy đang chọn</source>
        <translation>Print the chosen paper again</translation>
    </message>
    <message>
        <source>Diễn biến hồ sơ</source>
        <translation>History of the dossier</translation>
    </message>
    <message>
        <source>Việc tiếp theo</source>
        <translation>What next</translation>
    </message>
    <message>
        <source>Lọc theo thủ tục</source>
        <translation>Filter by procedure</translation>
    </message>
    <message>
        <source>Lọc theo tình trạng</source>
        <translation>Filter by state</translation>
    </message>
    <message>
        <source>Bỏ lọc</source>
        <translation>Drop the filters</translation>
    </message>
    <message>
        <source>Máy quét</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>Quét</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Ký rồi lưu</source>
        <translation>Sign, then save</translation>
    </message>
    <message>
        <source>Xoay trang</source>
        <translation>Turn the page</translation>
    </message>
    <message>
        <source>Chuyển trang lên trước</source>
        <translation>Move the page forward</translation>
    </message>
    <message>
        <source>Chuyển trang ra sau</source>
        <translation>Move the page back</translation>
    </message>
    <message>
        <source>Bỏ trang</source>
        <translation>Drop the page</translation>
    </message>
    <message>
        <source>Bỏ trang trắng</source>
        <translation>Drop blank pages</translation>
    </message>
    <message>
        <source>Từ đây là giấy tờ sau</source>
        <translation>The next paper begins here</translation>
    </message>
    <message>
        <source>Bàn giao và in phiếu</source>
        <translation>Hand over and print</translation>
    </message>
    <message>
        <source>Xuất Excel</source>
        <translation>Export Excel</translation>
    </message>
    <message>
        <source>Ghi nguyên nhân</source>
        <translation>Note the cause</translation>
    </message>
    <message>
        <source>Lập dự thảo</source>
        <translation>Make a draft</translation>
    </message>
    <message>
        <source>Ký</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>Trả lại</source>
        <translation>Send back</translation>
    </message>
    <message>
        <source>Nêu vướng mắc</source>
        <translation>Raise a difficulty</translation>
    </message>
    <message>
        <source>Đã giải quyết</source>
        <translation>Solved</translation>
    </message>
    <message>
        <source>Chưa giải quyết</source>
        <translation>Not solved</translation>
    </message>
    <message>
        <source>Ghi nhận</source>
        <translation>Note feedback</translation>
    </message>
    <message>
        <source>Của quầy</source>
        <translation>Ours</translation>
    </message>
    <message>
        <source>Cơ quan khác</source>
        <translation>Another agency’s</translation>
    </message>
    <message>
        <source>Đã chuyển</source>
        <translation>Forwarded</translation>
    </message>
    <message>
        <source>Trình trả lời</source>
        <translation>Submit the answer</translation>
    </message>
    <message>
        <source>Công bố</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>Xuất trả lời</source>
        <translation>Export the answers</translation>
    </message>
    <message>
        <source>Hẹn ngày</source>
        <translation>Set a day</translation>
    </message>
    <message>
        <source>Lưu biên bản</source>
        <translation>Save the minutes</translation>
    </message>
    <message>
        <source>Xác nhận</source>
        <translation>Confirmed</translation>
    </message>
    <message>
        <source>Ngày trước</source>
        <translation>The day before</translation>
    </message>
    <message>
        <source>Ngày sau</source>
        <translation>The day after</translation>
    </message>
    <message>
        <source>Rút mẫu</source>
        <translation>Draw the sample</translation>
    </message>
    <message>
        <source>Đúng</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>Có lỗi</source>
        <translation>Fault</translation>
    </message>
    <message>
        <source>Trả lời</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Ký ngày</source>
        <translation>Sign the day</translation>
    </message>
    <message>
        <source>Mở lại ca</source>
        <translation>Reopen the shift</translation>
    </message>
    <message>
        <source>Trình</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>Đồng ý</source>
        <translation>Agree</translation>
    </message>
    <message>
        <source>Không, rút</source>
        <translation>No, withdraw</translation>
    </message>
    <message>
        <source>Ai đã xem</source>
        <translation>Who looked</translation>
    </message>
    <message>
        <source>Lần đăng nhập</source>
        <translation>Sign-ins</translation>
    </message>
    <message>
        <source>Kiểm tra cả sổ</source>
        <translation>Check the whole book</translation>
    </message>
    <message>
        <source>So với mã trên giấy</source>
        <translation>Compare with the code on paper</translation>
    </message>
    <message>
        <source>So với thành phố</source>
        <translation>Compare with the city</translation>
    </message>
    <message>
        <source>Dừng</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Đặt mục tiêu năm</source>
        <translation>Set the year’s target</translation>
    </message>
    <message>
        <source>In A4</source>
        <translation>Print A4</translation>
    </message>
    <message>
        <source>Dời ngày hẹn</source>
        <translation>Move the due date</translation>
    </message>
    <message>
        <source>Giữ ngày hẹn</source>
        <translation>Keep the due date</translation>
    </message>
    <message>
        <source>Duyệt lịch</source>
        <translation>Approve the calendar</translation>
    </message>
    <message>
        <source>Trình lịch</source>
        <translation>Submit the calendar</translation>
    </message>
    <message>
        <source>Theo quầy</source>
        <translation>As we say</translation>
    </message>
    <message>
        <source>Theo thành phố</source>
        <translation>As the city says</translation>
    </message>
    <message>
        <source>Ngày lạ: đúng ngày</source>
        <translation>Odd day: the day is right</translation>
    </message>
    <message>
        <source>Ngày lạ: sai, chỉnh đồng hồ</source>
        <translation>Odd day: wrong, set the clock</translation>
    </message>
    <message>
        <source>Thử kết nối</source>
        <translation>Try the connection</translation>
    </message>
    <message>
        <source>Dùng địa chỉ này</source>
        <translation>Use this address</translation>
    </message>
    <message>
        <source>Đề nghị ký</source>
        <translation>Propose for signing</translation>
    </message>
    <message>
        <source>Duyệt bản đang chọn</source>
        <translation>Approve the chosen</translation>
    </message>
    <message>
        <source>Trình duyệt</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>Nhận tệp</source>
        <translation>Take the file</translation>
    </message>
    <message>
        <source>Đưa vào dùng</source>
        <translation>Put into force</translation>
    </message>
    <message>
        <source>Không nhận</source>
        <translation>Decline</translation>
    </message>
    <message>
        <source>In lại biên lai</source>
        <translation>Print the receipt again</translation>
    </message>
    <message>
        <source>In lại phiếu</source>
        <translation>Print the sheets again</translation>
    </message>
    <message>
        <source>Bàn giao ngăn kéo</source>
        <translation>Hand over the drawer</translation>
    </message>
    <message>
        <source>Tiền ra, tiền vào ngăn kéo</source>
        <translation>Money out of and into the drawer</translation>
    </message>
    <message>
        <source>Chốt thay</source>
        <translation>Close instead</translation>
    </message>
    <message>
        <source>Đếm lại</source>
        <translation>Count again</translation>
    </message>
    <message>
        <source>Gửi lại như cũ</source>
        <translation>Send again as it was</translation>
    </message>
    <message>
        <source>Gửi lại theo hồ sơ hôm nay</source>
        <translation>Send again as the dossier is today</translation>
    </message>
    <message>
        <source>Để riêng</source>
        <translation>Set aside</translation>
    </message>
    <message>
        <source>In hết giấy chưa in</source>
        <translation>Print all that waits</translation>
    </message>
    <message>
        <source>Người duyệt (tên đăng nhập)</source>
        <translation>Approver (sign-in name)</translation>
    </message>
    <message>
        <source>Mã PIN của người duyệt</source>
        <translation>PIN of the approver</translation>
    </message>
    <message>
        <source>Thêm tiền vào ngăn</source>
        <translation>Into the drawer</translation>
    </message>
    <message>
        <source>Chuyển về két</source>
        <translation>To the safe</translation>
    </message>
    <message>
        <source>Nộp Kho bạc</source>
        <translation>To the State Treasury</translation>
    </message>
    <message>
        <source>không thu</source>
        <translation>no money</translation>
    </message>
    <message>
        <source>chờ ngân hàng</source>
        <translation>waiting for the bank</translation>
    </message>
    <message>
        <source>chờ ngân hàng, cán bộ đã thấy điện thoại</source>
        <translation>waiting for the bank; the clerk saw the phone</translation>
    </message>
    <message>
        <source>đã thu</source>
        <translation>paid</translation>
    </message>
    <message>
        <source>đã thu, tiền về sau</source>
        <translation>paid, the money came later</translation>
    </message>
    <message>
        <source>nhận thừa, phải trả lại</source>
        <translation>too much, to be given back</translation>
    </message>
    <message>
        <source>đã thôi</source>
        <translation>dropped</translation>
    </message>
    <message>
        <source>Trực tiếp tại quầy</source>
        <translation>In person at the counter</translation>
    </message>
    <message>
        <source>Trực tuyến</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Bưu chính</source>
        <translation>By post</translation>
    </message>
    <message>
        <source>Giấy tiếp nhận và hẹn trả</source>
        <translation>Intake slip</translation>
    </message>
    <message>
        <source>Phiếu yêu cầu bổ sung</source>
        <translation>Supplement request</translation>
    </message>
    <message>
        <source>Phiếu thu tạm</source>
        <translation>Temporary receipt</translation>
    </message>
    <message>
        <source>Phiếu hoàn tiền</source>
        <translation>Refund slip</translation>
    </message>
    <message>
        <source>Phiếu từ chối</source>
        <translation>Refusal</translation>
    </message>
    <message>
        <source>Phiếu xin lỗi và hẹn lại</source>
        <translation>Apology with a new date</translation>
    </message>
    <message>
        <source>Thông báo dừng giải quyết</source>
        <translation>Notice of stopping</translation>
    </message>
    <message>
        <source>Phiếu kiểm soát</source>
        <translation>Control sheet</translation>
    </message>
    <message>
        <source>Danh sách bàn giao</source>
        <translation>Hand-over list</translation>
    </message>
    <message>
        <source>Phiếu trả kết quả</source>
        <translation>Result receipt</translation>
    </message>
    <message>
        <source>Báo cáo ca</source>
        <translation>Shift report</translation>
    </message>
    <message>
        <source>Bộ phiếu mất điện</source>
        <translation>Black-out kit</translation>
    </message>
    <message>
        <source>Phiếu hồ sơ nộp cùng lúc</source>
        <translation>Sheet of dossiers handed in at once</translation>
    </message>
    <message>
        <source>Ca làm việc</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>● đã hẹn</source>
        <translation>● day set</translation>
    </message>
    <message>
        <source>▲ biên bản chờ xác nhận</source>
        <translation>▲ minutes to confirm</translation>
    </message>
    <message>
        <source>✓ biên bản đã xác nhận</source>
        <translation>✓ minutes confirmed</translation>
    </message>
    <message>
        <source>Enter ô sau, rồi in phiếu từ chối · Esc thôi, chưa ghi gì</source>
        <translation>Enter the next field, then prints the refusal · Esc leave it, nothing is written</translation>
    </message>
    <message>
        <source>Y giấy đã ra · N chưa ra, in lại · Enter người kế tiếp · F3 tìm hồ sơ</source>
        <translation>Y it is on paper · N it is not, print again · Enter next person · F3 find a dossier</translation>
    </message>
    <message>
        <source>Quét thẻ bất cứ lúc nào · Enter tiếp · F10 để lại · Ctrl+F10 gọi lại · F12 khóa</source>
        <translation>Scan a card at any time · Enter next · F10 leave for later · Ctrl+F10 call back · F12 lock</translation>
    </message>
    <message>
        <source>↑↓ chọn · Enter lấy · Esc lùi · Ctrl+Z hoàn tác</source>
        <translation>↑↓ choose · Enter take · Esc back · Ctrl+Z undo</translation>
    </message>
    <message>
        <source>A đủ cả · Space có · C/K trả lời · X chưa đạt · M thiếu · Enter tiếp · F7 bổ sung</source>
        <translation>A all there · Space yes · C/K answer · X not right · M missing · Enter next · F7 supplement</translation>
    </message>
    <message>
        <source>1–9 hoặc Enter trả lời · ↑↓ chọn · Esc lùi · Ctrl+Z hoàn tác</source>
        <translation>1–9 or Enter answers · ↑↓ choose · Esc back · Ctrl+Z undo</translation>
    </message>
    <message>
        <source>F8 mã QR · Shift+F8 tiền mặt · 3 chuyển khoản · Ctrl+G thêm hồ sơ · Alt+B nhiều bộ</source>
        <translation>F8 QR code · Shift+F8 cash · 3 transfer · Ctrl+G another dossier · Alt+B several alike</translation>
    </message>
    <message>
        <source>Đếm tiền khách đưa, rồi Enter · F8 mã QR · Esc lùi</source>
        <translation>Count the notes handed over, then Enter · F8 QR code · Esc back</translation>
    </message>
    <message>
        <source>F9 tiếp nhận và in · Enter tiếp · F8 mã QR · Esc lùi</source>
        <translation>F9 receive and print · Enter next · F8 QR code · Esc back</translation>
    </message>
    <message>
        <source>F9 tiếp nhận và in · Enter tiếp · Shift+F8 tiền mặt · Esc lùi</source>
        <translation>F9 receive and print · Enter next · Shift+F8 cash · Esc back</translation>
    </message>
    <message>
        <source>F9 tiếp nhận và in · Enter tiếp · Ctrl+G thêm hồ sơ · Esc lùi</source>
        <translation>F9 receive and print · Enter next · Ctrl+G another dossier · Esc back</translation>
    </message>
    <message>
        <source>F9 tiếp nhận và in · Esc lùi · F1 vì sao ngày này</source>
        <translation>F9 receive and print · Esc back · F1 why this day</translation>
    </message>
    <message>
        <source>Enter người kế tiếp · Ctrl+F10 gọi lại người chờ · F3 tìm hồ sơ</source>
        <translation>Enter next person · Ctrl+F10 call back · F3 find a dossier</translation>
    </message>
    <message>
        <source>✓ sớm</source>
        <translation>✓ early</translation>
    </message>
    <message>
        <source>✓ đúng hạn</source>
        <translation>✓ on time</translation>
    </message>
    <message>
        <source>Thu phí theo ngày</source>
        <translation>Takings by day</translation>
    </message>
    <message>
        <source>Sổ theo dõi hồ sơ</source>
        <translation>Follow-up book</translation>
    </message>
    <message>
        <source>Hồ sơ quá hạn</source>
        <translation>Late dossiers</translation>
    </message>
    <message>
        <source>Ước tính bộ chỉ số 766</source>
        <translation>Estimate of the 766 indicators</translation>
    </message>
    <message>
        <source>Tình hình giải quyết theo thủ tục</source>
        <translation>Progress by procedure</translation>
    </message>
    <message>
        <source>in A4</source>
        <translation>A4 print</translation>
    </message>
    <message>
        <source>Sổ trên màn hình</source>
        <translation>Follow-up book as on the screen</translation>
    </message>
    <message>
        <source>Danh sách chậm hạn</source>
        <translation>List of delays</translation>
    </message>
    <message>
        <source>Trả lời phản ánh</source>
        <translation>Answers to feedback</translation>
    </message>
    <message>
        <source>Đang mở quầy…</source>
        <translation>Opening the counter…</translation>
    </message>
    <message>
        <source>Chào buổi làm việc</source>
        <translation>Good day</translation>
    </message>
    <message>
        <source>Quầy đang khóa</source>
        <translation>The counter is locked</translation>
    </message>
    <message>
        <source>Chưa mở được quầy</source>
        <translation>The counter could not be opened</translation>
    </message>
    <message>
        <source>Diễn tập, mã PIN: công chức tiếp nhận 1111, người giám sát 2222, lãnh đạo 3333</source>
        <translation>Drill, PIN: intake clerk 1111, supervisor 2222, head 3333</translation>
    </message>
    <message>
        <source>Chữ ký số hợp lệ</source>
        <translation>The signature is valid</translation>
    </message>
    <message>
        <source>Có chữ ký số, chưa rõ nơi cấp chứng thư</source>
        <translation>Signed; who issued the certificate is not known</translation>
    </message>
    <message>
        <source>Tệp bị sửa sau khi ký, hoặc chữ ký hỏng</source>
        <translation>Changed after it was signed, or a broken signature</translation>
    </message>
    <message>
        <source>Không có chữ ký số</source>
        <translation>Not signed</translation>
    </message>
    <message>
        <source>ký số hợp lệ</source>
        <translation>validly signed</translation>
    </message>
    <message>
        <source>ký số chưa rõ nguồn</source>
        <translation>signed, source not known</translation>
    </message>
    <message>
        <source>chữ ký hỏng</source>
        <translation>broken signature</translation>
    </message>
    <message>
        <source>không ký số</source>
        <translation>not signed</translation>
    </message>
    <message>
        <source>bị sửa hoặc chép từ dòng khác</source>
        <translation>changed, or copied from another line</translation>
    </message>
    <message>
        <source>bị xóa</source>
        <translation>removed</translation>
    </message>
    <message>
        <source>không có trong nhật ký: thêm lén, hoặc cuối nhật ký bị cắt</source>
        <translation>not on the trail: slipped in, or the end of the trail was cut off</translation>
    </message>
    <message>
        <source>bị thay bằng bản cũ hơn nhật ký</source>
        <translation>replaced by an older one than the trail</translation>
    </message>
    <message>
        <source>đứt chuỗi: dòng này bị sửa, đổi chỗ hoặc viết lại</source>
        <translation>broken chain: this line was changed, moved or rewritten</translation>
    </message>
    <message>
        <source>bị sửa</source>
        <translation>changed</translation>
    </message>
    <message>
        <source>có trang hỏng trên đĩa; phục hồi từ bản sao</source>
        <translation>pages are damaged on the disk; restore a copy</translation>
    </message>
    <message>
        <source>dòng nhật ký</source>
        <translation>line of the trail</translation>
    </message>
    <message>
        <source>hồ sơ</source>
        <translation>dossier</translation>
    </message>
    <message>
        <source>việc đã làm với hồ sơ</source>
        <translation>act on a dossier</translation>
    </message>
    <message>
        <source>thành phần hồ sơ</source>
        <translation>paper of the dossier</translation>
    </message>
    <message>
        <source>khoản phí của hồ sơ</source>
        <translation>fee of the dossier</translation>
    </message>
    <message>
        <source>khoản thu</source>
        <translation>payment</translation>
    </message>
    <message>
        <source>biên lai</source>
        <translation>receipt</translation>
    </message>
    <message>
        <source>dòng biên lai</source>
        <translation>receipt line</translation>
    </message>
    <message>
        <source>khoản hoàn trả</source>
        <translation>refund</translation>
    </message>
    <message>
        <source>bút toán</source>
        <translation>transfer in the ledger</translation>
    </message>
    <message>
        <source>báo có ngân hàng</source>
        <translation>bank credit</translation>
    </message>
    <message>
        <source>ca làm việc</source>
        <translation>shift</translation>
    </message>
    <message>
        <source>lần kiểm đếm quỹ</source>
        <translation>drawer count</translation>
    </message>
    <message>
        <source>lần chốt ca</source>
        <translation>closing of a shift</translation>
    </message>
    <message>
        <source>giấy đã cấp</source>
        <translation>paper issued</translation>
    </message>
    <message>
        <source>tệp số hóa</source>
        <translation>digitised file</translation>
    </message>
    <message>
        <source>tài khoản người dùng</source>
        <translation>user account</translation>
    </message>
    <message>
        <source>đề nghị về tài khoản</source>
        <translation>request about an account</translation>
    </message>
    <message>
        <source>lần đăng nhập</source>
        <translation>sign-in</translation>
    </message>
    <message>
        <source>thông tin gửi thành phố</source>
        <translation>fact for the city</translation>
    </message>
    <message>
        <source>dải số</source>
        <translation>number series</translation>
    </message>
    <message>
        <source>khóa chống sửa của cơ sở dữ liệu</source>
        <translation>lock of the database against changes</translation>
    </message>
    <message>
        <source>tệp cơ sở dữ liệu</source>
        <translation>file of the database</translation>
    </message>
    <message>
        <source>phiên bản cơ sở dữ liệu</source>
        <translation>version of the database</translation>
    </message>
    <message>
        <source>  ·  mã trong máy {key}</source>
        <translation>  ·  key in the book {key}</translation>
    </message>
    <message>
        <source>Hôm nay</source>
        <comment>screen</comment>
        <translation>Today</translation>
    </message>
    <message>
        <source>Hồ sơ mới</source>
        <comment>screen</comment>
        <translation>New dossier</translation>
    </message>
    <message>
        <source>Tra cứu hồ sơ</source>
        <comment>screen</comment>
        <translation>Find dossiers</translation>
    </message>
    <message>
        <source>Số hóa</source>
        <comment>screen</comment>
        <translation>Digitise</translation>
    </message>
    <message>
        <source>Bàn giao hồ sơ</source>
        <comment>screen</comment>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>Hạn trả kết quả</source>
        <comment>screen</comment>
        <translation>Due results</translation>
    </message>
    <message>
        <source>Sổ theo dõi</source>
        <comment>screen</comment>
        <translation>Follow-up book</translation>
    </message>
    <message>
        <source>Phản ánh</source>
        <comment>screen</comment>
        <translation>Feedback</translation>
    </message>
    <message>
        <source>Đối thoại</source>
        <comment>screen</comment>
        <translation>Dialogue</translation>
    </message>
    <message>
        <source>Công khai, báo cáo</source>
        <comment>screen</comment>
        <translation>Disclosure</translation>
    </message>
    <message>
        <source>Chỉ số 766</source>
        <comment>screen</comment>
        <translation>766 indicators</translation>
    </message>
    <message>
        <source>Báo cáo</source>
        <comment>screen</comment>
        <translation>Reports</translation>
    </message>
    <message>
        <source>Chờ quyết định</source>
        <comment>screen</comment>
        <translation>To decide</translation>
    </message>
    <message>
        <source>Danh mục thủ tục</source>
        <comment>screen</comment>
        <translation>Catalogue</translation>
    </message>
    <message>
        <source>Tài khoản thu</source>
        <comment>screen</comment>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>Cấu hình chung</source>
        <comment>screen</comment>
        <translation>Configuration</translation>
    </message>
    <message>
        <source>Đối soát</source>
        <comment>screen</comment>
        <translation>Reconcile</translation>
    </message>
    <message>
        <source>Biên lai</source>
        <comment>screen</comment>
        <translation>Receipts</translation>
    </message>
    <message>
        <source>Giám sát</source>
        <comment>screen</comment>
        <translation>Review</translation>
    </message>
    <message>
        <source>Người làm việc</source>
        <comment>screen</comment>
        <translation>People at work</translation>
    </message>
    <message>
        <source>Máy chủ chung</source>
        <comment>screen</comment>
        <translation>Office server</translation>
    </message>
    <message>
        <source>Kiểm tra sổ</source>
        <comment>screen</comment>
        <translation>Check the book</translation>
    </message>
    <message>
        <source>Ca làm việc</source>
        <comment>screen</comment>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Phiếu mất điện</source>
        <comment>screen</comment>
        <translation>Black-out sheets</translation>
    </message>
    <message>
        <source>Gửi thành phố</source>
        <comment>screen</comment>
        <translation>To the city</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <comment>screen</comment>
        <translation>Dossier</translation>
    </message>
    <message numerus="yes">
        <source>%n trang</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>chưa nêu căn cứ</source>
        <translation>no legal basis named</translation>
    </message>
    <message>
        <source>theo bậc hoặc chưa rõ</source>
        <translation>by steps, or not known</translation>
    </message>
    <message>
        <source>Thời hạn {term} · {channel}</source>
        <translation>Time limit {term} · {channel}</translation>
    </message>
    <message>
        <source>mọi hình thức</source>
        <translation>any channel</translation>
    </message>
    <message>
        <source>trong ngày</source>
        <translation>the same day</translation>
    </message>
    <message numerus="yes">
        <source>%n giờ làm việc</source>
        <translation>
            <numerusform>%n working hour</numerusform>
            <numerusform>%n working hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ngày làm việc</source>
        <translation>
            <numerusform>%n working day</numerusform>
            <numerusform>%n working days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tháng</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n năm</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
    <message>
        <source>theo quy định của thủ tục</source>
        <translation>as the procedure says</translation>
    </message>
    <message numerus="yes">
        <source> (%n bộ)</source>
        <translation>
            <numerusform> (%n set)</numerusform>
            <numerusform> (%n sets)</numerusform>
        </translation>
    </message>
    <message>
        <source>Mất mạng</source>
        <translation>Line down</translation>
    </message>
    <message>
        <source>Đường truyền tới thành phố đứt khi công dân đang đứng trước quầy.</source>
        <translation>The line to the city breaks while a citizen stands at the counter.</translation>
    </message>
    <message>
        <source>Nối lại mạng: Ctrl+Shift+F8.</source>
        <translation>Mend the line: Ctrl+Shift+F8.</translation>
    </message>
    <message>
        <source>F2, nhận một hồ sơ như mọi ngày. Dòng trên cùng cho thấy hồ sơ chờ.</source>
        <translation>F2, receive a dossier as on any day. The top line shows that it waits.</translation>
    </message>
    <message>
        <source>Chờ dòng trên cùng báo thành phố đã nhận: hồ sơ tự gửi, không ai phải bấm gì.</source>
        <translation>Wait for the top line to say that the city has it: dossiers send themselves, nobody presses anything.</translation>
    </message>
    <message>
        <source>Mất mạng vẫn nhận hồ sơ, thu tiền, in phiếu. Hồ sơ nằm an toàn trên máy, tự gửi khi có mạng và không bao giờ thành hai.</source>
        <translation>Without a line you still receive, take money and print. Dossiers lie safely here, send themselves once the line is back, and never become two.</translation>
    </message>
    <message>
        <source>nối lại mạng</source>
        <translation>mend the line</translation>
    </message>
    <message>
        <source>Máy in hết giấy</source>
        <translation>Printer out of paper</translation>
    </message>
    <message>
        <source>Máy in hết giấy đúng lúc phải đưa phiếu hẹn cho công dân.</source>
        <translation>The printer runs out of paper just when the citizen is to get the slip.</translation>
    </message>
    <message>
        <source>F2, nhận một hồ sơ tới F9. Phiếu không ra; xem máy nói gì về hồ sơ.</source>
        <translation>F2, receive a dossier up to F9. The slip does not come out; see what is said of the dossier.</translation>
    </message>
    <message>
        <source>Lắp giấy: Ctrl+Shift+F8.</source>
        <translation>Put in paper: Ctrl+Shift+F8.</translation>
    </message>
    <message>
        <source>Trang Hôm nay (Ctrl+Home), P: in phiếu đang chờ. Không nhận hồ sơ lần thứ hai.</source>
        <translation>Page Today (Ctrl+Home), P: print the slip that waits. Do not receive the dossier twice.</translation>
    </message>
    <message>
        <source>Một người đã có hai hồ sơ của cùng một thủ tục. Chọn lại thẻ này để làm lại từ đầu.</source>
        <translation>One person has two dossiers of the same procedure by now. Choose this card again to start over.</translation>
    </message>
    <message>
        <source>Hồ sơ được lưu trước khi in. Phiếu không ra thì in lại phiếu; nhận lại lần nữa là công dân có hai hồ sơ.</source>
        <translation>A dossier is saved before it is printed. A slip that did not come out is printed again; receiving again gives the citizen two dossiers.</translation>
    </message>
    <message>
        <source>lắp giấy</source>
        <translation>put in paper</translation>
    </message>
    <message>
        <source>Trả tiền hai lần</source>
        <translation>Paid twice</translation>
    </message>
    <message>
        <source>Công dân quét mã QR, tưởng chưa được nên quét thêm lần nữa.</source>
        <translation>The citizen scans the QR, thinks that it failed, and scans it once more.</translation>
    </message>
    <message>
        <source>F2, nhận một hồ sơ có phí, thu bằng mã QR (F8), rồi F9. Công dân trả hai lần.</source>
        <translation>F2, receive a dossier with a fee, take it by QR (F8), then F9. The citizen pays twice.</translation>
    </message>
    <message>
        <source>F3, mở hồ sơ: mục tiền có phần thừa phải trả lại. Lập đề nghị trả lại đúng phần ấy.</source>
        <translation>F3, open the dossier: under its money stands a surplus to give back. Request a refund of just that.</translation>
    </message>
    <message>
        <source>F12, rồi giám sát (PIN 2222) duyệt đề nghị ở màn hình Đối soát.</source>
        <translation>F12, then the supervisor (PIN 2222) grants the request on the screen Reconcile.</translation>
    </message>
    <message>
        <source>Số tiền trong đề nghị không phải là phần thừa. Giám sát không duyệt, rồi lập lại.</source>
        <translation>The sum of the request is not the surplus. The supervisor declines it; then request again.</translation>
    </message>
    <message>
        <source>Hai lần chuyển là hai khoản tiền có thật: cả hai nằm trong sổ, không xóa khoản nào. Phần thừa trả lại qua hai người.</source>
        <translation>Two transfers are two real sums: both stand in the book and neither is deleted. The surplus goes back by two people.</translation>
    </message>
    <message>
        <source>Cúp điện</source>
        <translation>Power cut</translation>
    </message>
    <message>
        <source>Điện cúp giữa lúc đang gõ, không kịp lưu gì.</source>
        <translation>The power goes in the middle of typing, with no time to save.</translation>
    </message>
    <message>
        <source>F2, gõ một hồ sơ như mọi ngày. Điện sẽ cúp khi đang gõ.</source>
        <translation>F2, type a dossier as on any day. The power goes while you type.</translation>
    </message>
    <message>
        <source>Gõ PIN 1111: máy mở lại đúng ô đang gõ. Làm tiếp tới khi nhận xong (F9).</source>
        <translation>Type PIN 1111: the very field opens again. Go on until it is received (F9).</translation>
    </message>
    <message>
        <source>Hồ sơ được gõ lại từ đầu, còn hồ sơ dở vẫn nằm ở trang Hôm nay. Mở nó và làm xong.</source>
        <translation>A dossier was typed anew while the half-typed one still waits on the page Today. Open that one and finish it.</translation>
    </message>
    <message>
        <source>Từng phím được lưu ngay lúc gõ. Có điện lại thì làm tiếp, không phải gõ lại.</source>
        <translation>Each key is saved as it is typed. When the power is back, go on; nothing is typed again.</translation>
    </message>
    <message>
        <source>Chưa có dòng nào.</source>
        <translation>Nothing here yet.</translation>
    </message>
    <message>
        <source>Chưa dòng nào được chọn: dòng trước đã rời danh sách. Chữ đã gõ còn nguyên, chưa ghi gì; chọn một dòng rồi làm tiếp.</source>
        <translation>No line is chosen: the one before has left the list. What you typed is still there and nothing was recorded; choose a line and go on.</translation>
    </message>
    <message numerus="yes">
        <source>Còn %n câu hỏi: C có · K không</source>
        <translation>
            <numerusform>%n question open: C yes · K no</numerusform>
            <numerusform>%n questions open: C yes · K no</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Còn thiếu %n giấy tờ; ngoài ra không cần giấy tờ nào khác.</source>
        <translation>
            <numerusform>%n paper is missing; no other is needed.</numerusform>
            <numerusform>%n papers are missing; no other is needed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Có %n giấy tờ</source>
        <translation>
            <numerusform>%n paper here</numerusform>
            <numerusform>%n papers here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>còn %n câu hỏi</source>
        <translation>
            <numerusform>%n question open</numerusform>
            <numerusform>%n questions open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>■ %n hồ sơ bị thành phố từ chối</source>
        <translation>
            <numerusform>■ %n dossier refused by the city</numerusform>
            <numerusform>■ %n dossiers refused by the city</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AccountsScreen</name>
    <message>
        <source>Tài khoản nhận tiền</source>
        <translation>Accounts that receive money</translation>
    </message>
    <message>
        <source>Mã tài khoản</source>
        <translation>Account code</translation>
    </message>
    <message>
        <source>Số BIN ngân hàng</source>
        <translation>BIN of the bank</translation>
    </message>
    <message>
        <source>6 chữ số</source>
        <translation>6 digits</translation>
    </message>
    <message>
        <source>Ngân hàng</source>
        <translation>Bank</translation>
    </message>
    <message>
        <source>Số tài khoản</source>
        <translation>Account number</translation>
    </message>
    <message>
        <source>Chủ tài khoản</source>
        <translation>Account holder</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Chi nhánh</source>
        <translation>Branch</translation>
    </message>
    <message>
        <source>QRPUSH</source>
        <translation>QRPUSH</translation>
    </message>
    <message>
        <source>Từ ngày</source>
        <translation>From</translation>
    </message>
    <message>
        <source>26/11/2026</source>
        <translation>26/11/2026</translation>
    </message>
    <message>
        <source>Đến hết ngày</source>
        <translation>To, inclusive</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Ví dụ: dat-dai</source>
        <translation>For example: dat-dai</translation>
    </message>
    <message>
        <source>Các mã, để trống: mọi thủ tục</source>
        <translation>Codes; empty: all</translation>
    </message>
    <message>
        <source>Mã cơ quan, để trống: mọi nơi</source>
        <translation>Agency code; empty: everywhere</translation>
    </message>
    <message>
        <source>Mã đơn vị; mã ngành; tên; thành phố</source>
        <translation>Merchant id; trade code; name; city</translation>
    </message>
    <message>
        <source>Để trống: không hạn</source>
        <translation>Empty: no end</translation>
    </message>
    <message>
        <source>Văn bản, quyết định (bắt buộc)</source>
        <translation>Document, decision (required)</translation>
    </message>
    <message>
        <source>Trình duyệt (F6)</source>
        <translation>Submit (F6)</translation>
    </message>
    <message>
        <source>Duyệt bản đang chọn (F7)</source>
        <translation>Approve the chosen one (F7)</translation>
    </message>
    <message>
        <source>Tài khoản chỉ nhận tiền khi đã có hai người ký. Mã đã đưa cho người nộp giữ nguyên tài khoản lúc đó; tiền vào tài khoản khác của đơn vị vẫn được tính và được báo.</source>
        <translation>An account receives money only once two people have signed for it. Codes already given keep the account they had; money into another account of the office still counts, and is reported.</translation>
    </message>
    <message>
        <source>Tài khoản – Enter: lập bản mới</source>
        <translation>Accounts – Enter: make a new version</translation>
    </message>
    <message>
        <source>Lập bản mới, chờ người khác duyệt</source>
        <translation>Make a new version for someone else to approve</translation>
    </message>
    <message>
        <source>✓ Đã trình {code}, bản {v}; người khác duyệt bằng F7</source>
        <translation>✓ {code} submitted, version {v}; someone else approves with F7</translation>
    </message>
    <message>
        <source>✓ {code}: bản {v} đã duyệt</source>
        <translation>✓ {code}: version {v} approved</translation>
    </message>
</context>
<context>
    <name>ActPane</name>
    <message>
        <source>Việc có thể làm</source>
        <translation>What can be done</translation>
    </message>
    <message>
        <source>Hồ sơ đã kết thúc, không còn bước nào.</source>
        <translation>The dossier has ended; no step is left.</translation>
    </message>
    <message>
        <source>không còn bước nào</source>
        <translation>no step is left</translation>
    </message>
    <message>
        <source>■ {act}: chỉ khi hồ sơ {states}</source>
        <translation>■ {act}: only while the dossier is {states}</translation>
    </message>
    <message>
        <source> hoặc </source>
        <translation> or </translation>
    </message>
    <message>
        <source>Hồ sơ đang “{stands}”. Có thể: {can}.</source>
        <translation>The dossier is “{stands}”. Possible: {can}.</translation>
    </message>
    <message>
        <source>Enter: tiếp · Esc: bỏ qua, chưa ghi gì</source>
        <translation>Enter: next · Esc: leave, nothing was written</translation>
    </message>
    <message>
        <source>Hồ sơ vừa đổi, không còn làm được việc này: {act}. Esc: bỏ qua.</source>
        <translation>The dossier just changed; this cannot be done any more: {act}. Esc: leave it.</translation>
    </message>
    <message>
        <source>Đang ghi…</source>
        <translation>Writing…</translation>
    </message>
</context>
<context>
    <name>BankWay</name>
    <message>
        <source>Có thể F9 in phiếu trong khi chờ ngân hàng. Shift+F8: đổi sang tiền mặt.</source>
        <translation>F9 may print the slip while the bank is waited for. Shift+F8: cash instead.</translation>
    </message>
    <message>
        <source>Tiền mặt {cash} (trả lại {change}) + khoản này {rest}</source>
        <translation>Cash {cash} (change {change}) + this part {rest}</translation>
    </message>
    <message>
        <source>Tài khoản {account}
Số tiền {amount}
Nội dung {reference}</source>
        <translation>Account {account}
Amount {amount}
Content {reference}</translation>
    </message>
    <message>
        <source>● Đang chờ ngân hàng</source>
        <translation>● Waiting for the bank</translation>
    </message>
    <message>
        <source>▲ Còn thiếu {rest}</source>
        <translation>▲ Still missing {rest}</translation>
    </message>
    <message>
        <source>● Đang chờ ngân hàng  ·  {age}</source>
        <translation>● Waiting for the bank  ·  {age}</translation>
    </message>
    <message>
        <source>✓ Ngân hàng đã báo có {at}</source>
        <translation>✓ The bank reported it at {at}</translation>
    </message>
    <message>
        <source>F9: tiếp nhận và in</source>
        <translation>F9: receive and print</translation>
    </message>
    <message>
        <source>■ Yêu cầu này đã thôi</source>
        <translation>■ This request was called off</translation>
    </message>
    <message>
        <source>F8: xin mã mới</source>
        <translation>F8: ask for a new code</translation>
    </message>
</context>
<context>
    <name>BillLines</name>
    <message>
        <source>Các khoản phí</source>
        <translation>Fee lines</translation>
    </message>
    <message>
        <source>  (miễn: {group})</source>
        <translation>  (exempt: {group})</translation>
    </message>
</context>
<context>
    <name>BlackoutScreen</name>
    <message>
        <source>Tờ</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Biên lai</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Thu tiền</source>
        <translation>Money</translation>
    </message>
    <message>
        <source>Viết</source>
        <translation>Written</translation>
    </message>
    <message>
        <source>Nhập</source>
        <translation>Entered</translation>
    </message>
    <message>
        <source>Bộ</source>
        <translation>Kit</translation>
    </message>
    <message>
        <source>Đã thu tiền mặt trên tờ này</source>
        <translation>Cash was taken on this sheet</translation>
    </message>
    <message>
        <source>Nhập tờ này (Enter)</source>
        <translation>Enter this sheet (Enter)</translation>
    </message>
    <message>
        <source>Khai tờ đang chọn</source>
        <translation>Account for this one</translation>
    </message>
    <message>
        <source>Khai mọi số còn trống của bộ</source>
        <translation>Account for all open</translation>
    </message>
    <message>
        <source>Lập bộ mới và in</source>
        <translation>Make a kit and print</translation>
    </message>
    <message>
        <source>In lại bộ (Ctrl+Shift+P)</source>
        <translation>Print the kit again (Ctrl+Shift+P)</translation>
    </message>
    <message>
        <source>Số trên tờ đã giữ riêng: không máy nào lấy lại. Hẹn trả tính từ giờ viết trên tờ. Tờ hỏng, mất, không dùng phải khai; số chưa khai nằm trên báo cáo ca.</source>
        <translation>The numbers on the sheets are set apart: no computer takes them again. The due date counts from the hour written on the sheet. Spoilt, lost and unused sheets must be accounted for; open numbers stand on the shift report.</translation>
    </message>
    <message>
        <source>Giờ và ngày ghi trên tờ</source>
        <translation>Hour and day written on the sheet</translation>
    </message>
    <message>
        <source>Vì sao số này không dùng</source>
        <translation>Why this number was not used</translation>
    </message>
    <message>
        <source>Nói rõ (bắt buộc với tờ hỏng, mất)</source>
        <translation>Details (if spoilt or lost)</translation>
    </message>
    <message>
        <source>Nói rõ</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Số tờ của bộ mới</source>
        <translation>Sheets in the new kit</translation>
    </message>
    <message>
        <source>Phiếu dự phòng khi mất điện</source>
        <translation>Black-out sheets</translation>
    </message>
    <message>
        <source>Viết lúc</source>
        <translation>Written at</translation>
    </message>
    <message>
        <source>Khai số</source>
        <translation>Account for</translation>
    </message>
    <message>
        <source>Số tờ</source>
        <translation>Sheets</translation>
    </message>
    <message>
        <source>Chưa có bộ nào. Giám sát lập và in sẵn một bộ cho mỗi quầy.</source>
        <translation>No kit yet. A supervisor makes and prints one for each counter in advance.</translation>
    </message>
    <message>
        <source>Mọi số đã nhập hoặc đã khai</source>
        <translation>Every number is entered or accounted for</translation>
    </message>
    <message>
        <source>Chưa chọn tờ nào.</source>
        <translation>No sheet is chosen.</translation>
    </message>
    <message>
        <source>Số này đã nhập hoặc đã khai.</source>
        <translation>This number is entered or accounted for.</translation>
    </message>
    <message>
        <source>Mọi số của bộ đã nhập hoặc đã khai.</source>
        <translation>Every number of the kit is entered or accounted for.</translation>
    </message>
</context>
<context>
    <name>BundleScreen</name>
    <message>
        <source>Thay đổi của gói đang chờ</source>
        <translation>Changes of the bundle that waits</translation>
    </message>
    <message>
        <source>Các gói đã tới</source>
        <translation>Bundles that came</translation>
    </message>
    <message>
        <source>Tệp gói cấu hình (.qmb)</source>
        <translation>File of a configuration bundle (.qmb)</translation>
    </message>
    <message>
        <source>Lý do nếu không nhận</source>
        <translation>Reason for declining</translation>
    </message>
    <message>
        <source>Chọn tệp…</source>
        <translation>Choose a file…</translation>
    </message>
    <message>
        <source>Nhận tệp (F6)</source>
        <translation>Take the file (F6)</translation>
    </message>
    <message>
        <source>Đưa vào dùng (F7)</source>
        <translation>Put into force (F7)</translation>
    </message>
    <message>
        <source>Không nhận (F8)</source>
        <translation>Decline (F8)</translation>
    </message>
    <message>
        <source>Gói cấu hình do ít nhất hai người của cơ quan ký; người ở quầy xem từng thay đổi rồi mới đưa vào dùng. Gói chỉ đổi máy in thì dùng ngay. Gói sai chữ ký, cũ hơn, của cơ quan khác, bị cắt hoặc sai nội dung bị từ chối; cấu hình đang dùng giữ nguyên.</source>
        <translation>At least two people of the office sign a configuration bundle; somebody at the counter looks at each change before it is in force. A bundle that changes printers alone is in force at once. A bundle with a wrong signature, an older one, another office’s, one cut off or wrong in what it says is refused; what is in force stays.</translation>
    </message>
    <message>
        <source>Cấu hình chung của các quầy</source>
        <translation>Configuration for all counters</translation>
    </message>
    <message>
        <source>Chưa có gói nào tới.</source>
        <translation>No bundle has come yet.</translation>
    </message>
    <message>
        <source>{mark} Không có gói nào chờ</source>
        <translation>{mark} No bundle waits</translation>
    </message>
    <message>
        <source>Gói cấu hình (*.qmb)</source>
        <translation>Configuration bundle (*.qmb)</translation>
    </message>
    <message>
        <source>Gói cấu hình</source>
        <translation>Configuration bundle</translation>
    </message>
    <message>
        <source>▲ Gói số {n} đang chờ: xem từng thay đổi rồi F7</source>
        <translation>▲ Bundle {n} waits: look at each change, then F7</translation>
    </message>
    <message>
        <source>✓ Gói số {n} đang dùng; máy in đổi từ lần mở chương trình sau</source>
        <translation>✓ Bundle {n} is in force; printers change with the next start of the program</translation>
    </message>
    <message>
        <source>✓ Không nhận gói; cấu hình đang dùng giữ nguyên</source>
        <translation>✓ Declined; what is in force stays</translation>
    </message>
</context>
<context>
    <name>CashMovePane</name>
    <message>
        <source>Tiền vào hay ra</source>
        <translation>Money in or out</translation>
    </message>
    <message>
        <source>Số tiền</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Ghi sổ</source>
        <translation>Write to the book</translation>
    </message>
    <message>
        <source>Tiền đã thêm, đã rút trong ca</source>
        <translation>Money added and taken out in this shift</translation>
    </message>
    <message>
        <source>Thêm, rút tiền (F7)</source>
        <translation>Add or take out money (F7)</translation>
    </message>
</context>
<context>
    <name>CashWay</name>
    <message>
        <source>Thu tiền mặt</source>
        <translation>Take cash</translation>
    </message>
    <message>
        <source>Khách đưa</source>
        <translation>Given</translation>
    </message>
    <message>
        <source>Một phím một tờ, nghìn đồng: {keys}</source>
        <translation>One key, one note, in thousands of đồng: {keys}</translation>
    </message>
    <message>
        <source>✓ Trả lại {change}</source>
        <translation>✓ Change {change}</translation>
    </message>
    <message>
        <source>{mark} Còn {rest}: F8 mã QR, Ctrl+L thu sau</source>
        <translation>{mark} {rest} left: F8 QR code, Ctrl+L pay later</translation>
    </message>
</context>
<context>
    <name>CatalogueScreen</name>
    <message>
        <source>Mã, tên không dấu hoặc chữ đầu</source>
        <translation>Code, name without marks, or initials</translation>
    </message>
    <message>
        <source>Lý do, văn bản đã đối chiếu</source>
        <translation>Reason, documents compared</translation>
    </message>
    <message>
        <source>Đề nghị ký (F6)</source>
        <translation>Propose (F6)</translation>
    </message>
    <message>
        <source>Duyệt bản đang chọn (F7)</source>
        <translation>Approve the chosen one (F7)</translation>
    </message>
    <message>
        <source>Thủ tục chỉ được tiếp nhận khi phí và thời hạn đã có hai người ký. Bản ghi gốc giữ nguyên bên cạnh; hồ sơ đã nhận giữ bản lúc tiếp nhận.</source>
        <translation>A procedure can be received only once two people have signed its fees and time limit. The raw record stays beside it untouched; a dossier keeps the version it was received under.</translation>
    </message>
    <message>
        <source>Danh mục thủ tục</source>
        <translation>Procedure catalogue</translation>
    </message>
    <message>
        <source>Tìm thủ tục</source>
        <translation>Find a procedure</translation>
    </message>
    <message>
        <source>Mục chưa ký – Dấu cách để chọn</source>
        <translation>Unsigned items – Space to choose</translation>
    </message>
    <message>
        <source>Bản ghi gốc</source>
        <translation>Raw record</translation>
    </message>
    <message>
        <source>Bản chờ người thứ hai duyệt</source>
        <translation>Versions waiting for a second person</translation>
    </message>
    <message>
        <source>Không có bản ghi gốc.</source>
        <translation>There is no raw record.</translation>
    </message>
    <message>
        <source>✓ Mọi mục đã ký.</source>
        <translation>✓ Every item is signed.</translation>
    </message>
    <message>
        <source>{code}  {name}  ·  bản {version}, từ {valid_from:%d/%m/%Y}  ·  {author}: {reason}</source>
        <translation>{code}  {name}  ·  version {version}, from {valid_from:%d/%m/%Y}  ·  {author}: {reason}</translation>
    </message>
    <message>
        <source>✓ Không có bản nào chờ duyệt.</source>
        <translation>✓ No version waits for approval.</translation>
    </message>
    <message>
        <source>Không có bản nào chờ duyệt.</source>
        <translation>No version waits for approval.</translation>
    </message>
    <message>
        <source>Chưa chọn mục nào để ký.</source>
        <translation>No item is chosen to sign.</translation>
    </message>
    <message>
        <source>Đã lập bản {v}, chờ người khác duyệt</source>
        <translation>Version {v} made; someone else approves it</translation>
    </message>
    <message>
        <source>{code}: bản {version} đã duyệt</source>
        <translation>{code}: version {version} approved</translation>
    </message>
</context>
<context>
    <name>CitizensColumn</name>
    <message>
        <source>Công dân đang thấy</source>
        <translation>The citizen sees</translation>
    </message>
</context>
<context>
    <name>CreditsPane</name>
    <message>
        <source>Tiền ngân hàng chưa khớp</source>
        <translation>Bank money not matched</translation>
    </message>
    <message>
        <source>Có thể là của</source>
        <translation>May belong to</translation>
    </message>
    <message>
        <source>Hoặc mã nộp tiền, mã hồ sơ khác</source>
        <translation>Or another code</translation>
    </message>
    <message>
        <source>Lý do (bắt buộc)</source>
        <translation>Reason (required)</translation>
    </message>
    <message>
        <source>Khớp</source>
        <translation>Match</translation>
    </message>
    <message>
        <source>Không phải của quầy</source>
        <translation>Not ours</translation>
    </message>
    <message>
        <source>Có thể là của (gợi ý, chưa ghi gì)</source>
        <translation>May belong to (a guess; nothing is written)</translation>
    </message>
    <message>
        <source>✓ Mọi khoản tiền về đều đã khớp.</source>
        <translation>✓ All money that came is matched.</translation>
    </message>
    <message>
        <source>Không có gợi ý; gõ mã bên dưới nếu biết.</source>
        <translation>No guess; type the code below if you know it.</translation>
    </message>
</context>
<context>
    <name>CustomerWindow</name>
    <message>
        <source>Màn hình công dân</source>
        <translation>Citizen’s screen</translation>
    </message>
</context>
<context>
    <name>DayPane</name>
    <message>
        <source>Trong ngày</source>
        <translation>The day</translation>
    </message>
    <message>
        <source>Chênh lệch ca</source>
        <translation>Shift differences</translation>
    </message>
    <message>
        <source>Thu 14 ngày</source>
        <translation>14 days of takings</translation>
    </message>
    <message>
        <source>{name}: hình, số liệu ở bảng bên dưới</source>
        <translation>{name}: picture, its figures are in the table below</translation>
    </message>
    <message>
        <source>Ngày này chưa có việc nào về tiền.</source>
        <translation>No money moved on this day yet.</translation>
    </message>
    <message>
        <source>tiền mặt</source>
        <translation>cash</translation>
    </message>
    <message>
        <source>mã QR</source>
        <translation>QR code</translation>
    </message>
    <message>
        <source>chuyển khoản</source>
        <translation>transfer</translation>
    </message>
</context>
<context>
    <name>DeadlinesScreen</name>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Hẹn trả</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Đang ở đơn vị – bước</source>
        <translation>With – step</translation>
    </message>
    <message>
        <source>Hạn của bước</source>
        <translation>Step due</translation>
    </message>
    <message>
        <source>Hỏi ai</source>
        <translation>Whom to ask</translation>
    </message>
    <message>
        <source>Xin lỗi</source>
        <translation>Apology</translation>
    </message>
    <message>
        <source>Theo đơn vị và bước</source>
        <translation>By unit and step</translation>
    </message>
    <message>
        <source>Hạn trả lời</source>
        <translation>Answer due</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Vướng mắc và trả lời</source>
        <translation>Difficulties and answers</translation>
    </message>
    <message>
        <source>Chưa nêu vướng mắc nào.</source>
        <translation>No difficulty raised yet.</translation>
    </message>
    <message>
        <source>Giải quyết được</source>
        <translation>That can solve it</translation>
    </message>
    <message>
        <source>Vướng mắc; hoặc nội dung trả lời</source>
        <translation>The difficulty; or what was answered</translation>
    </message>
    <message>
        <source>Ai trả lời</source>
        <translation>Who answered</translation>
    </message>
    <message>
        <source>Số ngày</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>Nêu vướng mắc (F5)</source>
        <translation>Raise difficulty (F5)</translation>
    </message>
    <message>
        <source>Đã giải quyết (F6)</source>
        <translation>Solved (F6)</translation>
    </message>
    <message>
        <source>Chưa giải quyết (F7)</source>
        <translation>Not solved (F7)</translation>
    </message>
    <message>
        <source>Hồ sơ tạm dừng chờ công dân không tính. Cơ quan phối hợp chậm là chậm của bước đó, không phải của quầy. Xin lỗi phải gửi trước ngày hẹn ít nhất một ngày, tối đa một lần. Vướng mắc nêu cho đơn vị giải quyết được, có hạn trả lời; F5 nêu cho hồ sơ đang chọn.</source>
        <translation>Dossiers that wait for the citizen are not counted. A delay of a coordinating agency belongs to that step, not to this counter. An apology is sent at least a day before the due date, once at most. A difficulty goes to the unit that can solve it and has a day for its answer; F5 raises one for the chosen dossier.</translation>
    </message>
    <message>
        <source>Hạn trả kết quả</source>
        <translation>Due results</translation>
    </message>
    <message>
        <source>Theo đơn vị, bước – chọn để lọc</source>
        <translation>By unit and step – choose to filter</translation>
    </message>
    <message>
        <source>Vướng mắc đã nêu</source>
        <translation>Difficulties raised</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>What about</translation>
    </message>
    <message>
        <source>✓ Không có hồ sơ nào quá hạn hay sắp đến hạn.</source>
        <translation>✓ No dossier is late or soon due.</translation>
    </message>
    <message>
        <source>Chưa chọn vướng mắc nào.</source>
        <translation>No difficulty is chosen.</translation>
    </message>
    <message>
        <source>Vướng mắc này đã có trả lời.</source>
        <translation>This difficulty is answered.</translation>
    </message>
    <message>
        <source>đã nêu cho {unit}</source>
        <translation>raised with {unit}</translation>
    </message>
    <message>
        <source>đã ghi trả lời của {unit}</source>
        <translation>answer of {unit} noted</translation>
    </message>
    <message>
        <source>Vướng mắc {words}</source>
        <translation>Difficulty {words}</translation>
    </message>
</context>
<context>
    <name>DecisionsScreen</name>
    <message>
        <source>Lý do trả lời</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Theo quầy (F9)</source>
        <translation>Our way (F9)</translation>
    </message>
    <message>
        <source>Theo thành phố (F10)</source>
        <translation>City’s way (F10)</translation>
    </message>
    <message>
        <source>Dời ngày hẹn (F5)</source>
        <translation>Move due date (F5)</translation>
    </message>
    <message>
        <source>Giữ ngày hẹn (F6)</source>
        <translation>Keep due date (F6)</translation>
    </message>
    <message>
        <source>Duyệt lịch đang chọn (F7)</source>
        <translation>Approve the chosen calendar (F7)</translation>
    </message>
    <message>
        <source>Trình lịch (F8)</source>
        <translation>Submit calendar (F8)</translation>
    </message>
    <message>
        <source>Chọn tệp…</source>
        <translation>Choose file…</translation>
    </message>
    <message>
        <source>Tệp lịch làm việc (.json)</source>
        <translation>Calendar file (.json)</translation>
    </message>
    <message>
        <source>Lý do, văn bản thông báo</source>
        <translation>Reason, letter</translation>
    </message>
    <message>
        <source>Mở hồ sơ để ký (Enter)</source>
        <translation>Open the dossier to sign (Enter)</translation>
    </message>
    <message>
        <source>Phiếu xin lỗi do chương trình dự thảo trước hạn gửi một ngày làm việc; mỗi hồ sơ chỉ một lần. Đổi lịch không tự dời ngày đã hẹn. Người lập không tự duyệt. Thành phố quyết định việc xử lý, quầy quyết định việc đã xảy ra tại quầy; khác nhau thì hỏi người.</source>
        <translation>Apologies are drafted by the program one working day before they must leave; each dossier has one at most. A new calendar moves no promised date by itself. Whoever made it does not approve it. The city decides on processing, this counter on what happened at the counter; where they differ, a person is asked.</translation>
    </message>
    <message>
        <source>Chờ quyết định</source>
        <translation>Waiting for a decision</translation>
    </message>
    <message>
        <source>Phiếu xin lỗi chờ ký</source>
        <translation>Apologies to sign</translation>
    </message>
    <message>
        <source>Ngày hẹn mà lịch mới làm thay đổi</source>
        <translation>Due dates that the new calendar changes</translation>
    </message>
    <message>
        <source>Lịch làm việc</source>
        <translation>Working calendars</translation>
    </message>
    <message>
        <source>Thành phố nói khác – Enter mở hồ sơ</source>
        <translation>The city says otherwise – Enter opens the dossier</translation>
    </message>
    <message>
        <source>Không có phiếu nào chờ ký.</source>
        <translation>No apology waits.</translation>
    </message>
    <message>
        <source>Không có ngày hẹn nào chờ quyết định.</source>
        <translation>No due date waits for a decision.</translation>
    </message>
    <message>
        <source>Chưa chọn lịch đang chờ duyệt.</source>
        <translation>No calendar that waits is chosen.</translation>
    </message>
    <message>
        <source>Thành phố không nói khác điều gì.</source>
        <translation>The city says nothing else.</translation>
    </message>
    <message>
        <source>{code}: đã dời ngày hẹn</source>
        <translation>{code}: due date moved</translation>
    </message>
    <message>
        <source>{code}: giữ nguyên ngày hẹn</source>
        <translation>{code}: due date kept</translation>
    </message>
    <message>
        <source>Lịch {version} đã duyệt; {moved} ngày hẹn cần quyết định</source>
        <translation>Calendar {version} approved; due dates to decide: {moved}</translation>
    </message>
    <message>
        <source>{code}: theo quầy</source>
        <translation>{code}: as we say</translation>
    </message>
    <message>
        <source>{code}: theo thành phố</source>
        <translation>{code}: as the city says</translation>
    </message>
    <message>
        <source>Lịch {version} đã trình; người khác duyệt bằng F7</source>
        <translation>Calendar {version} submitted; someone else approves with F7</translation>
    </message>
</context>
<context>
    <name>DialoguesScreen</name>
    <message>
        <source>Ngày</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Chủ đề</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Nơi</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Dự</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>Xác nhận</source>
        <translation>Confirmed</translation>
    </message>
    <message>
        <source>Số người dự</source>
        <translation>Number of people present</translation>
    </message>
    <message>
        <source>Biên bản</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>Biên bản: ai nói gì, trả lời gì, hẹn gì</source>
        <translation>Minutes: who said what, what was answered, what was promised</translation>
    </message>
    <message>
        <source>Hẹn ngày (F5)</source>
        <translation>Set a day (F5)</translation>
    </message>
    <message>
        <source>Lưu biên bản (F6)</source>
        <translation>Save minutes (F6)</translation>
    </message>
    <message>
        <source>Xác nhận (F7)</source>
        <translation>Confirm (F7)</translation>
    </message>
    <message>
        <source>Biên bản ghi từ ngày đối thoại trở đi; người viết không tự xác nhận. Đã xác nhận thì giữ nguyên.</source>
        <translation>Minutes are written from the day itself on; whoever wrote them does not confirm them. Once confirmed they stay as they are.</translation>
    </message>
    <message>
        <source>Ngày đối thoại với công dân</source>
        <translation>Dialogue days with citizens</translation>
    </message>
    <message>
        <source>Chưa hẹn ngày đối thoại nào.</source>
        <translation>No dialogue day is set.</translation>
    </message>
    <message>
        <source>Chưa chọn ngày nào.</source>
        <translation>No day is chosen.</translation>
    </message>
    <message>
        <source>Biên bản đã xác nhận, giữ nguyên.</source>
        <translation>The minutes are confirmed and stay as they are.</translation>
    </message>
    <message>
        <source>Chưa có biên bản.</source>
        <translation>No minutes yet.</translation>
    </message>
    <message>
        <source>Chưa tới ngày đối thoại.</source>
        <translation>The day has not come yet.</translation>
    </message>
    <message>
        <source>đã hẹn</source>
        <translation>day set</translation>
    </message>
    <message>
        <source>đã lưu biên bản, chờ người khác xác nhận</source>
        <translation>minutes saved, someone else confirms them</translation>
    </message>
    <message>
        <source>biên bản đã xác nhận</source>
        <translation>minutes confirmed</translation>
    </message>
    <message>
        <source>Ngày đối thoại: {words}</source>
        <translation>Dialogue day: {words}</translation>
    </message>
</context>
<context>
    <name>DigitisationScreen</name>
    <message>
        <source>Giấy tờ chờ số hóa</source>
        <translation>Papers to digitise</translation>
    </message>
    <message>
        <source>Đang đọc danh sách…</source>
        <translation>Reading the list…</translation>
    </message>
    <message>
        <source>Dùng lại tệp đã có</source>
        <translation>Use the file again</translation>
    </message>
    <message>
        <source>Các trang đã quét</source>
        <translation>Scanned pages</translation>
    </message>
    <message>
        <source>Quét (F7)</source>
        <translation>Scan (F7)</translation>
    </message>
    <message>
        <source>Dừng (Esc)</source>
        <translation>Stop (Esc)</translation>
    </message>
    <message>
        <source>Quét hai mặt</source>
        <translation>Scan both sides</translation>
    </message>
    <message>
        <source>Máy quét (F6)</source>
        <translation>Scanner (F6)</translation>
    </message>
    <message>
        <source>Ký rồi lưu (F9)</source>
        <translation>Sign and save (F9)</translation>
    </message>
    <message>
        <source>Lưu tệp số hóa (Enter)</source>
        <translation>Save file (Enter)</translation>
    </message>
    <message>
        <source>Có trang quét chưa lưu: đóng cửa sổ là mất, giấy phải quét lại. Enter lưu; đóng lần nữa để bỏ.</source>
        <translation>Scanned pages are not kept yet: they go with the window, and the paper has to be scanned again. Enter keeps them; close once more to drop them.</translation>
    </message>
    <message>
        <source>Giấy tờ chỉ được coi là đã số hóa khi có tệp. Đếm số trang trên giấy; giấy có dấu, ảnh hoặc chữ viết tay phải quét màu. Giấy chỉ xuất trình không quét. Tệp đã có của chính người này thì dùng lại, không quét nữa. Tệp PDF đã ký số giữ nguyên từng byte: kiểm tra tại máy này bằng chứng thư gốc của cơ quan, không hỏi mạng; chưa biết được chứng thư đã bị thu hồi hay chưa.</source>
        <translation>A paper counts as digitised only once it has a file. Count its pages on the paper; stamps, pictures and handwriting are scanned in colour. What is only shown is not scanned. A file that this person already has is used again. A signed PDF is kept to the byte: it is checked on this computer against the office’s root certificates, no network is asked, so whether a certificate was revoked is not known.</translation>
    </message>
    <message>
        <source>Đang đọc tệp…</source>
        <translation>Reading the file…</translation>
    </message>
    <message>
        <source>Số hóa giấy tờ</source>
        <translation>Digitise papers</translation>
    </message>
    <message>
        <source>{n}+ giấy tờ chờ số hóa, lâu nhất ở trên</source>
        <translation>{n}+ papers to digitise, the longest waiting first</translation>
    </message>
    <message>
        <source>✓ Không còn giấy tờ nào chờ số hóa</source>
        <translation>✓ No paper is left to digitise</translation>
    </message>
    <message>
        <source>Đã có tệp của chính người này ({c}, {d}): dùng lại, không quét</source>
        <translation>This person already has the file ({c}, {d}): use it again, do not scan</translation>
    </message>
    <message>
        <source>Tệp đã ký giữ nguyên từng byte · Delete bỏ cả tệp · Enter lưu</source>
        <translation>A signed file is kept to the byte · Delete drops it · Enter saves</translation>
    </message>
    <message>
        <source>R xoay · Alt+←/→ chuyển chỗ · Delete bỏ trang · B bỏ trang trắng · T từ đây là giấy tờ sau</source>
        <translation>R turn · Alt+←/→ move · Delete drop page · B drop blank pages · T the next paper begins here</translation>
    </message>
    <message>
        <source>Tệp đã ký giữ nguyên từng byte. Delete: bỏ cả tệp · Enter: lưu tệp</source>
        <translation>A signed file is kept to the byte. Delete: drop the file · Enter: save it</translation>
    </message>
    <message>
        <source>Đang quét… Esc để dừng</source>
        <translation>Scanning… Esc to stop</translation>
    </message>
    <message>
        <source>Tệp đã ký số. Xem chữ ký bên dưới các trang, rồi Enter để lưu.</source>
        <translation>The file is signed. See the signatures below the pages, then Enter to save.</translation>
    </message>
    <message>
        <source>Đang lưu nguyên tệp đã ký…</source>
        <translation>Saving the signed file as it is…</translation>
    </message>
    <message>
        <source>Đang tạo PDF/A và lưu…</source>
        <translation>Making PDF/A and saving…</translation>
    </message>
    <message>
        <source>Đang chờ phần mềm ký số trả tệp về… Esc: thôi ký, trang vẫn còn</source>
        <translation>Waiting for the signing program to give the file back… Esc: do not sign, the pages stay</translation>
    </message>
    <message>
        <source>Đã thôi ký. Các trang vẫn còn, chưa lưu gì.</source>
        <translation>Not signed. The pages are still here; nothing was saved.</translation>
    </message>
    <message>
        <source>Đang tạo PDF/A để ký…</source>
        <translation>Making PDF/A to sign…</translation>
    </message>
    <message>
        <source>Đã lưu {file}</source>
        <translation>{file} saved</translation>
    </message>
    <message>
        <source>Đã dùng lại {file}</source>
        <translation>{file} used again</translation>
    </message>
</context>
<context>
    <name>DisclosureScreen</name>
    <message>
        <source>Tháng (11/2026)</source>
        <translation>Month (11/2026)</translation>
    </message>
    <message>
        <source>Chậm</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Bước</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Nguyên nhân</source>
        <translation>Cause</translation>
    </message>
    <message>
        <source>Xin lỗi</source>
        <translation>Apology</translation>
    </message>
    <message>
        <source>Các phiên bản của tháng</source>
        <translation>Versions of the month</translation>
    </message>
    <message>
        <source>Nguyên nhân của dòng đang chọn</source>
        <translation>Cause of the chosen line</translation>
    </message>
    <message>
        <source>Vì sao, có gì chứng minh</source>
        <translation>Why, what proves it</translation>
    </message>
    <message>
        <source>Lý do lập bản mới hoặc trả lại</source>
        <translation>Reason (new version, return)</translation>
    </message>
    <message>
        <source>Ghi nguyên nhân (F4)</source>
        <translation>Note cause (F4)</translation>
    </message>
    <message>
        <source>Lập dự thảo (F5)</source>
        <translation>Make draft (F5)</translation>
    </message>
    <message>
        <source>Ký (F7)</source>
        <translation>Sign (F7)</translation>
    </message>
    <message>
        <source>Trả lại (F8)</source>
        <translation>Send back (F8)</translation>
    </message>
    <message>
        <source>PDF (F9)</source>
        <translation>PDF (F9)</translation>
    </message>
    <message>
        <source>Excel (F10)</source>
        <translation>Excel (F10)</translation>
    </message>
    <message>
        <source>Danh sách tính theo từng bước, giờ chậm là giờ làm việc; cơ quan phối hợp chậm không tính cho quầy. Người lập không ký; hai người khác nhau ký, người sau là lãnh đạo. Bản đã công khai không sửa: muốn sửa thì lập phiên bản mới, ghi lý do.</source>
        <translation>The list goes step by step, in working hours; a delay of a coordinating agency is not this counter’s. Whoever made it does not sign it; two other people sign, the head last. What was disclosed is not changed: make a new version and say why.</translation>
    </message>
    <message>
        <source>Công khai chậm hạn – tháng</source>
        <translation>Delays – month</translation>
    </message>
    <message>
        <source>Chỉ số 766 (Ctrl+Shift+I)</source>
        <translation>766 index (Ctrl+Shift+I)</translation>
    </message>
    <message>
        <source>Báo cáo (Ctrl+Shift+X)</source>
        <translation>Reports (Ctrl+Shift+X)</translation>
    </message>
    <message>
        <source>không có bước nào chậm hạn</source>
        <translation>no step was late</translation>
    </message>
    <message>
        <source>chưa lập, đọc từ sổ</source>
        <translation>not made yet, read from the book</translation>
    </message>
    <message>
        <source>Chưa có phiên bản.</source>
        <translation>No version yet.</translation>
    </message>
    <message>
        <source>Không có dòng nào.</source>
        <translation>No lines.</translation>
    </message>
    <message>
        <source>Chưa có dự thảo chờ ký.</source>
        <translation>No draft waits for a signature.</translation>
    </message>
    <message>
        <source>Chỉ khi đã ký và chưa công khai.</source>
        <translation>Only once signed and not yet public.</translation>
    </message>
    <message>
        <source>Chưa công khai phiên bản nào.</source>
        <translation>No version is public yet.</translation>
    </message>
    <message>
        <source>Ký công khai (F7)</source>
        <translation>Sign and publish (F7)</translation>
    </message>
    <message>
        <source>đã ghi nguyên nhân vào dự thảo</source>
        <translation>cause noted in the draft</translation>
    </message>
    <message>
        <source>đã lập dự thảo từ sổ</source>
        <translation>draft made from the book</translation>
    </message>
    <message>
        <source>Phiên bản {number}: {words}</source>
        <translation>Version {number}: {words}</translation>
    </message>
    <message>
        <source>Đã trả lại người lập</source>
        <translation>Sent back to whoever made it</translation>
    </message>
</context>
<context>
    <name>DonePane</name>
    <message>
        <source>In và hẹn</source>
        <translation>Print and promise</translation>
    </message>
    <message>
        <source>F9: tiếp nhận và in</source>
        <translation>F9: receive and print</translation>
    </message>
    <message>
        <source>Hẹn trả {due}</source>
        <translation>Due {due}</translation>
    </message>
    <message>
        <source>Enter hoặc F10: người kế tiếp</source>
        <translation>Enter or F10: next person</translation>
    </message>
    <message>
        <source>{mark} Mã tạm: hết dải số khi mất kết nối. Phiếu này dùng được như thường; mã chính thức tự đến khi có kết nối, mã tạm vẫn tra cứu được mãi.</source>
        <translation>{mark} Provisional code: numbers ran out while the city was away. The slip is good as it is; the real code comes by itself with the connection, and the provisional one finds the dossier for ever.</translation>
    </message>
    <message>
        <source>{mark} {count} hồ sơ · {number}</source>
        <translation>{mark} {count} dossiers · {number}</translation>
    </message>
    <message>
        <source>Hẹn trả đủ {due}</source>
        <translation>All due {due}</translation>
    </message>
    <message>
        <source>▲ Yêu cầu bổ sung {code}</source>
        <translation>▲ Supplement asked {code}</translation>
    </message>
    <message>
        <source>Chưa thu phí, chưa tính thời hạn.</source>
        <translation>No fee taken; the time limit does not run yet.</translation>
    </message>
    <message>
        <source>■ Từ chối tiếp nhận {code}</source>
        <translation>■ Intake refused {code}</translation>
    </message>
    <message>
        <source>Trả lại giấy tờ kèm phiếu từ chối có lý do.</source>
        <translation>Give the papers back with the refusal and its reason.</translation>
    </message>
    <message>
        <source>đang in</source>
        <translation>printing</translation>
    </message>
    <message>
        <source>✓ Đã in</source>
        <translation>✓ Printed</translation>
    </message>
    <message>
        <source>▲ Đã in ở máy in dự phòng</source>
        <translation>▲ Printed on the standby printer</translation>
    </message>
    <message>
        <source>Giấy đã ra đủ chưa?  Y: đã ra · N: chưa, in lại</source>
        <translation>Did all of it come out?  Y: yes · N: no, print again</translation>
    </message>
    <message>
        <source>Máy in không báo lại.</source>
        <translation>The printer does not report.</translation>
    </message>
    <message>
        <source>chưa rõ đã in</source>
        <translation>not sure it printed</translation>
    </message>
    <message>
        <source>chưa in xong</source>
        <translation>not all printed</translation>
    </message>
    <message>
        <source>xong</source>
        <translation>done</translation>
    </message>
</context>
<context>
    <name>DossierScreen</name>
    <message>
        <source>In lại giấy đang chọn (Ctrl+Shift+P)</source>
        <translation>Print the chosen paper again (Ctrl+Shift+P)</translation>
    </message>
    <message>
        <source>Tiếp nhận bổ sung (F6)</source>
        <translation>Receive supplement (F6)</translation>
    </message>
    <message>
        <source>Số hóa (F7)</source>
        <translation>Digitise (F7)</translation>
    </message>
    <message>
        <source>Thu phí (F8)</source>
        <translation>Take fee (F8)</translation>
    </message>
    <message>
        <source>Giấy tờ</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Phí, lệ phí</source>
        <translation>Fees and charges</translation>
    </message>
    <message>
        <source>Giấy đã cấp</source>
        <translation>Papers issued</translation>
    </message>
    <message>
        <source>Việc tiếp theo (bấm số để chọn)</source>
        <translation>What next (press its number)</translation>
    </message>
    <message>
        <source>Diễn biến (Ctrl+H)</source>
        <translation>History (Ctrl+H)</translation>
    </message>
    <message>
        <source>1…9 việc tiếp theo · Ctrl+H diễn biến · F3 tra cứu · F12 khóa</source>
        <translation>1…9 what comes next · Ctrl+H history · F3 search · F12 lock</translation>
    </message>
    <message>
        <source>đã thu</source>
        <translation>paid</translation>
    </message>
    <message>
        <source>chờ ngân hàng</source>
        <translation>waiting for the bank</translation>
    </message>
    <message>
        <source>còn phải thu</source>
        <translation>still owing</translation>
    </message>
    <message>
        <source>thừa, phải trả lại</source>
        <translation>too much, to be given back</translation>
    </message>
    <message>
        <source>Hẹn trả {due}</source>
        <translation>Due {due}</translation>
    </message>
    <message>
        <source>Chưa hẹn trả</source>
        <translation>No due date yet</translation>
    </message>
    <message>
        <source>Trong hộ: {one}</source>
        <translation>In the household: {one}</translation>
    </message>
    <message>
        <source>Nộp cùng nhóm {number}</source>
        <translation>Handed in with group {number}</translation>
    </message>
    <message>
        <source>{mark} {code} – mã tạm</source>
        <translation>{mark} {code} – provisional</translation>
    </message>
    <message>
        <source>{code}  ·  mã tạm {earlier}</source>
        <translation>{code}  ·  provisionally {earlier}</translation>
    </message>
    <message>
        <source>▲ Đã gửi máy in, máy in không báo lại: xin trả lời ở Hôm nay</source>
        <translation>▲ Sent to the printer, which does not report: please answer on Today</translation>
    </message>
    <message>
        <source>✓ Đã in, bản in lại {copy}</source>
        <translation>✓ Printed, copy {copy}</translation>
    </message>
</context>
<context>
    <name>DossiersScreen</name>
    <message>
        <source>Họ tên, mã, số định danh, điện thoại</source>
        <translation>Name, code, id number, phone</translation>
    </message>
    <message>
        <source>Mọi thủ tục (Alt+T)</source>
        <translation>Every procedure (Alt+T)</translation>
    </message>
    <message>
        <source>Tình trạng (Alt+N)</source>
        <translation>State (Alt+N)</translation>
    </message>
    <message>
        <source>↑↓ chọn · Enter mở · Alt+T thủ tục · Alt+N tình trạng · Esc bỏ bớt · F12 khóa</source>
        <translation>↑↓ choose · Enter open · Alt+T procedure · Alt+N state · Esc widen · F12 lock</translation>
    </message>
    <message>
        <source>Gõ vài chữ của họ tên (không cần dấu), mã hồ sơ, số định danh, số điện thoại, hoặc từ ba số cuối trở lên. Quét mã trên giấy hẹn mở thẳng hồ sơ.</source>
        <translation>Type a few letters of the name (marks are not needed), the dossier code, id number, phone, or three or more last digits. Scanning a slip opens its dossier.</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>● Đang tìm…</source>
        <translation>● Searching…</translation>
    </message>
    <message>
        <source>Enter lấy: {words}</source>
        <translation>Enter takes: {words}</translation>
    </message>
    <message>
        <source>Không có thủ tục nào khớp.</source>
        <translation>No procedure fits.</translation>
    </message>
    <message>
        <source>Không có hồ sơ nào khớp. Gõ ít chữ hơn, hoặc Esc để bỏ bớt điều kiện.</source>
        <translation>No dossier fits. Type less, or Esc to drop a condition.</translation>
    </message>
    <message>
        <source>Chưa có hồ sơ nào.</source>
        <translation>No dossiers yet.</translation>
    </message>
</context>
<context>
    <name>DrillOverlay</name>
    <message>
        <source>Thẻ tình huống</source>
        <translation>Situation cards</translation>
    </message>
    <message>
        <source>Bắt đầu (Enter)</source>
        <translation>Begin (Enter)</translation>
    </message>
    <message>
        <source>↑↓ chọn · Enter bắt đầu · Esc đóng</source>
        <translation>↑↓ choose · Enter begins · Esc closes</translation>
    </message>
    <message>
        <source>đã làm được</source>
        <translation>passed</translation>
    </message>
</context>
<context>
    <name>DrillRow</name>
    <message>
        <source>tình huống</source>
        <translation>situations</translation>
    </message>
    <message>
        <source>đọc thẻ công dân mẫu</source>
        <translation>read an invented card</translation>
    </message>
    <message>
        <source>rời diễn tập</source>
        <translation>leave the drill</translation>
    </message>
    <message>
        <source>cúp điện</source>
        <translation>power cut</translation>
    </message>
    <message>
        <source>làm đúng rồi. {learnt}</source>
        <translation>done right. {learnt}</translation>
    </message>
    <message>
        <source>bước {n}/{many}: {words}</source>
        <translation>step {n}/{many}: {words}</translation>
    </message>
</context>
<context>
    <name>DuePane</name>
    <message>
        <source>Còn phải thu</source>
        <translation>Still to pay</translation>
    </message>
    <message>
        <source>Cách thu</source>
        <translation>Way of paying</translation>
    </message>
    <message>
        <source>1 mã QR, 2 tiền mặt, 3 chuyển khoản. Thu một phần: sửa số tiền. Esc về hồ sơ, khoản đang chờ vẫn được chờ.</source>
        <translation>1 QR code, 2 cash, 3 transfer. Part of it: change the amount. Esc goes back to the dossier; what is waited for goes on.</translation>
    </message>
    <message>
        <source>Số để chọn cách thu · Esc về hồ sơ · F12 khóa · F1 trợ giúp</source>
        <translation>A digit chooses the way to pay · Esc to the dossier · F12 lock · F1 help</translation>
    </message>
    <message>
        <source>Đếm tiền khách đưa, Enter thu và in biên lai · Esc cách khác · F12 khóa</source>
        <translation>Count the notes, Enter takes them and prints the receipt · Esc another way · F12 lock</translation>
    </message>
    <message>
        <source>Enter lập yêu cầu chuyển tiền · Esc cách khác · F12 khóa</source>
        <translation>Enter asks the bank for the money · Esc another way · F12 lock</translation>
    </message>
    <message>
        <source>Phải thu {due}  ·  đã thu {paid}  ·  chờ ngân hàng {waiting}  ·  còn lại {rest}</source>
        <translation>To pay {due}  ·  paid {paid}  ·  waiting for the bank {waiting}  ·  left {rest}</translation>
    </message>
    <message>
        <source>Khoản đang xem</source>
        <translation>Payment shown</translation>
    </message>
    <message>
        <source>Thu {rest} bằng mã QR</source>
        <translation>Take {rest} by QR code</translation>
    </message>
    <message>
        <source>Thu {rest} tiền mặt</source>
        <translation>Take {rest} in cash</translation>
    </message>
    <message>
        <source>Thu {rest} bằng chuyển khoản</source>
        <translation>Take {rest} by transfer</translation>
    </message>
    <message>
        <source>Thôi chờ {missing}, thu cách khác</source>
        <translation>Stop waiting for {missing}, pay another way</translation>
    </message>
    <message>
        <source>Đã thấy điện thoại báo chuyển (chưa phải đã thu)</source>
        <translation>Their phone shows it sent (not yet paid)</translation>
    </message>
    <message>
        <source>{done} Không còn khoản nào phải thu.</source>
        <translation>{done} Nothing is left to pay.</translation>
    </message>
    <message>
        <source>Đang ghi…</source>
        <translation>Writing…</translation>
    </message>
    <message>
        <source>✓ Đã thu {amount}, biên lai {number}</source>
        <translation>✓ {amount} taken, receipt {number}</translation>
    </message>
</context>
<context>
    <name>ExemptionBox</name>
    <message>
        <source>Diện miễn, giảm</source>
        <translation>Exemption</translation>
    </message>
    <message>
        <source>Giấy tờ chứng minh đã xem</source>
        <translation>Proof seen</translation>
    </message>
    <message>
        <source>Giấy tờ đã xem</source>
        <translation>Proof seen</translation>
    </message>
    <message>
        <source>Không thuộc diện nào</source>
        <translation>No exemption</translation>
    </message>
    <message>
        <source>Chọn giấy tờ đã xem…</source>
        <translation>Choose the proof you saw…</translation>
    </message>
</context>
<context>
    <name>FeePane</name>
    <message>
        <source>Phí</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>Số hồ sơ giống nhau</source>
        <translation>Number of dossiers alike</translation>
    </message>
    <message>
        <source>4  Người khác nộp (nếu có)</source>
        <translation>4  Someone else pays (if so)</translation>
    </message>
    <message>
        <source>Số định danh, MST</source>
        <translation>Id or tax number</translation>
    </message>
    <message>
        <source>Số bộ (Alt+B)</source>
        <translation>Sets (Alt+B)</translation>
    </message>
    <message>
        <source>các bộ còn lại như hồ sơ đang nhập</source>
        <translation>the other sets like this dossier</translation>
    </message>
    <message>
        <source>{sum}   {name} (cùng nhóm)</source>
        <translation>{sum}   {name} (same group)</translation>
    </message>
    <message>
        <source>{sum} = {amount} × {count}   {name} (cùng nhóm)</source>
        <translation>{sum} = {amount} × {count}   {name} (same group)</translation>
    </message>
    <message>
        <source>Bấm số của một câu bên trái, hoặc chọn rồi Enter, để tính phí.</source>
        <translation>Press the digit of a question on the left, or choose one and Enter, to work the fee out.</translation>
    </message>
    <message>
        <source>còn thiếu</source>
        <translation>still missing</translation>
    </message>
    <message>
        <source>chờ ngân hàng</source>
        <translation>waiting for the bank</translation>
    </message>
    <message>
        <source>xong</source>
        <translation>done</translation>
    </message>
    <message>
        <source>Nộp trực tuyến: {amount}</source>
        <translation>Online: {amount}</translation>
    </message>
    <message>
        <source>Còn câu hỏi</source>
        <translation>Questions open</translation>
    </message>
</context>
<context>
    <name>FeedbackScreen</name>
    <message>
        <source>Hạn</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Số</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Nguồn</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Người nói</source>
        <translation>Who said it</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>Các điều được phản ánh, mỗi điều một dòng</source>
        <translation>The points, one to a line</translation>
    </message>
    <message>
        <source>Mỗi điều một dòng: ghi nhận mới (F5), hoặc tách lại khi phân loại (F6)</source>
        <translation>One point to a line: note new feedback (F5), or split it anew when sorting (F6)</translation>
    </message>
    <message>
        <source>Họ tên người nói</source>
        <translation>Name of who said it</translation>
    </message>
    <message>
        <source>Điện thoại</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Cơ quan có thẩm quyền, công văn chuyển, hoặc lý do trả lại</source>
        <translation>Competent agency, letter of forwarding, or reason for sending back</translation>
    </message>
    <message>
        <source>Ghi nhận (F5)</source>
        <translation>Note (F5)</translation>
    </message>
    <message>
        <source>Của quầy (F6)</source>
        <translation>Ours (F6)</translation>
    </message>
    <message>
        <source>Cơ quan khác (F7)</source>
        <translation>Another agency’s (F7)</translation>
    </message>
    <message>
        <source>Đã chuyển (F8)</source>
        <translation>Forwarded (F8)</translation>
    </message>
    <message>
        <source>Trình trả lời (F9)</source>
        <translation>Submit answer (F9)</translation>
    </message>
    <message>
        <source>Công bố (F10)</source>
        <translation>Publish (F10)</translation>
    </message>
    <message>
        <source>Trả lại (Shift+F9)</source>
        <translation>Send back (Shift+F9)</translation>
    </message>
    <message>
        <source>Xuất trả lời (Ctrl+E)</source>
        <translation>Export answers (Ctrl+E)</translation>
    </message>
    <message>
        <source>Không thuộc thẩm quyền thì chuyển trong 5 ngày làm việc (NĐ 20/2008); thuộc thẩm quyền thì trả lời trong 10 ngày làm việc. Mỗi điều một câu trả lời riêng, không dùng câu mẫu hay câu đã dùng. Người viết không tự công bố.</source>
        <translation>What is another agency’s is forwarded within 5 working days (Decree 20/2008); what is ours is answered within 10. Each point has an answer of its own, no template and none used before. Whoever wrote it does not publish it.</translation>
    </message>
    <message>
        <source>Phản ánh, kiến nghị</source>
        <translation>Feedback</translation>
    </message>
    <message>
        <source>Ngày đối thoại (Ctrl+Shift+J)</source>
        <translation>Dialogue days (Ctrl+Shift+J)</translation>
    </message>
    <message>
        <source>{late} quá hạn</source>
        <translation>{late} late</translation>
    </message>
    <message>
        <source>không có việc quá hạn</source>
        <translation>nothing is late</translation>
    </message>
    <message>
        <source>{waiting} đang chờ  ·  {mark}  ·  {done} đã xong</source>
        <translation>{waiting} waiting  ·  {mark}  ·  {done} done</translation>
    </message>
    <message>
        <source>Chưa có phản ánh nào.</source>
        <translation>No feedback yet.</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Dossier code</translation>
    </message>
    <message>
        <source>Nếu có</source>
        <translation>If any</translation>
    </message>
    <message>
        <source>Nơi chuyển, lý do</source>
        <translation>Forwarded to, reason</translation>
    </message>
    <message>
        <source>Chưa chọn phản ánh nào.</source>
        <translation>No feedback is chosen.</translation>
    </message>
    <message>
        <source>Chưa công bố trả lời nào.</source>
        <translation>No answer is published yet.</translation>
    </message>
    <message>
        <source>Trả lời điều {at}</source>
        <translation>Answer to point {at}</translation>
    </message>
    <message>
        <source>Đã ghi nhận {number}</source>
        <translation>{number} noted</translation>
    </message>
    <message>
        <source>thuộc thẩm quyền, chờ trả lời</source>
        <translation>ours, waiting for an answer</translation>
    </message>
    <message>
        <source>của cơ quan khác, chờ chuyển</source>
        <translation>another agency’s, to be forwarded</translation>
    </message>
    <message>
        <source>đã chuyển</source>
        <translation>forwarded</translation>
    </message>
    <message>
        <source>đã trình, người khác đọc rồi công bố</source>
        <translation>submitted; someone else reads it, then publishes</translation>
    </message>
    <message>
        <source>đã công bố</source>
        <translation>published</translation>
    </message>
    <message>
        <source>đã trả lại người viết</source>
        <translation>sent back to whoever wrote it</translation>
    </message>
</context>
<context>
    <name>FindOverlay</name>
    <message>
        <source>Hồ sơ, người, thủ tục, màn hình, việc cần làm</source>
        <translation>Dossiers, people, procedures, screens, acts</translation>
    </message>
    <message>
        <source>Tìm mọi thứ</source>
        <translation>Find anything</translation>
    </message>
    <message>
        <source>Kết quả tìm</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>↑↓ chọn · Enter mở · Esc đóng</source>
        <translation>↑↓ choose · Enter open · Esc close</translation>
    </message>
    <message>
        <source>Không thấy gì. Gõ vài chữ của họ tên, mã hồ sơ, tên thủ tục hoặc việc.</source>
        <translation>Nothing found. Type a few letters of a name, a dossier code, a procedure or an act.</translation>
    </message>
    <message>
        <source>Hồ sơ  {code}  ·  {name}  ·  {short}</source>
        <translation>Dossier  {code}  ·  {name}  ·  {short}</translation>
    </message>
    <message>
        <source>Thủ tục  {code}  {name}</source>
        <translation>Procedure  {code}  {name}</translation>
    </message>
</context>
<context>
    <name>GroupLine</name>
    <message>
        <source>đang nhập{alike}</source>
        <translation>this one{alike}</translation>
    </message>
    <message>
        <source>{mark} {count} hồ sơ nộp cùng lúc: {names}  ·  Ctrl+G thêm thủ tục, Ctrl+Z bỏ bước vừa làm, F9 nhận tất cả</source>
        <translation>{mark} {count} dossiers handed in at once: {names}  ·  Ctrl+G adds a procedure, Ctrl+Z takes the last step back, F9 receives all</translation>
    </message>
</context>
<context>
    <name>GuideScreen</name>
    <message>
        <source>Gõ để tìm trang</source>
        <translation>Type to find a page</translation>
    </message>
    <message>
        <source>Các trang hướng dẫn</source>
        <translation>The pages of the guide</translation>
    </message>
    <message>
        <source>Esc về · ↑↓ PageDown cuộn · Tab, Enter mở liên kết · Alt+← trang trước · gõ để tìm</source>
        <translation>Esc back · ↑↓ PageDown scroll · Tab, Enter: a link · Alt+← page before · type to search</translation>
    </message>
</context>
<context>
    <name>HandoverScreen</name>
    <message>
        <source>Đơn vị nhận</source>
        <translation>Receiving unit</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Người nộp</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Chuyển chậm nhất</source>
        <translation>To leave by</translation>
    </message>
    <message>
        <source>Phiếu bàn giao</source>
        <translation>Hand-over list</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Giao lúc</source>
        <translation>Handed over at</translation>
    </message>
    <message>
        <source>Số hồ sơ</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Bàn giao mọi hồ sơ của đơn vị đang chọn và in phiếu (F9)</source>
        <translation>Hand over every dossier of the chosen unit and print the list (F9)</translation>
    </message>
    <message>
        <source>Hồ sơ tiếp nhận trước 15 giờ được chuyển trong ngày; sau 15 giờ, đầu giờ ngày làm việc tiếp theo (NĐ 309/2026 Điều 9). Ngày hẹn trả vẫn tính từ lúc tiếp nhận.</source>
        <translation>Dossiers received before 15:00 leave the same day; after 15:00, at the start of the next working day (Decree 309/2026, article 9). The due date still counts from the hour of intake.</translation>
    </message>
    <message>
        <source>Bàn giao hồ sơ</source>
        <translation>Hand over dossiers</translation>
    </message>
    <message>
        <source>Phiếu chưa ký nhận</source>
        <translation>Lists not signed for</translation>
    </message>
    <message>
        <source>  ·  ■ {late} quá hạn chuyển</source>
        <translation>  ·  ■ {late} late to leave</translation>
    </message>
    <message>
        <source>✓ Mọi hồ sơ đã được bàn giao.</source>
        <translation>✓ Every dossier has been handed over.</translation>
    </message>
    <message>
        <source>{number}: đã gửi máy in</source>
        <translation>{number}: sent to the printer</translation>
    </message>
</context>
<context>
    <name>HomeScreen</name>
    <message>
        <source>Không có hồ sơ nào làm dở.</source>
        <translation>No dossier is half done.</translation>
    </message>
    <message>
        <source>Enter: làm tiếp hồ sơ đang chọn</source>
        <translation>Enter: go on with the chosen dossier</translation>
    </message>
    <message>
        <source>đã tiếp nhận hôm nay</source>
        <translation>received today</translation>
    </message>
    <message>
        <source>● chờ ngân hàng</source>
        <translation>● waiting for the bank</translation>
    </message>
    <message>
        <source>▲ hẹn trả hôm nay</source>
        <translation>▲ due today</translation>
    </message>
    <message>
        <source>■ quá hạn</source>
        <translation>■ late</translation>
    </message>
    <message>
        <source>▲ chưa in</source>
        <translation>▲ not printed</translation>
    </message>
    <message>
        <source>● chờ gửi thành phố</source>
        <translation>● to send to the city</translation>
    </message>
    <message>
        <source>▲ chờ số hóa</source>
        <translation>▲ to digitise</translation>
    </message>
    <message>
        <source>Hồ sơ làm dở</source>
        <translation>Half-done dossiers</translation>
    </message>
    <message>
        <source>Hôm nay tại quầy</source>
        <translation>Today at the counter</translation>
    </message>
    <message>
        <source>Tiếp nhận hồ sơ đầu tiên (F2)</source>
        <translation>Receive the first dossier (F2)</translation>
    </message>
    <message>
        <source>Tiếp nhận hồ sơ mới (F2)</source>
        <translation>Receive a new dossier (F2)</translation>
    </message>
    <message>
        <source>Mở ca (Enter)</source>
        <translation>Open shift (Enter)</translation>
    </message>
    <message>
        <source>Làm dở lúc {at}</source>
        <translation>Left at {at}</translation>
    </message>
</context>
<context>
    <name>IntakeScreen</name>
    <message>
        <source>Không có ai được để lại hôm nay.</source>
        <translation>Nobody is waiting to be called back today.</translation>
    </message>
    <message>
        <source>Chưa để lại được: hồ sơ vẫn ở đây, không mất chữ nào. {why}</source>
        <translation>It could not be put aside: the dossier is still here, and not a letter is lost. {why}</translation>
    </message>
    <message>
        <source>Người vừa để lại chưa ghi được xuống đĩa, còn nguyên trong cửa sổ này: đừng đóng nó. Ctrl+F10 gọi lại. {why}</source>
        <translation>Whoever was just put aside is not on the disk yet, but whole in this window: do not close it. Ctrl+F10 calls them back. {why}</translation>
    </message>
    <message>
        <source>Có hồ sơ chưa ghi được xuống đĩa: đóng cửa sổ là mất. Gõ tiếp một phím để ghi lại; đóng lần nữa để bỏ.</source>
        <translation>A dossier could not be written to the disk: closing the window loses it. One more key tries again; close once more to give it up.</translation>
    </message>
    <message>
        <source>Người trước được để lại, không mất gì: Ctrl+F10 gọi lại.</source>
        <translation>The person before is kept waiting, nothing is lost: Ctrl+F10 calls back.</translation>
    </message>
    <message>
        <source>Căn cứ: {basis}</source>
        <translation>Legal basis: {basis}</translation>
    </message>
    <message>
        <source>Quét căn cước hoặc gõ họ tên, rồi Enter.</source>
        <translation>Scan the citizen card or type a name, then Enter.</translation>
    </message>
    <message>
        <source>{name}: đã ghi, giấy đang in.</source>
        <translation>{name}: saved, its papers are printing.</translation>
    </message>
</context>
<context>
    <name>KeyStrip</name>
    <message>
        <source>{keys} màn hình</source>
        <translation>{keys} screens</translation>
    </message>
    <message>
        <source>Đang đọc…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>■ Màn hình công dân đang giữ nguyên (F11)</source>
        <translation>■ The citizen’s screen is frozen (F11)</translation>
    </message>
</context>
<context>
    <name>KeysOverlay</name>
    <message>
        <source>Trợ giúp tại chỗ</source>
        <translation>Help for this place</translation>
    </message>
    <message>
        <source>Phím</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>Việc</source>
        <translation>Act</translation>
    </message>
    <message>
        <source>Nơi dùng</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>Phím dùng được lúc này</source>
        <translation>Keys that work now</translation>
    </message>
    <message>
        <source>F1 lần nữa: hướng dẫn của chỗ này · Ctrl+F1 in thẻ phím tắt · Enter đổi phím · Delete phím cũ · Esc đóng</source>
        <translation>F1 again: the guide’s page · Ctrl+F1 print the key card · Enter change key · Delete the old key · Esc close</translation>
    </message>
    <message>
        <source>mọi nơi</source>
        <translation>everywhere</translation>
    </message>
    <message>
        <source>khi diễn tập</source>
        <translation>in a drill</translation>
    </message>
    <message>
        <source>màn hình này</source>
        <translation>this screen</translation>
    </message>
    <message>
        <source>● Bấm phím mới cho “{act}”. Esc: thôi.</source>
        <translation>● Press the new key for “{act}”. Esc: leave it.</translation>
    </message>
    <message>
        <source>✓ “{act}” nay là {keys}</source>
        <translation>✓ “{act}” is now {keys}</translation>
    </message>
</context>
<context>
    <name>KnownLine</name>
    <message>
        <source>{mark} Người này đang có hồ sơ {code} cùng thủ tục, lập ngày {day}: {status}. Chỉ nhận thêm nếu là việc khác; F3 tìm hồ sơ cũ theo mã này.</source>
        <translation>{mark} This person already has dossier {code} of the same procedure, made on {day}: {status}. Receive another only for another matter; F3 finds the old one by this code.</translation>
    </message>
</context>
<context>
    <name>KpiScreen</name>
    <message>
        <source>Từ ngày</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Đến ngày</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Chỉ số</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>Đếm được</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>Tỷ lệ</source>
        <translation>Share</translation>
    </message>
    <message>
        <source>Mục tiêu năm, còn phải làm</source>
        <translation>Year’s target, still to do</translation>
    </message>
    <message>
        <source>Được tính</source>
        <translation>Counts</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Người nộp</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Mục tiêu, %</source>
        <translation>Target, %</translation>
    </message>
    <message>
        <source>Văn bản giao mục tiêu</source>
        <translation>Letter that set the target</translation>
    </message>
    <message>
        <source>Đặt mục tiêu năm (F6)</source>
        <translation>Set the year’s target (F6)</translation>
    </message>
    <message>
        <source>Ước tính của quầy theo các nhóm của Quyết định 766/QĐ-TTg, chỉ từ dữ liệu của quầy; không phải điểm chính thức. Mục tiêu do lãnh đạo đặt theo văn bản giao; số phải làm mỗi tuần tính theo nhịp từ đầu năm. Enter xem hồ sơ phía sau con số.</source>
        <translation>The counter’s own estimate by the groups of Decision 766/QĐ-TTg, from its own facts alone; not the official score. Targets are set by the head from the letter that gave them; what each week has to bring follows the pace since the start of the year. Enter shows the dossiers behind a figure.</translation>
    </message>
    <message>
        <source>Ước tính bộ chỉ số 766</source>
        <translation>Estimate of the 766 indicators</translation>
    </message>
    <message>
        <source>đến</source>
        <translation>to</translation>
    </message>
    <message>
        <source>● Đang đếm…</source>
        <translation>● Counting…</translation>
    </message>
    <message>
        <source>không có hồ sơ nào</source>
        <translation>no dossiers</translation>
    </message>
</context>
<context>
    <name>NoteCount</name>
    <message>
        <source>Tổng đếm được</source>
        <translation>Total counted</translation>
    </message>
    <message>
        <source>Số tờ {Money}</source>
        <translation>Notes of {Money}</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Đã kiểm tra lại: đã lưu, không phải nhập lại.</source>
        <translation>Checked again: it was saved, nothing to enter again.</translation>
    </message>
    <message>
        <source>Đã in thẻ phím tắt</source>
        <translation>Key card printed</translation>
    </message>
    <message>
        <source>Mất kết nối máy chủ dùng chung: chưa lưu thêm được, danh sách có thể đã cũ. Những gì đã gõ còn nguyên. Đang nối lại…</source>
        <translation>The office server is away: nothing more can be saved, lists may be old. What was typed is still here. Connecting again…</translation>
    </message>
    <message>
        <source>Đã nối lại máy chủ dùng chung; danh sách đã được đọc lại.</source>
        <translation>The office server is back; the lists were read again.</translation>
    </message>
    <message>
        <source>nhanh</source>
        <translation>ahead of</translation>
    </message>
    <message>
        <source>chậm</source>
        <translation>behind</translation>
    </message>
    <message>
        <source>Đồng hồ máy này {side} hơn thành phố {age} (máy {desk_time:%H:%M %d/%m/%Y}, thành phố {city_time:%H:%M %d/%m/%Y}). Hồ sơ vẫn an toàn, hẹn trả tính theo giờ thành phố khi còn liên lạc; báo giám sát chỉnh ngày giờ.</source>
        <translation>This computer’s clock is {side} the city’s by {age} (computer {desk_time:%H:%M %d/%m/%Y}, city {city_time:%H:%M %d/%m/%Y}). Dossiers are safe; due dates follow the city’s hour while it can be reached; ask the supervisor to set the clock.</translation>
    </message>
</context>
<context>
    <name>OddDayBar</name>
    <message>
        <source>Đúng ngày (Ctrl+Y)</source>
        <translation>The day is right (Ctrl+Y)</translation>
    </message>
    <message>
        <source>Sai, chỉnh đồng hồ (Ctrl+J)</source>
        <translation>Wrong, set the clock (Ctrl+J)</translation>
    </message>
    <message>
        <source>{mark} {name} hỏi lúc {at}: máy ghi ngày nhận là {day} ({why}). Xem lịch treo tường: đúng ngày ấy không?</source>
        <translation>{mark} {name} asked at {at}: the computer takes {day} for today ({why}). Look at the calendar on the wall: is it that day?</translation>
    </message>
    <message>
        <source>Đã xác nhận ngày {day}; quầy bấm F9 lần nữa</source>
        <translation>{day} is confirmed; the counter presses F9 again</translation>
    </message>
    <message>
        <source>Ngày {day} sai: chỉnh đồng hồ máy rồi mới nhận hồ sơ</source>
        <translation>{day} is wrong: set the computer’s clock before anything is received</translation>
    </message>
</context>
<context>
    <name>OfficeScreen</name>
    <message>
        <source>Các quầy của văn phòng</source>
        <translation>The office’s counters</translation>
    </message>
    <message>
        <source>Máy chủ</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Cổng</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Cơ sở dữ liệu</source>
        <translation>Database</translation>
    </message>
    <message>
        <source>Tài khoản của quầy</source>
        <translation>Counter’s account</translation>
    </message>
    <message>
        <source>Mật khẩu</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Tệp chứng thư CA</source>
        <translation>CA certificate file</translation>
    </message>
    <message>
        <source>Ví dụ: may-chu.phuong.local</source>
        <translation>For example: may-chu.phuong.local</translation>
    </message>
    <message>
        <source>Để trống: mật khẩu đang giữ</source>
        <translation>Empty: the one that is kept</translation>
    </message>
    <message>
        <source>Để trống: CA của hệ điều hành</source>
        <translation>Empty: the system’s own</translation>
    </message>
    <message>
        <source>Thử kết nối (F6)</source>
        <translation>Try the connection (F6)</translation>
    </message>
    <message>
        <source>Dùng địa chỉ này (F7)</source>
        <translation>Use this address (F7)</translation>
    </message>
    <message>
        <source>Chương trình chỉ nói chuyện với máy chủ đã chứng minh tên bằng chứng thư (TLS). Mật khẩu nằm trong kho khóa của hệ điều hành, không nằm trong tệp cấu hình. Đổi địa chỉ có hiệu lực từ lần mở chương trình sau.</source>
        <translation>The program speaks only to a server that proved its name by a certificate (TLS). The password lies in the system’s key store, not in the settings file. A new address counts from the next start of the program.</translation>
    </message>
    <message>
        <source>Các quầy đang làm gì</source>
        <translation>What the counters do now</translation>
    </message>
    <message>
        <source>Địa chỉ máy chủ (PostgreSQL)</source>
        <translation>Address of the server (PostgreSQL)</translation>
    </message>
    <message>
        <source>Máy chủ dùng chung</source>
        <translation>Office server</translation>
    </message>
    <message>
        <source>Sổ của quầy là một tệp mã hóa trên máy này; chưa dùng máy chủ chung.</source>
        <translation>This counter’s book is an encrypted file on this computer; no office server is in use.</translation>
    </message>
    <message>
        <source>máy này</source>
        <translation>this computer</translation>
    </message>
    <message>
        <source>Văn phòng làm việc trên {host}.</source>
        <translation>The office works on {host}.</translation>
    </message>
    <message>
        <source>  ·  quầy này</source>
        <translation>  ·  this counter</translation>
    </message>
    <message>
        <source>chưa mở ca</source>
        <translation>no shift open</translation>
    </message>
    <message>
        <source>{clerk}, mở ca từ {at}</source>
        <translation>{clerk}, shift open since {at}</translation>
    </message>
    <message>
        <source>hôm nay {n} hồ sơ</source>
        <translation>{n} received today</translation>
    </message>
    <message>
        <source>, gần nhất lúc {at}</source>
        <translation>, last at {at}</translation>
    </message>
    <message>
        <source>thành phố chưa xác nhận số quầy này</source>
        <translation>the city has not confirmed this number yet</translation>
    </message>
    <message>
        <source>Đang hỏi máy chủ…</source>
        <translation>Asking the server…</translation>
    </message>
    <message>
        <source>TLS, đã kiểm chứng thư</source>
        <translation>TLS, certificate checked</translation>
    </message>
    <message>
        <source>ngay trên máy này</source>
        <translation>on this very computer</translation>
    </message>
    <message>
        <source>Máy chủ trả lời: PostgreSQL {v}, {way}, hỏi đáp {ms} ms, tài khoản {u}.</source>
        <translation>The server answers: PostgreSQL {v}, {way}, {ms} ms a question, account {u}.</translation>
    </message>
    <message>
        <source>Cơ sở dữ liệu còn trống: cần chạy office prepare.</source>
        <translation>The database is empty: office prepare has to be run.</translation>
    </message>
    <message>
        <source>Tài khoản này sửa được bảng; quầy phải dùng quay_counter.</source>
        <translation>This account may change tables; a counter has to use quay_counter.</translation>
    </message>
    <message>
        <source>Đã giữ địa chỉ; có hiệu lực từ lần mở sau.</source>
        <translation>The address is kept and counts from the next start.</translation>
    </message>
</context>
<context>
    <name>OutboxScreen</name>
    <message>
        <source>Đang đọc hàng chờ…</source>
        <translation>Reading the queue…</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>(chung)</source>
        <translation>(general)</translation>
    </message>
    <message>
        <source>Việc</source>
        <translation>Act</translation>
    </message>
    <message>
        <source>Lập lúc</source>
        <translation>Made at</translation>
    </message>
    <message>
        <source>Đã chờ</source>
        <translation>Waited</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Mục</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Quầy đã báo</source>
        <translation>We told</translation>
    </message>
    <message>
        <source>Thành phố đang giữ</source>
        <translation>The city holds</translation>
    </message>
    <message>
        <source>(không cho biết)</source>
        <translation>(not told)</translation>
    </message>
    <message>
        <source>Lý do để riêng</source>
        <translation>Reason to set aside</translation>
    </message>
    <message>
        <source>Lý do để riêng (người giám sát)</source>
        <translation>Reason to set aside (supervisor)</translation>
    </message>
    <message>
        <source>Gửi lại như cũ (F5)</source>
        <translation>Send again as it was (F5)</translation>
    </message>
    <message>
        <source>Gửi lại theo hồ sơ hôm nay (F6)</source>
        <translation>Send as the dossier is today (F6)</translation>
    </message>
    <message>
        <source>Để riêng (F7)</source>
        <translation>Set aside (F7)</translation>
    </message>
    <message>
        <source>Việc bị từ chối chỉ giữ chân hồ sơ của nó. Gửi lại như cũ khi thành phố đã sửa bên họ; gửi theo hồ sơ hôm nay sau khi đã đính chính; để riêng thì vẫn được đếm và hiện ở đây. Không việc nào bị xóa.</source>
        <translation>What is refused holds up its own dossier only. Send it again as it was once the city has mended its side; send as the dossier is today after a correction; what is set aside is still counted and shown here. Nothing is ever dropped.</translation>
    </message>
    <message>
        <source>Gửi lên thành phố</source>
        <translation>Sending to the city</translation>
    </message>
    <message>
        <source>Đã lập {issued}  =  đã nhận {acknowledged}  +  chờ {waiting}  +  bị từ chối {refused}</source>
        <translation>Made {issued}  =  acknowledged {acknowledged}  +  waiting {waiting}  +  refused {refused}</translation>
    </message>
    <message>
        <source>  +  để riêng {set_aside}</source>
        <translation>  +  set aside {set_aside}</translation>
    </message>
    <message>
        <source>   (cũ nhất {oldest_s})</source>
        <translation>   (oldest {oldest_s})</translation>
    </message>
    <message>
        <source>Chưa đối chiếu mã gửi với thành phố lần nào.</source>
        <translation>The keys have not been compared with the city yet.</translation>
    </message>
    <message>
        <source>Đối chiếu mã gửi lần cuối {at}</source>
        <translation>Keys last compared {at}</translation>
    </message>
    <message>
        <source>Enter: xem một việc và quyết định.</source>
        <translation>Enter: look at one fact and decide.</translation>
    </message>
    <message>
        <source>✓ Không còn gì chờ: thành phố giữ mọi hồ sơ đã lập.</source>
        <translation>✓ Nothing waits: the city holds every dossier made here.</translation>
    </message>
    <message>
        <source>{state}  ·  {what}  ·  {code}</source>
        <translation>{state}  ·  {what}  ·  {code}</translation>
    </message>
    <message>
        <source>Lý do: {r}</source>
        <translation>Reason: {r}</translation>
    </message>
    <message>
        <source>Chưa gửi; chờ kết nối.</source>
        <translation>Not sent yet; waiting for the line.</translation>
    </message>
    <message>
        <source>Mã gửi: {id}</source>
        <translation>Sent under: {id}</translation>
    </message>
    <message>
        <source>Đã để riêng; vẫn được đếm và hiện ở đây</source>
        <translation>Set aside; still counted and shown here</translation>
    </message>
    <message>
        <source>Đã xếp lại hàng chờ, gửi như cũ</source>
        <translation>Back in the queue, as it was</translation>
    </message>
    <message>
        <source>Đã xếp lại hàng chờ, gửi theo hồ sơ hôm nay</source>
        <translation>Back in the queue, as the dossier is today</translation>
    </message>
</context>
<context>
    <name>Owed</name>
    <message>
        <source>{mark} Đã nhận {came}, thừa {over} sẽ hoàn, còn phải thu {rest}</source>
        <translation>{mark} {came} received, {over} of it too much and to be given back, {rest} still to be taken</translation>
    </message>
    <message>
        <source>{mark} Đã nhận {came}, còn phải thu {rest}</source>
        <translation>{mark} {came} received, {rest} still to be taken</translation>
    </message>
    <message>
        <source>{mark} Đã nhận {came}, không phải thu thêm; thừa {over}, sẽ hoàn</source>
        <translation>{mark} {came} received, nothing more to be taken; {over} too much, to be given back</translation>
    </message>
    <message>
        <source>{mark} Đã nhận đủ {came}, không phải thu thêm</source>
        <translation>{mark} All of {came} received, nothing more to be taken</translation>
    </message>
</context>
<context>
    <name>Pane</name>
    <message>
        <source>xong</source>
        <translation>done</translation>
    </message>
</context>
<context>
    <name>PaperView</name>
    <message>
        <source>Xem trước giấy in</source>
        <translation>Preview of the paper</translation>
    </message>
</context>
<context>
    <name>PaperWords</name>
    <message>
        <source>Nói thêm về giấy tờ</source>
        <translation>More about a paper</translation>
    </message>
    <message>
        <source>Nói thêm vì sao chưa đạt (Tab để gõ, Enter ghi)</source>
        <translation>More about why it is not right (Tab to type, Enter writes)</translation>
    </message>
    <message>
        <source>{database} trả lời lỗi gì? (Enter ghi cùng giờ bây giờ)</source>
        <translation>What did {database} answer? (Enter notes it with the hour)</translation>
    </message>
</context>
<context>
    <name>PapersPane</name>
    <message>
        <source>Giấy tờ</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Điều kiện: {text}</source>
        <translation>Condition: {text}</translation>
    </message>
    <message>
        <source>Căn cứ: {basis}</source>
        <translation>Legal basis: {basis}</translation>
    </message>
    <message>
        <source>Dữ liệu thay giấy tờ: {database} ({owner}). {basis}</source>
        <translation>Data instead of the paper: {database} ({owner}). {basis}</translation>
    </message>
    <message>
        <source>Chỉ xuất trình: không thu, không chụp, không lưu.</source>
        <translation>Only shown: not kept, not copied, not stored.</translation>
    </message>
    <message>
        <source>Có thể thay bằng: {text}</source>
        <translation>May be replaced by: {text}</translation>
    </message>
    <message>
        <source>A đủ cả · Space có · C/K trả lời · D dùng dữ liệu · R dùng lại · T thay thế · X chưa đạt vì… · M thiếu · F1 căn cứ</source>
        <translation>A all there · Space yes · C/K answer · D use data · R use again · T substitute · X not right because… · M missing · F1 legal basis</translation>
    </message>
    <message>
        <source>Còn thiếu {left}</source>
        <translation>Still missing {left}</translation>
    </message>
    <message>
        <source>Đủ giấy tờ: {have}</source>
        <translation>Papers complete: {have}</translation>
    </message>
</context>
<context>
    <name>PapersTable</name>
    <message>
        <source>Giấy tờ theo quy định</source>
        <translation>Papers the law asks for</translation>
    </message>
    <message>
        <source>Giấy tờ</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Theo quy định</source>
        <translation>By law</translation>
    </message>
    <message>
        <source>Hiện có</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>đã nộp: {alternative}</source>
        <translation>handed in: {alternative}</translation>
    </message>
    <message>
        <source>đã nộp</source>
        <translation>handed in</translation>
    </message>
    <message>
        <source>đã xuất trình{why}</source>
        <translation>shown{why}</translation>
    </message>
    <message>
        <source>Không. {words}</source>
        <translation>No. {words}</translation>
    </message>
    <message>
        <source>thiếu{why}</source>
        <translation>missing{why}</translation>
    </message>
    <message>
        <source>chưa đạt: {fault}</source>
        <translation>not right: {fault}</translation>
    </message>
    <message>
        <source>D: dùng dữ liệu {database}</source>
        <translation>D: use data of {database}</translation>
    </message>
    <message>
        <source>R: đã có ở hồ sơ {code} ({on})</source>
        <translation>R: already in dossier {code} ({on})</translation>
    </message>
    <message>
        <source>Có: cần nộp</source>
        <translation>Yes: needed</translation>
    </message>
    <message>
        <source>bắt buộc</source>
        <translation>required</translation>
    </message>
    <message>
        <source>C có · K không</source>
        <translation>C yes · K no</translation>
    </message>
</context>
<context>
    <name>PeopleScreen</name>
    <message>
        <source>Tài khoản</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>Đề nghị</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>Đăng nhập, đã xem</source>
        <translation>Sign-ins, looked at</translation>
    </message>
    <message>
        <source>Việc</source>
        <translation>Act</translation>
    </message>
    <message>
        <source>Vai trò</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Người thay</source>
        <translation>Stand-in</translation>
    </message>
    <message>
        <source>Họ tên</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Tên đăng nhập</source>
        <translation>Sign-in name</translation>
    </message>
    <message>
        <source>Mã PIN mới</source>
        <translation>New PIN</translation>
    </message>
    <message>
        <source>Từ ngày</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Đến hết ngày</source>
        <translation>To, inclusive</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Dossier code</translation>
    </message>
    <message>
        <source>Mã hồ sơ – để trống: việc của người đang chọn</source>
        <translation>Dossier code – empty: what the chosen person did</translation>
    </message>
    <message>
        <source>Đề nghị, dòng đang chờ ở trên cùng</source>
        <translation>Requests, those that wait first</translation>
    </message>
    <message>
        <source>Trình (F6)</source>
        <translation>Submit (F6)</translation>
    </message>
    <message>
        <source>Đồng ý (F7)</source>
        <translation>Agree (F7)</translation>
    </message>
    <message>
        <source>Không, rút (F8)</source>
        <translation>No, withdraw (F8)</translation>
    </message>
    <message>
        <source>Ai đã xem (F9)</source>
        <translation>Who looked (F9)</translation>
    </message>
    <message>
        <source>Lần đăng nhập (F10)</source>
        <translation>Sign-ins (F10)</translation>
    </message>
    <message>
        <source>Mỗi thay đổi về tài khoản cần hai người, không ai là người được nói tới; luôn còn ít nhất hai người được duyệt. Người thay và người được thay là một khi cần người thứ hai.</source>
        <translation>Each change of an account needs two people, neither of whom it is about; at least two who may approve always remain. A stand-in and the one they stand in for count as one where a second person is needed.</translation>
    </message>
    <message>
        <source>F9: ai đã xem hồ sơ · F10: ai đã đăng nhập</source>
        <translation>F9: who looked at a dossier · F10: who signed in</translation>
    </message>
    <message>
        <source>Người làm việc</source>
        <translation>People at work</translation>
    </message>
    <message>
        <source>Đề nghị về người mới</source>
        <translation>Ask for a new person</translation>
    </message>
    <message>
        <source>Đề nghị về người đang chọn</source>
        <translation>Ask about the chosen person</translation>
    </message>
    <message>
        <source>Chưa có đề nghị nào.</source>
        <translation>No request yet.</translation>
    </message>
    <message>
        <source>Chưa chọn đề nghị đang chờ.</source>
        <translation>No request that waits is chosen.</translation>
    </message>
    <message>
        <source>Đã trình; người khác đồng ý bằng F7</source>
        <translation>Submitted; someone else agrees with F7</translation>
    </message>
    <message>
        <source>Đã đồng ý</source>
        <translation>Agreed</translation>
    </message>
    <message>
        <source>Đã rút, không đổi gì</source>
        <translation>Withdrawn, nothing changed</translation>
    </message>
    <message>
        <source>Chưa có lần nào.</source>
        <translation>None yet.</translation>
    </message>
</context>
<context>
    <name>PersonPane</name>
    <message>
        <source>Người nộp</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Như trên căn cước</source>
        <translation>As on the citizen card</translation>
    </message>
    <message>
        <source>12 chữ số</source>
        <translation>12 digits</translation>
    </message>
    <message>
        <source>15/08/1998 hoặc 1998</source>
        <translation>15/08/1998 or 1998</translation>
    </message>
    <message>
        <source>Để báo khi có kết quả</source>
        <translation>To tell them when it is ready</translation>
    </message>
    <message>
        <source>Thư điện tử, nếu có</source>
        <translation>E-mail, if any</translation>
    </message>
    <message>
        <source>Địa chỉ nhận kết quả</source>
        <translation>Address for the result</translation>
    </message>
    <message>
        <source>Nộp thay người khác (Alt+U)</source>
        <translation>On behalf of someone (Alt+U)</translation>
    </message>
    <message>
        <source>Họ và tên người ủy quyền</source>
        <translation>Name of who is represented</translation>
    </message>
    <message>
        <source>Số định danh</source>
        <translation>Id number</translation>
    </message>
    <message>
        <source>Địa chỉ</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Điện thoại</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Số, ngày văn bản ủy quyền, hoặc quan hệ: con đẻ, vợ…</source>
        <translation>Number and day of the mandate, or relation: child, wife…</translation>
    </message>
    <message>
        <source>Cả hộ (Alt+H)</source>
        <translation>Household (Alt+H)</translation>
    </message>
    <message>
        <source>Người trong hộ</source>
        <translation>People of the household</translation>
    </message>
    <message>
        <source>Mỗi dòng một người: họ tên; quan hệ; ngày sinh; số định danh. Hoặc quét thẻ.</source>
        <translation>One person a line: name; relation; birth date; id number. Or scan their cards.</translation>
    </message>
    <message>
        <source>Số điện thoại của lần trước: hỏi lại người nộp.</source>
        <translation>Phone number of last time: ask again.</translation>
    </message>
    <message>
        <source>nộp thay {name}</source>
        <translation>on behalf of {name}</translation>
    </message>
    <message>
        <source>cùng {count} người trong hộ</source>
        <translation>with {count} of the household</translation>
    </message>
    <message>
        <source>✓ Đã đọc từ thẻ. Thẻ điền mẫu, không thay việc xác thực.</source>
        <translation>✓ Read from the card. It fills in the form and proves nobody’s identity.</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Giới tính</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>Ngày sinh</source>
        <translation>Born</translation>
    </message>
    <message>
        <source>Nơi cư trú</source>
        <translation>Residence</translation>
    </message>
    <message>
        <source>Thư điện tử</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Nhận kết quả</source>
        <translation>Result by</translation>
    </message>
    <message>
        <source>Quét căn cước lúc nào cũng được. Enter: tiếp.</source>
        <translation>Scan the card at any time. Enter: next.</translation>
    </message>
    <message>
        <source>Cách nhận kết quả</source>
        <translation>How the result is fetched</translation>
    </message>
    <message>
        <source>Số định danh người ủy quyền</source>
        <translation>Id number of who is represented</translation>
    </message>
    <message>
        <source>Địa chỉ người ủy quyền</source>
        <translation>Address of who is represented</translation>
    </message>
    <message>
        <source>Điện thoại người ủy quyền</source>
        <translation>Phone of who is represented</translation>
    </message>
    <message>
        <source>Văn bản ủy quyền</source>
        <translation>Mandate</translation>
    </message>
    <message>
        <source>Người ủy quyền</source>
        <translation>Represented</translation>
    </message>
</context>
<context>
    <name>PrintsPane</name>
    <message>
        <source>Giấy chờ in</source>
        <translation>Papers to print</translation>
    </message>
    <message>
        <source>Giấy chờ in và giấy chưa rõ đã in</source>
        <translation>Papers to print, and those perhaps printed</translation>
    </message>
    <message>
        <source>Mọi giấy đã in.</source>
        <translation>Every paper is printed.</translation>
    </message>
    <message>
        <source>Y đã in · N chưa in</source>
        <translation>Y printed · N not printed</translation>
    </message>
    <message>
        <source>P in tất cả giấy chờ · Enter in tờ đang chọn</source>
        <translation>P print all that wait · Enter print the chosen one</translation>
    </message>
    <message>
        <source>Giấy chờ in: {waiting} · chưa rõ đã in: {doubtful}</source>
        <translation>Papers to print: {waiting} · perhaps printed: {doubtful}</translation>
    </message>
    <message>
        <source>Giấy chờ in: {waiting}</source>
        <translation>Papers to print: {waiting}</translation>
    </message>
    <message>
        <source>✓ Đã gửi máy in: {paper}</source>
        <translation>✓ Sent to the printer: {paper}</translation>
    </message>
</context>
<context>
    <name>ProcedurePane</name>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Tìm thủ tục</source>
        <translation>Find a procedure</translation>
    </message>
    <message>
        <source>Mã, tên không dấu hoặc chữ đầu (ks = khai sinh)</source>
        <translation>Code, name without marks, or initials (ks = khai sinh)</translation>
    </message>
    <message>
        <source>Trường hợp</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Các thủ tục</source>
        <translation>Procedures</translation>
    </message>
    <message>
        <source>Không có thủ tục nào khớp. Thử ít chữ hơn.</source>
        <translation>No procedure fits. Try fewer letters.</translation>
    </message>
    <message>
        <source>Trường hợp thông thường</source>
        <translation>Ordinary case</translation>
    </message>
    <message>
        <source>Cách nộp</source>
        <translation>Way of filing</translation>
    </message>
    <message>
        <source>↑↓ chọn, Enter lấy, Alt+1…9 lấy thẳng. Dòng có ■: chưa tiếp nhận được.</source>
        <translation>↑↓ choose, Enter take, Alt+1…9 take at once. Lines with ■: cannot be received yet.</translation>
    </message>
    <message>
        <source>Chưa tiếp nhận được thủ tục này: {why}.</source>
        <translation>This procedure cannot be received yet: {why}.</translation>
    </message>
</context>
<context>
    <name>QrView</name>
    <message>
        <source>Mã QR để nộp tiền</source>
        <translation>QR code to pay with</translation>
    </message>
</context>
<context>
    <name>Quantities</name>
    <message>
        <source>Số {unit}</source>
        <translation>Number of {unit}</translation>
    </message>
</context>
<context>
    <name>ReceiptsScreen</name>
    <message>
        <source>Biên lai</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Số tiền</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Cách thu</source>
        <translation>Way of paying</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>At</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Printed</translation>
    </message>
    <message>
        <source>Người thu</source>
        <translation>Taken by</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Chưa có biên lai nào.</source>
        <translation>No receipts yet.</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Nói rõ (bắt buộc)</source>
        <translation>Say it plainly (required)</translation>
    </message>
    <message>
        <source>Số tiền trả lại</source>
        <translation>Sum to give back</translation>
    </message>
    <message>
        <source>Để trống: tất cả</source>
        <translation>Empty: all of it</translation>
    </message>
    <message>
        <source>Người nộp đúng</source>
        <translation>Right payer</translation>
    </message>
    <message>
        <source>Để trống: như cũ</source>
        <translation>Empty: as it was</translation>
    </message>
    <message>
        <source>Người duyệt</source>
        <translation>Approver</translation>
    </message>
    <message>
        <source>Nếu có mặt</source>
        <translation>If present</translation>
    </message>
    <message>
        <source>PIN của người duyệt</source>
        <translation>The approver’s PIN</translation>
    </message>
    <message>
        <source>Đề nghị hoàn trả</source>
        <translation>Ask for a refund</translation>
    </message>
    <message>
        <source>Đề nghị hủy biên lai</source>
        <translation>Ask to void the receipt</translation>
    </message>
    <message>
        <source>Số định danh, MST</source>
        <translation>Id or tax number</translation>
    </message>
    <message>
        <source>In lại (Ctrl+Shift+P)</source>
        <translation>Print again (Ctrl+Shift+P)</translation>
    </message>
    <message>
        <source>Số biên lai không bao giờ bị bỏ hay dùng lại; biên lai hủy giữ nguyên số và lý do. Người đã thu tiền không đề nghị hủy và không duyệt; trả lại theo cách đã nộp.</source>
        <translation>A receipt number is never left out or used twice; a void receipt keeps its number and reason. Whoever took the money neither asks for a void nor approves it; it goes back the way it came.</translation>
    </message>
    <message>
        <source>Hoàn trả: {reason}</source>
        <translation>Refund: {reason}</translation>
    </message>
    <message>
        <source>Hủy biên lai: {reason}</source>
        <translation>Void receipt: {reason}</translation>
    </message>
    <message>
        <source>Hoàn trả hoặc hủy, vì sao</source>
        <translation>Refund or void, and why</translation>
    </message>
    <message>
        <source>Hoàn trả hoặc hủy biên lai đang chọn</source>
        <translation>Refund or void the chosen receipt</translation>
    </message>
    <message>
        <source>Sổ biên lai</source>
        <translation>Receipt book</translation>
    </message>
</context>
<context>
    <name>ReconcileScreen</name>
    <message>
        <source>Tiền về hôm nay và hồ sơ của nó</source>
        <translation>Money that came today and its dossiers</translation>
    </message>
    <message>
        <source>Lý do hoàn tác quyết định của khoản đang chọn</source>
        <translation>Reason to undo the chosen one</translation>
    </message>
    <message>
        <source>Hoàn tác (Ctrl+Z)</source>
        <translation>Undo (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Tệp sao kê (CSV, Excel, camt.053, MT940)</source>
        <translation>CSV, Excel, camt.053, MT940</translation>
    </message>
    <message>
        <source>Chọn tệp…</source>
        <translation>Choose file…</translation>
    </message>
    <message>
        <source>Nhập sao kê</source>
        <translation>Read it</translation>
    </message>
    <message>
        <source>Chỉ mã nộp tiền trong nội dung tự khớp; số tiền và giờ giống nhau chỉ là gợi ý. Mỗi quyết định cần lý do. Người đề nghị hoặc đã thu tiền không tự duyệt trả lại.</source>
        <translation>Only the payment reference in the text matches by itself; an equal amount or hour is a guess. Each decision needs a reason. Whoever asked, or took the money, does not approve giving it back.</translation>
    </message>
    <message>
        <source>Tiền về hôm nay</source>
        <translation>Money that came today</translation>
    </message>
    <message>
        <source>Đối soát</source>
        <translation>Reconcile</translation>
    </message>
    <message>
        <source>Hôm nay chưa nguồn nào báo tiền về.</source>
        <translation>No source has told of money today.</translation>
    </message>
    <message>
        <source>✓ Đã hoàn tác {amount}; khoản này lại chờ người quyết định.</source>
        <translation>✓ {amount} undone; this credit waits for a decision again.</translation>
    </message>
    <message>
        <source>Sao kê (*.csv *.xlsx *.xml *.sta *.mt940 *.txt);;Mọi tệp (*)</source>
        <translation>Statements (*.csv *.xlsx *.xml *.sta *.mt940 *.txt);;All files (*)</translation>
    </message>
    <message>
        <source>Tệp sao kê</source>
        <translation>Statement file</translation>
    </message>
    <message>
        <source>● Đang đọc sao kê…</source>
        <translation>● Reading the statement…</translation>
    </message>
    <message>
        <source>Đọc {read} dòng: thêm {added}, đã biết {joined}, khớp {matched}, chưa khớp {open}</source>
        <translation>{read} lines read: {added} new, {joined} known, {matched} matched, {open} not matched</translation>
    </message>
    <message>
        <source>dòng {row}: {words}</source>
        <translation>line {row}: {words}</translation>
    </message>
</context>
<context>
    <name>RefundsPane</name>
    <message>
        <source>Hoàn trả và hủy biên lai</source>
        <translation>Refunds and void receipts</translation>
    </message>
    <message>
        <source>Lý do không duyệt, hoặc số giao dịch đã chuyển</source>
        <translation>Reason, or transfer number</translation>
    </message>
    <message>
        <source>Duyệt</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>Không duyệt</source>
        <translation>Do not approve</translation>
    </message>
    <message>
        <source>Đã chuyển trả</source>
        <translation>Paid back</translation>
    </message>
    <message>
        <source>✓ Không có khoản nào chờ trả lại.</source>
        <translation>✓ Nothing waits to be given back.</translation>
    </message>
</context>
<context>
    <name>RefusalPane</name>
    <message>
        <source>Từ chối tiếp nhận</source>
        <translation>Refuse intake</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Căn cứ (điều, khoản, văn bản)</source>
        <translation>Legal basis (article, clause, text)</translation>
    </message>
    <message>
        <source>Từ chối tiếp nhận hồ sơ</source>
        <translation>Refuse the dossier</translation>
    </message>
    <message>
        <source>Enter: in phiếu từ chối · Esc: thôi, chưa ghi gì</source>
        <translation>Enter: print the refusal · Esc: leave, nothing was written</translation>
    </message>
</context>
<context>
    <name>RegisterScreen</name>
    <message>
        <source>Từ ngày</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Đến ngày</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Xuất Excel (Ctrl+E)</source>
        <translation>Export Excel (Ctrl+E)</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Người nộp</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Nhận</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Hẹn trả</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Có kết quả</source>
        <translation>Result ready</translation>
    </message>
    <message>
        <source>Trả</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Sổ theo dõi hồ sơ</source>
        <translation>Follow-up book</translation>
    </message>
    <message>
        <source>đến</source>
        <translation>to</translation>
    </message>
    <message>
        <source>Không có hồ sơ nào trong thời gian này.</source>
        <translation>No dossier in this time.</translation>
    </message>
    <message>
        <source> (mới hiện {shown_max} hồ sơ đầu)</source>
        <translation> (the first {shown_max} are shown)</translation>
    </message>
    <message>
        <source>Tiếp nhận {received}{cut}  ·  có kết quả {finished}  ·  ✓ đúng hạn {on_time}  ·  ■ quá hạn {late}</source>
        <translation>Received {received}{cut}  ·  finished {finished}  ·  ✓ on time {on_time}  ·  ■ late {late}</translation>
    </message>
</context>
<context>
    <name>ReportsScreen</name>
    <message>
        <source>Báo cáo</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Từ ngày</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Đến ngày</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Excel (F5)</source>
        <translation>Excel (F5)</translation>
    </message>
    <message>
        <source>CSV (F6)</source>
        <translation>CSV (F6)</translation>
    </message>
    <message>
        <source>PDF (F7)</source>
        <translation>PDF (F7)</translation>
    </message>
    <message>
        <source>In A4 (F9)</source>
        <translation>Print A4 (F9)</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>At</translation>
    </message>
    <message>
        <source>Người xuất</source>
        <translation>Exported by</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>Dạng</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Kỳ</source>
        <translation>Span</translation>
    </message>
    <message>
        <source>Dòng</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Mọi tệp và bản in ra khỏi sổ đều được ghi trước khi ra, kèm mã SHA-256 để nhận lại. Họ tên được che, trừ sổ theo dõi bản PDF và bản in là mẫu theo quy định. Tệp nằm trong thư mục Tài liệu của máy.</source>
        <translation>Every file and print that leaves the book is noted before it leaves, with its SHA-256 to know it again. Names are masked, except in the PDF and the print of the follow-up book, which are statutory forms. Files lie in the Documents folder of this computer.</translation>
    </message>
    <message>
        <source>Báo cáo và sổ xuất dữ liệu</source>
        <translation>Reports and register of exports</translation>
    </message>
    <message>
        <source>từ</source>
        <translation>from</translation>
    </message>
    <message>
        <source>đến</source>
        <translation>to</translation>
    </message>
    <message>
        <source>Các tệp đã xuất</source>
        <translation>Files that were exported</translation>
    </message>
    <message>
        <source>Đang lập…</source>
        <translation>Making it…</translation>
    </message>
    <message>
        <source>Chưa có gì ra khỏi sổ.</source>
        <translation>Nothing has left the book.</translation>
    </message>
</context>
<context>
    <name>ReviewScreen</name>
    <message>
        <source>Ca trong ngày</source>
        <translation>Shifts of the day</translation>
    </message>
    <message>
        <source>Câu hỏi cần trả lời</source>
        <translation>Questions to answer</translation>
    </message>
    <message>
        <source>Mẫu kiểm tra</source>
        <translation>Review sample</translation>
    </message>
    <message>
        <source>Lời ghi: lỗi gì, trả lời thế nào, vì sao mở lại</source>
        <translation>Remark: fault, answer or reason</translation>
    </message>
    <message>
        <source>Lời ghi</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>Mẫu do máy rút, không rút lại được. Người đã làm việc trong ngày không kiểm tra, không trả lời, không ký ngày đó. Ký khi các ca đã chốt, mẫu đã xem, câu hỏi đã trả lời. Mở lại ca cần hai người khác; bản chốt cũ giữ nguyên và ngày phải ký lại.</source>
        <translation>The computer draws the sample, and only once. Who worked on the day does not inspect, answer or sign it. Sign when the shifts are closed, the sample inspected and the questions answered. Opening a shift again needs two other people; the first closing stays, and the day is signed again.</translation>
    </message>
    <message>
        <source>Rút mẫu (F5)</source>
        <translation>Draw (F5)</translation>
    </message>
    <message>
        <source>Đúng (F6)</source>
        <translation>Right (F6)</translation>
    </message>
    <message>
        <source>Có lỗi (F7)</source>
        <translation>Fault (F7)</translation>
    </message>
    <message>
        <source>Trả lời (F8)</source>
        <translation>Answer (F8)</translation>
    </message>
    <message>
        <source>Ký ngày (F9)</source>
        <translation>Sign day (F9)</translation>
    </message>
    <message>
        <source>Mở lại ca (F10)</source>
        <translation>Reopen shift (F10)</translation>
    </message>
    <message>
        <source>Chưa có ca nào.</source>
        <translation>No shifts yet.</translation>
    </message>
    <message>
        <source>Không có gì khác thường.</source>
        <translation>Nothing out of the ordinary.</translation>
    </message>
    <message>
        <source>Chưa rút mẫu (F5).</source>
        <translation>No sample drawn yet (F5).</translation>
    </message>
    <message>
        <source>Không còn hồ sơ nào chưa vào mẫu.</source>
        <translation>No dossier is left that was not drawn from.</translation>
    </message>
    <message>
        <source>Chưa có hồ sơ trong mẫu, chưa có ca nào.</source>
        <translation>No dossier in the sample, no shift yet.</translation>
    </message>
    <message>
        <source>Không có câu hỏi nào.</source>
        <translation>No questions.</translation>
    </message>
    <message>
        <source>Ngày này đã ký.</source>
        <translation>This day is signed.</translation>
    </message>
    <message>
        <source>Chưa chọn ca đã chốt.</source>
        <translation>No closed shift is chosen.</translation>
    </message>
    <message>
        <source>lần {version} ({closed_at:%H:%M %d/%m}, {user_name}): sổ {expected}, đếm {counted}</source>
        <translation>closing {version} ({closed_at:%H:%M %d/%m}, {user_name}): book {expected}, counted {counted}</translation>
    </message>
    <message>
        <source>{number}  ·  {told}  ·  đã đếm: {counted}</source>
        <translation>{number}  ·  {told}  ·  counts: {counted}</translation>
    </message>
    <message>
        <source>Đã ghi câu trả lời</source>
        <translation>Answer noted</translation>
    </message>
    <message>
        <source>Đã ký ngày, lần {version}</source>
        <translation>Day signed, version {version}</translation>
    </message>
    <message>
        <source>{number}: chờ người thứ hai đồng ý mở lại</source>
        <translation>{number}: waits for a second person to agree to open it again</translation>
    </message>
    <message>
        <source>{number}: đã mở lại, bản chốt cũ giữ nguyên</source>
        <translation>{number}: open again, the first closing stays as it is</translation>
    </message>
</context>
<context>
    <name>ScannedPane</name>
    <message>
        <source>Vừa số hóa</source>
        <translation>Just digitised</translation>
    </message>
    <message>
        <source>Lý do bỏ tệp</source>
        <translation>Reason to drop the file</translation>
    </message>
    <message>
        <source>Lý do bỏ tệp, rồi Enter</source>
        <translation>Reason to drop the file, then Enter</translation>
    </message>
    <message>
        <source>Vừa số hóa · Delete: bỏ tệp sai</source>
        <translation>Just digitised · Delete: drop a wrong file</translation>
    </message>
    <message>
        <source>Đã lấy lại tệp {f}</source>
        <translation>File {f} is back</translation>
    </message>
    <message>
        <source>Chưa có tệp nào.</source>
        <translation>No file yet.</translation>
    </message>
    <message>
        <source>Đã bỏ tệp của “{p}”; giấy tờ chờ số hóa lại. Ctrl+Z: lấy lại tệp</source>
        <translation>File of “{p}” dropped; the paper waits to be digitised again. Ctrl+Z: take it back</translation>
    </message>
</context>
<context>
    <name>ScannersPane</name>
    <message>
        <source>Máy quét trong mạng</source>
        <translation>Scanners on the network</translation>
    </message>
    <message>
        <source>Tìm lại</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>Enter: thử và chọn máy · Esc: quay lại, giữ máy đang dùng</source>
        <translation>Enter: try and choose · Esc: back, keep the one in use</translation>
    </message>
    <message>
        <source>Đang tìm trong mạng, khoảng 5 giây…</source>
        <translation>Looking on the network, about 5 seconds…</translation>
    </message>
    <message>
        <source>Không thấy máy quét nào. Xem máy đã bật và cùng mạng với máy tính này, bật eSCL (AirScan) trên máy quét, rồi Tìm lại. Kéo thả tệp vẫn dùng được.</source>
        <translation>No scanner found. See that it is on and on the same network as this computer, switch eSCL (AirScan) on in it, then look again. Files can still be dropped here.</translation>
    </message>
    <message>
        <source>Đang thử {name}…</source>
        <translation>Trying {name}…</translation>
    </message>
    <message>
        <source>khay nạp giấy</source>
        <translation>document feeder</translation>
    </message>
    <message>
        <source>hai mặt</source>
        <translation>both sides</translation>
    </message>
    <message>
        <source>mặt kính</source>
        <translation>flatbed</translation>
    </message>
    <message>
        <source>đến {resolutions} dpi</source>
        <translation>up to {resolutions} dpi</translation>
    </message>
    <message>
        <source>Máy trả lời, đã chọn: {name} ({ways}). F7 để quét.</source>
        <translation>It answers; chosen: {name} ({ways}). F7 to scan.</translation>
    </message>
</context>
<context>
    <name>SeenPane</name>
    <message>
        <source>Số trang trên giấy</source>
        <translation>Pages of the paper</translation>
    </message>
    <message>
        <source>Vì sao số trang khác</source>
        <translation>Why the number of pages differs</translation>
    </message>
    <message>
        <source>Số trang khớp với giấy</source>
        <translation>Pages fit the paper</translation>
    </message>
    <message>
        <source>Giấy có dấu, ảnh hoặc chữ viết tay</source>
        <translation>Stamp, picture or handwriting</translation>
    </message>
    <message>
        <source>Kết quả phải ký số hợp lệ</source>
        <translation>Result must be validly signed</translation>
    </message>
</context>
<context>
    <name>SetupScreen</name>
    <message>
        <source>Lùi (Esc)</source>
        <translation>Back (Esc)</translation>
    </message>
    <message>
        <source>Để sau (F10)</source>
        <translation>Later (F10)</translation>
    </message>
    <message>
        <source>Lập quầy</source>
        <translation>Set up the counter</translation>
    </message>
    <message>
        <source>F1: hướng dẫn</source>
        <translation>F1: the guide</translation>
    </message>
    <message>
        <source>Mã thử máy quét</source>
        <translation>Code to try the scanner</translation>
    </message>
    <message>
        <source>Tiếp (Enter)</source>
        <translation>Go on (Enter)</translation>
    </message>
</context>
<context>
    <name>SetupWindow</name>
    <message>
        <source>Quầy Một Cửa – Lập quầy</source>
        <translation>One-stop counter – Set-up</translation>
    </message>
</context>
<context>
    <name>SetupWords</name>
    <message>
        <source>Cơ quan</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Quầy, biên lai</source>
        <translation>Counter, receipts</translation>
    </message>
    <message>
        <source>Lãnh đạo</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>Người giám sát</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>Người tiếp nhận</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>Xem lại, lập sổ</source>
        <translation>Look, make the book</translation>
    </message>
    <message>
        <source>Máy in</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>Máy quét</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>Thành phố</source>
        <translation>City</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>{who} tự gõ mã PIN của mình (ít nhất 4 ký tự); không ai khác nhìn. Để trống tên đăng nhập thì lấy theo họ tên.</source>
        <translation>{who}: types their own PIN (4 characters at least) while nobody looks. An empty login is made of the name.</translation>
    </message>
    <message>
        <source>Chào mừng đến Quầy Một Cửa</source>
        <translation>Welcome to the one-stop counter</translation>
    </message>
    <message>
        <source>Quầy, biên lai và tài khoản thu</source>
        <translation>Counter, receipts and receiving account</translation>
    </message>
    <message>
        <source>Xem lại rồi lập sổ</source>
        <translation>Look once more, then make the book</translation>
    </message>
    <message>
        <source>Máy in giấy hẹn</source>
        <translation>Slip printer</translation>
    </message>
    <message>
        <source>Máy quét mã</source>
        <translation>Code scanner</translation>
    </message>
    <message>
        <source>Nối với thành phố</source>
        <translation>The line to the city</translation>
    </message>
    <message>
        <source>Quầy đã sẵn sàng</source>
        <translation>The counter is ready</translation>
    </message>
    <message>
        <source>Năm phút nữa là nhận được hồ sơ đầu tiên. Cần có: tên và mã định danh cơ quan, số máy trạm do thành phố cấp, mẫu và ký hiệu biên lai, tài khoản thu, và ba người: lãnh đạo, người giám sát, người tiếp nhận. Máy in, máy quét, địa chỉ thành phố có thể để sau. Dừng lúc nào cũng được: mở lại là tiếp đúng ô đang gõ.</source>
        <translation>The first dossier can be received in five minutes. You need the office’s name and identifier, the station number that the city gave, the receipts’ form and symbol, the receiving account, and three people: head, supervisor and clerk. Printer, scanner and the city’s address may wait. Stop whenever you like: you go on in the very field.</translation>
    </message>
    <message>
        <source>Đứng ở đầu mọi giấy đưa cho công dân, đúng như trên con dấu.</source>
        <translation>Stands at the head of every paper for a citizen, exactly as on the seal.</translation>
    </message>
    <message>
        <source>Số máy trạm giữ cho số hồ sơ, số biên lai của quầy không trùng ai. Mẫu và ký hiệu theo thông báo phát hành biên lai; phí nộp bằng mã QR về tài khoản này.</source>
        <translation>The station number keeps this counter’s dossiers and receipts apart from all others. Form and symbol are those of the receipts’ announcement; fees paid by QR go to this account.</translation>
    </message>
    <message>
        <source>Hủy biên lai, hoàn tiền, đổi vai trò luôn cần người thứ hai, nên sổ bắt đầu với ba người. Thêm người khác sau, ở Người làm việc. Esc để sửa.</source>
        <translation>To void a receipt, to refund or to change a role always takes a second person, so a book begins with three. Others are added later, on the page of people. Esc to correct.</translation>
    </message>
    <message>
        <source>Enter in một trang thử. Địa chỉ: tcp://MÁY:9100, win:TÊN MÁY IN, usb://, serial://. Chưa có máy in: để sau, giấy chờ trên máy.</source>
        <translation>Enter prints a page that tries it. Addresses: tcp://HOST:9100, win:PRINTER NAME, usb://, serial://. No printer yet: later; papers wait here.</translation>
    </message>
    <message>
        <source>Quét mã bên dưới ngay trên màn hình, hoặc một thẻ căn cước. Máy quét kiểu bàn phím không cần địa chỉ; máy quét cắm cổng COM: serial://COM3.</source>
        <translation>Scan the code below off the screen, or a citizen card. A scanner in keyboard mode needs no address; one on a COM port: serial://COM3.</translation>
    </message>
    <message>
        <source>Địa chỉ và mật khẩu do thành phố cấp cho máy trạm. Chưa có: để sau, hồ sơ chờ trên máy và tự gửi khi nối được.</source>
        <translation>The city gives each station its address and password. None yet: later; dossiers wait here and go by themselves once there is a line.</translation>
    </message>
    <message>
        <source>Tiếp theo: chọn tên, gõ mã PIN, mở ca, rồi F2 nhận hồ sơ đầu tiên. Một vòng giới thiệu ngắn sẽ chỉ các chỗ chính; Esc bỏ qua.</source>
        <translation>Next: choose your name, type the PIN, open the shift, then F2 for the first dossier. A short tour shows the main places; Esc skips it.</translation>
    </message>
    <message>
        <source>Lập quầy (Enter)</source>
        <translation>Set up (Enter)</translation>
    </message>
    <message>
        <source>Lập sổ (Enter)</source>
        <translation>Make the book (Enter)</translation>
    </message>
    <message>
        <source>In thử và tiếp (Enter)</source>
        <translation>Print and go on (Enter)</translation>
    </message>
    <message>
        <source>Thử nối và tiếp (Enter)</source>
        <translation>Call and go on (Enter)</translation>
    </message>
    <message>
        <source>Vào quầy (Enter)</source>
        <translation>Open the counter (Enter)</translation>
    </message>
    <message>
        <source>Cơ quan cấp trên</source>
        <translation>Parent agency</translation>
    </message>
    <message>
        <source>Tên cơ quan</source>
        <translation>Name of the office</translation>
    </message>
    <message>
        <source>Mã định danh</source>
        <translation>Identifier</translation>
    </message>
    <message>
        <source>Viết tắt</source>
        <translation>Abbreviation</translation>
    </message>
    <message>
        <source>Địa chỉ</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Địa danh</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Điện thoại</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>Mã số thuế</source>
        <translation>Tax code</translation>
    </message>
    <message>
        <source>Tên quầy</source>
        <translation>Name of the counter</translation>
    </message>
    <message>
        <source>Số máy trạm</source>
        <translation>Station number</translation>
    </message>
    <message>
        <source>Mẫu biên lai</source>
        <translation>Receipt form</translation>
    </message>
    <message>
        <source>Ký hiệu biên lai</source>
        <translation>Receipt symbol</translation>
    </message>
    <message>
        <source>Ngân hàng</source>
        <translation>Bank</translation>
    </message>
    <message>
        <source>Số tài khoản</source>
        <translation>Account number</translation>
    </message>
    <message>
        <source>Trang tra cứu</source>
        <translation>Follow page</translation>
    </message>
    <message>
        <source>Khổ giấy (mm)</source>
        <translation>Paper width (mm)</translation>
    </message>
    <message>
        <source>Mật khẩu</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Họ tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Tên đăng nhập</source>
        <translation>Login</translation>
    </message>
    <message>
        <source>Mã PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Mã PIN lần hai</source>
        <translation>PIN again</translation>
    </message>
    <message>
        <source>Như trên con dấu</source>
        <translation>As on the seal</translation>
    </message>
    <message>
        <source>Đứng trong số giấy: TTPVHCC</source>
        <translation>Stands in the papers’ numbers: TTPVHCC</translation>
    </message>
    <message>
        <source>Đứng trước ngày tháng</source>
        <translation>Stands before the date</translation>
    </message>
    <message>
        <source>Từ 1 đến 9999</source>
        <translation>From 1 to 9999</translation>
    </message>
    <message>
        <source>Vài chữ của tên, hoặc 6 số</source>
        <translation>A few letters of the name, or 6 digits</translation>
    </message>
    <message>
        <source>Để trống: để sau</source>
        <translation>Empty: later</translation>
    </message>
    <message>
        <source>Để trống: kiểu bàn phím</source>
        <translation>Empty: keyboard mode</translation>
    </message>
    <message>
        <source>https://…/theo-doi/ – có thể để trống</source>
        <translation>https://…/theo-doi/ – may be empty</translation>
    </message>
    <message>
        <source>80 hoặc 58</source>
        <translation>80 or 58</translation>
    </message>
    <message>
        <source>https://… – để trống: để sau</source>
        <translation>https://… – empty: later</translation>
    </message>
    <message>
        <source>để sau</source>
        <translation>later</translation>
    </message>
    <message>
        <source>Gõ đến đâu lưu đến đó, trừ mã PIN và mật khẩu.</source>
        <translation>All is kept as you type, but for PINs and the password.</translation>
    </message>
    <message>
        <source>Tiếp từ chỗ đang làm dở; mã PIN và mật khẩu xin gõ lại.</source>
        <translation>You go on where you left; type PINs and the password again.</translation>
    </message>
    <message>
        <source>Đang lập sổ…</source>
        <translation>Making the book…</translation>
    </message>
    <message>
        <source>Sổ đã lập, đã mã hóa. Từ đây chỉ còn thiết bị.</source>
        <translation>The book is made and encrypted. Only devices are left.</translation>
    </message>
    <message>
        <source>Đang in trang thử…</source>
        <translation>Printing the trial page…</translation>
    </message>
    <message>
        <source>Máy in báo đã in xong trang thử, đã lưu máy in này.</source>
        <translation>The printer says that the page is out; it was kept.</translation>
    </message>
    <message>
        <source>Đã gửi trang thử, đã lưu máy in này. Giấy không ra: Esc, sửa rồi in lại.</source>
        <translation>The page was sent and the printer kept. No paper: Esc, mend it and print again.</translation>
    </message>
    <message>
        <source>Đang mở máy quét…</source>
        <translation>Opening the scanner…</translation>
    </message>
    <message>
        <source>Đang gọi thành phố…</source>
        <translation>Calling the city…</translation>
    </message>
    <message>
        <source>Thành phố nhận máy trạm này, đồng hồ khớp.</source>
        <translation>The city takes this station, and the clocks agree.</translation>
    </message>
    <message>
        <source>Thành phố nhận máy trạm này, nhưng đồng hồ máy lệch {n} giây: xin chỉnh giờ.</source>
        <translation>The city takes this station, but the clock here is {n} seconds off: set it.</translation>
    </message>
    <message>
        <source>Đang mở quầy…</source>
        <translation>Opening the counter…</translation>
    </message>
    <message>
        <source>Đọc được thẻ căn cước, đúng chữ tiếng Việt.</source>
        <translation>A citizen card was read, its letters right.</translation>
    </message>
    <message>
        <source>Máy quét chạy, nhưng mã vừa quét không phải mã thử hay thẻ.</source>
        <translation>The scanner works, but this is neither the trial code nor a card.</translation>
    </message>
    <message>
        <source>Máy này có: {found}</source>
        <translation>This computer has: {found}</translation>
    </message>
    <message>
        <source>Cổng đang có: {found}</source>
        <translation>Ports here: {found}</translation>
    </message>
    <message>
        <source>Mã, viết tắt</source>
        <translation>Identifier, abbreviation</translation>
    </message>
    <message>
        <source>Quầy</source>
        <translation>Counter</translation>
    </message>
    <message>
        <source>{name}, máy trạm {number}</source>
        <translation>{name}, station {number}</translation>
    </message>
    <message>
        <source>Biên lai</source>
        <translation>Receipts</translation>
    </message>
    <message>
        <source>Tài khoản thu</source>
        <translation>Receiving account</translation>
    </message>
</context>
<context>
    <name>SheetLine</name>
    <message>
        <source>có thu tiền mặt</source>
        <translation>cash was taken</translation>
    </message>
    <message>
        <source>không thu tiền mặt</source>
        <translation>no cash was taken</translation>
    </message>
    <message>
        <source>{mark} Nhập từ tờ viết tay {serial}, viết lúc {at} – {money}</source>
        <translation>{mark} From hand-written sheet {serial}, written at {at} – {money}</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>F2 hồ sơ mới · F3 tra cứu · F12 khóa · F1 trợ giúp</source>
        <translation>F2 new dossier · F3 search · F12 lock · F1 help</translation>
    </message>
    <message>
        <source>Gõ mã PIN rồi Enter</source>
        <translation>Type the PIN, then Enter</translation>
    </message>
    <message>
        <source>Xin làm xong ở “{screen}” rồi đổi ngôn ngữ; việc đang làm còn nguyên.</source>
        <translation>Finish at “{screen}” first, then change the language; the work in hand is untouched.</translation>
    </message>
    <message>
        <source>Quầy Một Cửa</source>
        <translation>Quầy Một Cửa</translation>
    </message>
    <message>
        <source>Người trước để lại trang quét chưa lưu: đã bỏ, giấy phải quét lại.</source>
        <translation>The person before left scanned pages that were not kept: they are gone, the paper has to be scanned again.</translation>
    </message>
    <message>
        <source>Đang diễn tập ở cửa sổ riêng; quầy này khóa.</source>
        <translation>A drill is on in a window of its own; this counter is locked.</translation>
    </message>
    <message>
        <source>Diễn tập đã xong, dữ liệu giả đã xóa. Gõ mã PIN để làm tiếp.</source>
        <translation>The drill is over and its invented data deleted. Type your PIN to go on.</translation>
    </message>
    <message>
        <source>Vừa có tin về tiền. Esc: về chỗ đang làm.</source>
        <translation>There is news of money. Esc: back to the work.</translation>
    </message>
</context>
<context>
    <name>ShiftScreen</name>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Đếm xong</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>Bàn giao ngăn kéo (F6)</source>
        <translation>Hand over drawer (F6)</translation>
    </message>
    <message>
        <source>Chốt thay (F8)</source>
        <translation>Close instead (F8)</translation>
    </message>
    <message>
        <source>Đếm trước, xem sổ sau; đếm lại vẫn giữ số đếm đầu. Lệch bao nhiêu cũng chốt được, nhưng phải ghi lý do. Mỗi ngăn kéo một người giữ: đổi người thì cả hai cùng đếm. Mở lại ca đã chốt cần hai người khác, và bản chốt đầu giữ nguyên.</source>
        <translation>Count first, see the book after; a second count keeps the first. A shift closes with any difference, but a reason must be given. One person holds each drawer: when it changes hands both count. Opening a closed shift again needs two other people, and its first closing stays.</translation>
    </message>
    <message>
        <source>Chưa có ca nào mở ở quầy này.</source>
        <translation>No shift is open at this counter.</translation>
    </message>
    <message>
        <source>Chốt {number}: đếm tiền</source>
        <translation>Close {number}: count the money</translation>
    </message>
    <message>
        <source>Nhận bàn giao {number} của {name}: đếm tiền</source>
        <translation>Take over {number} from {name}: count the money</translation>
    </message>
    <message>
        <source>Mở ca (Enter)</source>
        <translation>Open shift (Enter)</translation>
    </message>
    <message>
        <source>Nhận ngăn kéo, mở ca mới (Enter)</source>
        <translation>Take the drawer, open a new shift (Enter)</translation>
    </message>
    <message>
        <source>Đếm xong (Enter)</source>
        <translation>Counted (Enter)</translation>
    </message>
    <message>
        <source>Chốt ca (Enter)</source>
        <translation>Close shift (Enter)</translation>
    </message>
    <message>
        <source>Mở ca: đếm tiền trong ngăn</source>
        <translation>Open a shift: count what is in the drawer</translation>
    </message>
    <message>
        <source>Ca làm việc</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>chờ ngân hàng {n}  ·  thành phố chưa nhận {unsent}  ·  chưa in {unprinted}  ·  giấy tờ của ca chưa số hóa {undigitised}</source>
        <translation>waiting for the bank {n}  ·  not yet with the city {unsent}  ·  not printed {unprinted}  ·  papers of the shift not digitised {undigitised}</translation>
    </message>
    <message>
        <source>Đã tiếp nhận {dossiers}, yêu cầu bổ sung {supplements}</source>
        <translation>Received {dossiers}, supplements asked {supplements}</translation>
    </message>
    <message>
        <source>Còn dở: {open_ends}</source>
        <translation>Still open: {open_ends}</translation>
    </message>
    <message>
        <source>Ca để mở từ {since}: đếm và chốt trước khi thu tiếp</source>
        <translation>This shift was left open since {since}: count and close it before taking more money</translation>
    </message>
    <message>
        <source>Phí, lệ phí: {told}</source>
        <translation>Fees and charges: {told}</translation>
    </message>
    <message>
        <source>không có</source>
        <translation>none</translation>
    </message>
    <message>
        <source>{dossier_code} · {line}: sổ ghi {stored}, tính lại {computed}</source>
        <translation>{dossier_code} · {line}: book {stored}, worked out again {computed}</translation>
    </message>
    <message>
        <source>… xem đủ trên báo cáo ca</source>
        <translation>… the rest is on the shift report</translation>
    </message>
    <message>
        <source>Xin xem lại số tờ {faces}. Đúng rồi thì bấm Enter ở nút.</source>
        <translation>Look again at the number of {faces} notes. If it is right, press Enter on the button.</translation>
    </message>
    <message>
        <source>Xin đếm lại một lần nữa. Đúng rồi thì bấm Enter ở nút.</source>
        <translation>Please count once more. If it is right, press Enter on the button.</translation>
    </message>
    <message>
        <source>  ·  đếm lần đầu {first}</source>
        <translation>  ·  first count {first}</translation>
    </message>
    <message>
        <source>Sổ {expected}  ·  đếm {counted}{first}
Chênh lệch {difference}</source>
        <translation>Book {expected}  ·  counted {counted}{first}
Difference {difference}</translation>
    </message>
    <message>
        <source>Đã ghi số đếm của người giao. Khóa máy (F12); người nhận đăng nhập, mở Ca làm việc (Ctrl+Shift+C) và đếm.</source>
        <translation>The giver’s count is noted. Lock (F12); the receiver signs in, opens Shift (Ctrl+Shift+C) and counts.</translation>
    </message>
    <message>
        <source>Đã nhận ngăn kéo: {old} chốt, chênh lệch {gap}; {new} mở</source>
        <translation>Drawer taken: {old} closed, difference {gap}; {new} open</translation>
    </message>
    <message>
        <source>Đã chốt {number}. Sổ {expected}, đếm {counted}, chênh lệch {gap}</source>
        <translation>{number} closed. Book {expected}, counted {counted}, difference {gap}</translation>
    </message>
</context>
<context>
    <name>SignInScreen</name>
    <message>
        <source>Người làm việc</source>
        <translation>People at work</translation>
    </message>
    <message>
        <source>Mã PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Vào quầy (Enter)</source>
        <translation>Sign in (Enter)</translation>
    </message>
    <message>
        <source>English (Ctrl+Shift+F11)</source>
        <translation>Tiếng Việt (Ctrl+Shift+F11)</translation>
    </message>
</context>
<context>
    <name>TakingForm</name>
    <message>
        <source>Số tiền thu lần này</source>
        <translation>Amount taken now</translation>
    </message>
    <message>
        <source>Khách đưa</source>
        <translation>Given</translation>
    </message>
    <message>
        <source>Người nộp (nếu khác)</source>
        <translation>Payer (if someone else)</translation>
    </message>
    <message>
        <source>Số định danh, MST</source>
        <translation>Id or tax number</translation>
    </message>
    <message>
        <source>Một phím một tờ, nghìn đồng: {keys}</source>
        <translation>One key, one note, in thousands of đồng: {keys}</translation>
    </message>
    <message>
        <source>✓ Trả lại {change}</source>
        <translation>✓ Change {change}</translation>
    </message>
</context>
<context>
    <name>TenderBox</name>
    <message>
        <source> · đã nhận {paid}</source>
        <translation> · {paid} received</translation>
    </message>
    <message>
        <source>QR</source>
        <translation>QR</translation>
    </message>
    <message>
        <source>chuyển khoản</source>
        <translation>transfer</translation>
    </message>
    <message>
        <source>, đã nhận</source>
        <translation>, received</translation>
    </message>
    <message>
        <source> · tiền mặt +</source>
        <translation> · cash +</translation>
    </message>
    <message>
        <source> · tiền mặt</source>
        <translation> · cash</translation>
    </message>
    <message>
        <source>1 · F8  Thu bằng mã QR</source>
        <translation>1 · F8  Take by QR code</translation>
    </message>
    <message>
        <source>2 · Shift+F8  Thu tiền mặt</source>
        <translation>2 · Shift+F8  Take cash</translation>
    </message>
    <message>
        <source>3  Chuyển khoản</source>
        <translation>3  Transfer</translation>
    </message>
</context>
<context>
    <name>TopLine</name>
    <message>
        <source>   ·   DIỄN TẬP</source>
        <translation>   ·   DRILL</translation>
    </message>
    <message>
        <source>{n} · chưa mở ca</source>
        <translation>{n} · no shift open</translation>
    </message>
    <message>
        <source>{n} · ca của {owner}</source>
        <translation>{n} · {owner}’s shift</translation>
    </message>
    <message>
        <source> · việc khác {beside}</source>
        <translation> · other facts {beside}</translation>
    </message>
    <message>
        <source> · để riêng {set_aside}</source>
        <translation> · set aside {set_aside}</translation>
    </message>
    <message>
        <source>Hồ sơ: lập {issued} · đã nhận {acknowledged} · chờ {waiting}{age} · lỗi {refused}{aside}{beside}{away}</source>
        <translation>Dossiers: made {issued} · received {acknowledged} · waiting {waiting}{age} · refused {refused}{aside}{beside}{away}</translation>
    </message>
</context>
<context>
    <name>TourOverlay</name>
    <message>
        <source>Việc tiếp theo</source>
        <translation>What comes next</translation>
    </message>
    <message>
        <source>Nút này luôn nói việc nên làm tiếp; Enter là làm. Bây giờ: mở ca, đếm tiền trong ngăn kéo, rồi nhận hồ sơ đầu tiên.</source>
        <translation>This button always says what to do next; Enter does it. Now: open the shift, count the drawer, then receive the first dossier.</translation>
    </message>
    <message>
        <source>Các màn hình</source>
        <translation>The screens</translation>
    </message>
    <message>
        <source>F2 hồ sơ mới, F3 tra cứu. Ctrl+F2 tới danh sách này, mũi tên chọn, Enter mở.</source>
        <translation>F2 a new dossier, F3 look up. Ctrl+F2 goes to this list, arrows choose, Enter opens.</translation>
    </message>
    <message>
        <source>F2 hồ sơ mới, F3 tra cứu. Cửa sổ này không đủ chỗ cho danh sách màn hình: Ctrl+F2, gõ tên màn hình, Enter mở.</source>
        <translation>F2 a new dossier, F3 look up. This window has no room for the list of screens: Ctrl+F2, type the name of a screen, Enter opens.</translation>
    </message>
    <message>
        <source>Thành phố đã nhận</source>
        <translation>What the city has</translation>
    </message>
    <message>
        <source>Bao nhiêu hồ sơ đã lập, thành phố đã nhận, còn chờ, bị lỗi. Mất mạng vẫn làm việc: hồ sơ nằm an toàn trên máy và tự gửi sau.</source>
        <translation>How many dossiers were made, how many the city has, wait or failed. Without a network you work on: dossiers are safe here and go later by themselves.</translation>
    </message>
    <message>
        <source>Công dân đang thấy</source>
        <translation>What the citizen sees</translation>
    </message>
    <message>
        <source>Đúng như màn hình phía công dân. F11 giữ nguyên, F11 lần nữa để thả.</source>
        <translation>Exactly the citizen’s screen. F11 holds it, F11 again lets it go.</translation>
    </message>
    <message>
        <source>Phím dùng được lúc này</source>
        <translation>Keys that work now</translation>
    </message>
    <message>
        <source>F1: vì sao bị chặn và mọi phím. Ctrl+K: tìm hồ sơ, người, thủ tục, việc. Quét thẻ hay quét phiếu được ở bất cứ đâu.</source>
        <translation>F1: why a step is blocked, and every key. Ctrl+K: find dossiers, people, procedures, acts. Scan a card or a slip anywhere.</translation>
    </message>
    <message>
        <source>Rời quầy</source>
        <translation>Leaving the desk</translation>
    </message>
    <message>
        <source>F12 khóa máy; việc đang gõ còn nguyên sau mã PIN. Chúc một ngày thuận.</source>
        <translation>F12 locks; what you were typing is there after the PIN. Have a good day.</translation>
    </message>
    <message>
        <source>Thôi (Esc)</source>
        <translation>Enough (Esc)</translation>
    </message>
    <message>
        <source>{n}/{many}  {title}</source>
        <translation>{n}/{many}  {title}</translation>
    </message>
    <message>
        <source>Xong (Enter)</source>
        <translation>Done (Enter)</translation>
    </message>
    <message>
        <source>Tiếp (Enter)</source>
        <translation>Go on (Enter)</translation>
    </message>
</context>
<context>
    <name>VerifyScreen</name>
    <message>
        <source>Đã kiểm tra</source>
        <translation>Checked</translation>
    </message>
    <message>
        <source>Những chỗ không còn như đã ghi</source>
        <translation>Places that are no longer as written</translation>
    </message>
    <message>
        <source>Kiểm tra cả sổ (F5)</source>
        <translation>Check the whole book (F5)</translation>
    </message>
    <message>
        <source>So với mã trên giấy (F6)</source>
        <translation>Compare with paper (F6)</translation>
    </message>
    <message>
        <source>So với thành phố (F7)</source>
        <translation>Compare with city (F7)</translation>
    </message>
    <message>
        <source>Dừng (F8)</source>
        <translation>Stop (F8)</translation>
    </message>
    <message>
        <source>Mã kiểm tra in cuối giấy</source>
        <translation>Check code at the foot of a paper</translation>
    </message>
    <message>
        <source>Ngày trên giấy</source>
        <translation>Day on the paper</translation>
    </message>
    <message>
        <source>8 ký tự, ví dụ 1a2b3c4d</source>
        <translation>8 signs, for example 1a2b3c4d</translation>
    </message>
    <message>
        <source>Mỗi dòng có dấu niêm phong, mỗi việc nối vào việc trước. Ai có khóa vẫn không sửa được mã đã in trên giấy và mã thành phố đã ghi. Kiểm tra không chặn quầy làm việc.</source>
        <translation>Each line bears a seal, each act is linked to the one before. Who holds the key still cannot change a code printed on paper or one the city has noted. The check stops nobody’s work.</translation>
    </message>
    <message>
        <source>Kiểm tra sổ</source>
        <translation>Check the book</translation>
    </message>
    <message>
        <source>Đang kiểm tra từng dòng; quầy vẫn làm việc bình thường…</source>
        <translation>Checking line by line; the counter works as usual…</translation>
    </message>
    <message>
        <source>Đang tìm mã trong nhật ký…</source>
        <translation>Looking for the code in the audit trail…</translation>
    </message>
    <message>
        <source>Đang hỏi thành phố…</source>
        <translation>Asking the city…</translation>
    </message>
    <message>
        <source>{mark} biên lai {gap}: số đã lấy mà không có biên lai</source>
        <translation>{mark} receipt {gap}: the number was taken, and there is no receipt</translation>
    </message>
    <message>
        <source>sổ cái không cân: {sum} đ</source>
        <translation>the ledger does not balance: {sum} đ</translation>
    </message>
    <message>
        <source>Sổ nguyên vẹn: {n} dòng nhật ký, mọi dòng như khi ghi.</source>
        <translation>The book is whole: {n} lines of the trail, each as it was written.</translation>
    </message>
    <message>
        <source>Mã trên giấy khớp: dòng nhật ký {n}, {at}. Sổ tới đó không bị viết lại.</source>
        <translation>The code on the paper fits: line {n} of the trail, {at}. Nothing up to there was rewritten.</translation>
    </message>
    <message>
        <source>Sổ kết thúc trước khi giấy được in: tệp bị thay bằng bản cũ, hoặc bị cắt đuôi. Dòng cuối còn lại: {n}, {at}.</source>
        <translation>The book ends before the paper was printed: the file was replaced by an older one, or its end was cut off. Last line left: {n}, {at}.</translation>
    </message>
    <message>
        <source>Sổ có mã này nhưng vào lúc khác ({at}, dòng {n}): xem lại ngày trên giấy.</source>
        <translation>The book has this code, but at another time ({at}, line {n}): look at the day on the paper again.</translation>
    </message>
    <message>
        <source>Sổ không có mã này: nhật ký bị viết lại ở dòng {n} ({at}) hoặc trước đó, hay mã gõ sai. Gõ lại một lần trước khi kết luận.</source>
        <translation>The book does not have this code: the trail was rewritten at line {n} ({at}) or before, or the code was mistyped. Type it once more before you conclude.</translation>
    </message>
    <message>
        <source>Thành phố chưa ghi mã nào của quầy này; chưa có gì để so.</source>
        <translation>The city has noted no code of this counter yet; there is nothing to compare.</translation>
    </message>
    <message>
        <source>Khớp cả {n} mã thành phố đã ghi, từ {first} đến {last}.</source>
        <translation>All {n} codes that the city noted fit, from {first} to {last}.</translation>
    </message>
    <message>
        <source>Sổ dừng ở dòng {n} ({at}); thành phố còn thấy tiếp từ {first} đến {last}: bị quay lui hoặc cắt đuôi.</source>
        <translation>The book stops at line {n} ({at}); the city saw more from {first} to {last}: it was turned back, or its end was cut off.</translation>
    </message>
    <message>
        <source>Sau dòng {n} ({at}) sổ được viết khác: thành phố từng thấy {count} mã từ {first} đến {last}.</source>
        <translation>After line {n} ({at}) the book was written differently: the city saw {count} codes from {first} to {last}.</translation>
    </message>
    <message>
        <source> Sau đó có một lần phục hồi do hai người ký.</source>
        <translation> Since then it was restored once, signed by two people.</translation>
    </message>
</context>
<context>
    <name>WaitedPayment</name>
    <message>
        <source>Tài khoản {account}
Số tiền {amount}
Nội dung {reference}</source>
        <translation>Account {account}
Amount {amount}
Content {reference}</translation>
    </message>
</context>
<context>
    <name>WatchPane</name>
    <message>
        <source>Không có khoản nào cần xem.</source>
        <translation>Nothing to look at.</translation>
    </message>
    <message>
        <source>Tiền cần xem lại</source>
        <translation>Money to look at</translation>
    </message>
    <message>
        <source>Enter: mở chứng cứ</source>
        <translation>Enter: open the evidence</translation>
    </message>
</context>
<context>
    <name>Ways</name>
    <message>
        <source>Đã mở lại hồ sơ làm dở lúc {at}, đúng ô đang gõ. F10: để lại, tiếp người khác.</source>
        <translation>The dossier left at {at} is open again, at the very field. F10: leave it, next person.</translation>
    </message>
</context>
</TS>
