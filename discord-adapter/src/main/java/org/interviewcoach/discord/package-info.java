/**
 * Discord, by way of JDA: events become inbounds, messages become embeds and components.
 *
 * <p>Start with {@link org.interviewcoach.discord.DiscordPlatform}; what it needs to know is in
 * {@link org.interviewcoach.discord.DiscordSettings}.
 */
@NullMarked
package org.interviewcoach.discord;

import org.jspecify.annotations.NullMarked;
