"""Plans and findings as text: the exchange format jixiao/1, and YAML that people write.

May not know: how a plan was found in a document, whether it is sensible, who reads it.
Decimals travel as strings, exactly as printed; spans count from 1.
"""
