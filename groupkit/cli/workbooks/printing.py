"""Workbooks on paper: which there are, what is in them, and a PDF of any of it."""

from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json
from groupkit.cli.shown import as_json, ready, saved, say, table
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import FILE, NUMBER, OneOf
from groupkit.cli.workbooks.choose import group_if_named, workbook
from groupkit.core.problems import refuse
from groupkit.core.profile import PAPERS
from groupkit.core.workbooks.choosing import steps_named
from groupkit.core.workbooks.editions import Edge, Edition, Own, Printing
from groupkit.core.workbooks.exercises import Wording
from groupkit.i18n import N_, _, current
from groupkit.lazy import lazily
from groupkit.services.workbooks import adding, counting, shelf

if TYPE_CHECKING:
    from groupkit.pdf.workbooks import making as press
    from groupkit.services.group import Group
else:
    press = lazily("groupkit.pdf.workbooks.making")

verbs = Verbs("printing")
_KEY = click.argument("key", metavar=N_("KEY"))


class _Asked(TypedDict):
    """What is asked of the press, as it is typed."""

    edition: str
    paper: str | None
    language: str | None
    wording: str
    edge: str
    booklet: bool
    fillable: bool
    cream: bool
    black_only: bool
    notes: bool
    copies: int


@verbs.command("list", help=N_("Show the workbooks there are: those that come with groupkit, then your own."))
@with_json
@click.pass_obj
def _list(desk: Desk, /, *, in_json: bool) -> None:
    with group_if_named(desk) as group:
        found = shelf.listing(group) if group else shelf.shipped()
    if in_json:
        about = [
            {"key": each.key, "title": each.title, "language": each.language, "own": each.own}
            | {"chapters": [chapter.key for chapter in each.chapters]}
            for each in found
        ]
        as_json(about, shown=("key", "title", "language"))
        return
    told = [shelf.in_language(each, current().language) for each in found]
    rows = [(each.key, each.title, len(each.steps), len(each.chapters)) for each in told]
    table((_("Key"), _("Title"), _("Steps"), _("Chapters")), rows, shown=(0, 1))


@verbs.command("show", help=N_("Show the chapters of a workbook, and how many pages of each you printed."))
@_KEY
@with_json
@click.pass_obj
def _show(desk: Desk, /, key: str, *, in_json: bool) -> None:
    with group_if_named(desk) as group:
        found = shelf.in_language(workbook(group, key), current().language)
        pages = counting.printed(group) if group else {}
    rows = [
        (each.key, each.label, each.title, len(each.exercises), pages.get(each.key, 0)) for each in found.chapters
    ]
    if in_json:
        names = ("key", "step", "title", "exercises", "pages")
        as_json([dict(zip(names, row, strict=True)) for row in rows], shown=("key", "step", "title"))
        return
    say(found.title, found.summary)
    table((_("Key"), _("Step"), _("Title"), _("Exercises"), _("Pages printed")), rows, shown=(0, 1, 2))


@verbs.command("print", help=N_("Print a workbook, or some of its chapters, as a PDF."))
@_KEY
@click.option(
    "--edition", type=OneOf(tuple(Edition)), default=Edition.STANDARD, help=N_("How large and plain it is.")
)
@click.option("--size", "paper", type=OneOf(PAPERS), help=N_("The paper in the printer."))
@click.option("--language", metavar=N_("LANGUAGE"), help=N_("The language of the paper, like en."))
@click.option("--steps", default="", help=N_("Some steps only, like 1-4,+2."))
@click.option(
    "--chapter", "chapters", multiple=True, help=N_("One chapter only, by its key. Add it again for more.")
)
@click.option("--wording", type=OneOf(tuple(Wording)), default=Wording.OPEN, help=N_("Whose words it uses."))
@click.option("--booklet", is_flag=True, help=N_("Two pages to a side, to fold and staple."))
@click.option(
    "--edge", type=OneOf(tuple(Edge)), default=Edge.SHORT, help=N_("The edge over which the printer turns a sheet.")
)
@click.option("--fillable", is_flag=True, help=N_("A form to fill in on a screen."))
@click.option("--cream", is_flag=True, help=N_("A cream page, easier on some eyes."))
@click.option("--black-only", is_flag=True, help=N_("Black only, without any shade."))
@click.option("--notes", is_flag=True, help=N_("The notes for the facilitator, in place of the pages."))
@click.option("--copies", type=NUMBER, default=1, help=N_("How many copies, one after the other."))
@click.option("--out", type=FILE, required=True, help=N_("The file to save: a PDF, or text for plain-text."))
@with_json
@click.pass_obj
def _print(
    desk: Desk,
    /,
    key: str,
    out: Path,
    steps: str,
    chapters: tuple[str, ...],
    *,
    in_json: bool,
    **asked: Unpack[_Asked],
) -> None:
    ready(out)
    with group_if_named(desk) as group:
        found = workbook(group, key)
        named = (*chapters, *(steps_named(found, steps) if steps else ()))
        printing = _printing(group, named, asked)
        refuse(printing.problems(found))
        own = adding.own(group, printing) if group else Own()
        pages = press.book(shelf.in_language(found, printing.language), printing, out, own=own)
        if group is not None and not printing.fillable:
            counting.count(group, pages)
    if in_json:
        as_json({"file": str(out), "pages": pages}, shown=("file",))
    else:
        saved(out)


def _printing(group: "Group | None", chapters: tuple[str, ...], asked: _Asked) -> Printing:
    """Return what is asked of the press; what was not said is as the group prints."""
    profile = group.profile if group else None
    usual = profile.printing_language if profile else current().language
    return Printing(
        edition=Edition(asked["edition"]),
        paper=asked["paper"] or (profile.paper if profile else PAPERS[0]),
        language=asked["language"] or usual,
        wording=Wording(asked["wording"]),
        chapters=chapters,
        booklet=asked["booklet"],
        edge=Edge(asked["edge"]),
        fillable=asked["fillable"],
        cream=asked["cream"],
        black_only=asked["black_only"],
        notes=asked["notes"],
        copies=asked["copies"],
    )
