/**
 * The rules of Slack that requests are held against: limits, mentions and escaping by hand, published schemas where present.
 * Start with {@link org.interviewcoach.testkit.slack.referee.SlackReferee}.
 */
@NullMarked
package org.interviewcoach.testkit.slack.referee;

import org.jspecify.annotations.NullMarked;
