"""The one open room: whoever opens or leaves while another room is still closing waits for its end."""

import asyncio

from app.client.door import Door


class Room:
    """What the door needs of a room, closing as slowly as the test lets it."""

    def __init__(self, consult: str, told: list[str]) -> None:
        self.consult = consult
        self.may_close = asyncio.Event()
        self._told = told
        told.append(f"{consult} made")

    async def start(self) -> None:
        self._told.append(f"{self.consult} started")

    async def close(self) -> None:
        await self.may_close.wait()
        self._told.append(f"{self.consult} closed")


def test_a_room_is_gone_before_the_next_one_is_made() -> None:
    async def story() -> None:
        told: list[str] = []
        door = Door(lambda left: told.append(f"{left} left"))
        await door.open(lambda: Room("a", told))
        old = door.room
        leaving = asyncio.create_task(door.leave(only=old))
        await asyncio.sleep(0)
        opening = asyncio.create_task(door.open(lambda: Room("b", told)))
        await asyncio.sleep(0)
        old.may_close.set()
        await asyncio.gather(leaving, opening)
        assert told == ["a made", "a started", "a closed", "a left", "b made", "b started"]
        await door.leave(only=old)  # the word about the old one comes late
        assert door.room is not None and door.room.consult == "b"

    asyncio.run(story())
