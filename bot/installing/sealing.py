"""Tokens are kept sealed: who reads the database alone cannot use them."""

from __future__ import annotations

from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot.config import ConfigError, Secret


class Sealing:
    """Seals texts, and opens them.

    Args:
        keys: Fernet keys (AES-128-CBC and HMAC-SHA256). The first seals, all of them open, so that
            a key can be changed while what the old one sealed is still there.
    """

    def __init__(self, keys: Sequence[Secret]) -> None:
        self._fernet = MultiFernet([Fernet(key.value) for key in keys])

    def seal(self, text: str) -> str:
        """Return a text sealed."""
        return self._fernet.encrypt(text.encode()).decode()

    def open(self, sealed: str) -> str:
        """Return what was sealed.

        Raises:
            ConfigError: none of the keys sealed it.
        """
        try:
            return self._fernet.decrypt(sealed.encode()).decode()
        except InvalidToken:
            raise ConfigError(
                "TOKEN_KEY does not open the tokens in the database; give the key that they were "
                "kept under, after the new one."
            ) from None
