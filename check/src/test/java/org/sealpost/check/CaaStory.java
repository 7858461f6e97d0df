package org.sealpost.check;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.observe.facts.DnsFault;
import org.sealpost.observe.facts.Dnssec;
import org.sealpost.observe.facts.IssuanceFacts;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.Question;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.caa.CaaRecord;
import org.sealpost.protocol.name.DomainName;

/// CAA records in the words of a story: `example.org 0 issue ca.example` is one, `example.org !servfail` a failure.
final class CaaStory {
    private CaaStory() {}

    /// Of the policy host, two MX hosts and the names above them; nothing was asked where nothing is told.
    static IssuanceFacts told(DomainName domain, List<String> clauses) {
        if (clauses.isEmpty()) {
            return IssuanceFacts.NONE;
        }
        return new IssuanceFacts(Stream.of(
                        domain.child("mta-sts"),
                        domain.child("mx1"),
                        domain.child("mx2"),
                        domain,
                        domain.parent().orElseThrow())
                .map(name -> lookup(name, clauses))
                .toList());
    }

    private static Lookup<CaaRecord> lookup(DomainName name, List<String> clauses) {
        var question = new Question(name, "CAA");
        List<String> here = clauses.stream()
                .filter(clause -> clause.startsWith(name + " "))
                .map(clause -> clause.substring(name.ascii().length() + 1))
                .toList();
        Optional<DnsFault> fault = here.stream()
                .filter(words -> words.startsWith("!"))
                .map(words -> words.equals("!no-resolver") ? DnsFault.NO_RESOLVER : DnsFault.SERVER_FAILURE)
                .findFirst();
        if (fault.isPresent()) {
            return new Lookup.Failed<>(question, List.of(), fault.get(), "told so", Dnssec.INDETERMINATE);
        }
        return here.isEmpty()
                ? new Lookup.Absent<>(question, List.of(), true, Dnssec.INDETERMINATE)
                : new Lookup.Found<>(
                        question,
                        List.of(),
                        here.stream().map(CaaStory::record).toList(),
                        Duration.ofHours(1),
                        Dnssec.INDETERMINATE);
    }

    private static CaaRecord record(String words) {
        String[] parts = words.split(" ", 3);
        return new CaaRecord(Integer.parseInt(parts[0]), parts[1], Octets.utf8(parts[2]));
    }
}
