"""The short replies: a choice, a miss, help, a line to copy, a sentence."""

from __future__ import annotations

from bot.views import blocks as b
from bot.views.asked.pages import warned
from bot.views.asking_desk import ask_the_desk
from bot.views.wording import short_date
from knowledge.answers import Card, Choice, Help, Miss, Ref, Withdrawn

ASKED = 150


def choice(answer: Choice) -> b.Message:
    """Build a choice: never a header, never the first one taken."""
    asked = b.escape(b.cut(answer.asked, ASKED))
    if answer.by_words:
        said = f"No entry is named *{asked}*. The words stand in what is on file about:"
        plain = f"No entry is named {asked}, but the words stand in what is on file."
    else:
        said = f"More than one entry fits *{asked}*. Which one?"
        plain = f"More than one entry fits {asked}: {_names(answer.options)}."
    lines = "\n".join(
        f"•  *{b.escape(r.name)}*, {b.escape(b.cut(r.role, 200))}" for r in answer.options
    )
    return b.message(
        plain, [b.section(said), b.section(lines), b.actions(_buttons(answer.options))]
    )


def miss(answer: Miss) -> b.Message:
    """Build a miss: short, and the nearest names offered as somebody or something else."""
    asked = b.escape(b.cut(answer.asked, ASKED))
    parts = [b.section(f"Nothing on file for *{asked}*.")]
    plain = f"Nothing on file for {asked}."
    if answer.nearest:
        names = _names(answer.nearest)
        several = len(answer.nearest) > 1
        near = f"Nearest {'names' if several else 'name'} on file: {names}."
        parts.append(
            b.context(
                f"{near} Not the same, unless you meant {'one of them' if several else 'that one'}."
            )
        )
        plain = f"{plain} {near}"
    parts.append(b.actions([*_buttons(answer.nearest), ask_the_desk(answer.asked)]))
    return b.message(plain, parts)


def withdrawn(answer: Withdrawn) -> b.Message:
    """Build the reply that an entry was withdrawn, when and why."""
    name = b.escape(b.cut(answer.name, ASKED))
    why = b.escape(b.cut(answer.reason.rstrip(". "), 600))
    said = f"The desk withdrew *{name}* on {short_date(answer.on)}: {why}."
    plain = said.replace(f"*{name}*", name, 1)
    return b.message(plain, [b.section(said)])


def _names(options: tuple[Ref, ...]) -> str:
    return ", ".join(b.escape(b.cut(ref.name, 100)) for ref in options)


def _buttons(options: tuple[Ref, ...]) -> list[b.Block]:
    return [b.button(ref.name, f"open:{i}", ref.entry_id) for i, ref in enumerate(options)]


def help_(answer: Help) -> b.Message:
    """Build the help: what to type, with examples that answer now."""
    examples = "\n".join(f"•  `{b.escape(example)}`" for example in answer.examples)
    said = (
        "*Ask for the background of a story.* Each answer is made of facts on file, with the "
        "passage that carries them, or says that nothing is on file."
    )
    ways = (
        "•  `/context` and a subject: a term, a place, an organization, an agreement\n"
        "•  `/who` (or `/whois`) and a name, or `/context who` and a name\n"
        "•  `/quotes` and a name, a name `about` words, or `about` words alone\n"
        '•  `/context who said "words"` for the one who said them\n'
        "•  `/timeline`, `/sources` or `/figures` and a subject; `/context A + B` for a link\n"
        "•  `/context` a subject `history` for who changed an entry, when and why\n"
        "•  A plain question: when, where, who, why, how many, what did they say, what’s new\n"
        "•  `share` at the end posts the answer for everyone here\n"
        "•  In a thread, mention me with your question; slash commands do not work there\n"
        "•  In a message’s menu: *Explain this message*, *Check this copy*; as shortcuts: "
        "*Look up*, *Check this copy* for pasted text\n"
        "•  Behind the dots of a card: *This looks wrong* tells the desk, *Edit or suggest* (or "
        "`/context edit` and a subject) changes it; editors publish, everyone else suggests"
    )
    parts = [b.section(said), b.section(ways)]
    if examples:
        parts.append(b.section(f"Try one of these:\n{examples}"))
    entries = "one entry" if answer.entry_count == 1 else f"{answer.entry_count} entries"
    parts.append(b.context(f"{entries} on file. Answers to commands are visible only to you."))
    return b.message("How to ask: type /context and a subject, or /who and a name.", parts)


def copy_line(answer: Card) -> b.Message:
    """Build the background sentence, set so that it is copied without markup."""
    line = b.escape(b.cut(answer.copy_line, 2500))
    name = b.escape(b.cut(answer.name, 200))
    where = b.context(f"Background line for {name}. Check it against your story before you use it.")
    since = warned(answer.copy_marks)
    return b.message(line, [*since, b.section(f"```{line}```"), where])


def sentence(text: str) -> b.Message:
    """Build a reply of one plain sentence."""
    escaped = b.escape(b.cut(text, 2900))
    return b.message(escaped, [b.section(escaped)])
