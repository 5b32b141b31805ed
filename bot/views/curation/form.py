"""The form of one part: its fields, filled with what is on file or with what was typed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from bot.curation.part import Part
from bot.curation.state import Values
from bot.views import blocks as b
from bot.views.curation.fields import FORMS, TITLES, Field
from bot.views.curation.texts import fitted
from bot.views.modals import modal, text_input
from bot.views.wording import first_upper

CALLBACK = "form"
TEXT = 3000
_SINGLE = ("entry", "source", "choice")


def form(
    part: Part,
    filled: Values,
    names: Mapping[str, str],
    facts: Mapping[str, str],
    problems: Sequence[str] = (),
) -> b.Block:
    """Build the modal.

    Args:
        part: what is edited.
        filled: what its fields hold, by name.
        names: names of entries and sources by id, for the menus.
        facts: the sentences of facts by id, for what a line may rest on.
        problems: what is wrong with what no field here shows.
    """
    parts = []
    if problems:
        listed = "\n".join(f"•  {fitted(each, 280)}" for each in problems[:8])
        parts.append(b.section(f"*To mend first*\n{listed}"))
    for number, field in enumerate(FORMS[part.kind]):
        block = _block(
            field, filled.get(field.name, ""), facts if field.input == "facts" else names
        )
        if block and number == 0:
            block["element"]["focus_on_load"] = True
        parts += [block] if block else []
    metadata = json.dumps(part.packed())
    return modal(
        TITLES[part.kind], parts, callback_id=CALLBACK, submit="Continue", metadata=metadata
    )


def _block(field: Field, value: str | list[str], names: Mapping[str, str]) -> b.Block | None:
    if field.input in ("text", "lines"):
        lines = field.input == "lines"
        block = text_input(
            field.label,
            field.name,
            hint=field.hint,
            lines=lines,
            most=TEXT,
            optional=field.optional,
        )
        if value and isinstance(value, str):
            block["element"]["initial_value"] = value[:TEXT]
        return block
    if field.input == "facts" and not names:
        return None
    ids = [value] if isinstance(value, str) else value
    chosen = [_option(names.get(id_, id_), id_) for id_ in ids if id_]
    block = {
        "type": "input",
        "block_id": field.name,
        "label": b.plain(field.label),
        "optional": field.optional,
        "element": {"action_id": field.name, **_menu(field, chosen, names)},
    }
    return block | ({"hint": b.plain(field.hint)} if field.hint else {})


def _menu(field: Field, chosen: list[b.Block], names: Mapping[str, str]) -> b.Block:
    if field.input == "tick":
        options = [b.option("Show it first, on the card", "yes")]
        ticked = [each for each in options if each["value"] in [c["value"] for c in chosen]]
        return {"type": "checkboxes", "options": options} | _initial("initial_options", ticked)
    if field.input == "choice":
        options = [b.option(first_upper(each), each) for each in field.options]
        first = [o for o in options if o["value"] in [c["value"] for c in chosen]]
        menu: b.Block = {
            "type": "static_select",
            "options": options,
            "placeholder": b.plain("Choose"),
        }
        return menu | _initial("initial_option", first[:1])
    if field.input == "facts":
        options = [_option(text, id_) for id_, text in list(names.items())[: b.OPTIONS]]
        first = [o for o in options if o["value"] in [c["value"] for c in chosen]]
        return {"type": "multi_static_select", "options": options} | _initial(
            "initial_options", first
        )
    kind = "external_select" if field.input in _SINGLE else "multi_external_select"
    name = "initial_option" if field.input in _SINGLE else "initial_options"
    asking: b.Block = {"type": kind, "min_query_length": 1, "placeholder": b.plain("Type a name")}
    return asking | _initial(name, chosen)


def _option(text: str, id_: str) -> b.Block:
    return b.option(text or id_, id_)


def _initial(name: str, options: list[b.Block]) -> b.Block:
    if not options:
        return {}
    return {name: options[0] if name == "initial_option" else options}
