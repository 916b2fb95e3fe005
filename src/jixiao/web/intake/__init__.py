"""Taking in: files dropped, read in the background, looked at beside their source, made drafts."""
