"""The HTTP API: the pages' actions and lists for programs, with tokens of limited scope."""
