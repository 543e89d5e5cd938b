"""A paper as ESC/POS bytes, and the wires that carry them."""
