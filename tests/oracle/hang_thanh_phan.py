"""Expected scores of the component set, computed without the rule file.

Reads examples/mau/hang-thanh-phan.csv and nothing else; every constant below is typed from the official rows themselves.
Prints CSV (`;`): unit, one column per component row, total, applicable maximum, percent. Points of rows are exact fractions;
a row that left the scale is empty. `tests/oracle/hang-thanh-phan.expected.csv` is this output.

    python3 tests/oracle/hang_thanh_phan.py > tests/oracle/hang-thanh-phan.expected.csv

What the sources do not print is decided by the sample set and typed here again:

* an empty cell is a missing figure; a row that uses a missing figure scores 0 of its full maximum;
* "KPS" or "-" in a cell, or 0/0, is "nothing arising", unless a figure of the row is missing; it is worth
  0 in 1.2, 4.2 and 5.1, full points in 1.3, 5.3 and 5.4, and takes 5.2 off the scale;
* in 4.3 nothing arising makes only the share of connected units 0; the applications still count;
* 2.1 is for districts, 3.1 for communes, 5.1 and 5.2 for units with public services; otherwise the row leaves the scale,
  whatever its cells say;
* 1.3 never gives more than its maximum;
* the total is rounded half up to 2 decimals; the percentage is the rounded total over the applicable maximum, half up to 0.01%.
"""

import csv
import math
import sys
from fractions import Fraction
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "examples" / "mau" / "hang-thanh-phan.csv"

MAXIMA = {
    "1.1": 20, "1.2": 20, "1.3": 20, "2.1": 10, "2.2": 10, "3.1": 20,
    "4.1": 20, "4.2": 20, "4.3": 50, "5.1": 6, "5.2": 2, "5.3": 6, "5.4": 6,
}

MISSING, NOTHING, LEFT = "missing", "nothing", "left"


def cell(record, name):
    text = record[name].strip()
    if text == "":
        return MISSING
    return NOTHING if text in ("KPS", "-") else text


def state(*cells):
    return MISSING if MISSING in cells else NOTHING if NOTHING in cells else None


def ratio(record, over, by):
    a, b = cell(record, over), cell(record, by)
    found = state(a, b)
    if found:
        return found
    a, b = Fraction(a), Fraction(b)
    if b == 0:
        assert a == 0, "something over nothing"
        return NOTHING
    return a / b


def share(record, over, by, maximum, nothing, target=None, cap=False, complement=False):
    r = ratio(record, over, by)
    if r is MISSING:
        return Fraction(0)
    if r is NOTHING:
        return nothing
    if complement:
        r = 1 - r
    if target is not None:
        r = min(r / target, Fraction(1))
    points = maximum * r
    return min(points, Fraction(maximum)) if cap else points


def leader(record, name, maximum):
    value = cell(record, name)
    if value is MISSING:
        return Fraction(0)
    return {"cấp_trưởng": Fraction(maximum), "cấp_phó": Fraction(maximum, 2), "khác": Fraction(0)}[value]


def meetings(record):
    value = cell(record, "1.1.số_cuộc_họp")
    if value is MISSING:
        return Fraction(0)
    return Fraction({0: 0, 1: 5, 2: 10, 3: 15}.get(int(value), 20))


def presence(record):
    cells = [cell(record, "2.2.dự_đủ_họp_tỉnh"), cell(record, "2.2.chủ_trì_họp_huyện")]
    if state(*cells) is MISSING:
        return Fraction(0)
    return sum((Fraction(10, 2) for value in cells if value == "có"), Fraction(0))


def network(record):
    connected, under, applications = (cell(record, f"4.3.{name}") for name in ("kết_nối", "trực_thuộc", "ứng_dụng"))
    if state(connected, under, applications) is MISSING:
        return Fraction(0)
    r = ratio(record, "4.3.kết_nối", "4.3.trực_thuộc")
    return 45 * (Fraction(0) if r is NOTHING else r) + min(Fraction(applications), Fraction(5))


def rows(record):
    zero, district, services = Fraction(0), record["cấp"] == "huyện", record["có_dịch_vụ_công"] == "có"
    yield "1.1", meetings(record)
    yield "1.2", share(record, "1.2.a", "1.2.b", 20, zero)
    yield "1.3", share(record, "1.3.a", "1.3.b", 20, Fraction(20), cap=True)
    yield "2.1", leader(record, "2.1.trưởng_ban", 10) if district else LEFT
    yield "2.2", presence(record)
    yield "3.1", LEFT if district else leader(record, "3.1.trưởng_ban", 20)
    yield "4.1", share(record, "4.1.có_máy", "4.1.tổng_số", 20, None)
    yield "4.2", share(record, "4.2.có_phần_mềm", "4.2.tổng_số", 20, zero)
    yield "4.3", network(record)
    yield "5.1", share(record, "5.1.hài_lòng", "5.1.đánh_giá", 6, zero, target=Fraction(90, 100)) if services else LEFT
    yield "5.2", share(record, "5.2.tái_sử_dụng", "5.2.tổng_số", 2, LEFT, target=Fraction(80, 100)) if services else LEFT
    yield "5.3", share(record, "5.3.đúng_hạn", "5.3.tổng_số", 6, Fraction(6))
    yield "5.4", share(record, "5.4.không_hài_lòng", "5.4.tổng_số", 6, Fraction(6), complement=True)


def half_up(value, places):
    return Fraction(math.floor(value * 10**places + Fraction(1, 2)), 10**places)


def decimal(value, places):
    scaled = value * 10**places
    assert scaled.denominator == 1
    return f"{scaled.numerator // 10**places}.{scaled.numerator % 10**places:0{places}d}"


def main():
    with DATA.open(encoding="utf-8-sig", newline="") as file:
        records = list(csv.DictReader(file, delimiter=";"))
    out = csv.writer(sys.stdout, delimiter=";", lineterminator="\n")
    out.writerow(["unit", *MAXIMA, "total", "applicable", "percent"])
    for record in records:
        points = dict(rows(record))
        kept = {code: value for code, value in points.items() if value is not LEFT}
        assert all(0 <= value <= MAXIMA[code] for code, value in kept.items())
        applicable = sum(MAXIMA[code] for code in kept)
        total = half_up(sum(kept.values(), Fraction(0)), 2)
        percent = half_up(100 * total / applicable, 2)
        cells = ["" if points[code] is LEFT else str(points[code]) for code in MAXIMA]
        out.writerow([record["Đơn vị"], *cells, decimal(total, 2), applicable, decimal(percent, 2)])


main()
