"""A person at the program, played: reads what is written on the screen, presses keys and draws with the pointer."""
