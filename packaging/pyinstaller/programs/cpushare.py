"""`cpushare` of a bundle."""

import sys

from daemonctl.cli.main import main

sys.exit(main())
