"""The trusted kernel: terms, domains, theorems, rules, certificates, audit. Standard library only. Start with README.md."""
