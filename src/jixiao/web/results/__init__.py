"""Self-evaluations: scores with reasons, sign-off, what follows for the next budget, disclosure."""
