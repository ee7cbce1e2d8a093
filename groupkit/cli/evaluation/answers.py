"""What was said in a talk, typed in on the command line: nothing of it is shown, or stays in a history."""

from collections.abc import Mapping

import click

from groupkit.cli.desk import Desk, own_secret
from groupkit.cli.shown import say
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import OneOf
from groupkit.core.evaluation.answers import Answer, By, Setback, SetbackKind, Way
from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import N_, _
from groupkit.services.evaluation import answers

verbs = Verbs("answers")
_WAY = N_("{typed} is no way things went. Write an area and a way, like recovery=better; the ways are {ways}.")
_HARD = N_("{typed} is no hard spell. Write one of these: {kinds}.")


@verbs.command("answer", help=N_("Type in what was said to one question of a talk; nothing of it is shown."))
@click.argument("round_", metavar=N_("ROUND"))
@click.argument("sign", metavar=N_("SIGN"))
@click.argument("wave", metavar=N_("WAVE"))
@click.argument("question", metavar=N_("QUESTION"))
@click.option(
    "--by", type=OneOf(tuple(By)), default=By.INTERVIEW.value, help=N_("In a talk, by phone, on paper, or told.")
)
@click.pass_obj
def _answer(desk: Desk, /, round_: str, sign: str, wave: str, question: str, *, by: str) -> None:  # noqa: PLR0913
    with desk.open() as group:
        answer = Answer(
            sign=sign,
            wave=wave,
            question=question,
            words=own_secret(_("What was said")),
            by=By(by),
            path=_path(own_secret(_("How things went, like recovery=better; nothing is fine"))),
            setback=_setback(own_secret(_("A hard spell: mind, habit, both or other; nothing is fine"))),
        )
        answers.keep(group, round_, answer)
    say(_("It is kept, sealed to those who may read it."))


def _path(typed: str) -> Mapping[str, Way]:
    """Read ways as they are typed: areas and ways with = between them, parted by blanks."""
    found = {}
    for each in typed.split():
        area, _equals, way = each.partition("=")
        if not area or way not in tuple(Way):
            raise RefusedError([Problem("path", _WAY, {"typed": each, "ways": ", ".join(Way)})])
        found[area] = Way(way)
    return found


def _setback(typed: str) -> Setback | None:
    """Read a hard spell as it is typed, and ask what helped; what helped may be left out."""
    what = typed.strip()
    if not what:
        return None
    if what not in tuple(SetbackKind):
        raise RefusedError([Problem("setback", _HARD, {"typed": what, "kinds": ", ".join(SetbackKind)})])
    return Setback(what=SetbackKind(what), helped=own_secret(_("What helped; nothing is fine")).strip())
