package org.interviewcoach.core.decide;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.state.PackState.Content;

/**
 * What an upload changes in a workspace's own pack.
 *
 * @param added ids as people type them, in alphabetical order
 */
record PackChanges(List<String> added, List<String> changed, List<String> removed) {
    PackChanges {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
    }

    static PackChanges between(Content now, Content next, Context context) {
        Map<String, String> uploaded = uploaded(now, context);
        Map<String, String> before = new TreeMap<>();
        Map<String, String> after = new TreeMap<>();
        for (Question it :
                context.bank().findTopic(Pack.OWN).map(Pack::questions).orElse(List.of())) {
            String id = local(it);
            // What was suggested stays as it is unless an upload stands in its place or takes it away.
            before.put(id, uploaded.getOrDefault(id, it.revision()));
            if (!uploaded.containsKey(id) && !next.removed().contains(id)) {
                after.put(id, it.revision());
            }
        }
        after.putAll(uploaded(next, context));
        return new PackChanges(
                after.keySet().stream()
                        .filter(it -> !before.containsKey(it))
                        .map(PackChanges::typed)
                        .toList(),
                after.keySet().stream()
                        .filter(it -> before.containsKey(it)
                                && !after.getOrDefault(it, "").equals(before.get(it)))
                        .map(PackChanges::typed)
                        .toList(),
                before.keySet().stream()
                        .filter(it -> !after.containsKey(it))
                        .map(PackChanges::typed)
                        .toList());
    }

    /** Content by id within the pack. */
    private static Map<String, String> uploaded(Content content, Context context) {
        Map<String, String> all = new TreeMap<>();
        content.entries().forEach(it -> all.put(it.id(), it.toString()));
        if (!content.files().isEmpty()) {
            context.packs().pack(content.files()).map(Pack::questions).orElse(List.of()).stream()
                    .forEach(it -> all.put(local(it), it.revision()));
        }
        return all;
    }

    /** The id within the pack. */
    static String local(Question question) {
        String id = question.id().value();
        return id.substring(id.indexOf('.') + 1);
    }

    private static String typed(String id) {
        return Pack.OWN + "." + id;
    }

    boolean isEmpty() {
        return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
    }
}
