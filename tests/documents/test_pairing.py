"""What is put together as one recording."""

import pytest

from app.documents.copying import Patience
from app.documents.opened import DocumentRefused
from app.documents.pairing import TWICE, pair


def test_two_files_of_one_name_are_not_one_recording(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.dat").write_bytes(folder.encode())
    header = tmp_path / "a" / "x.hea"
    header.write_text("x 1 250 1")
    with pytest.raises(DocumentRefused, match=TWICE):
        pair(header, (tmp_path / "b" / "x.dat",), tmp_path / "whole", Patience())
    pair(header, (tmp_path / "a" / "x.dat",), tmp_path / "whole", Patience())
    assert (tmp_path / "whole").exists()
