"""Which devices this place uses, and a look at them without a call; knows no room and no person."""

from collections.abc import Callable

import msgspec

from app.client.border import Command, ListDevices, TryDevices, UseDevices
from app.client.desk import Desk
from app.client.device_commands import TryLink, TryPlayback, UseInstead
from app.client.device_list import list_devices
from app.client.dial import Address
from app.client.linkprobe import probe
from app.client.notices import LinkTried, PlaybackTried
from app.client.studio import Choice, Studio
from app.client.tryout import TryOut


class DeviceDesk:
    """On the loop. What takes time is started as a task, in the order in which it was asked for. `address`: of the
    server that somebody here is signed in at."""

    def __init__(self, desk: Desk, studio: Studio, address: Callable[[], Address | None]) -> None:
        self._desk, self._studio = desk, studio
        self._try_out = TryOut(desk)
        self._choice = Choice()
        self._address = address

    def perform(self, command: Command) -> None:
        match command:
            case UseDevices(camera=camera, microphone=microphone, speaker=speaker, use=use):
                self._use(Choice(camera, microphone, speaker, use))
            case UseInstead(kind="camera", device=device, use=use):
                self._use(msgspec.structs.replace(self._choice, camera=f"device:{device}", use=use))
            case UseInstead(kind=kind, device=device):
                self._use(msgspec.structs.replace(self._choice, **{kind: device}))
            case TryPlayback():
                self._try_out.play_back()
            case TryLink():
                self._desk.tasks.start(self._try_link(), "link tried")
            case TryDevices(on=on):
                self._desk.tasks.start(self._try(on), "try devices")
            case ListDevices():
                self._desk.tasks.start(list_devices(self._desk), "list devices")
            case _:
                raise TypeError(f"{type(command).__name__} is not about devices")

    async def let_go(self) -> None:
        """One camera cannot be opened twice."""
        if self._try_out.is_playing:
            self._desk.tell(PlaybackTried("in_call"))
        await self._try_out.turn_off()

    def _use(self, choice: Choice) -> None:
        self._choice = choice
        self._desk.tasks.start(self._studio.use(choice), "devices")
        self._desk.tasks.start(self._try_out.use(choice), "tried devices")

    async def _try_link(self) -> None:
        address = self._address()
        self._desk.tell(LinkTried() if address is None else await probe(address))

    async def _try(self, on: bool) -> None:
        """In a call the own picture is seen anyway, and the camera is in use."""
        if on and not self._studio.is_wanted:
            await self._try_out.turn_on(self._choice)
        else:
            await self._try_out.turn_off()
