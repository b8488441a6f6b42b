package org.interviewcoach.discord;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.components.ModalTopLevelComponent;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.actionrow.ActionRowChildComponent;
import net.dv8tion.jda.api.components.attachmentupload.AttachmentUpload;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.buttons.ButtonStyle;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.label.LabelChildComponent;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu.DefaultValue;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu.SelectTarget;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.entities.Message.MentionType;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import org.interviewcoach.core.message.Fitting;
import org.interviewcoach.core.message.Form;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;

/**
 * Messages and forms as Discord's values. Pure.
 *
 * <p>Cards are content, embeds and the first generation of components, not "Components V2". V2 would give real dividers
 * and buttons in the middle, but a V2 message has neither content nor embeds, so a phone's notification and the preview
 * of a reply say nothing; it holds 4,000 characters of text where an embed card holds 6,000 and its heading, too few for
 * an answer with its verdict and the model answer; and a message can never change back. So: the heading is the content,
 * which is what a notification shows; what follows stands in embeds of one neutral colour, a new one after each divider;
 * controls come last, since they cannot stand elsewhere; pictures are attachments, since an embed's picture has no
 * alternative text. Short notes are content alone.
 *
 * <p>No state is shown by colour: the embeds' colour is always the same, a button's weight repeats what its label says.
 *
 * <p>What is too long is cut with a visible mark, people's own words and code first. What cannot be cut, more controls
 * than Discord holds, is a bug of ours: an {@link IllegalArgumentException} that says what to shorten.
 */
final class DiscordRenderer {
    /** Readable beside Discord's dark and light backgrounds alike. */
    private static final int COLOUR = 0x5865F2;

    private static final int BAR = 10;
    private static final int HEADING = 256;
    /** What is left at least of somebody's words when a message is too long. */
    private static final int WORDS_FLOOR = 400;

    /** No text's rendering is that much shorter than its source: what lies beyond is not even looked at. */
    private static final int SOURCE = 4 * DiscordLimits.EMBEDS_TEXT;

    private static final String BETWEEN = "\n\n";

    private final String mark;

    /**
     * A renderer.
     *
     * @param mark stands where something was cut, plain text
     */
    DiscordRenderer(String mark) {
        this.mark = DiscordMarkdown.escape(mark);
    }

    /** What stands in a channel, thread or direct message. */
    MessageCreateData card(Message message) {
        return card(message, Optional.empty());
    }

    /**
     * The same with a trace by which it is found again.
     *
     * @param trace letters and digits
     * @see #carries
     */
    MessageCreateData card(Message message, Optional<String> trace) {
        Layout layout = layout(message);
        MessageCreateBuilder builder = builder(layout);
        if (layout.heading().isEmpty() && layout.fitsContent()) {
            builder.setContent(
                    layout.asContent() + trace.map(DiscordRenderer::invisible).orElse(""));
            return builder.build();
        }
        // Without a heading the notification's line is what a phone has to show; the embed says it all.
        builder.setContent(layout.heading().orElse(DiscordMarkdown.escape(shorten(message.summary(), HEADING))));
        List<MessageEmbed> embeds = embeds(layout, trace);
        if (embeds.isEmpty()) {
            builder.setContent(
                    builder.getContent() + trace.map(DiscordRenderer::invisible).orElse(""));
        }
        builder.setEmbeds(embeds);
        return mention(message)
                .map(mention -> pinging(builder, mention))
                .orElse(builder)
                .build();
    }

    private static Optional<Part.Mention> mention(Message message) {
        return message.parts().stream()
                .filter(Part.Mention.class::isInstance)
                .map(Part.Mention.class::cast)
                .findFirst();
    }

    /** Lets this one message ping exactly whom it names. */
    private static MessageCreateBuilder pinging(MessageCreateBuilder builder, Part.Mention mention) {
        String text = mention.group().map(role -> "<@&" + role + ">").orElse("@here");
        builder.setContent(text + " " + builder.getContent());
        return mention.group()
                .map(builder::mentionRoles)
                .orElseGet(() -> builder.setAllowedMentions(EnumSet.of(MentionType.HERE)));
    }

    /**
     * A card without embeds, for channels where the coach may not post any: they would be left out and the question with
     * them.
     *
     * @param note stands below where there is room
     */
    MessageCreateData plain(Message message, Optional<String> trace, String note) {
        Layout layout = layout(message);
        String hidden = trace.map(DiscordRenderer::invisible).orElse("");
        int room = DiscordLimits.CONTENT - hidden.length();
        String body = layout.asContent();
        String small = BETWEEN + "-# " + note;
        String content = body.length() + small.length() <= room ? body + small : cut(body, room);
        return builder(layout).setContent(content + hidden).build();
    }

    /** Cut with the mark; a block of code that is cut open is closed again. */
    private String cut(String body, int room) {
        if (body.length() <= room) {
            return body;
        }
        String fence = "\n```";
        String kept = shorten(body, room - mark.length() - fence.length());
        boolean open = kept.split("```", -1).length % 2 == 0;
        return kept + (open ? fence : "") + mark;
    }

    /** What one person sees for a while: content alone where it fits. */
    MessageCreateData notice(Message message) {
        Layout layout = layout(message);
        MessageCreateBuilder builder = builder(layout);
        if (layout.fitsContent()) {
            return builder.setContent(layout.asContent()).build();
        }
        layout.heading().ifPresent(builder::setContent);
        return builder.setEmbeds(embeds(layout, Optional.empty())).build();
    }

    /** A notice of one paragraph. */
    MessageCreateData sentence(String markdown) {
        return notice(Message.ofText(markdown));
    }

    /** A notice with one more button below it. */
    MessageCreateData notice(Message message, String buttonId, String label) {
        return MessageCreateBuilder.from(notice(message))
                .addComponents(ActionRow.of(Button.primary(buttonId, label)))
                .build();
    }

    /** The same as an edit that leaves nothing of what stood there. */
    static MessageEditData replacing(MessageCreateData data) {
        return MessageEditBuilder.fromCreateData(data)
                .setReplace(true)
                .setAllowedMentions(EnumSet.noneOf(MentionType.class))
                .mentionRepliedUser(false)
                .build();
    }

    /** Whether a message that stands on Discord carries the trace. */
    static boolean carries(net.dv8tion.jda.api.entities.Message message, String trace) {
        return message.getContentRaw().endsWith(invisible(trace))
                || message.getEmbeds().stream()
                        .anyMatch(embed -> traceUrl(trace).equals(embed.getUrl()));
    }

    /** An embed without a title shows no link, so its address is free to carry the trace. */
    private static String traceUrl(String trace) {
        return "https://discord.com/#" + trace;
    }

    /** The trace in characters of no width: a short note has no embed to carry it. */
    private static String invisible(String trace) {
        char[] alphabet = {'\u200b', '\u200c', '\u200d', '\u2060'};
        StringBuilder out = new StringBuilder();
        int hash = trace.hashCode();
        for (int shift = 0; shift < Integer.SIZE; shift += 2) {
            out.append(alphabet[(hash >>> shift) & 3]);
        }
        return out.toString();
    }

    private static MessageCreateBuilder builder(Layout layout) {
        return new MessageCreateBuilder()
                .setAllowedMentions(EnumSet.noneOf(MentionType.class))
                .mentionRepliedUser(false)
                .setComponents(layout.rows())
                .setFiles(layout.files());
    }

    private Layout layout(Message message) {
        Optional<String> heading = Optional.empty();
        List<Part> body = message.parts();
        if (!body.isEmpty() && body.getFirst() instanceof Part.Heading first) {
            heading = Optional.of(heading(first));
            body = body.subList(1, body.size());
        }
        List<List<String>> groups = groups(body);
        if (heading.isEmpty() && groups.isEmpty()) {
            groups = List.of(List.of(DiscordMarkdown.escape(shorten(message.summary(), HEADING))));
        }
        return new Layout(heading, groups, rows(message.parts()), files(message.parts()));
    }

    private static String heading(Part.Heading heading) {
        return "**" + DiscordMarkdown.escape(shorten(heading.text(), HEADING)) + "**";
    }

    /** The texts between the dividers, cut so that all of it fits. */
    private List<List<String>> groups(List<Part> parts) {
        List<Section> sections = new ArrayList<>();
        int group = 0;
        for (Part part : parts) {
            if (part instanceof Part.Divider) {
                group++;
            } else {
                List<String> pieces = pieces(part, DiscordLimits.EMBEDS_TEXT);
                if (!pieces.isEmpty()) {
                    sections.add(new Section(part, group, pieces));
                }
            }
        }
        shrink(sections);
        return sections.stream()
                .collect(Collectors.groupingBy(
                        Section::group,
                        TreeMap::new,
                        Collectors.flatMapping(it -> it.pieces().stream(), Collectors.toList())))
                .values()
                .stream()
                .toList();
    }

    private void shrink(List<Section> sections) {
        shrink(sections, true, WORDS_FLOOR);
        shrink(sections, false, 2 * mark.length());
        while (length(sections) > DiscordLimits.EMBEDS_TEXT) {
            sections.removeLast();
        }
    }

    private void shrink(List<Section> sections, boolean words, int floor) {
        while (true) {
            int over = length(sections) - DiscordLimits.EMBEDS_TEXT;
            Optional<Section> longest = sections.stream()
                    .filter(it -> it.isWords() == words && it.length() > floor)
                    .max(Comparator.comparingInt(Section::length));
            if (over <= 0 || longest.isEmpty()) {
                return;
            }
            Section before = longest.get();
            List<String> cut = pieces(before.part(), Math.max(floor, before.length() - over));
            Section after = new Section(before.part(), before.group(), cut);
            if (after.length() >= before.length()) {
                return;
            }
            sections.set(sections.indexOf(before), after);
        }
    }

    private static int length(List<Section> sections) {
        return sections.stream().mapToInt(Section::length).sum();
    }

    /** A part's text in pieces that fit into one embed each, together at most that long. */
    private List<String> pieces(Part part, int room) {
        return switch (part) {
            case Part.Heading heading -> List.of(heading(heading));
            case Part.Prose prose -> prose(prose.markdown(), room);
            case Part.Code code -> words(code.text(), room, text -> DiscordMarkdown.codeBlock(code.language(), text));
            case Part.Quote quote -> words(quote.text(), room, DiscordMarkdown::quote);
            case Part.Fields fields -> fields(fields, room);
            case Part.Progress progress -> List.of(progress(progress));
            case Part.Small small ->
                prose(small.markdown(), room).stream()
                        .map(DiscordRenderer::small)
                        .toList();
            case Part.Divider divider -> List.of();
            case Part.Actions actions -> List.of();
            case Part.Picker picker -> List.of();
            case Part.Picture picture -> List.of();
            // Stands in the content, since embeds ping nobody.
            case Part.Mention mention -> List.of();
            case Part.Document document -> List.of();
            case Part.Archive archive -> List.of();
        };
    }

    private List<String> prose(String source, int room) {
        String markdown = beginning(source);
        List<String> pieces = new ArrayList<>();
        int left = Math.min(room, DiscordLimits.EMBEDS_TEXT);
        for (String block : DiscordMarkdown.blocks(markdown)) {
            if (block.length() > DiscordLimits.EMBED_TEXT) {
                // A paragraph of that length is plain text by accident or on purpose: its markup is not worth keeping.
                List<String> plain = words(Md.plain(markdown), left, DiscordMarkdown::escape);
                return pieces.isEmpty() ? plain : marked(pieces);
            }
            left -= block.length() + BETWEEN.length();
            if (left < mark.length()) {
                return pieces.isEmpty() ? words(Md.plain(markdown), room, DiscordMarkdown::escape) : marked(pieces);
            }
            pieces.add(block);
        }
        return markdown.length() < source.length() ? marked(pieces) : pieces;
    }

    private static String beginning(String source) {
        return source.substring(0, Math.min(source.length(), SOURCE));
    }

    private List<String> marked(List<String> pieces) {
        List<String> marked = new ArrayList<>(pieces);
        marked.add(mark);
        return marked;
    }

    /** Words cut where they are too long, in pieces that are rendered one by one. */
    private List<String> words(String text, int room, UnaryOperator<String> render) {
        List<String> pieces = new ArrayList<>();
        int left = Math.min(room, DiscordLimits.EMBEDS_TEXT) - BETWEEN.length();
        String rest = text;
        while (true) {
            int fits = Fitting.length(rest, Math.min(left, DiscordLimits.EMBED_TEXT), render);
            if (fits >= rest.length()) {
                pieces.add(render.apply(rest));
                return pieces;
            }
            boolean last = left - DiscordLimits.EMBED_TEXT < WORDS_FLOOR;
            if (last) {
                int shown = Fitting.length(rest, Math.min(left, DiscordLimits.EMBED_TEXT) - mark.length() - 1, render);
                pieces.add(render.apply(rest.substring(0, shown)) + "\n" + mark);
                return pieces;
            }
            int end = Fitting.nicely(rest, fits);
            String piece = render.apply(rest.substring(0, end));
            pieces.add(piece);
            left -= piece.length() + BETWEEN.length();
            rest = rest.substring(end);
        }
    }

    private List<String> fields(Part.Fields fields, int room) {
        String lines = fields.fields().stream()
                .map(field -> "**" + DiscordMarkdown.escape(field.name()) + ":** "
                        + String.join("\n", DiscordMarkdown.blocks(beginning(field.value()))))
                .collect(Collectors.joining("\n"));
        if (lines.length() <= Math.min(room, DiscordLimits.EMBED_TEXT)) {
            return lines.isEmpty() ? List.of() : List.of(lines);
        }
        String plain = fields.fields().stream()
                .map(field -> field.name() + ": " + Md.plain(beginning(field.value())))
                .collect(Collectors.joining("\n"));
        return words(plain, room, DiscordMarkdown::escape);
    }

    private static String progress(Part.Progress progress) {
        int total = Math.max(1, progress.total());
        int done = Math.clamp(progress.done(), 0, total);
        int filled = done * BAR / total;
        return DiscordMarkdown.escape(progress.label()) + " `" + "█".repeat(filled) + "░".repeat(BAR - filled) + "` "
                + progress.done() + "/" + progress.total();
    }

    private static String small(String text) {
        return text.lines().map(line -> "-# " + line).collect(Collectors.joining("\n"));
    }

    private List<MessageEmbed> embeds(Layout layout, Optional<String> trace) {
        List<String> texts = new ArrayList<>();
        for (List<String> group : layout.groups()) {
            texts.addAll(pack(group));
        }
        if (texts.size() > DiscordLimits.EMBEDS) {
            List<String> kept = new ArrayList<>(texts.subList(0, DiscordLimits.EMBEDS - 1));
            kept.add(mark);
            texts = kept;
        }
        List<MessageEmbed> embeds = new ArrayList<>();
        for (String text : texts) {
            EmbedBuilder embed = new EmbedBuilder().setColor(COLOUR).setDescription(text);
            if (embeds.isEmpty()) {
                trace.ifPresent(it -> embed.setUrl(traceUrl(it)));
            }
            embeds.add(embed.build());
        }
        return embeds;
    }

    /** As few texts as can hold the pieces in order. */
    private static List<String> pack(List<String> pieces) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (String piece : pieces) {
            if (!text.isEmpty() && text.length() + BETWEEN.length() + piece.length() > DiscordLimits.EMBED_TEXT) {
                texts.add(text.toString());
                text.setLength(0);
            }
            text.append(text.isEmpty() ? "" : BETWEEN).append(piece);
        }
        if (!text.isEmpty()) {
            texts.add(text.toString());
        }
        return texts;
    }

    private List<ActionRow> rows(List<Part> parts) {
        List<ActionRow> rows = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Part part : parts) {
            if (part instanceof Part.Actions actions) {
                List<ActionRowChildComponent> buttons = new ArrayList<>();
                actions.controls().forEach(control -> buttons.add(control(control, ids)));
                for (int from = 0; from < buttons.size(); from += DiscordLimits.ROW_BUTTONS) {
                    rows.add(ActionRow.of(
                            buttons.subList(from, Math.min(buttons.size(), from + DiscordLimits.ROW_BUTTONS))));
                }
            } else if (part instanceof Part.Picker picker && !picker.items().isEmpty()) {
                rows.add(ActionRow.of(select(picker, ids)));
            }
        }
        if (rows.size() > DiscordLimits.ROWS) {
            throw new IllegalArgumentException("A message on Discord holds " + DiscordLimits.ROWS
                    + " rows of controls, not " + rows.size() + ": take some away");
        }
        return rows;
    }

    private ActionRowChildComponent control(Part.Control control, Set<String> ids) {
        return switch (control) {
            case Part.Button button -> {
                ButtonStyle style = switch (button.style()) {
                    case PRIMARY -> ButtonStyle.PRIMARY;
                    case NEUTRAL -> ButtonStyle.SECONDARY;
                    case DANGER -> ButtonStyle.DANGER;
                };
                String id = unique(button.token().encode(), ids);
                yield Button.of(style, id, shorten(button.label(), DiscordLimits.BUTTON_LABEL))
                        .withDisabled(!button.enabled());
            }
            case Part.Link link -> {
                if (link.url().length() > DiscordLimits.BUTTON_URL) {
                    throw new IllegalArgumentException("Shorten the address behind \"" + link.label() + "\" to "
                            + DiscordLimits.BUTTON_URL + " characters");
                }
                yield Button.link(link.url(), shorten(link.label(), DiscordLimits.BUTTON_LABEL));
            }
        };
    }

    private static StringSelectMenu select(Part.Picker picker, Set<String> ids) {
        return StringSelectMenu.create(unique(picker.token().encode(), ids))
                .setPlaceholder(shorten(picker.prompt(), DiscordLimits.PLACEHOLDER))
                .addOptions(options(picker.items(), picker.prompt()))
                .setRequiredRange(
                        Math.min(picker.min(), picker.items().size()),
                        Math.min(picker.max(), picker.items().size()))
                .build();
    }

    private static List<SelectOption> options(List<Part.Item> items, String prompt) {
        if (items.size() > DiscordLimits.OPTIONS) {
            throw new IllegalArgumentException("\"" + prompt + "\" offers " + items.size() + " entries; Discord holds "
                    + DiscordLimits.OPTIONS + ": shorten the list");
        }
        return items.stream()
                .map(item -> SelectOption.of(shorten(item.label(), DiscordLimits.OPTION_LABEL), item.value())
                        .withDefault(item.selected()))
                .toList();
    }

    private static String unique(String id, Set<String> ids) {
        if (!ids.add(id)) {
            throw new IllegalArgumentException("Two controls of one message carry the same token: " + id);
        }
        return id;
    }

    private static List<FileUpload> files(List<Part> parts) {
        List<FileUpload> files = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Part.Picture picture && files.size() < DiscordLimits.FILES) {
                String name = picture.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "-");
                files.add(FileUpload.fromData(
                                Base64.getDecoder().decode(picture.png()),
                                (files.isEmpty() ? "" : files.size() + "-") + name + ".png")
                        .setDescription(shorten(picture.alt(), DiscordLimits.FILE_ALT)));
            }
            if (part instanceof Part.Archive archive && files.size() < DiscordLimits.FILES) {
                files.add(FileUpload.fromData(Base64.getDecoder().decode(archive.zip()), archive.name()));
            }
            if (part instanceof Part.Document document && files.size() < DiscordLimits.FILES) {
                files.add(FileUpload.fromData(document.text().getBytes(StandardCharsets.UTF_8), document.name()));
            }
        }
        return files;
    }

    /**
     * A form. Its introduction stands above the inputs where Discord's five parts leave room for it, else below the
     * first input's label.
     */
    Modal modal(Form form) {
        boolean roomForIntro = form.inputs().size() < DiscordLimits.MODAL_PARTS;
        List<ModalTopLevelComponent> parts = new ArrayList<>();
        if (roomForIntro && !form.intro().isBlank()) {
            parts.add(TextDisplay.of(String.join(BETWEEN, fitting(prose(form.intro(), DiscordLimits.MODAL_TEXT)))));
        }
        for (Form.Input input : form.inputs()) {
            Label label = Label.of(shorten(input.label(), DiscordLimits.INPUT_LABEL), child(input));
            boolean takesIntro =
                    !roomForIntro && parts.isEmpty() && !form.intro().isBlank();
            parts.add(
                    takesIntro
                            ? label.withDescription(shorten(Md.plain(form.intro()), DiscordLimits.INPUT_DESCRIPTION))
                            : label);
        }
        return Modal.create(form.token().encode(), shorten(form.title(), DiscordLimits.MODAL_TITLE))
                .addComponents(parts)
                .build();
    }

    /** The first pieces that fit into a form's text. */
    private List<String> fitting(List<String> pieces) {
        List<String> kept = new ArrayList<>();
        int length = mark.length();
        for (String piece : pieces) {
            length += piece.length() + BETWEEN.length();
            if (length > DiscordLimits.MODAL_TEXT) {
                return marked(kept);
            }
            kept.add(piece);
        }
        return kept;
    }

    private static LabelChildComponent child(Form.Input input) {
        return switch (input) {
            case Form.TextInput text -> text(text);
            case Form.ChoiceInput choice ->
                StringSelectMenu.create(choice.name())
                        .addOptions(options(choice.items(), choice.label()))
                        .setRequiredRange(
                                choice.min(),
                                Math.min(choice.max(), choice.items().size()))
                        .setRequired(choice.min() > 0)
                        .build();
            case Form.ChannelInput channel ->
                EntitySelectMenu.create(channel.name(), SelectTarget.CHANNEL)
                        .setChannelTypes(ChannelType.TEXT, ChannelType.NEWS)
                        .setDefaultValues(snowflakes(channel.initial(), channel.max()).stream()
                                .map(DefaultValue::channel)
                                .toList())
                        .setRequiredRange(channel.min(), channel.max())
                        .setRequired(channel.min() > 0)
                        .build();
            case Form.FileInput file ->
                AttachmentUpload.create(file.name())
                        .setRequiredRange(0, 1)
                        .setRequired(false)
                        .build();
            case Form.PeopleInput people ->
                EntitySelectMenu.create(people.name(), SelectTarget.USER)
                        .setDefaultValues(snowflakes(people.initial(), people.max()).stream()
                                .map(DefaultValue::user)
                                .toList())
                        .setRequiredRange(people.min(), people.max())
                        .setRequired(people.min() > 0)
                        .build();
        };
    }

    private static TextInput text(Form.TextInput input) {
        int longest = Math.clamp(input.maxLength(), 1, DiscordLimits.INPUT_TEXT);
        TextInput.Builder builder = TextInput.create(
                        input.name(), input.paragraph() ? TextInputStyle.PARAGRAPH : TextInputStyle.SHORT)
                .setRequired(input.required())
                .setMaxLength(longest);
        if (!input.hint().isBlank()) {
            builder.setPlaceholder(shorten(input.hint(), DiscordLimits.INPUT_HINT));
        }
        if (!input.initial().isEmpty()) {
            builder.setValue(shorten(input.initial(), longest));
        }
        return builder.build();
    }

    private static List<String> snowflakes(List<String> ids, int max) {
        return ids.stream().filter(id -> id.matches("\\d{1,20}")).limit(max).toList();
    }

    /** A refused form as a message: what is wrong with it, and the words that were typed. */
    static Message refusal(Form form, Map<String, String> errors, String title) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Heading(title));
        Set<String> named = new HashSet<>();
        for (Form.Input input : form.inputs()) {
            if (errors.containsKey(input.name())) {
                named.add(input.name());
                parts.add(new Part.Prose(
                        "**" + Md.escape(input.label()) + ":** " + errors.getOrDefault(input.name(), "")));
            }
        }
        errors.entrySet().stream()
                .filter(entry -> !named.contains(entry.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> parts.add(new Part.Prose(entry.getValue())));
        for (Form.Input input : form.inputs()) {
            if (input instanceof Form.TextInput text && !text.initial().isBlank()) {
                parts.add(new Part.Small(Md.escape(text.label())));
                parts.add(new Part.Quote(text.initial()));
            }
        }
        return new Message(title, parts);
    }

    /** Plain text of at most that many characters, a visible mark where it was cut. */
    static String shorten(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = max - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    /** A part of the body with its text. */
    private record Section(Part part, int group, List<String> pieces) {
        boolean isWords() {
            return part instanceof Part.Quote || part instanceof Part.Code;
        }

        int length() {
            return pieces.stream()
                    .mapToInt(piece -> piece.length() + BETWEEN.length())
                    .sum();
        }
    }

    /**
     * A message taken apart.
     *
     * @param groups what stands between the dividers
     */
    private record Layout(
            Optional<String> heading, List<List<String>> groups, List<ActionRow> rows, List<FileUpload> files) {
        boolean fitsContent() {
            return groups.size() <= 1 && asContent().length() <= DiscordLimits.CONTENT - Integer.SIZE;
        }

        String asContent() {
            List<String> pieces = new ArrayList<>();
            heading.ifPresent(pieces::add);
            groups.forEach(pieces::addAll);
            return String.join(BETWEEN, pieces);
        }
    }
}
