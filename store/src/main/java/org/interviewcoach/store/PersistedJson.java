package org.interviewcoach.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotationIntrospectorPair;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.effect.Effect;
import org.interviewcoach.core.effect.Slot;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.port.Store.StoreException;
import org.interviewcoach.core.state.State;
import org.interviewcoach.core.who.ConversationId;
import org.interviewcoach.core.who.LearnerId;
import org.interviewcoach.core.who.PlatformId;
import org.jspecify.annotations.Nullable;

/**
 * States, effects and questions as JSON text, each with the number of the format that it was written in (ADR 0008).
 * Older formats are brought up step by step when they are read; a newer one is refused, since reading half of it and
 * writing it back would lose the other half.
 *
 * <p>Immutable and thread-safe.
 */
final class PersistedJson {
    /** One function for each step: the first brings format 1 to format 2. A new step goes at the end, none ever goes. */
    private static final List<UnaryOperator<ObjectNode>> STATE_STEPS = List.of();

    private static final List<UnaryOperator<ObjectNode>> EFFECT_STEPS = List.of();
    private static final List<UnaryOperator<ObjectNode>> QUESTION_STEPS = List.of();

    private static final ObjectMapper MAPPER = mapper();

    private final List<UnaryOperator<ObjectNode>> stateSteps;

    PersistedJson() {
        this(STATE_STEPS);
    }

    PersistedJson(List<UnaryOperator<ObjectNode>> stateSteps) {
        this.stateSteps = List.copyOf(stateSteps);
    }

    /** A text and the format that it is written in. */
    record Written(int format, String text) {}

    Written write(State state) {
        return new Written(stateSteps.size() + 1, write(State.class, state));
    }

    Written write(Effect effect) {
        return new Written(EFFECT_STEPS.size() + 1, write(Effect.class, effect));
    }

    Written write(Question question) {
        return new Written(QUESTION_STEPS.size() + 1, write(Question.class, question));
    }

    State readState(Written written) {
        return read(State.class, written, stateSteps);
    }

    Effect readEffect(Written written) {
        return read(Effect.class, written, EFFECT_STEPS);
    }

    Question readQuestion(Written written) {
        return read(Question.class, written, QUESTION_STEPS);
    }

    /** A list that stands in a column of its own; its elements are plain texts or numbers and need no format. */
    String writeList(List<?> values) {
        return write(List.class, values);
    }

    /** Plain texts by name. */
    String writeMap(Map<String, String> values) {
        return write(Map.class, values);
    }

    Map<String, String> readMap(String text) {
        try {
            return MAPPER.readerForMapOf(String.class).readValue(text);
        } catch (JsonProcessingException e) {
            throw unreadable("map", e);
        }
    }

    <T> List<T> readList(Class<T> element, String text) {
        try {
            return MAPPER.readerForListOf(element).readValue(text);
        } catch (JsonProcessingException e) {
            throw unreadable("list", e);
        }
    }

    private static String write(Class<?> type, Object value) {
        try {
            return MAPPER.writerFor(type).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("No JSON for a " + type.getSimpleName(), e);
        }
    }

    private static <T> T read(Class<T> type, Written written, List<UnaryOperator<ObjectNode>> steps) {
        int current = steps.size() + 1;
        if (written.format() > current) {
            throw new StoreException(
                    "A " + type.getSimpleName() + " is stored in format " + written.format()
                            + ", this release knows up to " + current + ": start the release that wrote it",
                    new IllegalStateException("format " + written.format()));
        }
        try {
            if (written.format() == current) {
                return MAPPER.readValue(written.text(), type);
            }
            ObjectNode tree = MAPPER.readValue(written.text(), ObjectNode.class);
            for (UnaryOperator<ObjectNode> step : steps.subList(written.format() - 1, steps.size())) {
                tree = step.apply(tree);
            }
            return MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw unreadable(type.getSimpleName(), e);
        }
    }

    /** Jackson quotes what it stumbled over, and that may be an answer: the place alone is kept. */
    private static StoreException unreadable(String what, JsonProcessingException e) {
        String place = e instanceof JsonMappingException mapping ? " at " + mapping.getPathReference() : "";
        IllegalStateException cause = new IllegalStateException(e.getClass().getSimpleName() + place);
        cause.setStackTrace(e.getStackTrace());
        return new StoreException("A stored " + what + " cannot be read", cause);
    }

    private static ObjectMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder()
                .addModules(new Jdk8Module(), new JavaTimeModule(), ids())
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(
                        DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE,
                        DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS,
                        SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                // Methods named getX or isX are conveniences of the model, not parts of it.
                .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                .visibility(PropertyAccessor.GETTER, Visibility.NONE)
                .visibility(PropertyAccessor.FIELD, Visibility.ANY);
        for (Class<?> type : List.of(List.class, Set.class, Map.class)) {
            builder.withConfigOverride(
                    type, override -> override.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
        }
        PersistedNames.FAMILIES.forEach(family -> builder.addMixIn(family, Named.class));
        PersistedNames.all().forEach((type, name) -> builder.registerSubtypes(new NamedType(type, name)));
        JsonMapper mapper = builder.build();
        mapper.setAnnotationIntrospector(AnnotationIntrospectorPair.pair(
                new CompleteRecords(), mapper.getDeserializationConfig().getAnnotationIntrospector()));
        return mapper;
    }

    private static SimpleModule ids() {
        SimpleModule module = new SimpleModule();
        id(module, ConversationId.class, ConversationId::value, ConversationId::new);
        id(module, LearnerId.class, LearnerId::value, LearnerId::new);
        id(module, PlatformId.class, PlatformId::value, PlatformId::new);
        id(module, QuestionId.class, QuestionId::value, QuestionId::new);
        id(module, Slot.class, Slot::value, Slot::new);
        id(module, Token.class, Token::encode, PersistedJson::token);
        module.addSerializer(new Sorted());
        return module;
    }

    private static Token token(String text) {
        return Token.decode(text).orElseThrow(() -> new IllegalArgumentException("Not a token of this release"));
    }

    /** An id is one word in JSON, as a value and as a key. */
    private static <T> void id(
            SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
        module.addSerializer(type, new StdSerializer<>(type) {
            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeString(write.apply(value));
            }
        });
        module.addKeySerializer(type, new StdSerializer<>(type) {
            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeFieldName(write.apply(value));
            }
        });
        module.addDeserializer(type, new FromStringDeserializer<>(type) {
            @Override
            protected T _deserialize(String text, DeserializationContext context) {
                return read.apply(text);
            }
        });
        module.addKeyDeserializer(type, new KeyDeserializer() {
            @Override
            public T deserializeKey(String key, DeserializationContext context) {
                return read.apply(key);
            }
        });
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface Named {}

    /** Sets are written in order, so that the same state always gives the same text. */
    private static final class Sorted extends StdSerializer<Set<?>> {
        private static final long serialVersionUID = 1L;

        Sorted() {
            super(Set.class, false);
        }

        @Override
        public void serialize(Set<?> value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeStartArray();
            for (Object element : value.stream().sorted().toList()) {
                provider.defaultSerializeValue(element, out);
            }
            out.writeEndArray();
        }
    }

    /** Every component has to be there but those that have a natural nothing: a new one of these needs no new format. */
    private static final class CompleteRecords extends NopAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
            Class<?> type = member.getRawType();
            return !(Optional.class.isAssignableFrom(type)
                    || Collection.class.isAssignableFrom(type)
                    || Map.class.isAssignableFrom(type));
        }
    }
}
