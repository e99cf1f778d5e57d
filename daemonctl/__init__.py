"""CPUShare without a screen: the seller daemon, the market, the buyer and the command line."""

__version__ = "0.1.0"
