"""The pack for the evaluation meeting on the command line: on paper, as slides, and figure by figure."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_json
from groupkit.cli.packs.showing import show_figures, show_rows
from groupkit.cli.shown import ready, saved, say
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import DAY, FILE
from groupkit.core.packs.adding import faults
from groupkit.core.packs.blocks import Words
from groupkit.i18n import N_, _
from groupkit.lazy import lazily

if TYPE_CHECKING:
    from groupkit.pdf.packs import pages as paper
    from groupkit.pdf.slides import deck as slides
    from groupkit.services.packs import checking, marks, meeting, report
else:
    paper = lazily("groupkit.pdf.packs.pages")
    slides = lazily("groupkit.pdf.slides.deck")
    checking = lazily("groupkit.services.packs.checking")
    marks = lazily("groupkit.services.packs.marks")
    meeting = lazily("groupkit.services.packs.meeting")
    report = lazily("groupkit.services.packs.report")

verbs = Verbs("pack")
_PLAIN = Words(withheld="–", blank="")
_SINCE = click.option("--since", type=DAY, help=N_("Since when. Without it: a year ago."))
_OUT = click.option("--out", type=FILE, help=N_("The PDF file to save. Without it, the figures are shown."))


@verbs.command("meeting", help=N_("Make the pack for the meeting at which a group looks at itself."))
@_SINCE
@_OUT
@click.option("--large", is_flag=True, help=N_("Print it half as large again."))
@with_json
@click.pass_obj
def _meeting(desk: Desk, /, since: date | None, out: Path | None, *, large: bool, in_json: bool) -> None:
    if out is not None:
        ready(out)
    with desk.open() as group:
        made, profile = meeting.keep(group, since), group.profile
    if out is None:
        show_figures(made, in_json=in_json)
        return
    paper.pack(made, out, language=made.language, paper=profile.paper, large=large)
    saved(out)


@verbs.command("slides", help=N_("Make the pack as slides, or a report that was kept."))
@_SINCE
@click.option("--report", "key", default="", help=N_("The report, by its key. Without it: the pack."))
@click.option("--out", type=FILE, required=True, help=N_("The PPTX file to save."))
@click.pass_obj
def _slides(desk: Desk, /, since: date | None, key: str, out: Path) -> None:
    ready(out)
    with desk.open() as group:
        made = report.opened(group, key) if key else meeting.keep(group, since)
    slides.deck(made, out, language=made.language)
    saved(out)


@verbs.command("trace", help=N_("Show where a figure comes from, by its key, in the pack or in a report."))
@click.argument("figure", metavar=N_("KEY"))
@_SINCE
@click.option("--report", "key", default="", help=N_("The report, by its key. Without it: the pack."))
@with_json
@click.pass_obj
def _trace(desk: Desk, /, figure: str, since: date | None, key: str, *, in_json: bool) -> None:
    with desk.open() as group:
        made = report.opened(group, key) if key else meeting.gather(group, since)
    show_rows(report.trace(made, figure), in_json=in_json)


@verbs.command("check", help=N_("See whether a table adds up: a CSV file that somebody gave you."))
@click.argument("file", type=FILE)
@click.option("--across", default="", help=N_("The column that the others of its row make up."))
@click.option(
    "--part",
    "parts",
    type=(str, str),
    multiple=True,
    metavar=N_("COLUMN COLUMN"),
    help=N_("Two columns; the first holds a part of the second. Say it again for more."),
)
@click.option("--beside", type=FILE, help=N_("Another table. What the two say of one thing is compared."))
def _check(file: Path, across: str, parts: tuple[tuple[str, str], ...], beside: Path | None) -> None:
    table = checking.table(file, across=across, parts=parts)
    found = faults(table)
    if beside is not None:
        found += checking.beside(table, checking.table(beside))
    said = tuple(marks.in_words(found, _PLAIN)) if found else (_("Everything in it adds up."),)
    say(*said, "" if table.total or across else _("No row is called Total, so the rows were not added up."))
