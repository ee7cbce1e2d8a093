"""The foot of a printed money sheet: who counted, who gave and took cash, the seal, and what was said since."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from groupkit.core.letters import Letter, Statement
from groupkit.core.states import Note
from groupkit.pdf.sheets.pieces import Page, beside_code, code_square, said, signing, titled


def foot(page: Page, letter: Letter) -> Iterator[Flowable]:
    """Yield section 9 with the code square at its side, then what was said about the sheet since."""
    square = code_square(letter.head, letter.statement.after_entry)
    wide = page.width - square.width - 12
    yield beside_code(
        page,
        [
            *_signed(page, letter.statement, wide),
            *sealed(page, letter.statement.seal, letter.statement.after_entry),
        ],
        square,
    )
    yield from (said(page, _note(page, note)) for note in letter.notes)


def _signed(page: Page, about: Statement, wide: float) -> Iterator[Flowable]:
    _ = page.words.gettext
    yield titled(page, _("9  Counted by"), "")
    yield signing(page, [*about.counted_by, _("Date")], wide)
    if about.alone_reason:
        yield said(page, _("Nobody else counted because: {reason}").format(reason=about.alone_reason))
    taken = _("taken by")
    for row in about.moved:
        label = _("Cash handed over ({entry}): given by").format(entry=row.entry)
        yield signing(page, [label, taken], wide)
    if not about.moved:
        yield signing(page, [_("Cash handed over: given by"), taken], wide)
    chair = _("Next meeting’s chair: {name} (not part of the money record)").format(name=about.next_chair)
    yield said(
        page, chair if about.next_chair else _("Next meeting’s chair: nobody yet (not part of the money record)")
    )


def sealed(page: Page, code: str, entry: int) -> Iterator[Flowable]:
    """Yield the seal of the book after an entry, and what it is good for."""
    _ = page.words.gettext
    yield titled(page, _("Seal {seal}").format(seal=code), _("after entry {entry}.").format(entry=entry))
    yield said(page, _("Anyone can check a later book against this code. The square holds all of it."))


def _note(page: Page, note: Note) -> str:
    told = page.words.gettext("{day}, {name}: {words}")
    return told.format(day=page.words.day(note.on, "short"), name=note.by, words=note.words)
