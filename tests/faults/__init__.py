"""Attacks what is around a rewrite: the process, the disk, the files, the caches and Go."""
