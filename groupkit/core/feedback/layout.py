"""Where everything stands on a printed form: circles, places to write, corner marks, and the code of the page.

All places are in millimetres from the top left corner of the upright sheet, y downwards; a paper that is read from
right to left has its circles mirrored, but never its marks or its code. Nothing here is about a person or a sheet:
all sheets of a page are alike.
"""

import hashlib
from binascii import crc_hqx
from collections.abc import Iterable
from dataclasses import dataclass

RADIUS, LARGE_RADIUS = 2.4, 3.25
"""How large circles are, in millimetres: usual, and on large paper."""
PITCH, LARGE_PITCH = 8.6, 12.0
"""The least distance between rows of circles, in millimetres."""
MOST_BOXES = 110
"""The most circles on a page."""
CLEAR = 1.75
"""How many times its radius the paper round the middle of a circle is kept empty, to see how it was marked."""
OUTLINE, OUTLINE_GREY = 0.25, 0.65
"""How thick the line of a circle is, in millimetres, and how light: 0 is black and 1 is white."""
MARK = 12.0
"""The side of a corner mark, in millimetres."""
SQUARES = (
    ("######", "#.#..#", "##.#.#", "###..#", "###.##", "######"),
    ("######", "######", "#....#", "#.##.#", "#.#.##", "######"),
    ("######", "###..#", "###..#", "###.##", "#..#.#", "######"),
    ("######", "#.##.#", "#.##.#", "##.###", "##..##", "######"),
)
"""The corner marks 0 to 3, the first of the 4×4 dictionary of ArUco; # is black. 2 mm stay white round them."""
MARK_INSET = 15.0
"""How far the middle of a corner mark is from both edges of the sheet, in millimetres."""
CELL = 2.2
"""The side of one square of the page code, in millimetres."""
COLUMNS, ROWS = 40, 2
"""How many squares of the page code stand beside and below each other."""

_VERSION = 1
_FIELDS = (("version", 4), ("hash", 40), ("page", 4), ("pages", 4), ("label", 12))
_CHECK = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A circle to mark: `option` is the place of the answer, or RATHER_NOT.

    The circles of a question in words say how the words may be used: 0 in a summary only, 1 read out.
    """

    question: str
    option: int
    x: float
    y: float
    r: float = RADIUS


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A place to write in words of one's own, from its top left corner."""

    question: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One page of a form as it was printed; `several` are the questions where more than one may be marked."""

    page: int
    pages: int
    hash: int
    size_mm: tuple[float, float]
    boxes: tuple[Box, ...] = ()
    areas: tuple[Area, ...] = ()
    several: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCode:
    """What a page says of itself: whose layout it has, which page it is, and the label of its round, 0 for any."""

    hash: int
    page: int
    pages: int
    label: int = 0


def layout_hash(
    form: str, edition: str, size_mm: tuple[float, float], boxes: Iterable[Box], areas: Iterable[Area] = ()
) -> int:
    """Return 40 bits that stand for a layout; `form` names form and version, `edition` language, size and page."""
    spots = [f"{box.question}/{box.option}@{_tenths(box.x, box.y, box.r)}" for box in boxes]
    written = [f"{area.question}@{_tenths(area.x, area.y, area.width, area.height)}" for area in areas]
    told = "\n".join((form, edition, _tenths(*size_mm), *spots, *written))
    return int.from_bytes(hashlib.blake2b(told.encode(), digest_size=5).digest(), "big")


def marks(size_mm: tuple[float, float]) -> tuple[tuple[float, float], ...]:
    """Return the middles of the corner marks 0 to 3, clockwise from the top left."""
    (width, height), near = size_mm, MARK_INSET
    return (near, near), (width - near, near), (width - near, height - near), (near, height - near)


def code_places(size_mm: tuple[float, float]) -> tuple[tuple[tuple[float, float], ...], ...]:
    """Return the middles of the squares of the page code in their order, once at the head and once at the foot.

    Both stand upright: a foot is no turned head.
    """
    width, height = size_mm
    left = width / 2 - COLUMNS * CELL / 2 + CELL / 2
    return tuple(
        tuple(
            (left + column * CELL, middle + (row - (ROWS - 1) / 2) * CELL)
            for row in range(ROWS)
            for column in range(COLUMNS)
        )
        for middle in (MARK_INSET, height - MARK_INSET)
    )


def bits(code: PageCode) -> tuple[bool, ...]:
    """Return the squares of a page code in their order: True is black."""
    parts = {"version": _VERSION, "hash": code.hash, "page": code.page, "pages": code.pages, "label": code.label}
    said = 0
    for name, width in _FIELDS:
        if not 0 <= parts[name] < 1 << width:
            raise ValueError(name)
        said = said << width | parts[name]
    said = said << _CHECK | _check(said)
    return tuple(bool(said >> place & 1) for place in reversed(range(COLUMNS * ROWS)))


def code_of(squares: Iterable[bool]) -> PageCode | None:
    """Return the page code that squares stand for, or nothing where they do not add up."""
    said = int("".join("01"[square] for square in squares), 2)
    told, check = said >> _CHECK, said & (1 << _CHECK) - 1
    if check != _check(told):
        return None
    parts: dict[str, int] = {}
    for name, width in reversed(_FIELDS):
        parts[name] = told & (1 << width) - 1
        told >>= width
    if parts.pop("version") != _VERSION:
        return None
    return PageCode(**parts)


def _check(said: int) -> int:
    return crc_hqx(said.to_bytes((COLUMNS * ROWS - _CHECK) // 8, "big"), 0xFFFF)


def _tenths(*places: float) -> str:
    return ",".join(str(round(place * 10)) for place in places)
