package adapters.slack;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The address of a webhook, which is a password: whoever knows it can post. */
final class SecretAddress {
    private static final String HIDDEN = "(hidden)";
    private static final int SHORTEST_SECRET = 6;
    private static final int DIGEST_BYTES = 8;

    private final URI address;
    private final List<String> secrets;

    SecretAddress(URI address) {
        this.address = address;
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        this.secrets = Stream.concat(
                        Stream.of(address.toString(), path, String.valueOf(address.getPath())),
                        Arrays.stream(path.split("/")))
                .filter(part -> part.length() >= SHORTEST_SECRET)
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    URI uri() {
        return address;
    }

    /** A name for the address from which it cannot be found out. */
    String digest() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(address.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** The text without the address or any part of it that could be the secret one: an error page may repeat what it was asked for. */
    String hiddenIn(String text) {
        String shown = text;
        for (String secret : secrets) {
            shown = shown.replace(secret, HIDDEN);
        }
        return shown;
    }

    @Override
    public String toString() {
        return HIDDEN;
    }
}
