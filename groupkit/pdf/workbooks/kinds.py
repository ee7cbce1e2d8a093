"""The room each of the twenty-eight kinds of exercise gives to write, tick and draw."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from groupkit.core.workbooks.answers import places
from groupkit.core.workbooks.exercises import Exercise, Kind
from groupkit.pdf.workbooks.blocks import Asked, Block
from groupkit.pdf.workbooks.boxes import BOXES
from groupkit.pdf.workbooks.cards import CARDS
from groupkit.pdf.workbooks.drawings import DRAWINGS
from groupkit.pdf.workbooks.in_turn import in_turn
from groupkit.pdf.workbooks.maps import MAPS
from groupkit.pdf.workbooks.scales import SCALES
from groupkit.pdf.workbooks.sheets import Sheet
from groupkit.pdf.workbooks.tables import TABLES
from groupkit.pdf.workbooks.writing import WRITING

_MOST = 0.8
"""The most of the height of a page one block of an exercise may take."""
Room = Callable[[Sheet, Exercise, Sequence[Asked]], list[Block]]
ROOMS: Mapping[Kind, Room] = MappingProxyType({**WRITING, **TABLES, **SCALES, **BOXES, **MAPS, **DRAWINGS, **CARDS})


def room(sheet: Sheet, exercise: Exercise, chapter: str) -> list[Block]:
    """Return the room of an exercise; each place in it is named chapter/exercise/place.

    Where the words of an exercise are too long for its drawing its places follow one after the other.
    """
    asked = tuple(Asked(name=f"{chapter}/{exercise.key}/{place.key}", place=place) for place in places(exercise))
    made = ROOMS[exercise.kind](sheet, exercise, asked)
    most = sheet.height * _MOST
    fits = made and all(block.high <= most or block.parted for block in made)
    return made if fits else in_turn(sheet, exercise, asked)
