"""The made-up group's money: what it opens with, a sheet for every Saturday, and the facilitator's answers."""

from dataclasses import replace
from datetime import timedelta

from groupkit.core.claims import ClaimLine
from groupkit.core.ledger import Entry, EntryType, Fund, FundKind, Line, Place, PlaceKind
from groupkit.core.letters import Answer, Letter
from groupkit.core.meetings import Heads, Occasion
from groupkit.core.money import NOTES_AND_COINS
from groupkit.core.sheets import Sheet
from groupkit.core.states import State
from groupkit.i18n import N_
from groupkit.services import ledger, money, post
from groupkit.services.claims import drafts, steps
from groupkit.services.sample import evenings
from groupkit.services.sample.rows import Books, rows
from groupkit.services.sample.story import WEEKS, Telling

_A_DAY = timedelta(days=1)
_ANSWER_AFTER, _BANK_AFTER, _REPLY_AFTER, _ACCEPT_AFTER = (timedelta(days=days) for days in (3, 3, 4, 5))
_GRANT_ENDS = timedelta(days=80)
_DIFFERENCES = {9: 50, 23: -100, 38: 20, 51: -50}  # week: pence over or short
_ALONE = (13, 44)
_BY_TOTAL = 5
_QUERIED = (WEEKS - 2, WEEKS - 21)  # the last but one, and one long since answered
_AGREED_LAST = (WEEKS - 3, WEEKS - 1)


def open_books(telling: Telling) -> Books:
    """Make the tin, the other places and the pots, and write down what the book begins with."""
    group, told = telling.group, telling.story
    tin = ledger.set_up(group, "Tin")
    kinds = {name: kind.id for (_, name), kind in zip(ledger.KINDS, ledger.kinds(group), strict=True)}
    statement = telling.today.replace(day=1) - _A_DAY
    bank = ledger.add_place(group, Place(name=told.places["bank"], kind=PlaceKind.BANK, seen_on=statement))
    to_bank = ledger.add_place(group, Place(name=told.places["to_bank"], kind=PlaceKind.PERSON))
    advance = ledger.add_place(group, Place(name=told.places["advance"], kind=PlaceKind.PERSON, advance=True))
    outing = ledger.add_fund(group, Fund(name=told.pots["outing"], kind=FundKind.SET_ASIDE))
    buys = frozenset({kinds["Fares"], kinds["Refreshments"]})
    ends_on = telling.today + _GRANT_ENDS
    grant = ledger.add_fund(
        group, Fund(name=told.pots["grant"], kind=FundKind.RESTRICTED, ends_on=ends_on, buys=buys)
    )
    books = Books(
        telling=telling,
        tin=tin.id,
        bank=bank.id,
        to_bank=to_bank.id,
        advance=advance.id,
        general=ledger.general(group).id,
        outing=outing.id,
        grant=grant.id,
        kinds=kinds,
    )
    held = {
        (tin.id, books.general): 2815,
        (tin.id, outing.id): 1000,
        (bank.id, books.general): 21000,
        (bank.id, grant.id): 7500,
    }
    roles = told.roles
    ledger.opening(group, group.today(), held, roles.first_secretary, roles.treasurer)
    return books


def evening(books: Books, occasion: Occasion, heads: Heads) -> None:
    """Make, count and send the money sheet of one Saturday, after what happened to the one before."""
    telling = books.telling
    if books.sent is not None:
        _between_meetings(books, *books.sent)
    telling.clock.go_to(occasion.day)
    group, name = telling.group, evenings.who_keeps_the_tin(telling, occasion)
    sheet = money.sheet(group, occasion)
    money.about(group, sheet, made_by=telling.story.words.made_by.format(name=name))
    for row in rows(books, occasion.day, heads, name):
        money.add_row(group, sheet, row)
    _agree(books, sheet)
    _count(books, money.get(group, sheet.id), name)
    books.sent = (sheet, money.send(group, sheet))


def _agree(books: Books, sheet: Sheet) -> None:
    """Agree to pay a fare back now and then; the last two are still to be paid."""
    week = books.week(sheet.day)
    if week % 9 != 1 and week not in _AGREED_LAST:
        return
    group, words, who = books.telling.group, books.telling.story.words, books.somebody()
    claim = drafts.start(group, who).number
    fare = ClaimLine(
        day=sheet.day,
        kind=books.kinds["Fares"],
        fund=books.grant,
        what=words.fare,
        pence=books.telling.chance.randrange(320, 760, 10),
        receipt=books.next_receipt(),
    )
    drafts.add_line(group, claim, fare)
    steps.hand_in(group, claim, who)
    told = books.telling.story
    steps.agree(group, claim, told.facilitator if who == told.roles.treasurer else told.roles.treasurer)
    if week not in _AGREED_LAST:
        books.to_pay.append(claim)


def _count(books: Books, sheet: Sheet, name: str) -> None:
    """Count the tin, by coin and with a second person, except when it went otherwise."""
    group, words, week = books.telling.group, books.telling.story.words, books.week(sheet.day)
    there = sheet.expected + _DIFFERENCES.get(week, 0)
    coins = there if week == _BY_TOTAL else _in_coins(there, group.profile.currency)
    if week in _DIFFERENCES:
        money.about(group, sheet, explanation=words.differences[list(_DIFFERENCES).index(week)])
    money.count(group, sheet, name, coins)
    if week in _ALONE:
        money.about(group, sheet, alone_reason=words.alone[_ALONE.index(week)])
    else:
        money.count(group, sheet, books.telling.story.roles.treasurer, coins)


def _in_coins(pence: int, currency: str) -> dict[int, int]:
    """Return the fewest notes and coins that make a sum."""
    coins = {}
    for worth in NOTES_AND_COINS[currency]:
        coins[worth], pence = divmod(pence, worth)
    return coins


def _between_meetings(books: Books, sheet: Sheet, letter: Letter) -> None:
    """Bank what was handed over, and take in what the facilitator said to the sheet."""
    if books.handed_over:
        _bank(books, sheet)
    week, words, by = books.week(sheet.day), books.telling.story.words, books.telling.story.facilitator
    said = letter.statement
    first = Answer(
        identity=said.identity,
        group=said.group,
        place=said.place,
        number=said.number,
        seal=said.seal,
        state=State.ACCEPTED,
        by=by,
        words=words.accepted[week % len(words.accepted)],
        on=sheet.day + _ANSWER_AFTER,
    )
    group, clock = books.telling.group, books.telling.clock
    if week in _QUERIED:
        which = _QUERIED.index(week)
        post.take_answer(group, replace(first, state=State.QUERIED, words=words.queries[which]))
        clock.go_to(sheet.day + _REPLY_AFTER)
        money.reply(group, sheet, words.replies[which], said.made_by)
        if which == 0:
            return
    clock.go_to(sheet.day + _ACCEPT_AFTER)
    post.take_answer(group, replace(first, on=first.on if week not in _QUERIED else sheet.day + _ACCEPT_AFTER))
    if any(row.claim for row in said.paid_out):
        post.take_answer(group, replace(first, state=State.PAID, words=words.paid, on=sheet.day + _ACCEPT_AFTER))


def _bank(books: Books, sheet: Sheet) -> None:
    """Pay in at the bank what the treasurer took home."""
    telling, roles = books.telling, books.telling.story.roles
    telling.clock.go_to(sheet.day + _BANK_AFTER)
    group, pence = telling.group, books.handed_over
    paid_in = Entry(
        seq=0,
        day=group.today(),
        recorded_at=group.now(),
        type=EntryType.MOVE,
        lines=(
            Line(books.to_bank, books.general, None, -pence),
            Line(books.bank, books.general, None, pence),
        ),
    )
    wordings = {"made_by": roles.treasurer, "who": roles.treasurer, "note": telling.story.words.banked}
    with group.change(N_("Pay in at the bank"), ledger.TOPIC):
        ledger.post(group, [(paid_in, wordings)])
    books.handed_over = 0
