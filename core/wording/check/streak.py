"""Extrapolation: a pace or a streak carried on, though progress here is no line."""

from collections.abc import Iterator

from core.wording.check.dates import dates
from core.wording.check.found import Found
from core.wording.check.phrases import Phrases
from core.wording.check.predicates import has_figure
from core.wording.check.promise import promises
from core.wording.check.scope import asked_about, denied
from core.wording.check.sentences import Sentence
from core.wording.check.tokens import ARROW
from core.wording.check.verbs import OUTCOMES, lemma_of
from core.wording.check.vocabulary import wordset

PHRASES = Phrases(
    {
        "pace": """
            trend|growth|improvement|progress|rise|climb|momentum|streak ~1 will ~1
            continue|hold|persist|keep|last; another <unit> like the|this|that
            last|one|week|month|sprint?; at|with|on|by|given|following|from
            this|that|the|our|these ~2 pace|rate|speed|velocity|momentum|trajectory|tempo|rhythm|
            curve|slope|trends|trend|form|course; at|on current|present|today|today's|constant|
            same ~1 pace|rate|speed|velocity|trend|trends|trajectory|course|form; the|this|that
            pace|rate|trend|trajectory|speed means|implies|gives|puts|gets|brings|takes|suggests|
            says|shows|points; the|this|that? curve|trend|line|graph|chart|trajectory|momentum|
            numbers point|points to; project|projecting|projected|projects ~3
            forward|trend|curve|ahead; progress|growth|improvement|learning <be>|has|have been?
            linear|steady; momentum <be> with|on|behind; the? way|how things|it|we|this <be>? ~1
            going|progressing|improving|moving; given how fast|quickly|well; with|given|on
            progress|gains|growth|results|weeks|improvements like this|these|that; curve|curves|
            trend|trends|trendline|chart|graph says|suggests|implies|predicts|tells|promises|
            indicates; judging by|from ~1 last|past|recent|latest; linear progress|growth|
            extrapolation|improvement; judging by ~2 pace|rate|speed|trend|progress; extrapolate|
            extrapolating|extrapolated|extrapolation; project|projecting|projected ~1
            forward|out|ahead|linearly; linearly; straight line|line; draw|drawing|extend|
            extending|carry|carrying|continue|continuing|follow|following ~1
            line|curve|trend|slope|streak; trend line; trendline; pro rata; run rate;
            keep|keeps|keeping this|that|it|the ~1 up|pace|speed|rate|tempo|momentum; the|this?
            trend ~1 clear|clearly; maintain|maintaining|sustain|sustaining|hold|holding
            this|the|our|that ~1 pace|rate|speed|velocity|momentum|trend|growth; at this|that|the
            ~1 pace; continue|continuing|going|carries|carry|improving like this|that|so; as
            fast as ~2 far|now|before|last; with this momentum|progress|speed; same
            pace|speed|rate ~2 next|again|until|by; as it <be>? going; in line with the trend;
            simple math|maths|arithmetic; do the math|maths;
        """,
        "if": """
            if|assuming|as|provided|when|should ~2 <trend> ~1 continues|continue|holds|hold|keeps|
            keep|lasts|last|persists|persist|stays|remains|goes|sustained; if|assuming|
            as|should|provided ~1 this|that|it|things|progress|improvement|improvements|gains|
            growth|everything ~1 continues|continue|continuing|keeps|keep|persists|persist|
            goes on|up|going|improving|rising|climbing|like; if we|it|this|the|things ~1 keep|
            keeps|kept|continue|continues|maintain|maintains|sustain; extrapolating;
            assuming|if the same|similar|constant|linear ~1 pace|rate|gain|gains|growth|progress|
            improvement|speed|improvements;
        """,
    }
)  # fmt: skip
STREAKS = Phrases(
    {
        "streak": """
            <few>|# <unit> in a row; in a row; on the trot; <few>|#
            wins|successes|gains|improvements behind us; back to back; for <few>|# ~1
            straight|consecutive <unit>; <few>|# wins|successes|gains|improvements|positives in
            <few>|# <unit>; last|past <few>|# <unit>; gained|rose|added|climbed ~3 in|last|this;
            better than the|its last|previous; gained|rose|added|climbed|improved ~5
            last|each|every|a|per <unit>; <few> ~1 consecutive|successive|straight <unit>|gains|
            improvements|wins|increases; <few> <unit> running|straight; week|month|sprint|day|year
            after|on|over|by week|month|sprint|day|year; third|fourth|fifth|second|sixth|3rd|4th|
            5th ~1 consecutive|straight|week|sprint|month|time ~2 row|running|straight?;
            every|each single? <unit>; a|per|every|each week|month|sprint|day|quarter|release|
            iteration|experiment|run; weekly|monthly; again and again; so far ~4 so;
            keeps|keep|kept|been ~1 improving|rising|climbing|growing|going|getting|gaining|
            increasing|falling|dropping|steadily|adding; steadily|consistently; every time; non
            stop; doubled|doubles|doubling|doubled|tripled ~1 every|each|again; from # %? to # %?;
            # %? to # %? to # %?; in one|a|two|three|four|the ~1
            week|weeks|month|months|days|sprint; steady progress|improvement|gains|climb|growth;
            last|this|past week|month|sprint|quarter; since ~1 january|february|march|april|may|
            june|july|august|september|october|november|december|monday|summer;
        """,
    }
)  # fmt: skip
WEAK_STREAKS = wordset("in last this past from since so")
"""Streaks that are mere spans of time: they need "the same again" behind them."""
THUS = wordset(
    """
    so therefore hence thus means mean meaning implies then consequently
    """
) | {ARROW, ":"}
AGAIN = Phrases(
    {
        "again": """
            same again; do it again; another <few>|week|point|points|jump; twice as; keep going;
            more next; same next|in|by|this; again next|in|by|this; the same ~2 next|in|by; <few>
            more next|in|by; again by|next|in; will|should keep|continue|follow|repeat;
            next|fourth|fifth|sixth|third|second one? ~1 will|should|must|follows; next one ~1
            will|should; another <few>|# ~3 in|by|next|this; same|again in|next|this; as well;
            too;
        """,
        "on": """
            nothing|reason|reasons|sign ~5 stop|change|slow|end; another|more <unit> like
            this|that|the|these|those; <few>|# more <unit>? and|should|will|do; more <unit> ~2
            should|will|do|and; more of the same; here to stay; will|should
            keep|continue; no reason ~3 stop|change|slow; next too; there soon|by|in|next;
        """,
    }
)  # fmt: skip
ENDINGS = wordset(
    """
    stop drop park ask decide choose look review pause wait test check abandon switch start try
    give discuss rethink investigate revisit hand audit reconsider add move
    """
)
"""What follows from a run of bad weeks is work, and extrapolates nothing."""


BAD = wordset("no not without failed negative worse flat lost nothing stalled never")
ACTING = wordset("we i to will should and team")


def extrapolations(sentence: Sentence) -> Iterator[Found]:
    """A pace or a streak from which a sentence concludes what comes."""
    if sentence.asks:
        return
    for first, end, group in PHRASES.found(sentence.words):
        told = denied(sentence, first, reach=5) or asked_about(sentence, first)
        if not told and not _stops(sentence, end) and not _past(sentence, first):
            yield _whole(sentence, first, end, group)
            return
    yield from _streaks(sentence)


def _streaks(sentence: Sentence) -> Iterator[Found]:
    words = sentence.words
    again = {group for _, _, group in AGAIN.found(words)}
    promised = [each.first for each in promises(sentence)]
    for first, end, _ in STREAKS.found(words):
        weak = words[first] in WEAK_STREAKS
        promise = _thus(words, end) and any(each >= end for each in promised)
        follows = promise or _foretold(sentence, end)
        concludes = follows or "on" in again or _concludes(sentence, end, bool(again), weak=weak)
        if concludes and not denied(sentence, first):
            yield _whole(sentence, first, end, "streak")
            return


def _foretold(sentence: Sentence, end: int) -> bool:
    """Whether a figure with a date to come is concluded: so 100 % next week."""
    words = sentence.words
    thus = next((i for i in range(end, len(words)) if words[i] in THUS), None)
    if thus is None or not has_figure(words[thus:]):
        return False
    return any(each.first > thus for each in dates(sentence))


def _thus(words: tuple[str, ...], end: int) -> bool:
    """Whether a conclusion is drawn from what stands before."""
    return any(word in THUS for word in words[end:])


def _concludes(sentence: Sentence, end: int, again: bool, *, weak: bool) -> bool:
    """Whether an outcome is concluded from the streak, in whichever order."""
    words = sentence.words
    bad = any(word in BAD for word in words[:end])
    if bad or (weak and not again) or _stops(sentence, end):
        return False
    rest = words[end:]
    thus = next((i for i, word in enumerate(rest) if word in THUS), None)
    ahead = any(each.first >= end or each.end < end for each in dates(sentence))
    comes = (
        "will" in words or "should" in words or again or any(lemma_of(w) in OUTCOMES for w in rest)
    )
    if thus is not None:
        return comes or ahead or has_figure(rest[thus:])
    return (
        ahead
        and (comes or has_figure(rest))
        and ("will" in words or "should" in words or again or "by" in rest)
    )


def _stops(sentence: Sentence, end: int) -> bool:
    """Whether what follows is a stop or a look, as in: if this continues we drop it."""
    words = sentence.words[end:]
    acts = any(word in ENDINGS and i > 0 and words[i - 1] in ACTING for i, word in enumerate(words))
    return acts or "whether" in words


def _past(sentence: Sentence, first: int) -> bool:
    """Whether the pace is only told of: calibration at the team's rate, a rate that was."""
    return any(
        word in ("cannot", "wrong", "misleading", "would", "rather", "nothing", "little", "unclear")
        for word in sentence.words[first:]
    )


def _whole(sentence: Sentence, first: int, end: int, group: str) -> Found:
    """The conclusion shown with what it rests on: the segment, where that is short."""
    segment = sentence.segment(first)
    begin = segment.start if first - segment.start <= 10 else first
    begin += (
        sentence.words[begin] in ("and", "so", ",", "but", ";", ":", "(", "-", "–")
        and begin < first
    )
    stop = segment.stop if segment.stop - end <= 16 else end + 16
    return Found(sentence, begin, stop, "extrapolation", group)
