"""The four rounds of the model set, worked out without the rule files: the table that Quảng Ngãi published, and every change.

Lays the files of `examples/mau/cap-huyen-vong/` (or others) over each other and scores what stands after each round with `cap_huyen.py`.
Prints CSV (`,`) in the columns of examples/quang-ngai/2022/huyen-vong-cham.csv, the mean of each round below; with `--changes` the rows
that changed: round, unit, row, points before and after as exact fractions, then the figure and the reason of each correction that did it
(a row that changed because of other rows or units has one line without them).

    python3 tests/oracle/bon_vong.py > tests/oracle/bon-vong.expected.csv
    python3 tests/oracle/bon_vong.py --changes > tests/oracle/bon-vong-thay-doi.expected.csv
    python3 tests/oracle/bon_vong.py [--changes] COMMON.csv ROUND-1.csv [ROUND-2.csv …]

What holds (docs/ngon-ngu/cac-vong-cham.md):

* a round is the one before it with what its file says on top; an empty cell says nothing, and what says what stood there changes nothing;
* a file with the columns Mã chỉ số and Lý do has one correction per line: a figure (Giá trị) or the points of a row (Điểm). Of row 8.5,
  which people score, points are the figure itself;
* points that are set stand until they are set again or a figure of their row is corrected;
* figures over all units are taken from figures, never from points that were set;
* counted are the rows that apply, are deployed, carry points and did not leave the scale. Đã nhập: every figure is there (a value or the
  word for nothing arising), or the points are set. Chưa nhập: one is missing. Đạt: half of the maximum or more, of those that are đã nhập;
* rank and everything else official is that of the last round.
"""

import csv
import sys
from fractions import Fraction
from pathlib import Path

sys.dont_write_bytecode = True
import cap_huyen as scorer  # noqa: E402

FOLDER = scorer.ROOT / "examples" / "mau" / "cap-huyen-vong"
FILES = [FOLDER / name for name in ("chung.csv", "tu-cham.csv", "tham-dinh-lan-1.csv", "ra-soat.csv", "tham-dinh-lan-2.csv")]
ROUNDS = ["tự chấm", "thẩm định lần 1", "rà soát", "thẩm định lần 2"]
PERSONAL = "8.5"
BEYOND = ["9", "10"]
STATES = ("KPS", "-")


def row_of(key):
    """The code in a heading, `6.11.a` or `6.11`."""
    return next(code for code in scorer.FIGURES if key in [scorer.column(code, name) for name in scorer.FIGURES[code]])


def same(one, other):
    if one == other or (one in STATES and other in STATES):
        return True
    try:
        return scorer.number(one) == scorer.number(other)
    except ValueError:
        return False


class Round:
    """What holds in a round, and what it changed: (unit, code, figure or None, reason)."""

    def __init__(self, units, points, changed):
        self.units, self.set, self.changed = units, points, changed

    @classmethod
    def first(cls, path):
        units = scorer.read_units(path)
        assert len({unit["Đơn vị"] for unit in units}) == len(units), "a unit stands twice"
        return cls(units, [{} for _ in units], [])

    def then(self, path):
        """The next round."""
        made = Round([dict(unit) for unit in self.units], [dict(points) for points in self.set], [])
        places = {unit["Đơn vị"]: place for place, unit in enumerate(self.units)}
        records = scorer.records(path)
        said = list(corrections(records) if "Mã chỉ số" in records[0] else answers(scorer.read_units(path)))
        assert len({entry[:3] for entry in said}) == len(said), "something is corrected twice"
        scored_anew = {entry[:2] for entry in said if entry[2] is None}
        for name, code, figure, text, reason in said:
            place = places[name]
            if figure is None:
                points = scorer.number(text)
                assert reason and 0 <= points <= scorer.MAXIMA[code] and code not in scorer.UNSCORED
                if self.set[place].get(code) == points:
                    continue
                made.set[place][code] = points
            else:
                key = scorer.column(code, figure)
                if same(self.units[place][key], text):
                    continue
                made.units[place][key] = text
                if (name, code) not in scored_anew:
                    made.set[place].pop(code, None)
            made.changed.append((place, code, figure, reason))
        return made

    def scores(self, common):
        people = scorer.population(self.units)
        return [scorer.score(unit, common, people, given) for unit, given in zip(self.units, self.set, strict=True)]


def corrections(records):
    """Lines of corrections: unit, code, figure (None for points), text, reason."""
    for record in records:
        name, code, figure = record["Đơn vị"], record["Mã chỉ số"], record["Số liệu"]
        text, points, reason = record["Giá trị"], record["Điểm"], record["Lý do"]
        assert bool(text) != bool(points), record
        own = scorer.FIGURES[code]
        if points:
            yield (name, code, own[0], points, reason) if code == PERSONAL else (name, code, None, points, reason)
        else:
            assert figure in own or (not figure and len(own) == 1), record
            yield name, code, figure or own[0], text, reason


def answers(records):
    """The filled cells of a table with one line per unit."""
    for record in records:
        for key, text in record.items():
            if key != "Đơn vị" and text != "":
                assert key not in ("vùng", "có_dịch_vụ_công"), "a property is no figure"
                code = row_of(key)
                yield record["Đơn vị"], code, key[len(code) :].removeprefix("."), text, ""


def counts(unit, given, points):
    """Tổng tiêu chí, Đã nhập, Chưa nhập, Chưa đạt, Đạt."""
    filled = blank = passed = 0
    for code in scorer.ROWS:
        if code in scorer.UNSCORED or not scorer.applies(unit, code):
            continue
        if code not in given and scorer.MISSING in scorer.cells(unit, code):
            blank += 1
        elif points[code] is not scorer.LEFT:
            filled += 1
            passed += points[code] >= Fraction(scorer.MAXIMA[code], 2)
    return filled + blank, filled, blank, filled - passed, passed


def decimal(value):
    """A published number, which has two decimals at most."""
    text = f"{float(value):.2f}"
    assert Fraction(text) == value
    return text


def table(rounds, scored):
    names = ROUNDS[: len(rounds)]
    header = ["Xếp hạng", "Tên địa phương", f"Điểm {names[0]}", "Tổng tiêu chí", "Đã nhập", "Chưa nhập", "Chưa đạt", "Đạt"]
    yield header + [f"Điểm {name}" for name in names[1:]]
    last = scored[-1]
    ranks = [scorer.rank(made, last) for made in last]
    for place in sorted(range(len(last)), key=lambda place: ranks[place]):
        first = rounds[0]
        counted = counts(first.units[place], first.set[place], scored[0][place]["points"])
        totals = [decimal(made[place]["total"]) for made in scored]
        yield [ranks[place], last[place]["unit"], totals[0], *counted, *totals[1:]]
    means = [decimal(scorer.half_up(sum(one["total"] for one in made) / len(made), 2)) for made in scored]
    yield ["", "Điểm trung bình các địa phương", means[0], *[""] * 5, *means[1:]]


def changes(rounds, scored):
    yield ["Vòng", "Tên địa phương", "Mã chỉ số", "Điểm trước", "Điểm sau", "Số liệu", "Lý do"]
    for index in range(1, len(rounds)):
        for place, (before, after) in enumerate(zip(scored[index - 1], scored[index], strict=True)):
            for code in [*scorer.ROWS, *BEYOND]:
                by = [(figure, reason) for at, row, figure, reason in rounds[index].changed if (at, row) == (place, code)]
                pair = [points(made, code) for made in (before, after)]
                if by or pair[0] != pair[1]:
                    for figure, reason in by or [("", "")]:
                        yield [ROUNDS[index], after["unit"], code, *pair, shown(code, figure), reason]


def points(made, code):
    value = {"9": made["bonus"], "10": made["deduction"], **made["points"]}[code]
    return "" if value is scorer.LEFT else value


def shown(code, figure):
    if figure is None:
        return "điểm ấn định"
    return "điểm chấm" if code == PERSONAL else figure


def main(arguments):
    wanted = changes if arguments[:1] == ["--changes"] else table
    common, *files = arguments[wanted is changes :] or FILES
    common, rounds = scorer.read_common(common), [Round.first(Path(files[0]))]
    for path in files[1:]:
        rounds.append(rounds[-1].then(Path(path)))
    scored = [made.scores(common) for made in rounds]
    csv.writer(sys.stdout, lineterminator="\n").writerows(wanted(rounds, scored))


if __name__ == "__main__":
    main(sys.argv[1:])
