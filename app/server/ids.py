"""What an identifier looks like: accounts, sites, devices, consults."""

import re

ID = re.compile(r"[0-9A-Za-z_-]{1,64}\Z")
