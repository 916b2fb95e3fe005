"""Surveys of satisfaction: codes issued, answers without names, the result with its interval."""
