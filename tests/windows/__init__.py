"""The bad moments, through the real windows: real processes, real keys pressed, and a look at screens, log and disk."""
