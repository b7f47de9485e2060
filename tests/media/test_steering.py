"""What the other side wants and this computer can do reaches the ladder; without a camera nothing is given up."""

from app.media.share import Line, Size
from app.media.steering import Steering

WEAK, GOOD = Line(60_000), Line(3_000_000)
HD = (1280, 720)


def test_what_the_other_side_wants_bounds_the_picture_and_stays_when_the_camera_changes() -> None:
    steering = Steering()
    steering.want("detail", Size(640, 480), 172_800)
    for camera in (HD, (1920, 1080)):
        picture = steering.turn(0, GOOD, camera, 10.0, 0.0).picture
        assert picture is not None
        assert picture.size.width * picture.size.height <= 172_800
        assert steering.wants.watching == "detail"


def test_what_the_viewer_can_take_in_is_no_fault_of_the_link() -> None:
    steering = Steering()
    steering.want("motion", Size(1920, 1080), 307_200)
    assert steering.turn(0, GOOD, HD, 10.0, 0.0).said.key == "well"


def test_a_side_without_a_camera_gives_no_picture_up() -> None:
    steering = Steering()
    assert steering.turn(0, Line(20_000), None, None, None).said.key == "well"
    assert steering.turn(250, Line(20_000), HD, 5.0, 0.0).said.key == "picture.off"


def test_painting_late_for_two_seconds_makes_the_computer_slow() -> None:
    steering = Steering()
    steering.paint_ms = 90.0
    for now in range(0, 2_001, 250):
        share = steering.turn(now, GOOD, HD, 5.0, 0.0)
    assert share.said.key == "computer.slow"
    assert share.take_px is not None


def test_whose_link_is_weak_is_said_with_it() -> None:
    steering = Steering()
    steering.whose = "other"
    assert steering.turn(0, WEAK, HD, 5.0, 0.0).said.whose == "other"


def test_a_path_that_is_back_gives_the_picture_back_without_the_wait_for_proof() -> None:
    steering = Steering()
    steering.turn(0, Line(20_000), HD, 5.0, 0.0)
    assert steering.turn(250, GOOD, HD, 5.0, 0.0).picture is None
    steering.resumed()
    assert steering.turn(500, GOOD, HD, 5.0, 0.0).picture is not None


def test_a_picture_that_this_computer_cannot_code_is_said_to_be_off_though_the_link_would_carry_it() -> None:
    steering = Steering()
    share = steering.turn(0, GOOD, HD, 0.0, 0.0, is_failing=True)
    assert share.said.key == "picture.off"
    assert share.picture is not None  # it is tried again
    assert steering.turn(250, GOOD, HD, 5.0, 0.0).said.key == "well"
    assert steering.turn(500, GOOD, None, 0.0, 0.0, is_failing=True).said.key == "well"  # no camera: nothing is off


def test_what_a_file_would_get_is_told_before_one_waits() -> None:
    steering = Steering()
    assert steering.file_bps() == 0
    assert steering.turn(0, GOOD, HD, 5.0, 0.0).bulk_bps == 0
    told = steering.file_bps()
    steering.wait(stills=False, bulk=True)
    got = steering.turn(250, GOOD, HD, 5.0, 0.0).bulk_bps
    assert 0.5 * got <= told <= 2 * got
