"""Opening a box and showing what came of a round, on the command line."""

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from groupkit.cli.desk import Desk, own_secret
from groupkit.cli.options import with_json
from groupkit.cli.shown import as_json, ready, saved, say
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import FILE
from groupkit.core.privacy import veiled
from groupkit.i18n import N_, _
from groupkit.lazy import lazily
from groupkit.services.feedback import keepers, opening, results, rounds
from groupkit.services.feedback.opening import NotEnough
from groupkit.services.feedback.results import Results
from groupkit.storage.feedback import shipped

if TYPE_CHECKING:
    from groupkit.pdf.feedback import results as paper
else:
    paper = lazily("groupkit.pdf.feedback.results")

verbs = Verbs("opening")
_ROUND = click.argument("round_", metavar=N_("ROUND"))


@verbs.command("open", help=N_("Open the box of a closed round together: both keepers type their own passphrase."))
@_ROUND
@click.pass_obj
def _open(desk: Desk, /, round_: str) -> None:
    with desk.open() as group:
        made, words = rounds.get(group, round_), rounds.said().opening
        reader, trustee = (keepers.get(group, id_).name for id_ in (made.reader, made.trustee))
        say(words.who.format(reader=reader, trustee=trustee), words.look_away, words.what_then)
        asked = _("Passphrase of {name}")
        typed = [own_secret(asked.format(name=name)) for name in (reader, trustee)]
        found = opening.open_round(group, round_, *typed)
        shown = [] if isinstance(found, NotEnough) else _lines(results.of(group, round_))
        say(*found.lines, *shown)


@verbs.command("results", help=N_("Show what came of a round, once its box was opened; or save it as a PDF."))
@_ROUND
@with_json
@click.option("--out", type=FILE, help=N_("The PDF file to save."))
@click.pass_obj
def _results(desk: Desk, /, round_: str, out: Path | None, *, in_json: bool) -> None:
    if out is not None:
        ready(out)
    with desk.open() as group:
        language = group.profile.printing_language
        found = results.of(group, round_, None if out is None else language)
        size = group.profile.paper
    if in_json:
        tables = [] if found is None else [each.table for each in found.tables]
        moved = {"moved": found.moves} if found is not None and found.moved else {}
        as_json(None if found is None else {"level": found.level, "tables": tables, **moved})
    elif out is not None and found is not None:
        paper.results(found, shipped.words(), out, language=language, paper=size)
        saved(out)
    else:
        say(*_lines(found))


def _lines(found: Results | None) -> list[str]:
    if found is None:
        return [_("The box of this round was not opened, so there is nothing to show.")]
    lines = list(filter(None, (found.word, found.beside)))
    for asked, run in groupby(found.tables, key=lambda each: " — ".join(filter(None, (each.asked, each.part)))):
        # of several that could be marked each has a table of its own
        said = dict.fromkeys(line for each in run for line in each.lines)
        lines += [veiled(asked), veiled(" ".join(said))]
    figures = rounds.said().figures
    if found.moved:
        moved = (line for sentences, _share in found.moved for line in sentences)
        lines.append(" ".join((f"{figures.moved_heading}:", *moved, figures.moved_whose)))
    return [*lines, figures.not_add_up, figures.hidden_why]
