"""Lessons for leaders, each with its source and the sign that makes it timely.

What of each source was read, and what was worked out from it, stands in ``docs/lessons.md``.
"""

from core.model.lessons import Lesson, Sign


def _lesson(key: str, source: str, text: str) -> Lesson:
    return Lesson(key=key, source=source, text=text)


LESSONS: tuple[tuple[Sign, Lesson], ...] = (
    ("premise-false", _lesson(
        "common-cause", "Reliability HotWire 115, 2010, on failures with a common cause",
        "two ideas that count on one thing are less than two. With labels that are clean in 7 of 10"
        " cases, ideas of 60% and 50% work with 56% together, not with 62%.",
    )),
    ("first-run", _lesson(
        "thin-first", "Zinkevich, Rules of Machine Learning, 2017",
        "those who ship learned systems for a living keep the first model simple and get the"
        " infrastructure right: a thin run through all stages shows what no single stage shows.",
    )),
    ("regressed", _lesson(
        "hidden-debt", "Sculley and others, 2015",
        "only a small part of a learned system is the model. Rebuilding the rest adds nothing new"
        " by itself, and a figure may fall meanwhile; it makes later improvements possible.",
    )),
    ("target-moved", _lesson(
        "sure-dates", "Buehler, Griffin and Ross, 1994",
        "of the dates to which students gave a chance of 99%, 45% were met. A date with its"
        " chance says more than a later date alone.",
    )),
    ("slipped", _lesson(
        "long-tails", "Flyvbjerg and others, 2022",
        "of 5,392 IT projects 18% cost over half more than planned, and those 447% more on average."
        " The rare bad case decides the budget, so we show the whole range.",
    )),
    ("range-missed", _lesson(
        "narrow-ranges", "Jørgensen and others, 2004",
        "ranges that experts gave at 90% sure are much too narrow. Ours are checked against what"
        " happened, and widened where they were short.",
    )),
    ("late", _lesson(
        "late-grows", "worked out from Bernhardsson's law of software tasks, 2019",
        "work that is late is often later than it was: of work whose middle is 10 days, what has"
        " run for 10 has about 18 to go on average, more than at its start.",
    )),
    ("negative-result", _lesson(
        "clear-no", "Weitzman, 1979, on the order of trying",
        "the best order of trying puts first what could win most, not what is most likely. Each"
        " clear no is the price of that order, and it makes the next choice better.",
    )),
    ("early-gain", _lesson(
        "first-weeks", "Google, Managing ML projects",
        "in a public competition the best result rose from 35% to 65% in the first few weeks; in"
        " the next two, with four times the teams, it reached 68%. Early gains mislead.",
    )),
    ("plateau", _lesson(
        "plateaus-end", "public records of three benchmarks",
        "plateaus do end, on no schedule: scores on one game stood still for 1,500 days, on an"
        " image benchmark for 1,078, on a text one for 780. A second idea need not wait for that.",
    )),
    ("beside", _lesson(
        "side-by-side", "Abernathy and Rosenbloom, 1969, on parallel strategies",
        "two ideas that each work in half of all cases work in three of four. With a date near,"
        " trying them one after the other gives part of that away.",
    )),
    ("one-approach", _lesson(
        "day-one", "Kaggle Sberbank leaderboard, 2017",
        "in one competition 42% of all improvement came on day 1 and 55% by day 7. More time for"
        " the same idea adds little; a second idea adds a chance of its own.",
    )),
    ("never-ran", _lesson(
        "late-surprises", "Zinkevich, Rules of Machine Learning, 2017",
        "a well-known guide begins with a pipeline that is solid end to end. Until a plan has run"
        " end to end once, even badly, its dates rest on the easy part.",
    )),
    ("no-feedback", _lesson(
        "one-third", "Kohavi and others, 2012, on tests at Microsoft",
        "of the ideas that one firm tested on live users, only a third improved what they were"
        " meant to improve. Only feedback from use tells which.",
    )),
    ("many-open", _lesson(
        "all-together", "Goodpasture, 2020, on where paths merge",
        "four pieces of work that are each on time in half of all cases are all on time in 1 of 16."
        " Each piece that has to be ready together takes from the chance.",
    )),
    ("shared-premise", _lesson(
        "check-first", "Reliability HotWire 115, 2010, on failures with a common cause",
        "where all ideas for one thing rest on the same premise, checking it early is often worth"
        " more than another idea that rests on it too.",
    )),
    ("quiet", _lesson(
        "silence", "nanoGPT speed records, 2024",
        "silence is not death: in one public series of records a gap that looked like the end, at"
        " odds of 1 in 12,500, closed four days later. We ask before we suppose.",
    )),
    ("edited", _lesson(
        "short-guesses", "Buehler, Griffin and Ross, 1994",
        "students expected their theses to take 34 days; they took 56. Those who know the work"
        " still guess short, so we give chances.",
    )),
)  # fmt: skip
"""The most telling first; where several are timely the first one that is fresh is told."""
