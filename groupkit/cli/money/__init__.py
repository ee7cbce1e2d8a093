"""Money on the command line, in the order of an evening: the sheet, rows, the count, sending; then the book."""

from groupkit.cli import books
from groupkit.cli.money import blanks, book, counting, exports, keeping, post, rows, stock, treasury
from groupkit.cli.speech import Verbs

verbs = Verbs("money")
for _part in (counting, rows, post, blanks, book, books, exports, keeping, treasury, stock):
    for _name, _command in _part.verbs.commands.items():
        verbs.add_command(_command, _name)
