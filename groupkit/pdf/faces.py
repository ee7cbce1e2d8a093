"""A font of the press that can also draw glyphs which stand for no single letter, and says what they mean."""

from collections.abc import Mapping
from typing import Any

from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

_FIRST = 0xF0000
_MOST_ROWS = 100


class Face(TTFont):
    """A font; without private letters it is written exactly as the press writes any font."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path)
        self.path = path
        self.units = int(self.face.unitsPerEm)
        self._private: dict[tuple[int, str], str] = {}
        self._meaning: dict[int, str] = {}

    def draws(self, letter: str, glyph: int) -> bool:
        """Return whether a letter is drawn by this very glyph when it stands alone."""
        return len(letter) == 1 and self.face.charToGlyph.get(ord(letter)) == glyph

    def private(self, glyph: int, source: str, width: float) -> str:
        """Return the letter of our own that draws a glyph and is read as `source`; `width` in thousandths."""
        known = self._private.get((glyph, source))
        if known is None:
            code = _FIRST + len(self._private)
            self.face.charToGlyph[code], self.face.charWidths[code] = glyph, width
            known = self._private[glyph, source] = chr(code)
            self._meaning[code] = source
        return known

    def addObjects(self, doc: Any) -> None:  # noqa: ANN401, N802  reportlab's own
        """Add the font to a document, and what its private letters are read as."""
        subsets = list(self.state[doc].subsets)
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            if not self._meaning.keys().isdisjoint(subset):
                name = (SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX).decode("pdfdoc")
                doc.idToObject[f"toUnicodeCMap:{name}"].content = meanings(name, self._told(subset))

    def _told(self, subset: list[int]) -> dict[int, str]:
        return {at: self._meaning.get(code, chr(code)) for at, code in enumerate(subset)}


def meanings(name: str, told: Mapping[int, str]) -> str:
    """Return the table by which readers of a PDF turn the codes of a font back into letters."""
    rows = [f"<{code:02X}> <{words.encode('utf-16-be').hex().upper()}>" for code, words in sorted(told.items())]
    blocks = [rows[start : start + _MOST_ROWS] for start in range(0, len(rows), _MOST_ROWS)]
    return "\n".join([
        "/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
        "/CIDSystemInfo", f"<< /Registry ({name})", f"/Ordering ({name})", "/Supplement 0", ">> def",
        f"/CMapName /{name} def", "/CMapType 2 def",
        "1 begincodespacerange", "<00> <FF>", "endcodespacerange",
        *(line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")),
        "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end",
    ])  # fmt: skip
