import sys
import re
sys.exit(42 if re.fullmatch("[0-9]{1,9}\n", sys.stdin.read()) else 43)
