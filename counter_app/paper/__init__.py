"""Documents as data: facts in, blocks out; no printer known."""
