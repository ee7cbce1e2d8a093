"""An account short enough to read aloud at a meeting: six lines at most."""

from collections.abc import Iterator

from groupkit.core.accounts.period import ReportRow, Side
from groupkit.core.accounts.whole import WholeAccount
from groupkit.core.accounts.years import named
from groupkit.i18n import Catalogue

MOST_LINES = 6
_MOST_KINDS = 3


def spoken(account: WholeAccount, words: Catalogue) -> tuple[str, ...]:
    """Return the lines to read aloud, in the language of `words`."""
    return tuple(_lines(account, words))


def _lines(account: WholeAccount, words: Catalogue) -> Iterator[str]:
    _ = words.gettext
    now = account.figures.now

    def money(pence: int) -> str:
        return words.money(pence, account.currency)

    began = _("{days}: we began with {amount}.")
    yield began.format(days=named(words, (now.start, now.end)), amount=money(sum(now.brought) + sum(now.begun)))
    for side in Side:
        yield _side(account, words, side)
    tied = sum(now.carried[now.funds.index(fund)] for fund in account.figures.tied if fund in now.funds)
    ended = (
        _("We ended with {amount}.")
        if not tied
        else _("We ended with {amount}. {tied} of it is for a set purpose.")
    )
    yield ended.format(amount=money(sum(now.carried)), tied=money(tied))
    owed = account.figures.owed
    many = sum(each.claims for each in owed)
    waiting = words.ngettext(
        "{count} claim is agreed and waits to be paid: {amount}.",
        "{count} claims are agreed and wait to be paid: {amount}.",
        many,
    )
    pence = sum(each.pence for each in owed)
    yield waiting.format(count=many, amount=money(pence)) if many else _("No claim waits to be paid.")
    yield _proof(account, words)


def _side(account: WholeAccount, words: Catalogue, side: Side) -> str:
    _ = words.gettext
    rows = [row for row in account.figures.now.rows if row.side is side and any(row.cells)]
    amount = words.money(sum(account.figures.now.total(side)), account.currency)
    if not rows:
        return _("Nothing came in.") if side is Side.RECEIPTS else _("Nothing was paid out.")
    rows.sort(key=_size)
    parts = (
        _("{kind} {amount}").format(
            kind=account.named("kind", row.kind), amount=words.money(sum(row.cells), account.currency)
        )
        for row in rows[:_MOST_KINDS]
    )
    whole = len(rows) <= _MOST_KINDS
    if side is Side.RECEIPTS:
        said = _("{amount} came in: {parts}.") if whole else _("{amount} came in, most of it: {parts}.")
    else:
        said = _("{amount} was paid out: {parts}.") if whole else _("{amount} was paid out, most of it: {parts}.")
    return said.format(amount=amount, parts=words.listing(parts))


def _size(row: ReportRow) -> tuple[int, int]:
    return -sum(row.cells), row.kind


def _proof(account: WholeAccount, words: Catalogue) -> str:
    _ = words.gettext
    if account.closed is None:
        return _("This time is not closed yet, so these figures can still change.")
    apart = [check for check in account.figures.checks if check.difference]
    if apart:
        places = words.listing(account.named("place", check.place) for check in apart)
        return _("Not all of it agrees: ask about {places}. The paper says why.").format(places=places)
    by, second = account.closers
    return _("{by} and {second} counted it and looked at the bank. It agrees.").format(by=by, second=second)
