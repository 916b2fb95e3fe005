"""The platform in the browser: stores, permits and shows; decides nothing.

Knows: Django, the database, who is logged in, what time it is.
May not know: any formula, rule, transition or form; those come from the packages below.
"""
