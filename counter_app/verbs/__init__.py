"""What each verb of the outside contract does; the words for it are in `cli`."""
