package org.sealpost.app.render;

import java.util.ArrayList;
import java.util.List;
import org.sealpost.observe.facts.Addresses;
import org.sealpost.observe.facts.AuthenticationFacts;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.MxRecord;
import org.sealpost.observe.facts.ReportDestination;
import org.sealpost.observe.facts.ReportingFacts;
import org.sealpost.protocol.dane.TlsaRecord;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.protocol.txt.TxtRecord;

/// The DNS answers of an observation in the words of people.
final class Lookups {
    private Lookups() {}

    /// Every question that was asked, in the order of the aspects.
    static List<Lookup<?>> of(DomainFacts facts) {
        List<Lookup<?>> all = new ArrayList<>();
        all.add(facts.stsTxt());
        all.addAll(facts.strayTxt());
        add(all, facts.policyHost().addresses());
        all.add(facts.mail().mx());
        facts.mail().implicit().ifPresent(addresses -> add(all, addresses));
        facts.mail().hosts().forEach(host -> add(all, host.addresses()));
        all.add(facts.tlsRptTxt());
        reporting(all, facts.reporting());
        authentication(all, facts.authentication());
        return all.stream().distinct().toList();
    }

    private static void authentication(List<Lookup<?>> all, AuthenticationFacts facts) {
        all.add(facts.spf());
        all.addAll(facts.spfFurther());
        facts.spfAddresses().forEach(addresses -> add(all, addresses));
        all.addAll(facts.spfMx());
        all.add(facts.dmarc());
        all.addAll(facts.dmarcAbove());
        all.add(facts.dkimFolder());
        facts.dkim().forEach(selector -> all.add(selector.txt()));
    }

    private static void reporting(List<Lookup<?>> all, ReportingFacts facts) {
        all.add(facts.oldName());
        all.addAll(facts.ofHosts());
        for (ReportDestination destination : facts.destinations()) {
            switch (destination) {
                case ReportDestination.Mailbox mailbox -> {
                    all.add(mailbox.mx());
                    mailbox.implicit().ifPresent(addresses -> add(all, addresses));
                    mailbox.hosts().forEach(addresses -> add(all, addresses));
                }
                case ReportDestination.Endpoint endpoint -> add(all, endpoint.addresses());
            }
        }
    }

    private static void add(List<Lookup<?>> all, Addresses addresses) {
        all.add(addresses.ipv4());
        all.add(addresses.ipv6());
    }

    static String question(Lookup<?> lookup) {
        return Shown.text(lookup.question().toString());
    }

    /// Each record as a line, unescaped; empty when none was found.
    static List<String> records(Lookup<?> lookup) {
        return switch (lookup) {
            case Lookup.Found<?> found ->
                found.records().stream().map(Lookups::record).toList();
            case Lookup.Absent<?> _, Lookup.Failed<?> _ -> List.of();
        };
    }

    private static String record(Object record) {
        return switch (record) {
            case TxtRecord txt -> txt.joined().utf8Lossy();
            case MxRecord mx -> mx.preference() + " " + mx.exchange();
            case IpAddress address -> address.text();
            case TlsaRecord tlsa -> tlsa.render();
            default -> throw new IllegalStateException("a record of another kind: " + record.getClass());
        };
    }

    /// What came of it, with the DNSSEC status; safe to show.
    static String result(Lookup<?> lookup) {
        String status = Words.word(lookup.dnssec());
        return switch (lookup) {
            case Lookup.Found<?> found -> status + ", ttl " + found.ttl().toSeconds() + " s";
            case Lookup.Absent<?> absent ->
                (absent.nameExists() ? "no such record (NODATA), " : "no such name (NXDOMAIN), ") + status;
            case Lookup.Failed<?> failed ->
                "no answer (" + Words.word(failed.fault()) + "): " + Shown.excerpt(failed.detail(), 400) + ", "
                        + status;
        };
    }
}
