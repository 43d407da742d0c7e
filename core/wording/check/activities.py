"""Work, talk and waiting: what a team can say it will do without promising an outcome."""

from core.wording.check.verbs import forms_to_lemmas
from core.wording.check.vocabulary import wordset

ACTIVITIES = wordset(
    """
    know learn see hear find review discuss meet talk speak present demo show share send post
    report write document publish tell inform update ask answer reply respond decide choose pick
    vote propose suggest recommend check test try run rerun repeat measure evaluate compare
    analyse analyze investigate look explore examine inspect audit monitor track watch keep
    continue proceed start begin stop end drop park pause wait hold move shift postpone reschedule
    revisit return use need require take depend cost spend pay buy hire join attend visit call
    email schedule plan prepare collect gather label annotate clean train retrain tune sample
    build implement refactor freeze set add remove split log note record count treat remain stay
    last consider focus think expect hope aim include mean apply fail miss slip lose delay come
    give let bring follow sit pair onboard listen revise reassess change adjust open extend renew
    cancel sign provide offer receive hand leave clarify draft file escalate raise request
    coordinate sync debug profile read study search research experiment prototype pretrain
    finetune validate verify double-check confirm benchmark assess estimate forecast restart
    resume delete archive rename migrate upgrade install configure assign own lead help sort rank
    prioritise prioritize tackle cut limit restrict narrow rely contact negotiate invite host
    organise organize arrange book order acquire purchase approve decline accept reject agree do
    say want like feel seem appear skip ignore avoid refuse fall feed store save
    """
)
"""Base forms; ``save`` and ``cut`` are outcomes where money or a figure stands with them."""
SUFFERED = ACTIVITIES | wordset(
    """
    make invite hold shut split publish found held kept sent shown told taken given written read
    cover limit affect postpone exclude base involve confirm
    """
)
NEUTRAL = wordset(
    """
    late away out off back open closed needed necessary required hard difficult expensive slow
    slower small worse uncertain limited unavailable interesting busy absent here there present
    different new free based subject responsible involved part one two three someone somebody
    another enough more less fewer some several many few tight short long painful useful tricky
    important critical harder longer later earlier sooner about like what who how why when where
    whether glad happy sorry interested visible aware sick me us him her them ana on in at for
    with from of under over to between below within after before during near around nothing a an
    the my our your his its their
    """
)
"""What may stand behind "will be" without an end being reached."""
_BASES = forms_to_lemmas(SUFFERED)


def active(verb: str) -> bool:
    """Whether a base form names work."""
    return verb in ACTIVITIES


def suffered(word: str) -> bool:
    """Whether a participle or gerund belongs to a verb of work: reviewed, testing."""
    return word in _BASES
