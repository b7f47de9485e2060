"""Every file of pydicom's test set and of pydicom-data: shown as pydicom shows it, or refused with its sentence."""

import numpy as np
import pytest

from app.documents.dicom.file import DicomFile
from app.documents.opened import DocumentRefused
from tests.documents.dicom.reference import files, rendered, table

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")  # pydicom tells what it mends while it reads
FILES = files()
TABLE = table()
SHOWN = sorted(name for name, (_, why) in TABLE.items() if not why)
MOST_PIXELS = 1 << 26
A_TIE = 1e-6  # of one grey: where the value lies between two, either is right


def test_the_table_lists_every_file_of_both_packages_and_no_other():
    assert set(TABLE) == set(FILES)


def test_as_many_are_shown_as_the_readme_says():
    assert len(SHOWN) == 155


@pytest.mark.parametrize("name", SHOWN)
def test_it_looks_as_pydicom_shows_it(name):
    file = DicomFile(str(FILES[name]))
    (run,) = file.sizes()
    assert f"{run.count} x {run.width:.0f} x {run.height:.0f}" == TABLE[name][0]
    for page in {0, run.count - 1}:
        ours = file.render(page, None, 1.0, MOST_PIXELS)[:, :, ::-1].astype(float)
        wanted = rendered(FILES[name], file.frame(page))
        wanted = wanted if wanted.ndim == 3 else wanted[:, :, None]
        assert np.abs(ours - wanted).max() <= 0.5 + A_TIE
    file.close()


@pytest.mark.parametrize("name", sorted(set(TABLE) - set(SHOWN)))
def test_what_cannot_be_shown_says_why(name):
    with pytest.raises(DocumentRefused) as caught:
        DicomFile(str(FILES[name])).render(0, None, 0.1, MOST_PIXELS)
    assert caught.value.text == TABLE[name][1]
    assert TABLE[name][0] == "-"
