"""Makes the program's folder and installers; development alone, never shipped."""
