"""Short texts about an outing for a screen: only those whose facts are known, and never longer than they may be."""

from collections.abc import Iterator
from dataclasses import dataclass

from groupkit.core.outings.inviting import Invitation
from groupkit.core.outings.words.outside import Post, PublicWords
from groupkit.i18n import Catalogue

FREE, CALLED_OFF = "free", "called-off"
# these speak of drink, and so of what the group is about
_NOT_NEUTRAL = frozenset({"welcome", "plain"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """A text as it can go out; `over` is by how many letters it is too long."""

    key: str
    words: str
    most: int

    @property
    def over(self) -> int:
        """By how many letters it is longer than it may be."""
        return max(0, len(self.words) - self.most)


def posts(about: Invitation, public: PublicWords, words: Catalogue) -> Iterator[Posted]:
    """Yield the texts that hold true of an outing and whose every gap can be filled."""
    gaps = about.gaps(words)
    for post in public.posts:
        if _holds(post, about) and set(post.needs) <= gaps.keys():
            yield Posted(key=post.key, words=post.words.format_map(gaps), most=post.most)


def _holds(post: Post, about: Invitation) -> bool:
    """Tell whether a text says nothing that is not so, and nothing that is not to be said."""
    if about.neutral and post.key in _NOT_NEUTRAL:
        return False
    if about.called_off or post.key == CALLED_OFF:
        return about.called_off and post.key == CALLED_OFF
    return about.costs_nothing if post.key == FREE else True
