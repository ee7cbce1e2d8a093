"""How a feedback form is set: its sheet in millimetres, its sizes of type, and what is told of its round."""

from dataclasses import dataclass, replace
from functools import cache

from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from groupkit.core.feedback.layout import LARGE_PITCH, LARGE_RADIUS, PITCH, RADIUS
from groupkit.core.feedback.release import LEAST
from groupkit.core.feedback.rounds import Below, Round
from groupkit.i18n import Catalogue
from groupkit.pdf.fonts import BOLD, REGULAR, SEMIBOLD, register
from groupkit.pdf.paper import Leaf, Paper

MARGIN = 14.0
"""The empty border at the sides, in millimetres."""
EDGE = 24.0
"""How far the words stay from the head and the foot, where the marks and the page code are, in millimetres."""
SCALES = (1.12, 1.06, 1.0, 0.95, 0.9, 0.86, 0.82)
"""From roomy to tight; the first in which all closed questions fit on one page is used."""
LARGE = 1.5
_RULE = 0.6
# font, size in points, leading as a share of the size, the largest it gets
_TYPE = {
    "title": (BOLD, 22.0, 1.15, 26.0),
    "lead": (REGULAR, 12.0, 1.32, 18.0),
    "heading": (BOLD, 11.0, 1.35, 17.0),
    "ask": (REGULAR, 12.0, 1.25, 18.0),
    "strong": (SEMIBOLD, 12.0, 1.25, 18.0),
    "body": (REGULAR, 10.0, 1.36, 15.0),
    "step": (REGULAR, 9.0, 1.16, 13.0),
    "option": (REGULAR, 11.0, 1.2, 16.5),
    "small": (REGULAR, 8.5, 1.25, 10.0),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a form says of its round: how many could answer, when its box opens, what is done with the answers.

    What stands here of no round is true of every round. `able` is 0 where nothing is known of the room; `goes_on`
    where answers from before wait in its box. `label` is printed as it stands; `code` stands for the round among
    the squares of the page, 0 for any round. All of it is the same on every sheet.
    """

    k: int = LEAST
    able: int = 0
    below: Below = Below.DESTROY
    purpose: str = ""
    what_happens: str = ""
    label: str = ""
    code: int = 0
    goes_on: bool = False


def told_of(round_: Round, code: int = 0) -> Told:
    """Return what the forms of a round say of it."""
    return Told(
        k=round_.k,
        able=round_.able,
        below=round_.below,
        purpose=round_.purpose,
        what_happens=round_.what_happens,
        label=round_.label,
        code=code,
        goes_on=round_.goes_on,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One edition of a form: its language, sheet and size of type."""

    leaf: Leaf
    large: bool = False

    @property
    def words(self) -> Catalogue:
        """The catalogue the form is written in."""
        return self.leaf.words

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the sheet, in millimetres."""
        wide, high = Paper(self.leaf.paper).size
        return round(wide / mm, 1), round(high / mm, 1)

    @property
    def width(self) -> float:
        """The width between the margins, in millimetres."""
        return self.size[0] - 2 * MARGIN

    @property
    def room(self) -> float:
        """The height between head and foot, in millimetres."""
        return self.size[1] - 2 * EDGE

    @property
    def scale(self) -> float:
        """How much larger than usual the type is."""
        return self.leaf.scale

    @property
    def radius(self) -> float:
        """How large circles are, in millimetres."""
        return LARGE_RADIUS if self.large else RADIUS

    @property
    def pitch(self) -> float:
        """The least distance between rows of circles, in millimetres: a thin line between them touches none."""
        return LARGE_PITCH if self.large else PITCH + _RULE

    @property
    def edition(self) -> str:
        """The name of the edition, which is part of the hash of a layout."""
        return f"{self.leaf.language}/{self.leaf.paper}/{'large' if self.large else 'normal'}"

    def style(self, role: str, share: float = 1.0, *, centred: bool = False) -> ParagraphStyle:
        """Return how words of a role are set; `share` makes them smaller."""
        return _style(role, self.scale * share, self.leaf.rtl, centred)

    def scaled(self, scale: float) -> "Setting":
        """Return the same edition in another size of type."""
        return replace(self, leaf=replace(self.leaf, scale=scale))


def setting(language: str, paper: str, *, large: bool) -> Setting:
    """Return an edition in the size of type it begins with."""
    return Setting(leaf=Leaf(language=language, paper=paper, scale=LARGE if large else SCALES[0]), large=large)


@cache
def _style(role: str, scale: float, rtl: bool, centred: bool) -> ParagraphStyle:  # noqa: FBT001  the key of the cache
    register()
    font, size, leading, most = _TYPE[role]
    size = min(size * scale, most)
    return ParagraphStyle(
        f"feedback {role}",
        fontName=font,
        fontSize=size,
        leading=size * leading,
        alignment=TA_CENTER if centred else TA_RIGHT if rtl else TA_LEFT,
        rtl=rtl,
    )
