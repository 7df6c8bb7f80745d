"""What people do with OKRs: the only thing that screens and commands talk to."""
