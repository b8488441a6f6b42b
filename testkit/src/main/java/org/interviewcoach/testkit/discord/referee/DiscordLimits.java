package org.interviewcoach.testkit.discord.referee;

import java.time.Duration;
import java.util.Set;

/**
 * Discord's limits by name. Sources: pages of Discord's developer documentation (August 2026, path under {@code developers/} and line
 * where it matters) and schema names of its OpenAPI document. Lengths are counted in code points.
 */
public final class DiscordLimits {
    // interactions/receiving-and-responding.mdx:351 and :432
    public static final Duration ACKNOWLEDGE_WITHIN = Duration.ofSeconds(3);
    public static final Duration TOKEN_LIFE = Duration.ofMinutes(15);

    // resources/message.mdx:1080 (the schema says 4000), :619; RichEmbed and its parts
    public static final int CONTENT = 2000;
    public static final int NONCE = 25;
    public static final int EMBEDS = 10;
    public static final int EMBEDS_SUM = 6000;
    public static final int EMBED_TITLE = 256;
    public static final int EMBED_DESCRIPTION = 4096;
    public static final int EMBED_FIELDS = 25;
    public static final int EMBED_FIELD_NAME = 256;
    public static final int EMBED_FIELD_VALUE = 1024;
    public static final int EMBED_FOOTER = 2048;
    public static final int EMBED_AUTHOR = 256;
    public static final int EMBED_URL = 2048;

    // BaseCreateMessageCreateRequest.attachments; reference.mdx:430
    public static final int FILES = 10;
    public static final long FILE_BYTES = 10L * 1024 * 1024;

    // components/reference.mdx:2542, :18, :108, :81, :175, :302, :319-321; *ComponentForMessageRequest
    public static final int ROWS = 5;
    public static final int COMPONENTS = 40;
    public static final int BUTTONS_IN_ROW = 5;
    public static final int CUSTOM_ID = 100;
    public static final int BUTTON_LABEL = 80;
    public static final int BUTTON_URL = 512;
    public static final int SELECT_OPTIONS = 25;
    public static final int SELECT_PLACEHOLDER = 150;
    public static final int SELECT_OPTION_TEXT = 100;
    public static final int SECTION_TEXTS = 3;
    public static final int GALLERY_ITEMS = 10;
    // TextDisplayComponentForMessageRequest.content; the sum over a message is the same number
    public static final int TEXT_DISPLAY = 4000;

    // interactions/receiving-and-responding.mdx:320-322 (the schema says 40); components/reference.mdx:2017-2018,
    // :506-507
    public static final int MODAL_TITLE = 45;
    public static final int MODAL_COMPONENTS = 5;
    public static final int LABEL = 45;
    public static final int LABEL_DESCRIPTION = 100;
    public static final int TEXT_INPUT = 4000;
    public static final int TEXT_INPUT_PLACEHOLDER = 100;
    public static final int GROUP_OPTIONS = 10;
    public static final int RADIO_OPTIONS_LEAST = 2;

    // interactions/application-commands.mdx:124, :450; ApplicationCommandUpdateRequest
    public static final int COMMANDS = 100;
    public static final int COMMAND_NAME = 32;
    public static final int COMMAND_DESCRIPTION = 100;
    public static final int COMMAND_OPTIONS = 25;
    public static final int COMMAND_CHARACTERS = 8000;
    public static final int CHOICES = 25;
    public static final int CHOICE_TEXT = 100;

    // CreateTextThreadWithMessageRequest; ThreadAutoArchiveDuration (minutes)
    public static final int THREAD_NAME = 100;
    public static final Set<Integer> THREAD_ARCHIVE_MINUTES = Set.of(60, 1440, 4320, 10080);

    // events/gateway.mdx:507 and :52
    public static final int GATEWAY_SENDS = 120;
    public static final Duration GATEWAY_SENDS_WINDOW = Duration.ofSeconds(60);
    public static final int GATEWAY_PAYLOAD_BYTES = 4096;

    // topics/rate-limits.mdx:122, :128, :132
    public static final int GLOBAL_REQUESTS_PER_SECOND = 50;
    public static final int INVALID_REQUESTS = 10_000;
    public static final Duration INVALID_REQUESTS_WINDOW = Duration.ofMinutes(10);

    // resources/message.mdx:1086: "the last few minutes"
    public static final Duration NONCE_MEMORY = Duration.ofMinutes(3);

    private DiscordLimits() {}
}
