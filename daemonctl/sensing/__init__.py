"""What the rules look at on this machine, read from /sys and /proc and nowhere else.

Every sensor takes the folder below which both lie, so that a test can make a machine up. None
keeps a thread or waits; psutil would do much of this for a sixth of the daemon's memory.
"""
