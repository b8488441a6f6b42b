package org.interviewcoach.data;

import java.util.Locale;

/** What kind of answer a sample is an example of. */
public enum SampleKind {
    /** Right, in plain words without the textbook's terms. */
    PLAIN,
    /** Right, in notes. */
    TELEGRAPHIC,
    /** Half right. */
    HALF,
    /** States a misconception. */
    MISCONCEPTION,
    /** Fluent and says nothing. */
    EMPTY,
    /** A bare list of terms. */
    TERMS,
    /** Right words with a key fact negated. */
    NEGATED,
    /** Written by someone who had not seen the rubric. */
    BLIND;

    /** The name that files use. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
