"""`cpushared` of a bundle."""

from daemonctl.cli.daemon import main

main()
