package org.sealpost.publish.dns.provider;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.observe.net.AddressGuard;
import org.sealpost.observe.net.IpLiteral;

/// The values of variables. One named `X_FILE` leads to a file that holds the value of `X`.
final class Environment {
    private static final int LARGEST_FILE = 1 << 16;

    private final Map<String, String> values;

    Environment(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /// What cannot be used of a variable.
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String sentence) {
            super(sentence);
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }

    boolean has(Variable variable) {
        return names(variable).stream().anyMatch(name -> isSet(name) || isSet(name + "_FILE"));
    }

    private boolean isSet(String name) {
        return !values.getOrDefault(name, "").isBlank();
    }

    private static List<String> names(Variable variable) {
        List<String> names = new ArrayList<>(List.of(variable.name()));
        names.addAll(variable.others());
        return names;
    }

    Optional<String> value(Variable variable) throws Unusable {
        for (String name : names(variable)) {
            if (isSet(name)) {
                return Optional.of(clean(name, values.getOrDefault(name, "")));
            }
            if (isSet(name + "_FILE")) {
                return Optional.of(clean(name + "_FILE", read(name + "_FILE")));
            }
        }
        return Optional.empty();
    }

    String required(Variable variable) throws Unusable {
        return value(variable)
                .orElseThrow(() -> new Unusable(variable.name() + " is not set; it is " + variable.meaning() + "."));
    }

    /// A value goes into the head of a request or of a message.
    private static String clean(String name, String value) throws Unusable {
        String stripped = value.strip();
        if (stripped.isEmpty() || stripped.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new Unusable(name + " is empty or has characters other than printable ASCII; copy it again.");
        }
        return stripped;
    }

    private String read(String name) throws Unusable {
        return file(name, values.getOrDefault(name, ""));
    }

    /// The text of a file that a variable names.
    static String file(String name, String path) throws Unusable {
        try (InputStream in = Files.newInputStream(Path.of(path))) {
            byte[] octets = in.readNBytes(LARGEST_FILE);
            return new String(octets, StandardCharsets.UTF_8);
        } catch (IOException | InvalidPathException unreadable) {
            throw new Unusable(
                    "The file that " + name + " names cannot be read; see that it is there and ours to read.");
        }
    }

    /// An address for our credentials to go to: by HTTPS, or on this machine or a private network.
    URI url(Variable variable, Optional<String> otherwise) throws Unusable {
        String text = value(variable)
                .or(() -> otherwise)
                .orElseThrow(() -> new Unusable(variable.name() + " is not set; it is " + variable.meaning() + "."));
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException notUri) {
            throw new Unusable(variable.name() + " is no URL; give one such as https://dns.example.org.");
        }
        String host = uri.getHost();
        boolean http = "http".equalsIgnoreCase(uri.getScheme());
        if (host == null
                || uri.getRawUserInfo() != null
                || uri.getRawQuery() != null
                || !(http || "https".equalsIgnoreCase(uri.getScheme()))) {
            throw new Unusable(
                    variable.name() + " is no plain http or https URL; give one such as" + " https://dns.example.org.");
        }
        if (http && !isNear(host)) {
            throw new Unusable(variable.name() + " would send the credentials over the Internet in clear; use https, or"
                    + " a private address.");
        }
        return uri;
    }

    private static boolean isNear(String host) {
        String plain = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return (!plain.contains(".") && !plain.contains(":"))
                || IpLiteral.read(plain)
                        .filter(address ->
                                AddressGuard.PUBLIC_ONLY.forbids(address).isPresent())
                        .isPresent();
    }
}
