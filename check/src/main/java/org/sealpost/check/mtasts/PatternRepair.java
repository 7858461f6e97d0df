package org.sealpost.check.mtasts;

import java.time.Duration;
import java.util.Optional;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.DomainNameInput;

/// Reads what the words of a broken policy plainly mean, for a proposal that a person looks at. No parser does
/// this.
final class PatternRepair {
    private PatternRepair() {}

    /// A host, or one with a dot at its end or in U-labels, in the form that a policy takes.
    static Optional<MxPattern> read(String word) {
        Optional<MxPattern> asItIs = MxPattern.parse(Octets.utf8(word)).value();
        if (asItIs.isPresent()) {
            return asItIs;
        }
        String star = word.startsWith("*.") ? "*." : "";
        return DomainName.read(word.substring(star.length())) instanceof DomainNameInput.Valid(DomainName name)
                ? MxPattern.parse(Octets.utf8(star + name.ascii())).value()
                : Optional.empty();
    }

    /// Whole seconds within the limits.
    static Optional<Duration> readAge(String word) {
        if (!word.matches("[0-9]{1,10}")) {
            return Optional.empty();
        }
        Duration age = Duration.ofSeconds(Long.parseLong(word));
        return age.compareTo(StsPolicy.LONGEST_MAX_AGE) > 0 ? Optional.empty() : Optional.of(age);
    }
}
