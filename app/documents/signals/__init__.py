"""Recorded signals (ECG and its like): files read, filtered, measured and laid out on calibrated paper."""
