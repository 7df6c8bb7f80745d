"""The use-cases: what people do with OKRs. Screens and commands use only these."""
