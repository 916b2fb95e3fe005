"""Payments from treasury exports: columns told once, vouchers by project, doubtful rows aside."""
