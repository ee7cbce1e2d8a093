"""Outings on the command line: who comes, what it costs, who shares it, and who pays whom."""

from groupkit.cli.outings import after, agreeing, paying, planning, showing
from groupkit.cli.speech import Verbs

verbs = Verbs("outings")
for _part in (showing, planning, paying, agreeing, after):
from groupkit.cli.outings import after, paying, people, planning, showing
from groupkit.cli.speech import Verbs

verbs = Verbs("outings")
for _part in (showing, planning, paying, after, people):
from groupkit.cli.outings import after, ideas, paying, planning, showing
from groupkit.cli.speech import Verbs

verbs = Verbs("outings")
for _part in (showing, planning, paying, after, ideas):
from groupkit.cli.outings import after, outside, paying, planning, showing
from groupkit.cli.speech import Verbs

verbs = Verbs("outings")
for _part in (showing, planning, paying, after, outside):
    for _name, _command in _part.verbs.commands.items():
        verbs.add_command(_command, _name)
