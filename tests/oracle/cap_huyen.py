"""Expected scores of the full-size model set (mẫu, cấp huyện), computed without the rule files.

Reads a data CSV and the CSV of common figures and nothing else: every maximum, tier and policy below is typed from the annex itself.
Prints CSV (`;`): unit, the 65 component rows, 8 main indexes, 2 groups, bonus and deduction, 3 pillars, total, applicable maximum,
percent, class, rank in the province, rank in the region. Points of rows and indexes are exact fractions; a row that left the scale
(or is information only) is empty. `tests/oracle/cap-huyen.expected.csv` is this output for the sample units.

    python3 tests/oracle/cap_huyen.py > tests/oracle/cap-huyen.expected.csv
    python3 tests/oracle/cap_huyen.py DATA.csv COMMON.csv
    python3 tests/oracle/cap_huyen.py --generate 1000 --seed 7 > DATA.csv

What holds everywhere:

* an empty cell is a missing figure; a row that asks for a missing figure scores 0 of its full maximum, whatever its other cells say;
* "KPS" or "-" in a cell, or 0/0, is "nothing arising"; what that is worth stands at each row;
* a row that does not apply to a unit leaves points and maximum, whatever its cells say;
* percent = total without bonus and deduction, rounded half up to 2 decimals, over the applicable maximum, half up to 0.01%;
* total with bonus and deduction lies between 0 and 1000 and is rounded once.

The one row on a logarithmic scale is worked out with 60 digits.
"""

import csv
import math
import sys
from decimal import Decimal, getcontext
from fractions import Fraction
from pathlib import Path
from random import Random

getcontext().prec = 60

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "examples" / "mau" / "cap-huyen.csv"
COMMON = ROOT / "examples" / "mau" / "cap-huyen-chung.csv"

# The figures each row asks for, in the order of the annex; a row with one figure is named by its code and the figure alike.
FIGURES = {
    "1.1": ["số_cuộc_họp"], "1.2": ["a", "b"], "1.3": ["a"], "1.4": ["chuyên_mục"], "1.5": ["trưởng_ban"],
    "1.6": ["có_kế_hoạch", "xác_nhận"],
    "2.1": ["kế_hoạch"], "2.2": ["hoàn_thành", "phải_làm"], "2.3": ["được_giao", "đã_ban_hành", "đúng_hạn"],
    "2.4": ["chi_chuyển_đổi_số", "tổng_chi"], "2.5": ["có_chính_sách"],
    "3.1": ["phủ_sóng", "tổng_số"], "3.2": ["cáp_quang", "tổng_số"], "3.3": ["có_điện_thoại", "trưởng_thành", "chỉ_tiêu"],
    "3.4": ["có_máy", "tổng_số"], "3.5": ["kết_nối", "trực_thuộc", "ứng_dụng"], "3.6": ["băng_thông", "cán_bộ"],
    "3.7": ["dùng_của_tỉnh", "thuê_ngoài", "tự_đặt"], "3.8": ["điểm_truy_cập"], "3.9": ["phủ_sóng", "tổng_số"],
    "3.10": ["đã_dùng"], "3.11": ["có_phòng_họp", "tổng_số"],
    "4.1": ["chuyên_trách"], "4.2": ["được_bồi_dưỡng", "tổng_số"], "4.3": ["có_tổ", "tổng_số"], "4.4": ["số_lượt"],
    "4.5": ["đã_cử", "tổng_số", "có_báo_cáo"], "4.6": ["dùng_học_liệu_số", "tổng_số"], "4.7": ["kết_quả"],
    "5.1": ["được_phê_duyệt", "tổng_số"], "5.2": ["có_phần_mềm", "tổng_số"], "5.3": ["có_quy_chế"], "5.4": ["phụ_trách"],
    "5.5": ["số_lần"], "5.6": ["có_kế_hoạch", "có_diễn_tập", "báo_cáo_đúng_hạn"], "5.7": ["số_sự_cố"],
    "5.8": ["a", "b", "c", "d"], "5.9": ["đã_khắc_phục", "được_cảnh_báo"], "5.10": ["thời_gian"], "5.11": ["nhiễm", "giám_sát"],
    "6.1": ["trực_tuyến", "tiếp_nhận"], "6.2": ["thủ_tục", "hồ_sơ", "cổng_quốc_gia"], "6.3": ["không_hài_lòng", "đánh_giá"],
    "6.4": ["đúng_hạn", "giải_quyết"], "6.5": ["đúng_hạn", "tổng_số"], "6.6": ["chưa_ký_số", "văn_bản_đi"],
    "6.7": ["huyện_mạng", "huyện_tổng", "xã_mạng", "xã_tổng"], "6.8": ["qua_hệ_thống", "phải_gửi"], "6.9": ["số_hóa"],
    "6.10": ["bộ_dữ_liệu"], "6.11": ["a", "b", "c", "d", "đ"], "6.12": [],
    "7.1": ["khai_điện_tử", "tổng_số"], "7.2": ["dùng_hợp_đồng", "tổng_số"], "7.3": ["trên_sàn", "tổng_số"],
    "7.4": ["năm_nay", "năm_trước"], "7.5": ["doanh_nghiệp", "dân_số"], "7.6": ["địa_điểm"], "7.7": ["tỷ_trọng"], "7.8": ["doanh_thu"],
    "8.1": ["a", "b"], "8.2": ["có_hồ_sơ", "dân_số"], "8.3": ["kích_hoạt", "đã_cấp"], "8.4": ["số_lượt"], "8.5": [""],
    "9": ["giải_thưởng", "mô_hình", "sáng_kiến"], "10": ["báo_cáo_chậm"],
}

# Column "Điểm tối đa" of the annex; 7.8 is for information only.
MAXIMA = {
    "1.1": 20, "1.2": 20, "1.3": 20, "1.4": 10, "1.5": 10, "1.6": 20,
    "2.1": 20, "2.2": 30, "2.3": 20, "2.4": 20, "2.5": 10,
    "3.1": 10, "3.2": 10, "3.3": 10, "3.4": 10, "3.5": 10, "3.6": 10, "3.7": 10, "3.8": 10, "3.9": 10, "3.10": 5, "3.11": 5,
    "4.1": 15, "4.2": 20, "4.3": 15, "4.4": 15, "4.5": 10, "4.6": 15, "4.7": 10,
    "5.1": 15, "5.2": 10, "5.3": 5, "5.4": 10, "5.5": 10, "5.6": 10, "5.7": 10, "5.8": 10, "5.9": 10, "5.10": 5, "5.11": 5,
    "6.1": 40, "6.2": 10, "6.3": 15, "6.4": 20, "6.5": 10, "6.6": 20, "6.7": 20, "6.8": 15, "6.9": 15, "6.10": 15, "6.11": 10, "6.12": 10,
    "7.1": 15, "7.2": 25, "7.3": 25, "7.4": 20, "7.5": 20, "7.6": 20, "7.7": 25, "7.8": 0,
    "8.1": 40, "8.2": 30, "8.3": 30, "8.4": 20, "8.5": 30,
}
ROWS = list(MAXIMA)
MAIN = ["1", "2", "3", "4", "5", "6", "7", "8"]
MAIN_MAXIMA = {"1": 100, "2": 100, "3": 100, "4": 100, "5": 100, "6": 200, "7": 150, "8": 150}
SERVICES_ONLY = ["6.1", "6.2", "6.3", "6.4", "6.9", "6.12"]

assert len(ROWS) == 65 and sum(MAXIMA.values()) == 1000
assert all(sum(MAXIMA[code] for code in ROWS if code.split(".")[0] == main) == MAIN_MAXIMA[main] for main in MAIN)

# Rows that nobody scores: not deployed in the year, and information only.
UNSCORED = ["3.10", "7.8"]

# What a row is instead of points.
MISSING, NOTHING, LEFT = "missing", "nothing", "left"


# ── cells ────────────────────────────────────────────────────────────────────────────────────────────────

def column(code, name):
    return f"{code}.{name}" if name else code


def number(text):
    text = text.strip().replace(",", ".")
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def applies(unit, code):
    """Whether a row is for the unit at all."""
    if code in SERVICES_ONLY:
        return yes(unit["có_dịch_vụ_công"])
    return code != "3.9" or unit["vùng"] == "ven_biển"


def cells(unit, code):
    """The cells of a row: MISSING, NOTHING or the text. Of a row that does not apply nobody reads what may stand there."""
    if not applies(unit, code):
        return [MISSING for _ in FIGURES[code]]
    out = []
    for name in FIGURES[code]:
        text = unit[column(code, name)].strip()
        out.append(MISSING if text == "" else NOTHING if text in ("KPS", "-") else text)
    return out


def figures(unit, code):
    """The numbers of a row, or the state that they leave it in."""
    found = cells(unit, code)
    for state in (MISSING, NOTHING):
        if state in found:
            return state
    return [number(text) for text in found]


def words(unit, code):
    """The texts of a row. "Nothing arising" counts only where the row comes to read it (a plan that is not there asks for no confirmations);
    none of these rows says what it would be worth then, so `yes`, `int` or the table of grades refuses it."""
    found = cells(unit, code)
    return MISSING if MISSING in found else found


def ratio(unit, code, swapped=False):
    """First figure over second, or the state."""
    found = figures(unit, code)
    if isinstance(found, str):
        return found
    over, under = found[:2]
    if swapped:
        over, under = under, over
    if under == 0:
        assert over == 0, f"{code}: something over nothing"
        return NOTHING
    return over / under


# ── ways of scoring ──────────────────────────────────────────────────────────────────────────────────────

def worth(value, how, nothing=None):
    """Points of a value that may be a state: missing is 0 everywhere, nothing arising is what the row says."""
    if value is MISSING:
        return Fraction(0)
    if value is NOTHING:
        assert nothing is not None, "the row does not say what nothing arising is worth"
        return nothing
    return Fraction(how(value))


def steps(tiers):
    """Tiers from the top: the first whose limit is reached."""
    return lambda value: next(points for limit, points in tiers if value >= limit)


def part(maximum, target=1):
    return lambda value: maximum * min(value / Fraction(target), Fraction(1))


def yes(text):
    assert text in ("có", "không"), text
    return text == "có"


def ln(value):
    return Decimal(value).ln()


def half_up(value, places):
    return Fraction(math.floor(value * 10**places + Fraction(1, 2)), 10**places)


def logarithmic(visits):
    """From ln 100 to ln 100 000, on 20 points, rounded to 2 decimals."""
    share = (ln(int(visits)) - ln(100)) / (ln(100_000) - ln(100))
    points = min(max(share * 20, Decimal(0)), Decimal(20))
    return half_up(Fraction(points), 2)


def visits(count):
    """4.4: below 500 none; to 2000, 5 points; to 10 000 each full 1000 more gives 1; beyond, each full 2000 gives 0.5; 15 at most."""
    if count < 500:
        return Fraction(0)
    if count <= 2_000:
        return Fraction(5)
    if count <= 10_000:
        return 5 + Fraction((count - 2_000) // 1_000)
    return min(13 + Fraction((count - 10_000) // 2_000, 2), Fraction(15))


def digitised(count):
    """6.9: 3 points to 1000; to 5000 each 1000 more gives 2, parts count; beyond, each 1000 gives 1; 15 at most."""
    if count <= 1_000:
        return Fraction(3)
    if count <= 5_000:
        return 3 + (count - 1_000) / 1_000 * 2
    return min(11 + (count - 5_000) / 1_000, Fraction(15))


def issued(found):
    """2.3: none asked, or all issued in time: full; all issued: half; else nothing."""
    asked = int(found[0])
    if asked == 0:
        return 20
    if int(found[1]) < asked:
        return 0
    return 20 if yes(found[2]) else 10


def network(unit):
    """3.5: 9 points for the share of connected units (none under it: 0) and 0.2 per application, at most 1."""
    connected, under, applications = cells(unit, "3.5")
    if MISSING in (connected, under, applications):
        return Fraction(0)
    share = Fraction(0)
    if NOTHING not in (connected, under) and int(under) > 0:
        share = Fraction(int(connected), int(under))
    return 9 * share + min(Fraction(int(applications), 5), Fraction(1))


def rows(unit, common, people, given=None):
    """Points of each component row, or LEFT; `people` is what the figures over all units came to, `given` the points that appraisers set
    whatever the figures say."""
    given, region = given or {}, unit["vùng"]
    assert not set(given) & {*UNSCORED, "9", "10"}, "points are set where nobody scores"
    zero = Fraction(0)
    out = {}

    # 1 Nhận thức số
    out["1.1"] = worth(figures(unit, "1.1"), lambda f: steps([(4, 20), (3, 15), (2, 10), (1, 5), (0, 0)])(f[0]))
    out["1.2"] = worth(ratio(unit, "1.2"), part(20), zero)
    out["1.3"] = worth(figures(unit, "1.3"), lambda f: min(20 * f[0] / common["văn_bản_yêu_cầu"], Fraction(20)))
    out["1.4"] = worth(words(unit, "1.4"), lambda w: {"thường_xuyên": 10, "thưa": 5, "chưa_có": 0}[w[0]])
    out["1.5"] = worth(words(unit, "1.5"), lambda w: {"cấp_trưởng": 10, "cấp_phó": 5, "khác": 0}[w[0]])
    out["1.6"] = worth(words(unit, "1.6"), lambda w: Fraction(4, 10) * int(w[1]) if yes(w[0]) else 0)
    # 2 Thể chế số
    out["2.1"] = worth(words(unit, "2.1"), lambda w: {"đúng_hạn": 20, "chậm": 10, "chưa_ban_hành": 0}[w[0]])
    out["2.2"] = worth(ratio(unit, "2.2"), steps([(Fraction(9, 10), 30), (Fraction(7, 10), 20), (Fraction(1, 2), 10), (0, 0)]), zero)
    out["2.3"] = worth(words(unit, "2.3"), issued)
    out["2.4"] = worth(ratio(unit, "2.4"), lambda r: 20 if r >= Fraction(1, 100) else 0)
    out["2.5"] = worth(words(unit, "2.5"), lambda w: 10 if yes(w[0]) else 0)
    # 3 Hạ tầng số
    out["3.1"] = worth(ratio(unit, "3.1"), part(10))
    out["3.2"] = worth(ratio(unit, "3.2"), part(10, Fraction(80, 100)))
    out["3.3"] = worth(figures(unit, "3.3"), lambda f: 10 if f[0] / f[1] >= f[2] else 0)
    out["3.4"] = worth(ratio(unit, "3.4"), part(10))
    out["3.5"] = network(unit)
    most = people["bandwidth"]
    out["3.6"] = worth(ratio(unit, "3.6"), lambda r: 10 * r / most if most else 0, zero)
    out["3.7"] = worth(words(unit, "3.7"), lambda w: max(place * yes(said) for place, said in zip((10, 8, 4), w, strict=True)))
    out["3.8"] = worth(figures(unit, "3.8"), lambda f: min(f[0] / 2, Fraction(10)))
    out["3.9"] = worth(ratio(unit, "3.9"), part(10), LEFT)
    out["3.10"] = zero
    out["3.11"] = worth(ratio(unit, "3.11"), steps([(1, 5), (Fraction(80, 100), 3), (0, 0)]))
    # 4 Nhân lực số
    out["4.1"] = worth(figures(unit, "4.1"), lambda f: steps([(2, 15), (1, 8), (0, 0)])(f[0]))
    out["4.2"] = worth(ratio(unit, "4.2"), part(20, Fraction(90, 100)))
    out["4.3"] = worth(ratio(unit, "4.3"), part(15))
    out["4.4"] = worth(figures(unit, "4.4"), lambda f: visits(f[0]))
    out["4.5"] = worth(words(unit, "4.5"), lambda w: 10 if int(w[0]) == int(w[1]) and yes(w[2]) else 0)
    middle = people["teachers"]
    out["4.6"] = worth(ratio(unit, "4.6"), lambda r: min(15 * r / middle, Fraction(15)) if middle else 0, zero)
    out["4.7"] = worth(figures(unit, "4.7"), lambda f: min(max(10 * (f[0] - 40) / 50, Fraction(0)), Fraction(10)))
    # 5 An toàn thông tin mạng
    out["5.1"] = worth(ratio(unit, "5.1"), part(15), LEFT)
    out["5.2"] = worth(ratio(unit, "5.2"), part(10), zero)
    out["5.3"] = worth(words(unit, "5.3"), lambda w: 5 if yes(w[0]) else 0)
    out["5.4"] = worth(words(unit, "5.4"), lambda w: {"có_chứng_chỉ": 10, "chưa_chứng_chỉ": 6, "không_có": 0}[w[0]])
    out["5.5"] = worth(figures(unit, "5.5"), lambda f: steps([(2, 10), (1, 5), (0, 0)])(f[0]))
    out["5.6"] = worth(words(unit, "5.6"), lambda w: 3 * yes(w[0]) + 5 * yes(w[1]) + 2 * yes(w[2]))
    out["5.7"] = worth(figures(unit, "5.7"), lambda f: {0: 10, 1: 5}.get(int(f[0]), 0))
    out["5.8"] = worth(words(unit, "5.8"), lambda w: Fraction(5, 2) * sum(map(yes, w)))
    out["5.9"] = worth(ratio(unit, "5.9"), part(10), Fraction(10))
    out["5.10"] = worth(figures(unit, "5.10"), lambda f: min(max(5 * (72 - f[0]) / 68, Fraction(0)), Fraction(5)), Fraction(5))
    out["5.11"] = worth(ratio(unit, "5.11"), lambda r: cleanest(r, people["infected"][region]), Fraction(5))
    # 6 Hoạt động chính quyền số
    out["6.1"] = worth(ratio(unit, "6.1"), part(40, Fraction(80, 100)), LEFT)
    out["6.2"] = worth(figures(unit, "6.2"), lambda f: min(6 * f[0] + min(f[1] * 5 / 2, Fraction(2)) + f[2] * 5 / 2, Fraction(10)))
    out["6.3"] = worth(ratio(unit, "6.3"), lambda r: 15 * (1 - r), zero)
    late = steps([(Fraction(98, 100), 20), (Fraction(95, 100), 15), (Fraction(90, 100), 10), (0, 0)])
    out["6.4"] = worth(ratio(unit, "6.4"), late, Fraction(20))
    out["6.5"] = worth(ratio(unit, "6.5"), part(10), Fraction(10))
    out["6.6"] = worth(ratio(unit, "6.6"), lambda r: max(20 - 2 * (100 * r // 1), Fraction(0)))
    out["6.7"] = worth(figures(unit, "6.7"), lambda f: 12 * f[0] / f[1] + 8 * f[2] / f[3])
    out["6.8"] = worth(ratio(unit, "6.8"), part(15), Fraction(15))
    out["6.9"] = worth(figures(unit, "6.9"), lambda f: digitised(f[0]))
    out["6.10"] = worth(figures(unit, "6.10"), lambda f: min(3 * f[0], Fraction(15)))
    out["6.11"] = worth(words(unit, "6.11"), lambda w: sum({"tốt": 2, "khá": 1, "chưa_đạt": 0}[grade] for grade in w))
    # 6.12 reads the points of 6.1 and 6.4: where nothing was handed in, there is nothing to read.
    online, in_time = given.get("6.1", out["6.1"]), given.get("6.4", out["6.4"])
    both = online is not LEFT and online >= 40 * Fraction(90, 100) and in_time >= 20 * Fraction(75, 100)
    out["6.12"] = LEFT if online is LEFT else Fraction(10 if both else 0)
    # 7 Hoạt động kinh tế số
    out["7.1"] = worth(ratio(unit, "7.1"), part(15, Fraction(98, 100)), zero)
    shares = steps([(Fraction(80, 100), 25), (Fraction(50, 100), 15), (Fraction(20, 100), Fraction(15, 2)), (0, 0)])
    out["7.2"] = worth(ratio(unit, "7.2"), shares)
    out["7.3"] = worth(ratio(unit, "7.3"), part(25), LEFT)
    out["7.4"] = worth(figures(unit, "7.4"), lambda f: growth((f[0] - f[1]) / f[1]))
    least, most = people["companies"]
    out["7.5"] = worth(ratio(unit, "7.5"), lambda r: 20 * (r - least) / (most - least) if most > least else 0, zero)
    out["7.6"] = worth(figures(unit, "7.6"), lambda f: min(4 * f[0], Fraction(20)))
    out["7.7"] = worth(figures(unit, "7.7"), lambda f: part(25, common["chỉ_tiêu_kinh_tế_số"])(f[0]))
    out["7.8"] = LEFT
    # 8 Hoạt động xã hội số
    out["8.1"] = worth(ratio(unit, "8.1", swapped=True), part(40))
    out["8.2"] = worth(ratio(unit, "8.2"), part(30, Fraction(95, 100)))
    active = steps([(1, 30), (Fraction(95, 100), 24), (Fraction(90, 100), 18), (Fraction(88, 100), 12), (0, 0)])
    out["8.3"] = worth(ratio(unit, "8.3"), active)
    out["8.4"] = worth(figures(unit, "8.4"), lambda f: logarithmic(f[0]))
    out["8.5"] = worth(figures(unit, "8.5"), lambda f: f[0])

    out = {code: (given.get(code, points) if applies(unit, code) else LEFT) for code, points in out.items()}
    assert all(points is LEFT or 0 <= points <= MAXIMA[code] for code, points in out.items()), unit["Đơn vị"]
    return out


def growth(change):
    return 20 if change >= Fraction(20, 100) else 15 if change >= Fraction(10, 100) else 10 if change > 0 else 0


def cleanest(share, ends):
    least, most = ends
    return Fraction(5) if most == least else 5 * (most - share) / (most - least)


def population(units):
    """The figures over all units that have them."""
    def values(code, of=units):
        return [value for value in (ratio(unit, code) for unit in of) if not isinstance(value, str)]

    def ends(found):
        return (min(found), max(found)) if found else (Fraction(0), Fraction(0))

    teachers = values("4.6")
    regions = {unit["vùng"] for unit in units}
    return {
        "bandwidth": max(values("3.6"), default=Fraction(0)),
        "teachers": sum(teachers, Fraction(0)) / len(teachers) if teachers else Fraction(0),
        "infected": {region: ends(values("5.11", [unit for unit in units if unit["vùng"] == region])) for region in regions},
        "companies": ends(values("7.5")),
    }


# ── totals, classes, ranks ───────────────────────────────────────────────────────────────────────────────

PILLARS = [["1", "2", "3", "4", "5", "6"], ["1", "2", "3", "4", "5", "7"], ["1", "2", "3", "4", "5", "8"]]


def score(unit, common, people, given=None):
    points = rows(unit, common, people, given)
    kept = {code: value for code, value in points.items() if value is not LEFT}
    applicable = Fraction(sum(MAXIMA[code] for code in kept))
    main = {index: sum((value for code, value in kept.items() if code.split(".")[0] == index), Fraction(0)) for index in MAIN}
    groups = [sum(main[index] for index in MAIN[:5]), sum(main[index] for index in MAIN[5:])]
    bonus = worth(words(unit, "9"), lambda w: min(6 * yes(w[0]) + 4 * yes(w[1]) + 3 * yes(w[2]), 10))
    deduction = worth(figures(unit, "10"), lambda f: min(2 * f[0], Fraction(10)))
    exact = sum(main.values())
    base = half_up(exact, 2)
    total = half_up(max(min(exact + bonus - deduction, Fraction(1000)), Fraction(0)), 2) if bonus or deduction else base
    percent = half_up(100 * base / applicable, 2)
    name = next(name for limit, name in [(80, "Tốt"), (65, "Khá"), (50, "Trung bình"), (0, "Yếu")] if percent >= limit)
    pillars = [half_up(sum(main[index] for index in members), 2) for members in PILLARS]
    return {
        "unit": unit["Đơn vị"], "region": unit["vùng"], "points": points, "main": main, "groups": groups, "bonus": bonus,
        "deduction": deduction, "pillars": pillars, "total": total, "applicable": applicable, "percent": percent, "class": name,
        "key": (percent, total, main["6"], main["1"]),
    }


def rank(made, among):
    return 1 + sum(other["key"] > made["key"] for other in among)


def records(path):
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def read_common(path):
    return {record["Số liệu"]: number(record["Giá trị"]) for record in records(path)}


def read_units(path):
    """The units; the column of a row with one figure may carry its code alone."""
    alone = {code: column(code, names[0]) for code, names in FIGURES.items() if len(names) == 1}
    return [{alone.get(name, name): text for name, text in record.items()} for record in records(path)]


def results(data, common):
    common, units = read_common(common), read_units(data)
    people = population(units)
    made = [score(unit, common, people) for unit in units]
    out = csv.writer(sys.stdout, delimiter=";", lineterminator="\n")
    out.writerow([
        "unit", *ROWS, *MAIN, "I", "II", "9", "10", "Chính quyền số", "Kinh tế số", "Xã hội số",
        "total", "applicable", "percent", "class", "rank", "rank in region",
    ])
    for one in made:
        near = [other for other in made if other["region"] == one["region"]]
        out.writerow([
            one["unit"], *("" if one["points"][code] is LEFT else one["points"][code] for code in ROWS), *one["main"].values(),
            *one["groups"], one["bonus"], one["deduction"], *one["pillars"], one["total"], one["applicable"], one["percent"],
            one["class"], rank(one, made), rank(one, near),
        ])


# ── data for many units ──────────────────────────────────────────────────────────────────────────────────

class Dice:
    """Only `random()` of the library is promised to stay the same from version to version."""

    def __init__(self, seed):
        self.source = Random(seed)

    def below(self, bound):
        return int(self.source.random() * bound)

    def one_in(self, count):
        return self.below(count) == 0

    def pick(self, items):
        return items[self.below(len(items))]


# Ratios of two counts: row → (least denominator, whether nothing may arise, shares where points change). Numerator first.
RATIOS = {
    "1.2": (0, True, [0, 1]), "2.2": (0, True, [50, 70, 90, 100]), "3.1": (1, False, [0, 100]), "3.2": (1, False, [80]),
    "3.4": (1, False, [100]), "3.9": (0, True, [0, 100]), "3.11": (1, False, [80, 100]), "4.2": (1, False, [90]),
    "4.3": (1, False, [100]), "4.6": (1, False, [0, 50]), "5.1": (0, True, [0, 100]), "5.2": (0, True, [0, 100]),
    "5.9": (0, True, [0, 100]), "5.11": (1, True, [0, 1, 3]), "6.1": (0, True, [72, 80]), "6.3": (0, True, [0, 100]),
    "6.4": (0, True, [90, 95, 98, 100]), "6.5": (0, True, [0, 100]), "6.6": (1, False, [0, 9, 10]), "6.8": (0, True, [0, 100]),
    "7.1": (0, True, [98, 100]), "7.2": (1, False, [20, 50, 80]), "7.3": (0, True, [0, 100]), "8.2": (1, False, [95]),
    "8.3": (1, False, [88, 90, 95, 100]),
}
# Counts: row → the values on both sides of where points change, and the largest.
COUNTS = {
    "1.1": ([0, 1, 2, 3, 4, 5], 12), "1.3": ([0, 1, 4, 5, 6, 9], 12), "3.8": ([0, 1, 19, 20, 21], 40), "4.1": ([0, 1, 2, 3], 5),
    "4.4": ([0, 499, 500, 2000, 2001, 2999, 3000, 9999, 10000, 10001, 11999, 12000, 17999, 18000, 20000], 25000),
    "5.5": ([0, 1, 2, 3], 6), "5.7": ([0, 1, 2, 3], 5), "6.9": ([0, 999, 1000, 1001, 1500, 4999, 5000, 5001, 8999, 9000, 9001], 12000),
    "6.10": ([0, 4, 5, 6], 9), "7.6": ([0, 4, 5, 6], 9), "8.4": ([1, 99, 100, 101, 1000, 99999, 100000, 100001], 150000),
    "10": ([0, 0, 0, 1, 4, 5, 6], 3),
}
YES_NO = ["2.5", "3.7", "3.10", "5.3", "5.6", "5.8", "9"]
CHOICES = {
    "1.4": ["thường_xuyên", "thưa", "chưa_có"], "1.5": ["cấp_trưởng", "cấp_phó", "khác"], "2.1": ["đúng_hạn", "chậm", "chưa_ban_hành"],
    "5.4": ["có_chứng_chỉ", "chưa_chứng_chỉ", "không_có"], "6.11": ["tốt", "khá", "chưa_đạt"],
}


def share(dice, least, nothing, edges):
    """A numerator and its denominator; at an edge, just below it or anywhere."""
    if nothing and dice.one_in(12):
        return dice.pick([("KPS", "KPS"), ("-", "-"), ("KPS", "12"), ("3", "KPS")] + ([("0", "0")] * 4 if least == 0 else []))
    under = dice.pick([1, 3, 7, 10, 40, 96, 100, 100, 200, 1000, 1 + dice.below(5000)])
    if dice.one_in(3):
        over = dice.below(under + 1)
    else:
        over = math.floor(Fraction(dice.pick(edges), 100) * under) + dice.pick([-1, 0, 0, 1])
    return str(min(max(over, 0), under)), str(under)


def tenths(value):
    return f"{value // 10},{value % 10}"


BEST = {
    "1.1": ["4"], "1.2": ["6", "6"], "1.3": ["5"], "1.4": ["thường_xuyên"], "1.5": ["cấp_trưởng"], "1.6": ["có", "50"],
    "2.1": ["đúng_hạn"], "2.3": ["3", "3", "có"], "2.4": ["100,5", "10050"], "3.3": ["85", "100", "85%"], "3.5": ["40", "40", "5"],
    "3.6": ["2000", "1"], "3.8": ["20"], "4.1": ["2"], "4.4": ["18000"], "4.5": ["12", "12", "có"], "4.7": ["90"],
    "5.4": ["có_chứng_chỉ"], "5.5": ["2"], "5.7": ["0"], "5.10": ["4"], "5.11": ["0", "100"],
    "6.2": ["100%", "80%", "80%"], "6.3": ["0", "100"], "6.6": ["0", "100"], "6.7": ["10", "10", "10", "10"], "6.9": ["9000"],
    "6.10": ["5"], "6.11": ["tốt"] * 5, "6.12": [], "7.4": ["120", "100"], "7.5": ["60", "20"], "7.6": ["5"], "7.7": ["20%"],
    "7.8": ["1,5"], "8.1": ["100", "100"], "8.4": ["100000"], "8.5": ["30"], "9": ["có", "có", "không"], "10": ["0"],
}


# Ten points less than the best, each in another main index: level in percent and total, told apart by the tie-breaks alone.
TEN_LESS = {5: ("6.5", ["0", "100"]), 10: ("5.9", ["0", "100"]), 15: ("1.4", ["chưa_có"])}


def extreme(index):
    """A unit that does everything, or all but one row, or one that hands in nothing but late reports."""
    less, values_less = TEN_LESS.get(index % 25, ("", []))
    unit = {"Đơn vị": f"Huyện {index:04}", "có_dịch_vụ_công": "không" if index % 100 == 0 else "có", "vùng": "ven_biển"}
    for code, names in FIGURES.items():
        values = BEST.get(code, ["100", "100"] if code in RATIOS else ["có"] * len(names))
        if code == less:
            values = values_less
        if index % 50 == 25:
            values = ["9"] if code == "10" else [""] * len(names)
        for name, value in zip(names, values, strict=True):
            unit[column(code, name)] = value
    return unit


def record(dice, index):
    if index % 25 in (0, *TEN_LESS):
        return extreme(index)
    unit = {"Đơn vị": f"Huyện {index:04}", "có_dịch_vụ_công": "không" if dice.one_in(8) else "có"}
    unit["vùng"] = dice.pick(["đồng_bằng", "miền_núi", "ven_biển"])
    # Some units do most things as asked, so that every class is reached.
    strong = dice.pick([0, 0, 0, 50, 90])
    for code, names in FIGURES.items():
        if code in RATIOS:
            values = share(dice, *RATIOS[code])
            if code == "5.11" and values[0].isdigit():
                # The regions must not share their worst.
                worst = {"đồng_bằng": 100, "miền_núi": 40, "ven_biển": 10}[unit["vùng"]]
                values = [str(int(values[0]) * worst // 100), values[1]]
        elif code in COUNTS:
            edges, most = COUNTS[code]
            values = [str(dice.pick(edges) if dice.below(3) else edges[0] + dice.below(most))]
        elif code in CHOICES:
            values = [dice.pick(CHOICES[code]) for _ in names]
        elif code in YES_NO:
            values = [dice.pick(["có", "không"]) for _ in names]
        elif code == "1.6":
            values = [dice.pick(["có", "có", "không"]), str(dice.pick([0, 1, 49, 50, dice.below(51)]))]
        elif code == "2.3":
            asked = dice.below(4)
            values = [str(asked), str(dice.pick([asked, asked, dice.below(asked + 1)])), dice.pick(["có", "không"])]
        elif code == "2.4":
            spent = 10 + dice.below(90_000)
            values = [tenths(spent // 100 + dice.pick([-1, 0, 1]) if dice.below(2) else dice.below(spent)), tenths(spent)]
            values[0] = values[0] if not values[0].startswith("-") else "0"
        elif code == "3.3":
            target = 1 + dice.below(100)
            values = [*share(dice, 1, False, [target]), f"{target}%"]
        elif code == "3.5":
            values = [*share(dice, 0, True, [0, 100]), str(dice.pick([0, 4, 5, 6]))]
        elif code == "3.6":
            values = [dice.pick(["0", "KPS", *[tenths(dice.below(20_000)) for _ in range(6)]]), str(1 + dice.below(400))]
        elif code == "4.5":
            values = [*share(dice, 1, False, [100]), dice.pick(["có", "có", "không"])]
        elif code == "4.7":
            values = [tenths(dice.pick([0, 399, 400, 401, 899, 900, 901, 1000, dice.below(1001)]))]
        elif code == "5.10":
            values = [dice.pick(["KPS", "-", "0", "3,9", "4", "4,1", "71,9", "72", "72,1", tenths(dice.below(900))])]
        elif code == "6.2":
            values = [f"{dice.pick([0, 79, 80, 81, 100, dice.below(101)])}%" for _ in names]
        elif code == "6.7":
            values = [*share(dice, 1, False, [0, 100]), *share(dice, 1, False, [0, 100])]
        elif code == "7.4":
            before = 1 + dice.below(500)
            values = [str(max(before * dice.pick([0, 90, 100, 105, 110, 115, 120, 130]) // 100 + dice.pick([0, 0, 1]), 0)), str(before)]
        elif code == "7.5":
            values = [str(dice.below(60)), str(20 + dice.below(300))]
        elif code == "7.7":
            values = [f"{tenths(dice.pick([0, 199, 200, 201, 1000, dice.below(400)]))}%"]
        elif code == "7.8":
            values = [tenths(dice.below(10_000))]
        elif code == "8.1":
            part_of, whole = share(dice, 1, False, [0, 100])
            values = [whole, part_of]
        elif code == "8.5":
            values = [tenths(5 * dice.below(61))]
        else:
            assert code == "6.12"
            values = []
        if dice.below(100) < strong:
            values = BEST.get(code, ["100", "100"] if code in RATIOS else ["có"] * len(names))
        for name, value in zip(names, values, strict=True):
            unit[column(code, name)] = "" if dice.one_in(60) else value
    return unit


def generate(count, seed):
    dice = Dice(seed)
    units = [record(dice, index) for index in range(1, count + 1)]
    out = csv.DictWriter(sys.stdout, list(units[0]), delimiter=";", lineterminator="\n")
    out.writeheader()
    out.writerows(units)


def main(arguments):
    if arguments[:1] == ["--generate"]:
        count, flag, seed = arguments[1:]
        assert flag == "--seed"
        generate(int(count), int(seed))
    else:
        results(*(arguments or [DATA, COMMON]))


if __name__ == "__main__":
    main(sys.argv[1:])
