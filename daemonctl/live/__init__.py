"""The live image: a machine without a system that boots into a pool, and the order in the image.

image: an order is put into an image that is made already. prepare, clock, console: what runs in a
machine that has booted from one; `program` starts them there.
"""
