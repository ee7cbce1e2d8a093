"""The papers about what good help is, on the command line: the very ones the window prints."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_out
from groupkit.cli.shown import ready, saved
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import OneOf
from groupkit.core.outcomes.editions import PAGES, Paper
from groupkit.i18n import N_
from groupkit.lazy import lazily
from groupkit.services.outcomes import editions

if TYPE_CHECKING:
    from groupkit.pdf.outcomes import editions as paper
else:
    paper = lazily("groupkit.pdf.outcomes.editions")

verbs = Verbs("papers")


@verbs.command("print", help=N_("Print cards, pages to answer on, the pages of a half-day, or words of our own."))
@click.argument("what", type=OneOf(tuple(Paper)), metavar=N_("WHAT"))
@click.argument("which", default="", metavar=N_("[WHICH]"))
@click.option("--page", "pages", multiple=True, type=OneOf(tuple(PAGES)), help=N_("One page of a half-day only."))
@click.option("--justice", is_flag=True, help=N_("With those about police, courts and prison."))
@click.option("--large", is_flag=True, help=N_("Print it large."))
@with_out
@click.pass_obj
def _print(
    desk: Desk, /, what: str, which: str, pages: tuple[str, ...], out: Path, *, justice: bool, large: bool
) -> None:
    ready(out)
    with desk.open() as group:
        profile = group.profile
        made = editions.edition(group, Paper(what), which, justice=justice, pages=pages)
    paper.edition(made, out, language=profile.printing_language, paper=profile.paper, large=large)
    saved(out)
