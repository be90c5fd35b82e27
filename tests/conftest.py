"""The laws see the same examples in every run, so that a red run is the change's own; `make hunt` looks for new ones.

No clock fails them: on a loaded machine any example may take long.
"""

from hypothesis import HealthCheck, settings

UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same", UNTIMED, derandomize=True)
settings.register_profile("hunt", UNTIMED, derandomize=False, print_blob=True)
settings.load_profile("same")
