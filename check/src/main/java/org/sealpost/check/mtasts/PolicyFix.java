package org.sealpost.check.mtasts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sealpost.check.Fix;
import org.sealpost.check.MailSeen;
import org.sealpost.check.Reading;
import org.sealpost.observe.facts.MxHostFacts;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;

/// Makes the policy to serve out of what the owner has said so far. A host that was only seen in DNS is never
/// put into it: it is asked about.
final class PolicyFix {
    /// RFC 8461 §3.2: weeks or more are expected. Two, so that a first mistake does not last for months.
    static final Duration FIRST_MAX_AGE = Duration.ofDays(14);

    private PolicyFix() {}

    /// Where there is no policy at all, the hosts are a question.
    static Optional<Fix> firstPolicy(Reading reading) {
        return confirm(hosts(reading));
    }

    static Optional<Fix> confirm(List<DomainName> hosts) {
        return hosts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Fix.ConfirmMx(
                        hosts, hosts.stream().map(host -> "mx: " + host).toList()));
    }

    /// This policy with another mode or age.
    static Fix serve(Reading reading, Mode mode, Duration maxAge, StsPolicy policy) {
        var text = new StsPolicy(mode, maxAge, policy.mx(), policy.extensions()).render();
        return new Fix.ServePolicy(reading.policyUrl(), text);
    }

    /// A text without value, put right as far as its own words go: patterns, mode and age that can be read are
    /// kept. Where a pattern is lost or the mode cannot be read, the mode is `testing`, in which no mail is
    /// refused.
    static Optional<Fix> repaired(Reading reading, String body) {
        var patterns = new ArrayList<MxPattern>();
        boolean lost = false;
        Optional<Mode> mode = Optional.empty();
        Optional<Duration> maxAge = Optional.empty();
        for (String line : body.lines().toList()) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).strip();
            String value = line.substring(colon + 1).strip();
            switch (name) {
                case "mx" -> {
                    for (String one : words(value)) {
                        Optional<MxPattern> pattern = PatternRepair.read(one);
                        lost |= pattern.isEmpty();
                        pattern.filter(found -> !patterns.contains(found)).ifPresent(patterns::add);
                    }
                }
                case "mode" -> mode = mode.isPresent() ? mode : Mode.parse(value);
                case "max_age" -> maxAge = maxAge.isPresent() ? maxAge : PatternRepair.readAge(value);
                default -> {}
            }
        }
        if (patterns.isEmpty() && mode.filter(found -> found == Mode.NONE).isEmpty()) {
            return firstPolicy(reading);
        }
        Mode safe = lost ? Mode.TESTING : mode.orElse(Mode.TESTING);
        var policy = new StsPolicy(safe, maxAge.orElse(FIRST_MAX_AGE), patterns, List.of());
        return Optional.of(new Fix.ServePolicy(reading.policyUrl(), policy.render()));
    }

    private static List<String> words(String value) {
        return Arrays.stream(value.split("[\\s,;]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static List<DomainName> hosts(Reading reading) {
        return switch (reading.mail()) {
            case MailSeen.Implicit implicit -> List.of(reading.domain());
            case MailSeen.Hosts hosts ->
                hosts.hosts().stream().map(MxHostFacts::name).distinct().toList();
            case MailSeen.NullMx _, MailSeen.NoMail _, MailSeen.NotKnown _ -> List.of();
        };
    }
}
