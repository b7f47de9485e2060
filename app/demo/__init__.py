"""`preceptor demo`: starts the real parts, lets two people at them, and says what was measured. Knows no widget."""
