"""The papers of service on the command line, and a sign-up sheet typed back in."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_out
from groupkit.cli.shown import ready, saved, say, table
from groupkit.cli.speech import UnclearError, Verbs
from groupkit.cli.typed import DAY, NUMBER, OneOf
from groupkit.i18n import N_, _, current, ngettext
from groupkit.lazy import lazily
from groupkit.services import papers
from groupkit.services.rota import signup

if TYPE_CHECKING:
    from groupkit.pdf.leaflets import making as paper
else:
    paper = lazily("groupkit.pdf.leaflets.making")

verbs = Verbs("service")


@verbs.command(
    "paper", help=N_("Print a paper: cards, jobs (all on one page), signup, swaps, poster, ballots or record.")
)
@click.argument("kind", type=OneOf(papers.KINDS), metavar=N_("KIND"))
@click.option("--role", default="", help=N_("The job a poster or a ballot is about."))
@click.option("--name", default="", help=N_("Whom to ask, on a poster; whose record it is."))
@click.option("--count", type=NUMBER, default=12, help=N_("How many ballot papers; 12 when you do not say."))
@click.option("--weeks", type=NUMBER, default=4, help=N_("How many weeks ahead; 4 when you do not say."))
@click.option("--large", is_flag=True, help=N_("In large print."))
@with_out
@click.pass_obj
def _paper(  # noqa: PLR0913  each is a word of the line
    desk: Desk, /, kind: str, role: str, name: str, count: int, weeks: int, out: Path, *, large: bool
) -> None:
    ready(out)
    with desk.open() as group:
        asked = papers.Asked(kind=kind, role=role, name=name, count=count, weeks=weeks)
        about, told = group.profile, papers.tell(group, asked)
        paper.make(told, out, language=about.printing_language, paper=about.paper, large=large)
    saved(out)


@verbs.command("signed", help=N_("Type a sign-up sheet back in, like 3=Jo 4=Sam; without lines, show the sheet."))
@click.argument("lines", nargs=-1, metavar=N_("[LINE=NAME]…"))
@click.option("--from", "first", type=DAY, help=N_("The first day printed on the sheet; today without it."))
@click.option("--weeks", type=NUMBER, default=4, help=N_("How many weeks are on it; 4 when you do not say."))
@click.pass_obj
def _signed(desk: Desk, /, lines: tuple[str, ...], first: date | None, weeks: int) -> None:
    names: dict[int, str] = {}
    for line in lines:
        number, is_, name = line.partition("=")
        if not is_ or not number.isdecimal():
            raise UnclearError(
                _("Write each line as its number, =, and the name: 3=Jo."), click.get_current_context()
            )
        names[int(number)] = name
    with desk.open() as group:
        sheet = signup.rows(group, first or group.today(), weeks)
        changed = signup.write(group, sheet, names) if names else 0
    if names:
        said = ngettext("{count} line is written down.", "{count} lines are written down.", changed)
        say(said.format(count=changed))
        return
    words = current()
    rows = [(row.number, words.day(row.occasion.day), row.role.called(words), row.name) for row in sheet]
    table((_("Line"), _("Day"), _("Job"), _("Who")), rows)
