"""The panels beside the stage, one widget a file; each takes its part of the room and a submit."""
