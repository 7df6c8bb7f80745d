"""Memory: what the framework still holds of widgets that are closed is released when they go."""

from __future__ import annotations

from textual._styles_cache import StylesCache
from textual.app import App
from textual.await_remove import AwaitRemove
from textual.dom import DOMNode
from textual.widget import Widget


class ReleasingApp(App[None]):
    """An app that keeps nothing of a screen that was left.

    Two places of the framework keep it. A cache of colours holds the last 1,024 painted widgets, each with all of its
    lines, because the widget's cache is part of the key. The watchers of the theme hold every text field ever opened.
    """

    def _prune(self, *nodes: Widget, parent: DOMNode | None = None) -> AwaitRemove:
        removed = super()._prune(*nodes, parent=parent)
        self.call_next(self._release)  # comes after the removal, which waits in the same queue
        return removed

    def _release(self) -> None:
        StylesCache.get_inner_outer.cache_clear()
        for watchers in getattr(self, "__watchers", {}).values():
            watchers[:] = [(node, callback) for node, callback in watchers if not node._closing]
