"""The Web API of the stand-in: one function per method, one table that names them all."""
