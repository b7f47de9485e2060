"""A whole call in virtual time, with the real coders: the same on a busy computer as on a quiet one."""
