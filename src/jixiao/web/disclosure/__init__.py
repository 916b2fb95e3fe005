"""What the public reads: approved versions as they were disclosed, their files and comparisons."""
