package org.interviewcoach.store;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that tokens are sealed with. New ones are sealed with the first; the others still open what was sealed with
 * them, so that a key is changed by putting a new one in front.
 *
 * <p>Written as {@code id:base64,id:base64}, each key 32 bytes. Never shows a key.
 */
public final class SealingKeys {
    private static final int BYTES = 32;

    private final String current;
    private final Map<String, SecretKey> keys;

    private SealingKeys(String current, Map<String, SecretKey> keys) {
        this.current = current;
        this.keys = Map.copyOf(keys);
    }

    /**
     * Reads keys as an operator wrote them.
     *
     * @throws IllegalArgumentException with all that is wrong, and without the keys
     */
    public static SealingKeys parse(String text) {
        Map<String, SecretKey> keys = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        String[] entries = text.strip().split(",", -1);
        for (int i = 0; i < entries.length; i++) {
            parse(i + 1, entries[i].strip(), keys, problems);
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return new SealingKeys(keys.keySet().iterator().next(), keys);
    }

    private static void parse(int number, String entry, Map<String, SecretKey> keys, List<String> problems) {
        int colon = entry.indexOf(':');
        String id = colon < 0 ? "" : entry.substring(0, colon);
        if (!id.matches("[A-Za-z0-9_-]{1,32}")) {
            problems.add("Key " + number + " needs an id of letters and digits before a colon, like k1:…");
            return;
        }
        byte[] bytes = decode(entry.substring(colon + 1));
        if (bytes.length != BYTES) {
            problems.add("Key " + id + " has to be " + BYTES + " bytes in Base64 (openssl rand -base64 32)");
        } else if (keys.putIfAbsent(id, new SecretKeySpec(bytes, "AES")) != null) {
            problems.add("Two keys are called " + id);
        }
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** A new key in the written form, for a first start. */
    public static String generate(String id, RandomGenerator secureRandom) {
        byte[] bytes = new byte[BYTES];
        secureRandom.nextBytes(bytes);
        return id + ":" + Base64.getEncoder().encodeToString(bytes);
    }

    String currentId() {
        return current;
    }

    Optional<SecretKey> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    /** The ids alone. */
    @Override
    public String toString() {
        return "SealingKeys" + keys.keySet().stream().sorted().toList();
    }
}
