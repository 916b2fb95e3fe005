"""What counts: each engine makes tables of sealed partitions and answers expressions over them.

May not know: what a metric means. All engines answer in integers and exact decimals.
"""
