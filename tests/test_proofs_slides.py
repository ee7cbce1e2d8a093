"""Another program opens the slides of a pack: every slide is there, and every figure is read in its picture."""

import shutil
import subprocess
from pathlib import Path

import pytest

from groupkit.core.packs.blocks import figures, spoken
from groupkit.i18n import catalogue
from groupkit.pdf import raster
from groupkit.pdf.slides.deck import deck
from tests.packs import WORDS, a_pack
from tests.pdf.reading import words
from tests.slides import seen

_OFFICE = shutil.which("soffice")
_SLIDES = _OFFICE and (Path(_OFFICE).resolve().parent / "libsdlo.so").exists()

pytestmark = [
    pytest.mark.proof,
    pytest.mark.whole,
    pytest.mark.skipif(not _SLIDES, reason="no program here opens slides"),
]


@pytest.mark.parametrize("language", ["en", "ar-XB"])
def test_the_slides_open_and_say_every_figure(tmp_path, language):
    path = tmp_path / "pack.pptx"
    deck(a_pack(), path, language=language)
    home = (tmp_path / "home").as_uri()
    subprocess.run(
        [str(_OFFICE), f"-env:UserInstallation={home}", "--headless", "--convert-to", "pdf", path.name],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=180,
    )
    data = (tmp_path / "pack.pdf").read_bytes()
    assert raster.count(data) == len(seen(path.read_bytes()))
    shown, said = words(data), catalogue(language)
    for figure in figures(a_pack()):
        assert spoken(figure, WORDS, said) in shown
    assert all(min(pixels[::4]) < 128 for _wide, _high, pixels in raster.pages(data, 20))
