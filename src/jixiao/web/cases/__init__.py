"""Suspicions on the platform: looked for in sealed ledgers, settled case by case."""
