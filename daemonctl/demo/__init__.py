"""`cpushare demo`: a market, a seller and the sample computation, all on this machine.

home.py      where its things lie, what it remembers from one run to the next
stopping.py  q, Ctrl-C and signals: they only record, so that everything ends in order
services.py  the processes: market, seller daemon, tray
sample.py    the sample computation: its module, its pool of images, its results
progress.py  where the computation stands, as one value
view.py      that value on a terminal or as plain lines; the summary
session.py   one run, from nothing to the summary
"""
