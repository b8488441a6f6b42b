package org.interviewcoach.core.decide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.core.items.Item;
import org.interviewcoach.core.items.ItemTable;
import org.interviewcoach.core.message.Md;
import org.interviewcoach.core.message.Message;
import org.interviewcoach.core.message.Part;
import org.interviewcoach.core.text.Texts;

/** How the questions do, for those of a workspace who may see it. */
final class ItemCards {
    private static final int MOST_SHOWN = 10;

    private final List<Item> telling;
    private final int others;
    private final Bank bank;
    private final Texts texts;

    ItemCards(List<Item> items, Bank bank, Texts texts) {
        this.telling = items.stream().filter(Item::isTelling).toList();
        this.others = items.size() - telling.size();
        this.bank = bank;
        this.texts = texts;
    }

    boolean isEmpty() {
        return telling.isEmpty();
    }

    /** Those that somebody should look at first. */
    Message shown() {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Heading(texts.of("items.title")));
        StringBuilder lines = new StringBuilder();
        telling.stream()
                .sorted(Comparator.comparing((Item it) -> it.flags().isEmpty())
                        .thenComparing(Item::reports, Comparator.reverseOrder())
                        .thenComparingInt(Item::rightPermille))
                .limit(MOST_SHOWN)
                .forEach(it ->
                        lines.append(lines.isEmpty() ? "" : "\n").append("- ").append(line(it)));
        parts.add(new Part.Prose(lines.isEmpty() ? texts.of("items.none") : lines.toString()));
        parts.add(new Part.Small(texts.of("items.rest", others, Item.LEAST_ATTEMPTS, Item.LEAST_PEOPLE)));
        return new Message(texts.of("items.title"), parts);
    }

    private String line(Item it) {
        String flags = it.flags().stream()
                .map(flag -> texts.of("items.flag." + flag.key()))
                .collect(Collectors.joining(", "));
        String name = bank.find(it.question())
                .map(question -> question.id().value())
                .orElse(it.question().value());
        return texts.of(
                "items.row",
                Md.code(name),
                it.rightPermille() / 10,
                it.attempts(),
                it.discriminationPermille().map(ItemTable::share).orElse("–"),
                it.reports(),
                it.appeals(),
                flags.isEmpty() ? "" : " **" + flags + "**");
    }

    /** All of them, to keep. */
    Message file() {
        return new Message(
                texts.of("items.file"),
                new Part.Prose(texts.of("items.file")),
                new Part.Document("questions.csv", ItemTable.csv(telling)));
    }
}
