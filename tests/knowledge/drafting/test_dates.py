"""What a date in news copy means, and when it is left open."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.drafting.dates import Dated, dates
from knowledge.drafting.sentence_spans import sentence_spans
from knowledge.forms import earliest

MONDAY = dt.date(2025, 3, 17)
THURSDAY = dt.date(2025, 3, 20)
SATURDAY = dt.date(2025, 3, 22)
SUNDAY = dt.date(2025, 3, 23)
JANUARY = dt.date(2025, 1, 8)


def found(sentence: str, published: dt.date = MONDAY) -> list[tuple[str, str | None]]:
    return [(d.words, d.value) for d in dates(sentence, published)]


def only(sentence: str, published: dt.date = MONDAY) -> Dated:
    (dated,) = dates(sentence, published)
    return dated


WEEKDAYS = [
    # The day of publication itself, and the days before it.
    (MONDAY, "The mayor resigned Monday.", "Monday", "2025-03-17"),
    (MONDAY, "The mayor resigned on Sunday night.", "Sunday night", "2025-03-16"),
    (MONDAY, "The mayor resigned on Tuesday.", "Tuesday", "2025-03-11"),
    (THURSDAY, "Tuesday’s collapse killed two divers.", "Tuesday", "2025-03-18"),
    (SATURDAY, "The port reopened late Friday.", "Friday", "2025-03-21"),
    (MONDAY, "The fire began early on Saturday morning.", "Saturday morning", "2025-03-15"),
    (MONDAY, "“We lost the roof,” Quist said Monday.", "Monday", "2025-03-17"),
    (MONDAY, "The minister told reporters in Lima on Friday that he will resign.", "Friday", "-14"),
    (MONDAY, "Officials announced Monday that the port would close.", "Monday", "-17"),
    (MONDAY, "On Wednesday, divers recovered the bell.", "Wednesday", "2025-03-12"),
    (MONDAY, "Police are searching for a man who vanished Friday.", "Friday", "2025-03-14"),
    (MONDAY, "The vote comes after Thursday’s strike.", "Thursday", "2025-03-13"),
    (MONDAY, "The ship will sail again following Saturday’s repairs.", "Saturday", "-15"),
    (MONDAY, "He could not be reached for comment Sunday.", "Sunday", "2025-03-16"),
    (MONDAY, "The boat may have sunk on Friday.", "Friday", "2025-03-14"),
    (MONDAY, "The council has been deadlocked since Wednesday.", "Wednesday", "2025-03-12"),
    (MONDAY, "The union failed to reach a deal on Friday.", "Friday", "2025-03-14"),
    (MONDAY, "Saturday: the ferry ran aground.", "Saturday", "2025-03-15"),
    (THURSDAY, "He spoke on Monday of last week.", "Monday of last week", "2025-03-10"),
    (THURSDAY, "She arrived last Thursday.", "last Thursday", "2025-03-13"),
    (MONDAY, "She arrived last Friday.", "last Friday", "2025-03-14"),
    (MONDAY, "She arrived this past Friday.", "this past Friday", "2025-03-14"),
    (THURSDAY, "She arrived a week ago Tuesday.", "a week ago Tuesday", "2025-03-11"),
]
WEEKDAYS += [
    (MONDAY, "The minister, speaking Sunday on television, vowed to stay.", "Sunday", "-16"),
    (MONDAY, "Asked on Sunday whether he would resign, he said no.", "Sunday", "-16"),
    (MONDAY, "By Sunday, the fire had spread to the port.", "Sunday", "-16"),
    (MONDAY, "As of Sunday, 300 people were missing.", "Sunday", "-16"),
    (MONDAY, "Friday marked ten years of war.", "Friday", "-14"),
    (MONDAY, "The ministry will appeal Friday’s ruling.", "Friday", "-14"),
    (MONDAY, "The mayor, a lawyer, resigned in Quito, the capital, on Friday.", "Friday", "-14"),
    (MONDAY, "The ministry did not respond to a request for comment on Friday.", "Friday", "-14"),
    (MONDAY, "“I will stay,” he told reporters Sunday.", "Sunday", "-16"),
]
COMING_WEEKDAYS = [
    (MONDAY, "The council will vote on Tuesday.", "Tuesday", "2025-03-18"),
    (MONDAY, "The council will hold a second vote Monday.", "Monday", "2025-03-17"),
    (MONDAY, "On Wednesday, divers will search again.", "Wednesday", "2025-03-19"),
    (MONDAY, "A hearing is scheduled for Friday.", "Friday", "2025-03-21"),
    (MONDAY, "A hearing scheduled for Friday drew protests.", "Friday", "2025-03-21"),
    (MONDAY, "The talks are expected to be held in Oslo on Thursday.", "Thursday", "2025-03-20"),
    (MONDAY, "The union plans to strike Wednesday.", "Wednesday", "2025-03-19"),
    (MONDAY, "She is meeting the president on Thursday.", "Thursday", "2025-03-20"),
    (MONDAY, "He said the port would reopen Saturday.", "Saturday", "2025-03-22"),
    (MONDAY, "The minister said the hearing on Friday will be open.", "Friday", "2025-03-21"),
    (MONDAY, "The exhibition opens Saturday.", "Saturday", "2025-03-22"),
    (MONDAY, "She’ll testify Tuesday.", "Tuesday", "2025-03-18"),
    (MONDAY, "They won’t return until Sunday.", "Sunday", "2025-03-23"),
    (MONDAY, "Ahead of Tuesday’s vote, both sides are counting heads.", "Tuesday", "2025-03-18"),
    (MONDAY, "The two sides agreed to meet again on Thursday.", "Thursday", "2025-03-20"),
    (THURSDAY, "The two will meet next Tuesday.", "next Tuesday", "2025-03-25"),
    (MONDAY, "The rules take effect Friday.", "Friday", "2025-03-21"),
    (MONDAY, "The rules change on Friday week, he will say.", "Friday week", "2025-03-28"),
    (MONDAY, "They will sail on Tuesday of next week.", "Tuesday of next week", "2025-03-25"),
]


COMING_WEEKDAYS += [
    (MONDAY, "By Friday, the company must respond.", "Friday", "-21"),
    (MONDAY, "Polls close at 8 p.m. Tuesday.", "Tuesday", "-18"),
    (MONDAY, "The final is Saturday at 3 p.m.", "Saturday", "-22"),
    (MONDAY, "Tuesday marks ten years of war.", "Tuesday", "-18"),
    (MONDAY, "The new rules come into force on Tuesday.", "Tuesday", "-18"),
    (MONDAY, "Starting Tuesday, travellers need a permit.", "Tuesday", "-18"),
    (MONDAY, "The launch was postponed to Thursday.", "Thursday", "-20"),
    (MONDAY, "The storm is forecast to make landfall late Wednesday.", "Wednesday", "-19"),
    (MONDAY, "A vote could come as early as Friday.", "Friday", "-21"),
    (MONDAY, "The talks are to be followed by a summit on Friday.", "Friday", "-21"),
    (MONDAY, "Voters go to the polls on Sunday.", "Sunday", "-23"),
]


@pytest.mark.parametrize(("published", "sentence", "words", "value"), WEEKDAYS + COMING_WEEKDAYS)
def test_a_weekday_is_the_one_that_the_verb_means(
    published: dt.date, sentence: str, words: str, value: str
):
    day = value if len(value) == 10 else f"2025-03{value}"
    assert found(sentence, published) == [(words, day)]


@pytest.mark.parametrize(("published", "sentence", "words", "value"), COMING_WEEKDAYS)
def test_a_coming_weekday_is_flagged(published: dt.date, sentence: str, words: str, value: str):
    assert only(sentence, published).future


@pytest.mark.parametrize(("published", "sentence", "words", "value"), WEEKDAYS)
def test_a_past_weekday_is_not_flagged(published: dt.date, sentence: str, words: str, value: str):
    assert not only(sentence, published).future


def test_two_dates_in_one_sentence_each_have_their_own_verb():
    assert found("He was arrested Friday and will appear in court Tuesday.") == [
        ("Friday", "2025-03-14"),
        ("Tuesday", "2025-03-18"),
    ]
    assert found("Quist said Sunday that the ferry will run again on Wednesday.") == [
        ("Sunday", "2025-03-16"),
        ("Wednesday", "2025-03-19"),
    ]
    assert found("The court will sit on Tuesday and Wednesday.") == [
        ("Tuesday", "2025-03-18"),
        ("Wednesday", "2025-03-19"),
    ]
    assert found("Rain fell Friday, and on Saturday crews will clear the road.") == [
        ("Friday", "2025-03-14"),
        ("Saturday", "2025-03-22"),
    ]


OTHERS = [
    # Days.
    ("She was found yesterday.", "yesterday", "2025-03-16"),
    ("The court sits today.", "today", "2025-03-17"),
    ("He will speak tomorrow morning.", "tomorrow morning", "2025-03-18"),
    ("Crews returned this morning.", "this morning", "2025-03-17"),
    ("A blaze broke out last night.", "last night", "2025-03-16"),
    ("He died three days ago.", "three days ago", "2025-03-14"),
    ("He will retire in ten days.", "in ten days", "2025-03-27"),
    ("He retires 10 days from now.", "10 days from now", "2025-03-27"),
    # Months and days.
    ("The ship sank on March 15.", "March 15", "2025-03-15"),
    ("The ship sank on March 17.", "March 17", "2025-03-17"),
    ("The ship sank on Dec. 3.", "Dec. 3", "2024-12-03"),
    ("The ship sank on 3 December.", "3 December", "2024-12-03"),
    ("The ship sank on the 3rd of December.", "3rd of December", "2024-12-03"),
    ("The ship will sail on March 30.", "March 30", "2025-03-30"),
    ("Polls open Nov. 4; voters will choose.", "Nov. 4", "2025-11-04"),
    ("The trial is scheduled to begin Jan. 12.", "Jan. 12", "2026-01-12"),
    ("The ship sank on March 18.", "March 18", "2024-03-18"),
    ("The ship sank on March 15, 1999, off Cadiz.", "March 15, 1999", "1999-03-15"),
    ("The ship sank on 15 March 1999.", "15 March 1999", "1999-03-15"),
    ("The ship sank on Monday, March 10.", "Monday, March 10", "2025-03-10"),
    ("The ship sank on Friday, March 15.", "Friday, March 15", "2024-03-15"),
    ("The ship sank on Monday 3 February 2025.", "Monday 3 February 2025", "2025-02-03"),
    ("The festival of June 3-5, 2024, was a success.", "June 3-5, 2024", "2024-06"),
    ("The log ends at 2025-02-03.", "2025-02-03", "2025-02-03"),
    ("It was signed on 25/12/2024.", "25/12/2024", "2024-12-25"),
    ("The war began on Christmas Eve.", "Christmas Eve", "2024-12-24"),
    ("The Sept. 11 attacks changed that.", "Sept. 11", "2001-09-11"),
    ("It has flown there since 9/11.", "9/11", "2001-09-11"),
    # Months.
    ("The shop opened in January 2025.", "January 2025", "2025-01"),
    ("The shop opened in January of 2025.", "January of 2025", "2025-01"),
    ("The shop closed in January.", "January", "2025-01"),
    ("The shop closed in early March.", "early March", "2025-03"),
    ("The shop closed in May.", "May", "2024-05"),
    ("The shop will close in May.", "May", "2025-05"),
    ("The shop closed last November.", "last November", "2024-11"),
    ("The shop closed last month.", "last month", "2025-02"),
    ("The shop closes next month.", "next month", "2025-04"),
    ("The shop closed earlier this month.", "earlier this month", "2025-03"),
    ("The shop closed two months ago.", "two months ago", "2025-01"),
    ("The shop closed four months ago.", "four months ago", "2024-11"),
    ("December’s vote was close.", "December", "2024-12"),
    ("The band announced a tour beginning in July.", "July", "2025-07"),
    ("It has been extended to April 30.", "April 30", "2025-04-30"),
    ("He faces sentencing July 11.", "July 11", "2025-07-11"),
    ("The festival runs from April 3.", "April 3", "2025-04-03"),
    ("The summit will be held from 3 to 5 May.", "3 to 5 May", "2025-05"),
    # Weeks, kept as the month that holds them, else as the year.
    ("The shop closed last week.", "last week", "2025-03"),
    ("The shop closed two weeks ago.", "two weeks ago", "2025"),
    ("The shop closed a week ago.", "a week ago", "2025-03"),
    ("The shop closed earlier this week.", "earlier this week", "2025-03"),
    ("The shop will close later this week.", "later this week", "2025-03"),
    ("The shop flooded over the weekend.", "the weekend", "2025-03"),
    ("The shop flooded last weekend.", "last weekend", "2025-03"),
    # Years.
    ("The pier has stood since 1962.", "1962", "1962"),
    ("The 2024 election was close.", "2024", "2024"),
    ("She won last year’s regatta.", "last year", "2024"),
    ("She was elected two years ago.", "two years ago", "2023"),
    ("She was elected a year ago.", "a year ago", "2024"),
    ("It was founded earlier this year.", "earlier this year", "2025"),
    ("It will be finished next year.", "next year", "2026"),
    ("It will be finished by 2030.", "2030", "2030"),
    ("It burned in the summer of 2023.", "summer of 2023", "2023"),
    ("It burned last summer.", "last summer", "2024"),
    ("It grew in the first quarter of 2024.", "first quarter of 2024", "2024"),
    ("It must be done by the end of the year.", "end of the year", "2025"),
]


@pytest.mark.parametrize(("sentence", "words", "value"), OTHERS)
def test_a_date_is_worked_out_and_kept_no_more_exact_than_said(
    sentence: str, words: str, value: str | None
):
    assert found(sentence) == [(words, value)]


OPEN = [
    ("The two will meet next Friday.", "next Friday", MONDAY, "Friday 21 March 2025 or Friday 28"),
    ("They met last Tuesday.", "last Tuesday", THURSDAY, "Tuesday 18 March 2025 or Tuesday 11"),
    ("He was scheduled to testify Wednesday.", "Wednesday", MONDAY, "the words fit both"),
    ("The April 5 referendum divides the town.", "April 5", MONDAY, "2024 or of 2025"),
    ("The curfew remained until Friday.", "Friday", MONDAY, "the words fit both"),
    ("He had been due to be released on Friday.", "Friday", MONDAY, "the words fit both"),
    ("The order was to take effect Tuesday.", "Tuesday", MONDAY, "the words fit both"),
    ("Wages fell in the 1980s.", "1980s", MONDAY, "1980 to 1989"),
    ("Wages fell in the ’90s.", "’90s", MONDAY, "1990 to 1999"),
    ("It stood for much of the 19th century.", "19th century", MONDAY, "no single year"),
    ("He left a few days ago.", "a few days ago", MONDAY, "not exact"),
    ("He left more than two years ago.", "more than two years ago", MONDAY, "not exact"),
    ("He left decades ago.", "decades ago", MONDAY, "names no number"),
    ("He left two days later.", "two days later", MONDAY, "another day in the text"),
    ("He left the following day.", "the following day", MONDAY, "another day in the text"),
    ("He left that summer.", "that summer", MONDAY, "another day in the text"),
    ("It was built in three weeks.", "in three weeks", MONDAY, "a length of time"),
    ("It was signed on 03/02/2025.", "03/02/2025", MONDAY, "in the US and another in Europe"),
    ("It was signed on February 30.", "February 30", MONDAY, "no 30 February"),
    ("It was signed on February 29, 2023.", "February 29, 2023", MONDAY, "no such day"),
    ("It sank on Friday, March 14, 2024.", "Friday, March 14, 2024", MONDAY, "is not a Friday"),
    ("He lived there last winter.", "last winter", MONDAY, "runs over two years"),
    ("“We will decide today,” she said.", "today", MONDAY, "from the day of speaking"),
    ("It burned last summer.", "last summer", dt.date(2025, 11, 3), "of 2025 or of 2024"),
    ("The shop closed last week.", "last week", JANUARY, "over two years"),
    ("Roads flooded overnight.", "overnight", MONDAY, "two days"),
]


@pytest.mark.parametrize(("sentence", "words", "published", "reason"), OPEN)
def test_what_can_mean_two_things_is_left_open_with_the_reason(
    sentence: str, words: str, published: dt.date, reason: str
):
    dated = only(sentence, published)
    assert (dated.words, dated.value) == (words, None)
    assert reason in dated.working


NO_DATES = [
    "The council may march on May Street with April Ryan and August Wilson.",
    "More than 2,000 people and 1500 residents signed.",
    "The Sunday Times and Monday Night Football are on every Friday and on Tuesdays.",
    "Black Friday and Super Tuesday are not days of a week, and Good Friday is not either.",
    "It cost $2025 and 15% of 2019 people agreed, at 1900 GMT.",
    "The second floor and the third time, at 7:30 p.m. or 555-2025.",
    "She can march in the last of the week’s next-door parades.",
    "June Carter said so.",
]


@pytest.mark.parametrize("sentence", NO_DATES)
def test_what_only_looks_like_a_date_is_left_alone(sentence: str):
    assert found(sentence) == []


def test_the_working_is_in_words():
    assert only("He resigned Tuesday.").working == (
        "Tuesday, counted from publication on Monday 17 March 2025"
    )
    assert only("He resigned March 15.").working == (
        "the last 15 March up to publication on Monday 17 March 2025"
    )
    assert only("It closed last week.").working == (
        "last week, counted from publication on Monday 17 March 2025; kept as the month that "
        "holds it"
    )


def test_spans_point_at_the_words():
    text = "It sank.\nOn Friday, she said last month’s storm, of Feb. 3, 2025, was to blame."
    for dated in dates(text, MONDAY):
        assert text[dated.start : dated.end] == dated.words
    assert len(dates(text, MONDAY)) == 3


def test_sentences_end_where_a_reader_would_end_them():
    text = (
        "Gov. Ann R. Lee met Sen. Ruiz on Jan. 3 in the U.S. capital. “No,” he said. “Never.” She "
        "left.\nA new paragraph"
    )
    assert [text[start:end] for start, end in sentence_spans(text)] == [
        "Gov. Ann R. Lee met Sen. Ruiz on Jan. 3 in the U.S. capital.",
        "“No,” he said.",
        "“Never.”",
        "She left.",
        "A new paragraph",
    ]


WORDS = (
    "Monday last next this March May 15 31 2025 2,025 ago two weeks the end of year ’90s 1980s "
    "will said was , . “ ” \n in on to and 9/11 30/30/2025 0000-00-00 Feb. 29 earlier a few"
)
PIECES = st.sampled_from(WORDS.split(" "))


@settings(deadline=None)
@given(
    st.lists(PIECES, max_size=30).map(" ".join) | st.text(max_size=200),
    st.dates(),
)
def test_any_text_published_on_any_day_gives_dates_in_order(text: str, published: dt.date):
    end = 0
    for dated in dates(text, published):
        assert end <= dated.start < dated.end
        assert text[dated.start : dated.end] == dated.words
        assert dated.working
        assert dated.value is None or earliest(dated.value)
        end = dated.end
