"""Pages of a spreadsheet as an XLSX file: numbers are numbers, days are days, and words stay words."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from groupkit.core.exports.workbook import Formula, Page, Sort, Value

_LONGEST = 32_767
_WIDTHS = {Sort.TEXT: 24, Sort.NUMBER: 9, Sort.MONEY: 14, Sort.DAY: 12}
_MONEY = "#,##0.00;[Red]-#,##0.00"
_DAY = "yyyy-mm-dd"
_NOON = time(12, tzinfo=UTC)


def written(pages: Sequence[Page], made_on: date) -> bytes:
    """Return the file of some pages; nothing in them is taken for a formula or a link but the checks."""
    into = BytesIO()
    # in memory, so that no part of the book is left in a folder for temporary files
    with xlsxwriter.Workbook(into, {"in_memory": True}) as book:
        book.set_properties({"created": datetime.combine(made_on, _NOON)})
        styles = {
            Sort.MONEY: book.add_format({"num_format": _MONEY}),
            Sort.DAY: book.add_format({"num_format": _DAY}),
        }
        bold = book.add_format({"bold": True})
        total = book.add_format({"bold": True, "num_format": _MONEY})
        for page in pages:
            sheet = book.add_worksheet(page.name)
            for at, column in enumerate(page.columns):
                sheet.set_column(at, at, _WIDTHS[column.sort])
                sheet.write_string(0, at, column.head[:_LONGEST], bold)
            sheet.freeze_panes(1, 0)
            for number, row in enumerate(page.rows, start=1):
                _write(sheet, number, row, [column.sort for column in page.columns], styles)
            for number, (words, sums) in enumerate(page.checks, start=len(page.rows) + 2):
                _check(sheet, number, words, sums, total)
    return into.getvalue()


def _write(
    sheet: Worksheet, number: int, row: Sequence[Value], sorts: Sequence[Sort], styles: Mapping[Sort, Format]
) -> None:
    for at, (value, sort) in enumerate(zip(row, sorts, strict=True)):
        style = styles.get(sort)
        match value:
            case str():
                sheet.write_string(number, at, value[:_LONGEST])
            case int():
                sheet.write_number(number, at, value / 100 if sort is Sort.MONEY else value, style)
            case date():
                sheet.write_datetime(number, at, value, style)


def _check(sheet: Worksheet, number: int, words: str, sums: Mapping[int, Formula], total: Format) -> None:
    sheet.write_string(number, 0, words, total)
    for at, formula in sorted(sums.items()):
        sheet.write_formula(number, at, formula.text, total, formula.pence / 100)
