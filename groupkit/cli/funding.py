"""Grants and funders on the command line: what is left and when it ends, money that came, and the statement."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_by, with_json, with_out
from groupkit.cli.reading import Reading
from groupkit.cli.shown import as_json, ready, saved, say, table
from groupkit.cli.speech import UnclearError, Verbs
from groupkit.cli.typed import DAY, NUMBER, OneOf
from groupkit.core.funding.awards import LEFT_OVER, SORTS, Award, Budget, Instalment, LeftOver, Sort
from groupkit.i18n import N_, _, current
from groupkit.lazy import lazily
from groupkit.services.funding import awards, files, stating
from groupkit.services.funding.awards import Arrival

if TYPE_CHECKING:
    from groupkit.pdf import funding as paper
else:
    paper = lazily("groupkit.pdf.funding")

verbs = Verbs("funding")
_AWARD = click.argument("number", type=NUMBER)
_DAY = click.option("--day", type=DAY, help=N_("The day it moved. Without it: today."))
_PLACE = click.option("--place", default="", help=N_("Where the money is. Without it: the body that holds it."))
_MADE_BY = click.option("--made-by", required=True, help=N_("Who writes it down."))


class _Terms(TypedDict):
    """The options of a grant that go by the same name everywhere."""

    reference: str
    starts: date
    ends: date
    report_due: date | None
    own_money: str
    buys: tuple[str, ...]
    comes: tuple[str, ...]
    sort: str
    left_over: str
    stops: str
    proposal: str
    parts: int


class _Moved(TypedDict):
    """The options of money that came or went back."""

    day: date | None
    place: str
    made_by: str


@verbs.command("list", help=N_("Show the grants: what is left of each and when it ends, the soonest first."))
@with_json
@click.pass_obj
def _list(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found, currency = awards.standing(group), group.profile.currency
    if in_json:
        as_json(found)
        return
    words = current()
    rows = [
        (
            *(each.award.id, each.award.funder, each.pot.name, words.money(each.award.pence, currency)),
            *(words.money(each.used.spent, currency), words.money(each.used.left, currency), each.award.ends),
        )
        for each in found
    ]
    table((_("Number"), _("Funder"), _("Pot"), _("Awarded"), _("Spent"), _("Left"), _("Ends")), rows)
    say(*(str(reminder) for each in found for reminder in each.reminders))


@verbs.command("add", help=N_("Write down a grant and make its pot, or let it fill a pot together with another."))
@click.argument("funder", metavar=N_("FUNDER"))
@click.option("--amount", required=True, help=N_("How much was awarded, like 500."))
@click.option("--starts", type=DAY, required=True, help=N_("The first day."))
@click.option("--ends", type=DAY, required=True, help=N_("The last day."))
@click.option("--pot", default="", help=N_("What its pot is called."))
@click.option("--with", "beside", type=NUMBER, help=N_("Or the number of a grant whose pot it fills too."))
@click.option("--parts", type=NUMBER, default=1, help=N_("Its parts of each cost, where funders share a pot."))
@click.option("--sort", type=OneOf([str(each) for each in SORTS]), default=Sort.GRANT.value, help=N_("What it is."))
@click.option("--reference", default="", help=N_("What the funder calls it."))
@click.option("--buys", multiple=True, help=N_("A kind it may pay for, like Room or Room=240. Once for each."))
@click.option("--comes", multiple=True, help=N_("A part that comes on a day, like 2026-10-01=250. Once for each."))
@click.option("--report-due", type=DAY, help=N_("By when the funder would like a report."))
@click.option("--own-money", default="", help=N_("How much of your own money you agreed to put to it."))
@click.option(
    "--left-over",
    type=OneOf([str(each) for each in LEFT_OVER]),
    default=LeftOver.ASK.value,
    help=N_("What was agreed about money that is left."),
)
@click.option("--proposal", default="", help=N_("What you would like to do with money that is left."))
@click.option("--stops", default="", help=N_("What stops when it ends."))
@click.option("--host", default="", help=N_("The body that holds the money for you, if one does."))
@click.pass_obj
def _add(
    desk: Desk, /, funder: str, amount: str, pot: str, beside: int | None, host: str, **told: Unpack[_Terms]
) -> None:
    said: dict[str, Any] = dict(told)
    with desk.open() as group:
        reading = Reading(group)
        own, buys, comes = said.pop("own_money"), said.pop("buys"), said.pop("comes")
        made = Award(
            **said
            | {
                "fund": awards.award(group, beside).fund if beside else 0,
                "funder": funder,
                "pence": reading.amount(amount),
                "own_money": reading.amount(own, "own_money") if own else 0,
                "lines": tuple(filter(None, (_budget(reading, text) for text in buys))),
                "instalments": tuple(_instalments(reading, comes)),
                "sort": Sort(said["sort"]),
                "left_over": LeftOver(said["left_over"]),
            }
        )
        reading.refuse(made.problems(group.profile.currency))
        made = awards.set_up(group, made, pot, host)
    say(_("The grant is written down, with the number {number}.").format(number=made.id))


def _budget(reading: Reading, text: str) -> Budget | None:
    name, is_, amount = text.rpartition("=")
    kind = reading.kind(name if is_ else amount, "out")
    pence = reading.amount(amount, "lines") if is_ else 0
    return Budget(kind.id, pence) if kind else None


def _instalments(reading: Reading, typed: tuple[str, ...]) -> Iterator[Instalment]:
    for text in typed:
        day, _is, amount = text.partition("=")
        try:
            due = date.fromisoformat(day)
        except ValueError:
            said = _("Write a part like 2026-10-01=250: the day, then how much comes.")
            raise UnclearError(said, click.get_current_context()) from None
        yield Instalment(due=due, pence=reading.amount(amount, "instalments"))


@verbs.command("received", help=N_("Write into the book that money of a grant came. This cannot be undone."))
@_AWARD
@click.argument("amount", metavar=N_("AMOUNT"))
@click.option("--due", type=DAY, help=N_("Which part of the grant it is, by the day it was due."))
@_DAY
@_PLACE
@_MADE_BY
@click.pass_obj
def _received(desk: Desk, /, number: int, amount: str, due: date | None, **told: Unpack[_Moved]) -> None:
    with desk.open() as group:
        known = awards.award(group, number)
        arrival = _arrival(Reading(group), known, amount, **told)
        part = next((each.id for each in known.instalments if each.due == due and each.entry is None), 0)
        if due is not None and not part:
            raise UnclearError(_("No part of it is due on that day."), click.get_current_context())
        seq = awards.received(group, known, replace(arrival, instalment=part))
    say(_("It is in the book, as entry {entry}.").format(entry=seq))


@verbs.command("give-back", help=N_("Write into the book that money that was left went back to the funder."))
@_AWARD
@click.argument("amount", metavar=N_("AMOUNT"))
@click.option("--kind", required=True, help=N_("Which kind of money out it is."))
@_DAY
@_PLACE
@_MADE_BY
@click.pass_obj
def _give_back(desk: Desk, /, number: int, amount: str, kind: str, **told: Unpack[_Moved]) -> None:
    with desk.open() as group:
        reading, known = Reading(group), awards.award(group, number)
        out = reading.kind(kind, "out")
        arrival = _arrival(reading, known, amount, **told)
        seq = awards.give_back(group, known, replace(arrival, kind=out.id if out else 0))
    say(_("It is in the book, as entry {entry}.").format(entry=seq))


def _arrival(reading: Reading, known: Award, amount: str, **told: Unpack[_Moved]) -> Arrival:
    """Read what came or went back; refuse with everything that cannot be read."""
    place = reading.place(told["place"]) if told["place"] or known.host is None else None
    pence = reading.amount(amount)
    reading.refuse()
    where = place.id if place else known.host or 0
    return Arrival(pence=pence, day=told["day"] or reading.today, place=where, made_by=told["made_by"])


@verbs.command("allow", help=N_("Record that the coordinator says yes to a cost a grant is not for. It prints."))
@_AWARD
@click.argument("kind", metavar=N_("KIND"))
@click.argument("amount", metavar=N_("AMOUNT"))
@with_by
@click.option("--why", default="", help=N_("Why, in a few words."))
@click.pass_obj
def _allow(desk: Desk, /, number: int, kind: str, amount: str, by: str, why: str) -> None:
    with desk.open() as group:
        reading, known = Reading(group), awards.award(group, number)
        out, pence = reading.kind(kind, "out"), reading.amount(amount)
        reading.refuse()
        seq = awards.override(group, known, out.id if out else 0, pence, by, why)
    say(_("It is in the book, as entry {entry}.").format(entry=seq))


@verbs.command("statement", help=N_("Print what a funder is told, with the receipts bound in behind it."))
@_AWARD
@click.option("--on", "day", type=DAY, help=N_("Up to which day. Without it: today."))
@click.option("--large", is_flag=True, help=N_("Print it a quarter larger."))
@click.option("--no-receipts", is_flag=True, help=N_("Leave the receipts out."))
@with_out
@click.pass_obj
def _statement(desk: Desk, /, number: int, day: date | None, out: Path, *, large: bool, no_receipts: bool) -> None:
    ready(out)
    with desk.open() as group:
        profile, known = group.profile, awards.award(group, number)
        told = stating.statement(group, known, day)
        behind = () if no_receipts else files.behind(group, known, told)
        told, language = replace(told, files=len(behind)), profile.printing_language
        paper.statement(told, out, files=behind, language=language, paper=profile.paper, large=large)
    saved(out)


@verbs.command("share", help=N_("Show each funder’s share of a pot that several of them fill."))
@_AWARD
@click.option("--on", "day", type=DAY, help=N_("Up to which day. Without it: today."))
@with_json
@click.pass_obj
def _share(desk: Desk, /, number: int, day: date | None, *, in_json: bool) -> None:
    with desk.open() as group:
        known, currency = awards.award(group, number), group.profile.currency
        together = sorted((known, *awards.beside(group, known)), key=lambda each: each.id)
        shares = [(each, awards.used_on(group, each, day or group.today())) for each in together]
    if in_json:
        as_json([{"award": each, "used": used, "spent": used.spent, "left": used.left} for each, used in shares])
        return
    words = current()
    rows = [
        (
            *(each.id, each.funder, each.parts),
            *(words.money(pence, currency) for pence in (used.received, used.spent, used.left)),
        )
        for each, used in shares
    ]
    table((_("Number"), _("Funder"), _("Parts"), _("Came"), _("Spent"), _("Left")), rows)
