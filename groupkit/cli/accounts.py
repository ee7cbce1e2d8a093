"""The accounts on the command line: a month, a year, closing and opening again, and a form worked out again."""

import csv
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click
import msgspec

from groupkit.cli import closing as months
from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json, with_out
from groupkit.cli.shown import as_json, ready, saved, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import DAY, FILE, OneOf
from groupkit.core.accounts.form_check import Finding, findings, typed
from groupkit.core.accounts.rows import Sort, paper_rows
from groupkit.core.accounts.spoken import spoken
from groupkit.core.accounts.thresholds import NATIONS
from groupkit.core.accounts.whole import WholeAccount
from groupkit.core.accounts.years import Month, named
from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_, _, catalogue, current
from groupkit.lazy import lazily
from groupkit.services import accounts, closing
from groupkit.services.group import Group

if TYPE_CHECKING:
    from groupkit.pdf.accounts import papers, scottish
else:
    papers = lazily("groupkit.pdf.accounts.papers")
    scottish = lazily("groupkit.pdf.accounts.scottish")

verbs = Verbs("accounts")
WHAT = ("month", "month-pounds", "read-aloud", "year", "year-pounds", "scottish")
_MONTH = click.argument("month", metavar=N_("MONTH"), default="")
_STARTS = click.option(
    "--starts",
    type=OneOf(accounts.YEARS),
    default=accounts.OWN,
    help=N_("When it begins: own, tax or calendar."),
)
_DAY = click.option("--day", type=DAY, help=N_("A day of the year that is meant; without it, today."))
_LARGEST = 1_000_000
_TOO_LARGE = N_("{file} is larger than 1 MB. A form is one page: type its figures line by line.")
_NOT_READ = N_("{file} cannot be read. Save it as a table (CSV) once more.")


class _Year(TypedDict):
    """Which year is meant."""

    day: date | None
    starts: str


def _month(group: Group, typed_: str) -> Month:
    """Return the month that was typed; without one, the newest that is over."""
    if typed_:
        return Month.parse(typed_)
    this = Month.of(group.today())
    return this if this.end <= group.today() else this.before


@verbs.command("months", help=N_("Show every month, newest first, and whether it is closed."))
@with_json
@click.pass_obj
def _months(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found = closing.months(group)
    if in_json:
        as_json(
            [{"month": str(each.month), "closed_on": each.closed_on, "reopened": each.reopened} for each in found]
        )
        return
    words = current()
    closed = [words.day(each.closed_on, "sheet") if each.closed_on else _("open") for each in found]
    table((_("Month"), _("Closed")), [(str(each.month), said) for each, said in zip(found, closed, strict=True)])


@verbs.command("month", help=N_("Show the account of a month, like 2026-11; without one, the newest that is over."))
@_MONTH
@with_json
@click.pass_obj
def _show_month(desk: Desk, /, month: str, *, in_json: bool) -> None:
    with desk.open() as group:
        account = closing.report(group, _month(group, month))
    _show(account, in_json=in_json)


@verbs.command("year", help=N_("Show the account of a year."))
@_DAY
@_STARTS
@with_json
@click.pass_obj
def _show_year(desk: Desk, /, day: date | None, starts: str, *, in_json: bool) -> None:
    with desk.open() as group:
        account = closing.year(group, day, starts)
    _show(account, in_json=in_json)


def _show(account: WholeAccount, *, in_json: bool) -> None:
    words = current()
    rows = paper_rows(account, words)
    now = account.figures.now
    if in_json:
        as_json(
            {
                "start": now.start,
                "end": now.end,
                "funds": account.funds,
                "rows": rows,
                "checks": account.figures.checks,
                "owed": account.figures.owed,
                "corrections": now.corrections,
                "closed": account.closed,
                "reopened": account.reopened,
                "seal": account.seal,
                "after_entry": account.after_entry,
            }
        )
        return
    say(_("{days}, {group}").format(days=named(words, (now.start, now.end)), group=account.group))
    shown = [
        (
            row.title,
            *(("" if cell is None else words.amount(cell)) for cell in row.cells or (None,) * len(now.funds)),
            "" if row.sort is Sort.PART else words.amount(row.all),
            "" if row.before is None else words.amount(row.before),
            row.line,
        )
        for row in rows
    ]
    head = ("", *account.funds, _("All"), _("A year before"), _("CC16a line"))
    table(head, shown, shown=range(1, len(head)))
    say(*spoken(account, words)[4:])


@verbs.command("thresholds", help=N_("Show what a charity’s accounts need, by size, and when it was looked up."))
@_DAY
@_STARTS
@with_json
@click.pass_obj
def _thresholds(desk: Desk, /, day: date | None, starts: str, *, in_json: bool) -> None:
    said, words = accounts.by_size(), current()
    with desk.open() as group:
        span = accounts.year_span(group, day or group.today(), starts)
        holding = accounts.holding(group, span)
    if in_json:
        as_json({"start": span[0], "end": span[1], "thresholds": holding}, shown={"source"})
        return
    say(said.title, _("The year {days}.").format(days=named(words, span)), said.intro, said.ask)
    say("" if holding else said.unknown)
    for each in holding:
        unsure = said.unsure if each.confirm else ""
        say(_("{nation}: {title}").format(nation=_(NATIONS[each.nation]), title=each.title))
        say(each.size(words), each.says)
        say(*each.counts(words), each.looked_up(words), unsure)


@verbs.command("read-aloud", help=N_("Show the six lines to read aloud at a meeting."))
@_MONTH
@with_json
@click.pass_obj
def _read_aloud(desk: Desk, /, month: str, *, in_json: bool) -> None:
    with desk.open() as group:
        lines = spoken(closing.report(group, _month(group, month)), current())
    if in_json:
        as_json(lines)
    else:
        say(*lines)


@verbs.command("print", help=N_("Print a month, a year, a copy in whole pounds, or what is read aloud."))
@click.argument("what", type=OneOf(WHAT), metavar=N_("WHAT"))
@click.option("--month", default="", metavar=N_("MONTH"), help=N_("The month, like 2026-11."))
@_DAY
@_STARTS
@click.option("--large", is_flag=True, help=N_("In larger type."))
@click.option("--without-names", is_flag=True, help=N_("Without names, to send on."))
@with_out
@click.pass_obj
def _print(
    desk: Desk, /, what: str, month: str, out: Path, *, large: bool, without_names: bool, **year: Unpack[_Year]
) -> None:
    ready(out)
    with desk.open() as group:
        profile = group.profile
        of_year = what in ("year", "year-pounds", "scottish")
        account = closing.year(group, **year) if of_year else closing.report(group, _month(group, month))
    if without_names:
        account = account.nameless(catalogue(profile.printing_language))
    paper = _papers()[what]
    paper(account, path=out, language=profile.printing_language, paper=profile.paper, large=large)
    saved(out)


def _papers() -> Mapping[str, Callable[..., None]]:
    """Return how each paper is made; only printing loads what it takes."""
    form = accounts.form()
    return {
        "month": papers.month,
        "month-pounds": papers.whole_pounds,
        "read-aloud": papers.aloud,
        "year": partial(papers.year, form=form),
        "year-pounds": papers.whole_pounds,
        "scottish": partial(scottish.scottish, form=form),
    }


@verbs.command("form-check", help=N_("Work out every sum of a filled-in CC16a form again, typed as a table (CSV)."))
@click.argument("file", type=FILE, metavar=N_("FILE"))
@with_json
def _form_check(file: Path, *, in_json: bool) -> None:
    found = findings(typed(csv.reader(_text(file).splitlines())))
    if in_json:
        as_json([{**msgspec.to_builtins(each), "off": each.off} for each in found])
    elif found:
        say(*(_told(each) for each in found))
    else:
        say(_("Every sum of the form comes out."))


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > _LARGEST:
            raise GroupkitError(_TOO_LARGE, file=file.name)
        return file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as reason:
        raise GroupkitError(_NOT_READ, file=file.name) from reason


def _told(found: Finding) -> str:
    values = {"line": found.line, "column": found.column, "said": found.said, "found": found.found}
    values |= {"off": abs(found.off)}
    if found.rounding:
        told = _("{line}, {column}: the form says {said}, its figures come to {found}. Rounding explains {off}.")
    else:
        told = _("{line}, {column}: the form says {said}, its figures come to {found}. Look: {off} apart.")
    return told.format(**values)


for _name, _command in months.verbs.commands.items():
    verbs.add_command(_command, _name)
