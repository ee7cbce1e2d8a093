"""What a form is made of: blocks that stand under each other, and take more room where there is some."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from groupkit.core.feedback.layout import MOST_BOXES
from groupkit.pdf.feedback.pens import Pen, Rect

_CLOSE = 1e-6
_SHARES = tuple(at / 20 for at in range(8, 21))


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A piece of a form: the least and the most height it takes, in millimetres, and how it is drawn.

    `boxes` is how many circles it has. A block with a `head` needs that above it first on every page. One that
    `sinks` stands at the foot of its page. `asks` are the keys of its questions.
    """

    low: float
    draw: Callable[[Pen, Rect], None]
    most: float = 0.0
    boxes: int = 0
    sinks: bool = False
    head: "Block | None" = None
    asks: tuple[str, ...] = ()

    @property
    def highest(self) -> float:
        """The most height it takes, which is never under the least."""
        return max(self.low, self.most)


Page = tuple[Block, ...]


def pages(blocks: Sequence[Block], foot: Block, room: float) -> list[Page]:
    """Share blocks out over as few pages as they take, with about as much on each; the last ends with the foot."""
    fewest = len(_flowed(blocks, foot, room, 1.0))
    tries = (_flowed(blocks, foot, room, share) for share in _SHARES)
    return next(found for found in tries if len(found) == fewest)


def _flowed(blocks: Sequence[Block], foot: Block, room: float, share: float) -> list[Page]:
    """Fill page after page; `share` is how much of each is used as long as a block on it is not alone."""
    made: list[list[Block]] = [[]]
    for block in blocks:
        most = room * share if len(made) > 1 else room
        if made[-1] and not _fits([*made[-1], block], most):
            made.append([])
        made[-1].append(block)
    over: list[Block] = []
    # a page of nothing but its foot would be odd, so the last blocks go along
    while not _fits([*made[-1], foot], room) and len(made[-1]) > 1:
        over.insert(0, made[-1].pop())
    if over:
        made.append(over)
    made[-1].append(foot)
    return [tuple(headed(page)) for page in made]


def fit(page: Sequence[Block], room: float) -> bool:
    """Return whether a page has room for its blocks as they stand."""
    return sum(block.low for block in page) <= room + _CLOSE


def headed(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks with the head of each above it, once while it stays the same."""
    before: Block | None = None
    for block in blocks:
        if block.head is not None and block.head is not before:
            yield block.head
        before = block.head
        yield block


def heights(page: Page, room: float) -> list[float]:
    """Return how high each block stands: what is left over is shared out evenly, up to the most of each."""
    highs = [block.low for block in page]
    left = room - sum(highs)
    open_ = [at for at, block in enumerate(page) if block.highest > block.low]
    while left > _CLOSE and open_:
        share = left / len(open_)
        for at in open_:
            more = min(share, page[at].highest - highs[at])
            highs[at] += more
            left -= more
        open_ = [at for at in open_ if page[at].highest - highs[at] > _CLOSE]
    return highs


def _fits(blocks: Sequence[Block], room: float) -> bool:
    whole = list(headed(blocks))
    return fit(whole, room) and sum(block.boxes for block in whole) <= MOST_BOXES
