package org.sealpost.app.serve;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sealpost.protocol.tlsrpt.ResultType;
import org.sealpost.reports.PolicyEcho;
import org.sealpost.reports.store.FailureKind;

/// What stands in an address for something that reports tell of: texts in reports are a stranger's, and may be long.
/// It says which one of those on a page is meant, and nothing else.
final class Mark {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{16}");
    private static final int OCTETS = 8;

    private Mark() {}

    /// Whether it looks like one.
    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    static String of(FailureKind kind) {
        return digest(Stream.concat(
                        Stream.of("failure", kind.policy().word()),
                        Stream.of(kind.type().map(ResultType::word), kind.mx(), kind.receivingIp(), kind.reason())
                                .map(Mark::part))
                .toList());
    }

    static String of(PolicyEcho echo) {
        return digest(
                switch (echo) {
                    case PolicyEcho.Absent _ -> List.of("absent");
                    case PolicyEcho.Unreadable _ -> List.of("unreadable");
                    case PolicyEcho.Of(String mode, var mx) ->
                        Stream.concat(Stream.of("policy", mode), mx.stream()).toList();
                });
    }

    /// What is missing differs from what is empty.
    private static String part(Optional<String> text) {
        return text.map(some -> "=" + some).orElse("");
    }

    private static String digest(List<String> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                // Each with its length before it, so that no two lists look the same.
                digest.update((part.length() + ":" + part).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, OCTETS);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
