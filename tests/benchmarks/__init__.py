"""Speed as ratios: each figure beside a floor measured in the same run, rounds interleaved."""
