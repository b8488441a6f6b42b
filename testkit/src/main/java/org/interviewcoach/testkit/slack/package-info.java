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
 * <p>Texts that a user types are escaped as Slack's client does; inputs of a view are not. Messages and views are
 * snapshots: pressing on an old one is the click of a client that has not seen the edit. The clock given at the start
 * stamps messages and ages triggers and response URLs; acknowledgements are measured in real time.
 */
@NullMarked
package org.interviewcoach.testkit.slack;

import org.jspecify.annotations.NullMarked;
