"""Closing a month and opening it again, on the command line."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypedDict, Unpack

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_by
from groupkit.cli.reading import Reading
from groupkit.cli.shown import say
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import DAY, NUMBER
from groupkit.core.accounts.whole import Proof
from groupkit.core.accounts.years import Month
from groupkit.core.closing import Draft, Said
from groupkit.i18n import N_, _, current
from groupkit.services import closing
from groupkit.services.group import Group

verbs = Verbs("closing")
_MONTH = click.argument("month", metavar=N_("MONTH"))
_SECOND = click.option("--second", required=True, help=N_("Who does it with you."))
_MINUS = "-−"


class _There(TypedDict):
    """What is said of each place."""

    there: tuple[str, ...]
    whys: tuple[str, ...]
    not_cleared: tuple[int, ...]
    counted_on: date | None


@verbs.command("close", help=N_("Close a month with two people, once every tin is counted and the bank looked at."))
@_MONTH
@click.option("--there", multiple=True, help=N_("What is in a tin or on a statement, like Tin=51.40."))
@click.option("--why", "whys", multiple=True, help=N_("What you think happened, like “Tin=We do not know”."))
@click.option("--not-cleared", type=NUMBER, multiple=True, help=N_("An entry the bank does not show yet."))
@click.option("--counted-on", type=DAY, help=N_("The day the tins were counted; without it, today."))
@with_by
@_SECOND
@click.pass_obj
def _close(desk: Desk, /, month: str, by: str, second: str, **there: Unpack[_There]) -> None:
    wanted = Month.parse(month)
    with desk.open() as group:
        said = _said(group, closing.draft(group, wanted), there)
        account = closing.close(group, wanted, said, by, second)
    told = _("{month} is closed. Its seal is {seal}, after entry {entry}.")
    say(told.format(month=current().month(wanted.start), seal=account.seal, entry=account.after_entry))


def _said(group: Group, draft: Draft, there: _There) -> dict[int, Said]:
    reading = Reading(group)
    whys = {place: words for place, words in _pairs(reading, there["whys"]) if place}
    places = {place.place: place for place in draft.to_prove}
    said = {}
    for id_, amount in _pairs(reading, there["there"]):
        place = places.get(id_)
        counted = place is not None and place.proof is Proof.COUNT
        on = (there["counted_on"] or group.today()) if counted else None
        pence = reading.amount(amount.lstrip(_MINUS)) * (-1 if amount[:1] in tuple(_MINUS) else 1)
        said[id_] = Said(
            place=id_, pence=pence, on=on, waiting=frozenset(there["not_cleared"]), why=whys.get(id_, "")
        )
    reading.refuse()
    return said


def _pairs(reading: Reading, typed: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield the place and the words of each PLACE=WORDS; a place nobody knows is 0."""
    for text in typed:
        name, _is, words = text.partition("=")
        place = reading.place(name)
        yield place.id if place else 0, words.strip()


@verbs.command("reopen", help=N_("Open a closed month again, and every later one; it shows on every later paper."))
@_MONTH
@with_by
@_SECOND
@click.option("--why", required=True, help=N_("Why, in a few words."))
@click.pass_obj
def _reopen(desk: Desk, /, month: str, by: str, second: str, why: str) -> None:
    with desk.open() as group:
        opened = closing.reopen(group, Month.parse(month), by, second, why)
    words = current()
    months = words.listing(words.month(each.start) for each in opened)
    say(_("Open again: {months}.").format(months=months))
