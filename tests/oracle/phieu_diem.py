#!/usr/bin/env python3
"""Redoes score sheets with a pencil: reads what `dti explain --all` prints, and nothing else, and works every row out again with fractions.

The figures of a row are put into its formula, the formula is worked out, the tier or case is looked up again, each rounding is done again, and
sums are taken upward from the values found here, never from the printed ones. What is printed behind ≈ must agree to the last printed digit;
everything else must be the same number. Prints one line per fault and ends with 1 if there is one.
"""
import re
import sys
from decimal import Decimal, localcontext
from fractions import Fraction as F
from math import floor

FAULTS = []
CHECKED = {"units": 0, "rows": 0, "formulas": 0, "tables": 0, "conditions": 0, "sums": 0, "roundings": 0}


class Near:
    """A number of which only printed digits are known."""

    def __init__(self, value, slack):
        self.value, self.slack = value, slack


def fault(where, what):
    FAULTS.append(f"{where}: {what}")


def number(text):
    """A number as printed: 1.234,5 · 80% · -8/247. A Near behind ≈."""
    text = text.strip()
    near = text.startswith("≈")
    text = text.lstrip("≈ ").strip()
    share = text.endswith("%")
    text = text.rstrip("%")
    if "/" in text:
        over, by = text.split("/")
        return F(int(over.replace(".", "")), int(by.replace(".", "")))
    whole, _, decimals = text.partition(",")
    sign = -1 if whole.strip().startswith("-") else 1
    value = sign * (F(int(whole.strip().lstrip("-").replace(".", "") or 0)) + (F(int(decimals), 10 ** len(decimals)) if decimals else 0))
    step = F(1, 10 ** 6)
    if share:
        value, step = value / 100, step / 100
    return Near(value, step) if near else value


def shown(text):
    """The last value of a chain: `10/3 ≈ 3,333333`, `≈ 17,9`, `15`."""
    if "≈" in text:
        before, _, after = text.rpartition("≈")
        return number(before) if before.strip() else number("≈" + after)
    return number(text)


def exact(value):
    return value.value if isinstance(value, Near) else value


def agree(where, what, found, printed, slack=F(0)):
    """A value found here against one that is printed."""
    allowed = slack + (printed.slack if isinstance(printed, Near) else 0)
    if abs(found - exact(printed)) > allowed:
        fault(where, f"{what}: printed {float(exact(printed))}, found {found} ≈ {float(found)}")


# Expressions: what stands in formulas and conditions of the rule language.
TOKEN = re.compile(
    r"\s*(≈?\s?\d[\d.]*(?:,\d+)?%?|[A-Za-zÀ-ỹĐđ_][\wÀ-ỹĐđ]*|[()+\-−×/;:,≥≤<>=“”\"])"
)
STATES = {"chưa có số liệu", "không phát sinh", "không áp dụng"}


class Reader:
    """A recursive reader over tokens; names and their values are given."""

    def __init__(self, text, values, maximum=None, where=""):
        self.where, self.values, self.maximum = where, values, maximum
        self.slack = F(0)
        self.tokens = self.cut(text)
        self.at = 0

    def cut(self, text):
        names = sorted((name for name in self.values), key=len, reverse=True)
        out, place = [], 0
        while place < len(text):
            if text[place].isspace():
                place += 1
                continue
            before = text[place - 1] if place else " "
            for name in names:
                end = place + len(name)
                after = text[end] if end < len(text) else " "
                if text.startswith(name, place) and not (before.isalnum() or before == "_") and not (after.isalnum() or after == "_"):
                    out.append(("name", name))
                    place = end
                    break
            else:
                found = TOKEN.match(text, place)
                if not found:
                    raise ValueError(f"cannot read {text[place:]!r}")
                token = found.group(1)
                out.append(("number" if token[0].isdigit() or token[0] == "≈" else "word", token))
                place = found.end()
        return out

    def peek(self, *words):
        have = [token for _, token in self.tokens[self.at:self.at + len(words)]]
        return have == list(words)

    def take(self, *words):
        if self.peek(*words):
            self.at += len(words)
            return True
        return False

    def need(self, *words):
        if not self.take(*words):
            raise ValueError(f"wanted {words}, found {self.tokens[self.at:self.at + 4]}")

    # Arithmetic, with the limits that may stand behind it.
    def limited(self):
        value = self.sum()
        while self.peek(",", "không", "quá") or self.peek(",", "không", "dưới"):
            most = self.tokens[self.at + 2][1] == "quá"
            self.at += 3
            limit = self.sum()
            value = min(value, limit) if most else max(value, limit)
        return value

    def sum(self):
        value = -self.product() if self.take("-") or self.take("−") else self.product()
        while True:
            if self.take("+"):
                value += self.product()
            elif self.take("-") or self.take("−"):
                value -= self.product()
            else:
                return value

    def product(self):
        value = self.single()
        while True:
            if self.take("×"):
                value *= self.single()
            elif self.take("/"):
                value /= self.single()
            else:
                return value

    def several(self):
        self.need("(")
        values = [self.limited()]
        while self.take(";"):
            values.append(self.limited())
        self.need(")")
        return values

    def single(self):
        if self.take("mức", "cao", "nhất", "trong"):
            return max(self.several())
        if self.take("nhỏ_nhất"):
            return min(self.several())
        if self.take("lớn_nhất"):
            return max(self.several())
        if self.take("khoảng_cách"):
            left, right = self.several()
            return abs(left - right)
        if self.take("làm_tròn"):
            value, places = self.several()
            return rounded(value, int(places), False)
        if self.take("ln"):
            return approximate(lambda value: value.ln(), self.several()[0])
        if self.take("căn_bậc_hai"):
            return approximate(lambda value: value.sqrt(), self.several()[0])
        if self.take("căn_bậc_ba"):
            return approximate(lambda value: value ** (Decimal(1) / 3), self.several()[0])
        if self.take("số", "lần", "đủ"):
            step = self.single()
            self.need("trong")
            return F(floor(self.single() / step))
        if self.take("điểm", "tối", "đa"):
            return self.maximum
        if self.take("("):
            return self.bracket()
        if self.take("-"):
            return -self.single()
        kind, token = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            value = number(token)
            if isinstance(value, Near):
                # What a figure lacks shows in the result, enlarged at most by the points of the row.
                self.slack += value.slack * (abs(self.maximum or 1) + 1) * 1000
            return exact(value)
        if kind == "name" and isinstance(self.values[token], (F, Near)):
            return exact(self.values[token])
        if kind == "name" and self.values[token] == "không phát sinh" or token == "không" and self.take("phát", "sinh"):
            raise ZeroDivisionError("nothing arises")
        raise ValueError(f"no number: {token!r}")

    def bracket(self):
        # `(a / b, không phát sinh: 0)`: the value for 0/0 stands behind the ratio.
        start = self.at
        try:
            value = self.limited()
        except ZeroDivisionError:
            depth, self.at = 1, start
            while not (depth == 1 and self.peek(",", "không", "phát", "sinh", ":")):
                depth += {"(": 1, ")": -1}.get(self.tokens[self.at][1], 0)
                self.at += 1
            self.need(",", "không", "phát", "sinh", ":")
            value = self.limited()
            self.need(")")
            return value
        if self.take(",", "không", "phát", "sinh", ":"):
            self.limited()
        self.need(")")
        return value

    # Conditions.
    def condition(self):
        held = [self.conjunction()]
        while self.take("hoặc"):
            held.append(self.conjunction())
        return any(held)

    def conjunction(self):
        held = [self.test()]
        while self.take("và"):
            held.append(self.test())
        return all(held)

    def test(self):
        if self.take("không"):
            return not self.test()
        start = self.at
        if self.take("("):
            try:
                held = self.condition()
                self.need(")")
                # What follows says whether the parentheses held a condition or a number.
                if self.at >= len(self.tokens) or self.tokens[self.at][1] in ("và", "hoặc", ")"):
                    return held
            except (ValueError, KeyError, IndexError):
                pass
            self.at = start
        kind, token = self.tokens[self.at]
        if kind == "name" and not isinstance(self.values[token], (F, Near)):
            self.at += 1
            value = self.values[token]
            if self.take("không", "phải", "là"):
                return self.option() != value
            if self.take("là") or self.take("bằng"):
                return self.option() == value
            if self.take("gồm"):
                return self.option() in value.split("; ")
            if value in ("có", "không"):
                return value == "có"
            raise ValueError(f"no condition: {token}")
        value = self.sum()
        return self.inside(value)

    def option(self):
        token = self.tokens[self.at][1]
        self.at += 1
        return token

    def inside(self, value):
        """The range words behind a number."""
        if self.take("không", "phải", "là"):
            return value != self.sum()
        if self.take("bằng"):
            return value == self.sum()
        for word, test in (("≥", lambda a, b: a >= b), ("≤", lambda a, b: a <= b), (">", lambda a, b: a > b), ("<", lambda a, b: a < b)):
            if self.take(word):
                return test(value, self.sum())
        if self.take("dưới"):
            return value < self.sum()
        opened = self.take("trên")
        if not opened:
            self.need("từ")
        low = self.sum()
        above = value > low if opened else value >= low
        if self.take("trở", "lên"):
            return above
        if self.take("trở", "xuống"):
            return value <= low
        if self.take("đến"):
            if self.take("dưới"):
                return above and value < self.sum()
            return above and value <= self.sum()
        return above


def approximate(function, value):
    """A root or a logarithm to sixty digits: far more than any rule rounds to."""
    with localcontext() as context:
        context.prec = 60
        return F(function(Decimal(value.numerator) / Decimal(value.denominator)))


def rounded(value, places, cut):
    scale = 10 ** places
    scaled = abs(value) * scale
    made = F(floor(scaled)) if cut else F(floor(scaled + F(1, 2)))
    return (made if value >= 0 else -made) / scale


class Row:
    def __init__(self, depth, code, title, points, maximum):
        self.depth, self.code, self.title, self.points, self.maximum = depth, code, title, points, maximum
        self.values, self.lines, self.children, self.value, self.bounded = {}, [], [], None, maximum is not None
        self.left = self.rescale = False


HEAD = re.compile(r"^( *)(Nhóm|Chỉ số|Điểm cộng|Điểm trừ) (\S+) “(.*)”(?:: (.*))?$")
FIGURE = re.compile(r"^(số liệu|số liệu chung|thuộc tính|danh sách|so với các đơn vị|chỉ số khác): (.+?)(?: \(“.*?”\))? (?:= (.*)|≈ (.*))$")


def figure(line):
    """The name and the value of a figure; text stays text, a number is one."""
    found = FIGURE.match(line)
    if not found:
        return None
    label, name, value, near = found.groups()
    value = value if value is not None else "≈" + near
    value = re.sub(r" \[[^\]]*\]", "", value)
    value = re.sub(r" \(“.*”\)$", "", value)
    if label == "chỉ số khác":
        parts = re.match(r"(\S+) / (\S+)", value)
        return name, exact(number(parts.group(1))) / exact(number(parts.group(2))) if parts else value
    got = re.match(r"^(-?≈?[\d.]+(?:,\d+)?%?|-?\d+/\d+ ≈ \S+|-?\d+/\d+)(?: .*)?$", value)
    if not got:
        return name, value
    text = got.group(1)
    return name, number(text.split(" ≈ ")[0])


def parse(sheet):
    rows, stack, ends, current = [], [], [], None
    properties, unit = {}, None
    for line in sheet:
        if line.startswith("Phiếu điểm: "):
            unit = line.removeprefix("Phiếu điểm: ")
            continue
        head = HEAD.match(line)
        if head:
            indent, _, code, title, said = head.groups()
            points = maximum = None
            if said and said != "không có điểm":
                text = said.removesuffix(" điểm")
                over, sign, top = text.partition(" / ")
                points, maximum = shown(over), (number(top) if sign else None)
            row = Row(len(indent) // 2, code, title, points, maximum)
            row.kind = head.group(2)
            row.said = said
            while stack and stack[-1].depth >= row.depth:
                stack.pop()
            if stack:
                stack[-1].children.append(row)
            stack.append(row)
            rows.append(row)
            current = row
            continue
        if re.match(r"^(Trụ cột|Tổng điểm|Xếp loại|Danh sách)\b", line) or not line.startswith(" "):
            if line.strip():
                got = figure(line)
                if got and current is None:
                    properties[got[0]] = got[1]
                current = None
                ends.append([line])
                continue
        if line.strip():
            if isinstance(current, Row):
                got = figure(line.strip())
                if got:
                    current.values[got[0]] = got[1]
                else:
                    current.lines.append(line.strip())
            elif ends:
                ends[-1].append(line.strip())
    for row in rows:
        row.values = {**properties, **row.values}
    return unit, rows, ends


def chain(text):
    """The parts of `names = figures = value` or `names = figures ≈ value`."""
    parts = text.split(" = ")
    if " ≈ " in parts[-1] and not re.match(r"^-?\d+/\d+ ≈", parts[-1]):
        before, _, near = parts[-1].rpartition(" ≈ ")
        parts[-1:] = [before, "≈" + near]
    return parts


def work_out(row, text, where, last=True):
    """A formula: its figures are the names filled in, and its value is what they give."""
    parts = chain(text)
    reader = Reader(parts[0], row.values, row.maximum, where)
    value = reader.limited()
    if reader.at != len(reader.tokens):
        raise ValueError(f"left over: {reader.tokens[reader.at:]}")
    slack = reader.slack + sum((v.slack for v in row.values.values() if isinstance(v, Near)), F(0)) * (abs(row.maximum or 1) + 1) * 1000
    if len(parts) > 2:
        figures = Reader(parts[1], {}, row.maximum, where)
        agree(where, "figures", figures.limited(), value if not slack else Near(value, slack), figures.slack)
    if len(parts) > 1:
        agree(where, "formula", value, shown(parts[-1]), slack)
    CHECKED["formulas"] += 1
    return (value, slack) if last else (value, slack)


def condition(row, text, where):
    reader = Reader(text, row.values, row.maximum, where)
    held = reader.condition()
    if reader.at != len(reader.tokens):
        raise ValueError(f"left over: {reader.tokens[reader.at:]}")
    CHECKED["conditions"] += 1
    return held


def table(row, text, where):
    subject, _, head = text.rpartition(", thuộc “")
    head = head.removesuffix("”")
    CHECKED["tables"] += 1
    name = chain(subject)[0]
    value = row.values.get(name)
    if head == "còn lại":
        if not isinstance(value, str):
            work_out(row, subject, where)
        return
    if isinstance(value, str):
        if value not in head.split("; "):
            fault(where, f"{value} does not lie in “{head}”")
        return
    value, _ = work_out(row, subject, where)
    if re.match(r"^[-\d.,%]+(; [-\d.,%]+)*$", head):
        held = value in [number(one) for one in head.split("; ")]
    else:
        reader = Reader(head, {}, row.maximum, where)
        held = reader.inside(value)
        while reader.take("và"):
            held = reader.inside(value) and held
    if not held:
        fault(where, f"{value} does not lie in “{head}”")


ROUND = re.compile(r"^làm tròn đến (\d+) chữ số thập phân \((từ nửa thì lên|cắt bỏ)\): (.*) → (.*)$")


def rounding(where, line, value, slack):
    places, how, before, after = ROUND.match(line).groups()
    agree(where, "before the rounding", value, shown(before), slack)
    made = rounded(value, int(places), how == "cắt bỏ")
    printed = exact(number(after))
    if slack == 0 and made != printed:
        fault(where, f"rounded to {after}, found {made}")
    CHECKED["roundings"] += 1
    return printed


def leaf(row, where):
    value, slack = None, F(0)
    for line in row.lines:
        label, _, text = line.partition(": ")
        if label in ("căn cứ", "suy luận"):
            continue
        if label == "không áp dụng" and re.match(r"^(chỉ áp dụng|không áp dụng) ", text):
            found = re.match(r"^(chỉ áp dụng|không áp dụng) khi (.*?)( \(câu của \S+\))?$", text)
            if found and all(name in text for name in []) and not found.group(3):
                held = condition(row, found.group(2), where)
                if held != (found.group(1) == "không áp dụng"):
                    fault(where, f"does apply: {text}")
        elif label in STATES:
            value, slack = policy(row, text), F(0)
        elif label == "bậc":
            table(row, text, where)
        elif label == "trường hợp":
            if text.startswith("khi ") and not condition(row, text.removeprefix("khi "), where):
                fault(where, f"does not hold: {text}")
        elif label == "điều kiện":
            found = re.match(r"^(.*) \((đạt|không đạt)\)$", text)
            if condition(row, found.group(1), where) != (found.group(2) == "đạt"):
                fault(where, f"is the contrary: {text}")
        elif label == "mục":
            item(row, text, where)
        elif label == "điểm":
            value, slack = work_out(row, text, where)
        elif ROUND.match(line):
            value, slack = rounding(where, line, value, slack), F(0)
        elif re.match(r"^“.*” chấm$", label):
            value, slack = exact(number(text)), F(0)
        elif label.endswith(" ấn định"):
            value, slack = exact(number(text.split(" điểm")[0])), F(0)
        elif line.startswith("chưa triển khai năm "):
            value, slack = F(0), F(0)
        elif label.startswith("điểm tối đa bớt"):
            if not condition(row, text.removeprefix("khi "), where):
                fault(where, f"does not hold: {text}")
        elif line == "không tính điểm":
            return None, F(0)
        else:
            fault(where, f"not understood: {line}")
    return value, slack


def item(row, text, where):
    found = re.match(r"^(“.*?”, )?khi (.*?): (.*)$", text)
    if found:
        cond, rest = found.group(2), found.group(3)
        # A condition may hold a colon of its own only inside quotes; none does.
        held = condition(row, cond, where)
        if held == (rest == "không đạt, 0 điểm"):
            fault(where, f"item is the contrary: {text}")
        if rest == "không đạt, 0 điểm":
            return
    else:
        rest = text.partition("”: ")[2] if text.startswith("“") else text.partition(": ")[2]
    if rest:
        work_out(row, rest, where)


def policy(row, text):
    if text.startswith("điểm tối đa"):
        return row.maximum
    if text.startswith("không tính"):
        row.left = True
        return None
    if text.startswith("bỏ ra, phần còn lại"):
        row.left = row.rescale = True
        return None
    return exact(number(text.split(" điểm")[0]))


GATHER = re.compile(
    r"^cách gộp: (tổng|bình quân gia quyền|bình quân|mức cao nhất trong|trung bình nhân|trung bình điều hòa) các (nhóm|chỉ số) (.*?)((?: [+-] (?:điểm cộng|điểm trừ) \S+)*)$"
)


def whole(where, lines, known, row=None):
    """Points from rows: gathered, then limited, scaled and rounded."""
    value, slack = None, F(0)
    for line in lines:
        label, _, text = line.partition(": ")
        if label in ("căn cứ", "suy luận"):
            continue
        if label == "cách gộp":
            parts = chain(line)
            how, _, codes, _ = GATHER.match(parts[0]).groups()
            members = [known[code] for code in codes.split("; ")]
            CHECKED["sums"] += 1
            if row is not None:
                counted = [c.code for c in row.children if c.value is not None and c.kind != "Điểm cộng" and c.kind != "Điểm trừ" and c.said]
                if not set(codes.split("; ")) <= {c.code for c in row.children}:
                    fault(where, f"gathers rows that are not below it: {codes}")
                if row.kind not in ("Điểm cộng", "Điểm trừ") and how != "bình quân gia quyền":
                    missed = [c for c in counted if c not in codes.split("; ") and known[c].bounded]
                    if missed:
                        fault(where, f"leaves out {missed}")
            values = [(one.value, one.slack) for one in members]
            slack = sum((s for _, s in values), F(0))
            values = [v for v, _ in values]
            if how == "tổng":
                value = sum(values, F(0))
            elif how == "bình quân":
                value = sum(values, F(0)) / len(values)
            elif how == "mức cao nhất trong":
                value = max(values)
            elif how == "trung bình điều hòa":
                value = F(0) if 0 in values else F(len(values)) / sum(1 / v for v in values)
            elif how == "bình quân gia quyền":
                reader = Reader(parts[1], {}, None, where)
                value = reader.limited()
                for one, shown_value in zip(members, re.findall(r"(\S+) ×", parts[1])):
                    agree(where, f"points of {one.code}", one.value, shown(shown_value.lstrip("(")), one.slack)
            else:
                last, _, said = parts[-1].partition("; ")
                places, cut = re.match(r"^làm tròn đến (\d+) chữ số thập phân ngay khi gộp \((.*)\)$", said).groups()
                product = F(1)
                for v in values:
                    product *= v
                root = approximate(lambda one: one ** (Decimal(1) / len(values)) if one else one, product)
                value, slack = rounded(root, int(places), cut == "cắt bỏ"), F(0)
                parts[-1] = last.lstrip("≈")
                CHECKED["roundings"] += 1
            agree(where, "sum", value, shown(parts[-1]), slack)
            if how == "tổng" and len(parts) > 2:
                printed = [shown(part) for part in re.split(r" [+] ", parts[1])]
                for one, p in zip(members, printed):
                    agree(where, f"points of {one.code} in the sum", one.value, p, one.slack)
        elif label == "cộng điểm cộng, trừ điểm trừ":
            parts = chain(text)
            added, taken = re.match(r"^\+ (\S+) - (\S+)$", parts[0]).groups()
            value = value + exact(number(added)) - exact(number(taken))
            slack += sum((n.slack for n in (number(added), number(taken)) if isinstance(n, Near)), F(0))
            agree(where, "with bonus and deduction", value, shown(parts[-1]), slack)
        elif label.startswith("không quá "):
            value = min(value, exact(number(label.removeprefix("không quá "))))
            agree(where, "limit", value, shown(text), slack)
        elif label.startswith("không dưới "):
            value = max(value, exact(number(label.removeprefix("không dưới "))))
            agree(where, "limit", value, shown(text), slack)
        elif label == "có chỉ số chưa có số liệu nên được":
            value, slack = exact(shown(text)), F(0)
        elif label == "tính lại theo thang của nhóm":
            parts = chain(text)
            by, to = re.match(r"^/ (\S+) × (\S+)$", parts[0]).groups()
            value = value / exact(number(by)) * exact(number(to))
            agree(where, "scaled", value, shown(parts[-1]), slack)
        elif ROUND.match(line):
            value, slack = rounding(where, line, value, slack), F(0)
        elif label in STATES and not re.match(r"^(chỉ áp dụng|không áp dụng) ", text):
            value, slack = policy(row, text), F(0)
        elif label in STATES or label.startswith("điểm tối đa bớt") or line.startswith("không có gì để gộp"):
            pass
        elif line == "không tính điểm":
            return None, F(0)
        elif line.startswith("chưa triển khai năm "):
            value, slack = F(0), F(0)
        elif line.startswith("không chấm được"):
            return None, F(0)
        else:
            fault(where, f"not understood: {line}")
    return value, slack


def unit(sheet):
    name, rows, ends = parse(sheet)
    CHECKED["units"] += 1
    known = {row.code: row for row in rows}
    for row in reversed(rows):
        where = f"{name}, {row.code}"
        CHECKED["rows"] += 1
        try:
            made = whole(where, row.lines, known, row) if row.children else leaf(row, where)
        except (ValueError, KeyError, IndexError, AttributeError, TypeError, ZeroDivisionError) as error:
            fault(where, f"cannot be redone: {error!r}: {row.lines}")
            made = (exact(row.points) if row.points is not None else None, F(0))
        row.value, row.slack = made
        if (row.points is None) != (row.value is None) and row.said:
            fault(where, f"head says {row.said}, found {row.value}")
        elif row.points is not None and row.value is not None:
            agree(where, "points", row.value, row.points, row.slack)
    total = None
    ranks = []
    for block in ends:
        head = block[0]
        where = f"{name}, {head[:40]}"
        found = re.match(r"^(Trụ cột “.*”|Tổng điểm): (.*)$", head)
        if found:
            said = found.group(2)
            lines = [line for line in block[1:] if not line.startswith("tổng điểm")]
            value, slack = whole(where, lines, known)
            if said != "không có điểm":
                printed = shown(said.removesuffix(" điểm").split(" / ")[0])
                if value is None:
                    # A total that people enter as a whole has nothing to gather.
                    value = exact(printed)
                agree(where, "points", value, printed, slack)
            if head.startswith("Tổng điểm"):
                total = value
            for line in block[1:]:
                got = re.match(r"^tổng điểm.* = (\S+) / (\S+) (=|≈) (\S+)%(?: \(làm tròn đến (\S+)%, (.*)\))?$", line)
                if got:
                    share = exact(number(got.group(1))) / exact(number(got.group(2)))
                    printed = number(("≈" if got.group(3) == "≈" else "") + got.group(4) + "%")
                    if got.group(5):
                        places = len(got.group(5).partition(",")[2]) + 2
                        share = rounded(share, places, got.group(6) == "cắt bỏ")
                    agree(where, "percentage", share, printed)
        elif head.startswith("Xếp loại: "):
            for line in block[1:]:
                got = re.match(r"^.* (?:=|≈) (\S+), thuộc “(.*)”$", line)
                if got and got.group(2) != "còn lại":
                    reader = Reader(got.group(2), {}, None, where)
                    if not reader.inside(exact(number(got.group(1)))):
                        fault(where, f"no such class: {line}")
        got = re.match(r"^(.*): hạng (\d+) trong (\d+) đơn vị, (.*?) (?:=|≈) (-?[\d.,/]+%?)", head)
        if got:
            ranks.append((got.group(1), int(got.group(2)), exact(number(got.group(5)))))
    return name, total, ranks


def main():
    sheets, sheet = [], []
    for line in sys.stdin.read().splitlines():
        if line.startswith("Phiếu điểm: ") and sheet:
            sheets.append(sheet)
            sheet = []
        sheet.append(line)
    sheets.append(sheet)
    tables = {}
    for one in sheets:
        _, _, ranks = unit(one)
        for table_name, rank, value in ranks:
            tables.setdefault(table_name, []).append((value, rank))
    for name, places in tables.items():
        for value, rank in places:
            better = sum(1 for other, _ in places if other > value)
            equal = sum(1 for other, _ in places if other == value)
            if not better < rank <= better + equal:
                fault(name, f"rank {rank} of {value}: {better} are better, {equal} equal")
    for line in FAULTS[:40]:
        print(line)
    print(" ".join(f"{name}={count}" for name, count in CHECKED.items()), f"faults={len(FAULTS)}")
    return 1 if FAULTS or not CHECKED["units"] else 0


if __name__ == "__main__":
    sys.exit(main())
