"""State changes of panels, one a file."""
