"""A place to wait: held messages, a look at a draft, journal, plans, practices and help.

Everything here is a function over values; only `practice.store` touches a disk.
"""
