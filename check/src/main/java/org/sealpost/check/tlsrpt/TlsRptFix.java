package org.sealpost.check.tlsrpt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpost.check.Fix;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.Destination;
import org.sealpost.protocol.tlsrpt.TlsRptRecord;
import org.sealpost.protocol.tlsrpt.TlsRptRecordCode;
import org.sealpost.protocol.txt.TxtRecord;

/// Makes the TLS-RPT record to publish: with every destination that the records at the name plainly mean, or,
/// where there is none, with an address of the domain in the place where the owner puts the real one.
final class TlsRptFix {
    private static final Pattern DESTINATION =
            Pattern.compile("https://[^\\s,;\"]++|(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]++@[A-Za-z0-9.-]*[A-Za-z0-9]");

    private TlsRptFix() {}

    static Fix publish(DomainName domain, Lookup<TxtRecord> lookup) {
        List<String> instead = lookup.found().stream()
                .flatMap(found -> found.records().stream())
                .map(text -> text.joined().utf8Lossy())
                .filter(TlsRptFix::isMeantAsRecord)
                .toList();
        var destinations = new ArrayList<Destination>();
        for (String text : instead) {
            Matcher matcher = DESTINATION.matcher(text);
            while (matcher.find()) {
                read(matcher.group())
                        .filter(destination -> !destinations.contains(destination))
                        .ifPresent(destinations::add);
            }
        }
        if (destinations.isEmpty()) {
            destinations.add(Destination.of("mailto:tls-reports@" + domain));
        }
        return new Fix.PublishTxt(
                lookup.question().name(), TlsRptRecord.of(destinations).render(), instead);
    }

    private static boolean isMeantAsRecord(String text) {
        return TlsRptRecord.select(List.of(TxtRecord.of(text))).parsed().deviations().stream()
                .noneMatch(deviation -> deviation.code() == TlsRptRecordCode.UNRELATED_TEXT);
    }

    private static Optional<Destination> read(String word) {
        String uri = word.contains("://") ? word : "mailto:" + word;
        return TlsRptRecord.parse(Octets.utf8("v=TLSRPTv1; rua=" + uri)).value().stream()
                .flatMap(record -> record.rua().stream())
                .filter(destination -> !(destination instanceof Destination.Unusable))
                .findFirst();
    }
}
