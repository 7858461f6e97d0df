package org.sealpost.publish.generate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.publish.generate.Objection.Reason;

/// Names below which everybody can have a name. Not the whole list of them: those that somebody would write by
/// mistake.
///
/// RFC 8461 §10.4: a pattern that everybody can fit protects nobody.
public final class PublicSuffix {
    /// What registries of countries call their second level.
    private static final Set<String> SECOND_LEVEL = Set.of(
            "ac", "co", "com", "edu", "gen", "go", "gob", "gov", "gouv", "govt", "gv", "ind", "info", "ltd", "me",
            "mil", "ne", "net", "nhs", "nom", "or", "org", "plc", "police", "sch", "web");

    private PublicSuffix() {}

    /// Whether this is what the registry of a country calls its second level, such as `co.uk`, as far as its labels
    /// tell.
    public static boolean isSecondLevel(List<String> labels) {
        return labels.size() == 2 && labels.get(1).length() == 2 && SECOND_LEVEL.contains(labels.getFirst());
    }

    /// Why a wildcard over this name is refused; empty when it is not.
    static Optional<Objection> objection(MxPattern pattern) {
        if (!pattern.wildcard()) {
            return Optional.empty();
        }
        List<String> labels = pattern.name().labels();
        if (labels.size() == 1) {
            return Optional.of(new Objection(Reason.TOP_LEVEL_WILDCARD, pattern.text()));
        }
        return isSecondLevel(labels)
                ? Optional.of(new Objection(Reason.PUBLIC_SUFFIX_WILDCARD, pattern.text()))
                : Optional.empty();
    }
}
