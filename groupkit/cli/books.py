"""The whole book on the command line: count now, carry and set aside money, rename, settle limits, read entries."""

from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json, with_out
from groupkit.cli.reading import Reading
from groupkit.cli.shown import as_json, ready, saved, say, table
from groupkit.cli.speech import UnclearError, Verbs
from groupkit.cli.typed import DAY, NUMBER, OneOf
from groupkit.core.ledger import Fund, Kind, Place
from groupkit.core.limits import Limits, in_words
from groupkit.core.moves import Move, Transfer
from groupkit.i18n import N_, _, current
from groupkit.lazy import lazily
from groupkit.services import books, counting, telling
from groupkit.services.counting import Count
from groupkit.services.group import Group

if TYPE_CHECKING:
    from groupkit.pdf import books as paper
else:
    paper = lazily("groupkit.pdf.books")

verbs = Verbs("books")
_NEWEST = 20
_AMOUNT = click.argument("amount", metavar=N_("AMOUNT"))
_SURE = click.option("--sure", is_flag=True, help=N_("The amount and the day are right, even if they are unusual."))
_SORT = click.argument("sort", type=OneOf(("place", "fund", "kind")), metavar=N_("SORT"))
_WAY = click.option("--way", default="", help=N_("For a kind: in or out, where both have one of that name."))


class _Counted(TypedDict):
    """The options of a count that go by the same name everywhere."""

    by: str
    second: str
    alone: str


class _Carried(TypedDict):
    """Money that changes its place, as it is typed."""

    out_of: str
    into: str
    who: str
    second: str
    fund: str
    note: str
    day: date | None
    sure: bool


class _SetAside(TypedDict):
    """Money that changes its pot, as it is typed."""

    out_of: str
    into: str
    place: str
    why: str
    decided: date | None
    consent: str
    sure: bool


class _Settled(TypedDict):
    """The limits as they are typed; None leaves one as it is."""

    two_over: str | None
    ask_over: str | None
    short_month: str | None
    claim_days: int | None
    hand_days: int | None
    short_run: int | None
    year_starts: date | None


@verbs.command("where", help=N_("Print where the money is, and the newest entries, as a PDF."))
@click.option("--large", is_flag=True, help=N_("In large print."))
@with_out
@click.pass_obj
def _where(desk: Desk, /, out: Path, *, large: bool) -> None:
    ready(out)
    with desk.open() as group:
        about, entries, profile = telling.where(group), telling.newest(group, _NEWEST), group.profile
    paper.where(about, entries, out, language=profile.printing_language, paper=profile.paper, large=large)
    saved(out)


@verbs.command("entries", help=N_("Show the newest entries of the book, newest first."))
@click.option("--many", type=NUMBER, default=_NEWEST, help=N_("How many."))
@with_json
@click.pass_obj
def _entries(desk: Desk, /, many: int, *, in_json: bool) -> None:
    with desk.open() as group:
        found, currency = telling.newest(group, many), group.profile.currency
    if in_json:
        as_json(found)
        return
    words = current()
    rows = [
        (
            *(told.number, told.day.isoformat(), told.title(words, currency), told.detail(words)),
            "" if told.pence is None else words.money(told.pence, currency),
        )
        for told in found
    ]
    table((_("Entry"), _("Day"), _("What"), _("Where and who"), _("Amount")), rows)


@verbs.command("count-now", help=N_("Keep what two people counted in a place now, like: Tin 10x1 5x2 50px6."))
@click.argument("place", metavar=N_("PLACE"))
@click.argument("coins", nargs=-1, metavar=N_("[COINS …]"))
@click.option("--by", required=True, help=N_("Who counted."))
@click.option("--second", default="", help=N_("Who counted with them, and got the same."))
@click.option("--alone", default="", help=N_("Why nobody else counted."))
@click.option("--total", help=N_("The whole amount, when it was not counted by note and coin."))
@click.pass_obj
def _count_now(
    desk: Desk, /, place: str, coins: tuple[str, ...], total: str | None, **who: Unpack[_Counted]
) -> None:
    if bool(coins) == (total is not None):
        raise UnclearError(_("Write the notes and coins, or --total and the amount."), click.get_current_context())
    with desk.open() as group:
        reading = Reading(group)
        where = reading.place(place)
        by_coin = reading.coins(coins)
        typed = None if total is None else reading.amount(total)
        reading.refuse()
        made = Count(place=where.id if where else 0, coins=by_coin, typed=typed, **who)
        seq, over = counting.count(group, made)
        words, currency = current(), group.profile.currency
    said = _("Entry {entry}: counted {counted}. The book says {book}. Difference {difference}.")
    book = words.money(made.total - over, currency)
    counted, difference = words.money(made.total, currency), words.money(over, currency)
    say(said.format(entry=seq, counted=counted, book=book, difference=difference))


@verbs.command("accept-count", help=N_("Let the book say what was counted, by the entry of the count."))
@click.argument("entry", type=NUMBER, metavar=N_("ENTRY"))
@click.option("--why", default="", help=N_("What you think happened."))
@click.pass_obj
def _accept_count(desk: Desk, /, entry: int, why: str) -> None:
    with desk.open() as group:
        made = counting.accept(group, entry, why)
    say(_("Written in the book, entry {entry}.").format(entry=made) if made else _("The book says so already."))


@verbs.command("carry", help=N_("Write down that money went from one place to another, as when it is banked."))
@_AMOUNT
@click.option("--from", "out_of", required=True, help=N_("The place it came from: see money places."))
@click.option("--to", "into", required=True, help=N_("The place it went to."))
@click.option("--who", default="", help=N_("Who took it or gave it."))
@click.option("--second", default="", help=N_("Who saw it."))
@click.option("--fund", default="", help=N_("Which pot; without it, the pot that is for anything."))
@click.option("--note", default="", help=N_("A few words about it."))
@click.option("--day", type=DAY, help=N_("The day it went; without it, today."))
@_SURE
@click.pass_obj
def _carry(desk: Desk, /, amount: str, **line: Unpack[_Carried]) -> None:
    with desk.open() as group:
        reading = Reading(group)
        pence, fund = reading.amount(amount), reading.fund(line["fund"])
        out_of, into = reading.place(line["out_of"]), reading.place(line["into"])
        made = Move(
            day=line["day"] or group.today(),
            pence=pence,
            fund=fund.id if fund else 0,
            out_of=out_of.id if out_of else 0,
            into=into.id if into else 0,
            who=line["who"],
            second=line["second"],
            note=line["note"],
        )
        reading.refuse(made.problems())
        entry = books.move(group, made, sure=line["sure"])
    say(_("Written in the book, entry {entry}.").format(entry=entry))


@verbs.command("set-aside", help=N_("Write down that money went from one pot to another, as the group decided."))
@_AMOUNT
@click.option("--from", "out_of", required=True, help=N_("The pot it comes from: see money funds."))
@click.option("--to", "into", required=True, help=N_("The pot it goes to."))
@click.option("--place", required=True, help=N_("The place it lies in."))
@click.option("--why", default="", help=N_("Why, in a few words."))
@click.option("--decided", type=DAY, help=N_("The day the group decided it."))
@click.option("--consent", default="", help=N_("Who of the funder said yes, and when, out of a grant."))
@_SURE
@click.pass_obj
def _set_aside(desk: Desk, /, amount: str, **line: Unpack[_SetAside]) -> None:
    with desk.open() as group:
        reading = Reading(group)
        pence, place = reading.amount(amount), reading.place(line["place"])
        out_of, into = reading.fund(line["out_of"]), reading.fund(line["into"])
        reading.refuse()
        assert out_of and into and place  # noqa: S101, PT018  refused otherwise
        made = Transfer(
            pence=pence,
            place=place.id,
            out_of=out_of,
            into=into,
            why=line["why"],
            decided_on=line["decided"],
            consent=line["consent"],
        )
        entry = books.transfer(group, made, sure=line["sure"])
    say(_("Written in the book, entry {entry}.").format(entry=entry))


@verbs.command("rename", help=N_("Give a place, a fund or a kind another name from now on."))
@_SORT
@click.argument("name", metavar=N_("NAME"))
@click.argument("new", metavar=N_("NEW"))
@_WAY
@click.pass_obj
def _rename(desk: Desk, /, sort: str, name: str, new: str, way: str) -> None:
    with desk.open() as group:
        books.rename(group, _thing(group, sort, name, way), new)


@verbs.command("put-away", help=N_("Offer a place, a fund or a kind no more, where it holds nothing; or again."))
@_SORT
@click.argument("name", metavar=N_("NAME"))
@click.option("--back", is_flag=True, help=N_("Bring it back instead."))
@_WAY
@click.pass_obj
def _put_away(desk: Desk, /, sort: str, name: str, way: str, *, back: bool) -> None:
    with desk.open() as group:
        (books.bring_back if back else books.put_away)(group, _thing(group, sort, name, way))


@verbs.command("limits", help=N_("Show what the group settled about its money, or settle it anew."))
@click.option("--two-over", help=N_("From more than which amount two people agree a payment; 0: always."))
@click.option("--ask-over", help=N_("From more than which amount it asks whether that is right."))
@click.option("--claim-days", type=NUMBER, help=N_("How many days a claim may wait before it is mentioned."))
@click.option("--hand-days", type=NUMBER, help=N_("How many days cash may be in somebody’s hands."))
@click.option("--short-run", type=NUMBER, help=N_("How many short counts in a row are mentioned."))
@click.option("--short-month", help=N_("How much short in a month is mentioned."))
@click.option("--year-starts", type=DAY, help=N_("Any day like the one on which your year starts."))
@click.option("--more-note", "notes", multiple=True, help=N_("The worth of another note you count; 0: none."))
@with_json
@click.pass_obj
def _limits(desk: Desk, /, notes: tuple[str, ...], *, in_json: bool, **typed: Unpack[_Settled]) -> None:
    with desk.open() as group:
        if notes or any(value is not None for value in typed.values()):
            books.set_limits(group, _settled(group, notes, typed))
        found, currency = books.limits(group), group.profile.currency
    if in_json:
        as_json(asdict(found))
    else:
        say(*in_words(found, current(), currency))


def _settled(group: Group, notes: Iterable[str], typed: _Settled) -> Limits:
    reading, known = Reading(group), books.limits(group)
    given: dict[str, object] = {name: value for name, value in typed.items() if value is not None}
    for name in ("two_over", "ask_over", "short_month"):
        if name in given:
            given[name] = reading.amount(str(given[name]), name)
    starts = typed["year_starts"]
    if starts is not None:
        given["year_starts"] = (starts.month, starts.day)
    if notes:
        given["more_notes"] = tuple(filter(None, (reading.amount(note, "more_notes") for note in notes)))
    made = replace(known, **given)  # type: ignore[arg-type]  # each is of its own field
    reading.refuse(made.problems())
    return made


def _thing(group: Group, sort: str, name: str, way: str) -> Place | Fund | Kind:
    """Find a place, a pot or a kind by its name, one that was put away too."""
    reading = Reading(group)
    found: Place | Fund | Kind | None
    if sort == "place":
        found = reading.place(name)
    elif sort == "fund":
        found = reading.fund(name)
    else:
        found = reading.kind(name, way)
    reading.refuse()
    assert found is not None  # noqa: S101  refused otherwise
    return found
