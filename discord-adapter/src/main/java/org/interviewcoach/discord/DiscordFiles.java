package org.interviewcoach.discord;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.interviewcoach.core.inbound.HandedFile;
import org.interviewcoach.core.inbound.HandedFile.Trouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches files that people hand in: from Discord's own hosts alone, no further than the limit, and not for long.
 * Blocks; thread-safe.
 */
final class DiscordFiles {
    private static final Logger log = LoggerFactory.getLogger(DiscordFiles.class);

    private static final Set<String> HOSTS = Set.of("cdn.discordapp.com", "media.discordapp.net");

    private final OkHttpClient http;
    private final Optional<HttpUrl> instead;

    /**
     * Fetches from Discord.
     *
     * @param server whose files are taken in place of Discord's own
     */
    DiscordFiles(Duration within, Optional<URI> server) {
        // A redirect could lead anywhere.
        this.http = new OkHttpClient.Builder()
                .followRedirects(false)
                .callTimeout(within)
                .build();
        this.instead = server.map(it -> HttpUrl.get(it.toString()));
    }

    /** A file that Discord keeps.
     *
     * @param size in bytes, as Discord says */
    record Kept(String name, String url, long size) {}

    /** All of them, by the inputs' names. */
    Map<String, HandedFile> fetch(Map<String, Kept> kept) {
        Map<String, HandedFile> fetched = new LinkedHashMap<>();
        kept.forEach((input, it) -> fetched.put(input, fetch(it)));
        return fetched;
    }

    HandedFile fetch(Kept file) {
        if (file.size() > HandedFile.MOST_BYTES) {
            return HandedFile.missing(file.name(), Trouble.TOO_LARGE);
        }
        HttpUrl url = HttpUrl.parse(file.url());
        if (url == null || !isOurs(url)) {
            log.warn("A file that was handed in is not at Discord's own hosts");
            return HandedFile.missing(file.name(), Trouble.UNREACHABLE);
        }
        Request request = new Request.Builder().url(url).build();
        try (Response response = http.newCall(request).execute();
                InputStream in = response.body().byteStream()) {
            if (response.code() != 200) {
                log.warn("Discord did not hand out a file: status {}", response.code());
                return HandedFile.missing(file.name(), Trouble.UNREACHABLE);
            }
            return HandedFile.read(file.name(), in);
        } catch (IOException e) {
            log.warn("A file could not be fetched: {}", e.toString());
            return HandedFile.missing(file.name(), Trouble.UNREACHABLE);
        }
    }

    private boolean isOurs(HttpUrl url) {
        return instead.map(it -> it.host().equals(url.host()) && it.port() == url.port())
                .orElseGet(() -> url.isHttps() && url.port() == 443 && HOSTS.contains(url.host()));
    }
}
