"""Sends a money sheet from this book, and takes in sheets and answers that come from others."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from groupkit.core import proof
from groupkit.core.ledger import START, Entry, EntryType, Line, seal
from groupkit.core.letters import Answer, Letter, Received, SealedEntry, Statement
from groupkit.core.meetings import Occasion
from groupkit.core.problems import GroupkitError, Problem, refuse
from groupkit.core.sheets import Part, Row, Sheet
from groupkit.core.states import Note, State, Status
from groupkit.i18n import N_
from groupkit.services import ledger, statement, states
from groupkit.services.group import Group
from groupkit.storage import letters

_UNBELIEVED = N_("This sheet was not taken in. {reason} Ask for the file again, as groupkit saved it.")
_OWN = N_("This is a sheet of your own group. It goes to the facilitator, who opens it in their book.")
_REWRITTEN = N_(
    "This sheet does not follow the one you had before: the book it came from was changed afterwards. Nothing was "
    "taken in. Talk to the secretary, and compare the seals on the printed sheets."
)
_OTHER = N_(
    "You had a different sheet {number} before. Nothing was taken in. Ask the secretary which one is right."
)
_FOREIGN = N_("This answer belongs to another group, {group}. Nothing was taken in.")
_NOT_SENT = N_("This answer is about sheet {number}, which was never sent from this book. Nothing was taken in.")
_MOVED_ON = N_("This answer is about a different sheet {number}: the seals are not the same. Nothing was taken in.")
_GONE = N_("That sheet has not come in. Open its PDF first.")
_UNSENT = N_("That sheet has not been sent yet.")


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
    refuse(sheet.problems())
    store = group.store
    before = _last_letter(group)
    sent_up_to = before.statement.after_entry if before else 0
    head_before = before.head if before else START
    sheet = replace(sheet, start_reason=_why(group, sheet))
    posted = _post(group, sheet)
    _settle(group, sheet)
    occasion = Occasion(meeting=store.meetings.get(sheet.meeting), day=sheet.day)
    fresh = tuple(SealedEntry.of(link) for link in store.ledger.links(after=sent_up_to))
    return Letter(
        statement=statement.make(group, sheet, occasion, sent_to, posted),
        entries=fresh,
        head_before=head_before,
        follows=sheet.number - 1 or None,
    )


def _why(group: Group, sheet: Sheet) -> str:
    """Say why a sheet does not start where the one before it ended, when it does not."""
    before = [letter for known, letter in _sent(group) if known.place == sheet.place]
    last = max(before, key=lambda sent: sent.statement.number, default=None)
    if last is None or last.statement.counted == sheet.start:
        return sheet.start_reason
    since = (link.entry for link in group.store.ledger.links(after=last.statement.after_entry))
    between = [str(entry.seq) for entry in since if any(line.place == sheet.place for line in entry.lines)]
    words = statement.words_of(group)
    said = words.gettext(N_("Changed since sheet {number} by these entries: {entries}."))
    return said.format(number=last.statement.number, entries=words.listing(between))


def _settle(group: Group, sheet: Sheet) -> None:
    """Mark what this sheet pays as paid, so that it no longer counts as still to pay."""
    for row in sheet.rows:
        for owed in group.store.owed.where(claim=row.claim, paid=False) if row.claim else ():
            group.store.owed.change(owed.id, replace(owed, paid=True))


def _post(group: Group, sheet: Sheet) -> statement.Posted:
    rows = [row for row in sheet.rows if row.pence]
    names = statement.names_of(group)
    drafts = [(_entry(group, sheet, row), _wordings(sheet, row, names)) for row in rows]
    if sheet.difference:
        drafts.append((_difference(group, sheet), {"made_by": sheet.made_by, "note": sheet.explanation}))
    links = ledger.post(group, drafts)
    numbers = [link.entry.seq for link in links]
    return statement.Posted(
        links=links,
        by_row=dict(zip((row.id for row in rows), numbers, strict=False)),
        difference=numbers[-1] if sheet.difference else None,
    )


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


def _sent(group: Group, **columns: object) -> Iterator[tuple[Sheet, Letter]]:
    for sheet in group.store.sheets.where(**columns):
        data = group.store.post.sent(sheet.id)
        content = letters.decode(data) if data is not None else None
        if isinstance(content, Letter):
            yield sheet, content


def _last_letter(group: Group) -> Letter | None:
    data = group.store.post.last_sent()
    content = letters.decode(data) if data is not None else None
    return content if isinstance(content, Letter) else None


def sent_letter(group: Group, sheet: Sheet) -> Letter:
    """Return the letter of a sheet that was sent, with the replies since."""
    data = group.store.post.sent(sheet.id)
    content = letters.decode(data) if data is not None else None
    if not isinstance(content, Letter):
        raise GroupkitError(_UNSENT)
    replies = tuple(note for note in group.store.post.notes("sent", sheet.id) if note.state is State.REPLIED)
    return replace(content, notes=replies)


def receive(group: Group, path: Path) -> Status:
    """Take in a sheet or an answer from its PDF, or refuse with the reason."""
    content = letters.read(path)
    return take_answer(group, content) if isinstance(content, Answer) else take_sheet(group, content)


def take_sheet(group: Group, letter: Letter) -> Status:
    """Take in a sheet that came from another book, or refuse with the reason; return how things stand."""
    said = letter.statement
    if said.identity == group.profile.identity:
        raise GroupkitError(_OWN)
    for problem in (*proof.problems(letter), *proof.differences(letter, _before(group, letter))):
        raise GroupkitError(_UNBELIEVED, reason=problem)
    key = (said.identity, said.place, said.number)
    known = next((one for one in received(group) if _key(one.letter) == key), None)
    if known is not None and known.letter.head != letter.head:
        raise GroupkitError(_OTHER, number=said.number)
    if known is None:
        _refuse_rewritten(group, letter)
        known = _take_in(group, letter)
    return _received_status(_add_replies(group, known, letter))


def _before(group: Group, letter: Letter) -> Letter | None:
    """Return the letter of the same book that came in just before this one, if it did."""
    same = (one.letter for one in received(group) if one.letter.statement.identity == letter.statement.identity)
    return next((one for one in same if one.head == letter.head_before), None)


def _key(letter: Letter) -> tuple[str, str, int]:
    return letter.statement.identity, letter.statement.place, letter.statement.number


def _refuse_rewritten(group: Group, letter: Letter) -> None:
    """Refuse a letter whose chain does not pass through what this book saw of the same group before.

    No two groups share a chain: one that another group sent before is refused too.
    """
    hashes = {sealed.seq: sealed.hash for sealed in letter.entries}
    first = letter.entries[0].seq if letter.entries else letter.statement.after_entry + 1
    hashes[first - 1] = letter.head_before
    for one in received(group):
        seen = one.letter.statement
        if seen.identity != letter.statement.identity:
            lent = one.letter.head in {letter.head, letter.head_before} - {START}
        else:
            lent = hashes.get(seen.after_entry, one.letter.head) != one.letter.head or _backwards(
                letter.statement, seen
            )
        if lent:
            raise GroupkitError(_REWRITTEN)


def _backwards(said: Statement, seen: Statement) -> bool:
    """Tell whether a later sheet of the same tin stands before an earlier one in the book."""
    later, onwards = said.number - seen.number, said.after_entry - seen.after_entry
    return said.place == seen.place and later * onwards < 0


def _take_in(group: Group, letter: Letter) -> Received:
    said = letter.statement
    note = Note(state=State.SENT, by=said.made_by, on=said.sent_on)
    data = letters.encode(replace(letter, notes=()))
    with group.change(N_("Take in a money sheet"), ledger.TOPIC) as store:
        id = store.post.receive(said.identity, said.place, said.number, letter.head, data)  # noqa: A001
        store.post.note("received", id, note)
    return Received(id=id, letter=letter, notes=(note,))


def _add_replies(group: Group, known: Received, letter: Letter) -> Received:
    fresh = [note for note in letter.notes if note not in known.notes]
    if fresh:
        with group.change(N_("Take in a reply"), ledger.TOPIC) as store:
            for note in fresh:
                store.post.note("received", known.id, note)
    return replace(known, notes=(*known.notes, *fresh))


def received(group: Group) -> tuple[Received, ...]:
    """Return the sheets that came from other books, oldest first."""
    post = group.store.post
    found = ((id_, letters.decode(data)) for id_, data in post.received())
    return tuple(
        Received(id=id_, letter=content, notes=post.notes("received", id_))
        for id_, content in found
        if isinstance(content, Letter)
    )


def answer(group: Group, received_id: int, state: State, by: str, words: str) -> Answer:
    """Say something to a sheet that came in, and return the answer that goes back."""
    known = next((one for one in received(group) if one.id == received_id), None)
    if known is None:
        raise GroupkitError(_GONE)
    said = known.letter.statement
    made = Answer(
        identity=said.identity,
        group=said.group,
        place=said.place,
        number=said.number,
        seal=said.seal,
        state=state,
        by=by.strip(),
        words=words.strip(),
        on=group.today(),
    )
    refuse(made.problems())
    note = Note(state=state, by=made.by, words=made.words, on=made.on)
    with group.change(N_("Answer a money sheet"), ledger.TOPIC) as store:
        store.post.note("received", received_id, note)
    return made


def take_answer(group: Group, made: Answer) -> Status:
    """Take in an answer to one of this book's own sheets, or refuse with the reason; return how things stand."""
    if made.identity != group.profile.identity:
        raise GroupkitError(_FOREIGN, group=made.group)
    refuse(made.problems())
    of_number = _sent(group, number=made.number)
    found = next((pair for pair in of_number if pair[1].statement.place == made.place), None)
    if found is None:
        raise GroupkitError(_NOT_SENT, number=made.number)
    sheet, letter = found
    if seal(letter.head) != made.seal:
        raise GroupkitError(_MOVED_ON, number=made.number)
    note = Note(state=made.state, by=made.by, words=made.words, on=made.on)
    if note not in group.store.post.notes("sent", sheet.id):
        with group.change(N_("Take in an answer"), ledger.TOPIC) as store:
            store.post.note("sent", sheet.id, note)
    return states.own_status(group, sheet)


def statuses(group: Group) -> Iterator[Status]:
    """Yield how every sheet stands: the book's own, then those that came in."""
    for sheet in group.store.sheets.where():
        yield states.own_status(group, sheet)
    for one in received(group):
        yield _received_status(one)


def _received_status(one: Received) -> Status:
    said, last = one.letter.statement, one.notes[-1]
    return Status(
        received=one.id,
        group=said.group,
        place=said.place,
        number=said.number,
        meeting=said.meeting,
        day=said.begins.date(),
        state=last.state,
        counted=said.counted,
        words=last.words,
        by=last.by,
    )


def unsound(group: Group) -> Iterator[Problem]:
    """Yield the letters of this book, sent or received, that no longer prove themselves."""
    hashes = {link.entry.seq: link.hash for link in group.store.ledger.links()}
    for sheet, letter in _sent(group):
        yield from proof.problems(letter)
        if hashes.get(letter.statement.after_entry, START) != letter.head:
            said = N_("The book is not the one that sheet {number} was made from.")
            yield Problem("seal", said, {"number": sheet.number})
    for one in received(group):
        yield from proof.problems(one.letter)
