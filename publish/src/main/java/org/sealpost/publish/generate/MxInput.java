package org.sealpost.publish.generate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.DomainNameInput;
import org.sealpost.publish.generate.Objection.Reason;

/// What a person gave for an `mx` line.
public sealed interface MxInput {
    record Pattern(MxPattern pattern) implements MxInput {}

    record Refused(Objection objection) implements MxInput {}

    /// Words that ask for whatever DNS says at the moment.
    Set<String> LIVE = Set.of("auto", "dynamic", "live", "lookup");

    /// A host, in A-labels or U-labels, with or without a final dot, or such with `*.` before it.
    static MxInput read(String text) {
        String word = text.strip();
        if (LIVE.contains(word.toLowerCase(Locale.ROOT))) {
            return refused(Reason.LIVE_MX, text);
        }
        if (word.equals("*") || word.equals("*.")) {
            return refused(Reason.EVERY_HOST, text);
        }
        Optional<MxPattern> asItIs = MxPattern.parse(Octets.utf8(word)).value();
        if (asItIs.isPresent()) {
            return judged(asItIs.get(), text);
        }
        String star = word.startsWith("*.") ? "*." : "";
        if (DomainName.read(word.substring(star.length())) instanceof DomainNameInput.Valid(DomainName name)) {
            Optional<MxPattern> meant =
                    MxPattern.parse(Octets.utf8(star + name.ascii())).value();
            if (meant.isPresent()) {
                return judged(meant.get(), text);
            }
        }
        return refused(Reason.NOT_A_PATTERN, text);
    }

    private static MxInput judged(MxPattern pattern, String text) {
        List<String> labels = pattern.name().labels();
        // A top-level domain has letters, so what ends in digits is an address.
        boolean host = labels.size() > 1 && !labels.getLast().matches("[0-9]+");
        return PublicSuffix.objection(pattern)
                .<MxInput>map(Refused::new)
                .orElseGet(() -> host ? new Pattern(pattern) : refused(Reason.NOT_A_PATTERN, text));
    }

    private static MxInput refused(Reason reason, String text) {
        return new Refused(new Objection(reason, text));
    }
}
