"""The room each of the twenty-eight kinds of exercise gives to write, tick and draw."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from groupkit.core.workbooks.answers import places
from groupkit.core.workbooks.exercises import Exercise, Kind
from groupkit.pdf.workbooks.blocks import Asked, Block
from groupkit.pdf.workbooks.boxes import BOXES
from groupkit.pdf.workbooks.cards import CARDS
from groupkit.pdf.workbooks.drawings import DRAWINGS
from groupkit.pdf.workbooks.maps import MAPS
from groupkit.pdf.workbooks.scales import SCALES
from groupkit.pdf.workbooks.sheets import Sheet
from groupkit.pdf.workbooks.tables import TABLES
from groupkit.pdf.workbooks.writing import WRITING

Room = Callable[[Sheet, Exercise, Sequence[Asked]], list[Block]]
ROOMS: Mapping[Kind, Room] = MappingProxyType(
    {**WRITING, **TABLES, **SCALES, **BOXES, **MAPS, **DRAWINGS, **CARDS}
)


def room(sheet: Sheet, exercise: Exercise, chapter: str) -> list[Block]:
    """Return the room of an exercise; each place in it is named chapter/exercise/place."""
    asked = tuple(Asked(name=f"{chapter}/{exercise.key}/{place.key}", place=place) for place in places(exercise))
    return ROOMS[exercise.kind](sheet, exercise, asked)
