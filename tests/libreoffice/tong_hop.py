"""The workbook of a province's round of assessment, made and saved by LibreOffice: one clean, one with every fault that data can have.

Writes into examples/excel:

    tong-hop.xlsx       a sheet of the units, one sheet per round, one of projects: titles, merged cells, two rows of headers, a row of column numbers, a row of
                        sums, footnotes, signatures; percentages, formulas, words for cells without figures
    *.csv               the same figures as tables
    tong-hop-loi.xlsx   the same with faults
    tong-hop-loi.csv    what was planted: sheet, cell, kind. It is written from what is planted below, never from what the program says.

    python3 tests/libreoffice/tong_hop.py [another folder]
"""

import csv
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from office import boxed, centred, empty, number_format, office, save  # noqa: E402

OUT = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2] / "examples" / "excel"

# 19 units, and whether each has public services.
UNITS = [
    ("Văn phòng UBND tỉnh", "Không"), ("Sở Nội vụ", "Có"), ("Sở Tư pháp", "Có"), ("Sở Kế hoạch và Đầu tư", "Có"), ("Sở Tài chính", "Có"),
    ("Sở Công Thương", "Có"), ("Sở Nông nghiệp và Phát triển nông thôn", "Có"), ("Sở Giao thông vận tải", "Có"), ("Sở Xây dựng", "Có"),
    ("Sở Tài nguyên và Môi trường", "Có"), ("Sở Thông tin và Truyền thông", "Có"), ("Sở Lao động - Thương binh và Xã hội", "Có"),
    ("Sở Văn hóa, Thể thao và Du lịch", "Có"), ("Sở Khoa học và Công nghệ", "Có"), ("Sở Giáo dục và Đào tạo", "Có"), ("Sở Y tế", "Có"),
    ("Ban Dân tộc", "Không"), ("Thanh tra tỉnh", "Không"), ("Ban Quản lý các khu công nghiệp", "Có"),
]  # fmt: skip

ROUNDS = ["Tự chấm", "Thẩm định lần 1", "Thẩm định lần 2"]
ROSTER = "Danh sách đơn vị"

# The headers: over several columns, and below. An empty lower one stands for a cell merged downwards.
COLUMNS = [
    ("TT", ""),
    ("Đơn vị", ""),
    ("Hồ sơ trực tuyến", "Số hồ sơ nộp trực tuyến"),
    ("Hồ sơ trực tuyến", "Tổng số hồ sơ tiếp nhận"),
    ("Tỷ lệ văn bản ký số", ""),
    ("Đào tạo kỹ năng số", "Số lớp đã mở"),
    ("Đào tạo kỹ năng số", "Kinh phí đã chi (triệu đồng)"),
    ("Điểm Hội đồng thẩm định chấm", ""),
    ("Ghi chú", ""),
]
CORRECTIONS = [("TT", ""), ("Đơn vị", ""), ("Nội dung thẩm định lại", "Mã chỉ số"), ("Nội dung thẩm định lại", "Số liệu"), ("Nội dung thẩm định lại", "Giá trị"), ("Nội dung thẩm định lại", "Điểm"), ("Lý do", "")]
PROJECTS = "Dự án chuyển đổi số"
PROJECTS_COLUMNS = [("Đơn vị", ""), ("Tên dự án", ""), ("Vốn (triệu đồng)", "Kế hoạch vốn"), ("Vốn (triệu đồng)", "Đã giải ngân"), ("Đúng tiến độ", "")]
UNITS_COLUMNS = [("Đơn vị", ""), ("Có dịch vụ công", "")]

FIRST, HEADS = 8, 5  # the row of the first unit, and of the first headers, from 1


class Number:
    """A figure: what the cell shows, its format, and what a table says."""

    def __init__(self, value, shown="General", formula=None, text=None):
        self.value, self.format, self.formula = value, shown, formula
        self.text = text if text is not None else str(value).replace(".", ",")


class Date(str):
    """A date, as year-month-day."""


def percent(value, text):
    return Number(value, "0.0%", text=text)


def whole(value):
    return Number(value, "#,##0")


def submitted():
    """What the units report of themselves, row by row."""
    out = []
    for place, (unit, services) in enumerate(UNITS):
        total = 120 + 37 * place
        online = total * (55 + 7 * (place % 6)) // 100
        signed = 60 + (place * 9) % 41
        cells = {
            "C": whole(online),
            "D": whole(total),
            "E": percent(signed / 100, f"{signed}%"),
            "F": whole(place % 6),
            "G": Number(20 + 1.5 * place, "#,##0.0"),
            "H": Number(5 + (place % 5)),
        }
        if services == "Không":
            cells["C"] = cells["D"] = ""
        out.append((unit, cells))
    rows = dict(out)
    # What people type where there is no figure, and what a spreadsheet program makes of figures.
    rows["Sở Tư pháp"].update(F="KPS", G="-")
    rows["Sở Xây dựng"].update(C=whole(0), D=whole(0))
    rows["Ban Dân tộc"].update(E="Chưa BC", I="Báo cáo sau ngày 15/12")
    rows["Sở Tài chính"].update(F="")
    rows["Sở Công Thương"].update(G=Number(0.3, "General", "=0.1+0.2"), I="Lũy kế hai đợt")
    rows["Sở Y tế"].update(E=Number(0.795, "0%", text="79,5%"))
    rows["Sở Nội vụ"].update(E=percent(1, "100%"), H=Number(8.25, "0.00"))
    return out


# What the first appraisal corrects: a table like the first, filled where something changes.
APPRAISED = [
    ("Sở Nội vụ", {"C": whole(70), "I": "Trừ hồ sơ trùng"}),
    ("Sở Xây dựng", {"C": whole(40), "D": whole(50), "I": "Bổ sung hồ sơ đã có xác nhận"}),
    ("Ban Dân tộc", {"E": percent(0.85, "85%")}),
    ("Sở Tài chính", {"F": whole(4), "H": Number(7.5, "0.0")}),
]
# What the second corrects, with its reasons.
REVIEWED = [
    ("Sở Y tế", {"C": "2", "E": percent(0.81, "81%"), "G": "Đối chiếu lại sổ văn bản đi"}),
    ("Sở Xây dựng", {"C": "3", "D": "số_lớp", "E": whole(5), "G": "Có quyết định mở lớp"}),
    ("Sở Tư pháp", {"C": "4", "F": Number(7.5, "0.0"), "G": "Kinh phí do dự án chi trả, chấm theo kết quả"}),
]



def projects():
    """One to three projects of each unit; two units say that they have none."""
    out = []
    for place, (unit, _) in enumerate(UNITS):
        if unit in ("Sở Tư pháp", "Thanh tra tỉnh"):
            out.append((unit, {"B": "KPS"}))
            continue
        for number in range(1 + place % 3):
            plan = 300 + 125 * place + 50 * number
            spent = plan * (40 + (7 * place + 20 * number) % 61) / 100
            done = ("x" if place % 2 else "Có") if (place + number) % 3 else "Không"
            out.append((unit, {"B": f"Dự án {number + 1} của {unit}", "C": whole(plan), "D": Number(spent, "#,##0.0"), "E": done}))
    return out


# ── sheets ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


class Sheet:
    """A sheet under titles and two rows of headers, or (without a title) a plain list under one row of headers."""

    def __init__(self, document, name, columns, title, number):
        sheets = document.Sheets
        if number < sheets.Count:
            self.sheet = sheets.getByIndex(number)
            self.sheet.Name = name
        else:
            sheets.insertNewByName(name, number)
            self.sheet = sheets.getByName(name)
        self.document, self.columns, self.plain = document, columns, title is None
        self.first = self.row = 2 if self.plain else FIRST
        last = chr(ord("A") + len(columns) - 1)
        self.last = last
        if self.plain:
            for place, (over, under) in enumerate(columns):
                self.put(f"{chr(ord('A') + place)}1", under or over)
            centred(self.cells(f"A1:{last}1"), bold=True)
            return
        for row, text in enumerate(["UBND TỈNH MẪU", title, "(Kèm theo Công văn số 12/CV-TCT ngày 05/12/2024 của Tổ công tác)"], 1):
            self.put(f"A{row}", text)
            self.merge(f"A{row}:{last}{row}", bold=row < 3)
        self.heads(columns)

    def cells(self, address):
        return self.sheet.getCellRangeByName(address)

    def put(self, address, value):
        cell = self.cells(address)
        if isinstance(value, Number):
            if value.formula:
                cell.setFormula(value.formula)
            else:
                cell.setValue(value.value)
            cell.NumberFormat = number_format(self.document, value.format)
        elif isinstance(value, Date):
            year, month, day = (int(part) for part in value.split("-"))
            cell.setFormula(f"=DATE({year};{month};{day})")
            cell.setValue(cell.getValue())
            cell.NumberFormat = number_format(self.document, "DD/MM/YYYY")
        elif value.startswith("="):
            cell.setFormula(value)
        elif value:
            cell.NumberFormat = number_format(self.document, "@" if value[0].isdigit() else "General")
            cell.setString(value)

    def merge(self, address, bold=False):
        cells = self.cells(address)
        cells.merge(True)
        centred(cells, bold)

    def heads(self, columns):
        top, below, numbers = HEADS, HEADS + 1, HEADS + 2
        at = 0
        while at < len(columns):
            over, under = columns[at]
            width = 1
            while under and at + width < len(columns) and columns[at + width][0] == over:
                width += 1
            letter, end = chr(ord("A") + at), chr(ord("A") + at + width - 1)
            self.put(f"{letter}{top}", over)
            self.merge(f"{letter}{top}:{letter}{below}" if not under else f"{letter}{top}:{end}{top}", bold=True)
            for step in range(width):
                if under:
                    self.put(f"{chr(ord('A') + at + step)}{below}", columns[at + step][1])
            at += width
        for place in range(len(columns)):
            self.put(f"{chr(ord('A') + place)}{numbers}", f"({place + 1})")
        row = self.cells(f"A{top}:{self.last}{numbers}")
        centred(row, bold=True)

    def line(self, unit, cells):
        """Adds a row; says which."""
        if not self.plain:
            self.put(f"A{self.row}", Number(self.row - self.first + 1))
        if unit:
            self.put(f"{'A' if self.plain else 'B'}{self.row}", unit)
        for column, value in cells.items():
            self.put(f"{column}{self.row}", value)
        self.row += 1
        return self.row - 1

    def close(self, notes, sums=()):
        """The sums, the footnotes, and who signs; a plain list ends with its last line."""
        for place, width in enumerate(([] if self.plain else [1300]) + [8200] + [3600] * (len(self.columns) - 2)):
            self.sheet.Columns.getByIndex(place).Width = width
        self.sheet.PageStyle = self.document.StyleFamilies.getByName("PageStyles").getByIndex(0).Name
        if self.plain:
            boxed(self.cells(f"A1:{self.last}{self.row - 1}"))
            return
        end = self.row - 1
        self.put(f"B{self.row}", "Tổng cộng")
        for column in sums:
            self.put(f"{column}{self.row}", f"=SUM({column}{FIRST}:{column}{end})")
        boxed(self.cells(f"A{HEADS}:{self.last}{self.row}"))
        self.cells(f"A{self.row}:{self.last}{self.row}").CharWeight = 150.0
        for place, note in enumerate(notes, self.row + 1):
            self.put(f"A{place}", note)
            self.cells(f"A{place}:{self.last}{place}").merge(True)
        row = self.row + len(notes) + 2
        self.put(f"B{row}", "NGƯỜI LẬP BIỂU")
        self.put(f"{chr(ord(self.last) - 2)}{row}", "TỔ TRƯỞNG")
        self.cells(f"A{self.first}:{self.last}{self.row}").IsTextWrapped = True
        self.cells(f"A1:{self.last}{row}").CharFontName = "Liberation Serif"


NOTES = [
    "Ghi chú: KPS là không phát sinh; Chưa BC là chưa báo cáo.",
    "Cột (5) là tỷ lệ văn bản điện tử được ký số trên tổng số văn bản phát hành.",
]


def page(document):
    style = document.StyleFamilies.getByName("PageStyles").getByIndex(0)
    style.IsLandscape, style.Width, style.Height = True, 29700, 21000
    style.ScaleToPagesX = 1


def roster(document):
    sheet = Sheet(document, ROSTER, UNITS_COLUMNS, None, 0)
    rows = {unit: sheet.line(unit, {"B": services}) for unit, services in UNITS}
    sheet.close([])
    return rows


TITLES = {
    ROUNDS[0]: "BIỂU TỔNG HỢP SỐ LIỆU TỰ CHẤM NĂM 2024",
    ROUNDS[1]: "BIỂU TỔNG HỢP SỐ LIỆU THẨM ĐỊNH LẦN 1",
    ROUNDS[2]: "BIỂU TỔNG HỢP KẾT QUẢ THẨM ĐỊNH LẦN 2",
}


def clean(document):
    page(document)
    roster(document)
    for number, (name, rows) in enumerate(zip(ROUNDS, (submitted(), APPRAISED, REVIEWED)), 1):
        last = name == ROUNDS[2]
        sheet = Sheet(document, name, CORRECTIONS if last else COLUMNS, TITLES[name], number)
        for unit, cells in rows:
            sheet.line(unit, cells)
        sheet.close(NOTES[:1] if last else NOTES, () if last else ("C", "D", "F", "G"))
    sheet = Sheet(document, PROJECTS, PROJECTS_COLUMNS, None, len(ROUNDS) + 1)
    for unit, cells in projects():
        sheet.line(unit, cells)
    sheet.close([])


def tables():
    """The clean workbook as tables."""
    heads = lambda columns: [under or over for over, under in columns]
    write("danh-sach.csv", [heads(UNITS_COLUMNS)] + [list(unit) for unit in UNITS])
    text = lambda value: value.text if isinstance(value, Number) else value
    for name, columns, rows in (("tu-cham", COLUMNS, submitted()), ("tham-dinh-1", COLUMNS, APPRAISED), ("tham-dinh-2", CORRECTIONS, REVIEWED), ("du-an", PROJECTS_COLUMNS, projects())):
        skip = columns[0][0] == "TT"
        letters = [chr(ord("A") + place) for place in range(1 + skip, len(columns))]
        write(f"{name}.csv", [heads(columns)[skip:]] + [[unit] + [text(cells.get(letter, "")) for letter in letters] for unit, cells in rows])


def write(name, rows):
    with (OUT / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";", lineterminator="\n").writerows(rows)


# ── faults ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def faulty(document):
    """Plants every fault once, each in a row of its own; says where."""
    planted = []

    def plant(sheet, cell, kind):
        planted.append((sheet, cell, kind))

    page(document)
    expected = roster(document)
    # The first round. One unit of the roster is not there.
    absent = "Ban Quản lý các khu công nghiệp"
    plant(ROSTER, f"A{expected[absent]}", "đơn vị chưa nộp")
    columns = COLUMNS[:-1] + [("Số máy tính", ""), COLUMNS[-1]]
    sheet = Sheet(document, ROUNDS[0], columns, TITLES[ROUNDS[0]], 1)
    plant(ROUNDS[0], f"I{HEADS}", "cột không ai hỏi đến")
    spoiled = {
        "Sở Nội vụ": ("E", percent(1.2, ""), "ngoài khoảng"),
        "Sở Kế hoạch và Đầu tư": ("C", whole(5000), "tử số lớn hơn mẫu số"),
        "Sở Giao thông vận tải": ("H", Number(11), "quá điểm tối đa"),
        "Sở Tài nguyên và Môi trường": ("F", "bốn lớp", "chữ trong ô số"),
        "Sở Khoa học và Công nghệ": ("F", Date("2024-04-03"), "ngày tháng trong ô số"),
        "Sở Giáo dục và Đào tạo": ("G", "=20/0", "công thức lỗi"),
        "Sở Thông tin và Truyền thông": ("G", "12,5", "số ghi dạng chữ"),
        "Sở Lao động - Thương binh và Xã hội": ("G", "38.5", "số ghi dạng chữ, dấu thập phân khác"),
        "Thanh tra tỉnh": ("E", "khoảng 80%", "chữ trong ô số"),
    }
    for unit, cells in submitted():
        if unit == absent:
            continue
        cells = {("J" if column == "I" else column): value for column, value in cells.items()}
        cells["I"] = whole(20 + sheet.row)
        column, value, kind = spoiled.get(unit, (None, None, None))
        if column:
            cells[column] = value
        row = sheet.line(unit, cells)
        if column:
            plant(ROUNDS[0], f"{column}{row}", kind)
    good = {"C": whole(10), "D": whole(20), "E": percent(0.8, ""), "F": whole(2), "G": Number(15), "H": Number(6)}
    plant(ROUNDS[0], f"B{sheet.line('Sở Y tế', good)}", "đơn vị ghi hai lần")
    plant(ROUNDS[0], f"B{sheet.line('Công ty Cấp nước', good)}", "đơn vị lạ")
    plant(ROUNDS[0], f"B{sheet.line('', good)}", "dòng không ghi đơn vị")
    sheet.close(NOTES, ("C", "D", "F"))
    # The first appraisal: a unit misspelt, points above the maximum, a percentage as a whole number.
    sheet = Sheet(document, ROUNDS[1], COLUMNS, TITLES[ROUNDS[1]], 2)
    for unit, cells in APPRAISED:
        sheet.line(unit, cells)
    plant(ROUNDS[1], f"B{sheet.line('Sở Khoa học và Công nghiệp', {'F': whole(3)})}", "đơn vị lạ")
    plant(ROUNDS[1], f"H{sheet.line('Sở Công Thương', {'H': Number(10.5)})}", "quá điểm tối đa")
    plant(ROUNDS[1], f"E{sheet.line('Sở Tư pháp', {'E': Number(85)})}", "ngoài khoảng")
    sheet.close(NOTES, ("C", "D", "F", "G"))
    # The second: corrections that cannot be read as one, and points without a reason or above the maximum.
    sheet = Sheet(document, ROUNDS[2], CORRECTIONS, TITLES[ROUNDS[2]], 3)
    for unit, cells in REVIEWED:
        sheet.line(unit, cells)
    plant(ROUNDS[2], f"F{sheet.line('Thanh tra tỉnh', {'C': '5', 'F': Number(10.5), 'G': 'Chấm lại'})}", "quá điểm tối đa")
    plant(ROUNDS[2], f"G{sheet.line('Sở Nội vụ', {'C': '3', 'F': Number(10)})}", "chấm điểm không có lý do")
    plant(ROUNDS[2], f"C{sheet.line('Sở Nội vụ', {'C': '9', 'F': Number(1), 'G': 'Chấm lại'})}", "mã chỉ số lạ")
    sheet.close(NOTES[:1])
    # The projects: a record without its unit and one of a unit that nobody knows, and figures that cannot be.
    sheet = Sheet(document, PROJECTS, PROJECTS_COLUMNS, None, 4)
    for unit, cells in projects():
        if unit != absent:
            sheet.line(unit, cells)
    project = lambda name, **cells: {"B": name, "C": whole(500), "D": whole(400), "E": "Có", **cells}
    plant(PROJECTS, f"A{sheet.line('', project('Kho dữ liệu dùng chung'))}", "bản ghi không ghi đơn vị")
    plant(PROJECTS, f"A{sheet.line('Công ty Cấp nước', project('Đồng hồ điện tử'))}", "bản ghi của đơn vị lạ")
    plant(PROJECTS, f"C{sheet.line('Sở Nội vụ', project('Số hóa hồ sơ', C='hai tỷ', D=whole(0)))}", "chữ trong ô số")
    plant(PROJECTS, f"D{sheet.line('Sở Tài chính', project('Quản lý tài sản công', D=whole(650)))}", "tử số lớn hơn mẫu số")
    plant(PROJECTS, f"E{sheet.line('Sở Y tế', project('Hồ sơ sức khỏe', E='đang làm'))}", "không rõ có hay không")
    sheet.close([])
    # A round that the set does not have.
    name = "Thẩm định lần 3"
    sheet = Sheet(document, name, CORRECTIONS, "BIỂU TỔNG HỢP KẾT QUẢ THẨM ĐỊNH LẦN 3", 5)
    sheet.line("Sở Y tế", {"C": "2", "E": percent(0.9, ""), "G": "Đối chiếu lần ba"})
    sheet.close(NOTES[:1])
    plant(name, "", "vòng lạ")
    return planted


def main():
    OUT.mkdir(exist_ok=True)
    tables()
    with office() as desktop:
        document = empty(desktop)
        clean(document)
        save(document, OUT / "tong-hop.xlsx")
        document.close(True)
        document = empty(desktop)
        planted = faulty(document)
        save(document, OUT / "tong-hop-loi.xlsx")
        document.close(True)
    write("tong-hop-loi.csv", [("Trang tính", "Ô", "Lỗi")] + planted)


if __name__ == "__main__":
    main()
