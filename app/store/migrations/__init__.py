"""The shape of the tables through time. HEAD is the newest revision; a test holds it to the newest script."""

HEAD = "0004"
