package org.interviewcoach.testkit.slack.referee;

import static org.interviewcoach.testkit.slack.referee.SlackLimits.*;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The hand-written limits of blocks and views: what Slack refuses with invalid_blocks or invalid_arguments. */
final class BlockRules {
    private static final Set<String> MESSAGE_BLOCK_TYPES = Set.of(
            "section", "header", "divider", "actions", "context", "image", "input", "markdown", "rich_text", "table");
    private static final Set<String> VIEW_BLOCK_TYPES =
            Set.of("section", "header", "divider", "actions", "context", "image", "input", "rich_text");

    private final List<String> problems = new ArrayList<>();
    private final Set<String> blockIds = new HashSet<>();
    private final Set<String> actionIds = new HashSet<>();
    private int textLength;
    private int markdownLength;
    private int focused;

    private BlockRules() {}

    static List<String> ofMessage(JsonNode blocks) {
        BlockRules rules = new BlockRules();
        rules.blocks("blocks", blocks, MESSAGE_BLOCKS, MESSAGE_BLOCK_TYPES);
        if (rules.textLength > MESSAGE_BLOCK_TEXTS) {
            rules.problems.add("blocks: " + rules.textLength + " characters of text in all, at most "
                    + MESSAGE_BLOCK_TEXTS + " are known to be taken");
        }
        if (rules.markdownLength > MARKDOWN_TEXT) {
            rules.problems.add("blocks: " + rules.markdownLength + " characters in markdown blocks, at most "
                    + MARKDOWN_TEXT + " in a message");
        }
        return rules.problems;
    }

    static List<String> ofView(JsonNode view) {
        BlockRules rules = new BlockRules();
        rules.view(view);
        return rules.problems;
    }

    private void view(JsonNode view) {
        if (!view.isObject()) {
            problems.add("view: not an object");
            return;
        }
        boolean modal = view.path("type").asText().equals("modal");
        if (!modal && !view.path("type").asText().equals("home")) {
            problems.add("view.type: neither modal nor home");
        }
        if (modal) {
            plainText("view.title", view.path("title"), VIEW_TITLE, true);
            plainText("view.submit", view.path("submit"), VIEW_SUBMIT, false);
            plainText("view.close", view.path("close"), VIEW_CLOSE, false);
        }
        atMost("view.private_metadata", view.path("private_metadata"), PRIVATE_METADATA);
        atMost("view.callback_id", view.path("callback_id"), CALLBACK_ID);
        atMost("view.external_id", view.path("external_id"), EXTERNAL_ID);
        int bytes = view.toString().length();
        if (bytes > VIEW_BYTES) {
            problems.add("view: " + bytes + " bytes, at most " + VIEW_BYTES);
        }
        blocks("view.blocks", view.path("blocks"), VIEW_BLOCKS, VIEW_BLOCK_TYPES);
        boolean inputs = false;
        for (JsonNode block : view.path("blocks")) {
            inputs |= block.path("type").asText().equals("input");
        }
        if (modal && inputs && view.path("submit").isMissingNode()) {
            problems.add("view.submit: required where there are input blocks");
        }
        if (focused > 1) {
            problems.add("view.blocks: " + focused + " elements with focus_on_load, at most one");
        }
    }

    private void blocks(String path, JsonNode blocks, int most, Set<String> types) {
        if (!blocks.isArray()) {
            problems.add(path + ": not an array");
            return;
        }
        if (blocks.size() > most) {
            problems.add(path + ": " + blocks.size() + " blocks, at most " + most);
        }
        for (int i = 0; i < blocks.size(); i++) {
            block(path + "[" + i + "]", blocks.get(i), types);
        }
    }

    private void block(String path, JsonNode block, Set<String> types) {
        String type = block.path("type").asText();
        if (!types.contains(type)) {
            problems.add(path + ".type: \"" + type + "\" is not a block that can stand here");
            return;
        }
        id(path + ".block_id", block.path("block_id"), BLOCK_ID, blockIds);
        // Slack wants action ids unique among the elements of one block, not of the whole message.
        actionIds.clear();
        switch (type) {
            case "section" -> section(path, block);
            case "header" -> plainText(path + ".text", block.path("text"), HEADER_TEXT, true);
            case "actions" -> elements(path, block, ACTIONS_ELEMENTS);
            case "context" -> elements(path, block, CONTEXT_ELEMENTS);
            case "input" -> input(path, block);
            case "markdown" -> {
                required(path + ".text", block.path("text"), MARKDOWN_TEXT);
                markdownLength += block.path("text").asText().length();
            }
            case "image" -> image(path, block, true);
            default -> {
                // A divider holds nothing; rich text and tables are left to the schema.
            }
        }
    }

    private void section(String path, JsonNode block) {
        JsonNode text = block.path("text");
        JsonNode fields = block.path("fields");
        if (text.isMissingNode() && fields.isMissingNode()) {
            problems.add(path + ": a section needs text or fields");
        }
        text(path + ".text", text, SECTION_TEXT, false);
        if (fields.size() > SECTION_FIELDS) {
            problems.add(path + ".fields: " + fields.size() + " fields, at most " + SECTION_FIELDS);
        }
        if (fields.isArray() && fields.isEmpty()) {
            problems.add(path + ".fields: empty");
        }
        for (int i = 0; i < fields.size(); i++) {
            text(path + ".fields[" + i + "]", fields.get(i), SECTION_FIELD_TEXT, true);
        }
        if (block.has("accessory")) {
            element(path + ".accessory", block.path("accessory"));
        }
    }

    private void input(String path, JsonNode block) {
        plainText(path + ".label", block.path("label"), INPUT_LABEL, true);
        plainText(path + ".hint", block.path("hint"), INPUT_HINT, false);
        if (!block.path("element").isObject()) {
            problems.add(path + ".element: missing");
            return;
        }
        if (block.path("element").path("type").asText().equals("button")) {
            problems.add(path + ".element: a button cannot stand in an input block");
        }
        element(path + ".element", block.path("element"));
    }

    private void elements(String path, JsonNode block, int most) {
        JsonNode elements = block.path("elements");
        if (elements.isEmpty()) {
            problems.add(path + ".elements: empty");
        }
        if (elements.size() > most) {
            problems.add(path + ".elements: " + elements.size() + " elements, at most " + most);
        }
        boolean context = block.path("type").asText().equals("context");
        for (int i = 0; i < elements.size(); i++) {
            String at = path + ".elements[" + i + "]";
            JsonNode element = elements.get(i);
            String type = element.path("type").asText();
            boolean words = type.equals("mrkdwn") || type.equals("plain_text");
            if (context && words) {
                text(at, element, TEXT_OBJECT, true);
            } else if (context && !type.equals("image")) {
                problems.add(at + ".type: \"" + type + "\" cannot stand in a context block");
            } else if (!context && (words || type.equals("image") || type.equals("plain_text_input"))) {
                problems.add(at + ".type: \"" + type + "\" cannot stand in an actions block");
            } else {
                element(at, element);
            }
        }
    }

    private void element(String path, JsonNode element) {
        String type = element.path("type").asText();
        if (type.equals("image")) {
            image(path, element, false);
            return;
        }
        id(path + ".action_id", element.path("action_id"), ACTION_ID, actionIds);
        focused += element.path("focus_on_load").asBoolean() ? 1 : 0;
        plainText(path + ".placeholder", element.path("placeholder"), PLACEHOLDER, false);
        confirm(path + ".confirm", element.path("confirm"));
        switch (type) {
            case "button" -> button(path, element);
            case "static_select", "multi_static_select" -> select(path, element);
            case "radio_buttons", "checkboxes" -> options(path, element.path("options"), CHOICE_OPTIONS);
            case "overflow" -> options(path, element.path("options"), OVERFLOW_OPTIONS);
            case "plain_text_input" -> plainTextInput(path, element);
            case "file_input" -> {
                int most = element.path("max_files").asInt(FILES);
                if (most < 1 || most > FILES) {
                    problems.add(path + ".max_files: " + most + ", 1 to " + FILES + " may be");
                }
                if (!path.endsWith(".element")) {
                    problems.add(path + ": an input for files stands in an input block alone");
                }
            }
            default -> {
                // Date, time, number and people pickers have no texts of their own.
            }
        }
    }

    private void button(String path, JsonNode element) {
        plainText(path + ".text", element.path("text"), BUTTON_TEXT, true);
        atMost(path + ".value", element.path("value"), BUTTON_VALUE);
        atMost(path + ".url", element.path("url"), BUTTON_URL);
        atMost(path + ".accessibility_label", element.path("accessibility_label"), ACCESSIBILITY_LABEL);
        String style = element.path("style").asText("primary");
        if (!style.equals("primary") && !style.equals("danger")) {
            problems.add(path + ".style: \"" + style + "\" is neither primary nor danger");
        }
    }

    private void select(String path, JsonNode element) {
        JsonNode groups = element.path("option_groups");
        if (groups.isMissingNode()) {
            options(path, element.path("options"), SELECT_OPTIONS);
            return;
        }
        if (groups.size() > SELECT_OPTIONS) {
            problems.add(path + ".option_groups: " + groups.size() + " groups, at most " + SELECT_OPTIONS);
        }
        for (int i = 0; i < groups.size(); i++) {
            String at = path + ".option_groups[" + i + "]";
            plainText(at + ".label", groups.get(i).path("label"), OPTION_GROUP_LABEL, true);
            options(at, groups.get(i).path("options"), SELECT_OPTIONS);
        }
    }

    private void options(String path, JsonNode options, int most) {
        if (options.isEmpty()) {
            problems.add(path + ".options: empty");
        }
        if (options.size() > most) {
            problems.add(path + ".options: " + options.size() + " options, at most " + most);
        }
        Set<String> values = new HashSet<>();
        for (int i = 0; i < options.size(); i++) {
            JsonNode option = options.get(i);
            String at = path + ".options[" + i + "]";
            text(at + ".text", option.path("text"), OPTION_TEXT, true);
            text(at + ".description", option.path("description"), OPTION_DESCRIPTION, false);
            required(at + ".value", option.path("value"), OPTION_VALUE);
            if (!values.add(option.path("value").asText())) {
                problems.add(at + ".value: \"" + option.path("value").asText() + "\" stands twice");
            }
        }
    }

    private void plainTextInput(String path, JsonNode element) {
        atMost(path + ".initial_value", element.path("initial_value"), PLAIN_TEXT_INPUT);
        int most = element.path("max_length").asInt(PLAIN_TEXT_INPUT);
        int least = element.path("min_length").asInt(0);
        if (most < 1 || most > PLAIN_TEXT_INPUT) {
            problems.add(path + ".max_length: " + most + ", must be 1 to " + PLAIN_TEXT_INPUT);
        }
        if (least < 0 || least > most) {
            problems.add(path + ".min_length: " + least + ", must be 0 to " + most);
        }
    }

    private void confirm(String path, JsonNode confirm) {
        if (confirm.isMissingNode()) {
            return;
        }
        plainText(path + ".title", confirm.path("title"), CONFIRM_TITLE, true);
        text(path + ".text", confirm.path("text"), CONFIRM_TEXT, true);
        plainText(path + ".confirm", confirm.path("confirm"), CONFIRM_BUTTON, true);
        plainText(path + ".deny", confirm.path("deny"), CONFIRM_BUTTON, true);
    }

    private void image(String path, JsonNode image, boolean block) {
        required(path + ".alt_text", image.path("alt_text"), IMAGE_ALT_TEXT);
        atMost(path + ".image_url", image.path("image_url"), IMAGE_URL);
        if (image.has("image_url") == image.has("slack_file")) {
            problems.add(path + ": an image needs either image_url or slack_file");
        }
        if (block) {
            plainText(path + ".title", image.path("title"), IMAGE_TITLE, false);
        }
    }

    private void plainText(String path, JsonNode text, int most, boolean required) {
        text(path, text, most, required);
        if (text.isObject() && !text.path("type").asText().equals("plain_text")) {
            problems.add(path + ".type: must be plain_text");
        }
    }

    private void text(String path, JsonNode text, int most, boolean required) {
        if (text.isMissingNode() || text.isNull()) {
            if (required) {
                problems.add(path + ": missing");
            }
            return;
        }
        String type = text.path("type").asText();
        if (!type.equals("plain_text") && !type.equals("mrkdwn")) {
            problems.add(path + ".type: \"" + type + "\" is neither plain_text nor mrkdwn");
        }
        required(path + ".text", text.path("text"), most);
    }

    private void required(String path, JsonNode value, int most) {
        if (!value.isTextual() || value.asText().isEmpty()) {
            problems.add(path + ": missing or empty");
        }
        atMost(path, value, most);
        textLength += value.asText().length();
    }

    private void atMost(String path, JsonNode value, int most) {
        int length = value.asText().length();
        if (length > most) {
            problems.add(path + ": " + length + " characters, at most " + most);
        }
    }

    private void id(String path, JsonNode id, int most, Set<String> seen) {
        if (id.isMissingNode()) {
            return;
        }
        required(path, id, most);
        textLength -= id.asText().length();
        if (!seen.add(id.asText())) {
            problems.add(path + ": \"" + id.asText() + "\" stands twice");
        }
    }
}
