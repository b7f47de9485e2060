"""What all events share: frozen, tagged by their class name in the field `type`, defaults left out on the wire."""

import msgspec


class Event(msgspec.Struct, frozen=True, tag=True, tag_field="type", omit_defaults=True, gc=False):
    """Something that happened, in the past tense. Unknown fields of a newer writer are skipped on reading;
    the stored bytes keep them."""
