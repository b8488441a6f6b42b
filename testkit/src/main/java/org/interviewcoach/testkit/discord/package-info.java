/**
 * A Discord on loopback that the real JDA runs against, played by a test in the words of users. Begin at
 * {@link org.interviewcoach.testkit.discord.LoopbackDiscord}.
 *
 * <pre>{@code
 * try (LoopbackDiscord discord = LoopbackDiscord.start()) {
 *     FakeGuild guild = discord.createGuild("Acme");
 *     FakeChannel general = guild.createTextChannel("general");
 *     FakeUser alice = guild.join("alice");
 *
 *     RestConfig rest = new RestConfig().setBaseUrl(discord.restUrl());
 *     JDA jda = JDABuilder.createLight(discord.token(), EnumSet.noneOf(GatewayIntent.class))
 *             .setRestConfig(rest)
 *             .setSessionController(new SessionControllerAdapter() {
 *                 public String getGateway() { return discord.gatewayUrl(); }
 *             })
 *             .addEventListeners(...)
 *             .build().awaitReady();
 *
 *     SentInteraction quiz = alice.slash(general, "quiz", CommandOption.text("topic", "django"));
 *     quiz.awaitAck();                                   // kind, latency, ephemeral or not
 *     SeenMessage card = quiz.awaitReply();              // the message, also after a defer
 *     alice.press(card, "A").awaitAck();                 // by label or custom id
 *     SentInteraction form = alice.press(card, "Answer");
 *     form.awaitModal();
 *     alice.submit(form, Map.of("Your answer", "a view returns a response")).awaitReply();
 *     alice.direct("hello");                             // a direct message
 *     alice.dm().awaitBotMessage("hello");
 *     general.awaitThread();
 *
 *     discord.assertNoViolations();
 *     jda.shutdownNow();
 * }
 * }</pre>
 *
 * <p>What may go wrong: {@code discord.faults()} for REST (429, 5xx, resets, delays), {@code discord.gateway()} for the gateway
 * (drops, reconnects, invalid sessions, duplicates, late and reordered events), {@code alice.closeDirectMessages()},
 * {@code general.denyBot(...)}, {@code discord.advance(Duration)} for tokens that run out, {@code discord.rateLimits()} for buckets.
 *
 * <p>What is watched: {@code discord.referee()} holds every request against the limits in
 * {@link org.interviewcoach.testkit.discord.referee.DiscordLimits}, and against Discord's published schemas where the system property
 * {@code coach.specs} names their folder. Pings that are meant are announced by {@code referee().allowPingsOf(id)}.
 */
@NullMarked
package org.interviewcoach.testkit.discord;

import org.jspecify.annotations.NullMarked;
