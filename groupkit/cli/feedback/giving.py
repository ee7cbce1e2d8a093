"""Typing in marked sheets on the command line: circles alone, for a terminal keeps what it has shown."""

from collections.abc import Iterator

import click

from groupkit.cli.desk import Desk, refuse_without_anybody
from groupkit.cli.shown import say
from groupkit.cli.speech import Verbs
from groupkit.core.feedback.forms import RATHER_NOT, STEPPED, Answer, Answers, Form, Kind, Question, told
from groupkit.core.feedback.given import options
from groupkit.i18n import N_, _, current
from groupkit.services.feedback import rounds, sitting

verbs = Verbs("giving")


@verbs.command(
    "type", help=N_("Type in the circles of sheets that no scanner reads; words are typed in the window.")
)
@click.argument("round_", metavar=N_("ROUND"))
@click.pass_obj
def _type(desk: Desk, /, round_: str) -> None:
    refuse_without_anybody()
    with desk.open() as group:
        turn = sitting.begin(group, round_)
        try:
            while True:
                answers = _sheet(told(turn.form, current()))
                if click.confirm(_("Put this sheet into the box?"), default=True):
                    turn.cast(answers)
                click.clear()
                if not click.confirm(_("Another sheet?"), default=True):
                    break
        finally:
            turn.end()


def _sheet(form: Form) -> Answers:
    say(_("Type the number of the circle; 0 where they would rather not say; nothing where none is marked."))
    return dict(_asked(form))


def _asked(form: Form) -> Iterator[tuple[str, Answer]]:
    for question in form.questions:
        if question.kind in STEPPED | {Kind.SEVERAL}:
            answer = _answer(question, options(question, rounds.said()))
            if answer is not None:
                yield question.key, answer


def _answer(question: Question, steps: tuple[str, ...]) -> Answer | None:
    """Ask until what is typed can be read; blanks part several."""
    say("", question.says, *(f"{at} {step}" for at, step in enumerate(steps, start=1)))
    while True:
        typed = str(click.prompt("", default="", show_default=False, prompt_suffix="> ")).split()
        if not typed:
            return None
        if typed == ["0"]:
            return RATHER_NOT
        known = [int(each) - 1 for each in typed if each.isdecimal() and 0 < int(each) <= len(steps)]
        if len(known) == len(typed) and question.kind is Kind.SEVERAL:
            return tuple(sorted(set(known)))
        if len(known) == len(typed) == 1:
            return known[0]
        say(_("Type one of the numbers that stand there."))
