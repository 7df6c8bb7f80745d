"""What an OKR, a team, a vote, a workshop, a tie-off is: frozen values and their arithmetic. Knows nothing else."""

import os
import sys
from types import ModuleType

# Looking for plug-ins of pydantic among everything that is installed costs more time than all models together. The
# switch ends the looking; the module that looks would still bring in importlib.metadata with mail, zip and CSV.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
_no_plugins = ModuleType("pydantic.plugin._loader")
_no_plugins.__dict__["get_plugins"] = tuple
sys.modules.setdefault("pydantic.plugin._loader", _no_plugins)
