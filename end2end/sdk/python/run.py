"""Tells every story, or those whose files have one of these words in their names."""

import sys
import unittest
from pathlib import Path

import stripe

from calls import known, uncalled
from world import recorder


def main(words):
    loader = unittest.TestLoader()
    here = str(Path(__file__).parent)
    suite = unittest.TestSuite(
        loader.discover(here, pattern=f"test_*{word}*.py") for word in words or [""]
    )
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(suite)
    failed = len(result.failures) + len(result.errors)
    # Some of the stories cannot call everything.
    left = [] if words else uncalled(recorder.done)
    for operation in left:
        print(f"no story calls {operation}")
    called = "" if words else f", {len(known()) - len(left)} of {len(known())} operations called"
    passed = f"{result.testsRun - failed} of {result.testsRun} stories passed"
    print(f"Python SDK {stripe.VERSION}: {passed}{called}")
    return 1 if failed or left else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
