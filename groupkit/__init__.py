"""The desk of a peer-led group; `groupkit.open_group` is where a notebook begins.

The verbs are in `groupkit.services` and the papers in `groupkit.pdf`; both are there after `import groupkit`.
"""

from groupkit import pdf, services
from groupkit.services.group import Group, create_group, open_group

__version__ = "0.1.0"
__all__ = ["Group", "create_group", "open_group", "pdf", "services"]
