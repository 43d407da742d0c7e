"""``make bench``: every figure the design asks for, measured in one run on this machine.

Modules beside this one with a function ``report() -> Iterator[str]`` are run in order; names given
on the command line choose among them.
"""

import importlib
import pkgutil
import sys

import benchmarks

SUPPORT = {"__main__", "workloads"}


def main(wanted: list[str]) -> None:
    for found in sorted(pkgutil.iter_modules(benchmarks.__path__), key=lambda each: each.name):
        if found.name in SUPPORT or (wanted and found.name not in wanted):
            continue
        module = importlib.import_module(f"benchmarks.{found.name}")
        if hasattr(module, "report"):
            print(f"\n{found.name}: {(module.__doc__ or '').splitlines()[0]}")
            for line in module.report():
                print(f"  {line}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
