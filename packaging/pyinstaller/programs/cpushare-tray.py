"""`cpushare-tray` of a bundle."""

import sys

from tray.app import main

sys.exit(main())
