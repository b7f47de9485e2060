"""What this computer has to see, hear and speak with, as the self-test lists it."""

from app.client.desk import Desk
from app.client.notices import DevicesListed
from app.media import devices


async def list_devices(desk: Desk) -> None:
    """Told as DevicesListed."""
    desk.tell(
        DevicesListed(
            await desk.run(desk.devices, devices.cameras),
            await desk.run(desk.devices, devices.microphones),
            await desk.run(desk.devices, devices.speakers),
        )
    )
