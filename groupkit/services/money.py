"""What a secretary does with the money of a meeting, and what a facilitator does with the sheet."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from groupkit.core.ledger import Fund
from groupkit.core.limits import questions
from groupkit.core.meetings import Occasion
from groupkit.core.money import MOST
from groupkit.core.problems import GroupkitError, Problem, RefusedError, refuse
from groupkit.core.receipts import Belonging, Use
from groupkit.core.sheets import Part, Row, Sheet, Tally, counter_problems
from groupkit.core.states import Note, State, Status
from groupkit.i18n import N_, current
from groupkit.lazy import lazily
from groupkit.services import books, counting, ledger, meetings, missing, receipts, records, states
from groupkit.services.claims import paying
from groupkit.services.funding import awards as funding
from groupkit.services.group import Group
from groupkit.services.weeks import weeks

if TYPE_CHECKING:
    from groupkit.core.letters import Answer, Letter, Received
    from groupkit.core.records import Facts
    from groupkit.services import post, sending
else:  # only sending and receiving read letters
    post = lazily("groupkit.services.post")
    sending = lazily("groupkit.services.sending")

TOPIC = ledger.TOPIC
_SENT = N_("Sheet {number} has been sent, so it stays as it is. Put a mistake right on the next one.")
_FROZEN = N_("Sheet {number} is frozen until two people say that it may go on. See “If money is missing”.")
_NO_TIN = N_("{meeting} has no tin of its own. Choose the tin on the Meetings page first.")


def sheet(group: Group, occasion: Occasion | None = None) -> Sheet:
    """Return the money sheet of a meeting (tonight's when none is named), starting it where there is none.

    Refuse while the sheet before it has not been sent: its last figure is where this one starts.
    """
    held = occasion or meetings.tonight(group)
    if held is None:
        raise RefusedError([Problem("meeting", N_("No meeting is planned. Add one on the Meetings page."))])
    found = group.store.sheets.first(meeting=held.meeting.id, day=held.day)
    return _as_it_stands(group, found) if found else _start(group, held)


def _start(group: Group, held: Occasion) -> Sheet:
    tin = held.meeting.place
    if tin is None:
        raise RefusedError([Problem("place", _NO_TIN, {"meeting": held.meeting.name})])
    before = group.store.sheets.newest(tin)
    if before is not None and not is_sent(group, before):
        said = N_("Sheet {number} has not been sent yet. Finish it first: this one starts where it ends.")
        raise RefusedError([Problem("number", said, {"number": before.number})])
    last = before.number if before else group.store.places.get(tin).sheets_before
    number = max([last, *(int(str(each.facts["subject"])) for each in states.voided(group, tin))]) + 1
    new = Sheet(number=number, place=tin, meeting=held.meeting.id, day=held.day, start=ledger.held(group, tin))
    with group.change(N_("Start a money sheet"), TOPIC) as store:
        return replace(new, id=store.sheets.add(new))


def get(group: Group, id: int) -> Sheet:  # noqa: A002  the field's own name
    """Return a sheet by its id; refuse when there is none."""
    found = group.store.sheets.first(id=id)
    if found is None:
        raise GroupkitError(N_("That money sheet is not in this book. Choose one from the list."))
    return _as_it_stands(group, found)


def _as_it_stands(group: Group, known: Sheet) -> Sheet:
    """Let a sheet that was not sent start with what the book says now: an entry may have come in between."""
    return known if is_sent(group, known) else replace(known, start=ledger.held(group, known.place))


def void(group: Group, of: Sheet, why: str = "", see: int | None = None) -> int:
    """Give a sheet up that was not sent, as when it was started for the wrong day; return the record's number.

    Its number stays used and says which sheet to `see`, the next one unless another is named. Its amounts are
    kept in the record; the meeting may have another sheet on that day.
    """
    draft, seen = _open(group, of), see or of.number + 1
    if seen == of.number:
        raise RefusedError([Problem("see", N_("Name another sheet to see instead."))])
    facts: Facts = {
        "place": draft.place,
        "meeting": draft.meeting,
        "day": draft.day.isoformat(),
        "see": seen,
        "start": draft.start,
        "rows": [[row.part.value, row.kind, row.fund, row.place, row.pence] for row in draft.rows],
        "counts": [tally.total for tally in draft.tallies],
    }
    with group.change(N_("Give a money sheet up"), TOPIC) as store:
        store.sheets.remove(draft.id)
        seq = records.record(group, states.VOID, draft.number, facts, {"why": why, "made_by": draft.made_by})
        store.journal.forget()
    return seq


def occasion_of(group: Group, of: Sheet) -> Occasion:
    """Return the meeting a sheet is for."""
    return weeks(group).occasion(group.store.meetings.get(of.meeting), of.day)


def is_sent(group: Group, of: Sheet) -> bool:
    """Tell whether a sheet has been sent; then nothing on it can change."""
    return group.store.post.sent(of.id) is not None


def _open(group: Group, of: Sheet) -> Sheet:
    """Return the sheet as it stands now, or refuse because it has been sent."""
    if is_sent(group, of):
        raise RefusedError([Problem("sheet", _SENT, {"number": of.number})])
    if missing.is_frozen(group, of.id):
        raise RefusedError([Problem("sheet", _FROZEN, {"number": of.number})])
    return get(group, of.id)


def add_row(group: Group, of: Sheet, row: Row, *, sure: bool = False) -> Row:
    """Put a row on the sheet, or refuse with every problem found; what is only asked about, once."""
    draft = _open(group, of)
    refuse((*row.problems(), *_allowed(group, draft, row), *_asked(group, draft, row)), sure=sure)
    with group.change(N_("Add to the money sheet"), TOPIC) as store:
        return replace(row, id=store.sheets.add_row(draft.id, row))


def change_row(group: Group, of: Sheet, row: Row, *, sure: bool = False) -> Row:
    """Change a row, or refuse with every problem found; what is only asked about, once."""
    draft = _open(group, of)
    found = (*_there(draft, row.id), *row.problems(), *_allowed(group, draft, row), *_asked(group, draft, row))
    refuse(found, sure=sure)
    with group.change(N_("Change the money sheet"), TOPIC) as store:
        store.sheets.change_row(row)
    return row


def remove_row(group: Group, of: Sheet, row: int) -> None:
    """Take a row off the sheet."""
    refuse(_there(_open(group, of), row))
    with group.change(N_("Take a row off the money sheet"), TOPIC) as store:
        store.sheets.remove_row(row)


def _there(draft: Sheet, row: int) -> tuple[Problem, ...]:
    if any(known.id == row for known in draft.rows):
        return ()
    return (
        Problem(
            "row",
            N_("That row is not on sheet {number} any more. Look at the sheet once more."),
            {"number": draft.number},
        ),
    )


def _allowed(group: Group, draft: Sheet, row: Row) -> tuple[Problem, ...]:
    """Return why a row does not fit the places, kinds and pots of the book."""
    fund = next((fund for fund in ledger.funds(group) if fund.id == row.fund), None)
    if fund is None:
        return (Problem("fund", N_("Choose which pot it is for.")),)
    if row.place is not None and row.place not in {place.id for place in ledger.places(group)}:
        return (Problem("place", N_("Choose a place from the list.")),)
    if row.part is Part.MOVED:
        same = row.place == draft.place
        return (Problem("place", N_("Choose where it went or came from, other than this tin.")),) if same else ()
    names = {kind.id: kind.name for kind in ledger.kinds(group, row.part.value)}
    if row.kind is not None and row.kind not in names:
        return (Problem("kind", N_("Choose what it was.")),)
    own = (*_bought(group, draft, fund, row, names), *_two_agree(group, row))
    return (*own, *paying.row_problems(group, draft.rows, row))


def _two_agree(group: Group, row: Row) -> Iterator[Problem]:
    """Yield that a second person is wanted for a large payment; a claim was agreed by somebody else already."""
    limit = books.limits(group).two_over
    if row.part is Part.OUT and not row.claim and row.pence > limit and not row.second.strip():
        values = {"limit": current().money(limit, group.profile.currency)}
        yield Problem("second", N_("This is over {limit}, so two people agree it. Who is the second?"), values)


def _asked(group: Group, draft: Sheet, row: Row) -> Iterator[Problem]:
    """Yield what is asked once about a row."""
    yield from questions(row.pence, draft.day, group.today(), books.limits(group), group.profile.currency)
    if row.part is Part.OUT and not row.claim:
        on = Belonging(sheet_row=row.id or None)
        wanted = Use(on=on, sheet=draft.number, day=draft.day, pence=row.pence, receipt=row.receipt)
        yield from receipts.questions(group, wanted)


def _bought(group: Group, draft: Sheet, fund: Fund, row: Row, names: Mapping[int, str]) -> tuple[Problem, ...]:
    """Return why a pot cannot pay for this kind of thing."""
    if row.kind is None or row.part is not Part.OUT:
        return ()
    same = (one.pence for one in draft.rows if (one.fund, one.kind) == (fund.id, row.kind) and one.id != row.id)
    if funding.may_pay(group, fund, row.kind, row.pence + sum(same)):
        return ()
    bought = current().listing(names[kind] for kind in sorted(fund.buys & set(names)))
    said = N_("{fund} is for {bought}. This looks like {kind}. Choose another pot.")
    return (Problem("fund", said, {"fund": fund.name, "bought": bought, "kind": names[row.kind]}),)


def about(
    group: Group,
    of: Sheet,
    *,
    made_by: str | None = None,
    explanation: str | None = None,
    alone_reason: str | None = None,
) -> Sheet:
    """Write what a person says about the sheet; what is not given stays as it is."""
    known = _open(group, of)
    changed = replace(
        known,
        made_by=known.made_by if made_by is None else made_by.strip(),
        explanation=known.explanation if explanation is None else explanation.strip(),
        alone_reason=known.alone_reason if alone_reason is None else alone_reason.strip(),
    )
    with group.change(N_("Write on the money sheet"), TOPIC) as store:
        store.sheets.change(changed)
    return changed


def count(group: Group, of: Sheet, who: str, coins: Mapping[int, int] | int) -> Sheet:
    """Keep what one person counted: how many of each note and coin, or a total in pence not counted by coin.

    The count is blind: nothing here says what the tin should hold. Refuse when the same person counts twice.
    """
    draft = _open(group, of)
    tally = Tally(who=who.strip(), typed=coins) if isinstance(coins, int) else Tally(who=who.strip(), coins=coins)
    refuse((*counter_problems(draft, who), *_countable(group, tally)))
    with group.change(N_("Count the tin"), TOPIC) as store:
        store.sheets.add_tally(draft.id, tally)
    return get(group, of.id)


def _countable(group: Group, tally: Tally) -> tuple[Problem, ...]:
    if (
        set(tally.coins) - set(counting.worths(group))
        or any(many < 0 for many in tally.coins.values())
        or tally.total < 0
    ):
        return (Problem("coins", N_("Count each note and coin from 0 upwards.")),)
    return (Problem("coins", N_("That is more than this book can hold.")),) if tally.total > MOST else ()


def count_again(group: Group, of: Sheet) -> Sheet:
    """Forget both counts, so that the tin is counted once more."""
    draft = _open(group, of)
    with group.change(N_("Count again"), TOPIC) as store:
        store.sheets.remove_tallies(draft.id)
    return get(group, of.id)


def pay_claim(group: Group, of: Sheet, number: int) -> tuple[Row, ...]:
    """Put an agreed claim on the sheet, a row for each kind and pot; sending the sheet records that it is paid."""
    draft = _open(group, of)
    rows = paying.rows(group, number)
    refuse(problem for row in rows for problem in (*row.problems(), *_allowed(group, draft, row)))
    with group.change(N_("Pay a claim on the money sheet"), TOPIC) as store:
        return tuple(replace(row, id=store.sheets.add_row(draft.id, row)) for row in rows)


def notes(group: Group, of: Sheet) -> tuple[Note, ...]:
    """Return what was said about a sheet since it was sent, oldest first."""
    return group.store.post.notes("sent", of.id)


def preview(group: Group, of: Sheet, sent_to: str = "") -> "Letter":
    """Return the letter as it would be sent, or refuse with everything to put right first; nothing is kept."""
    return sending.draft(group, _open(group, of), sent_to or group.profile.facilitator)


def send(group: Group, of: Sheet, sent_to: str = "") -> "Letter":
    """Write the sheet's entries into the book for good and return the letter for the facilitator.

    Nothing of it can be undone afterwards; a mistake is put right by a new entry.
    """
    return sending.send(group, _open(group, of), sent_to or group.profile.facilitator)


def letter(group: Group, of: Sheet) -> "Letter":
    """Return the letter of a sheet that was sent, with the replies since, to make its file again."""
    return sending.sent_letter(group, of)


def reply(group: Group, of: Sheet, words: str, by: str) -> "Letter":
    """Answer the facilitator's question; the letter goes out again with the reply in it."""
    if not words.strip():
        raise RefusedError([Problem("words", N_("Write your answer in a few words."))])
    known = letter(group, of)
    note = Note(state=State.REPLIED, by=by, words=words.strip(), on=group.today())
    with group.change(N_("Answer the facilitator"), TOPIC) as store:
        store.post.note("sent", of.id, note)
    return replace(known, notes=(*known.notes, note))


def receive(group: Group, path: str | Path) -> Status:
    """Take in a sheet or an answer from its PDF, or refuse with the reason; return how things stand."""
    return post.receive(group, Path(path))


def received(group: Group) -> "tuple[Received, ...]":
    """Return the sheets that came from other books, oldest first."""
    return post.received(group)


def accept(group: Group, received_id: int, by: str, words: str = "") -> "Answer":
    """Accept a sheet that came in; the answer goes back as a PDF."""
    return post.answer(group, received_id, State.ACCEPTED, by, words)


def query(group: Group, received_id: int, by: str, words: str) -> "Answer":
    """Ask a question about a sheet that came in; the answer goes back as a PDF."""
    return post.answer(group, received_id, State.QUERIED, by, words)


def pay(group: Group, received_id: int, by: str, words: str = "") -> "Answer":
    """Mark a sheet that came in as paid; the answer goes back as a PDF."""
    return post.answer(group, received_id, State.PAID, by, words)


def status(group: Group) -> tuple[Status, ...]:
    """Return how every sheet stands, newest first: the book's own and those that came in."""
    return tuple(sorted(post.statuses(group), key=lambda line: (line.day, line.number), reverse=True))


def status_of(group: Group, of: Sheet) -> Status:
    """Return how one of the book's own sheets stands."""
    return states.own_status(group, of)
