"""Money on the command line, in the order of an evening: the sheet, its rows, the count, sending, and the book."""

from groupkit.cli.money import blanks, book, counting, post, rows, treasury
from groupkit.cli.speech import Verbs

verbs = Verbs("money")
for _part in (counting, rows, post, blanks, book, treasury):
    for _name, _command in _part.verbs.commands.items():
        verbs.add_command(_command, _name)
