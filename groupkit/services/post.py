"""Takes in sheets and answers that come from other books, and tells how every sheet stands."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from groupkit.core import proof
from groupkit.core.ledger import START, seal
from groupkit.core.letters import Answer, Letter, Received, Statement
from groupkit.core.problems import GroupkitError, Problem, refuse
from groupkit.core.states import Note, State, Status
from groupkit.i18n import N_
from groupkit.services import ledger, sending, states
from groupkit.services.group import Group
from groupkit.storage import letters

_UNBELIEVED = N_("This sheet was not taken in. {reason} Ask for the file again, as groupkit saved it.")
_OWN = N_("This is a sheet of your own group. It goes to the facilitator, who opens it in their book.")
_REWRITTEN = N_(
    "This sheet does not follow the one you had before: its book was changed since. Nothing was taken in. Talk to "
    "the secretary, and look at the seals on both sheets."
)
_OTHER = N_(
    "You had a different sheet {number} before. Nothing was taken in. Ask the secretary which one is right."
)
_FOREIGN = N_("This answer belongs to another group, {group}. Nothing was taken in.")
_NOT_SENT = N_("This answer is about sheet {number}, which was never sent from this book. Nothing was taken in.")
_MOVED_ON = N_("This answer is about a different sheet {number}: the seals are not the same. Nothing was taken in.")
_GONE = N_("That sheet has not come in. Open its PDF first.")


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
    of_number = sending.sent(group, number=made.number)
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
    yield from states.own_statuses(group)
    yield from states.voids(group)
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
    for sheet, letter in sending.sent(group):
        yield from proof.problems(letter)
        if group.store.ledger.hash_of(letter.statement.after_entry) != letter.head:
            said = N_("The book is not the one that sheet {number} was made from.")
            yield Problem("seal", said, {"number": sheet.number})
    for one in received(group):
        yield from proof.problems(one.letter)
