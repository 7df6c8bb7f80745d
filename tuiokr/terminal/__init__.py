"""The terminal under the app: input, output, environment, clipboard and signals."""
