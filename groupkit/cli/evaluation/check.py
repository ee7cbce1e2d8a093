"""The look at who is in the room, on the command line: what is found, what two decide, and what the group says.

What people said is never shown here, for a terminal keeps what it has shown; it is read in the window.
"""

from collections.abc import Iterable
from datetime import date

import click

from groupkit.cli.desk import Desk, own_secret
from groupkit.cli.evaluation.reading import unlocked
from groupkit.cli.options import with_json
from groupkit.cli.shown import as_json, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import NUMBER, OneOf
from groupkit.core.evaluation.deciding import LEVELS, Decision, Response
from groupkit.core.evaluation.roomcheck import Choice, Finding
from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import N_, _
from groupkit.services.evaluation import check, telling
from groupkit.services.evaluation.check import Passed
from groupkit.storage.evaluation import shipped

verbs = Verbs("check")
_ROUND = click.argument("round_", metavar=N_("ROUND"))
_NUMBER = click.argument("number", type=NUMBER)
_SURE = click.option("--sure", is_flag=True, help=N_("It is right as it is, with the fact in it."))
_DAY = N_("{typed} is no day. Write the day of the yes, like 2026-11-14.")


@verbs.command("check", help=N_("Look whom the room would recognise: each theme, and what was found in it."))
@_ROUND
@with_json
@click.pass_obj
def _check(desk: Desk, /, round_: str, *, in_json: bool) -> None:
    with desk.open() as group:
        room = check.room(group, round_, unlocked(group, round_))
    found = room.findings()
    if in_json:
        as_json([_plain(each) for each in found])
        return
    words = telling.told(shipped.roomcheck())
    titles = {each.key: each.title for each in words.findings}
    themes = {each.key: each.title for each in room.themes}
    say(words.nothing_passes)
    table((_("Key"), _("Theme")), themes.items())
    rows = [(each.key, themes[each.theme], titles[each.kind], ", ".join(each.offers)) for each in found]
    table((_("Key"), _("Theme"), _("What was found"), _("What can be done")), rows)


def _plain(found: Finding) -> dict[str, object]:
    """Return what other programs get of a finding: nothing of what was said."""
    return {"key": found.key, "theme": found.theme, "kind": found.kind, "offers": found.offers}


@verbs.command("decide", help=N_("Decide about what was found, by its key, and pass themes on to the group."))
@_ROUND
@click.option("--show", multiple=True, metavar=N_("THEME"), help=N_("A theme that goes to the group, by its key."))
@click.option(
    "--merge",
    multiple=True,
    nargs=2,
    metavar=N_("KEY THEME"),
    help=N_("What was found, and the wider theme it is put with."),
)
@click.option(
    "--paraphrase",
    multiple=True,
    metavar=N_("KEY"),
    help=N_("Words to be said otherwise; you are asked for the others."),
)
@click.option("--leave-out", multiple=True, metavar=N_("KEY"), help=N_("What is left out."))
@click.option(
    "--ask",
    multiple=True,
    nargs=2,
    metavar=N_("KEY DAY"),
    help=N_("What the person was asked, and the day of their yes."),
)
@click.option("--by", required=True, metavar=N_("NAME"), help=N_("Who decides. The name is not kept."))
@click.option(
    "--second", required=True, metavar=N_("NAME"), help=N_("Who decides with them. The name is not kept.")
)
@_SURE
@click.pass_obj
def _decide(  # noqa: PLR0913  one argument each
    desk: Desk,
    /,
    round_: str,
    show: tuple[str, ...],
    merge: tuple[tuple[str, str], ...],
    paraphrase: tuple[str, ...],
    leave_out: tuple[str, ...],
    ask: tuple[tuple[str, str], ...],
    *,
    by: str,
    second: str,
    sure: bool,
) -> None:
    made = [
        *(Decision(about=each, choice=Choice.SHOW) for each in show),
        *(Decision(about=each, choice=Choice.MERGE, into=into) for each, into in merge),
        *(Decision(about=each, choice=Choice.LEAVE_OUT) for each in leave_out),
        *(Decision(about=each, choice=Choice.ASK, said_on=_day(day)) for each, day in ask),
    ]
    with desk.open() as group:
        secret = unlocked(group, round_)
        other = [own_secret(_("In other words: {key}").format(key=each)) for each in paraphrase]
        made += (
            Decision(about=each, choice=Choice.PARAPHRASE, words=words)
            for each, words in zip(paraphrase, other, strict=True)
        )
        _show(check.decide(group, round_, made, secret, by=by, second=second, sure=sure))


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise RefusedError([Problem("said_on", _DAY, {"typed": typed})]) from None


@verbs.command("passed", help=N_("Show the themes the group may hear, and what it said to each."))
@_ROUND
@with_json
@click.pass_obj
def _passed(desk: Desk, /, round_: str, *, in_json: bool) -> None:
    with desk.open() as group:
        found = check.passed(group, round_)
    if in_json:
        as_json(found)
    else:
        _show(found)


@verbs.command("respond", help=N_("Write down what the group said to a theme, by its number: see passed."))
@_ROUND
@_NUMBER
@click.argument("response", type=OneOf(tuple(Response)))
@click.option("--words", default="", help=N_("What the group added; wanted where something is not here yet."))
@_SURE
@click.pass_obj
def _respond(desk: Desk, /, round_: str, number: int, response: str, *, words: str, sure: bool) -> None:
    with desk.open() as group:
        check.respond(group, round_, number, response, words, sure=sure)


@verbs.command("theme-back", help=N_("Take back a theme that was passed on, by its number: see passed."))
@_ROUND
@_NUMBER
@click.pass_obj
def _back(desk: Desk, /, round_: str, number: int) -> None:
    with desk.open() as group:
        check.take_back(group, round_, number)


def _show(found: Iterable[Passed]) -> None:
    said = {each.key: each.title for each in telling.told(shipped.roomcheck()).responses}
    rows = [
        (
            *(each.id, each.title, _(LEVELS[each.level]), each.words),
            said[each.response] if each.response else "",
            each.response_words,
        )
        for each in found
    ]
    heads = (_("Number"), _("Theme"), _("How many"), _("Words"), _("What the group said"), _("What it added"))
    table(heads, rows)
