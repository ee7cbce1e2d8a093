"""The pack for looking at ourselves, and reports to those who pay, on the command line."""

from groupkit.cli.packs import papers, reports
from groupkit.cli.speech import Verbs

verbs = Verbs("pack")
for _part in (papers, reports):
    for _name, _command in _part.verbs.commands.items():
        verbs.add_command(_command, _name)
