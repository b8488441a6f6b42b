/**
 * Slack, by way of Bolt: what happened becomes a neutral inbound, what the coach says becomes Block Kit. Nothing here
 * decides anything about quizzes or people.
 *
 * <p>Start with {@link org.interviewcoach.slack.SlackPlatform}.
 */
@NullMarked
package org.interviewcoach.slack;

import org.jspecify.annotations.NullMarked;
