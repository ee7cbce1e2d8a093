"""Those who are asked in a round, on the command line: under signs, for whoever reads the round."""

from datetime import date

import click

from groupkit.cli.desk import Desk, own_secret
from groupkit.cli.evaluation.reading import unlocked
from groupkit.cli.options import with_json
from groupkit.cli.shown import as_json, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import DAY, OneOf
from groupkit.core.evaluation.people import ASKS, STRANDS, Ask, Invited, Strand, Yes
from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import N_, _, current
from groupkit.services.evaluation import contacts, people

verbs = Verbs("people")
_ROUND = click.argument("round_", metavar=N_("ROUND"))
_SIGN = click.argument("sign", metavar=N_("SIGN"))
_ASK = click.argument("ask", type=OneOf(tuple(Ask)))
# what is typed here is not shown, and in no history of the terminal
_REACH = N_("How to reach them; it is not shown, and nothing is fine")
_ALL = N_("This takes back everything they said, for good. Add --sure if that is what they want.")
_OF = click.option(
    "--of",
    default="",
    metavar=N_("WAVE/QUESTION"),
    help=N_("The answer of theirs that is quoted, such as T1/changed."),
)


@verbs.command("invite", help=N_("Ask somebody into a round; groupkit gives them a sign."))
@_ROUND
@click.option("--strand", type=OneOf(tuple(Strand)), required=True, help=N_("Whose voice it is."))
@click.option(
    "--started", type=DAY, required=True, help=N_("The day they came, first met, or the programme began.")
)
@click.option("--interviewer", required=True, metavar=N_("NAME"), help=N_("Who talks with them."))
@click.option("--kind", "kinds", multiple=True, help=N_("What makes them one of few here, such as carer or woman."))
@click.option("--sign", default="", help=N_("A word of your own for them; without it, groupkit gives one."))
@click.pass_obj
def _invite(
    desk: Desk,
    /,
    round_: str,
    *,
    strand: str,
    started: date,
    interviewer: str,
    kinds: tuple[str, ...],
    sign: str,
) -> None:
    with desk.open() as group:
        secret = unlocked(group, round_)
        who = Invited(
            strand=Strand(strand),
            kinds=frozenset(kinds),
            started=started,
            interviewer=interviewer,
            contact=own_secret(_(_REACH)),
            sign=sign,
        )
        given = people.invite(group, round_, who, secret)
    say(_("Their sign is {sign}.").format(sign=given))


@verbs.command("people", help=N_("Show who is asked in a round, by their signs, to whoever reads it."))
@_ROUND
@with_json
@click.pass_obj
def _people(desk: Desk, /, round_: str, *, in_json: bool) -> None:
    with desk.open() as group:
        found = people.listing(group, round_, unlocked(group, round_))
    if in_json:
        as_json(found)
        return
    rows = [
        (
            *(each.sign, _(STRANDS[each.strand]), current().day(each.started, "sheet")),
            *(each.interviewer, current().listing(_(ASKS[yes.ask]) for yes in each.agreed if yes.holds)),
        )
        for each in found
    ]
    table((_("Sign"), _("Whose voice"), _("Since"), _("Who talks with them"), _("Said yes to")), rows)


@verbs.command("yes", help=N_("Write down a yes to take part, to a recording, or to say some words."))
@_ROUND
@_SIGN
@_ASK
@_OF
@click.option("--on", "said_on", type=DAY, help=N_("The day they said it; without it, today."))
@click.pass_obj
def _yes(desk: Desk, /, round_: str, sign: str, ask: str, *, of: str, said_on: date | None) -> None:
    with desk.open() as group:
        yes = Yes(ask=Ask(ask), said_on=said_on or group.today(), of=_quoted(sign, of))
        people.agree(group, round_, sign, yes, unlocked(group, round_))


@verbs.command("take-back", help=N_("Take back a yes; who takes back taking part takes back all they said."))
@_ROUND
@_SIGN
@_ASK
@_OF
@click.option("--sure", is_flag=True, help=N_("They want all of it gone for good; needed to take back part."))
@click.pass_obj
def _take_back(desk: Desk, /, round_: str, sign: str, ask: str, *, of: str, sure: bool) -> None:
    if Ask(ask) is Ask.PART and not sure:
        raise RefusedError([Problem("ask", _ALL)])
    with desk.open() as group:
        people.take_back(group, round_, sign, Ask(ask), unlocked(group, round_), of=_quoted(sign, of))


def _quoted(sign: str, of: str) -> str:
    """Return what a quotation is called, of an answer as it is typed."""
    return f"{sign}/{of}" if of else ""


@verbs.command("interviewer", help=N_("Write down that somebody else talks with a person, and why."))
@_ROUND
@_SIGN
@click.argument("name", metavar=N_("NAME"))
@click.option("--note", required=True, help=N_("Why somebody else talks with them now."))
@click.pass_obj
def _interviewer(desk: Desk, /, round_: str, sign: str, name: str, *, note: str) -> None:
    with desk.open() as group:
        people.interviewer(group, round_, sign, name, note, unlocked(group, round_))


@verbs.command("contact", help=N_("Write down how to reach somebody in another way; nothing typed, and it goes."))
@_ROUND
@_SIGN
@click.pass_obj
def _contact(desk: Desk, /, round_: str, sign: str) -> None:
    with desk.open() as group:
        secret = unlocked(group, round_)
        contacts.change(group, round_, sign, own_secret(_(_REACH)), secret)
