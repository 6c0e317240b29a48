"""The mutation tool: certificates with one thing changed, audited, and the theorems that come back compared with the right ones.

`python -m tests.mutation --count 100000 --seed 1` on request; a fixed sample runs with the tests.
"""
