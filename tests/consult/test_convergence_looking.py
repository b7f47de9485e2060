"""The runs of many peers again, with all that is looked at, measured, followed and seen in them."""

import pytest

from app.consult.upgrade import event_of
from tests.consult.test_convergence import check, run


@pytest.mark.parametrize("seed", range(300, 340))
def test_every_run_ends_in_the_state_of_the_replayed_log(seed: int) -> None:
    check(run(seed, looks=True))


def test_the_runs_hold_every_kind_of_it() -> None:
    kinds = {type(event_of(record)).__name__ for seed in range(300, 312) for record in run(seed, looks=True).disk}
    assert kinds >= {
        "PresentationSet",
        "CineSet",
        "SourceOriented",
        "PagesDescribed",
        "SurfaceCalibrated",
        "TrackConfirmed",
        "TrackEnded",
        "TrackFollowed",
        "MarksSeen",
    }
