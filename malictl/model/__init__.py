"""WHAT: the records that are asked for, frozen, and the plain documents they are made from."""
