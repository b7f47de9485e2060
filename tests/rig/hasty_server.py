"""A server that takes a lost link for a departure after 3 s instead of 15, so that nobody has to wait for it; in all
else the real one. `python -m tests.rig.hasty_server serve ...`"""

from app.cli import app
from app.server import departures

STAYED_GONE_S = 3.0


if __name__ == "__main__":
    departures.STAYED_GONE_S = STAYED_GONE_S
    app()
