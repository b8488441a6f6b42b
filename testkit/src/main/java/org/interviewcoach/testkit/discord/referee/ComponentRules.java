package org.interviewcoach.testkit.discord.referee;

import static org.interviewcoach.testkit.discord.referee.Findings.join;
import static org.interviewcoach.testkit.discord.referee.Findings.length;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** Components of messages: rows, buttons, selects, and the second version's layout parts. */
final class ComponentRules {
    static final int ROW = 1;
    static final int BUTTON = 2;
    static final int STRING_SELECT = 3;
    static final int LAST_SELECT = 8;
    private static final int SECTION = 9;
    static final int TEXT_DISPLAY = 10;
    private static final int THUMBNAIL = 11;
    private static final int GALLERY = 12;
    private static final int FILE = 13;
    private static final int SEPARATOR = 14;
    private static final int CONTAINER = 17;
    private static final int LINK = 5;
    private static final int PREMIUM = 6;

    private final Findings findings;
    private final boolean secondVersion;
    private final Set<String> customIds = new HashSet<>();
    private int count;
    private int shownCharacters;

    private ComponentRules(Findings findings, boolean secondVersion) {
        this.findings = findings;
        this.secondVersion = secondVersion;
    }

    static void check(JsonNode components, String path, boolean secondVersion, Findings findings) {
        ComponentRules rules = new ComponentRules(findings, secondVersion);
        if (!secondVersion) {
            findings.tooMany("rows-5", path, components, DiscordLimits.ROWS);
        }
        rules.all(components, path, true);
        if (rules.count > DiscordLimits.COMPONENTS) {
            findings.refuse(
                    "components-40",
                    path,
                    "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
                    "The total number of components cannot exceed " + DiscordLimits.COMPONENTS + " (" + rules.count
                            + ")");
        }
        if (rules.shownCharacters > DiscordLimits.TEXT_DISPLAY) {
            findings.refuse(
                    "text-display-4000",
                    path,
                    "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
                    "The total displayable text cannot exceed " + DiscordLimits.TEXT_DISPLAY + " ("
                            + rules.shownCharacters + ")");
        }
    }

    private void all(JsonNode components, String path, boolean top) {
        for (int i = 0; i < components.size(); i++) {
            one(components.path(i), join(path, i), top);
        }
    }

    private void one(JsonNode component, String path, boolean top) {
        count++;
        int type = component.path("type").asInt();
        boolean needsSecond = type >= SECTION && type <= CONTAINER;
        if ((needsSecond && !secondVersion) || (top && type != ROW && !needsSecond)) {
            findings.refuse(
                    "component-type",
                    path + ".type",
                    "UNION_TYPE_CHOICES",
                    "Component type " + type + " is not allowed here");
            return;
        }
        switch (type) {
            case ROW -> row(component.path("components"), path);
            case BUTTON -> button(component, path);
            case STRING_SELECT, 5, 6, 7, LAST_SELECT -> select(component, path);
            case SECTION -> section(component, path);
            case TEXT_DISPLAY -> textDisplay(component, path);
            case GALLERY -> {
                findings.tooMany(
                        "gallery-10", join(path, "items"), component.path("items"), DiscordLimits.GALLERY_ITEMS);
                if (component.path("items").isEmpty()) {
                    findings.refuse("gallery-10", join(path, "items"), "BASE_TYPE_REQUIRED", "This field is required");
                }
            }
            case CONTAINER -> all(component.path("components"), join(path, "components"), false);
            case THUMBNAIL, FILE, SEPARATOR -> {
                // nothing in them is counted or named
            }
            default ->
                findings.refuse(
                        "component-type",
                        path + ".type",
                        "UNION_TYPE_CHOICES",
                        "Component type " + type + " does not belong in a message");
        }
    }

    private void row(JsonNode inside, String path) {
        String at = join(path, "components");
        int buttons = 0;
        int selects = 0;
        for (JsonNode child : inside) {
            int type = child.path("type").asInt();
            buttons += type == BUTTON ? 1 : 0;
            selects += type != BUTTON ? 1 : 0;
        }
        boolean onlyButtons = selects == 0 && buttons >= 1 && buttons <= DiscordLimits.BUTTONS_IN_ROW;
        boolean oneSelect = selects == 1 && buttons == 0;
        if (!onlyButtons && !oneSelect) {
            findings.refuse(
                    "row-mix",
                    at,
                    "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
                    "A row holds 1 to 5 buttons or one select, not " + buttons + " buttons and " + selects
                            + " other components");
        }
        all(inside, at, false);
    }

    private void button(JsonNode button, String path) {
        int style = button.path("style").asInt();
        boolean hasId = button.hasNonNull("custom_id");
        boolean hasUrl = button.hasNonNull("url");
        boolean right = switch (style) {
            case 1, 2, 3, 4 -> hasId && !hasUrl;
            case LINK -> hasUrl && !hasId;
            case PREMIUM -> button.hasNonNull("sku_id") && !hasId && !hasUrl;
            default -> false;
        };
        if (!right) {
            findings.refuse(
                    "button-needs",
                    path,
                    "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED",
                    "Style " + style + " with" + (hasId ? "" : "out") + " custom_id and with" + (hasUrl ? "" : "out")
                            + " url: 1-4 need a custom_id, 5 a url, 6 a sku_id, and nothing else of these");
        }
        if (style != PREMIUM
                && !button.hasNonNull("emoji")
                && button.path("label").asText("").isBlank()) {
            findings.refuse(
                    "button-label",
                    path,
                    "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED",
                    "A button needs a label or an emoji");
        }
        findings.tooLong("button-label", join(path, "label"), button.path("label"), DiscordLimits.BUTTON_LABEL);
        findings.tooLong("button-url", join(path, "url"), button.path("url"), DiscordLimits.BUTTON_URL);
        customId(button, path, hasId);
    }

    private void select(JsonNode select, String path) {
        customId(select, path, true);
        selectLimits(select, path, findings);
    }

    static void selectLimits(JsonNode select, String path, Findings findings) {
        String rule = "select-limits";
        findings.tooLong(rule, join(path, "placeholder"), select.path("placeholder"), DiscordLimits.SELECT_PLACEHOLDER);
        int least = select.path("min_values").asInt(1);
        int most = select.path("max_values").asInt(1);
        if (least < 0 || most < 1 || least > most || most > DiscordLimits.SELECT_OPTIONS) {
            findings.refuse(
                    rule,
                    join(path, "max_values"),
                    "NUMBER_TYPE_MAX",
                    "min_values " + least + " and max_values " + most + " do not fit (0..25, 1..25)");
        }
        if (select.path("type").asInt() == STRING_SELECT) {
            options(select.path("options"), join(path, "options"), 1, DiscordLimits.SELECT_OPTIONS, most, findings);
        }
    }

    static void options(JsonNode options, String path, int least, int most, int mostChosen, Findings findings) {
        String rule = "select-limits";
        if (options.size() < least || options.size() > most) {
            findings.refuse(
                    rule,
                    path,
                    "BASE_TYPE_BAD_LENGTH",
                    "Must be between " + least + " and " + most + " in length. (" + options.size() + " options)");
        }
        Set<String> values = new HashSet<>();
        int chosen = 0;
        for (int i = 0; i < options.size(); i++) {
            JsonNode option = options.path(i);
            String at = join(path, i);
            findings.needsText(rule, join(at, "label"), option.path("label"), DiscordLimits.SELECT_OPTION_TEXT);
            findings.needsText(rule, join(at, "value"), option.path("value"), DiscordLimits.SELECT_OPTION_TEXT);
            findings.tooLong(
                    rule, join(at, "description"), option.path("description"), DiscordLimits.SELECT_OPTION_TEXT);
            chosen += option.path("default").asBoolean() ? 1 : 0;
            if (!values.add(option.path("value").asText())) {
                findings.refuse(
                        rule,
                        join(at, "value"),
                        "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                        "The value " + option.path("value") + " is used twice");
            }
        }
        if (chosen > mostChosen) {
            findings.refuse(
                    rule,
                    path,
                    "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES",
                    chosen + " options are chosen beforehand, " + mostChosen + " may be");
        }
    }

    private void section(JsonNode section, String path) {
        JsonNode texts = section.path("components");
        if (texts.isEmpty() || texts.size() > DiscordLimits.SECTION_TEXTS) {
            findings.refuse(
                    "section-3",
                    join(path, "components"),
                    "BASE_TYPE_BAD_LENGTH",
                    "A section holds 1 to 3 texts, not " + texts.size());
        }
        all(texts, join(path, "components"), false);
        one(section.path("accessory"), join(path, "accessory"), false);
    }

    private void textDisplay(JsonNode display, String path) {
        findings.needsText(
                "text-display-4000", join(path, "content"), display.path("content"), DiscordLimits.TEXT_DISPLAY);
        shownCharacters += length(display.path("content").asText(""));
    }

    private void customId(JsonNode component, String path, boolean needed) {
        if (!needed && !component.hasNonNull("custom_id")) {
            return;
        }
        customId(component, path, customIds, findings);
    }

    static void customId(JsonNode component, String path, Set<String> seen, Findings findings) {
        String at = join(path, "custom_id");
        findings.needsText("custom-id-unique", at, component.path("custom_id"), DiscordLimits.CUSTOM_ID);
        String id = component.path("custom_id").asText("");
        if (!id.isEmpty() && !seen.add(id)) {
            findings.refuse(
                    "custom-id-unique",
                    at,
                    "COMPONENT_CUSTOM_ID_DUPLICATED",
                    "Component custom id cannot be duplicated: " + id);
        }
    }
}
