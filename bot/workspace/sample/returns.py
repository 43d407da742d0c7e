"""#returns, in trouble: early gains, then an assumption that proves false, and a target moved."""

from datetime import date

from bot.workspace.sample.story import ANA, BEN, MARTA, PRIYA, Said, Story, friday


def story(monday: date) -> Story:
    """Two of three ways rested on size tables that mean different things to different brands."""
    first, later = friday(monday, 14), friday(monday, 16)
    return Story("C0RETURNS", (*_plan(first), *_reasons(), *_sizes(), *_trouble(later)))


def _plan(target: str) -> tuple[Said, ...]:
    return (
        Said(1, "09:10", MARTA, f'objective new returns "Fewer parcels sent back" by {target}'),
        Said(1, "09:14", MARTA, 'edit returns value="600000 EUR per year" rate=800'),
        Said(2, "09:30", PRIYA, 'assume size-tables-agree 80% "Fjellvik and Marlo compared'
                                ' by hand"'),
        Said(2, "09:35", PRIYA, 'task add returns/reasons "Know why parcels come back"'
                                ' stage label done "8 of 10 notes sorted right"'),
        Said(2, "09:37", PRIYA, 'task add returns/sizes "Advice on the right size" stage train'),
        Said(2, "09:40", PRIYA, 'task add returns/shop "Advice on the shop page" after sizes'
                                ' stage deploy'),
        Said(2, "09:43", PRIYA, 'task add returns/trial "Trial in the Netherlands"'
                                ' after reasons,shop stage feedback'),
        Said(2, "09:50", ANA, 'approach add reasons/notes "Sort the return notes" p=85%'
                              ' days=5-15 who @ana'),
        Said(2, "09:52", ANA, 'approach add sizes/history "Sizes people kept" p=65% days=8-20'
                              ' assumes=size-tables-agree who @ana'),
        Said(2, "09:54", ANA, 'approach add sizes/twins "Shoppers with the same feet" p=50%'
                              ' days=10-25 assumes=size-tables-agree who @ana'),
        Said(2, "09:57", PRIYA, 'approach add sizes/reviews "Read the reviews for fit" p=15%'
                                ' days=10-30 who @priya'),
        Said(2, "10:00", BEN, 'approach add shop/badge "Badge beside the size" p=95% days=4-8'
                              ' who @ben'),
        Said(2, "10:04", PRIYA, 'approach add trial/shops "Pilot in forty shops" p=85%'
                                ' days=15-25'),
        Said(14, "10:15", MARTA, "digest on friday 10:00"),
    )  # fmt: skip


def _reasons() -> tuple[Said, ...]:
    return (
        Said(3, "10:00", ANA, "start reasons/notes"),
        Said(7, "11:50", ANA, 'log reasons/notes positive correct=0.74 "74 of 100 notes right,'
                              ' short ones are hard" quality=hbrw'),
        Said(10, "14:40", ANA, 'log reasons/notes positive correct=0.83 "83 of 100 once the order'
                               ' is read along" quality=hbcrw'),
        Said(11, "10:30", ANA, 'win reasons/notes "52% of parcels come back for their size"'),
    )  # fmt: skip


def _sizes() -> tuple[Said, ...]:
    return (
        Said(7, "10:20", ANA, "start sizes/history"),
        Said(9, "15:10", PRIYA, 'log sizes/history positive kept=0.71 "right size for 71 of 100'
                                ' Fjellvik buyers, was 64" quality=hbr'),
        Said(11, "16:00", ANA, 'log sizes/history positive kept=0.73 "Marlo too: 73 of 100"'
                               ' quality=hbcrw'),
        Said(16, "13:10", BEN, 'log sizes/history negative kept=0.55 "ten other brands: 55 of 100,'
                               ' worse than no advice" quality=hbcrwd'),
    )  # fmt: skip


def _trouble(later: str) -> tuple[Said, ...]:
    return (
        Said(17, "11:15", BEN, 'assume size-tables-agree false "38 of 60 brands measure'
                               ' differently"'),
        Said(17, "13:30", PRIYA, 'drop sizes/twins "rests on the same size tables"'),
        Said(17, "13:50", ANA, 'lose sizes/history "size tables do not agree: a 40 is four'
                               ' different feet; learned in 9 days, not in the trial"',
             weighty=True),
        Said(18, "10:30", PRIYA, "start sizes/reviews"),
        Said(21, "10:40", MARTA, f"edit returns by={later}", weighty=True),
        Said(22, "11:10", BEN, "start shop/badge"),
        Said(23, "13:50", PRIYA, 'log sizes/reviews unclear kept=0.65 "one review in nine says'
                                 ' anything about fit" quality=hbrw'),
        Said(25, "11:35", BEN, 'log shop/badge positive "badge shows within 40 ms, text from the'
                               ' editors" quality=bcrw'),
        Said(25, "14:15", ANA, 'approach add sizes/brands "A table for each brand" p=20%'
                               ' days=25-60 who @ana'),
        Said(29, "13:25", PRIYA, 'log sizes/reviews negative kept=0.64 "no better than no advice'
                                 ' outside shoes" quality=hbcrw'),
    )  # fmt: skip
