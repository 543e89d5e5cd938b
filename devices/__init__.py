"""Things with cables; each satisfies a port."""
