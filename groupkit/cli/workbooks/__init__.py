"""Workbooks on the command line: which there are, on paper, your own, and the words of your fellowship."""

from groupkit.cli.speech import Verbs
from groupkit.cli.workbooks import printing, studio, wordings

verbs = Verbs("workbooks")
for _part in (printing, studio, wordings):
    for _name, _command in _part.verbs.commands.items():
        verbs.add_command(_command, _name)
