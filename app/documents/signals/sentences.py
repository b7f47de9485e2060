"""What the readers of recordings say in common; reads nothing."""

EMPTY = "This recording holds no curves."
DAMAGED = "The description of this recording is damaged, so its curves cannot be shown to scale."
PAST_END = "The recording ends before this part."
SHORTER = "The file holds less than it says; what is there is shown."
NO_SCALE = "The lead {name} has no usable scale in this file, so nothing on it is measured."
