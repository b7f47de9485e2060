"""What stands in words on a sheet of curves, in the language of whoever looks; what leaves this computer is English."""

import re

import msgspec

HOLE = re.compile(r"\{(\w+)\}")


class SheetWords(msgspec.Struct, frozen=True, array_like=True):
    """Each with its holes in braces. `sentences`: what the readers of recordings say, in English and as it is said
    here."""

    not_to_size: str = "not to size"
    added: str = "filters added here: {filters}"
    none: str = "none"
    baseline: str = "baseline {hz} Hz"
    muscle: str = "muscle {hz} Hz"
    mains: str = "mains {hz} Hz"
    recorder: str = "filters of the recorder: {filters}"
    not_stated: str = "not stated"
    more: str = "leads not shown: {count}"
    ends: str = "what follows is not shown"
    voltage: str = "voltage"
    beyond: str = "{lead}: beyond the paper"
    beyond_unfiltered: str = "{lead}: beyond the paper; baseline filter off"
    nothing: str = "{lead}: nothing recorded here"
    unscaled: str = "{lead}: no known scale"
    twice: str = "{lead}: more than one has this name"
    absent: str = "{lead}: not recorded"
    made: str = "{lead} (computed by the recorder)"
    sentences: tuple[tuple[str, str], ...] = ()

    def said(self, sentence: str) -> str:
        """As it came where nobody translated it."""
        for english, here in self.sentences:
            pieces = HOLE.split(english)  # text and names by turns
            pattern = "".join(f"(?P<{one}>.+?)" if at % 2 else re.escape(one) for at, one in enumerate(pieces))
            if found := re.fullmatch(pattern, sentence):
                return filled(here, **found.groupdict())
        return sentence


ENGLISH = SheetWords()


def filled(words: str, **holes: object) -> str:
    """A translation with a hole that nobody knows keeps it."""
    return HOLE.sub(lambda hole: str(holes.get(hole[1], hole[0])), words)
