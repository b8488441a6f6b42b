package org.interviewcoach.core.command;

import org.interviewcoach.core.who.Place;

/** What people tell a suggested question. */
public sealed interface SuggestionCommand extends Command {
    /** Values as typed in the form. */
    record Suggest(Place place, Typed typed, boolean credited) implements SuggestionCommand {}

    /** Shows it to a reviewer. */
    record Show() implements SuggestionCommand {}

    /** Opens it as a form, to be mended before it is accepted. */
    record OpenEdit() implements SuggestionCommand {}

    /** Takes it as it is. */
    record Accept() implements SuggestionCommand {}

    /** Takes it as mended. */
    record AcceptMended(Typed typed) implements SuggestionCommand {}

    /** Does not take it, and says why. */
    record Deny(String sentence) implements SuggestionCommand {}

    /** A question as it stands in a form. */
    record Typed(String question, String answer, String section, String level) {}
}
