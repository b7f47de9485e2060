"""The rig: links that are slow, late, cut and restored on command, and real processes to put behind them."""
