"""Every figure that is promised, measured on this machine by one script each; no test asserts a time."""
