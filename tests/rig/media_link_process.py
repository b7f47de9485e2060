"""The inside of `media_link.py`: two fronts and the two ways between them."""

import asyncio

from tests.rig.commanded import obey, settings
from tests.rig.fronts import Front, Way, address_in, with_port
from tests.rig.link import Conditions
from tests.rig.media_link import answered


class Between:
    """`up` leads from a to b."""

    def __init__(self, seed: int) -> None:
        self.up = Way(Conditions(), f"up {seed}")
        self.down = Way(Conditions(), f"down {seed}")
        self._fronts: dict[str, Front] = {}

    async def obey(self, command: dict) -> dict:
        if command["do"] == "stand":
            return {"sdp": await self._stand(command["side"], command["sdp"])}
        return answered(command, self.up, self.down)

    async def _stand(self, side: str, sdp: str) -> str:
        address = address_in(sdp)
        if address is None:
            return ""
        front, port = await Front.stand(address, self.down if side == "a" else self.up)
        self._fronts[side] = front
        if len(self._fronts) == 2:
            self._fronts["a"].join(self._fronts["b"])
        return with_port(sdp, address, port)


async def run(wanted: dict) -> None:
    await obey(0, Between(wanted["seed"]).obey)


if __name__ == "__main__":
    asyncio.run(run(settings()))
