"""Certainty: words that leave no room for failing, and those that make what is left look small."""

from collections.abc import Iterator

from core.wording.check.found import Found
from core.wording.check.phrases import Phrases
from core.wording.check.scope import MAYBE, NEGATIONS, SURE, denied
from core.wording.check.sentences import Sentence
from core.wording.check.tokens import NUMBER, PERCENT
from core.wording.check.vocabulary import wordset

PHRASES = Phrases(
    {
        "sure": """
            definitely; certainly; surely; undoubtedly; undeniably; unquestionably; indisputably;
            doubtless; inevitably; inevitable; assuredly; absolutely; obviously; clearly will|
            works|work|better|best|superior|wins|beats; of course; it|that|this ~1 will clearly;
            guaranteed; guarantee|guarantees|guaranteeing; no doubt; without a?
            doubt|question|fail; beyond any|a? doubt|question; there ~1 no question|doubt; no
            question about|that; hands down; for sure; for certain; sure thing; safe bet; sure to;
            certain to; bound to; destined to; <be> ~2 certain|sure|convinced that?; <be> ~2
            confident; fully|very|totally confident; rest assured; foregone conclusion; done deal;
            in the bag; slam dunk; sure fire; can not fail|lose|miss; can not be
            wrong|stopped|beaten; nothing ~2 in our|the way; eliminated|removed|eliminates all ~2
            risk|risks|doubt|doubts|uncertainty; it <be> clear that; it <be> obvious that;
            everyone|everybody knows|agrees; can not go wrong; nothing can|will go wrong|stop;
            never fails; will never fail|break; always works|work; just works; no risk; zero risk;
            risk free; bulletproof; foolproof; bullet proof; fool proof; watertight; failsafe;
            fail safe; rock solid; ironclad; beyond dispute; proves that|it|we|this|the; proven
            to|that; proof that; no chance that|of|we|it|this; there ~1 no way; no way we|it|this;
            zero chance|doubt|uncertainty; impossible that|to fail|lose|miss; have no doubts; # %
            sure|certain|confident|guaranteed|convinced|positive|safe|reliable|correct|right|
            clean|complete|true; # % chance|probability|certainty|guarantee; with certainty;
            total|full|complete confidence|certainty; make no mistake; trust me|us|this; believe
            me; take it to the bank; <be> a given; only one outcome; unstoppable; a certainty; no
            uncertainty; no ifs; by all means; mathematically certain; nobody doubts; no one
            doubts; has|have to work; must work; simply works; no other outcome|way; home and dry;
            without any ~1 doubt|risk|problem|problems|issue|issues; no matter what; hundred
            percent|%; for a fact; success|victory|delivery|it <be> assured; can only
            get|improve|go|rise|win; not an option; not in question|doubt; beyond question; never
            ~1 fails|fail|breaks|makes|make|misses|wrong|crashes|disappoints|errs|loses; always ~1
            works|work|delivers|wins|succeeds|right|correct|holds|pays; clearly|obviously|surely
            ~2 will; clearly|obviously ~1 <be>; proves our|my|your|you|how; nothing ~3
            stop|stops|derail|prevent; answer|solution|choice|winner|conclusion <be>
            obvious|clear; nobody|noone can|could|will stop|beat|argue|doubt|deny; one way or
            another; no one can|could stop|beat|deny; whatever happens; come what may; rain or
            shine; # % done|there|finished|complete; can be sure|certain; no question; mark my
            words; it <be>? only logical; as certain|sure as; as good as
            done|solved|certain|finished|there; a lock; lock solid;
        """,
        "small": """
            just|only|simply|merely ~1 need|needs|require|requires|needed|takes;
            just|only|simply|merely have|has to; need|needs only|just; <be>
            just|only|simply|merely ~1 matter|question of; only|just|simply ~1 matter|question of;
            a|mere? matter of time|days|hours|weeks|tuning|plumbing|execution|engineering|
            configuration; trivial; trivially; piece of cake; no brainer; easy
            fix|win|peasy|task|job|one|enough; easily; effortless|effortlessly; quick fix|win;
            simple fix|task|tweak|change|matter|thing; straightforward; straight forward; all ~3
            left|remains|missing|need|needed is|to|do; all that ~2 left|remains|missing; all
            we|it|you need|needs; all it takes; rest|remainder|remaining ~2 <be>|will|should be?
            easy|simple|quick|trivial|details|detail|routine|straightforward|mechanical|downhill|
            plain|a|just|only|simply; minor|small ~1 polish|polishing|tweaks|fixes|details ~2
            left|remain|remains|missing; cakewalk; only|just a? few|couple of? lines|hours|tweaks|
            changes|clicks|minutes|days|steps|fixes; nothing to worry; no problem|sweat; easy as;
            walkover; child's play; only|just|mere ~2 formality; a formality; almost|nearly|
            practically|basically|essentially|virtually|pretty|effectively much? there|done|
            solved|finished|complete|ready|fixed|nailed|cracked|working|perfect|correct|finished;
            it|this|that <be> so|that|very|really? simple|easy; hard|difficult|worst part|work|bit
            is|are|'s ~1 done|over|behind; child's play; child 's play; just|only|simply ~1
            some|bit|little|minor|small|few ~2 tuning|polish|polishing|tweaks|tweaking|cleanup|
            details|plumbing; just|only ~2 tuning|polish|polishing|cleanup|plumbing|tweaking ~2
            left|missing|remaining|remains|away; just|only last|final|finishing
            touches|step|mile|bit; nothing left to|but; no big deal; smooth sailing; walk in the
            park; no problem at all; plain sailing; low hanging fruit; home stretch;
            just|only|simply plug|flip|swap|turn|retrain|scale|add; easy|simple to fix|solve|do|
            get|reach|finish|improve|add|build; a breeze; should|will|would be ~1 easy|quick|
            simple|straightforward|smooth|trivial|fine|painless; hard|difficult
            ones|problems|parts are solved|done; light work; in no time; basically just|only;
            everything <be> under control; no blockers|obstacles ~1 left|remain|remaining; finish
            line;
        """,
    }
)  # fmt: skip
OWN_NO = wordset("no not nothing never without nobody zero impossible")
QUALIFIED = wordset(
    """
    if until unless before whether how to once when make making ensure
    """
)
PRECISELY = ((), (NUMBER,), ("about",), ("within",), ("…",))
"""What follows where a figure is sure to within a point."""
SURENESS = wordset("sure certain confident convinced")


def certainties(sentence: Sentence) -> Iterator[Found]:
    """All words of a sentence that sound certain."""
    if sentence.asks:
        return
    for first, end, group in PHRASES.found(sentence.words):
        if not _taken_back(sentence, first, end):
            yield Found(sentence, first, end, "certainty", group)


def _taken_back(sentence: Sentence, first: int, end: int) -> bool:
    """Whether a no, a condition or a figure below certain stands with it."""
    words = sentence.words
    inside = words[first:end]
    if (
        words[end : end + 1] == ("not",)
        or denied(sentence, first)
        or "anything" in words[max(0, first - 2) : first]
    ):
        return True
    if any(word in NEGATIONS - {"doubt"} for word in inside) and not any(
        word in OWN_NO for word in inside[:2] + inside[2:4]
    ):
        return True
    precise = words[end - 1 : end + 1] == ("sure", "to") and words[end + 1 : end + 2] in PRECISELY
    return precise or _figure_below(sentence, first, end) or _only_asked(sentence, first, inside)


def _figure_below(sentence: Sentence, first: int, end: int) -> bool:
    """80 % sure is a chance; 100 % sure is none."""
    near = range(max(0, first - 3), min(end, len(sentence.words)))
    figures = [
        sentence.tokens[i].written for i in near
        if sentence.words[i] == NUMBER and sentence.words[i + 1 : i + 2] == (PERCENT,)
    ]  # fmt: skip
    return any(not figure.startswith(SURE) or figure.startswith("100,") for figure in figures)


def _only_asked(sentence: Sentence, first: int, inside: tuple[str, ...]) -> bool:
    """Until we are sure, to be certain, how confident; also what may be so."""
    clause = sentence.clause(first)
    before = sentence.words[max(clause.start, first - 5) : first]
    sureness = any(word in SURENESS for word in inside)
    if sureness and any(word in QUALIFIED for word in (*before, *inside[:1])):
        return True
    if any(word in ("not", "never", "no", "un") for word in inside) and sureness:
        return True
    return any(word in MAYBE for word in before[-2:]) or (
        inside[:1] in (("just",), ("only",)) and "if" in sentence.told(clause)
    )
