"""The figures as Markdown tables, as docs/benchmarks.md holds them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from benchmarks.lookup.measure import LIMITS, Decided, Figures
from benchmarks.lookup.results import Measured
from benchmarks.lookup.tallies import Tally, total

NEAR_MISS = "near_miss"
_SUMMARY = (
    "engine", "right first", "in three", "by", "right", "wrong", "absent names answered",
    "near misses answered", "choices",
)  # fmt: skip
_COSTS = ("engine", "version", "build", "memory", "after asking", "median", "p99")


def tables(runs: Sequence[Measured]) -> Iterator[str]:
    """Yield the lines: how engines do, what they cost, then category by category."""
    ran = [(run.engine, run.figures) for run in runs if run.figures]
    yield from table(_SUMMARY, [row for name, f in ran for row in _summary(name, f)])
    yield ""
    yield from table(_COSTS, [_cost(run) for run in runs if run.figures])
    yield from (f"\n{run.engine} is missing: {run.version}" for run in runs if not run.figures)
    for title, count in (
        ("right first", lambda t: t.first),
        ("right in three", lambda t: t.in_three),
        ("answered and right", lambda t: t.right),
        ("answered and wrong", lambda t: t.wrong),
    ):
        yield f"\nNames on file, {title}, in per cent:\n"
        yield from _by_category([(n, f.decided.on_file) for n, f in ran], count)
    yield "\nAbsent names answered, in per cent:\n"
    yield from _by_category([(n, f.decided.absent) for n, f in ran], lambda t: t.wrong)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a Markdown table."""
    for cells in (head, ["---"] * len(head), *rows):
        yield f"| {' | '.join(cells)} |"


def percent(part: int, whole: int) -> str:
    """Return a share in per cent with one decimal."""
    return f"{100 * part / whole:.1f}" if whole else "–"


def _summary(name: str, figures: Figures) -> Iterator[list[str]]:
    rules = [(f"≤ {limit:.0%} false", at) for limit, at in zip(LIMITS, figures.at, strict=True)]
    own = [("its own decision", figures.own)] if figures.own else []
    for by, decided in (*own, *rules):
        yield [name, *_ranking(decided), by, *_decided(decided)]


def _ranking(decided: Decided) -> list[str]:
    on_file = total(decided.on_file)
    return [percent(on_file.first, on_file.asked), percent(on_file.in_three, on_file.asked)]


def _decided(decided: Decided) -> list[str]:
    on_file, absent = total(decided.on_file), total(decided.absent)
    near = decided.absent.get(NEAR_MISS, Tally())
    return [
        percent(on_file.right, on_file.asked),
        percent(on_file.wrong, on_file.asked),
        percent(absent.wrong, absent.asked),
        percent(near.wrong, near.asked),
        percent(on_file.single_chosen, on_file.single),
    ]


def _cost(run: Measured) -> list[str]:
    figures = run.figures
    times = (figures.median_ms, figures.p99_ms) if figures else ()
    held = (run.megabytes, run.after_megabytes)
    return [
        run.engine,
        run.version,
        f"{run.build_seconds:.2f} s",
        *(f"{mb:.0f} MB" for mb in held),
        *(f"{ms:.2f} ms" for ms in times),
    ]


def _by_category(
    engines: Sequence[tuple[str, Mapping[str, Tally]]], count: Callable[[Tally], int]
) -> Iterator[str]:
    names = [name for name, _ in engines]
    categories = engines[0][1] if engines else {}
    rows = []
    for category in sorted(categories):
        tallies = [by_category[category] for _, by_category in engines]
        shares = [percent(count(t), t.asked) for t in tallies]
        rows.append([category.replace("_", " "), str(tallies[0].asked), *shares])
    sums = [total(by_category) for _, by_category in engines]
    if sums:
        rows.append(["all", str(sums[0].asked), *(percent(count(t), t.asked) for t in sums)])
    yield from table(["category", "names", *names], rows)
