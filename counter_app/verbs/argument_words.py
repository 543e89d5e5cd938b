"""What a verb's `--help` says of each thing it is given: Vietnamese, English, and what stands for
the value. A name that means something else at one verb is told there under that verb's words.
"""

from __future__ import annotations

from collections.abc import Mapping

ARGUMENTS: Mapping[str, tuple[str, str, str]] = {
    "text": ("chữ đọc được; - là đọc từ bàn phím hoặc ống dẫn", "the text; - reads it from stdin", ""),
    "file": ("tệp", "the file", ""),
    "by": ("tên đăng nhập của người giám sát; PIN được hỏi", "a supervisor's login; the PIN is asked", "LOGIN"),
    "approved-by": ("người giám sát thứ hai; PIN được hỏi", "a second supervisor; the PIN is asked", "LOGIN"),
    "city": ("địa chỉ của thành phố, thay địa chỉ đã đặt", "the city's address, instead of the one that is set", "URL"),
    "out": ("ghi vào tệp này", "the file that is written", "FILE"),
    "passphrase-file": ("tệp chứa câu mật khẩu; không có thì được hỏi", "a file with the passphrase, else it is asked", "FILE"),
    "drill": ("lập một văn phòng diễn tập", "an office of invented people", ""),
    "channel": ("nộp bằng cách nào: counter, online, post", "how it is filed: counter, online, post", "WAY"),
    "procedure": ("mã thủ tục", "the procedure's code", "CODE"),
    "bin": ("mã ngân hàng, 6 chữ số", "the bank's six digits", "BIN"),
    "account": ("số tài khoản", "the account", "ACCOUNT"),
    "amount": ("số tiền, đồng", "the amount in đồng", "N"),
    "purpose": ("nội dung chuyển khoản", "what the payer's bank will say", "TEXT"),
    "service": ("QRIBFTTA vào tài khoản, QRIBFTTC vào thẻ", "QRIBFTTA to an account, QRIBFTTC to a card", "CODE"),
    "payload": ("chữ của mã QR", "the QR's text", ""),
    "station": ("số máy trạm", "the station's number", "N"),
    "serial": ("số thứ tự", "the serial number", "N"),
    "reference find text": ("nội dung chuyển khoản", "the text of a transfer", ""),
    "catalogue import file": ("tệp .json, .jsonl hoặc .xlsx", "a .json, .jsonl or .xlsx", ""),
    "bank import file": ("tệp sao kê của ngân hàng", "the bank's statement", ""),
    "received": ("lúc nhận, ví dụ 2026-11-27T09:30", "when it was received, as 2026-11-27T09:30", "TIME"),
    "case": ("trường hợp của thủ tục", "which of the procedure's cases", "NAME"),
    "on": ("tính như vào ngày này, NĂM-THÁNG-NGÀY", "as on this day, YYYY-MM-DD", "DAY"),
    "quantity": ("số lượng, viết nhiều lần được", "how many; may be given several times", "UNIT=N"),
    "exemption": ("diện miễn, giảm, viết nhiều lần được", "an exemption; may be given several times", "NAME"),
    "answer": ("câu trả lời của mức phí, viết nhiều lần được", "a fee's question that is so; several times", "KEY"),
    "bundle draft folder": ("thư mục sẽ được ghi", "the folder that is written", ""),
    "bundle make folder": ("thư mục có office.json, accounts.json, …", "the folder with office.json, accounts.json, …", ""),
    "bundle make number": ("số của gói, lớn hơn mọi gói trước", "the bundle's number, above all before", "N"),
    "agency": ("mã định danh của cơ quan", "the office's e-identifier", "ID"),
    "days": ("còn nhận được trong bao nhiêu ngày (30)", "for how many days it may be taken (30)", "N"),
    "note": ("lời kèm theo, người duyệt sẽ đọc", "words for whoever accepts it", "TEXT"),
    "sign": ("tệp khóa của người ký; viết nhiều lần được", "a signer's key; may be given several times", "PEM"),
    "list": ("danh sách khóa sau danh sách đầu, có tệp .sig bên cạnh", "a key list after the first, its .sig beside it", "FILE"),
    "bundle make drill": ("ký bằng khóa diễn tập, chỉ văn phòng diễn tập tin", "sign with the drill's keys, which drills alone believe", ""),
    "update check file": ("tệp .qmu", "the .qmu", ""),
    "update install file": ("tệp .qmu; không có thì tải của thành phố", "the .qmu; without it the city's is fetched", ""),
    "setup file": ("tệp cài đặt của văn phòng; có PIN, xong thì xóa", "the office's file; holds PINs, delete it after", ""),
    "room": ("chương trình tự dùng", "the program's own", "FOLDER"),
    "printer": ("chương trình tự dùng", "the program's own", "ADDRESS"),
    "dossiers": ("bao nhiêu hồ sơ", "how many dossiers", "N"),
    "seed": ("cùng số này thì ra cùng một ngày (1)", "the same one gives the same day (1)", "N"),
    "pictures": ("thư mục nhận ảnh màn hình và giấy", "the folder for pictures of screens and papers", "FOLDER"),
    "until-empty": ("gửi đến khi không còn gì chờ", "go on until nothing waits", ""),
    "timeout": ("thôi sau bao nhiêu giây (60)", "give up after so many seconds (60)", "N"),
    "kind": ("loại giấy, ví dụ intake-slip; hoặc test-page, key-card", "the paper's kind, as intake-slip; or test-page, key-card", ""),
    "print number": ("số của giấy; specimen là mẫu có dữ liệu giả", "the paper's number; specimen for invented facts", ""),
    "to": ("pdf:TỆP, hoặc địa chỉ máy in như tcp://MÁY:9100", "pdf:FILE, or a printer as tcp://HOST:9100", "TARGET"),
    "print on": ("mẫu của ngày nào, NĂM-THÁNG-NGÀY", "a specimen as of this day, YYYY-MM-DD", "DAY"),
    "model": ("kiểu máy in trong bảng, ví dụ epson-tm-t20", "the printer's model, as epson-tm-t20", "NAME"),
    "sheets": ("bao nhiêu tờ mỗi loại", "how many sheets of each kind", "N"),
    "receipt check text": ("mã in trên biên lai", "the code on the receipt", ""),
    "from": ("từ ngày, NĂM-THÁNG-NGÀY", "the first day, YYYY-MM-DD", "DAY"),
    "report to": ("đến hết ngày", "the last day", "DAY"),
    "format": ("dạng", "the form", ""),
    "head": ("mã niêm in trên giấy chốt ca", "the seal's code on a shift's paper", "CODE"),
    "verify at": ("giấy ấy in lúc nào", "when that paper was printed", "TIME"),
    "verify city": ("đối chiếu cả với dấu niêm thành phố giữ", "against the heads that the city keeps, too", ""),
    "parcel carry file": ("gói của quầy", "the counter's parcel", ""),
    "parcel carry answer": ("tệp trả lời sẽ được ghi", "the answer that is written", ""),
    "allow-older": ("nhận bản sao cũ hơn sổ đang có", "take a backup older than the book", ""),
    "allow-foreign": ("nhận bản sao của quầy khác", "take another counter's backup", ""),
    "bare": ("chương trình tự dùng", "the program's own", ""),
    "host": ("tên máy chủ, đúng như trong chứng thư", "the server's name, as in its certificate", "NAME"),
    "port": ("cổng (5432)", "the port (5432)", "N"),
    "database": ("tên cơ sở dữ liệu", "the database's name", "NAME"),
    "user": ("vai trò của các quầy", "the counters' role", "NAME"),
    "ca": ("tệp chứng thư CA của cơ quan (PEM)", "the office's CA certificate (PEM)", "FILE"),
    "owner": ("vai trò chủ các bảng", "the role that owns the tables", "NAME"),
    "office join number": ("số máy trạm thành phố cấp cho máy này", "the station number that the city gave", "N"),
    "name": ("tên của quầy này", "this counter's name", "TEXT"),
    "office move to": ("chuyển đến đâu", "where the book goes", ""),
    "at": ("dùng lại sổ ở đâu", "where the book is used again", ""),
}  # fmt: skip


def told(path: str, name: str) -> tuple[str, str, str]:
    """The words of an argument of a verb, or of all acts of one; KeyError where there are none."""
    known, verb = name.lstrip("-"), path.partition(" ")[0]
    for place in (f"{path} {known}", f"{verb} {known}"):
        if place in ARGUMENTS:
            return ARGUMENTS[place]
    return ARGUMENTS[known]
