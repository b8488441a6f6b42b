package org.interviewcoach.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals secrets with AES-GCM. What a secret belongs to is sealed with it: moved to another row it does not open.
 *
 * <p>No message, exception or {@code toString} of it holds a secret.
 */
final class Sealer {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SealingKeys keys;
    private final SecureRandom random;

    Sealer(SealingKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /** A secret that only the key of that id opens. */
    record Sealed(String keyId, String text) {}

    Sealed seal(String secret, String owner) {
        String id = keys.currentId();
        SecretKey key = keys.find(id).orElseThrow();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, key, nonce, owner).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
            return new Sealed(id, Base64.getEncoder().encodeToString(whole));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM does not work here", e);
        }
    }

    /** @throws StoreOpenException where the key is not known, or the text was changed or belongs to somebody else */
    String open(Sealed sealed, String owner) {
        SecretKey key = keys.find(sealed.keyId())
                .orElseThrow(() -> new StoreOpenException("The tokens of " + owner + " are sealed with the key "
                        + sealed.keyId() + ", which is not configured. Add it behind the current one."));
        try {
            byte[] whole = Base64.getDecoder().decode(sealed.text());
            if (whole.length < NONCE_BYTES) {
                throw new IllegalArgumentException("too short");
            }
            byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
            byte[] opened = cipher(Cipher.DECRYPT_MODE, key, nonce, owner)
                    .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
            return new String(opened, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new StoreOpenException(
                    "The tokens of " + owner + " do not open with the key " + sealed.keyId()
                            + ": it is another key of that name, or the row was changed. Install the app there again.",
                    e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String owner) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
