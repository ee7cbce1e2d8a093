"""Reads all pages of a run and gives them back shuffled, so that nobody learns whose sheet lay where.

Everything stays in memory. Nothing is kept of a page but its answers, the rows in doubt, and the words to type in.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from secrets import SystemRandom
from threading import Lock

import cv2
import numpy as np

from groupkit.core.feedback.layout import Box, Layout
from groupkit.core.feedback.scanned import Doubt, Handwriting, ReadPage, Trouble
from groupkit.core.progress import Progress, Silent
from groupkit.pdf.scanning import (
    arriving,
    circles,
    coding,
    cropping,
    ink,
    judging,
    straightening,
    straying,
    sweeping,
)
from groupkit.pdf.scanning.arriving import Arrival
from groupkit.pdf.scanning.judging import Judged
from groupkit.pdf.scanning.straightening import Grey, Sheet

_Blank = Callable[[Layout], Sheet | None]
_WORKERS = 2
_READ_OUT = 1


Prints = Callable[[Layout], bytes | None]
"""Prints the form that has a layout (PDF), whole and blank; it is asked once for each page that is met."""


def read_files(
    files: Iterable[Path],
    layouts: Sequence[Layout],
    *,
    prints: Prints | None = None,
    label: int = 0,
    progress: Progress | None = None,
) -> tuple[ReadPage, ...]:
    """Read every page of some files, as `read` does. Raise OSError where a file cannot be opened."""
    return read(tuple(arriving.arrivals(files)), layouts, prints=prints, label=label, progress=progress)


def read(
    pages: Sequence[Arrival],
    layouts: Sequence[Layout],
    *,
    prints: Prints | None = None,
    label: int = 0,
    progress: Progress | None = None,
) -> tuple[ReadPage, ...]:
    """Read pages of the forms that have these layouts, and return them in no order.

    With `prints`, marks on words are told from blank rows. Pages of a round with another `label` are not read; 0
    takes any. Raise CancelledError when it is stopped: then nothing is left of the run.
    """
    cv2.setNumThreads(1)
    known: set[bytes] = set()
    done: list[ReadPage] = []
    reported = progress or Silent()
    reported.step(0, len(pages))
    work = partial(_one, layouts=layouts, blank=_blank_pages(prints), label=label)
    with ThreadPoolExecutor(_WORKERS) as pool:
        try:
            for found, print_of_it in pool.map(work, pages):
                twice = print_of_it in known
                known.add(print_of_it)
                again = ReadPage(trouble=Trouble.TWICE, file=found.file, at=found.at) if twice else found
                done.append(again if again.trouble else replace(again, file="", at=0))
                reported.step(len(done), len(pages))
        finally:
            pool.shutdown(cancel_futures=True)
    SystemRandom().shuffle(done)
    return tuple(done)


def page(picture: Grey, layouts: Sequence[Layout], blank: _Blank, label: int) -> ReadPage:
    """Read the page in one picture."""
    found = _recognised(picture, layouts, label)
    if isinstance(found, Trouble):
        return ReadPage(trouble=found)
    sheet, layout = found
    return _told(sheet, layout, blank)


def _recognised(picture: Grey, layouts: Sequence[Layout], label: int) -> tuple[Sheet, Layout] | Trouble:
    """Return the page in a picture and where everything stands on it."""
    found = straightening.corners(picture)
    if isinstance(found, Trouble):
        return found
    trouble = Trouble.NO_MARKS
    for size in dict.fromkeys(layout.size_mm for layout in layouts):
        sheet = straightening.laid_flat(picture, found, size)
        code = coding.code(sheet) if sheet else None
        if sheet and code:
            if label and code.label not in (0, label):
                return Trouble.OTHER_ROUND
            for layout in layouts:
                if (layout.hash, layout.page, layout.size_mm) == (code.hash, code.page, size):
                    return sheet, layout
            trouble = Trouble.OTHER_FORM
        elif sheet and trouble is Trouble.NO_MARKS:
            trouble = Trouble.NO_CODE
    return trouble


def _blank_pages(prints: Prints | None) -> _Blank:
    """Return what knows each page as it is printed, or knows none."""
    known: dict[Layout, Sheet | None] = {}
    one_at_a_time = Lock()

    def blank(layout: Layout) -> Sheet | None:
        with one_at_a_time:
            if prints and layout not in known:
                printed = prints(layout)
                known[layout] = _as_printed(printed, layout) if printed else None
            return known.get(layout)

    return blank


def _as_printed(printed: bytes, layout: Layout) -> Sheet | None:
    picture = arriving.picture(Arrival("", layout.page, printed))
    if isinstance(picture, Trouble):
        return None
    found = straightening.corners(picture)
    return None if isinstance(found, Trouble) else straightening.laid_flat(picture, found, layout.size_mm)


def _one(arrival: Arrival, layouts: Sequence[Layout], blank: _Blank, label: int) -> tuple[ReadPage, bytes]:
    """Return what was read of a page, and a print of its picture by which it is known when it comes again."""
    picture = arriving.picture(arrival)
    if isinstance(picture, Trouble):
        found, seen = ReadPage(trouble=picture), f"{arrival.file}:{arrival.at}".encode()
    else:
        found, seen = page(picture, layouts, blank, label), np.ascontiguousarray(picture).tobytes()
    return replace(found, file=arrival.file, at=arrival.at), hashlib.blake2b(seen, digest_size=16).digest()


def _told(sheet: Sheet, layout: Layout, blank: _Blank) -> ReadPage:
    """Return what a page says that lies flat and is known."""
    judged = _judged(sheet, layout, blank)
    written = {area.question: crop for area in layout.areas if (crop := cropping.writing(sheet, area))}
    uses = {area.question for area in layout.areas}
    answers = {
        question: said.answer
        for question, said in judged.items()
        if said.answer is not None and question not in uses
    }
    doubtful = (each for each, said in judged.items() if said.in_doubt and (each in written or each not in uses))
    return ReadPage(
        page=layout.page,
        pages=layout.pages,
        asked=tuple(question for question in judged if question not in uses),
        answers=answers,
        doubts=tuple(_doubt(sheet, layout, question, judged[question]) for question in doubtful),
        areas=tuple(
            Handwriting(question=question, crop=crop, may_be_read=_may_be_read(judged.get(question)))
            for question, crop in written.items()
        ),
    )


def _judged(sheet: Sheet, layout: Layout, blank: _Blank) -> Mapping[str, Judged]:
    if not layout.boxes:
        return {}
    cut, middles = circles.windows(sheet, layout.boxes)
    found = judging.judged(layout, ink.measured(cut), harsh=straightening.harsh(sheet.picture))
    missed = sweeping.swept(sheet, layout.boxes, middles) | _stray(sheet, layout, found, blank)
    return {
        question: replace(said, answer=None, in_doubt=True) if question in missed else said
        for question, said in found.items()
    }


def _stray(sheet: Sheet, layout: Layout, found: Mapping[str, Judged], blank: _Blank) -> frozenset[str]:
    """Return the questions with ink where nothing is printed: blank ones, and those where several may be marked."""
    looked_at = [
        question
        for question, said in found.items()
        if said == judging.BLANK or (question in layout.several and not said.in_doubt)
    ]
    printed = blank(layout) if looked_at else None
    if not printed:
        return frozenset()
    rows = {question: _row(layout, question) for question in looked_at}
    return frozenset(
        question
        for question, row in rows.items()
        if straying.stray(
            sheet, printed, layout, row, marked=[box for box in row if box.option in found[question].seen]
        )
    )


def _doubt(sheet: Sheet, layout: Layout, question: str, said: Judged) -> Doubt:
    boxes = _row(layout, question)
    return Doubt(
        question=question,
        crop=cropping.row(sheet, layout, boxes),
        candidates=tuple(box.option for box in boxes),
        seen=said.seen,
        several=question in layout.several,
    )


def _row(layout: Layout, question: str) -> tuple[Box, ...]:
    return tuple(box for box in layout.boxes if box.question == question)


def _may_be_read(said: Judged | None) -> bool:
    return said is not None and not said.in_doubt and said.answer == _READ_OUT
