"""Pointers are read back as they were written, those of the window alone, and a file cut short gives what is whole."""

from pathlib import Path

from tests.bench.links.pointer import ages_ms, p95_ms, record


def test_ages_of_the_window(tmp_path: Path) -> None:
    path = tmp_path / "pointed.bin"
    path.write_bytes(b"".join(record(at, at / 10) for at in (900.0, 1_000.0, 1_500.0, 2_000.0)) + b"cut")
    assert ages_ms(path, (1_000, 2_000)) == [100.0, 150.0]
    assert p95_ms(path, (0, 3_000)) == 200.0


def test_nobody_pointed(tmp_path: Path) -> None:
    assert p95_ms(tmp_path / "none.bin", (0, 1)) is None
