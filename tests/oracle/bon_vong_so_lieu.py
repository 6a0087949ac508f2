"""Makes the four rounds of `examples/mau/cap-huyen-vong/` out of made-up data of `dti sample`. No figure here is anyone's.

    dti sample rulesets/mau/cap-huyen/huyen.dti --units 44 --seed 2022 --states --decimal comma --out A.csv --common-out chung.csv
    dti sample rulesets/mau/cap-huyen/huyen.dti --units 44 --seed 2023 --decimal comma --out B.csv
    dti sample rulesets/mau/cap-huyen/huyen.dti --units 44 --seed 2024 --decimal comma --out C.csv
    python3 tests/oracle/bon_vong_so_lieu.py A.csv B.csv C.csv chung.csv FOLDER

A is what the units say of themselves, B what the first appraisal finds and what the units supply later, C what the second appraisal finds.
The last 13 units of each table are used: those before them stand on the edges of the rules. A row is always taken whole, so that no
figure leaves the domain that another figure of its row bounds.

* Tự chấm: A, each unit with the share of rows that the unit of the same place filled in Quảng Ngãi's table of 2022.
* Thẩm định lần 1: points are set to nothing or to half, or the row is corrected, only where that takes points away.
* Rà soát: units supply rows that were missing, stand by figures that were corrected, and twice hand in new figures for points that were set.
* Thẩm định lần 2: of what was supplied, some is not recognised; some points that were set are set higher; everybody's row 8.5 is scored.

The same inputs give the same files: what looks like chance is a digest of the unit's number, the row and the question.
"""

import csv
import hashlib
import sys
from fractions import Fraction
from pathlib import Path

sys.dont_write_bytecode = True
import cap_huyen as scorer  # noqa: E402

NAMES = ["Thành phố Mẫu 01", "Thị xã Mẫu 02", *(f"Huyện Mẫu {number:02}" for number in range(3, 14))]
# Đã nhập in percent of Tổng tiêu chí, as in Quảng Ngãi's table of districts.
FILLED = [100, 87, 97, 100, 99, 100, 97, 60, 76, 83, 71, 89, 31]
# Two units hand in nothing in the review, as two there have the same points before and after it.
SILENT = {1, 5}
# Where a unit answers set points with new figures: the points are lifted (W1118).
LIFTED = {0, 6}

SOURCES = {
    "1": "Đếm lại theo thông báo kết luận, văn bản gửi kèm",
    "2": "Đối chiếu văn bản đã ban hành trên hệ thống quản lý văn bản",
    "3": "Theo số liệu Sở Thông tin và Truyền thông tổng hợp",
    "4": "Theo danh sách Phòng Nội vụ xác nhận",
    "5": "Theo kết quả kiểm tra an toàn thông tin",
    "6": "Theo số liệu trích từ hệ thống thông tin của tỉnh",
    "7": "Theo số liệu của sở, ngành quản lý lĩnh vực",
    "8": "Theo số liệu của Công an tỉnh, Sở Y tế, ngân hàng",
}
NO_EVIDENCE = "Không có tài liệu kiểm chứng"
HALF_EVIDENCE = "Tài liệu kiểm chứng chỉ đủ cho một phần"
NOT_NEW = "Tài liệu bổ sung không thuộc kỳ đánh giá"
ACCEPTED = "Đã có giải trình kèm tài liệu; công nhận một phần"
MEAN_OF_SHEETS = "Điểm trung bình các phiếu chấm của Tổ thẩm định"
CORRECTIONS = ["Đơn vị", "Mã chỉ số", "Số liệu", "Giá trị", "Điểm", "Lý do"]


def chance(*key):
    """A number from 0 to 99."""
    return int(hashlib.sha256("/".join(map(str, key)).encode()).hexdigest()[:8], 16) % 100


def written(points):
    """With a decimal comma; points here have one decimal at most beyond halves of maxima."""
    text = f"{float(points):.2f}".rstrip("0").rstrip(".")
    assert Fraction(text) == points
    return text.replace(".", ",")


def keys(code):
    return [scorer.column(code, name) for name in scorer.FIGURES[code]]


def row_of(unit, code):
    return [unit[key] for key in keys(code)]


def put(unit, code, texts):
    unit.update(zip(keys(code), texts, strict=True))


def blank(unit, code):
    return "" in row_of(unit, code)


def asked(unit):
    """The rows that a unit fills and appraisers look at."""
    return [code for code in scorer.ROWS if scorer.FIGURES[code] and code not in scorer.UNSCORED and scorer.applies(unit, code)]


class Assessment:
    """What stands after each round."""

    def __init__(self, first, second, third, common):
        tables = [scorer.read_units(path)[-len(NAMES):] for path in (first, second, third)]
        self.units, self.found, self.last = tables
        self.common = scorer.read_common(common)
        self.set = [{} for _ in NAMES]
        for unit, name in zip(self.units, NAMES, strict=True):
            unit["Đơn vị"] = name

    def points(self):
        people = scorer.population(self.units)
        return [scorer.rows(unit, self.common, people, given) for unit, given in zip(self.units, self.set, strict=True)]

    def worth(self, place, code, texts):
        """Points of a row with other figures."""
        other = dict(self.units[place])
        put(other, code, texts)
        people = scorer.population([*self.units[:place], other, *self.units[place + 1 :]])
        return scorer.rows(other, self.common, people)[code]


def self_assessment(all_):
    for place, unit in enumerate(all_.units):
        codes = asked(unit)
        order = sorted(codes, key=lambda code: hashlib.sha256(f"nhập/{place}/{code}".encode()).hexdigest())
        filled = set(order[: round(len(codes) * FILLED[place] / 100)])
        for code in scorer.FIGURES:
            if code in codes and code not in filled:
                texts = row_of(unit, code)
                # Some begin a row and do not end it.
                some = len(texts) > 1 and chance("dở", place, code) < 25
                put(unit, code, [*texts[:-1], ""] if some else [""] * len(texts))
            elif blank(unit, code):
                put(unit, code, row_of(all_.found[place], code))
            if code in scorer.MAXIMA and not scorer.applies(unit, code):
                put(unit, code, [""] * len(keys(code)))


def corrected(all_, place, code, texts, reason):
    """The lines that put other figures into a row."""
    unit, lines = all_.units[place], []
    for name, before, after in zip(scorer.FIGURES[code], row_of(unit, code), texts, strict=True):
        if before != after:
            lines.append([unit["Đơn vị"], code, name if len(texts) > 1 else "", after, "", reason])
    put(unit, code, texts)
    all_.set[place].pop(code, None)
    return lines


def set_to(all_, place, code, points, reason):
    all_.set[place][code] = points
    return [[all_.units[place]["Đơn vị"], code, "", "", written(points), reason]]


def first_appraisal(all_):
    lines, touched = [], [{} for _ in NAMES]
    now = all_.points()
    for place, unit in enumerate(all_.units):
        for code in asked(unit):
            points, half, draw = now[place][code], Fraction(scorer.MAXIMA[code], 2), chance("lần 1", place, code)
            if code == "8.5" or points is scorer.LEFT or blank(unit, code) or draw >= 66:
                continue
            found = row_of(all_.found[place], code)
            if draw < 16 and points > 0:
                lines += set_to(all_, place, code, Fraction(0), NO_EVIDENCE)
                touched[place][code] = "set"
            elif draw < 32 and points > half:
                lines += set_to(all_, place, code, half, HALF_EVIDENCE)
                touched[place][code] = "set"
            elif draw >= 32 and (worth := all_.worth(place, code, found)) is not scorer.LEFT and worth < points:
                touched[place][code] = row_of(unit, code)
                lines += corrected(all_, place, code, found, SOURCES[code.split(".")[0]])
    return lines, touched


def review(all_, touched):
    """One line per unit that answers; only the figures that are handed in stand in it."""
    answers, supplied = [], [[] for _ in NAMES]
    for place, unit in enumerate(all_.units):
        if place in SILENT:
            continue
        answer, lifted = {}, place not in LIFTED
        for code in asked(unit):
            before, found = touched[place].get(code), row_of(all_.found[place], code)
            if blank(unit, code) and code != "8.5" and chance("bổ sung", place, code) < 70:
                texts = found
            elif isinstance(before, list) and chance("giữ", place, code) < 50:
                texts = before
            elif before == "set" and not lifted and all(old != new for old, new in zip(row_of(unit, code), found, strict=True)):
                texts, lifted = found, True
            else:
                continue
            supplied[place].append(code)
            answer.update({key: text for key, text in zip(keys(code), texts, strict=True) if unit[key] != text})
            put(unit, code, texts)
            all_.set[place].pop(code, None)
        answers.append({"Đơn vị": unit["Đơn vị"], **answer})
    return answers, supplied


def second_appraisal(all_, supplied):
    lines, now = [], all_.points()
    for place, unit in enumerate(all_.units):
        for code in asked(unit):
            points, half, draw = now[place][code], Fraction(scorer.MAXIMA[code], 2), chance("lần 2", place, code)
            if code == "8.5":
                lines += set_to(all_, place, code, Fraction(20 + chance("8.5", place) % 37, 2), MEAN_OF_SHEETS)
            elif code in supplied[place] and draw < 25 and points is not scorer.LEFT and points > 0:
                lines += set_to(all_, place, code, Fraction(0), NOT_NEW)
            elif code in supplied[place] and draw < 40:
                lines += corrected(all_, place, code, row_of(all_.last[place], code), SOURCES[code.split(".")[0]])
            elif all_.set[place].get(code) == 0 and draw < 40:
                lines += set_to(all_, place, code, half, ACCEPTED)
    return lines


def write(path, header, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, delimiter=";", lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


def main(first, second, third, common, folder):
    all_, folder = Assessment(first, second, third, common), Path(folder)
    self_assessment(all_)
    header = list(all_.units[0])
    write(folder / "tu-cham.csv", header, [[unit[key] for key in header] for unit in all_.units])
    lines, touched = first_appraisal(all_)
    write(folder / "tham-dinh-lan-1.csv", CORRECTIONS, lines)
    answers, supplied = review(all_, touched)
    given = ["Đơn vị", *(key for key in header[1:] if any(key in answer for answer in answers))]
    write(folder / "ra-soat.csv", given, [[answer.get(key, "") for key in given] for answer in answers])
    write(folder / "tham-dinh-lan-2.csv", CORRECTIONS, second_appraisal(all_, supplied))


if __name__ == "__main__":
    main(*sys.argv[1:])
