/**
 * A Slack on 127.0.0.1 for tests: Web API, Socket Mode and signed HTTP requests, with a referee that judges what it is
 * sent. Start with {@link org.interviewcoach.testkit.slack.LoopbackSlack}.
 *
 * <p>The bot under test, in Socket Mode:
 *
 * <pre>{@code
 * LoopbackSlack slack = LoopbackSlack.start(clock);
 * SlackConfig config = new SlackConfig();
 * config.setMethodsEndpointUrlPrefix(slack.apiUrl());
 * App app = new App(AppConfig.builder().slack(Slack.getInstance(config)).singleTeamBotToken(slack.botToken()).build());
 * new SocketModeApp(slack.appToken(), SocketModeClient.Backend.JavaWebSocket, app).startAsync();
 * slack.sockets().awaitConnected(1);
 * }</pre>
 *
 * <p>People and what they do; every wait has a limit and says what was there instead:
 *
 * <pre>{@code
 * SlackUser alice = slack.workspace().addUser("alice");
 * SlackChannel general = slack.workspace().addChannel("general", alice).inviteBot();
 * SlackInteraction quiz = alice.slash(general, "/quiz", "django");
 * quiz.ack().latencyNanos();
 * SlackMessage card = quiz.message();
 * SlackMessage after = alice.press(card, "Answer B").update(card);
 * SlackView form = alice.press(card, "answer-free").view();
 * alice.submit(form, Map.of("answer", "A signal runs …")).ack().error("answer");
 * alice.dm("my answer").directMessage().visible();
 * slack.referee().assertNoViolations();
 * }</pre>
 *
 * <p>Over HTTP instead: {@code slack.deliverTo(url)}; everything else stays the same. Breaking things:
 *
 * <pre>{@code
 * slack.faults().next("chat.postMessage", 2, SlackFault.rateLimited(Duration.ofSeconds(1)));
 * slack.faults().duplicateNext(1);
 * slack.sockets().refresh();
 * general.removeBot();
 * }</pre>
 *
 * <p>The app subscribes to direct messages, mentions and the Home tab; more by
 * {@link org.interviewcoach.testkit.slack.SlackSettings#plusSubscriptions}. As in Slack, it is also sent its own posts
 * and edits in conversations that it subscribes to, and must acknowledge them. Published schemas are checked too where
 * {@code -Dcoach.specs=<folder>} names them. Before {@code assertNoViolations}, {@code slack.awaitAllAnswered()} waits
 * for acknowledgements that are still on their way.
 *
 * <p>Texts that a user types are escaped as Slack's client does; inputs of a view are not. Messages and views are
 * snapshots: pressing on an old one is the click of a client that has not seen the edit. The clock given at the start
 * stamps messages and ages triggers and response URLs; acknowledgements are measured in real time.
 */
@NullMarked
package org.interviewcoach.testkit.slack;

import org.jspecify.annotations.NullMarked;
