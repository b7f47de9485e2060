"""What the readers of recordings say in common; reads nothing."""

EMPTY = "This recording holds no curves."
DAMAGED = "The description of this recording is damaged, so its curves cannot be shown to scale."
PAST_END = "The recording ends before this part."
SHORTER = "The file holds less than it says; what is there is shown."
NO_SCALE = "The lead {name} has no usable scale in this file, so nothing on it is measured."
LONGER = "The file holds more than it says; all of it is shown."
GAP = "The recording was interrupted; it is shown up to the first gap."
NO_RATE = "The header does not say how many samples make a second; 250 are taken, as its format asks."
DERIVED = "These curves were computed by the recorder, as an averaged beat is; they are not what was recorded."
BESIDE = "The recorder also computed curves, as an averaged beat is; they are not on this paper."
SKEWED = "The lead {name} was recorded a little beside the others in time; it is not moved to them."
DOUBTED = "The recorder itself holds the lead {name} for questionable."

NOTES = (SHORTER, NO_SCALE, LONGER, GAP, NO_RATE, DERIVED, BESIDE, SKEWED, DOUBTED)
"""Those that stand on the sheets."""
