"""Takes claims from hand to hand on the command line, pays them, and prints them."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_by, with_out
from groupkit.cli.reading import Reading
from groupkit.cli.shown import ready, saved, say
from groupkit.cli.speech import UnclearError, Verbs
from groupkit.cli.typed import DAY, NUMBER, OneOf
from groupkit.core.claims import Deed
from groupkit.i18n import N_, _, catalogue
from groupkit.lazy import lazily
from groupkit.services.claims import known, papers, paying, steps

if TYPE_CHECKING:
    from groupkit.pdf import claims as paper
else:
    paper = lazily("groupkit.pdf.claims")

verbs = Verbs("steps")
_NUMBER = click.argument("number", type=NUMBER)
_WAYS = ("cash", "bank")
_BY = click.option("--by", default="", help=N_("Who does this. Without it: the one who claims."))


@verbs.command("hand-in", help=N_("Hand in a claim; from here on every step stands in the book."))
@_NUMBER
@_BY
@click.pass_obj
def _hand_in(desk: Desk, /, number: int, by: str) -> None:
    with desk.open() as group:
        steps.hand_in(group, number, by or known.case(group, number).claim.who.name)
    say(papers.words().doing(Deed.HAND_IN).done)


@verbs.command("send-back", help=N_("Send a claim back with a question."))
@_NUMBER
@click.argument("needs", metavar=N_("WORDS"))
@with_by
@click.pass_obj
def _send_back(desk: Desk, /, number: int, needs: str, by: str) -> None:
    with desk.open() as group:
        steps.send_back(group, number, by, needs)
    say(papers.words().doing(Deed.SEND_BACK).done)


@verbs.command("added", help=N_("Hand a claim in again: what was asked has been added."))
@_NUMBER
@_BY
@click.pass_obj
def _added(desk: Desk, /, number: int, by: str) -> None:
    with desk.open() as group:
        steps.added(group, number, by or known.case(group, number).claim.who.name)
    say(papers.words().doing(Deed.ADD).done)


@verbs.command("agree", help=N_("Agree a claim, as it was claimed or less; it is not paid by that."))
@_NUMBER
@with_by
@click.option("--second", default="", help=N_("Who agrees it too."))
@click.option(
    "--line", "lines", multiple=True, metavar=N_("LINE=AMOUNT"), help=N_("Less than claimed, like 3=4.00.")
)
@click.option("--why", default="", help=N_("Why it is less."))
@click.option("--far-on", type=DAY, help=N_("The day they said yes by phone or mail."))
@click.pass_obj
def _agree(
    desk: Desk, /, number: int, by: str, second: str, lines: tuple[str, ...], why: str, far_on: date | None
) -> None:
    with desk.open() as group:
        reading = Reading(group)
        amounts = {line.id: line.pence for line in known.case(group, number).claim.lines}
        for typed in lines:
            line, _is, amount = typed.partition("=")
            if not line.isdecimal() or int(line) not in amounts:
                said = _("Write each like 3=4.00, the line first: see claims show.")
                raise UnclearError(said, click.get_current_context())
            amounts[int(line)] = reading.amount(amount)
        reading.refuse()
        steps.agree(group, number, by, amounts, why=why, second=second, far_on=far_on)
    say(papers.words().doing(Deed.AGREE).done)


@verbs.command("not-agree", help=N_("Say no to a claim, and why."))
@_NUMBER
@click.argument("why", metavar=N_("WORDS"))
@with_by
@click.pass_obj
def _not_agree(desk: Desk, /, number: int, why: str, by: str) -> None:
    with desk.open() as group:
        steps.not_agree(group, number, by, why)
    say(papers.words().doing(Deed.NOT_AGREE).done)


@verbs.command("pay", help=N_("Pay an agreed claim out of a place of its own; on a sheet money out pays it."))
@_NUMBER
@with_by
@click.option("--place", default="", help=N_("Where the money comes from; for an advance it is known."))
@click.option("--how", type=OneOf(_WAYS), help=N_("How it is paid, if not as the claim says."))
@click.option("--reference", default="", help=N_("The bank’s reference."))
@click.option("--received", is_flag=True, help=N_("The claimant has marked that the cash has come."))
@click.pass_obj
def _pay(
    desk: Desk, /, number: int, by: str, place: str, how: str | None, reference: str, *, received: bool
) -> None:
    with desk.open() as group:
        reading = Reading(group)
        where = reading.place(place) if place else None
        reading.refuse()
        source = where.id if where else None
        paying.pay(group, number, by, place=source, how=how or "", reference=reference, received=received)
    say(papers.words().doing(Deed.PAY).done)


@verbs.command("waive", help=N_("Give an agreed claim to the group; only the one who claims can."))
@_NUMBER
@_BY
@click.pass_obj
def _waive(desk: Desk, /, number: int, by: str) -> None:
    with desk.open() as group:
        steps.waive(group, number, by or known.case(group, number).claim.who.name)
    say(papers.words().doing(Deed.WAIVE).done)


@verbs.command("print", help=N_("Print a claim as a PDF; without a number, the empty form."))
@click.argument("number", type=NUMBER, default=0)
@click.option("--large", is_flag=True, help=N_("In larger print."))
@with_out
@click.pass_obj
def _print(desk: Desk, /, number: int, out: Path, *, large: bool) -> None:
    ready(out)
    with desk.open() as group:
        profile = group.profile
        language, size = profile.printing_language, profile.paper
        if number:
            paper.claim(papers.paper(group, number), out, language=language, paper=size, large=large)
        else:
            words = papers.words(catalogue(language))
            paper.blank(words, out, currency=profile.currency, language=language, paper=size, large=large)
    saved(out)
