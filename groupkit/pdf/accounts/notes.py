"""What stands below the table of an account: where the money is, what agrees, what is owed, decided, put right."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from groupkit.core.accounts.whole import Check, Decision, Proof, WholeAccount
from groupkit.i18n import N_
from groupkit.pdf.sheets.pieces import Cell, Page, figure, grid, said, titled

_AMOUNT, _LINE = 0.16, 0.1


def widths(page: Page) -> list[float]:
    """Return the widths of a line of words with an amount and the line of the form at its end."""
    return [page.width * (1 - _AMOUNT - _LINE), page.width * _AMOUNT, page.width * _LINE]


def where_it_is(page: Page, account: WholeAccount) -> Iterator[Flowable]:
    """Yield what each place holds, and whether that is what is carried forward."""
    words = page.words
    _ = words.gettext
    held = [(place, sum(cells)) for place, cells in account.figures.places]
    rows: list[Sequence[Cell]] = [(_("Where it is"), _("Amount"), _("CC16a line"))]
    rows += [(account.named("place", place), words.amount(pence), "") for place, pence in held]
    agrees = _("All, agrees with what is carried forward: {answer}").format(
        answer=yes(page, account.figures.agrees)
    )
    total = words.amount(sum(pence for _place, pence in held))
    rows.append((said(page, agrees, "bold"), figure(page, total, "bold"), "B1"))
    yield grid(page, rows, widths(page), [1, 2])


def yes(page: Page, agrees: bool) -> str:  # noqa: FBT001  the answer itself
    """Return YES or NO in the language of the paper."""
    _ = page.words.gettext
    return _("YES") if agrees else _("NO")


def checks(page: Page, account: WholeAccount) -> Iterator[Flowable]:
    """Yield what was counted and what the bank said, each worked out to the last day, and why it differs."""
    words = page.words
    _ = words.gettext
    if not account.figures.checks:
        yield said(page, _("The tins have not been counted and the bank has not been looked at for this paper."))
        return
    rows = [row for check in account.figures.checks for row in _check(page, account, check)]
    yield grid(page, rows, widths(page), [1, 2], titles=False)


_SAYS = {
    Proof.COUNT: N_("{place}, counted on {day} by {by} and {second}"),
    Proof.STATEMENT: N_("{place}, statement of {day}"),
}
_SAYS_AND = {
    Proof.COUNT: N_("{place}, counted on {day} by {by} and {second}, agrees: {answer}"),
    Proof.STATEMENT: N_("{place}, statement of {day}, agrees: {answer}"),
}


def _check(page: Page, account: WholeAccount, check: Check) -> Iterator[Sequence[Cell]]:
    """Yield how what was counted or stated comes to the last day of the account, line by line."""
    words = page.words
    _ = words.gettext
    by, second = account.closers
    place = account.named("place", check.place)
    values = {"place": place, "by": by, "second": second, "day": words.day(check.on, "short")}
    values["answer"] = yes(page, not check.difference)
    if not check.waiting and not check.since:
        yield _(_SAYS_AND[check.proof]).format(**values), words.amount(check.pence), "B1"
    else:
        yield _(_SAYS[check.proof]).format(**values), words.amount(check.pence), ""
        if check.waiting:
            entries = words.listing(str(entry) for entry, _pence in check.waiting)
            not_yet = words.ngettext(
                "Not yet cleared: entry {entries}", "Not yet cleared: entries {entries}", len(check.waiting)
            )
            yield not_yet.format(entries=entries), words.amount(check.not_yet), ""
        if check.since:
            yield _("What came and went since then, taken off again"), words.amount(-check.since), ""
        end = words.day(account.figures.now.end, "short")
        told = _("{place} on {day}, agrees: {answer}").format(place=place, day=end, answer=values["answer"])
        yield told, words.amount(check.comes_to), "B1"
    if check.difference:
        why = _("{place} is {amount} apart from the book. What we think happened: {words}")
        reason = account.words.get(f"why_{check.place}") or "…"
        yield why.format(place=place, amount=words.amount(check.difference), words=reason), "", ""


def owed(page: Page, account: WholeAccount) -> Iterator[Flowable]:
    """Yield what is agreed and not paid, pot by pot; it is not taken off above."""
    words = page.words
    _ = words.gettext
    rows: list[Sequence[Cell]] = []
    for each in account.figures.owed:
        claims = words.ngettext("{pot}: {count} claim", "{pot}: {count} claims", each.claims)
        told = claims.format(pot=account.named("fund", each.fund), count=each.claims)
        rows.append((told, words.amount(each.pence), "B5"))
    title = titled(page, _("Owed and not paid"), _("(agreed, not taken off above)"))
    none = "" if rows else words.amount(0)
    yield grid(page, [(title, none, "" if rows else "B5"), *rows], widths(page), [1, 2])


def decisions(page: Page, account: WholeAccount) -> Iterator[Flowable]:
    """Yield what the group decided about its pots in this time."""
    _ = page.words.gettext
    if account.figures.decisions:
        yield titled(page, _("Decisions"), "")
        yield from (said(page, _decided(page, account, each)) for each in account.figures.decisions)


def _decided(page: Page, account: WholeAccount, decision: Decision) -> str:
    words = page.words
    _ = words.gettext
    out = [fund for fund, pence in decision.moved if pence < 0]
    into = [(fund, pence) for fund, pence in decision.moved if pence > 0]
    told = _("{amount} moved from {out} to {into}, entry {entry}")
    if decision.decided_on is not None:
        told = _("{amount} moved from {out} to {into}, entry {entry}, the group decided on {day}")
    said_ = told.format(
        amount=words.money(sum(pence for _fund, pence in into), account.currency),
        out=words.listing(account.named("fund", fund) for fund in out),
        into=words.listing(account.named("fund", fund) for fund, _pence in into),
        entry=decision.entry,
        day=words.day(decision.decided_on, "short") if decision.decided_on else "",
    )
    return _noted(page, account, said_, decision.entry)


def _noted(page: Page, account: WholeAccount, told: str, entry: int) -> str:
    note = account.words.get(f"note_{entry}")
    return page.words.gettext("{told}: {note}").format(told=told, note=note) if note else told


def corrections(page: Page, account: WholeAccount) -> Iterator[Flowable]:
    """Yield which entries were put right by which, and why."""
    _ = page.words.gettext
    if account.figures.now.corrections:
        yield titled(page, _("Corrections"), "")
        for wrong, right in account.figures.now.corrections:
            told = _("Entry {wrong} was reversed by {right}").format(wrong=wrong, right=right)
            yield said(page, _noted(page, account, told, right))


def reopened(page: Page, account: WholeAccount) -> Iterator[Flowable]:
    """Yield every time two people opened a closed month of this account again."""
    words = page.words
    for each in account.reopened:
        told = words.gettext("Opened again on {day} by {by} and {second} (entry {entry}): {why}")
        yield said(
            page,
            told.format(
                day=words.day(each.on, "sheet"),
                by=each.by or "…",
                second=each.second or "…",
                entry=each.entry,
                why=each.why or "…",
            ),
            "bold",
        )
