"""Ideas for outings on the command line: gather them, write sums counted on paper, and make an outing of one.

Nobody votes by command: what is typed stays in the list of commands of the computer.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json, with_out
from groupkit.cli.shown import as_json, saved, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import DAY, FILE, NUMBER, OneOf
from groupkit.core.outings.bank import GRADES, HIGH, LOW, SEASONS, Wanted, easiest_first, graded
from groupkit.core.outings.choosing import OPEN, STANDINGS, Idea
from groupkit.core.outings.words.choosing import BankIdea
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_, _, current
from groupkit.lazy import lazily
from groupkit.services.outings import ideas
from groupkit.services.outings.known import telling

if TYPE_CHECKING:
    from groupkit.pdf.outings import ballot as ballots
    from groupkit.pdf.outings import bank as pocket
    from groupkit.pdf.outings import sheets
else:
    ballots = lazily("groupkit.pdf.outings.ballot")
    pocket = lazily("groupkit.pdf.outings.bank")
    sheets = lazily("groupkit.pdf.outings.sheets")

verbs = Verbs("ideas")
_COUNT = re.compile("[0-9]{1,9}")
_LARGE = click.option("--large", is_flag=True, help=N_("Larger print."))


@verbs.command("ideas", help=N_("Show the ideas for outings, and the dots they got when the box was closed last."))
@with_json
@click.pass_obj
def _ideas(desk: Desk, /, *, in_json: bool) -> None:
    with desk.open() as group:
        found, sums = ideas.listing(group), {idea.id: dots for idea, dots in ideas.sums(group)}
    if in_json:
        as_json([{"idea": each, "dots": sums.get(each.id)} for each in found])
        return
    rows = [(each.id, each.title, _(STANDINGS[each.standing]), _dots(sums.get(each.id))) for each in found]
    table((_("Number"), _("Idea"), _("How it stands"), _("Dots")), rows)


def _dots(dots: int | None) -> str:
    return "" if dots is None else str(dots)


@verbs.command("bank", help=N_("Show the bank of ideas, the easiest first, or save it as a list to print."))
@click.option(
    "--at-most",
    "at_most",
    multiple=True,
    metavar=N_("GRADE=NUMBER"),
    help=N_("The most people can manage, such as energy=1, from 1 to 3; once for each."),
)
@click.option("--season", type=OneOf(tuple(SEASONS)), help=N_("The time of the year."))
@click.option("--roof", is_flag=True, help=N_("Only ideas under a roof."))
@click.option("--out", type=FILE, help=N_("The PDF file to save."))
@_LARGE
@with_json
@click.pass_obj
def _bank(desk: Desk, /, at_most: tuple[str, ...], season: str | None, out: Path | None, **flags: bool) -> None:
    wanted = Wanted(at_most=_most(at_most), season=season or "", roof=flags["roof"])
    bank = ideas.bank()
    found = easiest_first(bank.ideas, wanted)
    if out is not None:
        with desk.open() as group:
            profile = group.profile
        leaf = sheets.leaf(profile.printing_language, profile.paper, large=flags["large"])
        pocket.bank({idea.key for idea in found}, telling(profile.printing_language), out, leaf)
        saved(out)
    elif flags["in_json"]:
        as_json(found)
    else:
        titles = [each.title for each in bank.grades]
        rows = [(each.key, each.title, *(words for _title, words in graded(each, bank.grades))) for each in found]
        table((_("Key"), _("Idea"), *titles), rows)


def _most(typed: tuple[str, ...]) -> dict[str, int]:
    pairs = [each.partition("=") for each in typed]
    offered = {str(grade): grade for grade in range(LOW, HIGH + 1)}
    if any(key not in GRADES or value not in offered for key, _sign, value in pairs):
        said = N_("Write a grade and a number from 1 to 3, such as energy=1. The grades are {grades}.")
        raise RefusedError([Problem("at_most", said, {"grades": current().listing(list(GRADES))})])
    return {key: offered[value] for key, _sign, value in pairs}


@verbs.command("suggest", help=N_("Put an idea on the ballot. No name is asked for."))
@click.argument("title", default="", metavar=N_("WORDS"))
@click.option("--about", default="", help=N_("What would help to choose."))
@click.option("--bank", "key", default="", help=N_("The key of an idea of the bank; then no words are needed."))
@click.pass_obj
def _suggest(desk: Desk, /, title: str, about: str, key: str) -> None:
    if key:
        found = _in_bank(key)
        title, about = title or found.title, about or found.about
    with desk.open() as group:
        made = ideas.suggest(group, title, about, key)
    say(_("The idea stands on the ballot, with the number {number}.").format(number=made.id))


def _in_bank(key: str) -> BankIdea:
    found = next((idea for idea in ideas.bank().ideas if idea.key == key), None)
    if found is None:
        said = N_("There is no idea with the key {key} in the bank: see outings bank.")
        raise RefusedError([Problem("bank", said, {"key": key})])
    return found


@verbs.command("ballot", help=N_("Save ballots to cut, and the sheet on which two people count them."))
@_LARGE
@with_out
@click.pass_obj
def _ballot(desk: Desk, /, out: Path, *, large: bool) -> None:
    with desk.open() as group:
        found, profile = ideas.listing(group, OPEN), group.profile
    refuse(ideas.ballot_problems(found))
    leaf = sheets.leaf(profile.printing_language, profile.paper, large=large)
    ballots.ballot(found, telling(profile.printing_language), out, leaf)
    saved(out)


@verbs.command("slips", help=N_("Save slips to cut, on which anybody can write an idea."))
@_LARGE
@with_out
@click.pass_obj
def _slips(desk: Desk, /, out: Path, *, large: bool) -> None:
    with desk.open() as group:
        profile = group.profile
    leaf = sheets.leaf(profile.printing_language, profile.paper, large=large)
    ballots.slips(telling(profile.printing_language), out, leaf)
    saved(out)


@verbs.command("tally", help=N_("Write the dots two people counted on paper, for all ideas in one go."))
@click.argument("sums", nargs=-1, required=True, metavar=N_("IDEA=DOTS..."))
@click.option("--papers", type=NUMBER, required=True, help=N_("How many papers have dots on them."))
@click.pass_obj
def _tally(desk: Desk, /, sums: tuple[str, ...], papers: int) -> None:
    paper = dict(_counted(sums))
    with desk.open() as group:
        found = ideas.tally(group, paper, papers)
    _show(found)


def _counted(sums: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    seen: set[str] = set()
    for each in sums:
        number, _sign, dots = each.partition("=")
        if not (_COUNT.fullmatch(number) and _COUNT.fullmatch(dots)) or number in seen:
            said = N_("Write each idea once, by its number, with its dots, such as 2=5: see outings ideas.")
            raise RefusedError([Problem("sums", said)])
        seen.add(number)
        yield int(number), int(dots)


def _show(found: tuple[tuple[Idea, int], ...]) -> None:
    table((_("Idea"), _("Dots")), [(idea.title, str(dots)) for idea, dots in found])


@verbs.command("choose", help=N_("Make an outing of an idea; the others are kept for another time."))
@click.argument("idea", type=NUMBER, metavar=N_("IDEA"))
@click.option("--day", type=DAY, required=True, help=N_("The day of the outing."))
@click.pass_obj
def _choose(desk: Desk, /, idea: int, day: date) -> None:
    with desk.open() as group:
        made = ideas.choose(group, idea, day)
    say(_("The outing is written down, with the number {number}.").format(number=made.id))
