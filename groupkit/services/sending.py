"""Sends a money sheet: writes its entries into the book for good, and makes the letter that proves them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from groupkit.core.ledger import START, Entry, EntryType, Line
from groupkit.core.letters import Letter, SealedEntry
from groupkit.core.problems import GroupkitError, refuse
from groupkit.core.sheets import Part, Row, Sheet
from groupkit.core.states import Note, State
from groupkit.i18n import N_
from groupkit.services import ledger, statement, states
from groupkit.services.claims import paying
from groupkit.services.group import Group
from groupkit.services.weeks import weeks
from groupkit.storage import letters

_DIFFERENCE = 0
_UNSENT = N_("That sheet has not been sent yet. Send it first.")


def draft(group: Group, sheet: Sheet, sent_to: str) -> Letter:
    """Return the letter as it would be sent, or refuse with everything to put right first; nothing is kept."""
    with group.store.looking():
        return _write(group, sheet, sent_to)


def send(group: Group, sheet: Sheet, sent_to: str) -> Letter:
    """Write the sheet's entries into the book for good and return its letter."""
    with group.change(N_("Send the money sheet"), ledger.TOPIC) as store:
        letter = _write(group, sheet, sent_to)
        store.sheets.change(replace(sheet, start_reason=letter.statement.start_reason))
        store.post.send(sheet.id, letters.encode(letter))
        store.post.note("sent", sheet.id, Note(state=State.SENT, by=sheet.made_by, on=group.today()))
    group.store.journal.forget()
    return letter


def _write(group: Group, sheet: Sheet, sent_to: str) -> Letter:
    """Post the entries of a sheet inside a change and return the letter that proves them."""
    refuse((*sheet.problems(), *paying.on_sheet_problems(group, sheet.part(Part.OUT), sheet.made_by)))
    store = group.store
    before = _letter(group.store.post.last_sent())
    sent_up_to = before.statement.after_entry if before else 0
    head_before = before.head if before else START
    sheet = replace(sheet, start_reason=_why(group, sheet))
    posted = _post(group, sheet)
    occasion = weeks(group).occasion(store.meetings.get(sheet.meeting), sheet.day)
    fresh = tuple(SealedEntry.of(link) for link in store.ledger.links(after=sent_up_to))
    return Letter(
        statement=statement.make(group, sheet, occasion, sent_to, posted),
        entries=fresh,
        head_before=head_before,
        follows=states.before(group, sheet),
    )


def _why(group: Group, sheet: Sheet) -> str:
    """Say why a sheet does not start where the one before it ended, when it does not."""
    last = _letter(group.store.post.last_sent_of(sheet.place))
    if last is None or last.statement.counted == sheet.start:
        return sheet.start_reason
    since = (link.entry for link in group.store.ledger.links(after=last.statement.after_entry))
    between = [str(entry.seq) for entry in since if any(line.place == sheet.place for line in entry.lines)]
    words = statement.words_of(group)
    said = words.gettext(N_("Changed since sheet {number} by these entries: {entries}."))
    return said.format(number=last.statement.number, entries=words.listing(between))


def _post(group: Group, sheet: Sheet) -> statement.Posted:
    """Post the rows and the difference, what comes into a place before what leaves it."""
    names = statement.names_of(group)
    rows = sorted((row for row in sheet.rows if row.pence), key=lambda row: _rank(sheet, row))
    drafts = [(row.id, _entry(group, sheet, row), _wordings(sheet, row, names)) for row in rows]
    if sheet.difference:
        words = {"made_by": sheet.made_by, "note": sheet.explanation}
        drafts.append((_DIFFERENCE, _difference(group, sheet), words))
    links = ledger.post(group, [(entry, words) for _, entry, words in drafts])
    numbers = {row: made.entry.seq for (row, _, _), made in zip(drafts, links, strict=True)}
    return statement.Posted(links=links, by_row=numbers, difference=numbers.get(_DIFFERENCE))


def _rank(sheet: Sheet, row: Row) -> int:
    """Return the place of a row in the order in which no tin and no hand is ever short."""
    if row.part is Part.IN:
        return 0
    if row.part is Part.MOVED:
        return 1 if row.pence > 0 else 3
    return 2 if row.place in (None, sheet.place) else 4


def _entry(group: Group, sheet: Sheet, row: Row) -> Entry:
    place = row.place or sheet.place
    lines: tuple[Line, ...]
    if row.part is Part.MOVED:
        kind = EntryType.MOVE
        lines = (Line(sheet.place, row.fund, None, row.pence), Line(place, row.fund, None, -row.pence))
    else:
        kind, sign = (EntryType.RECEIPT, 1) if row.part is Part.IN else (EntryType.PAYMENT, -1)
        lines = (Line(place, row.fund, row.kind, sign * row.pence),)
    return Entry(seq=0, day=sheet.day, recorded_at=group.now(), type=kind, lines=lines, sheet=sheet.number)


def _difference(group: Group, sheet: Sheet) -> Entry:
    (kind,) = ledger.kinds(group, "difference")
    line = Line(sheet.place, ledger.general(group).id, kind.id, sheet.difference or 0)
    return Entry(
        seq=0,
        day=sheet.day,
        recorded_at=group.now(),
        type=EntryType.COUNT_DIFFERENCE,
        lines=(line,),
        sheet=sheet.number,
    )


def _wordings(sheet: Sheet, row: Row, names: statement.Names) -> Mapping[str, str]:
    return {
        "made_by": sheet.made_by,
        "note": names.what(row),
        "fund": names.funds[row.fund],
        "place": names.place(sheet, row),
        "who": row.who,
        "receipt": row.receipt,
        "no_receipt": row.no_receipt,
        "second": row.second,
        "claim": str(row.claim or ""),
    }


def sent(group: Group, **columns: object) -> Iterator[tuple[Sheet, Letter]]:
    """Yield the sheets that were sent, with their letters; `columns` choose among the sheets."""
    for sheet in group.store.sheets.where(**columns):
        letter = _letter(group.store.post.sent(sheet.id))
        if letter is not None:
            yield sheet, letter


def _last_letter(group: Group) -> Letter | None:
    return _letter(group.store.post.last_sent())


def _letter(data: bytes | None) -> Letter | None:
    content = letters.decode(data) if data is not None else None
    return content if isinstance(content, Letter) else None


def sent_letter(group: Group, sheet: Sheet) -> Letter:
    """Return the letter of a sheet that was sent, with the replies since."""
    letter = _letter(group.store.post.sent(sheet.id))
    if letter is None:
        raise GroupkitError(_UNSENT)
    replies = tuple(note for note in group.store.post.notes("sent", sheet.id) if note.state is State.REPLIED)
    return replace(letter, notes=replies)
