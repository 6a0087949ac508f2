"""Drives LibreOffice without a window: opens an empty workbook, and saves it as Excel does.

Needs LibreOffice Calc and its Python bridge (Debian: libreoffice-calc, python3-uno), and the Python that the bridge was built for.
"""

import contextlib
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.table import BorderLine2
from com.sun.star.table.CellHoriJustify import CENTER

HORIZONTAL, BOLD = CENTER, 150.0


def prop(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


@contextlib.contextmanager
def office():
    """The desktop of a LibreOffice of its own, which goes when the work is done."""
    home, pipe = tempfile.mkdtemp(), f"dti{time.time_ns()}"
    running = subprocess.Popen(
        [
            "soffice",
            "--headless",
            "--norestore",
            "--nologo",
            f"-env:UserInstallation={Path(home).as_uri()}",
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        for _ in range(120):
            try:
                context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                break
            except NoConnectException:
                time.sleep(0.5)
        else:
            raise SystemExit("LibreOffice does not answer")
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        yield desktop
        with contextlib.suppress(Exception):
            desktop.terminate()
    finally:
        try:
            running.wait(timeout=20)
        except subprocess.TimeoutExpired:
            running.kill()
        shutil.rmtree(home, ignore_errors=True)


def empty(desktop):
    return desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, (prop("Hidden", True),))


def save(document, path):
    document.calculateAll()
    document.storeToURL(Path(path).resolve().as_uri(), (prop("FilterName", "Calc MS Excel 2007 XML"),))


def number_format(document, code):
    """A number format by its code, as the format dialog in English takes it."""
    locale = uno.createUnoStruct("com.sun.star.lang.Locale", "en", "US", "")
    formats = document.NumberFormats
    key = formats.queryKey(code, locale, False)
    return key if key != -1 else formats.addNew(code, locale)


def boxed(cells):
    """Thin lines around and between cells."""
    line = BorderLine2()
    line.OuterLineWidth = 18
    for side in ("TopBorder", "BottomBorder", "LeftBorder", "RightBorder"):
        setattr(cells, side, line)
    border = cells.TableBorder2
    for side in ("TopLine", "BottomLine", "LeftLine", "RightLine", "HorizontalLine", "VerticalLine"):
        setattr(border, side, line)
        setattr(border, f"Is{side}Valid", True)
    cells.TableBorder2 = border


def centred(cells, bold=False):
    cells.HoriJustify = HORIZONTAL
    cells.IsTextWrapped = True
    if bold:
        cells.CharWeight = BOLD
