"""Which cameras, microphones and speakers this computer has, by the names people see; opens none of them."""


def cameras() -> tuple[str, ...]:
    """Names for `device:NAME`. Asks the system, may take a second: not on the loop."""
    raise NotImplementedError


def microphones() -> tuple[str, ...]:
    """Empty where the system has no sound or PortAudio is missing."""
    raise NotImplementedError


def speakers() -> tuple[str, ...]:
    raise NotImplementedError
