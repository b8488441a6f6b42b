package org.interviewcoach.data.lint;

/** What a finding means for a build. */
public enum Severity {
    /** The build fails. */
    ERROR,
    /** Worth a look. */
    WARNING
}
