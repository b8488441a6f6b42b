package org.interviewcoach.store;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.effect.Slot;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.state.State;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.PlatformId;

/** Everything that stored JSON is made of, found by walking from its roots through components and families. */
final class Shapes {
    private static final List<Class<?>> ROOTS = List.of(State.class, Effect.class, Question.class);
    private static final Set<Class<?>> WORDS = Set.of(
            String.class,
            int.class,
            Integer.class,
            long.class,
            boolean.class,
            Instant.class,
            Duration.class,
            LocalDate.class,
            LocalTime.class,
            ZoneId.class,
            ConversationId.class,
            LearnerId.class,
            PlatformId.class,
            QuestionId.class,
            Slot.class,
            Token.class);
    private static final Set<Class<?>> HOLDERS = Set.of(Optional.class, List.class, Set.class, Map.class);

    private final Map<String, String> lines = new TreeMap<>();
    private final Set<Class<?>> families = new LinkedHashSet<>();

    private Shapes() {}

    static Shapes walk() {
        Shapes shapes = new Shapes();
        ROOTS.forEach(shapes::visit);
        return shapes;
    }

    /** One line for each record, family and enum: what it is made of. */
    String text() {
        return lines.values().stream().collect(Collectors.joining("\n", "", "\n"));
    }

    /** The sealed interfaces that a reader meets; those sealed below another one carry its name already. */
    Set<Class<?>> families() {
        return families.stream()
                .filter(it -> families.stream().noneMatch(other -> other != it && other.isAssignableFrom(it)))
                .collect(Collectors.toSet());
    }

    /** The records of a family, through all the interfaces between. */
    static Set<Class<?>> members(Class<?> family) {
        Set<Class<?>> members = new LinkedHashSet<>();
        for (Class<?> member : family.getPermittedSubclasses()) {
            if (member.isSealed()) {
                members.addAll(members(member));
            } else {
                members.add(member);
            }
        }
        return members;
    }

    private void visit(Class<?> type) {
        String name = name(type);
        if (WORDS.contains(type) || lines.containsKey(name)) {
            return;
        }
        if (type.isSealed()) {
            families.add(type);
            lines.put(name, "");
            members(type).forEach(this::visit);
            lines.put(
                    name,
                    name + " = "
                            + members(type).stream()
                                    .map(it -> PersistedNames.of(it) + " " + name(it))
                                    .sorted()
                                    .collect(Collectors.joining(" | ")));
        } else if (type.isEnum()) {
            lines.put(
                    name,
                    name + " = "
                            + Arrays.stream(type.getEnumConstants())
                                    .map(it -> ((Enum<?>) it).name())
                                    .collect(Collectors.joining(" | ")));
        } else if (type.isRecord()) {
            lines.put(name, "");
            lines.put(
                    name,
                    name
                            + Arrays.stream(type.getRecordComponents())
                                    .map(this::component)
                                    .collect(Collectors.joining(", ", "(", ")")));
        } else {
            throw new AssertionError("How is a " + type.getName() + " to be stored? Add it to PersistedJson and here.");
        }
    }

    private String component(RecordComponent component) {
        return component.getName() + ": " + describe(component.getGenericType());
    }

    private String describe(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> holder) {
            if (!HOLDERS.contains(holder)) {
                throw new AssertionError("How is a " + holder.getName() + " to be stored?");
            }
            return holder.getSimpleName()
                    + Arrays.stream(generic.getActualTypeArguments())
                            .map(this::describe)
                            .collect(Collectors.joining(", ", "<", ">"));
        }
        if (type instanceof Class<?> plain) {
            visit(plain);
            return name(plain);
        }
        throw new AssertionError("How is a " + type + " to be stored?");
    }

    private static String name(Class<?> type) {
        String full = type.getName();
        return full.substring(full.lastIndexOf('.') + 1).replace('$', '.');
    }
}
