"""What is said and drawn on the bad day, and what the screens call their keys and fields."""

ORDER = "Turn her on her left side"
SECOND_ORDER = "Raise the head of the bed"
ASK = "Slide the probe to the left"
PEN = [(0.25 + 0.02 * step, 0.3 + 0.01 * step) for step in range(10)]
LOWER = [(x, y + 0.2) for x, y in PEN]
LEVEL = [(x, 0.7) for x, _ in PEN]
