package org.sealpost.fleet.watch.look;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sealpost.fleet.watch.ApprovedText;
import org.sealpost.fleet.watch.Cause;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.Symptom;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.observe.facts.AuthenticationFacts;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.Part;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.txt.TxtRecord;

/// SPF, DKIM and DMARC records beside the texts that were approved. Another text, two of them and none are a
/// difference; the lack of an answer is not.
public final class TextSource implements Source {
    private static final String WHAT = "watch.text-";

    private final List<Symptom> symptoms = new ArrayList<>();
    private final Set<Cause> unknown = new HashSet<>();

    public TextSource(WatchedDomain watched, DomainFacts facts, Wording wording) {
        for (ApprovedText approved : watched.texts()) {
            var cause = new Cause(
                    watched.domain(),
                    WHAT + approved.family().name().toLowerCase(Locale.ROOT),
                    approved.at().ascii());
            Optional<List<String>> seen = lookup(approved, facts).flatMap(found -> texts(found, approved, facts));
            if (seen.isEmpty()) {
                unknown.add(cause);
            } else if (!seen.get().equals(List.of(approved.text()))) {
                symptoms.add(new Symptom(cause, Level.WARNING, wording.text(approved, String.join("\n", seen.get()))));
            }
        }
    }

    @Override
    public List<Symptom> symptoms() {
        return List.copyOf(symptoms);
    }

    @Override
    public boolean knows(Cause cause) {
        return isKind(cause.what());
    }

    static boolean isKind(String what) {
        return what.startsWith(WHAT);
    }

    @Override
    public boolean reaches(Cause cause) {
        return !unknown.contains(cause);
    }

    private static Optional<Lookup<TxtRecord>> lookup(ApprovedText approved, DomainFacts facts) {
        if (facts.vantage().without().contains(Part.AUTHENTICATION)) {
            return Optional.empty();
        }
        AuthenticationFacts seen = facts.authentication();
        return switch (approved.family()) {
            case SPF -> at(approved.at(), seen.spf());
            case DMARC -> at(approved.at(), seen.dmarc());
            case DKIM ->
                seen.dkim().stream()
                        .map(AuthenticationFacts.DkimSelector::txt)
                        .filter(txt -> txt.question().name().equals(approved.at()))
                        .findFirst();
        };
    }

    private static Optional<Lookup<TxtRecord>> at(DomainName name, Lookup<TxtRecord> lookup) {
        return lookup.question().name().equals(name) ? Optional.of(lookup) : Optional.empty();
    }

    /// Those of the family; empty where it is not known what stands there. A name that is said not to exist is known
    /// to hold nothing only where the domain itself is there.
    private static Optional<List<String>> texts(Lookup<TxtRecord> lookup, ApprovedText approved, DomainFacts facts) {
        return switch (lookup) {
            case Lookup.Found<TxtRecord> found ->
                Optional.of(found.records().stream()
                        .map(record -> record.joined().utf8Lossy())
                        .filter(text -> isOf(approved, text))
                        .toList());
            case Lookup.Absent<TxtRecord> absent ->
                absent.nameExists() || !Memory.isMissing(facts) ? Optional.of(List.of()) : Optional.empty();
            case Lookup.Failed<TxtRecord> _ -> Optional.empty();
        };
    }

    /// A key needs no version (RFC 6376 §3.6.1): at its name every text counts.
    private static boolean isOf(ApprovedText approved, String text) {
        return approved.family() == ApprovedText.Family.DKIM
                || text.regionMatches(
                        true,
                        0,
                        approved.family().version(),
                        0,
                        approved.family().version().length());
    }
}
