package org.interviewcoach.testkit.slack.referee;

import java.time.Duration;

/**
 * Slack's limits as this server enforces them, each with the page of docs.slack.dev (or the issue) that states it.
 * They are repeated here on purpose, apart from the adapter's own: a wrong number there must not excuse itself.
 */
public final class SlackLimits {
    /** reference/block-kit/blocks: "up to 50 blocks in each message". */
    public static final int MESSAGE_BLOCKS = 50;

    /** reference/block-kit/blocks: "100 blocks in modals or Home tabs". */
    public static final int VIEW_BLOCKS = 100;

    /** reference/block-kit/blocks/section-block. */
    public static final int SECTION_TEXT = 3000;

    /** reference/block-kit/blocks/section-block. */
    public static final int SECTION_FIELDS = 10;

    /** reference/block-kit/blocks/section-block. */
    public static final int SECTION_FIELD_TEXT = 2000;

    /** reference/block-kit/blocks/header-block. */
    public static final int HEADER_TEXT = 150;

    /** reference/block-kit/blocks/actions-block. */
    public static final int ACTIONS_ELEMENTS = 25;

    /** reference/block-kit/blocks/context-block. */
    public static final int CONTEXT_ELEMENTS = 10;

    /** reference/block-kit/blocks/image-block. */
    public static final int IMAGE_ALT_TEXT = 2000;

    /** reference/block-kit/blocks/image-block. */
    public static final int IMAGE_URL = 3000;

    /** reference/block-kit/blocks/image-block. */
    public static final int IMAGE_TITLE = 2000;

    /** reference/block-kit/blocks/input-block. */
    public static final int INPUT_LABEL = 2000;

    /** reference/block-kit/blocks/input-block. */
    public static final int INPUT_HINT = 2000;

    /** reference/block-kit/blocks/markdown-block: cumulative over the message. */
    public static final int MARKDOWN_TEXT = 12_000;

    /** reference/block-kit/composition-objects/text-object. */
    public static final int TEXT_OBJECT = 3000;

    /** reference/block-kit/block-elements/button-element. */
    public static final int BUTTON_TEXT = 75;

    /** reference/block-kit/block-elements/button-element. */
    public static final int BUTTON_VALUE = 2000;

    /** reference/block-kit/block-elements/button-element. */
    public static final int BUTTON_URL = 3000;

    /** reference/block-kit/block-elements/button-element. */
    public static final int ACCESSIBILITY_LABEL = 75;

    /** reference/block-kit/block-elements: every element. */
    public static final int ACTION_ID = 255;

    /** reference/block-kit/blocks: every block. */
    public static final int BLOCK_ID = 255;

    /** reference/block-kit/composition-objects/option-object. */
    public static final int OPTION_TEXT = 75;

    /** reference/block-kit/composition-objects/option-object. */
    public static final int OPTION_VALUE = 150;

    /** reference/block-kit/composition-objects/option-object. */
    public static final int OPTION_DESCRIPTION = 75;

    /** reference/block-kit/block-elements/select-menu-element. */
    public static final int SELECT_OPTIONS = 100;

    /** reference/block-kit/composition-objects/option-group-object. */
    public static final int OPTION_GROUP_LABEL = 75;

    /** reference/block-kit/block-elements/radio-button-group-element and checkboxes-element. */
    public static final int CHOICE_OPTIONS = 10;

    /** reference/block-kit/block-elements/overflow-menu-element. */
    public static final int OVERFLOW_OPTIONS = 5;

    /** reference/block-kit/block-elements: every placeholder. */
    public static final int PLACEHOLDER = 150;

    /** reference/block-kit/block-elements/plain-text-input-element. */
    public static final int PLAIN_TEXT_INPUT = 3000;

    /** reference/block-kit/composition-objects/confirmation-dialog-object. */
    public static final int CONFIRM_TITLE = 100;

    /** reference/block-kit/composition-objects/confirmation-dialog-object. */
    public static final int CONFIRM_TEXT = 300;

    /** reference/block-kit/composition-objects/confirmation-dialog-object. */
    public static final int CONFIRM_BUTTON = 30;

    /** reference/views/modal-views. */
    public static final int VIEW_TITLE = 24;

    /** reference/views/modal-views. */
    public static final int VIEW_SUBMIT = 24;

    /** reference/views/modal-views. */
    public static final int VIEW_CLOSE = 24;

    /** reference/views/modal-views. */
    public static final int PRIVATE_METADATA = 3000;

    /** reference/views/modal-views. */
    public static final int CALLBACK_ID = 255;

    /** reference/views/modal-views. */
    public static final int EXTERNAL_ID = 255;

    /** reference/methods/views.open: view_too_large. */
    public static final int VIEW_BYTES = 250_000;

    /** reference/methods/views.push: push_limit_reached, the root and two more. */
    public static final int VIEW_STACK = 3;

    /** reference/methods/chat.postMessage: longer text is cut off. */
    public static final int MESSAGE_TEXT = 40_000;

    /** reference/methods/chat.update: msg_too_long. */
    public static final int UPDATE_TEXT = 4000;

    /** github.com/slackapi/bolt-js/issues/2509: msg_blocks_too_long came at about this sum; the docs name no number. */
    public static final int MESSAGE_BLOCK_TEXTS = 13_000;

    /** reference/methods/chat.postMessage: too_many_attachments. */
    public static final int ATTACHMENTS = 100;

    /** interactivity/handling-user-interaction: the acknowledgement response. */
    public static final Duration ACKNOWLEDGEMENT = Duration.ofSeconds(3);

    /** interactivity/handling-user-interaction: a trigger_id expires, and works once. */
    public static final Duration TRIGGER = Duration.ofSeconds(3);

    /** interactivity/handling-user-interaction: response_url. */
    public static final int RESPONSE_URL_USES = 5;

    /** interactivity/handling-user-interaction: response_url. */
    public static final Duration RESPONSE_URL = Duration.ofMinutes(30);

    /** apis/web-api/rate-limits: chat.postMessage, one a second a channel. */
    public static final Duration CHANNEL_POST_INTERVAL = Duration.ofSeconds(1);

    /** apis/events-api/using-socket-mode: concurrent connections of one app. */
    public static final int SOCKETS = 10;

    /** apis/events-api: the tries after the first one. */
    public static final int EVENT_RETRIES = 3;

    /** Files that one input takes. */
    static final int FILES = 10;

    private SlackLimits() {}
}
