"""What rows weigh in fact, and which tell no unit apart, worked out without any of the program.

The published points of Đắk Nông are read from examples/; their maxima, and two made-up sets with their data, are typed here. Every figure is
an exact fraction. The part of a row is the sum of (points − their mean) × (total − its mean) over units, over the sum of (total − its mean)²;
it is told when it is twice or half its share of the maximum or beyond, and five points of a hundred away from it at least.
Prints CSV (`;`): set, row, share of the maximum, part of the differences, whether it is told.

    python3 tests/oracle/khao_sat.py > tests/oracle/khao-sat.expected.csv
"""

import csv
from fractions import Fraction
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def published(name, delimiter=";"):
    with open(ROOT / "examples" / "dak-nong" / name, encoding="utf-8-sig") as file:
        lines = list(csv.reader(file, delimiter=delimiter))
    return [[Fraction(cell.replace(",", ".")) for cell in line[1:]] for line in lines[1:] if line]


def show(name, rows, maxima, columns, totals):
    """One level: the names of its rows, their maxima, what each unit has in each, and the totals."""
    mean = sum(totals) / len(totals)
    spread = sum((total - mean) ** 2 for total in totals)
    for row, maximum, column in zip(rows, maxima, columns):
        own = sum(column) / len(column)
        part = sum((x - own) * (t - mean) for x, t in zip(column, totals)) / spread
        share = Fraction(maximum) / sum(maxima)
        told = abs(part - share) >= Fraction(5, 100) and (part >= 2 * share or part <= share / 2)
        print(f"{name};{row};{share};{part};{'told' if told else ''}")


def districts():
    units = published("2023-huyen.csv")
    columns = list(zip(*units))
    totals = [sum(unit) for unit in units]
    groups = [[sum(unit[:5]) for unit in units], [sum(unit[5:]) for unit in units]]
    show("huyen", ["I", "II"], [500, 500], groups, totals)
    show("huyen", "12345678", [100, 100, 100, 100, 100, 200, 150, 150], columns, totals)


def departments():
    units = published("2023-so.csv")
    show("so", "1234567", [100, 100, 100, 100, 150, 350, 100], list(zip(*units)), [sum(unit) for unit in units])


def weighted():
    """Rows of 100 points each, weights 20% and 80%; the total is their weighted mean."""
    units = [(10, 50), (90, 52), (30, 55), (70, 51), (50, 53), (100, 60)]
    columns = [[Fraction(20, 100) * a for a, _ in units], [Fraction(80, 100) * b for _, b in units]]
    show("weighted", "12", [20, 80], columns, [a + b for a, b in zip(*columns)])


def percent():
    """60 and 40 points; the second row does not apply to two units. Ranks read points over the applicable maximum."""
    units = [(42, 39), (45, 20), (30, None), (40, 10), (44, 1), (36, None)]
    shares = [tuple(Fraction(x or 0, 60 if b is None else 100) for x in (a, b)) for a, b in units]
    columns = list(zip(*shares))
    show("percent", "12", [60, 40], columns, [a + b for a, b in shares])


districts()
departments()
weighted()
percent()
