"""How much the battery of a computer has left; knows no system."""

import msgspec


class Battery(msgspec.Struct, frozen=True):
    """`percent`: -1 where there is none, or the system does not tell."""

    percent: int = -1
    on_mains: bool = True


NO_BATTERY = Battery()
