"""How the fields of a form look: nothing in those to write in, hooks in squares, dots in rings."""

import pikepdf

# how far the pulling points of a quarter of a circle stand, as a share of its radius
_ROUND = 0.5523


def blank(pdf: pikepdf.Pdf, wide: float, high: float, marks: str = "/Tx BMC\nEMC") -> pikepdf.Object:
    """Return the look of a field that holds nothing, or only some marks."""
    form = pdf.make_stream(marks.encode())
    form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    form.BBox = pikepdf.Array([0, 0, round(wide, 2), round(high, 2)])
    form.Resources = pikepdf.Dictionary()
    return form


def hook(wide: float, high: float) -> str:
    """Return the marks of a hook."""
    points = ((0.2, 0.5), (0.42, 0.24), (0.82, 0.8))
    (first, *others) = (f"{wide * x:.2f} {high * y:.2f}" for x, y in points)
    return f"{min(wide, high) / 8:.2f} w 1 J 1 j 0 G {first} m {' '.join(f'{each} l' for each in others)} S"


def ring(side: float, *, chosen: bool) -> str:
    """Return the marks of a ring, with a dot in it where it is chosen."""
    outer = f"1 g 0 G 1 w {_circle(side / 2, side / 2 - 0.75)} B"
    return f"{outer} 0 g {_circle(side / 2, side / 4)} f" if chosen else outer


def _circle(middle: float, radius: float) -> str:
    pull = radius * _ROUND
    quarters = (((1, 0), (0, 1)), ((0, 1), (-1, 0)), ((-1, 0), (0, -1)), ((0, -1), (1, 0)))
    path = [f"{middle + radius:.2f} {middle:.2f} m"]
    for (ax, ay), (bx, by) in quarters:
        points = (
            (ax * radius + bx * pull, ay * radius + by * pull),
            (bx * radius + ax * pull, by * radius + ay * pull),
            (bx * radius, by * radius),
        )
        path.append(" ".join(f"{middle + x:.2f} {middle + y:.2f}" for x, y in points) + " c")
    return " ".join(path)
