package org.interviewcoach.testkit.discord.referee;

import static org.interviewcoach.testkit.discord.referee.Findings.join;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** A form: its title, its one to five parts, and what may stand in them. */
final class ModalRules {
    private static final String RULE = "modal-parts";
    private static final int TEXT_INPUT = 4;
    private static final int LABEL = 18;
    private static final int FILE_UPLOAD = 19;
    private static final int RADIO = 21;
    private static final int CHECKBOXES = 22;
    private static final int CHECKBOX = 23;

    private final Findings findings;
    private final Set<String> customIds = new HashSet<>();

    private ModalRules(Findings findings) {
        this.findings = findings;
    }

    static void check(JsonNode modal, String path, Findings findings) {
        findings.needsText("modal-1-5", join(path, "title"), modal.path("title"), DiscordLimits.MODAL_TITLE);
        findings.needsText(
                "custom-id-unique", join(path, "custom_id"), modal.path("custom_id"), DiscordLimits.CUSTOM_ID);
        JsonNode parts = modal.path("components");
        String at = join(path, "components");
        if (parts.isEmpty() || parts.size() > DiscordLimits.MODAL_COMPONENTS) {
            findings.refuse(
                    "modal-1-5",
                    at,
                    "BASE_TYPE_BAD_LENGTH",
                    "Must be between 1 and " + DiscordLimits.MODAL_COMPONENTS + " in length. (" + parts.size() + ")");
        }
        ModalRules rules = new ModalRules(findings);
        for (int i = 0; i < parts.size(); i++) {
            rules.part(parts.path(i), join(at, i));
        }
    }

    private void part(JsonNode part, String path) {
        switch (part.path("type").asInt()) {
            case LABEL -> label(part, path);
            case ComponentRules.TEXT_DISPLAY ->
                findings.needsText(RULE, join(path, "content"), part.path("content"), DiscordLimits.TEXT_DISPLAY);
            case ComponentRules.ROW -> row(part, path);
            default -> wrongType(part, path);
        }
    }

    private void label(JsonNode label, String path) {
        findings.needsText(RULE, join(path, "label"), label.path("label"), DiscordLimits.LABEL);
        findings.tooLong(RULE, join(path, "description"), label.path("description"), DiscordLimits.LABEL_DESCRIPTION);
        JsonNode inside = label.path("component");
        String at = join(path, "component");
        int type = inside.path("type").asInt();
        ComponentRules.customId(inside, at, customIds, findings);
        switch (type) {
            case TEXT_INPUT -> textInput(inside, at);
            case 3, 5, 6, 7, 8 -> ComponentRules.selectLimits(inside, at, findings);
            case RADIO ->
                ComponentRules.options(
                        inside.path("options"),
                        join(at, "options"),
                        DiscordLimits.RADIO_OPTIONS_LEAST,
                        DiscordLimits.GROUP_OPTIONS,
                        1,
                        findings);
            case CHECKBOXES ->
                ComponentRules.options(
                        inside.path("options"),
                        join(at, "options"),
                        1,
                        DiscordLimits.GROUP_OPTIONS,
                        DiscordLimits.GROUP_OPTIONS,
                        findings);
            case FILE_UPLOAD, CHECKBOX -> {
                // only the custom id is limited
            }
            default -> wrongType(inside, at);
        }
    }

    /** The older shape, still accepted: a row with one text input that carries its own label. */
    private void row(JsonNode row, String path) {
        JsonNode input = row.path("components").path(0);
        String at = join(path, "components.0");
        if (row.path("components").size() != 1 || input.path("type").asInt() != TEXT_INPUT) {
            wrongType(input, at);
            return;
        }
        ComponentRules.customId(input, at, customIds, findings);
        findings.needsText(RULE, join(at, "label"), input.path("label"), DiscordLimits.LABEL);
        textInput(input, at);
    }

    private void textInput(JsonNode input, String path) {
        int style = input.path("style").asInt();
        if (style != 1 && style != 2) {
            findings.refuse(RULE, join(path, "style"), "BASE_TYPE_CHOICES", "Value must be one of {1, 2}.");
        }
        findings.tooLong(RULE, join(path, "value"), input.path("value"), DiscordLimits.TEXT_INPUT);
        findings.tooLong(
                RULE, join(path, "placeholder"), input.path("placeholder"), DiscordLimits.TEXT_INPUT_PLACEHOLDER);
        int least = input.path("min_length").asInt(0);
        int most = input.path("max_length").asInt(DiscordLimits.TEXT_INPUT);
        if (least < 0 || most < 1 || least > most || most > DiscordLimits.TEXT_INPUT) {
            findings.refuse(
                    RULE,
                    join(path, "max_length"),
                    "NUMBER_TYPE_MAX",
                    "min_length " + least + " and max_length " + most + " do not fit (0..4000, 1..4000)");
        }
    }

    private void wrongType(JsonNode component, String path) {
        findings.refuse(
                RULE,
                join(path, "type"),
                "UNION_TYPE_CHOICES",
                "Component type " + component.path("type") + " does not belong here in a modal");
    }
}
