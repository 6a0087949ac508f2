"""Reads the annex of the model set back from the Word file and compares it with the rule files.

    python3 tests/oracle/doc_phu_luc.py PHU-LUC.docx rulesets/mau/cap-huyen/huyen.dti

Both sides are read by this script alone: the Word file by zipfile and xml, the rule files by the small reader below. Neither goes through dti.
What is compared, row by row: code, title, maximum, the figures with unit, kind and range of values, every tier, case and item with its boundary
and its points, every formula with its constants, target, cap and floor, preconditions, policies, applicability, rounding, evidence and source;
then the general part, pillars, classes and ranking tables, and that the maxima add up.

Then each number and each word of a range that the rule files say outside of texts is changed, one at a time, and the comparison must see it.
"""

import re
import sys
import zipfile
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WRONG = []


def differ(where, what, rules, annex):
    WRONG.append(f"{where}: {what}\n    rules: {rules}\n    annex: {annex}")


def same(where, what, rules, annex):
    if rules != annex:
        differ(where, what, rules, annex)


# ── Numbers, expressions, conditions: one notation for both sides ──────────────────────────────────────────


def number(text):
    text = text.strip()
    if text.endswith("%"):
        return number(text[:-1]) / 100
    if "/" in text:
        over, by = text.split("/")
        return number(over) / number(by)
    return Fraction(text.replace(".", "").replace(",", "."))


TOKEN = re.compile(r"\s*(?:(\d[\d.]*(?:,\d+)?%?)|(ln\b)|(“[^”]*”)|([^\W\d]\w*)|([-+×*/÷−();,:]))")


class Expression:
    """`a / b × 20`, with names looked up by `names`; a figure over all units is opened by its own words."""

    def __init__(self, text, names):
        self.text, self.names, self.at = text, names, 0

    def read(self):
        value = self.sum()
        assert not self.text[self.at :].strip(), f"{self.text!r} from {self.text[self.at:]!r}"
        return value

    def peek(self):
        found = TOKEN.match(self.text, self.at)
        return (found.group(0).strip(), found) if found else ("", None)

    def take(self):
        token, found = self.peek()
        assert found, f"nothing at {self.text[self.at:]!r} of {self.text!r}"
        self.at = found.end()
        return token

    def sum(self):
        value = self.product()
        while self.peek()[0] in ("+", "-", "−"):
            sign = "+" if self.take() == "+" else "-"
            value = (sign, value, self.product())
        return value

    def product(self):
        value = self.single()
        while self.peek()[0] in ("×", "*", "/", "÷"):
            sign, by = ("*" if self.take() in "×*" else "/"), self.single()
            # 12 × a / b is 12 × (a / b).
            over = isinstance(value, tuple) and value[0] == "*" and sign == "/"
            value = ("*", value[1], ("/", value[2], by)) if over else (sign, value, by)
        return value

    def single(self):
        for head, kind in (("giá trị lớn nhất của ", "largest"), ("giá trị nhỏ nhất của ", "smallest"), ("giá trị trung bình của ", "mean")):
            if self.text[self.at :].lstrip().startswith(head):
                self.at = self.text.index(head, self.at) + len(head)
                of = self.product()
                found = re.compile(r"\s*trong (toàn bộ các đơn vị|từng (\w+))").match(self.text, self.at)
                self.at = found.end()
                return (kind, of, f"each {self.names(found.group(2))}" if found.group(2) else "all")
        for head in ("tỷ lệ của ", "tỷ lệ điểm của chỉ số "):
            found = re.compile(r"\s*" + head + r"([\d.]+\d)").match(self.text, self.at)
            if found:
                self.at = found.end()
                return ("share", found.group(1))
        token = self.take()
        if token == "(":
            value = self.sum()
            found = re.compile(r"\s*(?:,\s*không phát sinh:|; không phát sinh thì lấy)\s*([\d.,]+%?)").match(self.text, self.at)
            if found:
                self.at = found.end()
                value = ("or", value, number(found.group(1)))
            assert self.take() == ")", self.text
            return value
        if token == "ln":
            assert self.take() == "("
            value = self.sum()
            assert self.take() == ")"
            return ("ln", value)
        if token[0].isdigit():
            return number(token.rstrip(".,"))
        return self.names(token.strip("“”"))


def expression(text, names):
    return Expression(text.strip(), names).read()


def bounds(text, names):
    """`từ 80% đến dưới 90%`, `trên 10 hồ sơ`, `3 cuộc họp` → low, closed, high, closed."""
    def end(words):
        words = words.strip()
        found = re.match(r"-?\d[\d.]*(,\d+)?%?", words)
        return number(found.group(0)) if found else expression(words, names)
    text = text.strip()
    text = text[0].lower() + text[1:]
    for shape, low, high in (
        (r"từ (?P<l>.+?)(?: [^\d%]+)? trở lên", True, None),
        (r"từ (?P<h>.+?)(?: [^\d%]+)? trở xuống", None, True),
        (r"từ (?P<l>.+?) đến dưới (?P<h>.+)", True, False),
        (r"từ (?P<l>.+?) đến (?P<h>.+)", True, True),
        (r"trên (?P<l>.+?) đến dưới (?P<h>.+)", False, False),
        (r"trên (?P<l>.+?) đến (?P<h>.+)", False, True),
        (r"trên (?P<l>.+)", False, None),
        (r"dưới (?P<h>.+)", None, False),
    ):
        found = re.fullmatch(shape, text)
        if found:
            parts = found.groupdict()
            return (end(parts["l"]) if parts.get("l") else None, low, end(parts["h"]) if parts.get("h") else None, high)
    found = re.match(r"-?\d[\d.]*(,\d+)?%?", text)
    return ("=", number(found.group(0))) if found else text


def condition(text, names, asked):
    """`a bằng 0 và “…”`: comparisons, yes or no, an option of a choice, joined by và."""
    parts = text.split(" và ") if not re.search(r"“[^”]* và [^”]*”", text) else split_outside(text, " và ")
    if len(parts) > 1:
        return ("and", *[condition(part, names, asked) for part in parts])
    text = text.strip()
    if text.startswith("không thuộc trường hợp "):
        return ("not", condition(text[len("không thuộc trường hợp ") :], names, asked))
    if text.startswith("không ") and "_" in text:
        return ("not", condition(text[len("không ") :], names, asked))
    found = re.fullmatch(r"(?:có )?“([^”]*)” là “([^”]*)”", text)
    if found:
        return ("is", *found.groups())
    found = re.fullmatch(r"(\w+) là (\w+)", text)
    if found:
        return ("is", asked(found.group(1)), asked(found.group(2)))
    for shape, op in ((r"(.+?) bằng (.+)", "="), (r"(.+?) (từ .+ trở lên)", "in"), (r"(.+?) (dưới .+)", "in"), (r"(.+?) (trên .+)", "in")):
        found = re.fullmatch(shape, text)
        if found and not text.startswith("“"):
            left = expression(found.group(1), names)
            return (op, left, bounds(found.group(2), names) if op == "in" else expression(found.group(2), names))
    return ("yes", asked(text.strip("“”")))


def split_outside(text, by):
    out, depth, part = [], 0, ""
    index = 0
    while index < len(text):
        depth += {"“": 1, "”": -1}.get(text[index], 0)
        if depth == 0 and text.startswith(by, index):
            out.append(part)
            part, index = "", index + len(by)
            continue
        part += text[index]
        index += 1
    return out + [part]


def points(text):
    """`20 điểm`, `1/2 điểm tối đa (5 điểm)` → the points."""
    found = re.search(r"\(([\d.,]+) điểm\)$", text) or re.fullmatch(r"([\d.,]+) điểm", text.strip())
    return number(found.group(1))


# ── The rule files ─────────────────────────────────────────────────────────────────────────────────────────

OPENERS = ("bộ chỉ số", "đối tượng", "thông tin chung", "nhóm ", "chỉ số ", "điểm cộng ", "điểm trừ ", "trụ cột ", "xếp loại", "xếp hạng", "ví dụ")


def without_comment(line):
    quoted = False
    for index, letter in enumerate(line):
        quoted ^= letter == '"'
        if letter == "#" and not quoted:
            return line[:index]
    return line


TEXTS = {}


def text_of(path):
    path = path.resolve()
    if path not in TEXTS:
        TEXTS[path] = path.read_text(encoding="utf-8")
    return TEXTS[path]


def blocks(path):
    """The blocks of a set: lines without comments, each block from its opener on; the files it names come behind."""
    out, also, indent = [], [], 0
    for line in text_of(path).splitlines():
        line = without_comment(line).rstrip()
        if not line.strip():
            continue
        # A line four places further in goes on with the sentence above it.
        here = len(line) - len(line.lstrip())
        if out and here >= indent + 4:
            out[-1][-1] += " " + line.strip()
            continue
        indent = here
        found = re.match(r'\s*kèm theo "([^"]+)"', line)
        if found:
            also.append(path.parent / found.group(1))
        elif not line[0].isspace() and line.startswith(OPENERS):
            out.append([line])
        else:
            out[-1].append(line.strip())
    for other in also:
        out += blocks(other)
    return out


QUOTED = re.compile(r'"([^"]*)"')
INPUT = re.compile(r'số liệu (\w+) "([^"]*)": (số nguyên|số thập phân|tỷ lệ|có/không|lựa chọn)(?: \(([^)]*)\))?(?:, (.*))?')


class Rules:
    def __init__(self, path):
        self.rows, self.common, self.properties = {}, {}, {}
        self.header, self.pillars, self.classes, self.rankings, self.order = [], [], [], [], []
        for block in blocks(path):
            head = block[0]
            if head.startswith("bộ chỉ số"):
                self.header = block
            elif head.startswith("thông tin chung"):
                self.common = {name: rest for name, *rest in (INPUT.match(line).groups() for line in block[1:] if INPUT.match(line))}
            elif head.startswith("đối tượng"):
                self.unit_kind = QUOTED.search(head).group(1)
                self.read_properties(block)
            elif head.startswith("trụ cột"):
                self.pillars.append(head)
            elif head.startswith("xếp loại"):
                self.classes.append(block)
            elif head.startswith("xếp hạng"):
                self.rankings.append(" ".join(block))
            elif not head.startswith("ví dụ"):
                code = re.match(r"(?:nhóm|chỉ số|điểm cộng|điểm trừ) (\S+)", head).group(1)
                self.rows[code] = block
                self.order.append(code)

    def read_properties(self, block):
        last = None
        for line in block[1:]:
            found = re.match(r'thuộc tính (\w+) "([^"]*)": (.*)', line)
            if found:
                last = found.group(1)
                self.properties[last] = (found.group(2), found.group(3), {})
            elif re.fullmatch(r'(\w+)\s+"([^"]*)"', line):
                name, about = re.fullmatch(r'(\w+)\s+"([^"]*)"', line).groups()
                self.properties[last][2][name] = about


class RuleRow:
    """A row of the rule files in the notation of the comparison."""

    def __init__(self, rules, code):
        self.rules, self.code, self.lines = rules, code, rules.rows[code]
        head = self.lines[0]
        self.title = QUOTED.search(head).group(1)
        found = re.search(r'" (?:không quá )?([\d.,]+) điểm', head)
        self.maximum = number(found.group(1)) if found else None
        self.inputs, self.options, self.defined, self.asked_order = {}, {}, {}, []
        last = None
        for line in self.lines[1:]:
            found = INPUT.match(line)
            option = re.fullmatch(r'(\w+)\s+"([^"]*)"', line)
            if found:
                name, about, kind, unit, domain = found.groups()
                self.inputs[name] = (about, kind, unit, domain)
                last = name if kind == "lựa chọn" else None
            elif last and option:
                self.options.setdefault(last, {})[option.group(1)] = option.group(2)
            else:
                last = None
            found = re.match(r"trong đó (\w+) = (.*)", line)
            if found:
                self.defined[found.group(1)] = found.group(2)

    def name(self, name):
        """A name is what the form says; a defined one is opened."""
        if name in self.defined:
            return expression(self.defined[name], self.name)
        if name in self.inputs:
            return self.inputs[name][0]
        if name in self.rules.common:
            return self.rules.common[name][0]
        if name in self.rules.properties:
            return self.rules.properties[name][0]
        raise AssertionError(f"{self.code}: {name}")

    def asked(self, name):
        for options in [*self.options.values(), *(kind[2] for kind in self.rules.properties.values())]:
            if name in options:
                return options[name]
        return self.name(name)

    def after(self, start):
        """The lines of a table below a sentence."""
        index = next(index for index, line in enumerate(self.lines) if line.startswith(start))
        out = []
        for line in self.lines[index + 1 :]:
            found = re.match(r'((?:"[^"]*"|[^":])+):\s+(.*)', line)
            if not found or re.match(r"(chưa có số liệu|không phát sinh|không áp dụng|số liệu )", line):
                break
            out.append((found.group(1).strip(), found.group(2).strip()))
        return out

    def worth(self, text):
        """What stands behind the colon of a tier, a case or an item."""
        text, limits = limits_of(text, self.maximum)
        if text == "điểm tối đa":
            value = ("points", self.maximum)
        elif re.fullmatch(r"([\d.,/%]+) (?:× )?điểm tối đa", text):
            value = ("points", number(text.split(" ")[0]) * self.maximum)
        elif re.fullmatch(r"[\d.,]+ điểm", text):
            value = ("points", number(text.split(" ")[0]))
        elif text.startswith("cứ thêm"):
            step, more = re.fullmatch(r"cứ thêm ([\d.,]+%?) được tính thêm (-?[\d.,]+) điểm", text).groups()
            value = ("further", number(step), number(more), "tính bước đủ" in self.lines)
        elif re.match(r"[\d.,]+ điểm theo tỷ lệ", text):
            full, of = re.fullmatch(r"([\d.,]+) điểm theo tỷ lệ (.*)", text).groups()
            value = ("formula", ("*", number(full), expression(of, self.name)))
        else:
            value = self.each(text)
        return (value, limits)

    def each(self, text):
        step, name, verb, worth = re.fullmatch(r"(?:mỗi|cứ đủ|cứ)(?: ([\d.,]+%?))? (\w+) (được|trừ) ([\d.,]+) điểm", text).groups()
        return ("each", number(step) if step else None, self.name(name), verb, number(worth))

    def canonical(self):
        out = {"title": self.title, "maximum": self.maximum}
        out["figures"] = self.figures()
        text = "\n".join(self.lines[1:])
        for line in self.lines[1:]:
            found = re.match(r"(chưa có số liệu|không phát sinh|không áp dụng):\s+(.*)", line)
            if found:
                out.setdefault("policies", {})[found.group(1)] = found.group(2)
            found = re.match(r"(không áp dụng|chỉ áp dụng) khi (.*)", line)
            if found:
                out["applies"] = (found.group(1), condition(found.group(2), self.name, self.asked))
            found = re.match(r"chưa triển khai năm (\d+)", line)
            if found:
                out["not deployed"] = found.group(1)
            found = re.match(r"làm tròn đến (\d+) chữ số thập phân", line)
            if found:
                out["rounding"] = found.group(1)
            found = re.match(r"chỉ chấm khi (.*), nếu không thì ([\d.,]+) điểm", line)
            if found:
                out["gate"] = (condition(found.group(1), self.name, self.asked), number(found.group(2)))
            found = re.match(r"không (quá|dưới) (.*)", line)
            if found:
                out["limits"] = limits_of("x, " + line, self.maximum)[1]
            found = re.match(r'(tài liệu kiểm chứng|nguồn số liệu)\s+"([^"]*)"', line)
            if found:
                out[found.group(1)] = found.group(2)
            self.score(line, out)
        if "không tính điểm" in self.lines[0]:
            out["unscored"] = True
        if self.lines[0].startswith(("điểm cộng", "điểm trừ")):
            out["limits"] = (("không quá", self.maximum),)
        found = re.search(r"gồm (\d+) (chỉ số chính|chỉ số thành phần|tiêu chí)(?:, mỗi tiêu chí ([\d.,]+) điểm)?", self.lines[0])
        if found:
            out["counts"] = (found.group(1), found.group(2), number(found.group(3)) if found.group(3) else None)
        return out

    def figures(self):
        out = {}
        for about, kind, unit, domain in self.inputs.values():
            if kind in ("số nguyên", "số thập phân", "tỷ lệ"):
                out[about] = (unit, kind, bounds(domain, self.name) if domain else None)
        return out

    def score(self, line, out):
        found = re.fullmatch(r"điểm theo tỷ lệ (.*)", line)
        if found:
            of, limits = limits_of(found.group(1), self.maximum)
            of, _, target = of.partition(", mục tiêu ")
            ratio = expression(of, self.name)
            if target:
                target = number(target) if target[0].isdigit() else self.name(target)
                out["target"] = (ratio, target, self.maximum)
                ratio = ("/", ratio, target)
            out["formula"] = ("*", ratio, self.maximum)
            out["limits"] = limits
        found = re.fullmatch(r"điểm theo khoảng (.*)", line)
        if found:
            self.spread(found.group(1), out)
        elif re.fullmatch(r"điểm theo (?!tỷ lệ ).*", line) and "khoảng" not in line:
            subject = line[len("điểm theo ") :]
            out["subject"] = expression(subject, self.name)
            choice = self.options.get(subject) or ({"có": "Có", "không": "Không"} if self.inputs.get(subject, ("", ""))[1] == "có/không" else None)
            rows = self.after("điểm theo")
            out["tiers"] = [("rest" if head == "còn lại" else choice[head] if choice else bounds(head, self.name), self.worth(worth)) for head, worth in rows]
        if line == "điểm":
            rows = self.after("điểm")
            out["cases"] = [("rest" if head == "còn lại" else condition(head[len("khi ") :], self.name, self.asked), self.worth(worth)) for head, worth in rows]
        found = re.fullmatch(r"được điểm tối đa khi (.*), nếu không thì ([\d.,]+) điểm", line)
        if found:
            when = condition(found.group(1), self.name, self.asked)
            out["cases"] = [(when, (("points", self.maximum), ())), ("rest", (("points", number(found.group(2))), ()))]
        if line in ("điểm bằng tổng các mục", "điểm bằng mục cao nhất trong các mục"):
            out["best"] = "cao nhất" in line
            rows = self.after("điểm bằng")
            out["items"] = [(head.strip('"') if head.startswith('"') else condition(head[len("khi ") :], self.name, self.asked), self.worth(worth)) for head, worth in rows]
        found = re.fullmatch(r"(?:cộng|trừ) ([\d.,]+) điểm khi (.*)", line)
        if found:
            out["best"] = False
            out.setdefault("items", []).append((condition(found.group(2), self.name, self.asked), (("points", number(found.group(1))), ())))
        if re.match(r"(mỗi|cứ) ", line):
            of, limits = limits_of(line, self.maximum)
            each = self.each(of)
            if each[3] == "trừ" and not self.lines[0].startswith("điểm trừ"):
                out.setdefault("taken off", []).append(each)
            else:
                out["each"] = each
            out["limits"] = limits
        if line == "điểm từng tiêu chí":
            out["grades"] = [(head.replace("_", " "), number(worth.split(" ")[0])) for head, worth in self.after("điểm từng tiêu chí")]
            out["criteria"] = [QUOTED.search(line).group(1) for line in self.lines if line.startswith("tiêu chí ")]
        found = re.fullmatch(r'điểm do "([^"]*)" chấm(?:, từ ([\d.,]+) đến (tối đa|[\d.,]+ điểm))?(?:, bước ([\d.,]+))?', line)
        if found:
            by, low, high, step = found.groups()
            high = self.maximum if high in (None, "tối đa") else number(high.split(" ")[0])
            out["entered"] = (by, number(low or "0"), high, number(step) if step else None)

    def spread(self, text, out):
        text, limits = limits_of(text, self.maximum)
        reverse = text.endswith(", ngược chiều")
        text = text.removesuffix(", ngược chiều")
        of, ends = text.split(", từ ", 1)
        value = expression(of, self.name)
        found = re.fullmatch(r"giá trị nhỏ nhất đến giá trị lớn nhất trong (toàn bộ các đơn vị|từng (\w+))", ends)
        if found:
            scope = f"each {self.name(found.group(2))}" if found.group(2) else "all"
            low, high = ("smallest", value, scope), ("largest", value, scope)
        else:
            low, high = (expression(end, self.name) for end in ends.split(" đến "))
        over = ("-", high, value) if reverse else ("-", value, low)
        out["formula"] = ("*", ("/", over, ("-", high, low)), self.maximum)
        out["limits"] = limits


def limits_of(text, maximum):
    """`…, không dưới 0 điểm, tối đa không quá 5 điểm` → the rest and the limits in their order."""
    limits = []
    while True:
        found = re.fullmatch(r"(.*), (?:tối đa )?không (quá|dưới) (điểm tối đa|[\d.,]+ điểm)", text)
        if not found:
            return text, tuple(limits)
        text, which, end = found.groups()
        limits.insert(0, ("không " + which, maximum if end == "điểm tối đa" else number(end.split(" ")[0])))


# ── The Word file ──────────────────────────────────────────────────────────────────────────────────────────


def words(element):
    return "".join(text.text or "" for text in element.iter(W + "t"))


def body(path):
    """The paragraphs and tables in order; a table is a list of rows of cells of lines."""
    with zipfile.ZipFile(path) as archive:
        root = ElementTree.fromstring(archive.read("word/document.xml"))
    out = []
    for element in root.find(W + "body"):
        if element.tag == W + "p":
            out.append(words(element))
        elif element.tag == W + "tbl":
            out.append([[[words(line) for line in cell.iter(W + "p")] for cell in row.iter(W + "tc")] for row in element.iter(W + "tr")])
    return out


class AnnexRow:
    """A row of the annex in the same notation."""

    def __init__(self, cells):
        self.code, self.title = cells[0][0], re.sub(r"( \[\d+\])+$", "", cells[1][0])
        self.max_text, self.lines = cells[2][0], [line for line in cells[3] if line]
        self.evidence, self.source = cells[4][0], cells[5][0]
        self.maximum = number(self.max_text.lstrip("+-")) if re.search(r"\d", self.max_text) else None
        self.letters = {}

    def name(self, name):
        """A letter is what it stands for; words are themselves."""
        return self.letters.get(name, name)

    def canonical(self):
        out = {"title": self.title, "maximum": self.maximum, "figures": {}}
        if self.evidence:
            out["tài liệu kiểm chứng"] = self.evidence
        if self.source:
            out["nguồn số liệu"] = self.source
        lines = [line for line in self.lines if not line.startswith("Ghi chú: ")]
        # Letters first, since a range may name a later one.
        for line in lines:
            found = re.fullmatch(r"([^\W\d_]): (.*?)(?: \(([^()]*)\))?[;.]", line)
            if found:
                letter, about, kind = found.groups()
                self.letters[letter] = about if kind else None
        for line in lines:
            found = re.fullmatch(r"([^\W\d_]): (Giá trị .*)[;.]", line)
            if found:
                said = found.group(2)[0].lower() + found.group(2)[1:]
                said = re.sub(r"trong các đơn vị có cùng “([^”]*)” với đơn vị được chấm", lambda found: "trong từng " + found.group(1), said)
                self.letters[found.group(1)] = expression(said, self.name)
        index = 0
        while index < len(lines):
            line, below = lines[index], []
            while index + 1 < len(lines) and lines[index + 1].startswith("- "):
                index += 1
                below.append(lines[index][2:].rstrip(".;"))
            self.sentence(line, below, out)
            index += 1
        return out

    def figure(self, about, kind, out):
        if kind == "số liệu chung" or kind.startswith("số liệu của"):
            return
        found = re.fullmatch(r"(?:(.*), )?(số nguyên|số thập phân|tỷ lệ)(?: (.*))?", kind)
        unit, name, domain = found.groups()
        out["figures"][about] = (unit, name, bounds(domain, self.name) if domain else None)

    def sentence(self, line, below, out):
        found = re.fullmatch(r"([^\W\d_]): (.*) \(([^()]*)\)[;.]", line)
        if found:
            return self.figure(found.group(2), found.group(3), out)
        if re.fullmatch(r"([^\W\d_]): Giá trị .*", line):
            return None
        shapes = [
            (r"Gồm (\d+) (chỉ số chính|chỉ số thành phần|tiêu chí)(?:, mỗi tiêu chí ([\d.,]+) điểm)?\.", "counts", lambda n, kind, each: (n, kind, number(each) if each else None)),
            (r"(Không áp dụng|Chỉ áp dụng) đối với đơn vị (.*)\.", "applies", lambda which, when: (which.lower(), condition(when, self.name, self.name))),
            (r"Chưa triển khai năm (\d+): mọi đơn vị được 0 điểm, điểm tối đa giữ nguyên\.", "not deployed", lambda year: year),
            (r"Làm tròn điểm của dòng này đến (\d+) chữ số thập phân\.", "rounding", lambda places: places),
            (r"Chỉ chấm khi (.*); nếu không thì ([\d.,]+) điểm\.", "gate", lambda when, worth: (condition(when, self.name, self.name), number(worth))),
            (r"Không tính điểm, chỉ thu thập thông tin\.", "unscored", lambda: True),
            (r"(.*) chấm, từ ([\d.,]+) đến (?:điểm tối đa áp dụng \()?([\d.,]+) điểm\)?(?:, bước ([\d.,]+) điểm)?\.", "entered", lambda by, low, high, step: (by, number(low), number(high), number(step) if step else None)),
        ]
        for shape, key, made in shapes:
            found = re.fullmatch(shape, line)
            if found:
                out[key] = made(*found.groups())
                return None
        found = re.fullmatch(r"(Chưa có số liệu|Không phát sinh|Không áp dụng): (.*)\.", line)
        if found:
            out.setdefault("policies", {})[found.group(1).lower()] = found.group(2)
            return None
        if re.fullmatch(r"Điểm (cộng|trừ), ngoài điểm tối đa\.", line):
            return None
        found = re.fullmatch(r"Điểm của dòng này (.*)\.", line)
        if found:
            out["limits"] = limits_of("x, " + found.group(1), self.maximum)[1]
            return None
        return self.method(line, below, out)

    def method(self, line, below, out):
        tables = {"Xét lần lượt từ trên xuống, lấy trường hợp đúng đầu tiên:": "cases", "Điểm:": "cases"}
        found = re.fullmatch(r"Tổng điểm của (\d+) tiêu chí, mỗi tiêu chí: (.*):", line)
        if found:
            out["grades"] = [(name, number(worth)) for name, worth in re.findall(r"([^;]+?) ([\d.,]+) điểm(?:; )?", found.group(2))]
            out["criteria"] = below
            same(self.code, "criteria counted", len(below), int(found.group(1)))
        elif line in tables:
            out["cases"] = [("rest" if head == "Còn lại" else condition(self.line_head(head), self.name, self.name), self.worth(worth)) for head, worth in map(self.cut, below)]
        elif line in ("Điểm bằng tổng các mục sau:", "Điểm bằng mục cao nhất trong các mục sau:", "Số điểm trừ bằng tổng các mục sau:"):
            out["best"] = "cao nhất" in line
            out["items"] = [(head, self.worth(worth)) for head, worth in map(self.cut, below)]
        elif re.fullmatch(r"Bắt đầu từ ([\d.,]+) điểm:", line):
            same(self.code, "starts from the maximum", self.maximum, number(line.split(" ")[3]))
            out["taken off"] = [self.each(text) for text in below]
        elif below:
            self.tiers(line, below, out)
        elif line.startswith("Điểm = "):
            self.formula(line[len("Điểm = ") :].rstrip("."), out)
        else:
            text, limits = limits_of(line.rstrip("."), self.maximum)
            out["each"], out["limits"] = self.each(text), limits

    def line_head(self, head):
        return head if re.match(r"([^\W\d_]|[^\W\d_]/.*) ", head) or "“" in head else f"{head[0].lower()}{head[1:]}" if re.match("Tỷ lệ điểm", head) else f"“{head}”"

    def cut(self, text):
        head, worth = re.fullmatch(r"((?:“[^”]*”|[^“:])+): (.*)", text).groups()
        return head, worth

    def tiers(self, line, below, out):
        found = re.fullmatch(r"(.*) \(([^()]*)\):", line)
        numeric = True
        if line.startswith("Theo "):
            out["subject"] = expression(line.removeprefix("Theo ").removeprefix("tỷ lệ ").rstrip(":"), self.name)
        elif found and re.search(r"số nguyên|số thập phân|tỷ lệ", found.group(2)):
            self.figure(found.group(1), found.group(2), out)
            out["subject"] = found.group(1)
        else:
            out["subject"], numeric = line.rstrip(":"), False
        rows = []
        for text in below:
            head, worth = self.cut(text)
            rows.append(("rest" if head == "Còn lại" else bounds(head, self.name) if numeric else head, self.worth(worth)))
        out["tiers"] = rows

    def formula(self, text, out):
        text, _, tail = text.partition("; ")
        if tail:
            of, target, full = re.fullmatch(r"(.*) từ (.*) trở lên được điểm tối đa \(([\d.,]+) điểm\)", tail).groups()
            target = number(target) if target[0].isdigit() else self.name(target)
            out["target"] = (expression(of, self.name), target, number(full))
        text, limits = limits_of(text, self.maximum)
        out["formula"], out["limits"] = expression(text, self.name), limits

    def worth(self, text):
        text, limits = limits_of(text, self.maximum)
        found = re.fullmatch(r"([\d.,]+) điểm, cứ thêm (đủ )?([\d.,]+)(?: [^\d]+?)? kể từ ([\d.,]+) thì (thêm|bớt) ([\d.,]+) điểm, (phần lẻ không tính|phần lẻ tính theo tỷ lệ)", text)
        if found:
            base, enough, step, start, way, more, rest = found.groups()
            assert (rest == "phần lẻ không tính") == bool(enough), text
            self.joints = getattr(self, "joints", []) + [(number(start), number(base))]
            return (("further", number(step), number(more) * (1 if way == "thêm" else -1), bool(enough)), limits)
        if re.fullmatch(r"[\d.,]+ điểm|[\d.,/%]+ điểm tối đa \([\d.,]+ điểm\)", text):
            if "tối đa" in text:
                same(self.code, "a part of the maximum", number(text.split(" ")[0]) * self.maximum, points(text))
            return (("points", points(text)), limits)
        if text.endswith(" điểm") and "×" in text:
            return (("formula", expression(text.removesuffix(" điểm"), self.name)), limits)
        return (self.each(text), limits)

    def each(self, text):
        text = text.removesuffix(", phần lẻ không tính")
        found = re.fullmatch(r"(?:Mỗi|mỗi) (.*) \((\w)\) (được|trừ) ([\d.,]+) điểm", text)
        if found:
            return ("each", None, self.name(found.group(2)), found.group(3), number(found.group(4)))
        step, of, verb, worth = re.fullmatch(r"(?:Cứ|cứ) đủ ([\d.,]+%?)(?: của| [^\d]+?)? \(?(.*?)\)? (được|trừ) ([\d.,]+) điểm", text).groups()
        return ("each", number(step), expression(of, self.name), verb, number(worth))


# ── The comparison ─────────────────────────────────────────────────────────────────────────────────────────


def lowered(row):
    """Heads of items that are conditions are compared by what they ask."""
    if "items" in row:
        row["items"] = [(head[1] if isinstance(head, tuple) and head[0] == "yes" else head, worth) for head, worth in row["items"]]
    row.setdefault("limits", ())
    return row


def compare_rows(rules, table):
    annex = {row[0][0]: AnnexRow(row) for row in table[1:] if len(row) >= 6}
    same("table", "the rows and their order", rules.order, list(annex))
    checked = 0
    for code in rules.order:
        if code not in annex:
            continue
        try:
            due, found = lowered(RuleRow(rules, code).canonical()), lowered(annex[code].canonical())
        except Exception as error:  # noqa: BLE001 - a text that cannot be read is itself the finding
            WRONG.append(f"{code}: not read: {type(error).__name__} {error}")
            continue
        for key in sorted(set(due) | set(found)):
            same(code, key, due.get(key), found.get(key))
            checked += 1
    return checked, annex


def compare_totals(rules, table, annex):
    """Component maxima add up to their index, indexes to their group, groups to the scale, as printed."""
    scored = {code: row.maximum for code, row in annex.items() if row.maximum is not None and not row.max_text.startswith(("+", "-"))}
    mains = [code for code in scored if re.fullmatch(r"\d+", code)]
    for main in mains:
        below = [points for code, points in scored.items() if code.startswith(main + ".")]
        same(main, "the sum of its components", scored[main], sum(below))
    totals = {row[0][0]: number(row[1][0]) for row in table[1:] if len(row) == 3}
    group, sums = None, {}
    for code, points in scored.items():
        if re.fullmatch(r"[IVX]+", code):
            group = code
        elif code in mains:
            sums[group] = sums.get(group, 0) + points
    for group, points in sums.items():
        same(group, "the sum of its indexes", scored[group], points)
        same(group, "the line that sums it up", totals.get(f"Cộng nhóm {group}"), points)
    scale = number(re.search(r"thang điểm\s+([\d.,]+)", "\n".join(rules.header)).group(1))
    same("total", "the grand total", scale, totals.get("TỔNG CỘNG"))
    same("total", "the sum of the groups", scale, sum(sums.values()))


def has(text, *parts):
    for part in parts:
        if part not in text:
            WRONG.append(f"general part: “{part}” is not there")


def compare_general(rules, text):
    header = "\n".join(rules.header)
    scale = re.search(r"thang điểm\s+([\d.,]+)", header).group(1)
    has(text, f"Thang điểm: {scale} điểm", f"Đối tượng được đánh giá: {rules.unit_kind}.", QUOTED.search(rules.header[0]).group(1).upper())
    has(text, "- Bộ chỉ số " + re.search(r"gồm \d+ nhóm.*", header).group(0) + ";")
    has(text, "Áp dụng từ năm " + re.search(r"áp dụng từ năm (\d+)", header).group(1))
    has(text, "Kỳ đánh giá: từ ngày {} đến ngày {}.".format(*re.search(r"kỳ đánh giá từ ngày (\S+) đến ngày (\S+)", header).groups()))
    policy = {"0 điểm": "0 điểm", "không tính": "không tính", "báo lỗi": "không chấm được, đơn vị chưa có tổng điểm cho đến khi số liệu được sửa"}
    for state, worth in re.findall(r"(chưa có số liệu|không phát sinh|không áp dụng):\s+(.*)", header):
        has(text, f"- {state[0].upper()}{state[1:]}: {policy[worth]};")
    for cells, state in re.findall(r"ô ghi (.*) là (.*)", header):
        has(text, "- Ghi {} là {}.".format(" hoặc ".join(f"“{cell}”" for cell in QUOTED.findall(cells)), state))
    names = {"điểm trụ cột": "Điểm trụ cột", "tổng điểm": "Tổng điểm", "tỷ lệ điểm": "Tỷ lệ điểm", "điểm trung bình": "Điểm trung bình"}
    for what, to in re.findall(r"làm tròn (điểm trụ cột|tổng điểm|tỷ lệ điểm|điểm trung bình) đến (.*)", header):
        has(text, f"- {names[what]} làm tròn đến {to}")
    has(text, *(f"- T{line[1:]}" for line in rules.header if line.startswith("tổng điểm không")))
    rounds = QUOTED.findall(re.search(r"các vòng chấm (.*)", header).group(1))
    has(text, "; ".join(f"“{name}”" for name in rounds) + ";")
    has(text, "Tiêu chí đạt là tiêu chí có điểm từ {} điểm tối đa áp dụng trở lên".format(re.search(r"đạt khi điểm từ (\S+) điểm tối đa", header).group(1)))
    for about, kind, options in rules.properties.values():
        has(text, f"- {about}: " + ("có hoặc không" if kind == "có/không" else "một trong: " + "; ".join(options.values())))
    for about, kind, unit, domain in rules.common.values():
        has(text, f"- {about} ({unit + ', ' if unit else ''}{kind} {domain})")


def compare_results(rules, parts):
    tables = {tuple(" ".join(cell) for cell in part[0]): part for part in parts if isinstance(part, list)}
    pillars = tables[("Trụ cột", "Điểm tối đa", "Gồm các dòng")]
    due = []
    for head in rules.pillars:
        title, points, codes = re.fullmatch(r'trụ cột "([^"]*)"\s+([\d.,]+) điểm,? gồm các chỉ số (.*)', head).groups()
        due.append([title, points, codes])
    same("pillars", "the table", due, [[cell[0] for cell in row] for row in pillars[1:]])
    classes = tables[("Mức xếp loại", "Viết tắt", "Khoảng điểm")]
    due = []
    for line in rules.classes[0][1:]:
        found = re.fullmatch(r'([^"]*):\s+"([^"]*)"(?:, viết tắt "([^"]*)")?', line)
        if found:
            due.append((found.group(2), found.group(3) or "", bounds(found.group(1), str)))
    same("classes", "the table", due, [(row[0][0], row[1][0], bounds(row[2][0], str)) for row in classes[1:]])
    text = "\n".join(part for part in parts if isinstance(part, str))
    for ranking in rules.rankings:
        title, basis, within, ties = re.fullmatch(r'xếp hạng "([^"]*)" theo ([^,]*?)(?:, trong từng (\w+))? bằng điểm thì xét: (.*)', ranking).groups()
        ties = [tie if tie.startswith("tổng") else "điểm của " + tie for tie in ties.split("; ")]
        within = f", riêng trong các đơn vị có cùng “{rules.properties[within][0]}”" if within else ""
        has(text, f"{title}: xếp theo {basis} từ cao xuống thấp{within}. Bằng điểm thì xét lần lượt: {'; '.join(ties)}.")


def compared(parts, dti):
    """The comparison, and how much of it there was."""
    WRONG.clear()
    rules = Rules(dti)
    table = next(part for part in parts if isinstance(part, list) and part[0][0] == ["STT"])
    checked, annex = compare_rows(rules, table)
    compare_totals(rules, table, annex)
    compare_general(rules, "\n".join(part for part in parts if isinstance(part, str)))
    compare_results(rules, parts)
    return len(annex), checked


CHANGES = {"từ": "trên", "trên": "từ", "dưới": "từ 0 đến", "và": "hoặc", "ngược": "xuôi", "quá": "dưới", "lớn": "nhỏ", "nhất": "bình"}


def changes(path):
    """The text with one number or one word of a range changed, for each of them; examples, comments and texts in quotes stay."""
    lines = text_of(path).splitlines(keepends=True)
    example = False
    for index, line in enumerate(lines):
        if line.strip() and not line[0].isspace():
            example = line.startswith("ví dụ")
        bare = without_comment(line)
        if example or bare.lstrip().startswith(("suy luận", "căn cứ", "ghi chú", "kèm theo", "mã ")):
            continue
        masked = re.sub(r'"[^"]*"', lambda found: '"' + "·" * (len(found.group(0)) - 2) + '"', bare)
        for found in re.finditer(r"(?<![\w.,/])\d[\d.]*(?:,\d+)?(?![\w])|(?<!\w)(?:từ|trên|dưới)(?=\s+[\d-])", masked):
            word = found.group(0)
            other = CHANGES.get(word) or str(int(word.split(",")[0].replace(".", "")) + 7)
            yield index, word, "".join([*lines[:index], line[: found.start()] + other + line[found.end() :], *lines[index + 1 :]])


def unseen(parts, dti):
    """Changes of the rule files that the comparison does not see."""
    missed, tried = [], 0
    for path in list(TEXTS):
        text = TEXTS[path]
        for index, word, changed in changes(path):
            TEXTS[path] = changed
            tried += 1
            try:
                compared(parts, dti)
                seen = bool(WRONG)
            except Exception:  # noqa: BLE001 - a set that cannot be read any more is seen
                seen = True
            if not seen:
                missed.append(f"{path.name}:{index + 1}: {word}: {text.splitlines()[index].strip()}")
        TEXTS[path] = text
    return tried, missed


def main(docx, dti):
    parts, dti = body(docx), Path(dti)
    rows, checked = compared(parts, dti)
    if WRONG:
        print("\n".join(WRONG))
        return 1
    tried, missed = unseen(parts, dti)
    print(f"{rows} rows, {checked} statements: the annex says what the rules say; {tried - len(missed)} of {tried} changes are seen")
    for line in missed:
        print(line)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
