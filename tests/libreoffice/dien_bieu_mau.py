"""Điền biểu mẫu bằng LibreOffice: fills a form in LibreOffice Calc as a person would, cell by cell, and lets LibreOffice save it.

Usage: python3 dien_bieu_mau.py FORM.xlsx DATA.csv COMMON.csv OUT.xlsx

DATA.csv has the columns of the form under the names that `dti sample` writes. A figure is put in as a number, so that it is LibreOffice that
decides how it is kept; words and options are put in as text.
"""

import csv
import os
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue


def prop(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def url(path):
    return uno.systemPathToFileUrl(os.path.abspath(path))


def office(folder):
    """A LibreOffice of our own, with a profile that goes with the folder; its process and its desktop."""
    pipe = f"dti{os.getpid()}"
    process = subprocess.Popen(
        ["soffice", "--headless", "--norestore", f"-env:UserInstallation={url(folder)}", f"--accept=pipe,name={pipe};urp;"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(240):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return process, context.ServiceManager.createInstance("com.sun.star.frame.Desktop")
        except Exception:
            if process.poll() is not None:
                raise SystemExit("LibreOffice không chạy được")
            time.sleep(0.5)
    process.terminate()
    raise SystemExit("LibreOffice không trả lời")


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.reader(file, delimiter=";") if any(row)]


def number(text):
    """The number that a text of the data says: decimal comma, `%` for hundredths; nothing for words."""
    bare = text.removesuffix("%").replace(",", ".")
    try:
        value = float(bare)
    except ValueError:
        return None
    return value / 100 if text.endswith("%") else value


def find(sheet, label, column=0):
    for line in range(60):
        if sheet.getCellByPosition(column, line).String == label:
            return line
    raise SystemExit(f"không thấy “{label}” trong trang {sheet.Name}")


def put(cell, text):
    value = number(text)
    if text == "":
        return
    if value is None:
        cell.String = text
    else:
        cell.Value = value


def fill(sheet, data):
    header = find(sheet, "Đơn vị")
    # Both have the columns in the order of the set; the form may say more of a column than its code.
    for column, name in enumerate(data[0]):
        if not sheet.getCellByPosition(column, header).String.startswith(name):
            raise SystemExit(f"cột {column + 1} không phải là {name}")
    for at, row in enumerate(data[1:]):
        line = header + 1 + at
        if sheet.getCellByPosition(0, line).String != row[0]:
            raise SystemExit(f"dòng {line + 1} không phải là {row[0]}")
        for column, text in list(enumerate(row))[1:]:
            put(sheet.getCellByPosition(column, line), text)


def fill_common(sheet, data):
    header = find(sheet, "Số liệu")
    for at, row in enumerate(data[1:]):
        put(sheet.getCellByPosition(1, header + 1 + at), row[1])


def main():
    form, data, common, out = sys.argv[1:5]
    with tempfile.TemporaryDirectory() as folder:
        process, desktop = office(folder)
        try:
            document = desktop.loadComponentFromURL(url(form), "_blank", 0, (prop("Hidden", True),))
            sheets = document.Sheets
            fill(sheets.getByIndex(0), rows(data))
            if sheets.hasByName("Thông tin chung"):
                fill_common(sheets.getByName("Thông tin chung"), rows(common))
            document.storeToURL(url(out), (prop("FilterName", "Calc MS Excel 2007 XML"),))
            document.close(True)
            desktop.terminate()
        except Exception:
            process.terminate()
            raise
        process.wait(timeout=60)


if __name__ == "__main__":
    main()
