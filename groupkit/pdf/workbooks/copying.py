"""Sets finished pages for folding, and repeats them for as many copies as are wanted."""

from io import BytesIO

import pikepdf

from groupkit.core.progress import Progress
from groupkit.pdf.booklets import imposed
from groupkit.pdf.workbooks.sheets import Sheet

_ONE_SECTION = 64
"""The most pages that are folded together; a thicker booklet is folded in parts."""
SECTION = 16
_AT_ONCE = 50


def section(count: int) -> int:
    """Return of how many pages each part of a booklet is folded: 0 where all are folded as one."""
    return SECTION if count > _ONE_SECTION else 0


def folded(sheet: Sheet, data: bytes, count: int) -> bytes:
    """Return pages as they are wanted: two to a side for a booklet, else as they are."""
    if not sheet.printing.booklet:
        return data
    return imposed(data, edge=sheet.printing.edge, rtl=sheet.rtl, section=section(count))


def repeated(data: bytes, copies: int, progress: Progress) -> bytes:
    """Return a PDF as many times in one file; what is drawn is kept once."""
    if copies == 1:
        return data
    with pikepdf.open(BytesIO(data)) as pdf:
        pages = list(pdf.pages)
        for copy in range(1, copies):
            for at, page in enumerate(pages):
                if at % _AT_ONCE == 0:
                    progress.step(copy, copies)
                pdf.pages.append(page)
        into = BytesIO()
        pdf.save(
            into,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            progress=lambda _percent: progress.step(copies, copies),
        )
    return into.getvalue()
