"""The bell in the frame of the pages."""
