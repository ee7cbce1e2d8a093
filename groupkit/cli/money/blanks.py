"""Paper to fill in by hand: the slips for a blind count, and the money sheet for an evening without the laptop."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_out
from groupkit.cli.shown import ready, saved
from groupkit.cli.speech import Verbs
from groupkit.i18n import N_
from groupkit.lazy import lazily
from groupkit.services import counting

if TYPE_CHECKING:
    from groupkit.pdf import slips as paper
else:
    paper = lazily("groupkit.pdf.slips")

verbs = Verbs("blanks")


@verbs.command("count-slip", help=N_("Print two slips to count the tin on, one for each person."))
@with_out
@click.pass_obj
def _count_slip(desk: Desk, /, out: Path) -> None:
    ready(out)
    with desk.open() as group:
        known = group.profile
        paper.count_slip(
            out,
            group=known.name,
            currency=known.currency,
            worths=counting.worths(group),
            language=known.printing_language,
            paper=known.paper,
        )
    saved(out)


@verbs.command("blank-sheet", help=N_("Print a money sheet to fill in by hand."))
@with_out
@click.pass_obj
def _blank_sheet(desk: Desk, /, out: Path) -> None:
    ready(out)
    with desk.open() as group:
        known = group.profile
        paper.blank_sheet(
            out,
            group=known.name,
            currency=known.currency,
            worths=counting.worths(group),
            language=known.printing_language,
            paper=known.paper,
        )
    saved(out)
