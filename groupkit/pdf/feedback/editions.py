"""Every edition of a form, to know its pages again when they are scanned: by language, paper and size of print."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from itertools import product

from groupkit.core.feedback.forms import Form
from groupkit.core.feedback.layout import Layout
from groupkit.core.feedback.words import Words
from groupkit.core.profile import PAPERS
from groupkit.i18n import languages
from groupkit.pdf.feedback import paper
from groupkit.pdf.feedback.settings import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Editions:
    """How the pages of a form look in each edition; `prints` prints the edition that a page is of, or none."""

    layouts: tuple[Layout, ...]
    prints: Callable[[Layout], bytes | None]


def editions(form: Form, words: Words, told: Told | None = None) -> Editions:
    """Return every edition of a form; what is `told` of a round stands on its prints."""
    every = {
        layout: (language, size, large)
        for language, size, large in product(languages(), PAPERS, (False, True))
        for layout in paper.layouts(form, words, language=language, paper=size, large=large)
    }

    def prints(layout: Layout) -> bytes | None:
        if layout not in every:
            return None
        language, size, large = every[layout]
        into = BytesIO()
        paper.book(form, words, into, told=told, language=language, paper=size, large=large)
        return into.getvalue()

    return Editions(layouts=tuple(every), prints=prints)
