"""The HTTP endpoint (extra ``serve``): SPARQL 1.1 Protocol over an output folder."""

from kg.query.server.app import create_app, serve
from kg.query.server.pool import Limits

__all__ = ["Limits", "create_app", "serve"]
