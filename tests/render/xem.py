"""Looks at a rendered document: python3 tests/render/xem.py FILE.pdf LEAST MOST FIRST LAST

A4 on every page, so many pages, one typeface with the letters of Vietnamese, the first and the last text, no word beyond the edge of a page or in
its margins, no page without words, and a heading never alone at the foot of a page.
"""

import re
import subprocess
import sys
import unicodedata
from xml.etree import ElementTree

A4 = (595.3, 841.9)
# The narrowest margin of the decree is 15 mm; the page number stands above the text.
SIDE = 15 / 25.4 * 72 - 2


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def flat(text):
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text))


def main(pdf, least, most, first, last):
    wrong = []
    info = run("pdfinfo", "-f", "1", "-l", "999", pdf)
    sizes = re.findall(r"Page\s+\d+ size:\s+([\d.]+) x ([\d.]+)", info)
    if not int(least) <= len(sizes) <= int(most):
        wrong.append(f"{len(sizes)} pages, not {least} to {most}")
    for number, size in enumerate(sizes, 1):
        wide, high = sorted(map(float, size))
        if abs(wide - A4[0]) > 1.5 or abs(high - A4[1]) > 1.5:
            wrong.append(f"page {number} is {size}, not A4")
    fonts = {re.sub(r"^[A-Z]{6}\+", "", line.split()[0]) for line in run("pdffonts", pdf).splitlines()[2:]}
    odd = {font for font in fonts if not re.match(r"(Liberation ?Serif|Tinos|Times ?New ?Roman)", font)}
    if not fonts or odd:
        wrong.append(f"typefaces {sorted(odd) or 'none'}: a letter of Vietnamese was taken from another one")
    not_embedded = [line for line in run("pdffonts", pdf).splitlines()[2:] if " yes " not in line]
    if not_embedded:
        wrong.append(f"not embedded: {not_embedded}")
    text = flat(run("pdftotext", "-layout", pdf, "-"))
    raw = flat(run("pdftotext", "-raw", pdf, "-"))
    for due in (first, last):
        if flat(due) not in text and flat(due) not in raw:
            wrong.append(f"“{due}” is not there")
    boxes = run("pdftotext", "-bbox", pdf, "-")
    pages = re.findall(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', boxes, re.S)
    for number, (width, height, words) in enumerate(pages, 1):
        found = re.findall(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>', words)
        if not found:
            wrong.append(f"page {number} is empty")
        for left, top, right, bottom, word in found:
            inside = float(left) >= SIDE and float(right) <= float(width) - SIDE and float(top) >= 0 and float(bottom) <= float(height)
            if not inside:
                wrong.append(f"page {number}: “{ElementTree.fromstring(f'<w>{word}</w>').text}” stands beyond the text at {left}, {top}")
        ordered = sorted(found, key=lambda word: (round(float(word[3])), float(word[0])))
        if ordered:
            foot = " ".join(word[4] for word in ordered if abs(float(word[3]) - float(ordered[-1][3])) < 3)
            if re.match(r"(I|II|III|IV|V)\. [A-ZĐ]", foot) or re.fullmatch(r"\d\. [^.;:]{3,40}", foot):
                wrong.append(f"page {number} ends with the heading “{foot}”")
    if wrong:
        print(f"{pdf}:\n  " + "\n  ".join(wrong[:40]), file=sys.stderr)
        return 1
    print(f"{pdf}: {len(sizes)} pages of A4, {', '.join(sorted(fonts))}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:6]))
