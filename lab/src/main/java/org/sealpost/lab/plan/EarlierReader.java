package org.sealpost.lab.plan;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.lab.world.Earlier;
import org.sealpost.lab.world.Outcome;
import org.sealpost.protocol.name.DomainName;

/// Reads one element of `before`. What it does not say is as in a healthy domain.
final class EarlierReader {
    /// That of the usual record.
    static final String USUAL_ID = "20261101T000000";

    private static final String NONE = "none";

    private EarlierReader() {}

    static Earlier read(Settings section, DomainName domain, List<String> exchanges) {
        boolean withoutPolicy = section.has("policy-served") && !section.flag("policy-served", true);
        Optional<Settings> policy = section.section("policy");
        var earlier = new Earlier(
                Duration.ofHours(section.number("hours-ago", 24)),
                section.word("verdict", Outcome.class, Outcome.PASS),
                Optional.of(section.text("id", USUAL_ID)).filter(id -> !id.equals(NONE)),
                withoutPolicy ? Optional.empty() : Optional.of(PolicyText.of(policy, exchanges)),
                section.texts("mx").orElse(exchanges).stream()
                        .map(DomainName::of)
                        .toList(),
                certificates(section, domain));
        policy.ifPresent(Settings::finish);
        section.finish();
        return earlier;
    }

    private static Map<DomainName, String> certificates(Settings section, DomainName domain) {
        Map<DomainName, String> result = new LinkedHashMap<>();
        section.section("certificates")
                .ifPresent(hosts -> hosts.keys()
                        .forEach(host ->
                                result.put(domain.child(host), hosts.text(host).orElseThrow())));
        return result;
    }
}
