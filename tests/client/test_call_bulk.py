"""The ladders hear what waits at either end, and bulk hears what they leave; a line that is not the weak one is
free."""

import msgspec

from app.client.bulk_share import BulkShare, Waits, Way
from app.client.call_bulk import SAID_MS, SOON, CallBulk, Told, roughly
from app.client.owed import RANK_FILE, RANK_VIEW
from app.consult.whispers import PictureWanted
from app.media.share import Line, Whose
from app.media.steering import Steering

HD = (1280, 720)
NONE = Waits()


class End:
    """One end of a call on a line of 150 kbps, with the camera on."""

    def __init__(self, up: Waits = NONE, down: Waits = NONE) -> None:
        self.up, self.down = up, down
        self.share = BulkShare()
        self.steering = Steering()
        self.bulk = CallBulk(self.share, self._waits)
        self.now_ms = 10_000

    def turn(self, wanted: PictureWanted | None = None, whose: Whose = "unknown") -> Told:
        """What waits, then what the ladder makes of it, then what is said of that."""
        self.bulk.turn(self.steering, wanted, whose, self.now_ms)
        self.steering.turn(self.now_ms, Line(150_000), HD, 5.0, 0.0)
        return self.bulk.turn(self.steering, wanted, whose, self.now_ms)

    def _waits(self, way: Way) -> Waits:
        return self.up if way == "up" else self.down


def wanted(told: Told) -> PictureWanted:
    """As the other end hears it."""
    return PictureWanted("motion", 1280, 720, **msgspec.structs.asdict(told))


def test_a_still_that_waits_here_has_the_ladder_s_share_of_the_way_out() -> None:
    end = End(up=Waits(stills=True))
    end.turn()
    assert end.steering.share is not None and end.steering.share.stills_bps >= 60_000
    assert not end.share.is_open("up", end.now_ms) and end.share.is_open("down", end.now_ms)
    end.up = NONE
    end.turn()
    assert end.steering.share.stills_bps == 0


def test_what_waits_for_one_end_is_granted_by_the_other_s_ladder() -> None:
    clinic, city = End(down=Waits(stills=True, bulk=True)), End()
    told = city.turn(wanted(clinic.turn()))
    assert (told.stills, told.bulk) == (False, False)
    share = city.steering.share
    assert share is not None and share.stills_bps > 50_000
    assert (told.stills_bps, told.bulk_bps) == (roughly(share.stills_bps), roughly(share.bulk_bps))
    clinic.turn(wanted(told))
    assert not clinic.share.is_open("down", clinic.now_ms)
    assert clinic.share.of("down", RANK_VIEW).wait_ms(1_000, clinic.now_ms) < 200
    assert clinic.share.of("down", RANK_FILE).take(1_000, clinic.now_ms) == 0


def test_a_preview_goes_at_a_fair_rate_before_the_ladder_has_heard_of_it() -> None:
    end = End()
    end.turn()
    share = end.steering.share
    assert share is not None and share.stills_bps == 0 and share.picture is not None
    drip = end.share.of("up", RANK_VIEW)
    drip.take(1, end.now_ms)
    assert drip.wait_ms(1_000, end.now_ms) < 1_110 * 8_000 / (SOON * share.picture.bps) + 2


def test_what_is_looked_at_comes_at_a_fair_rate_before_the_other_s_ladder_has_heard_of_it() -> None:
    end = End()
    end.turn(PictureWanted("motion", 9, 9, stills_bps=0, bulk_bps=0))
    share = end.steering.share
    assert share is not None and share.picture is not None
    drip = end.share.of("down", RANK_VIEW)
    drip.take(1, end.now_ms)
    assert drip.wait_ms(1_000, end.now_ms) < 1_110 * 8_000 / (SOON * share.picture.bps) + 2
    assert end.share.of("down", RANK_FILE).take(1_000, end.now_ms) == 0


def test_what_leaves_is_told_to_the_line_s_congestion_control_only_where_it_shares_the_way() -> None:
    counted: list[int] = []
    end = End(up=Waits(bulk=True))
    end.steering.beside = counted.append
    end.turn(whose="other")
    end.share.left(1_134)
    assert counted == []
    end.turn(whose="unknown")
    end.share.left(1_134)
    assert counted == [1_134]


def test_an_end_whose_line_is_not_the_weak_one_is_held_by_nothing_but_serves_the_other() -> None:
    city = End(up=Waits(stills=True), down=Waits(bulk=True))
    told = city.turn(PictureWanted("motion", 9, 9, bulk=True, stills_bps=9_000, bulk_bps=9_000), "other")
    assert city.share.is_open("up", city.now_ms) and city.share.is_open("down", city.now_ms)
    assert city.steering.wants.stills is False and city.steering.wants.bulk is True
    assert told.bulk is True and told.bulk_bps


def test_an_older_program_at_the_other_end_leaves_the_way_in_as_it_was() -> None:
    end = End(down=Waits(bulk=True))
    end.turn(PictureWanted("motion", 1280, 720))
    assert end.share.is_open("down", end.now_ms)


def test_before_the_connection_stands_only_what_waits_is_said() -> None:
    end = End(down=Waits(stills=True))
    assert end.bulk.turn(Steering(), None, "unknown", 0) == Told(True, False)
    assert end.share.is_open("up", 0)


def test_what_waits_is_said_at_once_and_a_share_that_wobbles_once_a_second() -> None:
    end = End()
    asks = PictureWanted("motion", 1280, 720, bulk=True)
    first = end.turn(asks)
    end.now_ms += 200
    end.steering.turn(end.now_ms, Line(90_000), HD, 5.0, 0.0)
    assert end.bulk.turn(end.steering, asks, "unknown", end.now_ms) == first
    end.down = Waits(stills=True)
    assert end.bulk.turn(end.steering, asks, "unknown", end.now_ms).stills
    end.now_ms += SAID_MS
    end.steering.turn(end.now_ms, Line(90_000), HD, 5.0, 0.0)
    assert end.bulk.turn(end.steering, asks, "unknown", end.now_ms).bulk_bps != first.bulk_bps


def test_what_comes_to_one_end_is_counted_on_the_way_out_of_the_other() -> None:
    clinic, city, counted = End(down=Waits(bulk=True)), End(), []
    city.steering.beside = counted.append
    clinic.turn(PictureWanted("motion", 9, 9, stills_bps=64_000, bulk_bps=64_000))
    for _ in range(20):
        clinic.now_ms += 100
        clinic.share.allow("down", 64_000, 64_000, clinic.now_ms)
        clinic.share.of("down", RANK_FILE).take(32_768, clinic.now_ms)
    told = clinic.bulk.turn(clinic.steering, None, "unknown", clinic.now_ms)
    assert 40_000 <= told.came_bps <= 70_000
    for _ in range(10):
        city.now_ms += 100
        city.bulk.turn(city.steering, wanted(told), "unknown", city.now_ms)
    assert 0.9 <= sum(counted[1:]) * 8 / 0.9 / told.came_bps <= 1.1
    clinic.now_ms += 1_000
    assert clinic.bulk.turn(clinic.steering, None, "unknown", clinic.now_ms).came_bps == 0


def test_a_share_is_said_roughly_and_never_as_more_than_it_is() -> None:
    for bps in (0, 999, 1_000, 63_999, 2_000_000):
        assert 0.79 * bps <= roughly(bps) <= bps or (bps < 1_000 and roughly(bps) == 0)
