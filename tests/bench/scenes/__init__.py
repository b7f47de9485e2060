"""Films whose every point's place is known exactly: what tracked marks are measured on."""
