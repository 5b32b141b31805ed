"""``python -m bot doctor``: is everything that the bot needs in order, and what is to be mended?"""
