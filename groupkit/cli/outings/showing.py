"""Shows the outings, one of them with who pays whom, and saves its papers."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json, with_out
from groupkit.cli.outings.naming import OUTING
from groupkit.cli.shown import as_json, saved, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import OneOf
from groupkit.core.outings.papers import SEEN_BY, SHEETS
from groupkit.core.outings.reckoning import Reckoning, in_words, name_of
from groupkit.core.outings.values import WAYS
from groupkit.core.problems import refuse
from groupkit.core.shares import Payment
from groupkit.i18n import N_, _, current
from groupkit.lazy import lazily
from groupkit.services.outings import public
from groupkit.services.outings.known import gathered, telling
from groupkit.services.outings.reckoning import listing, reckoning

if TYPE_CHECKING:
    from groupkit.pdf.outings import sheets
else:
    sheets = lazily("groupkit.pdf.outings.sheets")

verbs = Verbs("showing")


@verbs.command("list", help=N_("Show the outings, newest first."))
@with_json
@click.pass_obj
def _list(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found = [reckoning(group, one.id) for one in listing(group)]
    if in_json:
        as_json([{"outing": each.outing, "cost": each.cost} for each in found])
        return
    words = current()
    rows = [
        (each.outing.id, each.outing.name, each.outing.day, words.money(each.cost, each.currency)) for each in found
    ]
    table((_("Number"), _("Outing"), _("Day"), _("It cost")), rows)


@verbs.command("show", help=N_("Show one outing: who shares what, what was paid, and who pays whom now."))
@OUTING
@with_json
@click.pass_obj
def _show(desk: Desk, /, number: int, *, in_json: bool) -> None:
    with desk.open() as group:
        known = reckoning(group, number)
    unclear = tuple(known.problems())
    if in_json:
        as_json(_plain(known, clear=not unclear))
        return
    words = current()
    say(known.outing.name, _(WAYS[known.outing.way]), *map(str, unclear))
    if not unclear:
        _show_people(known)
    rows = [
        (each.id, each.what, name_of(each.payer, known.people, words), words.money(each.pence, known.currency))
        for each in known.costs
    ]
    table((_("Cost"), _("What for"), _("Who paid"), _("Amount")), rows)
    for each in known.settled:
        said = _("Payment {number}: {words}")
        say(said.format(number=each.seq, words=in_words(each.payment, known.people, words, known.currency)))


def _show_people(known: Reckoning) -> None:
    words = current()
    rows = [
        (
            name_of(who.id, known.people, words),
            *(
                words.money(pence, known.currency)
                for pence in (known.shared.pays[who.id], known.paid(who.id), known.left[who.id])
            ),
        )
        for who in known.concerned
    ]
    table((_("Who"), _("Their part"), _("Has paid"), _("Gets back")), rows)
    say(*(in_words(each, known.people, words, known.currency) for each in known.payments))


def _plain(known: Reckoning, *, clear: bool) -> dict[str, object]:
    """Return all that is known as plain values; parts only where it can be shared."""
    return {
        "outing": known.outing,
        "plan": known.plan,
        "people": [
            {
                "person": who,
                "pays": known.shared.pays[who.id] if clear else None,
                "paid": known.paid(who.id),
                "left": known.left[who.id] if clear else None,
            }
            for who in known.people
        ],
        "costs": known.costs,
        "payments": [_paid(each) for each in known.payments] if clear else [],
        "settled": [{"number": each.seq, "day": each.day, **_paid(each.payment)} for each in known.settled],
        "result": known.result,
        "pot_meets": known.result.pot_meets,
    }


def _paid(payment: Payment) -> dict[str, int]:
    return {"payer": payment.payer, "payee": payment.payee, "pence": payment.pence}


@verbs.command("papers", help=N_("Show the papers an outing has, the key of each, and who may see it."))
@with_json
def _papers(*, in_json: bool) -> None:
    if in_json:
        as_json([{"key": sheet.key, "title": _(sheet.title)} for sheet in SHEETS])
        return
    rows = [(sheet.key, _(sheet.title), _(SEEN_BY[sheet.seen_by])) for sheet in SHEETS]
    table((_("Key"), _("Paper"), _("Who may see it")), rows, shown={0, 1, 2})


@verbs.command("print", help=N_("Print a paper of an outing, by its key: see outings papers."))
@OUTING
@click.argument("which", type=OneOf([sheet.key for sheet in SHEETS]), metavar=N_("WHAT"))
@click.option("--large", is_flag=True, help=N_("Larger print."))
@with_out
@click.pass_obj
def _print(desk: Desk, /, number: int, which: str, out: Path, *, large: bool) -> None:
    with desk.open() as group:
        found, profile = gathered(group, number), group.profile
        refuse(public.withheld(group, found, which))
    language = profile.printing_language
    sheets.make(which, found, telling(language), out, sheets.leaf(language, profile.paper, large=large))
    saved(out)
