"""Plans → findings: the rules, their catalogue, and the run over documents.

May not know: who reads the findings, how a document was opened, how anything is stored.
Amounts are exact; rows count from 1; findings carry Chinese message patterns.
"""
