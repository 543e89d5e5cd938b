"""The frame round the work: what stands in the one window whichever screen is open."""
