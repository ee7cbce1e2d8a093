"""Lays two packs beside each other, figure by figure."""

from dataclasses import dataclass

from groupkit.core.packs.blocks import Figure, Pack, figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """One figure that is not the same in two packs; None where one of them has it not at all."""

    key: str
    one: Figure | None
    other: Figure | None


def differing(one: Pack, other: Pack) -> tuple[Differing, ...]:
    """Return every figure that two packs do not show alike, in the order of the first pack."""
    left, right = ({figure.key: figure for figure in figures(pack)} for pack in (one, other))
    return tuple(
        Differing(key=key, one=left.get(key), other=right.get(key))
        for key in dict.fromkeys((*left, *right))
        if _seen(left.get(key)) != _seen(right.get(key))
    )


def _seen(figure: Figure | None) -> object:
    return None if figure is None else (figure.value, figure.shown, figure.unit)
