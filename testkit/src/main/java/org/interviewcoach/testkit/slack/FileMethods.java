package org.interviewcoach.testkit.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.interviewcoach.testkit.HandedIn;
import org.interviewcoach.testkit.slack.referee.SlackRule;

/** Uploading in three steps: ask for a URL, send the bytes, share. */
final class FileMethods {
    static final String PATH = "/upload/";
    static final String PRIVATE = "/files-pri/";

    private final LoopbackSlack slack;
    private final Map<String, Upload> uploads = new ConcurrentHashMap<>();

    FileMethods(LoopbackSlack slack) {
        this.slack = slack;
    }

    ObjectNode getUploadUrl(ApiCall call) {
        int length = call.number("length", -1);
        if (length <= 0) {
            throw new ApiError("invalid_arguments", List.of("length must be positive"));
        }
        String id = slack.ids().next("F");
        uploads.put(id, new Upload(call.text("filename"), call.text("alt_txt"), length, new byte[0]));
        return ApiCall.ok().put("upload_url", slack.baseUrl() + PATH + id).put("file_id", id);
    }

    /** The bytes arrive; answers whether there is a URL for them. */
    boolean upload(String id, byte[] bytes) {
        Upload upload = uploads.get(id);
        if (upload == null) {
            return false;
        }
        if (bytes.length != upload.length) {
            slack.referee()
                    .report(
                            SlackRule.PARAMETER,
                            "upload",
                            bytes.length + " bytes came, files.getUploadURLExternal was told " + upload.length);
        }
        uploads.put(id, new Upload(upload.name, upload.altText, upload.length, bytes));
        return true;
    }

    /** Somebody chooses a file in a form. */
    ObjectNode handIn(SlackUser user, HandedIn file) {
        String id = slack.ids().next("F");
        uploads.put(id, new Upload(file.name(), "", file.bytes().length, file.bytes()));
        String url = slack.baseUrl() + PRIVATE + id;
        return Json.object()
                .put("id", id)
                .put("name", file.name())
                .put("title", file.name())
                .put("user", user.id())
                .put("size", file.bytes().length)
                .put("mode", "hosted")
                .put("url_private", url)
                .put("url_private_download", url);
    }

    /** The bytes of a file, for tests. */
    Optional<byte[]> bytes(String id) {
        return Optional.ofNullable(uploads.get(id)).map(upload -> upload.bytes.clone());
    }

    ObjectNode completeUpload(ApiCall call) {
        Optional<SlackChannel> channel = call.find("channel_id").map(id -> call.channel("channel_id"));
        channel.filter(there -> !there.hasBot()).ifPresent(there -> {
            throw new ApiError("not_in_channel");
        });
        ObjectNode answer = ApiCall.ok();
        ArrayNode files = answer.putArray("files");
        for (JsonNode file : call.json("files")) {
            String id = file.path("id").asText();
            Upload upload = uploads.get(id);
            if (upload == null || upload.bytes.length == 0) {
                throw new ApiError("file_not_found");
            }
            files.add(json(call, id, file.path("title").asText(upload.name), upload));
        }
        channel.ifPresent(there -> share(call, there, files));
        return answer;
    }

    private void share(ApiCall call, SlackChannel channel, ArrayNode files) {
        ObjectNode content = Json.object().put("text", call.text("initial_comment"));
        call.find("thread_ts").ifPresent(root -> content.put("thread_ts", root));
        List<String> problems = slack.check(() -> slack.referee().checkMessage(call.method(), content));
        if (!problems.isEmpty()) {
            throw new ApiError("invalid_blocks", problems);
        }
        SlackMessage message = slack.messages().post(channel, content, Optional.empty());
        ObjectNode json = message.json().deepCopy();
        json.set("files", files);
        SlackMessage shared = channel.put(json, Optional.empty());
        slack.journal().happened(SlackHappening.Kind.FILE_SHARED, channel.id(), "", shared.ts(), json);
    }

    private ObjectNode json(ApiCall call, String id, String title, Upload upload) {
        long now = slack.settings().clock().instant().getEpochSecond();
        String type = upload.name.replaceFirst(".*\\.", "");
        return Json.object()
                .put("id", id)
                .put("created", now)
                .put("timestamp", now)
                .put("name", upload.name)
                .put("title", title)
                .put("mimetype", type.equals("png") ? "image/png" : "application/octet-stream")
                .put("filetype", type)
                .put("user", call.workspace().bot().id())
                .put("size", upload.bytes.length)
                .put("alt_txt", upload.altText);
    }

    /** One file on its way. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Upload(String name, String altText, int length, byte[] bytes) {}
}
