"""What an OKR, a team, a vote, a workshop, a tie-off is: frozen values and their arithmetic. Knows nothing else."""

import os

# Looking for plug-ins of pydantic among everything that is installed costs more time than all models together.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
