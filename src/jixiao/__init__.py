"""jixiao: budget performance management — read, check and print performance plans.

Importing this package stays cheap: nothing is loaded until a verb of `jixiao.flow` is used.
"""

__version__ = "0.1.0"
