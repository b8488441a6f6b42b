package org.interviewcoach.testkit.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Embeds, components and attachments as Discord gives them back: numbered, and with its defaults filled in. */
final class MessageParts {
    private static final String CDN = "https://cdn.loopback.invalid/attachments/";
    private static final String ATTACHMENT = "attachment://";

    private final World world;

    MessageParts(World world) {
        this.world = world;
    }

    ArrayNode embeds(JsonNode wanted) {
        ArrayNode embeds = Json.array();
        for (JsonNode embed : wanted) {
            ObjectNode stored = embed.deepCopy();
            stored.put("type", "rich");
            for (JsonNode field : stored.path("fields")) {
                ((ObjectNode) field).put("inline", field.path("inline").asBoolean());
            }
            embeds.add(stored);
        }
        return embeds;
    }

    JsonNode components(JsonNode wanted) {
        JsonNode components = wanted.isArray() ? wanted.deepCopy() : Json.array();
        int unused = number(components, 1);
        return components;
    }

    /** Those kept by their id, then the uploads, which a small index names. */
    ArrayNode attachments(JsonNode before, JsonNode wanted, List<MessageWriter.Upload> files) {
        ArrayNode result = Json.array();
        for (JsonNode old : before) {
            boolean kept = wanted.isMissingNode();
            for (JsonNode entry : wanted) {
                kept |= entry.path("id").asText().equals(old.path("id").asText());
            }
            if (kept) {
                result.add(old);
            }
        }
        for (int i = 0; i < files.size(); i++) {
            result.add(attachment(i, files.get(i), wanted));
        }
        return result;
    }

    private ObjectNode attachment(int index, MessageWriter.Upload file, JsonNode wanted) {
        String id = world.nextId();
        ObjectNode attachment = Json.object()
                .put("id", id)
                .put("filename", file.name())
                .put("size", file.size())
                .put("url", CDN + id + "/" + index)
                .put("proxy_url", CDN + id + "/" + index);
        world.files.put(attachment.path("url").asText(), file.latin1());
        if (!file.contentType().isEmpty()) {
            attachment.put("content_type", file.contentType());
        }
        for (JsonNode entry : wanted) {
            if (entry.path("id").asText().equals(Integer.toString(index)) && entry.hasNonNull("description")) {
                attachment.set("description", entry.path("description"));
            }
        }
        return attachment;
    }

    /** Components that have no id of their own get one, in reading order. */
    private int number(JsonNode components, int first) {
        int next = first;
        for (JsonNode component : components) {
            if (component instanceof ObjectNode object && object.has("type")) {
                if (object.path("id").asInt() == 0) {
                    object.put("id", next++);
                }
                complete(object);
                next = number(object.path("components"), next);
                if (object.has("accessory")) {
                    next = number(Json.array().add(object.path("accessory")), next);
                }
            }
        }
        return next;
    }

    private void complete(ObjectNode component) {
        switch (component.path("type").asInt()) {
            case 3, 5, 6, 7, 8 ->
                component
                        .put("min_values", component.path("min_values").asInt(1))
                        .put("max_values", component.path("max_values").asInt(1));
            case 11 -> completeMedia(component);
            case 12 -> component.path("items").forEach(item -> completeMedia((ObjectNode) item));
            case 13 -> {
                component.set("file", media(component.path("file")));
                component
                        .put("spoiler", component.path("spoiler").asBoolean())
                        .putNull("name")
                        .putNull("size");
            }
            case 14 ->
                component
                        .put("spacing", component.path("spacing").asInt(1))
                        .put("divider", component.path("divider").asBoolean(true));
            case 17 -> {
                component.put("spoiler", component.path("spoiler").asBoolean());
                if (!component.has("accent_color")) {
                    component.putNull("accent_color");
                }
            }
            default -> {
                // given back as it came
            }
        }
    }

    private void completeMedia(ObjectNode item) {
        item.set("media", media(item.path("media")));
        item.put("spoiler", item.path("spoiler").asBoolean());
        if (!item.has("description")) {
            item.putNull("description");
        }
    }

    private ObjectNode media(JsonNode wanted) {
        String url = wanted.path("url").asText();
        String whole = url.startsWith(ATTACHMENT) ? CDN + url.substring(ATTACHMENT.length()) : url;
        return Json.object().put("id", world.nextId()).put("url", whole).put("proxy_url", whole);
    }
}
