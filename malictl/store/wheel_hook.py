"""The build hook: compiles `data/` into the bundle that wheels carry.

It acts for standard builds only; an editable install reads `data/` live. The bundle is listed under
`artifacts`, not `force_include`, which would shadow an editable package.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BundleHook(BuildHookInterface):  # type: ignore[type-arg, unused-ignore]
    """Writes `malictl/_bundle/mali.json` before the wheel is put together."""

    PLUGIN_NAME = "bundle"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the dataset of the project being built."""
        del build_data
        if version != "standard":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root))
        try:
            from malictl.dataset.bundle import compile_folder
            from malictl.errors import DataFault
        finally:
            sys.path.remove(str(root))
        try:
            text = compile_folder(root / "data")
        except DataFault as fault:
            raise SystemExit(fault.message) from None
        bundle = root / "malictl" / "_bundle" / "mali.json"
        bundle.parent.mkdir(exist_ok=True)
        bundle.write_text(text, encoding="utf-8", newline="\n")
