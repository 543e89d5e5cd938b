"""What the program is made of, and what scanners say of it; development alone, never shipped."""
