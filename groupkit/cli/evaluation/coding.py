"""Coding on the command line: each of the two alone, with their own passphrase, and then both side by side.

What people said is never shown here, for a terminal keeps what it has shown; it is read in the window. Nor is what
somebody codes alone shown or typed on the line: the other one may look at the history of the terminal.
"""

import click

from groupkit.cli.desk import Desk, own_secret
from groupkit.cli.evaluation.reading import held_by
from groupkit.cli.options import with_json
from groupkit.cli.shown import as_json, say, table
from groupkit.cli.speech import Verbs
from groupkit.core.evaluation.answers import AnswerKey
from groupkit.core.evaluation.coding import Agreed, Coding
from groupkit.i18n import N_, _, ngettext
from groupkit.services.evaluation import alike, coding, rounds
from groupkit.services.feedback import keepers

verbs = Verbs("coding")
_ROUND = click.argument("round_", metavar=N_("ROUND"))
_CODER = click.argument("coder", metavar=N_("NAME"))


@verbs.command("coders", help=N_("Show which of the two has handed in what they coded, and nothing more."))
@_ROUND
@with_json
@click.pass_obj
def _coders(desk: Desk, /, round_: str, *, in_json: bool) -> None:
    with desk.open() as group:
        found = coding.standing(group, round_)
    if in_json:
        as_json(found)
        return
    rows = [(each.name, _("yes") if each.handed_in else _("no")) for each in (found.first, found.second)]
    table((_("Name"), _("Handed in")), rows)


@verbs.command("to-code", help=N_("Show somebody which answers they are to code; the words are in the window."))
@_ROUND
@_CODER
@with_json
@click.pass_obj
def _to_code(desk: Desk, /, round_: str, coder: str, *, in_json: bool) -> None:
    with desk.open() as group:
        who = keepers.named(group, coder).id
        secret = held_by(group, who)
        found = [each.key for each in coding.answers(group, round_, who, secret)]
        done = {each.of for each in coding.mine(group, round_, who, secret)}
    if in_json:
        as_json([{"of": key, "coded": key in done} for key in found])
        return
    rows = [(*key, _("yes") if key in done else "") for key in found]
    table((_("Sign"), _("Wave"), _("Question"), _("Coded")), rows)


@verbs.command("code", help=N_("Code one answer: type the themes you hear in it, unseen, or none."))
@_ROUND
@_CODER
@click.argument("of", metavar=N_("SIGN WAVE QUESTION"), nargs=3)
@click.pass_obj
def _code(desk: Desk, /, round_: str, coder: str, of: AnswerKey) -> None:
    with desk.open() as group:
        who = keepers.named(group, coder).id
        secret = held_by(group, who)
        codes = _listed(own_secret(_("The themes you hear, with commas between them; it is not shown")))
        note = own_secret(_("A note for when you two lay your work side by side; nothing is fine"))
        coding.code(group, round_, who, Coding(of=of, codes=codes, note=note), secret)
    say(_("It is kept, sealed to you until you hand in."))


@verbs.command("hand-in", help=N_("Hand in what somebody coded: from then on it opens only with both passphrases."))
@_ROUND
@_CODER
@click.pass_obj
def _hand_in(desk: Desk, /, round_: str, coder: str) -> None:
    with desk.open() as group:
        who = keepers.named(group, coder).id
        found = coding.hand_in(group, round_, who, held_by(group, who))
    say(
        _("Both have handed in. Lay your work side by side now.")
        if found.both_in
        else _("It is handed in. When the other one has handed in too, lay your work side by side.")
    )


@verbs.command("beside", help=N_("Lay the work of both side by side: both type their passphrases."))
@_ROUND
@with_json
@click.pass_obj
def _beside(desk: Desk, /, round_: str, *, in_json: bool) -> None:
    with desk.open() as group:
        first, second = (held_by(group, each) for each in rounds.get(group, round_).coders)
        found = coding.beside(group, round_, first, second)
        names = coding.standing(group, round_)
    if in_json:
        as_json(found)
        return
    rows = [
        (*each.of, *(", ".join(sorted(codes)) for codes in (each.only_first, each.only_second, each.both)))
        for each in found.differences
    ]
    only = _("Only {name}")
    heads = (_("Sign"), _("Wave"), _("Question"))
    table(
        (*heads, only.format(name=names.first.name), only.format(name=names.second.name), _("Both")),
        rows,
    )
    say(*alike.lines(found.agreement))


@verbs.command("agree", help=N_("Keep what both agree on: what is the same in both, and what you name here."))
@_ROUND
@click.option(
    "--as",
    "named",
    nargs=4,
    multiple=True,
    metavar=N_("SIGN WAVE QUESTION CODES"),
    help=N_("What you agree on for one answer: themes with commas between them, or - for none."),
)
@click.pass_obj
def _agree(desk: Desk, /, round_: str, *, named: tuple[tuple[str, str, str, str], ...]) -> None:
    with desk.open() as group:
        first, second = (held_by(group, each) for each in rounds.get(group, round_).coders)
        found = coding.beside(group, round_, first, second).differences
        chosen: dict[AnswerKey, frozenset[str]] = {each.of: each.both for each in found if each.same}
        chosen |= {(sign, wave, question): _listed(codes) for sign, wave, question, codes in named}
        today = group.today()
        agreed = [Agreed(of=of, codes=codes, agreed_on=today) for of, codes in chosen.items()]
        kept = {each.of for each in coding.agree(group, round_, agreed, first, second)}
    left = [each.of for each in found if each.of not in kept]
    if left:
        said = ngettext(
            "{count} answer is still to be talked about.",
            "{count} answers are still to be talked about.",
            len(left),
        )
        say(said.format(count=len(left)), *(" ".join(of) for of in left))
    else:
        say(_("You agree on all of it."))


def _listed(codes: str) -> frozenset[str]:
    return frozenset(code.strip() for code in codes.split(",") if code.strip() not in {"", "-"})
