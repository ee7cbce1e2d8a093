"""One place of the book as a statement in OFX, which most money programs can bring in.

OFX knows no funds: what the money is for does not come through. Version 1.02 in UTF-8 with closed tags
is the form that the most programs read right, accents included.
"""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from xml.sax.saxutils import escape

from groupkit.core.exports.book import Book, amount, one_line, posted
from groupkit.core.ledger import Entry

_HEAD = "\r\n".join(
    (
        *("OFXHEADER:100", "DATA:OFXSGML", "VERSION:102", "SECURITY:NONE", "ENCODING:UTF-8", "CHARSET:NONE"),
        *("COMPRESSION:NONE", "OLDFILEUID:NONE", "NEWFILEUID:NONE", "", ""),
    )
)
_LONGEST_NAME, _LONGEST_MEMO = 32, 255


def written(book: Book, place: int) -> str:
    """Return the statement of one place up to the day of the book."""
    moved = tuple(_moved(book, place))
    first, last = (moved[0][0].day if moved else book.as_of), book.as_of
    status = _in("STATUS", "<CODE>0</CODE><SEVERITY>INFO</SEVERITY>")
    account = f"<BANKID>000000</BANKID><ACCTID>groupkit-{place}</ACCTID><ACCTTYPE>CHECKING</ACCTTYPE>"
    span = f"<DTSTART>{_time(first)}</DTSTART><DTEND>{_time(last)}</DTEND>"
    rows = "".join(_row(book, place, entry, pence) for entry, pence in moved)
    total = amount(sum(pence for _, pence in moved))
    statement = (
        f"<CURDEF>{book.currency}</CURDEF>",
        _in("BANKACCTFROM", account),
        _in("BANKTRANLIST", f"{span}{rows}\r\n"),
        _in("LEDGERBAL", f"<BALAMT>{total}</BALAMT><DTASOF>{_time(last)}</DTASOF>"),
    )
    answer = _in("STMTTRNRS", f"<TRNUID>1</TRNUID>{status}{_in('STMTRS', ''.join(statement))}")
    signed = _in("SONRS", f"{status}<DTSERVER>{_time(last)}</DTSERVER><LANGUAGE>ENG</LANGUAGE>")
    return f"{_HEAD}{_in('OFX', _in('SIGNONMSGSRSV1', signed) + _in('BANKMSGSRSV1', answer))}\r\n"


def _moved(book: Book, place: int) -> Iterator[tuple[Entry, int]]:
    """Yield each entry that changed what the place holds, with by how much."""
    here = (each for each in posted(book) if each.line.place == place)
    for _, of_entry in groupby(here, key=lambda each: each.entry.seq):
        legs = tuple(of_entry)
        if pence := sum(each.line.pence for each in legs):
            yield legs[0].entry, pence


def _row(book: Book, place: int, entry: Entry, pence: int) -> str:
    note = one_line(book.fit(entry.wording("note")))
    values = {
        "TRNTYPE": "CREDIT" if pence > 0 else "DEBIT",
        "DTPOSTED": _time(entry.day),
        "TRNAMT": amount(pence),
        "FITID": f"gk-{place}-{entry.seq}",
        "NAME": note[:_LONGEST_NAME].strip() or entry.type.value,
        "MEMO": note[:_LONGEST_MEMO].strip(),
    }
    return "\r\n" + _in("STMTTRN", "".join(_in(tag, escape(value)) for tag, value in values.items()))


def _in(tag: str, content: str) -> str:
    return f"<{tag}>{content}</{tag}>"


def _time(day: date) -> str:
    """Return noon, so that no time zone turns it into another day."""
    return f"{day:%Y%m%d}120000"
