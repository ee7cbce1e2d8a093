"""The typeface of what people type into a form: a whole font, the letters of Welsh and Polish among its codes."""

from pathlib import Path

import pikepdf

from groupkit.pdf.faces import Face, meanings
from groupkit.pdf.fonts import REGULAR, face, letters

# pdfium, in many browsers, sets letters beyond Western Europe in a font of its own, without those of Welsh, unless
# that of the form goes by a name it keeps for signs; other readers take the name for what it is, a handle
NAME = "/Wingdings"
_WINDOWS = "cp1252"
# codes that no keyboard sends otherwise; a form takes tabs and new lines for themselves
_FREE = (*range(1, 9), 11, 12, *range(14, 32))
_LETTERS = "ŴŵŶŷẀẁẂẃẄẅỲỳĄąĆćĘęŁłŃńŚśŹźŻż"
_NOT_SYMBOLS = 32


def typed(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Add the typeface to a PDF: any viewer can set Western European, Welsh and Polish letters in it."""
    font = face(REGULAR)
    codes = _codes()
    ours = [
        part
        for code, letter in zip(_FREE, _LETTERS, strict=True)
        for part in (code, pikepdf.Name(f"/uni{ord(letter):04X}"))
    ]
    widths = [float(font.face.charWidths[ord(codes[code])]) if code in codes else 0 for code in range(256)]
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.TrueType,
            BaseFont=pikepdf.Name("/" + font.face.name.decode()),
            FirstChar=0,
            LastChar=255,
            Widths=pikepdf.Array(widths),
            FontDescriptor=_descriptor(pdf, font),
            Encoding=pikepdf.Dictionary(
                Type=pikepdf.Name.Encoding,
                BaseEncoding=pikepdf.Name.WinAnsiEncoding,
                Differences=pikepdf.Array(ours),
            ),
            ToUnicode=pdf.make_stream(meanings("Typed", codes).encode()),
        )
    )


def _codes() -> dict[int, str]:
    """Return the letter of each code: those Windows has, and ours."""
    known = {code: bytes([code]).decode(_WINDOWS, "replace") for code in range(32, 256)}
    ours = dict(zip(_FREE, _LETTERS, strict=True))
    return {code: letter for code, letter in (known | ours).items() if letter in letters(REGULAR)}


def _descriptor(pdf: pikepdf.Pdf, font: Face) -> pikepdf.Object:
    told = font.face
    data = Path(font.path).read_bytes()
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.FontDescriptor,
            FontName=pikepdf.Name("/" + told.name.decode()),
            Flags=_NOT_SYMBOLS,
            FontBBox=pikepdf.Array([float(side) for side in told.bbox]),
            ItalicAngle=0,
            Ascent=float(told.ascent),
            Descent=float(told.descent),
            CapHeight=float(told.capHeight),
            StemV=float(told.stemV),
            FontFile2=pdf.make_stream(data, Length1=len(data)),
        )
    )
