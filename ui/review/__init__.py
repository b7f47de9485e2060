"""The stored consult: the stage at a moment, transport, timeline and transcript."""
