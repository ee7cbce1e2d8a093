"""Claims on the command line: what was spent, who agrees it, how it is paid, and cash given before."""

from groupkit.cli.claims import advances, driving, making, steps
from groupkit.cli.speech import Verbs

verbs = Verbs("claims")
for _part in (making, driving, steps, advances):
    for _name, _command in _part.verbs.commands.items():
        verbs.add_command(_command, _name)
