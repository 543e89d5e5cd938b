"""What a person at the desk may do: one frozen command and one handler each."""
