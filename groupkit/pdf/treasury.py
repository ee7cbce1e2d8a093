"""Papers that protect the treasurer: the trail of the book, and handing the money over."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from groupkit.core.money import NOTES_AND_COINS
from groupkit.core.progress import Progress
from groupkit.core.seals import Sealed
from groupkit.core.treasury import TYPES, Counted, Handing, Owing, Redone, Step, Trail
from groupkit.pdf import paper as house
from groupkit.pdf.marks import CheckBox, TickedBox
from groupkit.pdf.press import document
from groupkit.pdf.sheets.holdings import places_by_pots
from groupkit.pdf.sheets.pieces import (
    Cell,
    Page,
    beside_code,
    code_square,
    coins,
    figure,
    fitted,
    grid,
    named,
    said,
    signing,
    titled,
    worth,
)
from groupkit.pdf.sheets.sections import PRICES, headed
from groupkit.pdf.sheets.signatures import sealed

LARGE = 1.3
_SETTINGS = ((11.0, 1.25, 1.6), (11.0, 1.15, 0.8), (10.5, 1.12, 0.5), (10.0, 1.12, 0.3))
_TRAIL = (0.07, 0.11, 0.35, 0.16, 0.19, 0.12)
_OWING = (0.09, 0.2, 0.38, 0.17, 0.16)
_REDONE = (0.09, 0.15, 0.4, 0.18, 0.18)
_TICK = 13.0


def trail(
    told: Trail,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print everything the book says of some days: each entry with who wrote it, and what was put right."""
    leaf = house.Leaf(language=language, paper=paper)
    page = Page(leaf=leaf, size=10.0 * (LARGE if large else 1), leading=1.2, padding=1.2)
    document(path, leaf.words.gettext("The trail of our book"), list(_trail(page, told)), leaf, progress)


def _trail(page: Page, told: Trail) -> Iterator[Flowable]:
    words, _ = page.words, page.words.gettext
    yield named(page, _("The trail of our book"))
    yield said(page, told.group, "bold")
    days = _("From {first} to {last}. Printed on {day}.")
    yield said(
        page,
        days.format(
            first=words.day(told.first, "full"),
            last=words.day(told.last, "full"),
            day=words.day(told.printed, "full"),
        ),
    )
    yield said(page, _("Every entry stands here as it was written, also what was put right later."))
    yield said(page, _(PRICES[told.currency]))
    yield from _places(page, _("What was there before"), told.began)
    if told.inside:
        yield _entries(page, told.inside, _("What happened"))
    else:
        yield house.gap(page.air)
        yield said(page, _("Nothing was written down about these days."))
    yield from _places(page, _("What is there after"), told.ended)
    if told.outside:
        yield _entries(page, told.outside, _("Written down on these days, about other days"))
    if told.redone:
        yield _redone(page, told.redone)
    yield house.gap(page.air)
    labels = [_("Looked at by"), _("and by"), _("Date")]
    yield house.together([_foot(page, told.sealed, lambda wide: [signing(page, labels, wide)])])


def _foot(page: Page, now: Sealed, signed: Callable[[float], Iterable[Flowable]]) -> Flowable:
    """Return where to sign, so many points wide, and the seal of the book with its square."""
    square = code_square(now.head, now.entry)
    lines = [*signed(page.width - square.width - 12), *sealed(page, now.code, now.entry)]
    return beside_code(page, lines, square)


def _places(page: Page, title: str, held: Sequence[tuple[str, int]]) -> Iterator[Flowable]:
    words = page.words
    total = sum(pence for _place, pence in held)
    rows: list[Sequence[Cell]] = [(title, words.gettext("Amount"))]
    rows += [(place, words.amount(pence)) for place, pence in held]
    rows.append((said(page, words.gettext("All"), "bold"), figure(page, words.amount(total), "bold")))
    yield grid(page, rows, [page.width * 0.8, page.width * 0.2], [1])


def _entries(page: Page, steps: Iterable[Step], title: str) -> Flowable:
    _ = page.words.gettext
    head = (_("No."), _("Day"), title, _("Written by"), _("Where, which pot"), _("Amount"))
    rows: list[Sequence[Cell]] = [head]
    for step in steps:
        rows += _rows(page, step)
    made = grid(page, rows, [page.width * share for share in _TRAIL], [5])
    made.repeatRows = 1
    return made


def _redone(page: Page, redone: Iterable[Redone]) -> Flowable:
    words, _ = page.words, page.words.gettext
    rows: list[Sequence[Cell]] = [
        (_("Sheet"), _("Day"), _("Changed while the sheet was made"), _("Amount before"), _("Amount after"))
    ]
    for each in redone:
        after = _("taken off") if each.after is None else words.amount(each.after)
        rows.append((str(each.sheet), words.day(each.day, "short"), each.what, words.amount(each.before), after))
    return grid(page, rows, [page.width * share for share in _REDONE], [3, 4])


def _rows(page: Page, step: Step) -> Iterator[Sequence[Cell]]:
    words, _ = page.words, page.words.gettext
    pot = _("{place}, {pot}")
    amounts = [(pot.format(place=each.place, pot=each.fund), words.amount(each.pence)) for each in step.amounts]
    first, *others = amounts or [("", "")]
    day = words.day(step.day, "short")
    yield (str(step.entry), day, " ".join(_told(page, step)), step.made_by, *first)
    yield from (("", "", "", "", *each) for each in others)


def _told(page: Page, step: Step) -> Iterator[str]:
    """Yield everything an entry says besides its amounts, a sentence each."""
    words, _ = page.words, page.words.gettext
    type_ = _(TYPES[step.type])
    yield _("{type}: {what}.").format(type=type_, what=step.what.rstrip(". ")) if step.what else f"{type_}."
    for value, sentence in (
        (step.who, _("For or to: {name}.").format(name=step.who)),
        (step.receipt, _("Receipt {number}.").format(number=step.receipt)),
        (step.second, _("With {name}.").format(name=step.second)),
        (step.sheet, _("Sheet {number}.").format(number=step.sheet)),
        (step.puts_right, _("It puts entry {entry} right.").format(entry=step.puts_right)),
        (step.put_right_by, _("Entry {entry} puts it right.").format(entry=step.put_right_by)),
    ):
        if value:
            yield sentence
    if step.written.date() != step.day:
        yield _("Written down on {day}.").format(day=words.day(step.written.date(), "short"))


def handing(
    told: Handing,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print the money as it passes from one treasurer to the next, with room to count once more and to sign."""
    leaf = house.Leaf(language=language, paper=paper)
    size = LARGE if large else 1
    settings = _SETTINGS[:1] if large else _SETTINGS
    pages = (Page(leaf=leaf, size=at * size, leading=leading, padding=room) for at, leading, room in settings)
    story = fitted(pages, partial(_handing, told=told))
    document(path, leaf.words.gettext("Handing over the money"), story, leaf, progress)


def _handing(page: Page, told: Handing) -> list[Flowable]:
    return [
        *_who(page, told),
        *_counted(page, told),
        *places_by_pots(page, "2", told.funds, told.holdings),
        *_owings(page, "3", page.words.gettext("Claims still to pay"), told.claims, told.currency),
        *_owings(page, "4", page.words.gettext("Given in advance"), told.advances, told.currency),
        *_grants(page, told),
        *_bank(page, told),
        *_ticks(page, told),
        *_open(page, told),
        _foot(page, told.sealed, lambda wide: _signs(page, told, wide)),
    ]


def _who(page: Page, told: Handing) -> Iterator[Flowable]:
    _, wide = page.words.gettext, page.width
    facts = (
        (_("Group"), told.group, _("Day"), page.words.day(told.day, "full")),
        (_("From"), told.giver or "________", _("To"), told.taker or "________"),
    )
    yield named(page, _("Handing over the money"))
    rows = [[said(page, cell, "text" if at % 2 else "bold") for at, cell in enumerate(row)] for row in facts]
    yield grid(page, rows, [wide * 0.12, wide * 0.38, wide * 0.12, wide * 0.38], [])
    yield said(page, _("This paper protects you both. Go through it together, line by line."))


def _counted(page: Page, told: Handing) -> Iterator[Flowable]:
    words, _ = page.words, page.words.gettext
    for counted in told.counted:
        note = _("({place}, {day}, by {names})").format(
            place=counted.place, day=words.day(counted.day, "short"), names=words.listing(counted.by)
        )
        yield headed(page, "1", _("The last count"), note, words.money(counted.pence, told.currency))
        if counted.coins:
            yield _coins(page, told.currency, counted)
    yield headed(page, "" if told.counted else "1", _("Counted today, by you both"), "", "________")
    yield _coins(page, told.currency)


def _coins(page: Page, currency: str, counted: Counted | None = None) -> Flowable:
    known = [pence for pence, _many in counted.coins] if counted else NOTES_AND_COINS[currency]
    counts = [str(many) for _pence, many in counted.coins] if counted else [""] * len(known)
    high = None if counted else 7 * mm
    return coins(page, [worth(page, pence, currency) for pence in known], counts, high)


def _owings(page: Page, number: str, title: str, owings: Sequence[Owing], currency: str) -> Iterator[Flowable]:
    words, _ = page.words, page.words.gettext
    total = words.money(sum(each.pence for each in owings), currency)
    yield headed(page, number, title, "" if owings else _("(there is none)"), total)
    rows: list[Sequence[Cell]] = [
        (
            "" if each.number is None else str(each.number),
            each.who,
            each.what,
            words.day(each.since, "short") if each.since else "",
            words.amount(each.pence),
        )
        for each in owings
    ]
    if rows:
        yield grid(page, rows, [page.width * share for share in _OWING], [4], titles=False)


def _grants(page: Page, told: Handing) -> Iterator[Flowable]:
    words, _ = page.words, page.words.gettext
    total = words.money(sum(each.pence for each in told.grants), told.currency)
    yield headed(page, "5", _("Left of grants"), "" if told.grants else _("(there is none)"), total)
    rows: list[Sequence[Cell]] = []
    dated = _("{what}: {day}")
    for grant in told.grants:
        dates = [dated.format(what=what, day=words.day(day, "sheet")) for what, day in grant.dates]
        rows.append(("", grant.name, "; ".join(dates), words.amount(grant.pence)))
    if rows:
        yield grid(page, rows, [page.width * share for share in (0.09, 0.3, 0.45, 0.16)], [3], titles=False)


def _bank(page: Page, told: Handing) -> Iterator[Flowable]:
    _ = page.words.gettext
    yield from _asked(page, "6", _("Who can sign at the bank now"), told.sign_now)
    yield from _asked(page, "", _("Who is to sign from now on"), told.sign_change)


def _asked(page: Page, number: str, title: str, words: str) -> Iterator[Flowable]:
    """Yield something that was said, or a line to write it on."""
    label = page.words.gettext("{title}:").format(title=title)
    yield grid(
        page,
        [(number, titled(page, label, words) if words else signing(page, [label], page.width * 0.93))],
        [page.width * 0.065, page.width * 0.935],
        [],
        titles=bool(number),
    )


def _ticks(page: Page, told: Handing) -> Iterator[Flowable]:
    title = page.words.gettext("Papers, keys and boxes, handed over")
    yield grid(page, [("7", titled(page, title, ""))], [page.width * 0.065, page.width * 0.935], [])
    rows = [(TickedBox(_TICK) if done else CheckBox(_TICK), line) for line, done in told.ticks]
    if rows:
        yield grid(page, rows, [page.width * 0.065, page.width * 0.935], [], titles=False)


def _open(page: Page, told: Handing) -> Iterator[Flowable]:
    words, _ = page.words, page.words.gettext
    yield from _asked(page, "8", _("What is still open"), told.open)
    closed = _("The book is closed up to {day}.").format(day=words.day(told.closed, "full")) if told.closed else ""
    line = closed or _("No month of the book is closed yet.")
    yield grid(page, [("", line)], [page.width * 0.065, page.width * 0.935], [], titles=False)


def _signs(page: Page, told: Handing, wide: float) -> Iterator[Flowable]:
    _ = page.words.gettext
    yield titled(page, _("Both of you sign"), "")
    yield signing(page, [told.giver or _("From"), told.taker or _("To")], wide)
    yield signing(page, [told.third or _("And a third person"), _("Date")], wide)
