"""#search, near certain: a plan made in one line, two wins, one idea given up, a test under way."""

from datetime import date

from bot.workspace.sample.story import ANA, BEN, PRIYA, Said, Story, friday


def story(monday: date) -> Story:
    """Four tasks in one line; each has a second way, and there is time for it."""
    return Story("C0SEARCH", (*_plan(friday(monday, 14)), *_finding(), *_test()))


def _plan(target: str) -> tuple[Said, ...]:
    return (
        Said(0, "14:05", PRIYA, f"plan Fewer dead ends in search by {target}:"
                                " query logs 95% 1-2w;"
                                " synonyms 70% 1-2w | vector search 55% 2-6w;"
                                " spelling 70% 1-3w | phonetic keys 55% 1-2w;"
                                " A/B test 85% 2-3w | pilot shop 80% 2-4w"),
        Said(0, "14:15", PRIYA, 'edit fewer-dead-ends-in-search value="250000 EUR per year"'
                                " rate=800"),
        Said(0, "14:20", PRIYA, "edit query-logs stage=data"),
        Said(7, "09:20", PRIYA, "digest on friday 16:00"),
    )  # fmt: skip


def _finding() -> tuple[Said, ...]:
    return (
        Said(1, "11:10", BEN, "start query-logs"),
        Said(3, "11:30", BEN, 'log query-logs positive empty=0.118 "11.8% of searches find'
                              ' nothing; half are synonyms" quality=brw'),
        Said(4, "11:20", BEN, 'win query-logs "six months of queries, joined with orders"'),
        Said(4, "14:00", PRIYA, "start vector-search"),
        Said(8, "13:30", PRIYA, 'log vector-search negative empty=0.109 "finds something for every'
                                ' query, mostly the wrong thing" quality=hbcrw'),
        Said(9, "09:30", PRIYA, 'drop vector-search "380 ms a query; synonyms answer the same'
                                ' questions for nothing"', weighty=True),
        Said(9, "11:00", BEN, "start synonyms"),
        Said(11, "13:00", BEN, 'log synonyms positive empty=0.082 "1,900 pairs from sessions'
                               ' where people rephrased" quality=hbcrw'),
        Said(15, "15:40", ANA, 'log synonyms positive empty=0.079 "400 pairs judged by hand,'
                               ' 371 right" quality=hbcwd'),
        Said(16, "10:10", BEN, 'win synonyms "live behind a switch, 3 ms slower"', weighty=True),
        Said(16, "11:15", PRIYA, "start spelling"),
        Said(18, "15:00", PRIYA, 'log spelling unclear empty=0.074 "good on German, poor on brand'
                                 ' names" quality=hbr'),
        Said(21, "15:20", PRIYA, 'log spelling positive empty=0.066 "brand names from the'
                                 ' catalogue added" quality=hbcrw'),
        Said(22, "16:20", ANA, 'log spelling positive empty=0.064 "held out week says the same"'
                               ' quality=hbcrwd'),
        Said(23, "10:00", PRIYA, 'win spelling "dead ends at 6.4%, wanted 7"', weighty=True),
    )  # fmt: skip


def _test() -> tuple[Said, ...]:
    return (
        Said(23, "13:20", BEN, "start a-b-test"),
        Said(24, "10:35", BEN, "pipeline fewer-dead-ends-in-search ran"),
        Said(24, "10:40", BEN, 'log a-b-test unclear "A/A run first: both halves equal, as they'
                               ' should be" quality=hbcrwd'),
        Said(28, "11:40", BEN, 'log a-b-test positive orders=0.006 "5% of visitors since Friday,'
                               ' orders up 0.6%, still wide" quality=hbcrw'),
        Said(30, "15:05", PRIYA, 'log a-b-test positive orders=0.007 "same on phones and on'
                                 ' desktops" quality=hbcr'),
    )  # fmt: skip
