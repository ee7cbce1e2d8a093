"""People and roles on the command line: who is there, who does what, the rota, and how the work is shared."""

from groupkit.cli.service import jobs, papers, people, rota, shares, terms
from groupkit.cli.speech import Verbs

verbs = Verbs("service")
for _part in (people, rota, terms, jobs, shares, papers):
    for _name, _command in _part.verbs.commands.items():
        verbs.add_command(_command, _name)
