"""Words for every code: what happened, whether the work is safe, what to do next."""
