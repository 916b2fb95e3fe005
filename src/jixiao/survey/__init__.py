"""Questionnaires and samples → satisfaction with its interval, held against a target.

May not know: who was asked, how answers came in, whether a value is good for a score.
Shares are 0-1 and exact where they can be; answers carry a code and no name.
"""
