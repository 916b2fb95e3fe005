"""Attachments of plans: kept by their hash, told in the trail, frozen with approved versions."""
