package org.interviewcoach.core.decide;

import java.util.Set;
import org.interviewcoach.core.message.Token;

/** The actions of boards; never renamed, since old buttons stay. */
public final class BoardTokens {
    public static final String SHOW = "board";
    public static final String POST = "board-post";
    public static final String JOIN = "board-join";
    public static final String LEAVE = "board-leave";

    private static final Set<String> ALL = Set.of(SHOW, POST, JOIN, LEAVE);

    private BoardTokens() {}

    /** Whether that button or form is one of these. */
    public static boolean owns(Token token) {
        return ALL.contains(token.action());
    }
}
