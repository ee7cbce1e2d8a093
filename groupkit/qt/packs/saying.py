"""How the figures of a pack are said on a page: in the language it was made in, as on paper and on slides."""

from dataclasses import dataclass

from groupkit.core.packs.blocks import Figure, Pack, Words, spoken
from groupkit.i18n import N_, Catalogue, catalogue

_ALL = N_("All")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """The words of a pack for what is not shown, and its language."""

    words: Words
    language: Catalogue

    def figure(self, figure: Figure) -> str:
        """Return a figure as text."""
        return spoken(figure, self.words, self.language)

    @property
    def whole(self) -> str:
        """What stands before the last row of a table, which is all the others together."""
        return self.language.gettext(_ALL)


def saying(pack: Pack) -> Saying:
    """Return how the figures of a pack are said."""
    return Saying(words=pack.words, language=catalogue(pack.language))
