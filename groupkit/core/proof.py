"""Works out from the entries of a letter whether every figure and name printed on its sheet is true.

What no entry speaks of stays as it was said: what is still to pay, the reserve, the next chair.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import accumulate

from groupkit.core.ledger import START, EntryType, first_break, seal
from groupkit.core.letters import Letter, Printed, SealedEntry
from groupkit.core.money import NOTES_AND_COINS, is_note
from groupkit.core.problems import Problem
from groupkit.core.states import State
from groupkit.i18n import N_

_PEOPLE = 2


def problems(letter: Letter) -> Iterator[Problem]:
    """Yield every reason not to believe a letter by itself."""
    said = letter.statement
    first = letter.entries[0].seq if letter.entries else said.after_entry + 1
    broken = first_break((entry.link() for entry in letter.entries), letter.head_before, first - 1)
    if broken is not None:
        yield Problem("entries", N_("Entry {entry} is not as it was written."), {"entry": broken})
    last = letter.entries[-1].seq if letter.entries else said.after_entry
    if said.seal != seal(letter.head) or last != said.after_entry:
        yield Problem("seal", N_("The seal does not belong to these entries."))
    if not _plausible(letter):
        yield Problem("entries", N_("There is something in it that no book of money holds."))
        return
    yield from _row_problems(letter)
    yield from _count_problems(letter)
    yield from _holding_problems(letter)


def _plausible(letter: Letter) -> bool:
    """Tell whether the letter is one that a book could have made at all."""
    said = letter.statement
    entries = not any(True for sealed in letter.entries for _ in sealed.link().entry.problems())
    replies = all(note.state is State.REPLIED for note in letter.notes)
    whole = 0 < said.number < 10**6 and said.after_entry >= 0 and len(letter.head_before) == len(START)
    kept = min(said.reserve, said.reserve_months, said.owed_general, said.owed_pence - said.owed_general) >= 0
    both = bool(said.owed) == bool(said.owed_pence) and bool(said.advances) == bool(said.advances_pence)
    words = ([wording.what for wording in sealed.wordings] for sealed in letter.entries)
    ordered = all(found == sorted(set(found)) for found in words)
    return entries and ordered and replies and whole and kept and both and said.currency in NOTES_AND_COINS


def _written(letter: Letter) -> dict[int, SealedEntry]:
    """Return the entries of this sheet by number; those that came in between belong to no sheet."""
    return {sealed.seq: sealed for sealed in letter.entries if sealed.sheet is not None}


def _row_problems(letter: Letter) -> Iterator[Problem]:
    """Yield where a printed row is not what its entry says, and entries that are not printed."""
    said, written = letter.statement, _written(letter)
    for row, kind, sign in said.rows:
        sealed = written.get(row.entry)
        told = row.entry == 0 if not row.pence else sealed and _tells(letter, row, sealed, kind, sign)
        if not told:
            message = N_("The row beside entry {entry} is not what was written.")
            yield Problem("figures", message, {"entry": row.entry})
    printed = [row.entry for row, _, _ in said.rows if row.pence]
    parts = ([row.entry for row in part if row.pence] for part in (said.money_in, said.paid_out, said.moved))
    in_order = all(numbers == sorted(numbers) for numbers in parts)
    if not in_order or sorted([*printed, *filter(None, [said.difference_entry])]) != sorted(written):
        yield Problem("figures", N_("The rows are not the ones that were written."))


def _tells(letter: Letter, row: Printed, sealed: SealedEntry, kind: EntryType, sign: int) -> bool:
    """Tell whether an entry says all that a row prints."""
    said = letter.statement
    words = {name: getattr(row, name) for name in ("who", "receipt", "no_receipt", "second", "fund", "place")}
    told = {"note": row.what, "made_by": said.made_by, "made_for": said.made_for, "claim": str(row.claim or "")}
    whose = (sealed.type, sealed.sheet, sealed.day) == (kind, said.number, said.begins.date())
    amount = sealed.lines[0].pence == sign * row.pence
    return whose and amount and _same_words(sealed, words | told)


def _same_words(sealed: SealedEntry, words: Mapping[str, str]) -> bool:
    """Tell whether what is printed is what was chained; an erased wording says nothing."""
    chained = {wording.what: wording for wording in sealed.wordings}
    for what, text in words.items():
        wording = chained.pop(what, None)
        if wording is None and text.strip():
            return False
        if wording is not None and wording.salt and wording.text != text.strip():
            return False
    return not chained


def _count_problems(letter: Letter) -> Iterator[Problem]:
    """Yield where the count does not fit the notes and coins, the difference, or those who counted."""
    said = letter.statement
    worths = NOTES_AND_COINS[said.currency]
    by_coin = sum(worth * many for worth, many in said.coins)
    # a group may count more notes than the usual ones
    odd = any(not (worth in worths or is_note(worth)) or many < 0 for worth, many in said.coins)
    if odd or said.counted < 0 or (said.coins and by_coin != said.counted):
        yield Problem("figures", N_("The notes and coins do not add up to what was counted."))
    found = _written(letter).get(said.difference_entry or 0)
    if found is None or found.type is not EntryType.COUNT_DIFFERENCE:
        same = not said.difference and said.difference_entry is None
    else:
        words = {"note": said.explanation, "made_by": said.made_by, "made_for": said.made_for}
        same = said.difference == sum(line.pence for line in found.lines) and _same_words(found, words)
    if not same:
        yield Problem("figures", N_("The difference is not what was written."))
    names = {name.strip().casefold() for name in said.counted_by} - {""}
    alone = len(names) == 1 and said.alone_reason.strip()
    if len(names) != len(said.counted_by) or not (alone or len(names) == _PEOPLE):
        yield Problem("counted_by", N_("It does not say which two people counted."))


def _holding_problems(letter: Letter) -> Iterator[Problem]:
    """Yield where the money is said to be somewhere else than the rows and the count leave it."""
    said = letter.statement
    if any(len(holding.pence) != len(said.funds) for holding in said.holdings):
        yield Problem("figures", N_("Where the money is does not match the pots."))
        return
    in_tin = {holding.total for holding in said.holdings if holding.place == said.place}
    # General stands first; a group may keep more than one pot of that kind
    general = set(accumulate(sum(column) for column in zip(*(h.pence for h in said.holdings), strict=True)))
    beyond = sum(holding.total for holding in said.holdings) - said.counted
    if said.counted not in in_tin or said.general not in general or said.advances_pence > beyond:
        yield Problem("figures", N_("Where the money is now does not agree with the count."))
    names = _names(letter)
    strange = any(row.fund not in said.funds for row, _, _ in said.rows)
    if strange or len({key for key, _ in names}) != len(names):
        yield Problem("figures", N_("One pot or place has two names."))


def _names(letter: Letter) -> set[tuple[tuple[str, int], str]]:
    """Return what the rows call each fund and each place."""
    said, written = letter.statement, _written(letter)
    names = set()
    for row, kind, _ in said.rows:
        for at, line in enumerate(written[row.entry].lines if row.entry in written else ()):
            in_tin = kind is EntryType.MOVE and at == 0
            names.add((("fund", line.fund), row.fund))
            names.add((("place", line.place), said.place if in_tin else row.place))
    return names


def differences(letter: Letter, before: Letter | None) -> Iterator[Problem]:
    """Yield where the money is not what the letter before said and the entries since then make of it.

    Without the letter before, only the first letter of a book can be worked out.
    """
    if before is None and letter.head_before != START:
        return
    then = sum(holding.total for holding in before.statement.holdings) if before else 0
    written = sum(line.pence for sealed in letter.entries for line in sealed.lines)
    if before and before.statement.currency != letter.statement.currency:
        yield Problem("currency", N_("It is in another currency than the sheet before."))
    if sum(holding.total for holding in letter.statement.holdings) != then + written:
        yield Problem("figures", N_("Where the money is now does not agree with the entries."))
    for axes in (("fund",), ("place",), ("place", "fund")):
        yield from _sum_problems(letter, before, axes)


def _sum_problems(letter: Letter, before: Letter | None, axes: tuple[str, ...]) -> Iterator[Problem]:
    """Yield the pots, places or cells of the table that do not follow from the letter before and the entries.

    Only what has the same name on both sheets, and a name in the rows of this one, can be worked out.
    """
    names = dict(_names(letter))
    lines = [line for sealed in letter.entries for line in sealed.lines]
    every = all((axis, getattr(line, axis)) in names for line in lines for axis in ("fund", "place"))
    now, then = _sums(letter, axes), _sums(before, axes) if before else Counter()
    wanted = Counter(then)
    named = {(axis, name) for (axis, _), name in names.items()}
    for line in lines:
        wanted[tuple(names.get((axis, getattr(line, axis)), "") for axis in axes)] += line.pence
    for key in sorted({*now, *wanted}):
        known = every or all(cell in named for cell in zip(axes, key, strict=True))
        if (
            "" not in key
            and known
            and (before is None or key in then.keys() & now.keys())
            and now[key] != wanted[key]
        ):
            said = N_("{name} does not hold what the entries say.")
            yield Problem("figures", said, {"name": ", ".join(key)})


def _sums(letter: Letter, axes: tuple[str, ...]) -> Counter[tuple[str, ...]]:
    """Return the pence in each pot, place or cell of the table that a letter prints."""
    sums: Counter[tuple[str, ...]] = Counter()
    for holding in letter.statement.holdings:
        for fund, pence in zip(letter.statement.funds, holding.pence, strict=False):
            cell = {"place": holding.place, "fund": fund}
            sums[tuple(cell[axis] for axis in axes)] += pence
    return sums
