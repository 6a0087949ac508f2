"""The states matrix: how every state of a cell travels under every policy, computed without the evaluator.

The model below is written from docs/trang-thai.md: cells to a row, a row to its parent, parents to pillars, total, percentage, class and rank, in
fractions. It prints (and tests/states_matrix.rs reads):

    === mẫu NAME            a rule file in which «a|b» stands for what a case puts there, or for b
    --- số liệu             the header of the data, and one line per unit: its name says how the state gets into the cell
    === ca NAME | a=b | …   a case: the template, and what stands for its «a», …
    UNIT, UNIT: …           what those units come to
    kiểm tra …              the findings of the rule file; `chấm …` those of the data, each with its unit

What a unit comes to is `1.2 15:30` for 15 points of an applicable maximum of 30 in row 1.2 (– is no points), with the state of the row behind it;
the same of pillars, by their titles; of the total, followed by the percentage, the class and the rank. Numbers are exact fractions. `tests/oracle/trang-thai.expected.txt` is this output.

    python3 tests/oracle/trang_thai.py > tests/oracle/trang-thai.expected.txt
"""

import itertools
from fractions import Fraction as F
from math import isqrt

MISSING, NOTHING, NA = "chưa có số liệu", "không phát sinh", "không áp dụng"
ZERO, TWO, FULL, LEAVE, RESCALE, REPORT = "0 điểm", "2 điểm", "điểm tối đa", "không tính", "tính lại theo thang của nhóm", "báo lỗi"
FIVE = [ZERO, FULL, LEAVE, RESCALE, REPORT]
SIX = [ZERO, TWO, FULL, LEAVE, RESCALE, REPORT]
SUM, MEAN, WEIGHTED, BEST, GEOMETRIC, HARMONIC = "tổng", "bình quân", "bình quân gia quyền", "mức cao nhất", "trung bình nhân", "trung bình điều hòa"
HOWS = [SUM, MEAN, WEIGHTED, BEST, GEOMETRIC, HARMONIC]
SENTENCE = {
    SUM: "",
    MEAN: "điểm bằng bình quân các {}",
    WEIGHTED: "điểm bằng bình quân gia quyền các {}",
    BEST: "điểm bằng mức cao nhất trong các {}",
    GEOMETRIC: "điểm bằng trung bình nhân các {}\n  làm tròn đến 2 chữ số thập phân",
    HARMONIC: "điểm bằng trung bình điều hòa các {}",
}
BAD = "số liệu sai"  # something over nothing


# ── the model ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


class Came:
    """What a row came to."""

    def __init__(self, points, maximum, state=None, gone=False, rescale=False):
        self.points, self.maximum, self.state, self.gone, self.rescale = points, F(maximum), state, gone, rescale


def by_policy(policy, state, maximum, off=False):
    if off and policy in (ZERO, TWO, FULL):
        # Nobody scores a row that the province does not offer, not even by a policy.
        return Came(F(0), maximum, state)
    if policy in (ZERO, TWO):
        return Came(F(int(policy[0])), maximum, state)
    if policy == FULL:
        return Came(F(maximum), maximum, state)
    if policy in (LEAVE, RESCALE):
        return Came(None, 0, state, gone=True, rescale=policy == RESCALE)
    return Came(None, maximum, state)


class Leaf:
    """A row at the bottom: `reads` are the columns it uses, `points` makes points (or NOTHING, BAD) of their values."""

    def __init__(self, code, maximum, policies, reads, points, only=None, off=False, weight=1):
        self.code, self.maximum, self.policies, self.reads, self.made = code, F(maximum), policies, reads, points
        self.only, self.off, self.weight, self.entered = only, off, F(weight), points is same

    def come(self, unit, out):
        if self.only and unit[self.only] == "Không":
            if self.entered and isinstance(unit[self.reads[0]], F) and unit[self.reads[0]] != 0:
                out.found.append(("W0731", unit["Đơn vị"]))
            return self.close(NA, unit, out)
        if self.off:
            return Came(F(0), self.maximum)
        values = [unit[column] for column in self.reads]
        for state in (NA, MISSING, NOTHING):
            if state in values:
                return self.close(state, unit, out)
        made = self.made(self.maximum, *values)
        if made == BAD:
            out.found.append(("E0723", unit["Đơn vị"]))
            return Came(None, self.maximum)
        if made == NOTHING:
            return self.close(NOTHING, unit, out)
        return Came(made, self.maximum)

    def close(self, state, unit, out):
        policy = self.policies[state]
        if policy == REPORT:
            out.found.append(("E0724", unit["Đơn vị"]))
        elif state == MISSING:
            out.missing = True
        return by_policy(policy, state, self.maximum, self.off)


def gather(how, members):
    """Points and maximum of (came, weight) pairs that have not left."""
    kept = [(came, weight) for came, weight in members if not came.gone]
    points = None if any(came.points is None for came, _ in kept) else together(how, [(came.points, weight) for came, weight in kept])
    return points, together(how if how != GEOMETRIC else BEST, [(came.maximum, weight) for came, weight in kept])


def together(how, values):
    numbers = [value for value, _ in values]
    if how == SUM:
        return sum(numbers, F(0))
    if how == MEAN:
        return sum(numbers) / len(numbers)
    if how == WEIGHTED:
        return sum(value * weight for value, weight in values) / sum(weight for _, weight in values)
    if how == BEST:
        return max(numbers)
    if how == HARMONIC:
        return F(0) if 0 in numbers else len(numbers) / sum(1 / value for value in numbers)
    if len(numbers) == 1:
        return numbers[0]
    assert len(numbers) == 2
    return root(numbers[0] * numbers[1])


def root(square):
    """The square root at two decimals, half up, by whole numbers only."""
    down = isqrt(int(square * 10**4))
    return F(down + (square * 10**4 >= (down + F(1, 2)) ** 2), 100)


class Parent:
    def __init__(self, code, maximum, children, how=SUM, cap=None, taken=None, only=None, policies=None, weight=1):
        self.code, self.maximum, self.children, self.how, self.cap, self.taken = code, F(maximum), children, how, cap, taken
        self.only, self.policies, self.weight = only, policies, F(weight)

    def come(self, unit, out):
        if self.only and unit[self.only] == "Không":
            below = [child for child in self.children]
            while below:
                row = below.pop()
                out.rows[row.code] = Came(None, 0, NA, gone=True)
                below += getattr(row, "children", [])
            policy = self.policies[NA]
            if policy == REPORT:
                out.found.append(("E0724", unit["Đơn vị"]))
            return by_policy(policy, NA, self.maximum)
        members = [(out.take(child, unit), child.weight) for child in self.children]
        rescale = any(came.rescale for came, _ in members)
        if all(came.gone for came, _ in members):
            states = {came.state for came, _ in members}
            # What was to be made up for inside is now to be made up for by the rows beside it.
            return Came(None, 0, states.pop() if len(states) == 1 else NA, gone=True, rescale=rescale)
        points, maximum = gather(self.how, members)
        if self.taken and unit[self.taken[0]] == "Không":
            maximum -= self.taken[1]
        if self.cap is not None:
            points, maximum = None if points is None else min(points, self.cap), min(maximum, self.cap)
        if rescale:
            points, maximum = None if points is None else points / maximum * self.maximum, self.maximum
        return Came(points, maximum)


class Out:
    """What a unit came to."""

    def __init__(self, program, unit):
        self.rows, self.found, self.missing, self.unit = {}, [], False, unit["Đơn vị"]
        top = [(self.take(row, unit), row.weight) for row in program["top"]]
        self.pillars = []
        for title, codes in program["pillars"]:
            members = [(self.rows[code], 1) for code in codes]
            if all(came.gone for came, _ in members):
                self.pillars.append((title, None, F(0)))
            else:
                self.pillars.append((title, *gather(SUM, members)))
        if all(came.gone for came, _ in top):
            self.total, self.maximum = None, F(0)
        else:
            self.total, self.maximum = gather(program["how"], top)
        if self.maximum == 0:
            self.total = None
            self.found.append(("W0730", unit["Đơn vị"]))
        self.share = None if self.total is None else self.total / self.maximum
        self.rank = None

    def take(self, row, unit):
        # A parent may put down what its rows came to before it comes to its own.
        self.rows[row.code] = row.come(unit, self)
        return self.rows[row.code]

    def line(self):
        show = lambda value: "–" if value is None else str(value)
        parts = []
        for code in sorted(self.rows):
            came = self.rows[code]
            parts.append(f"{code} {show(came.points)}:{came.maximum}" + (f" {came.state}" if came.state else ""))
        parts += [f"{title} {show(points)}:{maximum}" for title, points, maximum in self.pillars]
        label = "–" if self.share is None else "Đạt" if self.share >= F(1, 2) else "Chưa đạt"
        parts.append(f"tổng {show(self.total)}:{self.maximum} {show(self.share)} {label} {show(self.rank)}")
        return "; ".join(parts)


# ── how cells are read ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def cell(text):
    if text in ("Có", "Không"):
        return text
    if text in ("", "Chưa BC"):
        return MISSING
    if text in ("KPS", "-"):
        return NOTHING
    return NA if text == "KAD" else F(text.replace(",", "."))


def same(_, points):
    return points


def ratio(maximum, a, b):
    if b == 0:
        return NOTHING if a == 0 else BAD
    return min(maximum, maximum * a / b)


def tiers(maximum, count):
    return maximum if count >= 4 else maximum / 2 if count >= 1 else F(0)


def share_tiers(maximum, a, b):
    if b == 0:
        return NOTHING if a == 0 else BAD
    return maximum if a / b >= F(8, 10) else maximum / 2 if a / b >= F(5, 10) else F(0)


def yes(maximum, answer):
    return maximum if answer == "Có" else F(0)


# ── what is printed ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

HEADER = """bộ chỉ số "Ma trận trạng thái"
  mã         MaTran
  văn bản    "Bộ mẫu để thử, không phải quyết định"
  thang điểm «thang|100»
  chưa có số liệu: «bộ, chưa có số liệu|báo lỗi»
  không phát sinh: «bộ, không phát sinh|báo lỗi»
  không áp dụng:   «bộ, không áp dụng|báo lỗi»
  ô ghi "KPS"; "-" là không phát sinh
  ô ghi "Chưa BC" là chưa có số liệu
  ô ghi "KAD" là không áp dụng

đối tượng "Huyện"
  thuộc tính có_biển: có/không

"""
FOOTER = """
xếp loại theo tỷ lệ điểm
  từ 50% trở lên: "Đạt"
  dưới 50%:       "Chưa đạt"

xếp hạng theo tỷ lệ điểm
"""


def template(name, body, columns, units):
    print(f"=== mẫu {name}")
    print(HEADER + body.strip("\n") + "\n" + FOOTER, end="")
    print("--- số liệu")
    print("Đơn vị;có_biển;" + ";".join(columns))
    for unit in units:
        print(";".join(unit))
    names = ["Đơn vị", "có_biển", *columns]
    return [{"Đơn vị": unit[0], **{column: cell(text) for column, text in zip(names[1:], unit[1:])}} for unit in units]


def header(missing, nothing, na):
    """What the header says of the three states; a set that says nothing else reports them."""
    said = {f"bộ, {MISSING}": missing, f"bộ, {NOTHING}": nothing, f"bộ, {NA}": na}
    return {name: policy for name, policy in said.items() if policy != REPORT}


def case(name, values, program, units, check=()):
    print(" | ".join([f"=== ca {name}", *(f"{key}={value}".replace("\n", "\\n") for key, value in values.items() if value != "")]))
    refused = ["E0604" for row in program["top"] if isinstance(row, Leaf) and RESCALE in row.policies.values()]
    if refused:
        # The policy needs a parent whose maximum the rest is scaled to.
        print("kiểm tra " + "; ".join(refused))
        return
    outs = [Out(program, unit) for unit in units]
    for out in outs:
        out.rank = None if out.share is None else 1 + sum(other.share is not None and other.share > out.share for other in outs)
    lines = {}
    for out in outs:
        lines.setdefault(out.line(), []).append(out.unit)
    for line, names in lines.items():
        print(f"{', '.join(names)}: {line}")
    if check:
        print("kiểm tra " + "; ".join(check))
    found = [f"{code} {unit}" for out in outs for code, unit in out.found]
    # The remark that counts missing figures stands at the first unit that it counts.
    found += [f"N0737 {out.unit}" for out in outs if out.missing][:1]
    found += [f"N0767 {unit}" for unit in told(program, units)]
    if found:
        print("chấm " + "; ".join(sorted(found)))


def leaves(rows):
    for row in rows:
        yield from leaves(row.children) if isinstance(row, Parent) else [row]


def told(program, units):
    """Values given to a row that is not deployed are told once, at the first unit that gives one."""
    for row in leaves(program["top"]):
        reached = [unit for unit in units if not row.only or unit[row.only] == "Có"]
        given = [unit["Đơn vị"] for unit in reached if any(unit[column] not in (NA, MISSING, NOTHING) for column in row.reads)]
        if row.off and given:
            yield given[0]


OFF = {"": False, "chưa triển khai năm 2023": True}
off_check = lambda off: ("N1019",) if off else ()
every = lambda policy: {MISSING: policy, NOTHING: policy, NA: policy}
stated = lambda name: "\n  ".join(f"{state}: «{name}»" for state in (MISSING, NOTHING, NA))


# ── 1. one row in every state, under every policy and every parent ────────────────────────────────────────────────────────────────────────

KINDS = {
    "chấm": ('điểm do "Tổ thẩm định" chấm', ["1.2"], same),
    "tỷ lệ": (
        """số liệu a: số nguyên (hồ sơ), từ 0 trở lên
  số liệu b: số nguyên (hồ sơ), từ 0 trở lên
  điểm theo tỷ lệ a / b, không quá điểm tối đa""",
        ["1.2.a", "1.2.b"],
        ratio,
    ),
    "bậc": (
        """số liệu x: số nguyên (cuộc họp), từ 0 trở lên
  điểm theo x
    từ 4 trở lên: điểm tối đa
    từ 1 đến 3:   1/2 × điểm tối đa
    0:            0 điểm""",
        ["1.2"],
        tiers,
    ),
    "bậc của tỷ lệ": (
        """số liệu a: số nguyên (hồ sơ), từ 0 trở lên
  số liệu b: số nguyên (hồ sơ), từ 0 trở lên
  điểm theo a / b
    từ 80% trở lên:        điểm tối đa
    từ 50% đến dưới 80%:   1/2 × điểm tối đa
    dưới 50%:              0 điểm""",
        ["1.2.a", "1.2.b"],
        share_tiers,
    ),
    "có/không": (
        """số liệu đã_có: có/không
  điểm theo đã_có
    có:    điểm tối đa
    không: 0 điểm""",
        ["1.2"],
        yes,
    ),
}

ONE_CELL = [("ô trống", ""), ("ghi Chưa BC", "Chưa BC"), ("ghi KPS", "KPS"), ("ghi gạch ngang", "-"), ("ghi KAD", "KAD")]
TWO_CELLS = [
    ("trống cả hai", "", ""),
    ("trống tử số", "", "10"),
    ("trống mẫu số", "5", ""),
    ("trống tử số và mẫu số 0", "", "0"),
    ("tử số 0 và trống mẫu số", "0", ""),
    ("KPS và trống", "KPS", ""),
    ("0 trên 0", "0", "0"),
    ("KPS và KPS", "KPS", "-"),
    ("KPS trên 10", "KPS", "10"),
    ("0 trên KPS", "0", "KPS"),
    ("KAD và KAD", "KAD", "KAD"),
    ("KAD và trống", "KAD", ""),
    ("KPS và KAD", "KPS", "KAD"),
    ("3 trên 0", "3", "0"),
]


def ways(kind):
    """The units of a kind of row: how each state gets into the cells of 1.2. The other rows have half of what they can have."""
    if len(KINDS[kind][1]) == 2:
        cells = [("giá trị", "5", "10"), ("đủ", "10", "10"), ("số 0", "0", "10"), *TWO_CELLS]
        named = ("câu không áp dụng", "5", "10")
    else:
        half, full, none = {"chấm": ("5", "10", "0"), "bậc": ("2", "4", "0"), "có/không": ("Có", "Có", "Không")}[kind]
        cells = [("giá trị", half), ("đủ", full), ("số 0", none), *ONE_CELL]
        named = ("câu không áp dụng", half)
    units = [(name, "Có", "15", *given, "30") for name, *given in cells]
    blank = ("câu không áp dụng và ô trống", *("" for _ in named[1:]))
    return units + [(name, "Không", "15", *given, "30") for name, *given in (named, blank)]


# Maxima of 1.1 and 1.2 that give 40 together.
MAXIMA = {SUM: (30, 10), MEAN: (60, 20), WEIGHTED: (50, 10), BEST: (40, 16), GEOMETRIC: (40, 40), HARMONIC: (40, 40)}
WEIGHTS = {WEIGHTED: (F(3, 4), F(1, 4))}


def weights(how):
    return (", trọng số 75%", ", trọng số 25%") if how == WEIGHTED else ("", "")


for kind, (scoring, columns, points) in KINDS.items():
    units = template(
        kind,
        f"""chỉ số 1 "Dòng cha" 40 điểm
  «cách»
chỉ số 1.1 "Có số" «điểm 1.1» điểm«trọng số 1.1»
  điểm do "Tổ thẩm định" chấm
chỉ số 1.2 "Được thử" «điểm 1.2» điểm«trọng số 1.2»
  «triển khai»
  chỉ áp dụng khi có_biển
  {scoring}
  {stated("chính sách")}

chỉ số 2 "Bên cạnh" 60 điểm
  điểm do "Tổ thẩm định" chấm

trụ cột "A" gồm các chỉ số 1.1; 1.2
trụ cột "B" gồm các chỉ số 1.2
trụ cột "C" gồm các chỉ số 1; 2""",
        ["1.1", *columns, "2"],
        ways(kind),
    )
    for how, policy, off in itertools.product(HOWS if kind == "chấm" else [SUM, WEIGHTED], SIX, OFF):
        (one, two), (first, second) = MAXIMA[how], WEIGHTS.get(how, (1, 1))
        tested = Leaf("1.2", two, every(policy), columns, points, "có_biển", OFF[off], second)
        parent = Parent("1", 40, [Leaf("1.1", one, every(REPORT), ["1.1"], same, weight=first), tested], how)
        program = {
            "top": [parent, Leaf("2", 60, every(REPORT), ["2"], same)],
            "how": SUM,
            "pillars": [("A", ["1.1", "1.2"]), ("B", ["1.2"]), ("C", ["1", "2"])],
        }
        values = {
            "cách": SENTENCE[how].format("chỉ số thành phần"),
            "điểm 1.1": one,
            "điểm 1.2": two,
            "trọng số 1.1": weights(how)[0],
            "trọng số 1.2": weights(how)[1],
            "triển khai": off,
            "chính sách": policy,
        }
        case(kind, values, program, units, off_check(OFF[off]))


# ── 2. a policy of its own for each state, in the header and in the row ───────────────────────────────────────────────────────────────────

# The header's `tính lại` would find no parent to scale at the top, and is refused there.
BODY = """chỉ số 1 "Dòng cha" 40 điểm
chỉ số 1.1 "Có số" 30 điểm
  điểm do "Tổ thẩm định" chấm
chỉ số 1.2 "Được thử" 10 điểm
  điểm do "Tổ thẩm định" chấm
  «ở dòng»

chỉ số 2 "Bên cạnh" 60 điểm
  điểm do "Tổ thẩm định" chấm
  chưa có số liệu: báo lỗi
  không phát sinh: báo lỗi
  không áp dụng: báo lỗi"""
STATES = [("giá trị", "5"), ("số 0", "0"), ("ô trống", ""), ("ghi KPS", "KPS"), ("ghi KAD", "KAD")]
units = template("ba chính sách", BODY, ["1.1", "1.2", "2"], [(name, "Có", "15", given, "30") for name, given in STATES])
for missing, nothing, na in itertools.product(FIVE, repeat=3):
    # The row says it of missing figures, or nothing; the header says the rest, and something else of what the row says.
    for own in (False, True):
        chosen = {MISSING: missing, NOTHING: nothing, NA: na}
        said = header(TWO if own else missing, nothing, na)
        if own and (nothing, na) not in ((LEAVE, FULL), (ZERO, REPORT)):
            continue
        tested = Leaf("1.2", 10, chosen, ["1.2"], same)
        other = {MISSING: TWO if own else missing, NOTHING: nothing, NA: na}
        parent = Parent("1", 40, [Leaf("1.1", 30, other, ["1.1"], same), tested])
        program = {"top": [parent, Leaf("2", 60, every(REPORT), ["2"], same)], "how": SUM, "pillars": []}
        case("ba chính sách", {**said, "ở dòng": f"{MISSING}: {missing}" if own else ""}, program, units)


# ── 3. two rows of one parent in different states ─────────────────────────────────────────────────────────────────────────────────────────

BODY = f"""chỉ số 1 "Dòng cha" 40 điểm
  «cách»
chỉ số 1.1 "Một" «điểm 1.1» điểm«trọng số 1.1»
  điểm do "Tổ thẩm định" chấm
  {stated("chính sách 1.1")}
chỉ số 1.2 "Hai" «điểm 1.2» điểm«trọng số 1.2»
  điểm do "Tổ thẩm định" chấm
  {stated("chính sách 1.2")}

chỉ số 2 "Bên cạnh" 60 điểm
  điểm do "Tổ thẩm định" chấm

trụ cột "A" gồm các chỉ số 1.1; 1.2"""
PAIRS = [
    ("hai giá trị", "15", "5"),
    ("0 và giá trị", "0", "5"),
    ("trống và giá trị", "", "5"),
    ("giá trị và KAD", "15", "KAD"),
    ("trống và KAD", "", "KAD"),
    ("trống và 0", "", "0"),
    ("KPS và KPS", "KPS", "KPS"),
]
units = template("hai dòng", BODY, ["1.1", "1.2", "2"], [(name, "Có", one, two, "30") for name, one, two in PAIRS])
for how, left, right in itertools.product(HOWS, FIVE, FIVE):
    if how not in (SUM, WEIGHTED) and (left not in (ZERO, LEAVE, RESCALE) or right not in (LEAVE, RESCALE, REPORT)):
        continue
    (one, two), (first, second) = MAXIMA[how], WEIGHTS.get(how, (1, 1))
    rows = [Leaf("1.1", one, every(left), ["1.1"], same, weight=first), Leaf("1.2", two, every(right), ["1.2"], same, weight=second)]
    parent = Parent("1", 40, rows, how)
    program = {"top": [parent, Leaf("2", 60, every(REPORT), ["2"], same)], "how": SUM, "pillars": [("A", ["1.1", "1.2"])]}
    values = {
        "cách": SENTENCE[how].format("chỉ số thành phần"),
        "điểm 1.1": one,
        "điểm 1.2": two,
        "trọng số 1.1": weights(how)[0],
        "trọng số 1.2": weights(how)[1],
        "chính sách 1.1": left,
        "chính sách 1.2": right,
    }
    case("hai dòng", values, program, units)


# ── 4. component → main index → group → total, with everything gone at the end ────────────────────────────────────────────────────────────

BODY = """«tổng điểm»
nhóm I "Hai chỉ số chính" 60 điểm«trọng số I»
  «cách I»
chỉ số 1 "Hai chỉ số thành phần" 60 điểm«trọng số 1»
  «cách 1»
chỉ số 1.1 "Một" 60 điểm«trọng số 1.1»
  điểm do "Tổ thẩm định" chấm
chỉ số 1.2 "Hai" 60 điểm«trọng số 1.2»
  điểm do "Tổ thẩm định" chấm
chỉ số 2 "Không có thành phần" 60 điểm«trọng số 2»
  điểm do "Tổ thẩm định" chấm

nhóm II "Nhóm bên cạnh" 60 điểm«trọng số II»
chỉ số 3 "Bên cạnh" 60 điểm
  điểm do "Tổ thẩm định" chấm
  chưa có số liệu: không tính"""
EIGHT = [("đủ cả", "30", "12", "48", "30")] + [
    ("thiếu " + ", ".join(code for code, gone in zip(("1.1", "1.2", "2"), missing) if gone), *("" if gone else value for gone, value in zip(missing, ("30", "12", "48"))), "30")
    for missing in itertools.product((False, True), repeat=3)
    if any(missing)
]
EIGHT = [(name.replace(", ", " và "), *rest) for name, *rest in EIGHT] + [("thiếu hết", "", "", "", ""), ("chỉ có 3", "KPS", "KAD", "KPS", "30")]


def nested():
    """The same with sums: 20 + 40 = 60 and 60 + 60 = 120 do not fit one template, so maxima are put in."""
    body = BODY.replace('nhóm I "Hai chỉ số chính" 60', 'nhóm I "Hai chỉ số chính" «điểm I»')
    body = body.replace('chỉ số 1 "Hai chỉ số thành phần" 60', 'chỉ số 1 "Hai chỉ số thành phần" «điểm 1»')
    body = body.replace('chỉ số 2 "Không có thành phần" 60', 'chỉ số 2 "Không có thành phần" «điểm 2»')
    units = template("ba cấp", body.replace("«tổng điểm»\n", ""), ["1.1", "1.2", "2", "3"], [(name, "Có", *cells) for name, *cells in EIGHT])
    for inner, outer, policy in itertools.product([SUM, MEAN, WEIGHTED, HARMONIC], [SUM, MEAN, WEIGHTED], FIVE):
        first = 120 if inner == SUM else 60
        second = 60 if outer == SUM else first
        whole = first + second if outer == SUM else first
        weight = lambda how: (F(3, 4), F(1, 4)) if how == WEIGHTED else (F(1), F(1))
        one = Parent(
            "1",
            first,
            [Leaf(code, 60, every(policy), [code], same, weight=share) for code, share in zip(("1.1", "1.2"), weight(inner))],
            inner,
            weight=weight(outer)[0],
        )
        group = Parent("I", whole, [one, Leaf("2", second, every(policy), ["2"], same, weight=weight(outer)[1])], outer)
        beside = Parent("II", 60, [Leaf("3", 60, {**every(policy), MISSING: LEAVE}, ["3"], same)])
        values = {
            "thang": whole + 60,
            **header(policy, policy, policy),
            "cách I": SENTENCE[outer].format("chỉ số chính"),
            "cách 1": SENTENCE[inner].format("chỉ số thành phần"),
            "điểm I": whole,
            "điểm 1": first,
            "điểm 2": second,
            "trọng số I": "",
            "trọng số II": "",
            "trọng số 1": weights(outer)[0],
            "trọng số 2": weights(outer)[1],
            "trọng số 1.1": weights(inner)[0],
            "trọng số 1.2": weights(inner)[1],
        }
        case("ba cấp", values, {"top": [group, beside], "how": SUM, "pillars": []}, units)


nested()


# ── 5. caps, and what leaves a maximum by a sentence ──────────────────────────────────────────────────────────────────────────────────────

BODY = """chỉ số 1 "Có trần" 40 điểm
  không quá 40 điểm
chỉ số 1.1 "Một" 30 điểm
  điểm do "Tổ thẩm định" chấm
  chưa có số liệu: «chính sách»
chỉ số 1.2 "Hai" 20 điểm
  điểm do "Tổ thẩm định" chấm
  chưa có số liệu: «chính sách»

chỉ số 2 "Bớt điểm tối đa" 60 điểm
  trừ 20 điểm khỏi điểm tối đa khi không có_biển
chỉ số 2.1 "Một" 20 điểm
  điểm do "Tổ thẩm định" chấm
  chưa có số liệu: «chính sách»
chỉ số 2.2 "Hai" 40 điểm
  điểm do "Tổ thẩm định" chấm
  chưa có số liệu: «chính sách»

trụ cột "A" gồm các chỉ số 1; 2
trụ cột "B" gồm các chỉ số 1.1; 1.2"""
CAPPED = [
    (f"{name}, {'ven biển' if sea == 'Có' else 'không biển'}".replace(", ", " "), sea, *cells)
    for (name, *cells), sea in itertools.product(
        [("quá trần", "30", "20", "10", "20"), ("dưới trần", "20", "10", "0", "20"), ("thiếu 1.1", "", "20", "10", "20"), ("thiếu 1.2", "27", "", "10", "15"), ("thiếu 2.1", "15", "5", "", "20"), ("thiếu cả 1", "", "", "10", "20")],
        ("Có", "Không"),
    )
]
units = template("trần", BODY, ["1.1", "1.2", "2.1", "2.2"], CAPPED)
for policy in FIVE:
    own = {**every(REPORT), MISSING: policy}
    leaf = lambda code, maximum: Leaf(code, maximum, own, [code], same)
    program = {
        "top": [
            Parent("1", 40, [leaf("1.1", 30), leaf("1.2", 20)], cap=F(40)),
            Parent("2", 60, [leaf("2.1", 20), leaf("2.2", 40)], taken=("có_biển", F(20))),
        ],
        "how": SUM,
        "pillars": [("A", ["1", "2"]), ("B", ["1.1", "1.2"])],
    }
    case("trần", {"chính sách": policy}, program, units)


# ── 6. a parent that does not apply, and totals that are means ────────────────────────────────────────────────────────────────────────────

BODY = """chỉ số 1 "Chỉ ven biển" 40 điểm
  chỉ áp dụng khi có_biển
  không áp dụng: «chính sách của cha»
chỉ số 1.1 "Một" 30 điểm
  điểm do "Tổ thẩm định" chấm
  không áp dụng: «chính sách của con»
chỉ số 1.2 "Hai" 10 điểm
  điểm do "Tổ thẩm định" chấm
  không áp dụng: «chính sách của con»

chỉ số 2 "Bên cạnh" 60 điểm
  điểm do "Tổ thẩm định" chấm

trụ cột "A" gồm các chỉ số 1.1; 1.2
trụ cột "B" gồm các chỉ số 1.1; 2"""
units = template("cha không áp dụng", BODY, ["1.1", "1.2", "2"], [("ven biển", "Có", "15", "5", "30"), ("không biển", "Không", "", "", "30"), ("một con KAD", "Có", "15", "KAD", "30"), ("hai con KAD", "Có", "KAD", "KAD", "30")])
for above, below in itertools.product(FIVE, FIVE):
    rows = [Leaf(code, maximum, {**every(REPORT), NA: below}, [code], same) for code, maximum in (("1.1", 30), ("1.2", 10))]
    parent = Parent("1", 40, rows, only="có_biển", policies={**every(REPORT), NA: above})
    program = {"top": [parent, Leaf("2", 60, every(REPORT), ["2"], same)], "how": SUM, "pillars": [("A", ["1.1", "1.2"]), ("B", ["1.1", "2"])]}
    case("cha không áp dụng", {"chính sách của cha": above, "chính sách của con": below}, program, units)

TOTAL = {MEAN: "tổng điểm bằng bình quân các chỉ số chính", WEIGHTED: "tổng điểm bằng bình quân gia quyền các chỉ số chính", BEST: "tổng điểm bằng mức cao nhất trong các chỉ số chính", HARMONIC: "tổng điểm bằng trung bình điều hòa các chỉ số chính"}
BODY = """chỉ số 1 "Một" 100 điểm«trọng số 1»
  điểm do "Tổ thẩm định" chấm
chỉ số 2 "Hai" 100 điểm«trọng số 2»
  điểm do "Tổ thẩm định" chấm"""
saved = HEADER
HEADER = HEADER.replace("  ô ghi \"KPS\"", "  «tổng điểm»\n  ô ghi \"KPS\"")
ENDS = [("hai giá trị", "60", "40"), ("một số 0", "0", "100"), ("thiếu một", "", "40"), ("KPS và KAD", "KPS", "KAD"), ("thiếu cả hai", "", "")]
units = template("tổng là bình quân", BODY, ["1", "2"], [(name, "Có", *cells) for name, *cells in ENDS])
HEADER = saved
for how, policy in itertools.product(TOTAL, FIVE):
    share = (F(3, 4), F(1, 4)) if how == WEIGHTED else (F(1), F(1))
    rows = [Leaf(code, 100, every(policy), [code], same, weight=weight) for code, weight in zip("12", share)]
    values = {**header(policy, policy, policy), "tổng điểm": TOTAL[how], "trọng số 1": weights(how)[0], "trọng số 2": weights(how)[1]}
    case("tổng là bình quân", values, {"top": rows, "how": how, "pillars": []}, units)
