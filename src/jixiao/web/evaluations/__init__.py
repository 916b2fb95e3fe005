"""Panels of experts: evaluations and ex-ante assessments, scored blind, with their conclusions.

Knows: the core's frameworks and scores, the workflow's duties. May not know: any formula.
"""
