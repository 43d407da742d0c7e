"""#fraud, a toss-up: labels that failed and labels that held, a plateau, a first run end to end."""

from datetime import date

from bot.workspace.sample.story import ANA, BEN, PRIYA, Said, Story, friday


def story(monday: date) -> Story:
    """Five tasks and ten approaches; the model decides it, and two of its three have stalled."""
    return Story("C0FRAUD", (*_plan(friday(monday, 21)), *_labels(), *_models(), *_live()))


def _plan(target: str) -> tuple[Said, ...]:
    return (
        Said(0, "09:05", PRIYA, f'objective new fraud-v2 "Catch card fraud earlier" by {target}'),
        Said(0, "09:08", PRIYA, 'edit fraud-v2 value="400000 EUR per year" rate=800'),
        Said(0, "09:15", PRIYA, 'assume labels-are-clean 85% "sampled 200 by hand, 3 wrong"'),
        Said(0, "09:20", BEN, 'task add fraud-v2/labels "Trustworthy labels" stage label'
                              ' done "audit error under 2%"'),
        Said(0, "10:25", ANA, 'task add fraud-v2/model "A better model" after labels stage train'),
        Said(0, "09:30", BEN, 'task add fraud-v2/scoring "Live scoring" stage deploy'),
        Said(0, "09:31", BEN, 'task add fraud-v2/monitoring "Drift alarms" after scoring'
                              ' stage monitor'),
        Said(0, "10:35", PRIYA, 'task add fraud-v2/pilot "Pilot with two banks"'
                                ' after model,scoring stage feedback'),
        Said(0, "09:40", BEN, 'approach add labels/vendor "Buy labels" p=70% days=5-15 who @ben'),
        Said(0, "10:42", ANA, 'approach add labels/weak "Weak supervision" p=55% days=4-20'
                              ' who @ana'),
        Said(0, "10:45", ANA, 'approach add model/graph "Graph features" p=40% days=8-30'
                              ' assumes=labels-are-clean who @ana'),
        Said(0, "10:47", ANA, 'approach add model/sequence "Sequence model" p=50% days=15-45'
                              ' assumes=labels-are-clean who @ana'),
        Said(0, "10:50", ANA, 'approach add model/trees "Boosted trees" p=40% days=8-20'
                              ' assumes=labels-are-clean who @ana'),
        Said(0, "09:55", BEN, 'approach add scoring/stream "Stream scoring" p=80% days=8-20'
                              ' who @ben'),
        Said(0, "09:56", BEN, 'approach add scoring/batch "Hourly batch" p=95% days=4-8 who @ben'),
        Said(0, "09:58", BEN, 'approach add monitoring/alarms "Alarm on drift" p=95% days=3-8'),
        Said(0, "11:00", PRIYA, 'approach add pilot/banks "Nordhafen and Credia" p=70% days=15-30'),
        Said(0, "11:02", PRIYA, 'approach add pilot/internal "Shadow run in house" p=60%'
                                ' days=10-20'),
        Said(7, "09:10", PRIYA, "digest on friday 16:00"),
    )  # fmt: skip


def _labels() -> tuple[Said, ...]:
    return (
        Said(1, "09:30", BEN, "start labels/vendor"),
        Said(3, "15:20", BEN, 'log labels/vendor unclear error=0.034 "first 500 from Labelwerk:'
                              ' 3.4% wrong, mostly travel bookings" quality=bw'),
        Said(8, "11:40", BEN, 'log labels/vendor negative error=0.041 "batch 2 failed the audit,'
                              ' briefing rewritten" quality=hbcrw'),
        Said(9, "10:15", ANA, "start labels/weak"),
        Said(9, "16:30", BEN, 'log labels/vendor negative error=0.039 "batch 3 failed too;'
                              ' briefing was not the cause" quality=hbcrwd'),
        Said(10, "09:45", BEN, 'lose labels/vendor "their annotators do not know our shops"',
             weighty=True),
        Said(11, "11:05", ANA, 'log labels/weak positive error=0.024 "eleven rules agree with'
                               ' the experts in 97 of 100" quality=hbrw'),
        Said(11, "14:10", PRIYA, 'log labels/weak positive error=0.021 "second expert agrees;'
                                 ' blind sample of 300" quality=hbcw'),
        Said(14, "10:20", ANA, 'log labels/weak positive error=0.018 "full audit passed"'
                               ' quality=hbcrwd'),
        Said(14, "10:40", ANA, 'win labels/weak "audit passed at 1.8% error"'),
        Said(14, "11:00", PRIYA, 'assume labels-are-clean 93% "full audit passed"',
             weighty=True),
    )  # fmt: skip


def _models() -> tuple[Said, ...]:
    return (
        Said(1, "10:30", ANA, "start model/sequence"),
        Said(4, "14:25", ANA, 'log model/sequence unclear recall=0.58 "trains on the old labels;'
                              ' baseline is 0.61" quality=hbrw'),
        Said(8, "15:50", ANA, 'log model/sequence positive recall=0.66 "90 days of history'
                              ' instead of 30" quality=hbcrw'),
        Said(15, "09:50", ANA, "start model/graph"),
        Said(16, "14:35", ANA, 'log model/sequence unclear recall=0.71 "clean labels gave 0.05;'
                               ' two more layers gave nothing" quality=hbcr'),
        Said(17, "13:15", PRIYA, 'log model/sequence unclear recall=0.712 "three other seeds,'
                                 ' same plateau" quality=bcr'),
        Said(18, "11:20", ANA, 'log model/graph positive recall=0.72 "shop graph built;'
                               ' small gain" quality=hbcrw'),
        Said(21, "14:00", ANA, 'log model/sequence unclear recall=0.711 "twice the data, same'
                               ' plateau; not a data problem" quality=hbcrw'),
        Said(21, "14:30", ANA, "edit model/sequence p=25%"),
        Said(22, "15:30", ANA, 'log model/graph negative recall=0.705 "gain vanishes for shops'
                               ' we have not seen before" quality=hbcrwd'),
        Said(23, "11:45", ANA, 'lose model/graph "no gain on new shops; the shop graph is kept'
                               ' for the case workers"', weighty=True),
        Said(24, "10:05", ANA, "start model/trees"),
        Said(24, "16:10", PRIYA, 'log model/trees unclear recall=0.69 "baseline with the old'
                                 ' features" quality=bcr'),
        Said(25, "13:40", ANA, 'log model/trees positive recall=0.73 "hour of day by shop: +0.04"'
                               ' quality=hbcrw'),
        Said(29, "11:30", ANA, 'log model/trees positive recall=0.742 "graph counts as features,'
                               ' stable on new shops" quality=hbcrw'),
        Said(31, "14:20", ANA, 'log model/trees unclear recall=0.739 "other cut-off date;'
                               ' within noise" quality=hbcr'),
    )  # fmt: skip


def _live() -> tuple[Said, ...]:
    return (
        Said(2, "10:10", BEN, "start scoring/batch"),
        Said(4, "15:00", BEN, "log scoring/batch positive \"the hourly job scores yesterday's"
                              ' cards" quality=hbcrwd'),
        Said(11, "15:20", BEN, 'log scoring/batch positive "first run end to end: thin, hourly,'
                               ' old model, but live" quality=hbcrwd'),
        Said(11, "15:24", BEN, "pipeline fraud-v2 data solid owner @ben"),
        Said(11, "15:25", BEN, "pipeline fraud-v2 ran"),
        Said(15, "09:20", BEN, "start scoring/stream"),
        Said(16, "16:45", BEN, 'log scoring/stream unclear latency=240 "240 ms, wanted 100;'
                               ' the feature lookup is slow" quality=hbw'),
        Said(21, "10:30", BEN, 'drop scoring/batch "both banks need the answer in the shop;'
                               ' the thin run showed where it hurts"'),
        Said(22, "14:50", BEN, 'log scoring/stream positive latency=95 "95 ms after caching'
                               ' shop features" quality=hbcrw'),
        Said(22, "15:10", BEN, 'win scoring/stream "95 ms, hourly job switched off"'),
        Said(23, "10:15", BEN, "start monitoring/alarms"),
        Said(24, "15:10", BEN, "log monitoring/alarms positive \"rings on last year's drift,"
                               ' silent on 60 normal days" quality=hbcrwd'),
        Said(25, "10:30", BEN, 'win monitoring/alarms "alarms are on, with a runbook"'),
        Said(25, "10:32", BEN, "pipeline fraud-v2 monitor thin owner @ben"),
        Said(28, "15:20", BEN, 'metric scoring/stream latency=88'),
    )  # fmt: skip
