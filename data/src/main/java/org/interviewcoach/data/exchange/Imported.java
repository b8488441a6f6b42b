package org.interviewcoach.data.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What came of reading someone's question list.
 *
 * @param title of the list, where it has one
 * @param pack what the list says of the pack, by the keys of {@code pack.yaml} and {@code lexicon}; mostly nothing
 * @param drafts in the list's order, resources included
 * @param notes by line
 */
public record Imported(Optional<String> title, Optional<ObjectNode> pack, List<Draft> drafts, List<Note> notes) {
    public Imported {
        drafts = List.copyOf(drafts);
        notes = notes.stream()
                .sorted((left, right) -> Integer.compare(left.line(), right.line()))
                .toList();
    }

    /** A line a note, and a last line with the sums. */
    public String report() {
        long resources =
                drafts.stream().filter(it -> it.kind() == Note.Kind.RESOURCE).count();
        long unknown = notes.stream()
                .filter(it -> it.kind() == Note.Kind.NOT_RECOGNISED)
                .count();
        return notes.stream().map(note -> note + "\n").collect(Collectors.joining())
                + (drafts.size() - resources) + " questions, " + resources + " resources, " + unknown
                + " places not recognised\n";
    }
}
