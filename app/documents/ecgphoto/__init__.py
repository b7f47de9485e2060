"""An electrocardiogram that exists only on paper: its photograph flattened, its own grid found or refused."""
