"""Signs people up on the command line, lets them wait, drop out and move up, and takes in a typed list."""

from pathlib import Path
from typing import TypedDict, Unpack

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json
from groupkit.cli.outings.naming import NAME, OUTING, goer
from groupkit.cli.shown import as_json, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import FILE, NUMBER, OneOf
from groupkit.core.outings import places as room
from groupkit.core.outings.company import OFFER, WANT
from groupkit.core.outings.places import LIFTS
from groupkit.core.outings.reckoning import Reckoning, name_of
from groupkit.core.outings.values import COMING, NOT_COMING, WAITING, Goer
from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import N_, _, current, ngettext
from groupkit.services.outings import places, saying, typedback
from groupkit.services.outings.reckoning import reckoning

verbs = Verbs("people")
_STANDINGS = {COMING: N_("Comes"), WAITING: N_("Waits"), NOT_COMING: N_("Cannot come")}
_SURE = click.option("--sure", is_flag=True, help=N_("You know of it, and it is right."))


class _SignUp(TypedDict):
    """What is said of somebody besides their name."""

    party: int
    free: int
    way: str | None
    company: str | None
    sure: bool


@verbs.command("sign-up", help=N_("Put somebody down for an outing by any name; where it is full, they wait."))
@OUTING
@NAME
@click.option("--party", type=NUMBER, default=1, help=N_("How many of them come; without it, 1."))
@click.option("--free", type=NUMBER, default=0, help=N_("How many of them on a free place."))
@click.option("--way", type=OneOf(tuple(filter(None, LIFTS))), help=N_("How they get there."))
@click.option("--company", type=OneOf((WANT, OFFER)), help=N_("If they want company, or offer it."))
@_SURE
@click.pass_obj
def _sign_up(desk: Desk, /, number: int, name: str, **told: Unpack[_SignUp]) -> None:
    with desk.open() as group:
        made = Goer(
            outing=number,
            name=name,
            party=told["party"],
            free=told["free"],
            lift=told["way"] or "",
            company=told["company"] or "",
        )
        made = places.sign_up(group, made, sure=told["sure"])
        say(*saying.put_down(group, made))


@verbs.command("places", help=N_("Put down a number of places without a name."))
@OUTING
@click.argument("count", type=NUMBER, metavar=N_("COUNT"))
@click.pass_obj
def _places(desk: Desk, /, number: int, count: int) -> None:
    with desk.open() as group:
        say(*saying.put_down(group, places.number(group, number, count)))


@verbs.command("drop-out", help=N_("Write down that somebody cannot come after all."))
@OUTING
@NAME
@click.option("--refund", type=OneOf(places.REFUNDS), help=N_("What they get back; without it, the group’s rule."))
@click.pass_obj
def _drop_out(desk: Desk, /, number: int, name: str, refund: str | None) -> None:
    with desk.open() as group:
        gone = places.drop_out(group, _one(reckoning(group, number), name), refund or "")
        say(*saying.cannot_come(group, gone))


@verbs.command("move-up", help=N_("Give a place to whoever is first in line, or to somebody by name."))
@OUTING
@click.argument("name", default="", metavar=N_("[NAME]"))
@_SURE
@click.pass_obj
def _move_up(desk: Desk, /, number: int, name: str, *, sure: bool) -> None:
    with desk.open() as group:
        known = reckoning(group, number)
        first = _one(known, name) if name else room.moved_up(known.people, known.outing.places)
        if first is None:
            raise RefusedError([Problem("name", N_("Nobody can move up now."))])
        say(*saying.put_down(group, places.move_up(group, first, sure=sure)))


@verbs.command("signup-in", help=N_("Take in a list of those who put themselves down, from a CSV file."))
@OUTING
@click.argument("file", type=FILE, metavar=N_("FILE"))
@click.pass_obj
def _signup_in(desk: Desk, /, number: int, file: Path) -> None:
    with desk.open() as group:
        made = typedback.typed_back(group, number, typedback.from_file(file))
    come, wait = room.heads(made.coming), room.heads(made.waiting)
    say(ngettext("{count} person comes along.", "{count} people come along.", come).format(count=come))
    if wait:
        say(
            ngettext("{count} person waits for a place.", "{count} people wait for a place.", wait).format(
                count=wait
            )
        )


@verbs.command("people", help=N_("Show who comes along, who waits and who cannot come."))
@OUTING
@with_json
@click.pass_obj
def _people(desk: Desk, /, number: int, *, in_json: bool) -> None:
    with desk.open() as group:
        known = reckoning(group, number)
    if in_json:
        as_json(
            {
                "places": known.outing.places,
                "taken": room.taken(known.people),
                "people": [_plain(known, who) for who in known.people],
            }
        )
        return
    rows = [
        (name_of(who.id, known.people, current()), who.party, _(words), room.in_line(known.people, who) or "")
        for standing, words in _STANDINGS.items()
        for who in room.of_standing(known.people, standing)
    ]
    table((_("Who"), _("How many"), _("Place"), _("In line")), rows)


def _plain(known: Reckoning, who: Goer) -> dict[str, object]:
    """Return what the list says of somebody; who has a free place is not shown."""
    return {
        "name": who.name,
        "party": who.party,
        "standing": who.standing,
        "in_line": room.in_line(known.people, who),
        "way": who.lift,
        "company": who.company,
    }


def _one(known: Reckoning, name: str) -> Goer:
    """Return somebody on the list by their name, or by the number of a place without one."""
    found = goer(known.people, name)
    return next(who for who in known.people if who.id == found)
