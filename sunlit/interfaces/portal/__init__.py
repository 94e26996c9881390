"""The portal (公示门户): pages for the public, from published copies only."""
