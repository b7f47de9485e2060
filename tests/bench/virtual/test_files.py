"""Files beside a virtual call: they arrive whole, a still before what follows behind, and the voice hears little of
it."""

from tests.bench.virtual.files import Files
from tests.bench.virtual.side import Does
from tests.rig.link import Conditions

LINE = Conditions(150_000, 100)


def test_a_still_arrives_before_what_follows_behind_and_the_voice_goes_on() -> None:
    with Files(LINE, LINE, Does(), Does()) as call:
        call.run(3_000)
        call.up[True], call.up[False], call.down[False] = 12_000, 3_000, 2_000
        call.run(6_000)
        up = sum(one.bytes for one in call.came["up"])
        assert up >= 12_000 and call.up[True] == 0
        call.run(12_000)
        assert sum(one.bytes for one in call.came["up"]) == 15_000
        assert sum(one.bytes for one in call.came["down"]) == 2_000
        assert call.voice(3_000, 12_000).concealed_share < 0.03
        assert call.voice(3_000, 12_000, 0).concealed_share < 0.03
