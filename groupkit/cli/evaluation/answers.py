"""What was said in a talk, typed in on the command line: nothing of it is shown, or stays in a history."""

from collections.abc import Callable, Mapping
from typing import TypeVar

import click

from groupkit.cli.desk import Desk, own_secret
from groupkit.cli.shown import say
from groupkit.cli.speech import Verbs
from groupkit.cli.typed import OneOf
from groupkit.core.evaluation.answers import Answer, By, Setback, SetbackKind, Way
from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import N_, _
from groupkit.services.evaluation import answers
from groupkit.services.group import Group

verbs = Verbs("answers")
_Read = TypeVar("_Read")
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
def _answer(desk: Desk, /, round_: str, sign: str, wave: str, question: str, *, by: str) -> None:
    with desk.open() as group:
        # before anything is typed that would be lost
        answers.refuse_place(group, round_, sign, wave, question)
        answer = Answer(
            sign=sign,
            wave=wave,
            question=question,
            words=own_secret(_("What was said")),
            by=By(by),
            path=_again(
                _("How things went, like recovery=better; nothing is fine"), lambda typed: _path(group, typed)
            ),
            setback=_again(_("A hard spell: mind, habit, both or other; nothing is fine"), _setback),
        )
        answers.keep(group, round_, answer)
    say(_("It is kept, sealed to those who may read it."))


def _again(asked: str, read: Callable[[str], _Read]) -> _Read:
    """Ask until what is typed can be read, so that a slip loses nothing of what was typed before."""
    while True:
        try:
            return read(own_secret(asked))
        except RefusedError as why:
            click.echo(str(why), err=True)


def _path(group: Group, typed: str) -> Mapping[str, Way]:
    """Read ways as they are typed: areas and ways with = between them, parted by blanks."""
    found = {}
    for each in typed.split():
        area, _equals, way = each.partition("=")
        if not area or way not in tuple(Way):
            raise RefusedError([Problem("path", _WAY, {"typed": each, "ways": ", ".join(Way)})])
        found[area] = Way(way)
    answers.refuse_areas(group, found)
    return found


def _setback(typed: str) -> Setback | None:
    """Read a hard spell as it is typed, and ask what helped; what helped may be left out."""
    what = typed.strip()
    if not what:
        return None
    if what not in tuple(SetbackKind):
        raise RefusedError([Problem("setback", _HARD, {"typed": what, "kinds": ", ".join(SetbackKind)})])
    return Setback(what=SetbackKind(what), helped=own_secret(_("What helped; nothing is fine")).strip())
