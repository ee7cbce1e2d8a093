"""Stacks blocks on pages: nothing runs over, no heading stands alone, and spare room goes to those who write."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from groupkit.pdf.workbooks.blocks import Block, height
from groupkit.pdf.workbooks.pens import Pen, Rect

_ROUNDING = 0.01
_TIGHT, _TRIES = 0.55, 7
"""How much of the white is left where that spares a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: its blocks from the top with the height each got, and those at its foot.

    `outline` are titles with their level; `running` is the line at the foot of the page, "" for none. `chapter` is
    the key of the chapter it belongs to.
    """

    blocks: tuple[tuple[Block, float], ...]
    foot: tuple[Block, ...] = ()
    outline: tuple[tuple[str, int], ...] = ()
    running: str = ""
    chapter: str = ""
    numbered: bool = True

    def draw(self, pen: Pen, frame: Rect) -> None:
        """Draw the page in its frame."""
        top = frame.top
        for at, (block, high) in enumerate(self.blocks):
            top -= high + (block.above if at else 0)
            block.draw(pen, Rect(frame.x, top, frame.wide, high))
        low = frame.y
        for block in reversed(self.foot):
            block.draw(pen, Rect(frame.x, low, frame.wide, block.high))
            low += block.high + block.above


def pages(blocks: Sequence[Block], high: float, foot: Sequence[Block] = (), *, even: bool = False) -> list[Page]:
    """Return blocks stacked on as few pages of a height as it takes, with a foot at the end of the last.

    Where `even`, what takes two pages or more is shared out between them, for no page to be nearly empty.
    """
    base = sum(block.high + block.above for block in foot)
    stacks = _stacked(blocks, high, high - base)
    if len(stacks) > 1:
        tight = _stacked([replace(block, above=block.above * _TIGHT) for block in blocks], high, high - base)
        stacks = tight if len(tight) < len(stacks) else stacks
    if len(stacks) > 1 and even:
        stacks = _evened(blocks, high, base, stacks)
    made = []
    for at, stack in enumerate(stacks):
        last = at == len(stacks) - 1
        room = high - (base if last else 0)
        made.append(Page(blocks=tuple(_grown(stack, room)), foot=tuple(foot) if last else ()))
    return made


def _evened(blocks: Sequence[Block], high: float, base: float, stacks: list[list[Block]]) -> list[list[Block]]:
    """Return the blocks on as many pages, with the fullest of them as little full as can be."""
    lead = next((at for at, block in enumerate(blocks) if not block.kept), 0)
    least, most, best = height(blocks[: lead + 1]), high, stacks
    for _try in range(_TRIES):
        middle = (least + most) / 2
        tried = _stacked(blocks, middle, min(middle, high - base))
        if len(tried) > len(stacks) or any(height(page) > high + _ROUNDING for page in tried):
            least = middle
        else:
            most, best = middle, tried
    return best


def _stacked(blocks: Sequence[Block], high: float, last: float) -> list[list[Block]]:
    """Return the blocks of each page; the last leaves room for the foot."""
    left, done = list(blocks), []
    while left:
        page, left = _filled(left, high, last)
        done.append(page)
        if left and left[0].head:
            left = [left[0].head, *left]
    if last < high and done and height(done[-1]) > last + _ROUNDING:
        done.append([])
    return done


def _filled(blocks: list[Block], high: float, last: float) -> tuple[list[Block], list[Block]]:
    """Return what goes on one page, and what is left over."""
    if height(blocks) <= last + _ROUNDING:
        return blocks, []
    used = 0.0
    for at, block in enumerate(blocks):
        above = block.above if at else 0
        if used + above + block.high <= high + _ROUNDING and at < len(blocks) - 1:
            used += above + block.high
            continue
        return _parted(blocks, at, high - used - above)
    raise AssertionError  # the loop always returns: the last block never goes on a page the foot has no room on


def _parted(blocks: list[Block], at: int, room: float) -> tuple[list[Block], list[Block]]:
    """Part the stack at a block that does not fit: within it if it can be, or before it and what leads up to it."""
    block = blocks[at]
    pieces = block.parted(min(room, block.high - 1)) if block.parted and room > 0 else None
    if pieces:
        return [*blocks[:at], pieces[0]], [pieces[1], *blocks[at + 1 :]]
    before = at
    while before and blocks[before - 1].kept:
        before -= 1
    if not before:  # all of the page belongs together: part it where it is full
        before = max(at, 1)
    return blocks[:before], blocks[before:]


def _grown(blocks: Sequence[Block], room: float) -> Iterator[tuple[Block, float]]:
    """Yield blocks with the height each gets of the room, the least grown first."""
    highs = [block.high for block in blocks]
    spare = room - sum(highs) - sum(block.above for block in blocks[1:])
    while True:
        able = [
            at
            for at, block in enumerate(blocks)
            if block.step and highs[at] + block.step <= block.most + _ROUNDING and block.step <= spare + _ROUNDING
        ]
        if not able:
            break
        at = min(able, key=lambda at: highs[at] / blocks[at].high)
        highs[at] += blocks[at].step
        spare -= blocks[at].step
    yield from zip(blocks, highs, strict=True)
