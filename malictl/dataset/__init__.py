"""TEXT → DOCUMENTS: reads, checks and compiles `data/`. Knows neither TinyDB nor the terminal."""

# The version of the bundle's layout: raised when an older malictl could no longer read it rightly.
BUNDLE_FORMAT = "malictl/bundle/4"
