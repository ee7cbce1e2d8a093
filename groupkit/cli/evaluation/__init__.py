"""Rounds of talks on the command line: who is asked, when, what was said, and what came of it."""

from groupkit.cli.evaluation import answers, check, clocks, people, rounds
from groupkit.cli.speech import Verbs

verbs = Verbs("evaluation")
for _part in (rounds, people, clocks, answers, check):
    for _name, _command in _part.verbs.commands.items():
        verbs.add_command(_command, _name)
