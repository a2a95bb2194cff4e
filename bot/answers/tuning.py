"""The few numbers that are set by cross-validation rather than by thinking."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tuning:
    """The numbers of the ranking; `python -m benchmarks.ablation` shows what they do."""

    cue: tuple[float, float, float] = (0.6, 1.6, 3.0)
    doubt: float = 2.0  # how fast a less sure match counts less
    longer: float = 0.35  # each further word of a combination adds this share
    across: float = 0.6  # a combination over two clauses is less surely one
    shared: float = 0.5  # a cue of n topics counts n ** -shared
    repeat: float = 0.2  # what a second cue on the same words still counts
    fade: float = 0.85  # each further cue of a topic counts less
    common: float = 5.0  # a single word that is in this many other topics counts half
    own_word: float = 2.5  # from this log ratio on a word is a topic's own
    by_cues: float = 0.65  # how much the cues say (fitted on situations of other writers)
    by_words: float = 0.28  # how much the single words say (idem)
    told: float = 1.1  # what a word says by its use in situations, against its use in cues
    by_likeness: float = 1.5  # how much it says that situations are alike
    few_words: float = 8.0  # of so many words likeness tells half as much as of many
    alike_near: float = 0.09  # cosines over which likeness falls by a factor e
    smoothing: float = 100.0
    told_smoothing: float = 300.0
    together: float = 0.7  # how far the words of one place share what they say
    age_outside: float = 1.0  # taken off a topic outside its usual ages
    fit: tuple[float, float, float] = (0.25, 0.55, 1.0)
    who: tuple[float, float, float, float] = (0.5, 0.25, 0.1, 0.35)  # discipline role org expertise
    mentioned: tuple[float, float, float] = (0.5, 0.4, 0.2)  # function organisation expertise
    role_alone: float = 0.4  # a fitting role outside the fitting disciplines
    # Knowing that it doesn't know: somebody in need, surest topic, language, elsewhere, share of
    # known words, length, nearest person, words of what is ours, and the start.
    certain: tuple[float, ...] = (1.72, 0.95, -0.51, -0.69, 1.39, -1.68, 0.87, 0.49, -1.58)
    own_cues: float = 0.3
    sharpen: float = 1.5
    regional: float = 0.93  # somebody of the whole region against somebody from here
    referral: float = 0.95  # somebody who needs a referral against somebody who does not
    floor: float = 0.7  # somebody who is this near would be the best anywhere
    lexical: float = 0.8
    discipline_mention: float = 0.9
    setting: float = 0.4  # a school that is named beside a child is where the child is
    cover: float = 0.3  # how much the sureness of a problem counts: this power of it
    context: float = 0.5  # how much the whole question helps to read a part of it
    rest: float = 0.4  # how much the whole question says about a second and third person
    same: float = 0.75  # parts of which the people are this alike are one problem
    part: float = 1.0  # a part of a question says something from this log score on
