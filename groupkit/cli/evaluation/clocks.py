"""When it is time to talk with whom, on the command line, for whoever reads the round."""

from collections.abc import Iterable
from datetime import date

import click

from groupkit.cli.desk import Desk
from groupkit.cli.evaluation.reading import unlocked
from groupkit.cli.options import with_json
from groupkit.cli.shown import as_json, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import DAY
from groupkit.core.evaluation.clocks import STATES, WAVES, Due
from groupkit.i18n import N_, _, current
from groupkit.services.evaluation import clocks

verbs = Verbs("clocks")
_ROUND = click.argument("round_", metavar=N_("ROUND"))
_SIGN = click.argument("sign", metavar=N_("SIGN"))
_WAVE = click.argument("wave", metavar=N_("WAVE"))


@verbs.command("due", help=N_("Show when it is time to talk with whom, and what became of it."))
@_ROUND
@with_json
@click.pass_obj
def _due(desk: Desk, /, round_: str, *, in_json: bool) -> None:
    with desk.open() as group:
        found = clocks.due(group, round_, unlocked(group, round_))
    if in_json:
        as_json(found)
    else:
        _show(found)


@verbs.command("held", help=N_("Write down the day a talk was held, also a late one."))
@_ROUND
@_SIGN
@_WAVE
@click.option("--on", "day", type=DAY, help=N_("The day it was held; without it, today."))
@click.pass_obj
def _held(desk: Desk, /, round_: str, sign: str, wave: str, *, day: date | None) -> None:
    with desk.open() as group:
        _show(clocks.held(group, round_, sign, wave, day or group.today(), unlocked(group, round_)))


@verbs.command("not-held", help=N_("Write down that a talk was not held; it stays on the list."))
@_ROUND
@_SIGN
@_WAVE
@click.pass_obj
def _not_held(desk: Desk, /, round_: str, sign: str, wave: str) -> None:
    with desk.open() as group:
        _show(clocks.not_held(group, round_, sign, wave, unlocked(group, round_)))


@verbs.command("stop", help=N_("Stop asking somebody; what they said stays unless they take it back."))
@_ROUND
@_SIGN
@click.pass_obj
def _stop(desk: Desk, /, round_: str, sign: str) -> None:
    with desk.open() as group:
        _show(clocks.stop(group, round_, sign, unlocked(group, round_)))


def _show(found: Iterable[Due]) -> None:
    words = current()
    about = _("about {day}")

    def said(each: Due, day: date) -> str:
        shown = words.day(day, "sheet")
        return about.format(day=shown) if each.reckoned else shown

    rows = [
        (
            *(each.sign, each.wave, _(WAVES[each.wave]), said(each, each.first), said(each, each.last)),
            *(_(STATES[each.state]), "" if each.held is None else words.day(each.held, "sheet")),
        )
        for each in found
    ]
    table((_("Sign"), _("Wave"), _("Which"), _("From"), _("Until"), _("State"), _("Held on")), rows)
