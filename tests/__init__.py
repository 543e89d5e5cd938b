"""The claims this project makes, each one checked."""
