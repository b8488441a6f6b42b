package org.interviewcoach.slack;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.DividerBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.composition.TextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.ConversationsFilter;
import com.slack.api.model.block.element.FileInputElement;
import com.slack.api.model.block.element.MultiConversationsSelectElement;
import com.slack.api.model.block.element.MultiStaticSelectElement;
import com.slack.api.model.block.element.MultiUsersSelectElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.RichTextPreformattedElement;
import com.slack.api.model.block.element.RichTextQuoteElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interviewcoach.core.message.Fitting;
import org.interviewcoach.core.message.Form;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.jspecify.annotations.Nullable;

/**
 * Messages and forms as Block Kit. Pure.
 *
 * <p>The summary is always the plain text beside the blocks: notifications and screen readers have nothing else. The
 * coach's own words are mrkdwn; code and people's words are rich text, whose characters stand for themselves.
 *
 * <p>Slack has no disabled buttons, so those become words. A picture would need a scope to upload files, so its
 * alternative text stands in its place.
 *
 * <p>What is too long is cut with a visible mark, people's own words and code first. What cannot be cut, more controls
 * than Slack holds, is a bug of ours: an {@link IllegalArgumentException} that says what to shorten.
 */
final class SlackRenderer {
    /** The action id of buttons that open a page: Slack tells of those presses too. */
    static final String LINK = "link";

    private static final int BAR = 10;
    private static final int SUMMARY = 1000;
    /** What is left at least of somebody's words when a message is too long. */
    private static final int WORDS_FLOOR = 400;

    private static final int SOURCE = 4 * SlackLimits.MESSAGE_TEXTS;
    private static final String BETWEEN = "\n\n";
    /** Stands between an action id's token and the number that makes it unique. */
    private static final char COUNTER = '~';

    private final String mark;
    private final String workspace;

    /**
     * A renderer.
     *
     * @param mark stands where something was cut, plain text
     * @param workspace the workspace's address, which links to messages begin with
     */
    SlackRenderer(String mark, String workspace) {
        this.mark = mark;
        this.workspace = workspace;
    }

    /**
     * A message as Slack takes it.
     *
     * @param text what notifications show, escaped
     */
    record Card(String text, List<LayoutBlock> blocks) {
        Card {
            blocks = List.copyOf(blocks);
        }
    }

    /** What stands in a channel, thread or direct message. */
    Card card(Message message) {
        return new Card(
                SlackMarkdown.escape(shorten(message.summary(), SUMMARY)), blocks(message, SlackLimits.MESSAGE_BLOCKS));
    }

    /** A card of one paragraph. */
    Card sentence(String markdown) {
        return card(Message.ofText(markdown));
    }

    /** A card with one more button below it. */
    Card card(Message message, String actionId, String label) {
        List<LayoutBlock> blocks = new ArrayList<>(blocks(message, SlackLimits.MESSAGE_BLOCKS - 1));
        blocks.add(ActionsBlock.builder()
                .elements(List.of(ButtonElement.builder()
                        .actionId(actionId)
                        .text(plain(label, SlackLimits.BUTTON_LABEL))
                        .build()))
                .build());
        return new Card(card(message).text(), blocks);
    }

    /**
     * The home page.
     *
     * @param metadata comes back with everything that is pressed there
     */
    View home(Message message, String metadata) {
        return View.builder()
                .type("home")
                .privateMetadata(metadata)
                .blocks(blocks(message, SlackLimits.VIEW_BLOCKS))
                .build();
    }

    /**
     * A form.
     *
     * @param metadata comes back with the submission
     */
    View view(Form form, String metadata) {
        List<LayoutBlock> blocks = new ArrayList<>();
        if (!form.intro().isBlank()) {
            blocks.addAll(blocks(new Message(form.title(), new Part.Prose(form.intro())), SlackLimits.VIEW_BLOCKS / 2));
        }
        form.inputs().forEach(input -> blocks.add(input(input)));
        return View.builder()
                .type("modal")
                .callbackId(form.token().encode())
                .privateMetadata(metadata)
                .title(ViewTitle.builder()
                        .type(PlainTextObject.TYPE)
                        .text(shorten(form.title(), SlackLimits.VIEW_TITLE))
                        .build())
                .submit(ViewSubmit.builder()
                        .type(PlainTextObject.TYPE)
                        .text(shorten(form.submit(), SlackLimits.VIEW_TITLE))
                        .build())
                .blocks(blocks)
                .build();
    }

    /** What is wrong with each input, as Slack shows it below them. */
    static Map<String, String> errors(Form form, Map<String, String> errors) {
        String first = form.inputs().getFirst().name();
        Set<String> names = form.inputs().stream().map(Form.Input::name).collect(Collectors.toSet());
        return errors.entrySet().stream()
                .collect(Collectors.toMap(
                        it -> names.contains(it.getKey()) ? it.getKey() : first,
                        it -> Md.plain(it.getValue()),
                        (one, other) -> one + " " + other));
    }

    /** A refused form as a note: what is wrong, and what was typed. */
    static Message refusal(Form form, Map<String, String> errors) {
        List<Part> parts = new ArrayList<>();
        errors.values().forEach(error -> parts.add(new Part.Prose(error)));
        for (Form.Input input : form.inputs()) {
            if (input instanceof Form.TextInput text && !text.initial().isBlank()) {
                parts.add(new Part.Quote(text.initial()));
            }
        }
        String summary = errors.isEmpty()
                ? form.title()
                : Md.plain(errors.values().iterator().next());
        return new Message(summary.isBlank() ? form.title() : summary, parts);
    }

    /** The token's text in an action id. */
    static String token(String actionId) {
        int counter = actionId.lastIndexOf(COUNTER);
        boolean counted = counter >= 0 && actionId.substring(counter + 1).matches("[0-9]{1,4}");
        return counted ? actionId.substring(0, counter) : actionId;
    }

    private List<LayoutBlock> blocks(Message message, int most) {
        List<Section> sections = new ArrayList<>();
        for (Part part : message.parts()) {
            sections.add(new Section(part, texts(part, SlackLimits.MESSAGE_TEXTS)));
        }
        shrink(sections);
        Ids ids = new Ids();
        List<LayoutBlock> blocks = new ArrayList<>();
        for (Section section : sections) {
            blocks.addAll(blocks(section, ids));
        }
        if (blocks.isEmpty()) {
            blocks.add(section(SlackMarkdown.escape(shorten(message.summary(), SUMMARY))));
        }
        return fitting(blocks, most);
    }

    /** Controls are what a card is for, so texts go first where there are too many blocks. */
    private List<LayoutBlock> fitting(List<LayoutBlock> blocks, int most) {
        if (blocks.size() <= most) {
            return blocks;
        }
        List<LayoutBlock> kept = new ArrayList<>(blocks);
        int last = -1;
        for (int i = kept.size() - 1; i >= 0 && kept.size() >= most; i--) {
            if (!isControl(kept.get(i))) {
                kept.remove(i);
                last = i;
            }
        }
        if (last < 0 || kept.size() >= most) {
            throw new IllegalArgumentException("A message holds at most " + most + " blocks: use fewer controls");
        }
        kept.add(last, section(SlackMarkdown.escape(mark)));
        return kept;
    }

    private static boolean isControl(LayoutBlock block) {
        return block instanceof ActionsBlock
                || (block instanceof SectionBlock section && section.getAccessory() != null);
    }

    private void shrink(List<Section> sections) {
        shrink(sections, true, WORDS_FLOOR);
        shrink(sections, false, 2 * mark.length() + BETWEEN.length());
        for (int i = sections.size() - 1; i >= 0 && length(sections) > SlackLimits.MESSAGE_TEXTS; i--) {
            Section section = sections.get(i);
            if (!(section.part() instanceof Part.Actions) && !(section.part() instanceof Part.Picker)) {
                sections.remove(i);
            }
        }
    }

    private void shrink(List<Section> sections, boolean words, int floor) {
        while (true) {
            int over = length(sections) - SlackLimits.MESSAGE_TEXTS;
            Optional<Section> longest = sections.stream()
                    .filter(it -> it.isWords() == words && it.length() > floor)
                    .max(Comparator.comparingInt(Section::length));
            if (over <= 0 || longest.isEmpty()) {
                return;
            }
            Section before = longest.get();
            Section after = new Section(before.part(), texts(before.part(), Math.max(floor, before.length() - over)));
            if (after.length() >= before.length()) {
                return;
            }
            sections.set(sections.indexOf(before), after);
        }
    }

    private static int length(List<Section> sections) {
        return sections.stream().mapToInt(Section::length).sum();
    }

    /** A part's texts, each short enough for one block, together at most that long. */
    private List<String> texts(Part part, int room) {
        return switch (part) {
            case Part.Heading heading -> List.of(shorten(heading.text(), SlackLimits.HEADER));
            case Part.Prose prose -> prose(prose.markdown(), room, SlackLimits.SECTION_TEXT);
            case Part.Code code -> words(code.text(), room, SlackLimits.SECTION_TEXT, Md::clean);
            case Part.Quote quote -> words(quote.text(), room, SlackLimits.SECTION_TEXT, Md::clean);
            case Part.Fields fields -> fields(fields, room);
            case Part.Progress progress -> List.of(progress(progress));
            case Part.Small small -> prose(small.markdown(), room, SlackLimits.CONTEXT_TEXT);
            case Part.Divider divider -> List.of();
            case Part.Mention mention ->
                List.of(mention.group().map(it -> "<!subteam^" + it + ">").orElse("<!here>"));
            case Part.Actions actions ->
                actions.controls().stream().map(SlackRenderer::label).toList();
            case Part.Picker picker ->
                Stream.concat(
                                Stream.of(picker.prompt(), picker.prompt())
                                        .map(it -> shorten(it, SlackLimits.PLACEHOLDER)),
                                picker.items().stream().map(it -> shorten(it.label(), SlackLimits.OPTION_LABEL)))
                        .toList();
            case Part.Picture picture -> words(picture.alt(), room, SlackLimits.SECTION_TEXT, SlackMarkdown::escape);
            // A file is a message of its own on Slack: the messenger sends it.
            case Part.Document document -> List.of();
            case Part.Archive archive -> List.of();
        };
    }

    private static String label(Part.Control control) {
        return switch (control) {
            case Part.Button button -> shorten(button.label(), SlackLimits.BUTTON_LABEL);
            case Part.Link link -> shorten(link.label(), SlackLimits.BUTTON_LABEL);
        };
    }

    private List<LayoutBlock> blocks(Section section, Ids ids) {
        return switch (section.part()) {
            case Part.Heading heading -> List.of(header(section.texts().getFirst()));
            case Part.Prose prose -> each(section, SlackRenderer::section);
            case Part.Code code -> each(section, SlackRenderer::preformatted);
            case Part.Quote quote -> each(section, SlackRenderer::quoted);
            case Part.Fields fields -> fieldBlocks(section.texts());
            case Part.Progress progress -> each(section, SlackRenderer::context);
            case Part.Small small -> each(section, SlackRenderer::context);
            case Part.Mention mention -> each(section, SlackRenderer::section);
            case Part.Divider divider -> List.of(DividerBlock.builder().build());
            case Part.Actions actions -> actions(actions, ids);
            case Part.Picker picker -> List.of(picker(picker, ids));
            case Part.Picture picture -> each(section, SlackRenderer::context);
            case Part.Document document -> List.of();
            case Part.Archive archive -> List.of();
        };
    }

    private static List<LayoutBlock> each(Section section, Function<String, LayoutBlock> block) {
        return section.texts().stream()
                .filter(text -> !text.isBlank())
                .map(block)
                .toList();
    }

    private static LayoutBlock header(String text) {
        return HeaderBlock.builder().text(plain(text, SlackLimits.HEADER)).build();
    }

    private static LayoutBlock section(String text) {
        return SectionBlock.builder().text(mrkdwn(text)).build();
    }

    private static LayoutBlock context(String text) {
        return ContextBlock.builder().elements(List.of(mrkdwn(text))).build();
    }

    private static LayoutBlock preformatted(String text) {
        return rich(RichTextPreformattedElement.builder()
                .elements(
                        List.of(RichTextSectionElement.Text.builder().text(text).build()))
                .build());
    }

    private static LayoutBlock quoted(String text) {
        return rich(RichTextQuoteElement.builder()
                .elements(
                        List.of(RichTextSectionElement.Text.builder().text(text).build()))
                .build());
    }

    private static LayoutBlock rich(BlockElement element) {
        return RichTextBlock.builder().elements(List.of(element)).build();
    }

    /** Without {@code verbatim} Slack would turn bare addresses and channel names into links. */
    private static MarkdownTextObject mrkdwn(String text) {
        return MarkdownTextObject.builder().text(text).verbatim(true).build();
    }

    private static PlainTextObject plain(String text, int most) {
        return PlainTextObject.builder()
                .text(shorten(Md.clean(text), most))
                .emoji(false)
                .build();
    }

    private List<String> prose(String source, int room, int most) {
        String markdown = source.substring(0, Math.min(source.length(), SOURCE));
        List<String> packed = new ArrayList<>();
        int left = room;
        for (String block : SlackMarkdown.blocks(markdown, workspace)) {
            if (block.length() > most) {
                // A paragraph of that length is plain text by accident or on purpose: its markup is not worth keeping.
                return words(Md.plain(markdown), room, most, SlackMarkdown::escape);
            }
            left -= block.length() + BETWEEN.length();
            if (left < mark.length()) {
                if (packed.isEmpty()) {
                    return words(Md.plain(markdown), room, most, SlackMarkdown::escape);
                }
                packed.add(SlackMarkdown.escape(mark));
                return packed;
            }
            add(packed, block, most);
        }
        if (markdown.length() < source.length()) {
            packed.add(SlackMarkdown.escape(mark));
        }
        return packed;
    }

    private static void add(List<String> packed, String block, int most) {
        boolean joins = !packed.isEmpty() && packed.getLast().length() + BETWEEN.length() + block.length() <= most;
        if (joins) {
            packed.set(packed.size() - 1, packed.getLast() + BETWEEN + block);
        } else {
            packed.add(block);
        }
    }

    /** Words cut where they are too long, in pieces that are rendered one by one. */
    private List<String> words(String text, int room, int most, UnaryOperator<String> render) {
        List<String> pieces = new ArrayList<>();
        int left = room;
        String rest = text;
        while (!rest.isEmpty()) {
            int fits = Fitting.length(rest, Math.min(left, most), render);
            if (fits >= rest.length()) {
                pieces.add(render.apply(rest));
                return pieces;
            }
            if (left - most < WORDS_FLOOR) {
                int shown = Fitting.length(rest, Math.min(left, most) - mark.length() - 1, render);
                pieces.add(render.apply(rest.substring(0, shown)) + "\n" + mark);
                return pieces;
            }
            int end = Fitting.nicely(rest, fits);
            String piece = render.apply(rest.substring(0, end));
            pieces.add(piece);
            left -= piece.length();
            rest = rest.substring(end);
        }
        return pieces;
    }

    private List<String> fields(Part.Fields fields, int room) {
        List<String> texts = new ArrayList<>();
        int left = room;
        for (Part.Field field : fields.fields()) {
            String name = "*" + SlackMarkdown.escape(shorten(field.name(), SlackLimits.HEADER)) + "*\n";
            int most = Math.min(left, SlackLimits.FIELD_TEXT) - name.length();
            if (most < 2 * mark.length()) {
                return texts;
            }
            String value = SlackMarkdown.render(field.value(), workspace);
            String text = value.length() <= most
                    ? name + value
                    : name
                            + words(Md.plain(field.value()), most, most, SlackMarkdown::escape)
                                    .getFirst();
            texts.add(text);
            left -= text.length();
        }
        return texts;
    }

    private static List<LayoutBlock> fieldBlocks(List<String> texts) {
        List<LayoutBlock> blocks = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += SlackLimits.SECTION_FIELDS) {
            List<TextObject> fields = new ArrayList<>();
            texts.subList(from, Math.min(texts.size(), from + SlackLimits.SECTION_FIELDS))
                    .forEach(text -> fields.add(mrkdwn(text)));
            blocks.add(SectionBlock.builder().fields(fields).build());
        }
        return blocks;
    }

    private static String progress(Part.Progress progress) {
        int total = Math.max(1, progress.total());
        int done = Math.clamp(progress.done(), 0, total);
        int filled = done * BAR / total;
        return SlackMarkdown.escape(shorten(progress.label(), SlackLimits.HEADER)) + " `" + "█".repeat(filled)
                + "░".repeat(BAR - filled) + "` " + progress.done() + "/" + progress.total();
    }

    private static List<LayoutBlock> actions(Part.Actions actions, Ids ids) {
        List<BlockElement> elements = new ArrayList<>();
        List<String> off = new ArrayList<>();
        for (Part.Control control : actions.controls()) {
            switch (control) {
                case Part.Button button -> {
                    if (button.enabled()) {
                        elements.add(button(button, ids));
                    } else {
                        off.add(SlackMarkdown.escape(button.label()));
                    }
                }
                case Part.Link link -> elements.add(link(link, ids));
            }
        }
        List<LayoutBlock> blocks = new ArrayList<>();
        if (!off.isEmpty()) {
            blocks.add(context(shorten(String.join(" \u00b7 ", off), SlackLimits.CONTEXT_TEXT)));
        }
        for (int from = 0; from < elements.size(); from += SlackLimits.ACTIONS) {
            blocks.add(ActionsBlock.builder()
                    .elements(elements.subList(from, Math.min(elements.size(), from + SlackLimits.ACTIONS)))
                    .build());
        }
        return blocks;
    }

    private static BlockElement button(Part.Button button, Ids ids) {
        ButtonElement.ButtonElementBuilder element = ButtonElement.builder()
                .actionId(ids.of(button.token().encode()))
                .text(plain(button.label(), SlackLimits.BUTTON_LABEL));
        return switch (button.style()) {
            case PRIMARY -> element.style("primary").build();
            case NEUTRAL -> element.build();
            case DANGER -> element.style("danger").build();
        };
    }

    private static BlockElement link(Part.Link link, Ids ids) {
        if (link.url().length() > SlackLimits.BUTTON_URL) {
            throw new IllegalArgumentException(
                    "Shorten a link's address to " + SlackLimits.BUTTON_URL + " characters: " + link.label());
        }
        return ButtonElement.builder()
                .actionId(ids.of(LINK))
                .text(plain(link.label(), SlackLimits.BUTTON_LABEL))
                .url(link.url())
                .build();
    }

    private static LayoutBlock picker(Part.Picker picker, Ids ids) {
        return SectionBlock.builder()
                .text(mrkdwn(SlackMarkdown.escape(shorten(picker.prompt(), SlackLimits.PLACEHOLDER))))
                .accessory(select(
                        ids.of(picker.token().encode()), picker.prompt(), picker.items(), picker.min(), picker.max()))
                .build();
    }

    private static BlockElement select(String actionId, String prompt, List<Part.Item> items, int min, int max) {
        if (items.isEmpty() || items.size() > SlackLimits.OPTIONS) {
            throw new IllegalArgumentException(
                    "A select has 1 to " + SlackLimits.OPTIONS + " entries, not " + items.size() + ": " + prompt);
        }
        List<OptionObject> options = items.stream().map(SlackRenderer::option).toList();
        List<OptionObject> selected = items.stream()
                .filter(Part.Item::selected)
                .map(SlackRenderer::option)
                .toList();
        @Nullable PlainTextObject placeholder = prompt.isBlank() ? null : plain(prompt, SlackLimits.PLACEHOLDER);
        if (max <= 1) {
            return StaticSelectElement.builder()
                    .actionId(actionId)
                    .placeholder(placeholder)
                    .options(options)
                    .initialOption(selected.isEmpty() ? null : selected.getFirst())
                    .build();
        }
        return MultiStaticSelectElement.builder()
                .actionId(actionId)
                .placeholder(placeholder)
                .options(options)
                .initialOptions(selected.isEmpty() ? null : selected)
                .maxSelectedItems(Math.max(min, max))
                .build();
    }

    private static OptionObject option(Part.Item item) {
        if (item.value().isEmpty() || item.value().length() > SlackLimits.OPTION_VALUE) {
            throw new IllegalArgumentException(
                    "An entry's value has 1 to " + SlackLimits.OPTION_VALUE + " characters: " + item.label());
        }
        return OptionObject.builder()
                .text(plain(item.label(), SlackLimits.OPTION_LABEL))
                .value(item.value())
                .build();
    }

    private static LayoutBlock input(Form.Input input) {
        boolean optional = switch (input) {
            case Form.TextInput text -> !text.required();
            case Form.ChoiceInput choice -> choice.min() == 0;
            case Form.ChannelInput channel -> channel.min() == 0;
            case Form.PeopleInput people -> people.min() == 0;
            case Form.FileInput file -> true;
        };
        return InputBlock.builder()
                .blockId(input.name())
                .label(plain(input.label(), SlackLimits.INPUT_LABEL))
                .optional(optional)
                .element(element(input))
                .build();
    }

    private static BlockElement element(Form.Input input) {
        return switch (input) {
            case Form.TextInput text ->
                PlainTextInputElement.builder()
                        .actionId(text.name())
                        .multiline(text.paragraph())
                        .maxLength(Math.clamp(text.maxLength(), 1, SlackLimits.INPUT_TEXT))
                        .placeholder(text.hint().isBlank() ? null : plain(text.hint(), SlackLimits.PLACEHOLDER))
                        .initialValue(
                                text.initial().isEmpty()
                                        ? null
                                        : text.initial()
                                                .substring(
                                                        0,
                                                        Math.min(
                                                                text.initial().length(),
                                                                Math.clamp(
                                                                        text.maxLength(), 1, SlackLimits.INPUT_TEXT))))
                        .build();
            case Form.ChoiceInput choice -> select(choice.name(), "", choice.items(), choice.min(), choice.max());
            case Form.ChannelInput channel ->
                MultiConversationsSelectElement.builder()
                        .actionId(channel.name())
                        .initialConversations(channel.initial().isEmpty() ? null : channel.initial())
                        .filter(ConversationsFilter.builder()
                                .include(List.of("public", "private"))
                                .build())
                        .maxSelectedItems(Math.max(1, channel.max()))
                        .build();
            case Form.FileInput file ->
                FileInputElement.builder()
                        .actionId(file.name())
                        .filetypes(file.endings())
                        .maxFiles(1)
                        .build();
            case Form.PeopleInput people ->
                MultiUsersSelectElement.builder()
                        .actionId(people.name())
                        .initialUsers(people.initial().isEmpty() ? null : people.initial())
                        .maxSelectedItems(Math.max(1, people.max()))
                        .build();
        };
    }

    /** The beginning of a text with an ellipsis where it was too long. */
    static String shorten(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "\u2026";
    }

    /** A part with its texts. */
    private record Section(Part part, List<String> texts) {
        /** Somebody's words or code: cut before the coach's own. */
        boolean isWords() {
            return part instanceof Part.Quote || part instanceof Part.Code;
        }

        int length() {
            return texts.stream().mapToInt(String::length).sum();
        }
    }

    /** Gives every control of a message an action id of its own: Slack refuses two that are alike. */
    private static final class Ids {
        private final Set<String> taken = new HashSet<>();

        String of(String token) {
            String id = taken.contains(token) ? token + COUNTER + taken.size() : token;
            if (id.length() > SlackLimits.ACTION_ID) {
                throw new IllegalArgumentException("Shorten the token " + token);
            }
            taken.add(id);
            return id;
        }
    }
}
