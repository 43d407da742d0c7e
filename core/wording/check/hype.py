"""Hype: praise where a figure or a fact would do."""

from collections.abc import Iterable, Iterator

from core.wording.check.found import Found
from core.wording.check.phrases import Phrases
from core.wording.check.scope import denied
from core.wording.check.sentences import Sentence
from core.wording.check.vocabulary import wordset

GOOD = (
    "win|wins|gain|gains|success|leap|leaps|progress|improvement|improvements|impact|step|jump|jumps"
    "|boost|results|result|milestone|potential|opportunity|news|achievement|accomplishment|advance"
    "|lift|uplift|momentum|deal|value|performance|work|job|numbers|team|advances|strides|outcome|difference"
)
PHRASES = Phrases(
    {
        "praise": """
            changing|change|changes the world;
            changes everything|forever; unreal; milestone|moment|day|week in ~1 history; for the
            ages; historic; years ahead; never looked better; goes|going|went viral; dream; on ~1
            different|another level; in a league; dominant; game over; unstoppable; hats off;
            hooray; bravo; champions; mindblowing; perfection; eye popping; breathtaking;
            astronomical; explosive; staggering; dazzling; glorious; superstar;
            breakthrough|breakthroughs; groundbreaking; ground breaking; revolutionary;
            revolutionize|revolutionizes|revolutionise|revolutionises|revolutionized|
            revolutionised|revolutionizing|revolutionising|revolution; game
            changer|changers|changing; gamechanger; gamechanging; changes|changed|change the game;
            sota; world class|leading|beating; best in class|breed|world; best of breed;
            cutting|bleeding edge; next level|gen|generation; industry|market|class leading;
            leading edge; crushes|crushed|crushing|crush ~1 it|the|every|all|our|everything|any|
            benchmarks|baseline|competition|that|them; crushing|crushes|crushed;
            smashes|smashed|smashing; obliterates|obliterated|annihilates|annihilated|demolishes|
            demolished|destroys|destroyed|slays|slayed; blows|blew|blown|blowing ~3 away|water;
            nailed|nails|nailing it; killing|kills|killed it; on fire; through the roof; off the
            charts|chart; mind blowing|boggling|blown; jaw dropping; insane|insanely; crazy good|
            fast|results|high|gains|improvement; magic|magical|magically; superhuman; super human;
            unprecedented; unmatched; unrivalled|unrivaled; unparalleled; second to none;
            unbeatable; miracle|miracles|miraculous; silver bullet; holy grail; moonshot; wow;
            epic; legendary; skyrocket|skyrocketed|skyrockets|skyrocketing;
            disruptive|disrupts|disrupting; transformative|transformational; leaps and bounds;
            giant|quantum|great leap; tremendous|tremendously; brilliant|brilliantly;
            superb|superbly; flawless|flawlessly; amazing|amazingly; awesome;
            incredible|incredibly; unbelievable|unbelievably; fantastic|fantastically;
            phenomenal|phenomenally; stunning|stunningly; spectacular|spectacularly; outstanding
            results|performance|work|success|result|job|gains|quality|model|numbers; <be> ~1
            outstanding; extraordinary|extraordinarily; astonishing|astonishingly;
            astounding|astoundingly; exceptional|exceptionally; sensational; marvellous|marvelous;
            wonderful|wonderfully; mindblowing; thrilled|excited|ecstatic|delighted
            to|about|by|with|that; exciting; super|extremely|very|hugely|incredibly|highly
            promising|exciting|impressive; impressive|impressively; remarkable|remarkably;
            excellent; stellar; gold standard; industry first; world 's? first; first of its kind;
            like never before; never been|seen before|done; never before seen; of all time;
            best|most|fastest|strongest|leading ~2 in|on ~1 industry|market|world|business|field|
            class|planet|country|europe; best|fastest|smartest|finest ~3 on|in ~1 planet|world|
            market|industry|country|field|business; transform|transforms|transformed|redefine|
            redefines|redefining|transforming ~3 industry|market|business|world; most|best ~3
            anyone|anybody|ever; most powerful|advanced|accurate|exciting ~5
            ever|industry|market|world; blow|blows|blew ~2 mind|minds|socks; blew|blows|blow ~6
            water; smashing|runaway|resounding success; a beast; future of ~2
            detection|search|ai|ml; best|fastest|smartest ~1 ever; beats|beat|beating
            everything|everyone|anything|all|any; outperforms|outperformed|outperforming
            everything|everyone|anything|all|any; dominates|dominated|dominating; home run; out of
            the park; knocked|hit it out; big|major|real|true game; big|giant|enormous|gigantic|
            colossal|monumental|historic|stupendous|mega|monster win|wins|gain|gains|success|leap|
            leaps|progress|improvement|improvements|impact|step|jump|jumps|boost|results|result|
            milestone|potential|opportunity|news|achievement|accomplishment|advance|lift|uplift|
            momentum|deal|value|performance|work|job|numbers|team|advances|strides|outcome|
            difference; major|real|dramatic|radical|significant breakthrough|leap;
            great|awesome|super|terrific win|wins|gain|gains|success|leap|leaps|progress|
            improvement|improvements|impact|step|jump|jumps|boost|results|result|milestone|
            potential|opportunity|news|achievement|accomplishment|advance|lift|uplift|momentum|
            deal|value|performance|work|job|numbers|team|advances|strides|outcome|difference;
            massively|hugely|vastly|dramatically|enormously|radically better|improved|improves|
            improve|outperforms|faster|superior|ahead|increased|increases|reduces|outperformed|
            boosts|boosted; better|faster|smarter than ever; perfect|perfectly win|wins|gain|
            gains|success|leap|leaps|progress|improvement|improvements|impact|step|jump|jumps|
            boost|results|result|milestone|potential|opportunity|news|achievement|accomplishment|
            advance|lift|uplift|momentum|deal|value|performance|work|job|numbers|team|advances|
            strides|outcome|difference|accuracy|model|solution|works|working; <be> perfect; works
            perfectly|beautifully|wonders|brilliantly; ai powered; supercharge|supercharges|
            supercharged|supercharging; seamless|seamlessly; turnkey; blazing|blazingly ~1 fast;
            lightning fast; rocket|rocketed|rocketing; a dream; dream come|result|team; to the
            moon; kick|kicks|kicking ass|butt; rock|rocks|rockstar|rockstars; unicorn; wildest
            dreams|expectations; exceeds|exceeded|exceeding|beyond all ~2 expectations; beyond ~1
            expectations|imagination|belief; unlock|unlocks ~1 potential|power; limitless|endless;
            the future of; cracked|cracks the code|it; hugely|massively successful;
            triumph|triumphant; landmark; paradigm shift|shifting; quantum; ultimate; superior;
            terrific; record breaking|smashing|shattering; wipes|wiped ~3 floor; 10x|100x|20x
            better|faster|improvement|gains|results|our|the|everything; leaves|leave|left ~4
            dust|behind|shame; puts|put ~4 shame; speechless; nothing short of; hands down;
            absolute|pure|total beast|monster|genius|gold|magic; a|total|real beast; genius;
            years|light ahead of; far ahead of; light years;
        """,
        "size": """
            huge|massive|enormous|giant|gigantic|monumental|colossal win|wins|gain|gains|success|
            leap|leaps|progress|improvement|improvements|impact|step|jump|jumps|boost|results|
            result|milestone|potential|opportunity|news|achievement|accomplishment|advance|lift|
            uplift|momentum|deal|value|performance|work|job|numbers|team|advances|strides|outcome|
            difference; huge|massive|gigantic|enormous;
            big|major ~1 win|wins|breakthrough|leap|success|deal|step|milestone;
        """,
        "rank": """
            state of the art;
        """,
    }
)  # fmt: skip
NEUTRAL = wordset(
    """
    dataset datasets table tables file files backlog amount amounts log logs memory cost costs
    bill gap gaps risk risks error errors problem problems loss losses outlier outliers drop
    uncertainty mistake issue issues debt queue volume number numbers index variance range
    spread class vocabulary corpus archive crop imbalance delay delays matrix array refactor
    rewrite graph share portion skew drift difference differences
    """
)
"""What may be huge without praise."""
COMPARED = wordset(
    """
    compare compared comparing against below behind versus vs literature published survey review
    beyond paper papers read reading reproduce reproduced replicate baseline
    """
)
OTHER_USES = {
    "magic": wordset("number numbers constant constants byte"),
    "quantum": wordset("computing chemistry mechanics"),
    "superior": wordset("court officer"),
    "rock": wordset("samples classification solid type types"),
    "epic": wordset("in is closed ticket board has"),
    "destroyed": wordset("by the data index"),
    "revolution": wordset("counter"),
    "excellent": wordset("rating ratings"),
    "ultimate": wordset("owner decision goal responsibility"),
    "landmark": wordset("detection dataset recognition localisation localization retrieval points"),
    "rocket": wordset("launch launches data"),
    "endless": wordset("loop loops"),
}
ARTICLES = wordset("a an the our this that its such another")


def hypes(sentence: Sentence) -> Iterator[Found]:
    """All praise in a sentence, article and noun included."""
    if sentence.asks:
        return
    for first, end, group in _joined(PHRASES.found(sentence.words)):
        if denied(sentence, first) or _plain(sentence, first, end, group):
            continue
        begin = first - (first > 0 and sentence.words[first - 1] in ARTICLES)
        yield Found(sentence, begin, end, "hype", group)


def _joined(found: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Words of praise that stand side by side are one finding: a huge breakthrough."""
    held: tuple[int, int, str] | None = None
    for first, end, group in found:
        if held and held[1] == first:
            held = (held[0], end, group)
            continue
        if held:
            yield held
        held = (first, end, group)
    if held:
        yield held


def _plain(sentence: Sentence, first: int, end: int, group: str) -> bool:
    """Whether the words stand for something measured or named here."""
    following = sentence.words[end : end + 3]
    if group == "size":
        named = sentence.words[end - 1 : end + 2]
        return any(word in NEUTRAL for word in named)
    if group == "rank" or sentence.words[first] == "sota":
        return any(word in COMPARED for word in sentence.told(sentence.segment(first)))
    uses = OTHER_USES.get(sentence.words[first], frozenset())
    return any(word in uses for word in following[:1]) or sentence.words[
        max(0, first - 1) : first
    ] == ("pre",)
