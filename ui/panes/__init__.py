"""The five panes of the intake screen, in the order of a clerk's work."""
