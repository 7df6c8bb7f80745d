"""OKRs, teams, votes, workshops and tie-offs as frozen values, and their arithmetic. Depends on no other package."""

import os
import sys
from types import ModuleType

# Pydantic searches all installed packages for plug-ins, which takes more time than all models together. The switch
# stops the search. The module that searches would still import importlib.metadata, with mail, zip and CSV.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
_no_plugins = ModuleType("pydantic.plugin._loader")
_no_plugins.__dict__["get_plugins"] = tuple
sys.modules.setdefault("pydantic.plugin._loader", _no_plugins)
