"""Two packs are laid beside each other figure by figure."""

from datetime import date

from groupkit.core.packs.blocks import Bars, Figure, Pack, Part, Point, Shown, Words
from groupkit.core.packs.figures import Differing, differing


def pack(*figures):
    points = tuple(Point(label="", figure=figure) for figure in figures)
    part = Part(key="p", title="", blocks=(Bars(key="b", title="", points=points, about=""),))
    words = Words(withheld="", blank="")
    return Pack(title="", language="en", made_on=date(2026, 1, 1), words=words, parts=(part,))


def test_packs_that_say_the_same_do_not_differ():
    assert differing(pack(Figure(key="a", value=3)), pack(Figure(key="a", value=3))) == ()


def test_every_figure_that_changed_came_or_went_is_named():
    same, was, now = (Figure(key=key, value=value) for key, value in (("same", 1), ("moved", 3), ("moved", 4)))
    kept, gone, new = Figure(key="moved", value=None, shown=Shown.WITHHELD), Figure(key="gone", value=0), same
    assert differing(pack(same, was, gone), pack(new, now)) == (
        Differing(key="moved", one=was, other=now),
        Differing(key="gone", one=gone, other=None),
    )
    assert differing(pack(was), pack(kept)) == (Differing(key="moved", one=was, other=kept),)
