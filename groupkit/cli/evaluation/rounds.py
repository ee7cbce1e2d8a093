"""Rounds of talks on the command line: opened, closed, destroyed; never a number of people nor a day of anybody."""

from datetime import date
from typing import Any, TypedDict, Unpack

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json
from groupkit.cli.shown import as_json, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import DAY, NUMBER, OneOf
from groupkit.core.evaluation.destroyed import RULES, WHATS
from groupkit.core.evaluation.rounds import STATES, USUAL, Kind, Plan
from groupkit.i18n import N_, _, current, ngettext
from groupkit.services.evaluation import contacts, rounds
from groupkit.services.feedback import keepers

verbs = Verbs("rounds")
_ROUND = click.argument("round_", metavar=N_("ROUND"))
_SURE = click.option("--sure", is_flag=True, required=True, help=N_("You are sure, for nobody can undo it."))


class _Said(TypedDict):
    """What is said of a round, as it is typed."""

    purpose: str
    what_happens: str
    approval: str
    k: int
    reader: str
    first: str
    second: str
    keep_until: date | None


@verbs.command("rounds", help=N_("Show the rounds of talks, and how far each has come."))
@with_json
@click.pass_obj
def _rounds(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found = rounds.status(group)
    if in_json:
        as_json(found)
        return
    words = current()
    rows = [
        (
            *(each.key, each.title, _(STATES[each.state]), each.reader, words.listing(each.coders)),
            *(words.month(each.look_again), words.day(each.keep_until, "sheet")),
        )
        for each in found
    ]
    head = (_("Key"), _("Name"), _("State"), _("Reads it"), _("Look for themes"), _("Look again"), _("Kept until"))
    table(head, rows)


@verbs.command("open", help=N_("Open a round of talks: first what it is for, and what is done with the answers."))
@click.argument("title", metavar=N_("NAME"))
@click.option("--purpose", required=True, help=N_("What it is for."))
@click.option("--what-happens", required=True, help=N_("What you will do with the answers."))
@click.option(
    "--reader", required=True, metavar=N_("NAME"), help=N_("Who reads the answers: somebody who holds a key.")
)
@click.option(
    "--first", required=True, metavar=N_("NAME"), help=N_("Who looks for themes: somebody who holds a key.")
)
@click.option("--second", required=True, metavar=N_("NAME"), help=N_("Who else looks for themes, alone."))
@click.option(
    "--kind",
    type=OneOf(tuple(Kind)),
    default=Kind.SERVICE.value,
    help=N_("To make your group better, or research."),
)
@click.option("--approval", default="", help=N_("The reference of whoever agreed to the research."))
@click.option("--least", "k", type=NUMBER, default=USUAL, help=N_("Fewer people than this are never shown."))
@click.option(
    "--keep-until",
    type=DAY,
    help=N_("When what was said goes for good; without it, in four years, or ten for research."),
)
@click.option("--sure", is_flag=True, help=N_("What was asked about is right as it is."))
@click.pass_obj
def _open(desk: Desk, /, title: str, kind: str, *, sure: bool, **said: Unpack[_Said]) -> None:
    asked: dict[str, Any] = dict(said)
    with desk.open() as group:
        reader, first, second = (keepers.named(group, asked.pop(who)).id for who in ("reader", "first", "second"))
        plan = Plan(title=title, kind=Kind(kind), reader=reader, coders=(first, second), **asked)
        made = rounds.open_(group, plan, sure=sure)
    say(_("The round is open, with the key {key}.").format(key=made.key))


@verbs.command("close", help=N_("End the talks of a round: how to reach people goes for good."))
@_ROUND
@_SURE
@click.pass_obj
def _close(desk: Desk, /, round_: str, *, sure: bool) -> None:  # noqa: ARG001  click asks for it, and no more
    with desk.open() as group:
        rounds.close(group, round_)
    say(_("The talks are over. How to reach people is gone for good."))


@verbs.command("contacts-close", help=N_("Let how to reach people go for good, while talks go on."))
@_ROUND
@_SURE
@click.pass_obj
def _contacts(desk: Desk, /, round_: str, *, sure: bool) -> None:  # noqa: ARG001  click asks for it, and no more
    with desk.open() as group:
        contacts.close(group, round_)
    say(_("How to reach people is gone for good."))


@verbs.command("recordings-gone", help=N_("Write down that every recording of a round was destroyed."))
@_ROUND
@click.pass_obj
def _recordings(desk: Desk, /, round_: str) -> None:
    with desk.open() as group:
        rounds.recordings_gone(group, round_)


@verbs.command("destroy", help=N_("Destroy all that was said in a round, and who was asked."))
@_ROUND
@_SURE
@click.pass_obj
def _destroy(desk: Desk, /, round_: str, *, sure: bool) -> None:  # noqa: ARG001  click asks for it, and no more
    with desk.open() as group:
        rounds.destroy(group, round_)


@verbs.command("gone", help=N_("Show what of a round was destroyed: what, why and on which day."))
@_ROUND
@with_json
@click.pass_obj
def _gone(desk: Desk, /, round_: str, *, in_json: bool) -> None:
    with desk.open() as group:
        found = rounds.gone(group, round_)
    if in_json:
        as_json([{"what": each.what, "rule": each.rule, "gone_on": each.gone_on} for each in found])
        return
    rows = [(_(WHATS[each.what]), _(RULES[each.rule]), current().day(each.gone_on, "sheet")) for each in found]
    table((_("What"), _("Why"), _("Day")), rows)


@verbs.command("older-copies", help=N_("Show how many backups still hold what rounds of talks let go."))
@click.option("--remove", is_flag=True, help=N_("Remove those backups; a copy of today is made first."))
@with_json
@click.pass_obj
def _older(desk: Desk, /, *, remove: bool, in_json: bool) -> None:
    with desk.open() as group:
        removed = rounds.drop_older(group) if remove else 0
        left = rounds.older_copies(group)
    if in_json:
        as_json({"older_copies": left, "removed": removed})
        return
    if removed:
        say(ngettext("{count} backup was removed.", "{count} backups were removed.", removed).format(count=removed))
    some = ngettext(
        "{count} backup still holds what is gone from the book. Copies on a stick are not counted.",
        "{count} backups still hold what is gone from the book. Copies on a stick are not counted.",
        left,
    )
    none = _("No backup beside the book holds what is gone from it. Look at copies on a stick yourself.")
    say(some.format(count=left) if left else none)
