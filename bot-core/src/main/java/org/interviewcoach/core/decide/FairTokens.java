package org.interviewcoach.core.decide;

import java.util.Set;
import org.interviewcoach.core.message.Token;

/** The actions around the fairness of grades and questions; never renamed, since old buttons stay. */
public final class FairTokens {
    /** "I did say that": the answer's conversation and step, and the point's place in the rubric. */
    public static final String SAID = "said";

    /** "This verdict is wrong": the answer's conversation and step. */
    public static final String APPEAL = "appeal";

    /** Rule on an appeal: its conversation, and the question. */
    public static final String RULE = "rule";

    /** Report a question. */
    public static final String REPORT = "report";

    private static final Set<String> ALL = Set.of(SAID, APPEAL, RULE, REPORT);

    private FairTokens() {}

    /** Whether that button or form is one of these. */
    public static boolean owns(Token token) {
        return ALL.contains(token.action());
    }
}
