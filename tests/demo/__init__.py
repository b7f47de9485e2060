"""Tests of the demo: what is computed from its samples, and the play itself in `test_wheel`."""
