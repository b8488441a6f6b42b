package org.interviewcoach.core.decide;

import java.util.Set;
import org.interviewcoach.core.message.Token;

/** The actions around suggested questions; never renamed, since old buttons stay. */
public final class SuggestionTokens {
    public static final String SUGGEST = "suggest";
    public static final String ACCEPT = "sug-yes";
    public static final String EDIT = "sug-edit";
    public static final String DENY = "sug-no";

    public static final String UPLOAD = "pack-up";
    public static final String TAKE = "pack-take";
    public static final String LEAVE = "pack-leave";
    public static final String UNDO = "pack-undo";

    private static final Set<String> ALL = Set.of(SUGGEST, ACCEPT, EDIT, DENY, UPLOAD, TAKE, LEAVE, UNDO);

    private SuggestionTokens() {}

    /** Whether that button or form is one of these. */
    public static boolean owns(Token token) {
        return ALL.contains(token.action());
    }
}
