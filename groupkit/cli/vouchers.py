"""The list of vouchers on the command line: bought, handed out, came back, gone, and the paper."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_by, with_json, with_out
from groupkit.cli.reading import Reading
from groupkit.cli.shown import as_json, ready, saved, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import DAY, NUMBER, OneOf
from groupkit.core.vouchers import SORTS, Held, Move, Sort, Step, Voucher
from groupkit.i18n import N_, _, current
from groupkit.lazy import lazily
from groupkit.services import vouchers

if TYPE_CHECKING:
    from groupkit.pdf import vouchers as paper
else:
    paper = lazily("groupkit.pdf.vouchers")

verbs = Verbs("vouchers")
_SECOND = click.option("--second", default="", help=N_("Who saw it."))
_DAY = click.option("--day", type=DAY, help=N_("The day it was. Without it: today."))
_MANY = click.option("--many", type=NUMBER, default=1, help=N_("How many."))


class _Did(TypedDict):
    """Who did it and when."""

    by: str
    second: str
    day: date | None


@verbs.command("list", help=N_("Show the vouchers: what was bought, handed out, and what is left."))
@with_json
@click.pass_obj
def _list(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found, currency, told = vouchers.held(group), group.profile.currency, tuple(vouchers.announced(group))
    if in_json:
        as_json([{"voucher": each.voucher, "moves": each.moves, "left": each.left} for each in found])
        return
    words = current()
    rows = [
        (
            *(each.voucher.id, _(SORTS[each.voucher.sort]), each.voucher.issuer),
            *(words.money(each.voucher.worth, currency), each.many(Step.BOUGHT), each.left, each.voucher.until),
        )
        for each in found
    ]
    table((_("Number"), _("Sort"), _("Shop"), _("Worth"), _("Bought"), _("Left"), _("Good until")), rows)
    say(*told)


@verbs.command("buy", help=N_("Put vouchers that were bought on the list. This cannot be undone."))
@click.argument("sort", type=OneOf([str(each) for each in SORTS]))
@click.argument("shop", metavar=N_("SHOP"))
@click.option("--worth", required=True, help=N_("What one of them is worth, like 10."))
@_MANY
@click.option("--until", type=DAY, help=N_("Until when they are good."))
@click.option("--entry", type=NUMBER, help=N_("The line of the book that paid for them."))
@with_by
@_SECOND
@_DAY
@click.pass_obj
def _buy(
    desk: Desk, /, sort: str, shop: str, worth: str, until: date | None, entry: int | None,
    many: int, **did: Unpack[_Did],
) -> None:  # fmt: skip
    with desk.open() as group:
        reading = Reading(group)
        voucher = Voucher(sort=Sort(sort), issuer=shop, worth=reading.amount(worth, "worth"), until=until)
        move = _move(reading, 0, Step.BOUGHT, many, entry=entry, **did)
        reading.refuse((*voucher.problems(), *move.problems(())))
        _told(vouchers.buy(group, voucher, move))


def _move(
    reading: Reading, voucher: int, step: Step, many: int, *, entry: int | None = None, **did: Unpack[_Did]
) -> Move:
    day = did["day"] or reading.today
    return Move(voucher=voucher, day=day, step=step, many=many, by=did["by"], second=did["second"], entry=entry)


def _told(held: Held) -> None:
    say(_("{issuer}: {count} left.").format(issuer=held.voucher.issuer, count=held.left))


def _verb(name: str, step: Step, help_: str) -> None:
    @verbs.command(name, help=help_)
    @click.argument("number", type=NUMBER)
    @_MANY
    @with_by
    @_SECOND
    @_DAY
    @click.pass_obj
    def _does(desk: Desk, /, number: int, many: int, **did: Unpack[_Did]) -> None:
        with desk.open() as group:
            _told(vouchers.write_down(group, _move(Reading(group), number, step, many, **did)))


_verb("give", Step.GIVEN, N_("Write down that some were handed out, by their number; never to whom or why."))
_verb("back", Step.BACK, N_("Write down that some came back."))
_verb("gone", Step.GONE, N_("Write down that some are out of date, or not to be found."))


@verbs.command("print", help=N_("Print the list of vouchers, with room to write on by hand."))
@click.option("--large", is_flag=True, help=N_("Print it a quarter larger."))
@with_out
@click.pass_obj
def _print(desk: Desk, /, out: Path, *, large: bool) -> None:
    ready(out)
    with desk.open() as group:
        profile = group.profile
        language, size = profile.printing_language, profile.paper
        paper.register(vouchers.register(group), out, language=language, paper=size, large=large)
    saved(out)
