"""What the windows show of whoever is signed in, and who sees and hears for them; one of each a program."""

from typing import NamedTuple

from app.client.home import Home
from app.client.previews import Previews
from app.client.studio import Studio


class Front(NamedTuple):
    home: Home
    studio: Studio
    previews: Previews
