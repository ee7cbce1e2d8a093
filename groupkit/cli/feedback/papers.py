"""Feedback on paper, on the command line: forms to print, and scanned pages that are read into the box."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from groupkit.cli.desk import Desk
from groupkit.cli.options import with_out
from groupkit.cli.shown import ready, saved, say
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import FILE, OneOf
from groupkit.core.feedback.layout import Layout
from groupkit.core.feedback.rounds import Round, code
from groupkit.core.feedback.scanned import TROUBLES, ReadPage, Trouble
from groupkit.core.problems import GroupkitError
from groupkit.core.profile import PAPERS
from groupkit.i18n import N_, _, ngettext
from groupkit.lazy import lazily
from groupkit.services.feedback import forms, rounds, scans, sitting
from groupkit.storage.feedback import shipped

if TYPE_CHECKING:
    from groupkit.pdf.feedback import editions, settings
    from groupkit.pdf.feedback import paper as press
    from groupkit.pdf.scanning import reading
else:
    editions = lazily("groupkit.pdf.feedback.editions")
    press = lazily("groupkit.pdf.feedback.paper")
    settings = lazily("groupkit.pdf.feedback.settings")
    reading = lazily("groupkit.pdf.scanning.reading")

verbs = Verbs("papers")
_NOT_THERE = N_("The file {file} cannot be read. Check its name and where it is.")
_NO_MATTER = (None, Trouble.TWICE)


@verbs.command("print", help=N_("Print a form; every sheet is a copy of it, and no number is on any."))
@click.argument("form", metavar=N_("FORM"))
@click.option("--round", "round_", help=N_("The round it is for; its promise is then on the first page."))
@click.option("--large", is_flag=True, help=N_("In large print."))
@click.option("--size", "sheet", type=OneOf(PAPERS), help=N_("The paper in the printer."))
@click.option("--language", metavar=N_("LANGUAGE"), help=N_("The language of the paper, like en."))
@with_out
@click.pass_obj
def _print(
    desk: Desk, /, form: str, round_: str | None, sheet: str | None, language: str | None, out: Path, *, large: bool
) -> None:  # fmt: skip
    ready(out)
    with desk.open() as group:
        made = None if round_ is None else rounds.get(group, round_)
        found = forms.get(group, form) if made is None else made.form
        profile = group.profile
        spoken, paper = language or profile.printing_language, sheet or profile.paper
        if made is not None:
            look = press.layouts(found, shipped.words(), language=spoken, paper=paper, large=large)
            rounds.printed(group, made.key, look)
    told = None if made is None else settings.told_of(made, code(made.key))
    press.book(
        found,
        shipped.words(),
        out,
        told=told,
        language=spoken,
        paper=paper,
        large=large,
    )
    saved(out)


@verbs.command("scan", help=N_("Read scanned pages into the box of a round: PDF, JPEG or PNG files."))
@click.argument("files", type=FILE, nargs=-1, required=True, metavar=N_("FILE …"))
@click.option("--round", "round_", required=True, help=N_("The round they belong to, by its key."))
@click.option("--take-sure", is_flag=True, help=N_("Put the sure pages in although others wait for somebody."))
@click.option("--destroy", is_flag=True, help=N_("Destroy the files once every page is in the box."))
@click.pass_obj
def _scan(desk: Desk, /, files: tuple[Path, ...], round_: str, *, take_sure: bool, destroy: bool) -> None:
    with desk.open() as group:
        made = rounds.get(group, round_)
        pile = _read(files, made, rounds.layouts(group, round_))
        waits = [page for page in pile if page.doubts or page.areas or page.trouble not in _NO_MATTER]
        _tell(pile, waits)
        if waits and not take_sure:
            say(_("Nothing was put in. Read these files in the window, where somebody can look."))
            return
        turn = sitting.begin(group, round_)
        try:
            scans.take(group, [page for page in pile if page not in waits], turn)
        finally:
            turn.end()
    if waits:
        return
    if destroy:
        scans.destroy(files)
    else:
        say(scans.ask_to_destroy(files))


def _read(files: Sequence[Path], made: Round, printed: Sequence[Layout]) -> list[ReadPage]:
    number = code(made.key)
    known = editions.editions(made.form, shipped.words(), settings.told_of(made, number))
    every = tuple(dict.fromkeys((*printed, *known.layouts)))
    try:
        return list(reading.read_files(files, every, prints=known.prints, label=number))
    except OSError as why:
        raise GroupkitError(_NOT_THERE, file=Path(str(why.filename)).name) from why


def _tell(pile: list[ReadPage], waits: list[ReadPage]) -> None:
    """Say how many pages there were, and never how many people answered."""
    read = ngettext("{number} page read.", "{number} pages read.", len(pile)).format(number=len(pile))
    some = ngettext("{number} waits for you.", "{number} wait for you.", len(waits)).format(number=len(waits))
    say(read, some if waits else "")
    where = _("{file}, page {page}: {trouble}")
    for page in waits:
        if page.trouble:
            said = _(TROUBLES[page.trouble])
            say(where.format(file=Path(page.file).name, page=page.at, trouble=said))
