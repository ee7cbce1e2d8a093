"""Spreadsheet files of forms: pages of words, written as words and read as words; nothing in them is worked out."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import xlsxwriter

from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_

Sheets = Mapping[str, Sequence[Sequence[str]]]
"""The pages of a spreadsheet by name; the first row of each names its columns."""

LARGEST, LARGEST_PART = 5_000_000, 20_000_000
"""The largest file read, and the largest part of it when unpacked, in bytes."""
MOST_ROWS, MOST_COLUMNS = 2_000, 100
_TOO_LARGE = N_("{file} is larger than a form can be. Take pictures and the like out.")
_NOT_READ = N_("{file} cannot be read as a spreadsheet. Save it again as .xlsx, without a passphrase.")
_NOT_OPENED = N_("{file} could not be opened. Copy it into the folder again.")
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINKED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SPOILT = (zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, ValueError, RuntimeError, LookupError)
_AT = re.compile(r"([A-Z]{1,3})[0-9]+")
_SIGN = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LIKE_FORMULA = ("=", "+", "-", "@", "\t", "'")
_WIDTH = 30


def written(sheets: Sheets) -> bytes:
    """Return the file of some pages; words that begin like a formula are marked as words, and stay the same."""
    into = BytesIO()
    with xlsxwriter.Workbook(into, {"in_memory": True}) as book:
        # A quiet apostrophe in the style, not in the words: they are not worked out when typed over either.
        quoted = book.add_format({"quote_prefix": True})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.set_column(0, MOST_COLUMNS, _WIDTH)
            for number, row in enumerate(rows):
                for at, words in enumerate(row):
                    if words:
                        sheet.write_string(number, at, words, quoted if words.startswith(_LIKE_FORMULA) else None)
    return into.getvalue()


def opened(path: Path) -> dict[str, list[dict[str, str]]]:
    """Return the pages of a file; raise RefusedError where it is too large, broken, locked or no spreadsheet."""
    try:
        with path.open("rb") as file:
            found = file.read(LARGEST + 1)
    except OSError as reason:
        raise RefusedError([Problem("file", _NOT_OPENED, {"file": path.name})]) from reason
    return read(path.name, found)


def read(file: str, found: bytes) -> dict[str, list[dict[str, str]]]:
    """Return the pages of a spreadsheet by name, each row by the names of its columns; blank rows are left out.

    Of a formula, what was last shown is read. Nothing is unpacked to the disk.

    Raises:
        RefusedError: it is too large, broken, locked, or no spreadsheet.
    """
    large = [Problem("file", _TOO_LARGE, {"file": file})]
    refuse(large if len(found) > LARGEST else [])
    try:
        with zipfile.ZipFile(BytesIO(found)) as packed:
            pages = {name.strip().casefold(): rows for name, rows in _pages(packed)}
    except OverflowError as reason:
        raise RefusedError(large) from reason
    except (*_SPOILT, ET.ParseError) as reason:
        raise RefusedError([Problem("file", _NOT_READ, {"file": file})]) from reason
    return {name: _named(rows) for name, rows in pages.items()}


def _pages(packed: zipfile.ZipFile) -> Iterator[tuple[str, list[list[str]]]]:
    links = {
        each.get("Id", ""): each.get("Target", "") for each in _part(packed, "xl/_rels/workbook.xml.rels").iter()
    }
    told: list[str] = []
    if "xl/sharedStrings.xml" in packed.namelist():
        told = [_words(each) for each in _part(packed, "xl/sharedStrings.xml").iter(f"{_MAIN}si")]
    for sheet in _part(packed, "xl/workbook.xml").iter(f"{_MAIN}sheet"):
        target = links[sheet.get(f"{_LINKED}id", "")]
        name = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        yield sheet.get("name", ""), _rows(_part(packed, name), told)


def _part(packed: zipfile.ZipFile, name: str) -> ET.Element:
    """Return one part; OverflowError where it is too large, ValueError where it has entities of its own."""
    with packed.open(name) as opened:
        found = opened.read(LARGEST_PART + 1)
    if len(found) > LARGEST_PART:
        raise OverflowError(name)
    words = found.decode("utf-8-sig")
    if "<!DOCTYPE" in words:
        raise ValueError(name)
    return ET.fromstring(words)  # noqa: S314  no document type, so no entity of its own, stands in it


def _rows(sheet: ET.Element, told: Sequence[str]) -> list[list[str]]:
    rows: list[list[str]] = []
    for row in sheet.iter(f"{_MAIN}row"):
        cells: dict[int, str] = {}
        for next_at, cell in enumerate(row.iter(f"{_MAIN}c")):
            at = _AT.fullmatch(cell.get("r", ""))
            place = _column(at[1]) if at else next_at
            if place < MOST_COLUMNS:
                cells[place] = _said(cell, told)
        rows.append([cells.get(at, "") for at in range(max(cells, default=-1) + 1)])
        if len(rows) > MOST_ROWS:
            raise OverflowError
    return rows


def _said(cell: ET.Element, told: Sequence[str]) -> str:
    value = (cell.findtext(f"{_MAIN}v") or "").strip()
    match cell.get("t", "n"):
        case "s":
            return told[int(value)] if value else ""
        case "inlineStr":
            return _words(cell)
        case "b":
            return "yes" if value == "1" else "no"
        case "n":
            return value.removesuffix(".0")
        case _:
            return _unescaped(value)


def _words(holder: ET.Element) -> str:
    """Return the words of a cell, whose parts may look different; how a word is spoken is left out."""
    runs = [each for each in holder.iter() if each.tag in {f"{_MAIN}t", f"{_MAIN}rPh"}]
    spoken = {id(each) for run in runs if run.tag == f"{_MAIN}rPh" for each in run.iter()}
    return _unescaped("".join(each.text or "" for each in runs if id(each) not in spoken))


def _unescaped(words: str) -> str:
    return _SIGN.sub(lambda sign: chr(int(sign[1], 16)), words)


def _column(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


def _named(rows: Sequence[Sequence[str]]) -> list[dict[str, str]]:
    heads = [head.strip() for head in rows[0]] if rows else []
    named = [{head: words for head, words in zip(heads, row, strict=False) if head and words} for row in rows[1:]]
    return [row for row in named if any(map(str.strip, row.values()))]
