"""The wording check: what a reader could take for more than is known, and how to say it instead.

``checking.findings`` is the way in. ``tokens`` and ``sentences`` read a text, ``dates`` and
``scope`` say what stands around a word, one module a kind of finding holds its rules, ``reasons``
and ``rewriting`` the sentences. Time is linear: every look around a word is bounded by its
sentence, and a sentence has at most a hundred tokens.
"""
