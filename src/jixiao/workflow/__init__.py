"""Declaration → review → approval → adjustment, as pure functions over what people did.

Knows: stages, actions, roles, routes (routes/*.toml), who may do what, and when it is due.
May not know: how anything is stored, who is logged in, what time it is (it is told the day).
"""
