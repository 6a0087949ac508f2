"""Expected scores of the small sets, computed without the rule files.

Reads the example CSVs and nothing else; every constant below is typed from the sources (rows read in official texts, UNDP technical note 1)
or, where a set is a sample, from what its header says. Prints CSV (`;`): set, unit, cell, value. A cell is the code of a row, `total`,
`applicable`, `percent`, `class` or `rank` (`rank 2` is the second table). Points are exact fractions; nothing means that there is no value.
`tests/oracle/bo-nho.expected.csv` is this output.

    python3 tests/oracle/bo_nho.py > tests/oracle/bo-nho.expected.csv

What all sets have in common: an empty cell is a missing figure, "KPS" or "-" is nothing arising, and so is 0/0; a missing figure outweighs it.
A row that is worth nothing at all (LEFT) leaves points and maximum. A total is rounded half up, the percentage is taken from the rounded total
without bonuses, over the applicable maximum.
"""

import csv
import math
import sys
from decimal import ROUND_FLOOR, Decimal, getcontext
from fractions import Fraction as F
from pathlib import Path

getcontext().prec = 60

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
MISSING, NOTHING, LEFT = "missing", "nothing", "left"


def read(path):
    with (EXAMPLES / path).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def cell(record, name):
    text = record[name].strip()
    if text == "":
        return MISSING
    if text in ("KPS", "-"):
        return NOTHING
    if text.endswith("%"):
        return F(text[:-1].replace(",", ".")) / 100
    try:
        return F(text.replace(",", "."))
    except ValueError:
        return text


def state(*cells):
    return MISSING if MISSING in cells else NOTHING if NOTHING in cells else None


def half_up(value, places):
    return F(math.floor(value * 10**places + F(1, 2)), 10**places)


def over(a, b):
    """a ÷ b, or the state."""
    found = state(a, b)
    if found:
        return found
    if b == 0:
        assert a == 0, "something over nothing"
        return NOTHING
    return a / b


def worth(value, points, missing=F(0), nothing=None):
    """The points of a value, or what its state is worth."""
    if value is MISSING:
        return missing
    if value is NOTHING:
        assert nothing is not None
        return nothing
    return points(value)


def summed(rows, maxima):
    """Points and applicable maximum of a sum; nothing if all rows left."""
    kept = [code for code in rows if rows[code] is not LEFT]
    return (sum((rows[code] for code in kept), F(0)) if kept else LEFT), sum((F(maxima[code]) for code in kept), F(0))


def mean(values, weights=None):
    weights = weights or [F(1)] * len(values)
    kept = [(value, weight) for value, weight in zip(values, weights) if value is not LEFT]
    if not kept:
        return LEFT
    return sum((value * weight for value, weight in kept), F(0)) / sum((weight for _, weight in kept), F(0))


class Unit:
    """The cells of a unit, in the order in which they are printed."""

    def __init__(self, name, rows):
        self.name, self.cells, self.order = name, dict(rows), None

    def close(self, total, applicable, places=2, percent=2, base=None):
        if total is LEFT or applicable == 0:
            self.cells.update(total=LEFT, applicable=applicable, percent=LEFT)
            return self
        base = total if base is None else base
        rounded = (lambda value: value) if places is None else (lambda value: half_up(value, places))
        share = 100 * rounded(base) / applicable
        self.cells.update(total=rounded(total), applicable=applicable, percent=half_up(share, percent) if percent is not None else share)
        return self


def classed(units, cell, bands):
    """The first band whose test holds."""
    for unit in units:
        value = unit.cells[cell]
        unit.cells["class"] = LEFT if value is LEFT else next(name for holds, name in bands if holds(value))


def ranked(units, key, label="rank", among=lambda unit: True):
    """Equals share a rank and the next is skipped."""
    placed = [unit for unit in units if among(unit) and key(unit)[0] is not LEFT]
    for unit in units:
        unit.cells[label] = 1 + sum(key(other) > key(unit) for other in placed) if unit in placed else LEFT


# ── ICT index of ministries, Phụ lục 1B, Hạ tầng kỹ thuật: rows 1 to 4 and the first item of row 5 ──────────────────────────────────────────


def ict():
    records = read("bo-nganh/ict-ha-tang-mau.csv")
    per_head = [over(cell(r, "3.băng_thông"), cell(r, "3.cán_bộ")) for r in records]
    largest = max(value for value in per_head if value not in (MISSING, NOTHING))
    maxima = {"1": 20, "2": 20, "3": 40, "4": 50, "5": 35}
    units = []
    for r, bandwidth in zip(records, per_head):
        rows = {
            "1": worth(over(cell(r, "1.có_máy"), cell(r, "1.tổng_số")), lambda x: 20 * x),
            "2": worth(over(cell(r, "2.có_phần_mềm"), cell(r, "2.máy_tính")), lambda x: 20 * x, nothing=F(0)),
            "3": worth(bandwidth, lambda x: 40 * x / largest, nothing=F(0)),
        }
        applications = cell(r, "4.ứng_dụng")
        connected = over(cell(r, "4.kết_nối"), cell(r, "4.trực_thuộc"))
        if MISSING in (applications, connected):
            rows["4"] = F(0)
        else:
            rows["4"] = worth(connected, lambda x: 45 * x, nothing=F(0)) + min(applications, F(5))
        rows["5"] = F(35) if cell(r, "5.có_trung_tâm") == "có" else F(0)
        total, applicable = summed(rows, maxima)
        units.append(Unit(r["Đơn vị"], {"I": total, **rows}).close(total, applicable))
    ranked(units, lambda unit: (unit.cells["total"],))
    return units


# ── QĐ 766/QĐ-TTg as the national portal computes it ───────────────────────────────────────────────────────────────────────────────────────


def portal():
    maxima = {"1": 18, "2": 20, "3": 2, "4": 20, "5": 12, "6": 10, "7": 6, "8": 6, "9": 6}
    groups = {"I": "1", "II": "2", "III": "34", "IV": "56", "V": "789"}
    units = []
    for r in read("quoc-gia/qd-766-mau.csv"):
        def share(code, a, b, points, nothing=LEFT):
            return worth(over(cell(r, f"{code}.{a}"), cell(r, f"{code}.{b}")), points, LEFT, nothing)

        def three(code, points):
            a, b, c = (cell(r, f"{code}.{letter}") for letter in "ABC")
            return LEFT if state(a, b, c) else points(a, b, c)

        unhappy, asked = cell(r, "9.không_hài_lòng"), cell(r, "9.lượt")
        rows = {
            "1": share("1", "đã_công_khai", "phải_công_khai", lambda x: 18 * x),
            "2": share("2", "đúng_hạn", "tiếp_nhận", lambda x: 20 * x),
            "3": share("3", "tái_sử_dụng", "tổng_số", lambda x: min(F(2), 2 * x / F("0.8"))),
            "4": worth(cell(r, "4"), lambda x: x, LEFT),
            "5": three("5", lambda a, b, c: min(F(2), 2 * a / F("0.8")) + 4 * b + min(F(6), 6 * c / F("0.5"))),
            "6": three("6", lambda a, b, c: min(F(10), 6 * a + min(F(2), F("2.5") * b) + F("2.5") * c)),
            "7": share("7", "hài_lòng", "đánh_giá", lambda x: min(F(6), 6 * x / F("0.9")), F(0)),
            "8": share("8", "xử_lý_đúng_hạn", "phản_ánh", lambda x: 6 * x, F(6)),
            "9": worth(state(unhappy, asked) or over(asked - unhappy, asked), lambda x: 6 * x, LEFT, F(6)),
        }
        made = {name: summed({code: rows[code] for code in codes}, maxima)[0] for name, codes in groups.items()}
        units.append(Unit(r["Đơn vị"], {**made, **rows}).close(*summed(rows, maxima)))
    classed(units, "percent", [(lambda x: x >= 90, "Xuất sắc"), (lambda x: x >= 50, "Giữa xuất sắc và yếu"), (lambda x: x < 50, "Yếu")])
    ranked(units, lambda unit: (unit.cells["percent"],))
    return units


# ── Cần Thơ, KH 157/KH-UBND: 100 points and 15 more ────────────────────────────────────────────────────────────────────────────────────────


def can_tho():
    units = []
    for r in read("can-tho/2025-xa-mau.csv"):
        plan, proof, confirmed = (cell(r, f"1.{name}") for name in ("có_kế_hoạch", "có_minh_chứng", "xác_nhận"))
        asked = confirmed * F("0.4") if MISSING not in (plan, proof, confirmed) and plan == proof == "có" else F(0)
        bonus = {
            "5.1": F(5) if cell(r, "5.1.r") == 1 else F(0),
            "5.2": worth(cell(r, "5.2.r"), lambda x: F(5 if x == 1 else 4 if x >= F(95, 100) else 3 if x >= F(9, 10) else 2 if x >= F(88, 100) else 0)),
            "5.3": F(5) if cell(r, "5.3.r") == 1 else F(0),
        }
        rows = {"1": asked}
        for code, maximum in (("2", 40), ("3", 20), ("4", 20)):
            rows[code] = worth(over(cell(r, f"{code}.b"), cell(r, f"{code}.a")), lambda x, maximum=maximum: maximum * x)
        added = min(F(15), sum(bonus.values()))
        base = sum(rows.values())
        unit = Unit(r["Đơn vị"], {**rows, "5": added, **bonus}).close(base + added, F(100), base=base)
        # New accounts, then new cards, then transfers, then the rate; who lacks a figure stands behind who has it.
        unit.order = [worth(cell(r, name), lambda x: x, F(-1)) for name in ("2.số_mới", "3.số_mới", "4.b", "5.2.r")]
        units.append(unit)
    ranked(units, lambda unit: (unit.cells["total"], *unit.order))
    return units


# ── Two-level means, a sample: 30/30/40 ────────────────────────────────────────────────────────────────────────────────────────────────────


def two_levels():
    units = []
    for r in read("mau/binh-quan-hai-cap.csv"):
        direct = lambda code: worth(cell(r, f"{code}.r"), lambda x: 100 * x, LEFT)
        rows = {
            "1.1": direct("1.1"),
            "1.2": direct("1.2"),
            "2.1": worth(cell(r, "2.1.r"), lambda x: 100 * min(F(1), x / F("0.8")), LEFT),
            "2.2": worth(over(cell(r, "2.2.thôn_có_tổ"), cell(r, "2.2.thôn")), lambda x: 100 * x, LEFT),
            "2.3": worth(cell(r, "2.3"), lambda x: x, LEFT),
            "3.1": direct("3.1"),
            "3.2": direct("3.2"),
            "3.3": worth(cell(r, "3.3.bộ_dữ_liệu"), lambda x: min(F(100), 10 * x), LEFT),
        }
        second, third = [rows["2.1"], rows["2.2"], rows["2.3"]], [rows["3.1"], rows["3.2"], rows["3.3"]]
        main = {
            "1": mean([rows["1.1"], rows["1.2"]], [F("0.4"), F("0.6")]),
            "2": mean(second) if sum(value is not LEFT for value in second) >= 2 else LEFT,
            "3": F(0) if LEFT in third else mean(third),
        }
        total = mean(list(main.values()), [F("0.3"), F("0.3"), F("0.4")])
        units.append(Unit(r["Đơn vị"], {**main, **rows}).close(total, F(100)))
    classed(units, "total", [(lambda x: x >= 80, "Tốt"), (lambda x: x >= 50, "Đạt"), (lambda x: x < 50, "Chưa đạt")])
    ranked(units, lambda unit: (unit.cells["total"], unit.cells["3"]))
    return units


# ── Fixed goalposts and a geometric mean, in the manner of the human development index (UNDP, technical note 1) ───────────────────────────────


def rounded(value, places):
    """A decimal of 60 digits, half up; none of the sample's values lies near an edge."""
    scaled = value * 10**places + Decimal("0.5")
    whole = scaled.to_integral_value(rounding=ROUND_FLOOR)
    assert min(scaled - whole, whole + 1 - scaled) > Decimal(10) ** -30 or scaled == whole
    return F(int(whole), 10**places)


def decimal(value):
    return Decimal(value.numerator) / Decimal(value.denominator)


def clamp(value):
    return min(F(100), max(F(0), value))


def goalposts():
    units = []
    for r in read("mau/muc-tieu-co-dinh.csv"):
        life, expected, years, income = (cell(r, name) for name in ("1.tuổi_thọ", "2.1.kỳ_vọng", "2.2.bình_quân", "3.thu_nhập"))
        first = clamp(100 * (life - 20) / (85 - 20))
        schooling = {"2.1": clamp(100 * expected / 18), "2.2": clamp(100 * years / 15)}
        second = (schooling["2.1"] + schooling["2.2"]) / 2
        if income in (100, 75000):
            third = F(0) if income == 100 else F(100)
        else:
            third = clamp(rounded(100 * (decimal(income).ln() - Decimal(100).ln()) / (Decimal(75000).ln() - Decimal(100).ln()), 4))
        product = first * second * third
        if product in (0, 10**6):
            total = F(0) if product == 0 else F(100)
        else:
            total = rounded((decimal(product).ln() / 3).exp(), 1)
        units.append(Unit(r["Đơn vị"], {"1": first, "2": second, **schooling, "3": third}).close(total, F(100), places=1, percent=1))
    bands = [(lambda x: x >= 80, "Rất cao"), (lambda x: x >= 70, "Cao"), (lambda x: x >= 55, "Trung bình"), (lambda x: x < 55, "Thấp")]
    classed(units, "total", bands)
    ranked(units, lambda unit: (unit.cells["total"],))
    return units


# ── Single rows ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def access_to_law():
    units = []
    for r in read("mau/hang-le/tiep-can-phap-luat.csv"):
        asked, full, due = (cell(r, f"1.{name}") for name in ("được_giao", "ban_hành_đủ", "đúng_quy_định"))
        if asked == "không":
            first = F(3)
        elif MISSING in (asked, full, due):
            first = F(0)
        else:
            first = F((full == "có") * 1 + (due == "có") * 2)
        tiers = lambda x: F(1) if x >= F(8, 10) else F(1, 2) if x >= F(7, 10) else F(1, 4) if x >= F(1, 2) else F(0)
        second = worth(over(cell(r, "2.n"), cell(r, "2.d")), tiers)
        units.append(Unit(r["Đơn vị"], {"1": first, "2": second}).close(first + second, F(4), places=None, percent=None))
    return units


def can_tho_classes():
    maxima, units = {"1": 60, "2": 30, "3": 10}, []
    for r in read("mau/hang-le/can-tho-2579-2025.csv"):
        rows = {code: worth(cell(r, code), lambda x: x) for code in "12345"}
        base = rows["1"] + rows["2"] + rows["3"]
        total = max(F(0), min(F(100), base + rows["4"] - rows["5"]))
        unit = Unit(r["Đơn vị"], rows).close(total, F(100), places=None, percent=None, base=base)
        whole = all(rows[code] != 0 for code in maxima)
        place = 1 if total >= 95 and whole else 2 if total >= 85 and whole else 3 if total >= 75 else 4
        if cell(r, "vướng_điều_kiện") == "có":
            place = 4
        if cell(r, "bị_kỷ_luật") == "có":
            place = max(place, 3)
        unit.cells["class"] = f"Mức {place}"
        units.append(unit)
    ranked(units, lambda unit: (unit.cells["total"],))
    return units


def standard():
    maxima, units = {"1": 40, "2": 30, "3": 30}, []
    for r in read("mau/hang-le/dat-chuan-tcpl.csv"):
        rows = {code: worth(cell(r, code), lambda x: x) for code in maxima}
        unit = Unit(r["Đơn vị"], rows).close(*summed(rows, maxima), places=None)
        met = sum(rows.values()) >= 80 and all(half_up(rows[code] / maxima[code], 4) >= F(1, 2) for code in maxima)
        unit.cells["class"] = "Đạt chuẩn" if met and cell(r, "có_cán_bộ_bị_kỷ_luật") == "không" else "Chưa đạt chuẩn"
        units.append(unit)
    return units


def ho_chi_minh():
    units = []
    for r in read("mau/hang-le/thi-dua-tp-ho-chi-minh.csv"):
        base = worth(cell(r, "1"), lambda x: x)
        bonus = {MISSING: F(0), "không_thưởng": F(0), "thưởng_10": F(10), "thưởng_15": F(15)}[cell(r, "2.mức_thưởng")]
        units.append(Unit(r["Đơn vị"], {"1": base, "2": bonus}).close(base + bonus, F(100), places=None, percent=None, base=base))
    ranked(units, lambda unit: (unit.cells["total"],))
    return units


def hue():
    units = []
    for r in read("mau/hang-le/thi-dua-hue.csv"):
        base, bonus = (worth(cell(r, code), lambda x: x) for code in ("1", "2"))
        taken = F(8) if cell(r, "3.đã_đăng_ký") == "không" else F(0)
        total = max(F(0), base + bonus - taken)
        units.append(Unit(r["Đơn vị"], {"1": base, "2": bonus, "3": taken}).close(total, F(950), places=None, percent=None, base=base))
    ranked(units, lambda unit: (unit.cells["total"],))
    return units


def ddci():
    records = read("mau/hang-le/ddci.csv")
    agree, pay = ([cell(r, name) for r in records] for name in ("1.đồng_ý", "2.chi_phí"))
    units = []
    for r, yes, cost in zip(records, agree, pay):
        rows = {"1": 1 + 9 * (yes - min(agree)) / (max(agree) - min(agree)), "2": 1 + 9 * (max(pay) - cost) / (max(pay) - min(pay))}
        units.append(Unit(r["Đơn vị"], rows).close(mean(list(rows.values())), F(10)))
    ranked(units, lambda unit: (unit.cells["total"],))
    return units


def security():
    units = []
    for r in read("mau/hang-le/attt-2020.csv"):
        rows = {"1": cell(r, "1"), "2": worth(cell(r, "2"), lambda x: x, LEFT)}
        units.append(Unit(r["Đơn vị"], rows).close(mean(list(rows.values()), [F(1, 2), F(1, 2)]), F(100)))
    ranked(units, lambda unit: (unit.cells["total"],))
    return units


def lao_cai():
    units, own = [], {}
    for r in read("mau/hang-le/lao-cai-2023.csv"):
        own[r["Đơn vị"]] = r["thang_riêng"] == "có"
        rows = {"1": worth(cell(r, "1"), lambda x: x), "2": LEFT if own[r["Đơn vị"]] else worth(cell(r, "2"), lambda x: x)}
        units.append(Unit(r["Đơn vị"], rows).close(*summed(rows, {"1": 800, "2": 200}), places=None))
    bands = [(lambda x: x > 75, "Mức 1"), (lambda x: x > 50, "Mức 2"), (lambda x: x > 25, "Mức 3"), (lambda x: x <= 25, "Mức 4")]
    classed(units, "percent", bands)
    ranked(units, lambda unit: (unit.cells["percent"],), among=lambda unit: not own[unit.name])
    ranked(units, lambda unit: (unit.cells["percent"],), "rank 2", among=lambda unit: own[unit.name])
    return units


def by_levels():
    units = []
    for r in read("mau/hang-le/tai-nguyen-29-2017.csv"):
        rows = {code: worth(cell(r, code), lambda x: x, LEFT) for code in ("1.1", "1.2", "2.1", "2.2")}
        main = {}
        for code in ("1", "2"):
            below = [rows[f"{code}.1"], rows[f"{code}.2"]]
            main[code] = F(0) if LEFT in below else mean(below)
        total = mean(list(main.values()), [F("0.4"), F("0.6")])
        units.append(Unit(r["Đơn vị"], {**main, **rows}).close(total, F(100)))
    return units


# ── sample: rows scored from lists of projects and dossiers ────────────────────────────────────────────────────────────────────────────────


def listed(path, first):
    """The lines of each unit; one line with "KPS" or "-" in the first field and nothing behind it is an empty list."""
    found = {}
    for r in read(path):
        mine = found.setdefault(r["Đơn vị"], [])
        if not (r[first].strip() in ("KPS", "-") and r["Kết quả giải quyết" if "Kết quả giải quyết" in r else "Kinh phí"] == ""):
            mine.append(r)
    return found


def strongest(values):
    """A sum of some cells, or the state that one of them brings along."""
    return state(*values) or sum(values, F(0))


def lists():
    projects, dossiers = listed("mau/danh-sach-du-an.csv", "Tên dự án"), listed("mau/danh-sach-ho-so.csv", "Mã hồ sơ")
    maxima = {"1": 20, "2": 10, "3": 5, "4": 5, "5": 10, "6": 10}
    units = []
    for r in read("mau/danh-sach.csv"):
        name = r["Đơn vị"]
        rows = {code: F(0) for code in maxima}
        if name in projects:
            mine = projects[name]
            done = [p for p in mine if p["Hoàn thành đúng hạn"] == "Có"]
            rows["1"] = worth(over(F(len(done)), F(len(mine))), lambda x: 20 * x, nothing=LEFT)
            spent, planned = (strongest([cell(p, column) for p in mine]) for column in ("Đã giải ngân", "Kinh phí"))
            rows["2"] = worth(over(spent, planned), lambda x: 10 * min(x / F(95, 100), F(1)), nothing=LEFT)
            large = [p for p in mine if cell(p, "Kinh phí") >= 1000]
            rows["3"] = F(5 if all(p in done for p in large) else 0) if large else LEFT
            shared = [p for p in mine if p["Loại"] == "Nền tảng dùng chung"]
            rows["4"] = F(2 if any(p in done for p in shared) else 0) + min(F(len(shared)), F(3))
        if name in dossiers:
            mine = dossiers[name]
            early, due = (sum(d["Kết quả giải quyết"] == word for d in mine) for word in ("Sớm hạn", "Đúng hạn"))
            rows["5"] = F(10 * early + 8 * due, len(mine)) if mine else LEFT
            marks = [cell(d, "Mức hài lòng") for d in mine if d["Được khảo sát"] == "Có"]
            mean_mark = over(strongest(marks), F(len(marks)))
            bands = [(F(9, 2), 10), (F(4), 8), (F(3), 4), (F(0), 0)]
            rows["6"] = worth(mean_mark, lambda x: F(next(points for least, points in bands if x >= least)), nothing=LEFT)
        units.append(Unit(name, rows).close(*summed(rows, maxima)))
    ranked(units, lambda unit: (unit.cells["percent"],))
    return units


SETS = {
    "bo-nganh/ict-index/ha-tang": ict,
    "quoc-gia/qd-766-2022/cap-tinh": portal,
    "can-tho/kh-157-2025/xa": can_tho,
    "mau/binh-quan-hai-cap/binh-quan": two_levels,
    "mau/muc-tieu-co-dinh/phat-trien": goalposts,
    "mau/hang-le/tiep-can-phap-luat": access_to_law,
    "mau/hang-le/can-tho-2579-2025": can_tho_classes,
    "mau/hang-le/dat-chuan-tcpl": standard,
    "mau/hang-le/thi-dua-tp-ho-chi-minh": ho_chi_minh,
    "mau/hang-le/thi-dua-hue": hue,
    "mau/hang-le/ddci": ddci,
    "mau/hang-le/attt-2020": security,
    "mau/hang-le/lao-cai-2023": lao_cai,
    "mau/hang-le/tai-nguyen-29-2017": by_levels,
    "mau/danh-sach-du-an-ho-so/danh-sach": lists,
}


def main():
    out = csv.writer(sys.stdout, delimiter=";", lineterminator="\n")
    out.writerow(["set", "unit", "cell", "value"])
    for name, units in SETS.items():
        for unit in units():
            for code, value in unit.cells.items():
                out.writerow([name, unit.name, code, "" if value is LEFT else value])


main()
