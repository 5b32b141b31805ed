"""The form of a source's standing: what its publisher did to it since."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, get_args

from knowledge.editing.problems import Read
from knowledge.editing.typed import Form, Typed, values_of
from knowledge.editing.whole import whole
from knowledge.model import Source, Standing

State = Literal["corrected", "written-through", "retracted", "legal-hold"]
STATES: tuple[State, ...] = get_args(State)
AS_IT_WAS = ""
"""What is picked where nothing was done to the source, or it was undone."""


def standing_form(typed: Typed, source: Source) -> Read[Source]:
    """Read the form of a source's standing; the result is the source with it.

    Args:
        typed: the fields ``state`` (empty where the source stands as it was), ``since``,
            ``note`` and ``held_back``, a box.
        source: the source as it is.
    """
    form = Form(typed, values_of(source.standing))
    if form.shows("state") and form.raw("state").strip() == AS_IT_WAS:
        return whole(form, lambda: replace(source, standing=None))
    standing = Standing(
        state=form.choice("state", STATES, "Choose what was done to it."),
        since=form.needed_day("since"),
        note=form.words("note", "Say what changed; readers see this."),
        held_back=form.ticked("held_back"),
    )
    return whole(form, lambda: replace(source, standing=standing))
