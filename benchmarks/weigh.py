"""``python -m benchmarks.weigh COMMAND…`` runs a command; its peak memory in KiB comes last.

A process of its own, because a child's peak counts from that of the process it was started by.
"""

import resource
import subprocess
import sys


def main(command: list[str]) -> None:
    ended = subprocess.run(command, check=False)
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
    sys.exit(ended.returncode)


if __name__ == "__main__":
    main(sys.argv[1:])
