"""What all parts speak of: frozen values of budget performance management.

May not know: files, clocks, settings, any third-party package.
Amounts are `Decimal` in the printed unit; spans count from 1.
"""
