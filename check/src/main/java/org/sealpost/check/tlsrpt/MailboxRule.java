package org.sealpost.check.tlsrpt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Judgement;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.check.seen.Seen;
import org.sealpost.observe.facts.Addresses;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.MxRecord;
import org.sealpost.observe.facts.Part;
import org.sealpost.observe.facts.ReportDestination.Mailbox;

/// RFC 8460 §5.3: a report that goes by mail needs a domain that takes mail (RFC 5321 §5.1, RFC 7505 §3).
public final class MailboxRule implements Rule {
    @Override
    public Aspect aspect() {
        return Aspect.TLS_RPT;
    }

    @Override
    public Judgement judge(Reading reading) {
        if (reading.leftOut(Part.TLS_RPT)) {
            return new Judgement.NotApplicable("left out");
        }
        List<Finding> findings = reading.facts().reporting().destinations().stream()
                .flatMap(each -> each instanceof Mailbox mailbox ? Stream.of(mailbox) : Stream.empty())
                .flatMap(
                        mailbox -> fault(mailbox)
                                .map(code -> new Finding(code, mailbox.uri(), seen(mailbox), Optional.empty()))
                                .stream())
                .toList();
        return findings.isEmpty() ? new Judgement.Holds(List.of()) : new Judgement.Broken(findings);
    }

    private static Optional<ReportingCode> fault(Mailbox mailbox) {
        return switch (mailbox.mx()) {
            case Lookup.Failed<MxRecord> _ -> Optional.of(ReportingCode.LOOKUP_FAILED);
            case Lookup.Found<MxRecord> found ->
                found.records().stream().allMatch(MxRecord::isNull)
                        ? Optional.of(ReportingCode.NULL_MX)
                        : reachable(mailbox.hosts(), mailbox.hostsNotTried(), ReportingCode.NO_MAIL_HOST);
            case Lookup.Absent<MxRecord> absent ->
                reachable(
                        mailbox.implicit().stream().toList(),
                        0,
                        absent.nameExists() ? ReportingCode.NO_MAIL_HOST : ReportingCode.NO_SUCH_DOMAIN);
        };
    }

    /// Nothing where a host has an address or may have one that was not asked for.
    private static Optional<ReportingCode> reachable(List<Addresses> hosts, int notTried, ReportingCode none) {
        if (notTried > 0 || hosts.stream().anyMatch(host -> !host.known().isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(hosts.stream().allMatch(Addresses::provenNone) ? none : ReportingCode.LOOKUP_FAILED);
    }

    private static List<Evidence> seen(Mailbox mailbox) {
        var all = new ArrayList<>(Seen.mx(mailbox.mx()));
        Stream.concat(mailbox.implicit().stream(), mailbox.hosts().stream())
                .forEach(addresses -> all.addAll(Seen.addresses(addresses)));
        return all;
    }
}
