package org.interviewcoach.data.lint;

import java.util.Locale;

/** What lint looks at; the name in lower case with hyphens is the rule's id. */
public enum Rule {
    POINT_COUNT("2 to 7 key points, at least one of them required"),
    ACCEPT_COUNT("at least 3 phrasings a key point"),
    ACCEPT_DUPLICATE("no phrasing twice in a list"),
    POINT_GUIDANCE("a hint and a follow-up question a key point"),
    MISCONCEPTION_COUNT("at most 3 misconceptions"),
    MISCONCEPTION_ASK("a question that lets people find out a misconception"),
    MISCONCEPTION_SAMPLE("a sample that states each misconception"),
    FOLLOW_UP_COUNT("a branch for strong, partial and weak answers"),
    SAMPLE_COUNT("at least 4 samples for graded and 8 for proven questions"),
    SAMPLE_KINDS("samples of every kind"),
    SAMPLE_LABEL("samples whose labels agree with each other and with the rubric"),
    SAMPLE_DUPLICATE("no sample twice"),
    CHOICES_MISSING("choices"),
    OPTION_COUNT("4 or 5 options, not all of them right"),
    OPTION_DUPLICATE("no option twice"),
    OPTION_LENGTH("a right option that its length does not give away"),
    OPTION_ABOVE("no \"all of the above\" and the like"),
    OPTION_VALUE("values in every option or in none, and a proof that computes them"),
    HINT_COUNT("2 or 3 hints"),
    HINT_GIVES_AWAY("hints that do not say the point themselves"),
    ANSWER_LENGTH("80 to 250 words in the model answer, code not counted"),
    CODE_BLOCK("closed code blocks of at most 22 lines with a language"),
    SPELLING("no common misspelling, no word twice in a row"),
    PROOF_MISSING("a proof, or the reason why there is none"),
    REFERENCE_COUNT("at least one reference"),
    REFERENCE_OFFICIAL("references to official documentation"),
    REFERENCE_ROT("references to addresses that stay"),
    QUESTION_NEAR_DUPLICATE("no two questions nearly the same"),
    VERSION_RANGE("versions that the pack speaks of"),
    ID_STABLE("every published id still there"),
    AREA_EMPTY("a question in every area"),
    LEXICON_ORDER("the lexicon's entries in alphabetical order"),
    LEXICON_UNUSED("no entry of the lexicon without a use"),
    SAMPLE_LEVEL("a grader that gives each sample its level, within one"),
    SAMPLE_POINTS("a grader that finds the points that a sample is said to cover"),
    SAMPLE_MISCONCEPTION("a grader that finds the misconceptions that a sample states, and no other"),
    ANSWER_LEVEL("a model answer that reaches the top level"),
    MISCONCEPTION_FIRES("no misconception that fires on good answers, its own or a neighbour's"),
    WALK_ENDS("follow-up questions that come to an end");

    private final String wants;

    Rule(String wants) {
        this.wants = wants;
    }

    /** The name that tables, JSON and documentation use. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the rule wants, as the end of "wants …". */
    public String wants() {
        return wants;
    }
}
