"""A pack as slides that any presentation program opens: native tables and charts, and words to say in the notes."""

from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from groupkit.core.packs import blocks
from groupkit.core.progress import Progress, Silent
from groupkit.i18n import Catalogue, catalogue
from groupkit.pdf.fonts import register
from groupkit.pdf.press import place
from groupkit.pdf.slides import charts, stage, tables, writing
from groupkit.pdf.slides.closing import tidied
from groupkit.pdf.slides.planned import Chart, Opening, Slide, Table
from groupkit.pdf.slides.planning import slides


def deck(pack: blocks.Pack, path: Path | BinaryIO, *, language: str = "", progress: Progress | None = None) -> None:
    """Write a pack as slides, in its own language where none is said: the same pack gives the same bytes.

    Raise GroupkitError where the file cannot be written; when it is cancelled nothing is left behind.
    """
    register()
    progress = progress or Silent()
    said = catalogue(language or pack.language)
    planned = slides(pack, said)
    made = stage.opened(pack.title, pack.made_on, said)
    for at, each in enumerate(planned):
        progress.step(at, len(planned))
        _slide(made, each, said, pack.words)
    written = BytesIO()
    made.save(written)
    data = tidied(written.getvalue(), pack.made_on)
    progress.step(len(planned), len(planned))
    if isinstance(path, Path):
        place(data, path)
    else:
        path.write(data)


def _slide(made: Any, planned: Slide, said: Catalogue, words: blocks.Words) -> None:  # noqa: ANN401  of a package with few types
    slide = made.slides.add_slide(stage.layout(made))
    writing.title(slide, planned.title, said)
    match planned.body:
        case Opening():
            writing.opening(slide, planned.body.words, said)
        case Table():
            tables.table(slide, planned.body, said)
        case Chart():
            charts.chart(slide, planned.body, said, words)
        case _:
            writing.lines(slide, planned.body, said)
    writing.foot(slide, planned.foot, said)
    if planned.notes:
        writing.notes(slide, planned.notes, said)
