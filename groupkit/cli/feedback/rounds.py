"""Rounds of feedback on the command line: begun, closed, destroyed; never how many answered."""

from datetime import date
from typing import Any, TypedDict, Unpack

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json
from groupkit.cli.shown import as_json, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import DAY, NUMBER, OneOf
from groupkit.core.feedback.forms import told as form_told
from groupkit.core.feedback.rounds import Below, Round, State
from groupkit.core.feedback.waves import waves
from groupkit.i18n import N_, _, current, pgettext
from groupkit.services.feedback import cards, forms, keepers, rounds

verbs = Verbs("rounds")
_ROUND = click.argument("round_", metavar=N_("ROUND"))
_CARDS = click.option(
    "--cards", "cards_", is_flag=True, help=N_("With two-word cards, to see next time how people moved.")
)


def _state(state: State) -> str:
    """Return how far a round has come, in words."""
    return {
        State.OPEN: pgettext("feedback/round", "open"),
        State.CLOSED: pgettext("feedback/round", "closed"),
        State.OPENED: _("its box was opened"),
        State.MERGED: _("went on into the next one"),
        State.DESTROYED: _("destroyed unread"),
    }[state]


class _Asked(TypedDict):
    """What is said of a round, as it is typed."""

    able: int
    purpose: str
    what_happens: str
    label: str
    joined: int
    left: int
    reader: str
    trustee: str
    k: int | None
    below: str | None


@verbs.command("status", help=N_("Show how far each round has come. How many answered is not known to anybody."))
@with_json
@click.pass_obj
def _status(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found = rounds.status(group)
    if in_json:
        as_json(found)
        return
    rows = [
        (each.key, each.title, each.label, _state(each.state), current().day(each.opened_on, "short"))
        for each in found
    ]
    table((_("Key"), _("Form"), _("Label"), _("State"), _("Open since")), rows)


@verbs.command("plan", help=N_("Show how small the room is, and what is said of it before anybody writes."))
@click.argument("form", metavar=N_("FORM"))
@click.option("--able", type=NUMBER, required=True, help=N_("How many people could answer."))
@click.option("--least", "k", type=NUMBER, help=N_("The number the box waits for; without it, a good one."))
@_CARDS
@click.pass_obj
def _plan(desk: Desk, /, form: str, able: int, k: int | None, *, cards_: bool) -> None:
    with desk.open() as group:
        found = forms.get(group, form)
        planned = rounds.plan(group, cards.followed(found) if cards_ else found, able, k=k)
    say(_("The box waits for {k} answers.").format(k=planned.k), *planned.lines)


@verbs.command(
    "waves", help=N_("Show when it is time to ask again, from the first meeting and the first round on.")
)
@click.option("--began", type=DAY, required=True, help=N_("The day of the group’s first meeting."))
@click.option("--first-round", type=DAY, help=N_("The day of the first round, if it was held."))
@with_json
@click.pass_obj
def _waves(desk: Desk, /, began: date, first_round: date | None, *, in_json: bool) -> None:
    found = waves(began, first_round)
    if in_json:
        as_json(found)
        return
    with desk.open() as group:
        titles = {form.id: form_told(form, current()).title for form in forms.listing(group)}
    words = current()
    rows = [
        (each.label, titles[each.form], words.day(each.first, "long"), words.day(each.last, "long"))
        for each in found
    ]
    table((_("Label"), _("Form"), _("From"), _("Until")), rows)


@verbs.command("round-open", help=N_("Open a round with a box of its own, which two people open in the end."))
@click.argument("form", metavar=N_("FORM"))
@click.option("--able", type=NUMBER, required=True, help=N_("How many people could answer."))
@click.option("--purpose", required=True, help=N_("What it is for."))
@click.option("--what-happens", required=True, help=N_("What you will do with the answers."))
@click.option("--reader", required=True, help=N_("Who reads the answers: somebody who holds a key."))
@click.option("--trustee", required=True, help=N_("Who opens the box beside the reader."))
@click.option("--least", "k", type=NUMBER, help=N_("The number the box waits for; without it, a good one."))
@click.option(
    "--below", type=OneOf(tuple(Below)), help=N_("What becomes of too few answers; without it, as the form needs.")
)
@click.option("--label", default="", help=N_("A short word for this round, like T2."))
@click.option("--joined", type=NUMBER, default=0, help=N_("How many came to the group since the round before."))
@click.option("--left", type=NUMBER, default=0, help=N_("How many left it since."))
@click.option("--keep-until", type=DAY, help=N_("When the box goes, opened or not; without it, in a year."))
@_CARDS
@click.option("--sure", is_flag=True, help=N_("What was asked about is right as it is."))
@click.pass_obj
def _open(
    desk: Desk, /, form: str, keep_until: date | None, *, cards_: bool, sure: bool, **asked: Unpack[_Asked]
) -> None:
    said: dict[str, Any] = dict(asked)
    below = said.pop("below")
    with desk.open() as group:
        found = forms.get(group, form)
        found = cards.followed(found) if cards_ else found
        plan = rounds.plan(group, found, asked["able"], k=said.pop("k"), below=below and Below(below))
        keys = {name: keepers.named(group, said.pop(name)).id for name in ("reader", "trustee")}
        said |= keys | {"opened_on": group.today(), "keep_until": keep_until or plan.keep_until}
        made = Round(key="", form=found, k=plan.k, below=plan.below, **said)
        made = rounds.open_(group, made, sure=sure)
    say(_("The round is open, with the key {key}. Read this out first:").format(key=made.key), *rounds.told(made))


@verbs.command("round-close", help=N_("Close a round: nothing more goes into its box."))
@_ROUND
@click.pass_obj
def _close(desk: Desk, /, round_: str) -> None:
    with desk.open() as group:
        rounds.close(group, round_)


@verbs.command("destroy", help=N_("Destroy the box of a round unread. Nobody can undo that."))
@_ROUND
@click.option("--sure", is_flag=True, required=True, help=N_("You are sure, for nobody can undo it."))
@click.pass_obj
def _destroy(desk: Desk, /, round_: str, *, sure: bool) -> None:  # noqa: ARG001  click asks for it, and no more
    with desk.open() as group:
        rounds.destroy(group, round_)
