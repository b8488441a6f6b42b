package org.interviewcoach.testkit.slack.referee;

/** What a violation is about, so that a test can forgive one kind and no other. */
public enum SlackRule {
    /** A required parameter is absent. */
    PARAMETER,
    /** Blocks without the text that notifications and screen readers use. */
    FALLBACK_TEXT,
    /** A number or length of {@link SlackLimits}, a duplicate id, or a form that Slack refuses. */
    BLOCKS,
    /** A published schema refuses it. */
    SCHEMA,
    /** Text that pings somebody. */
    MENTION,
    /** A bare ampersand or angle bracket in mrkdwn. */
    ESCAPING,
    /** No acknowledgement inside three seconds, or none at all. */
    ACKNOWLEDGEMENT,
    /** An acknowledgement whose body means nothing to Slack. */
    ACKNOWLEDGEMENT_BODY,
    /** A trigger that is unknown, used or too old. */
    TRIGGER,
    /** A response_url that is unknown, used up or too old. */
    RESPONSE_URL,
    /** A token of the wrong kind, or none. */
    TOKEN
}
