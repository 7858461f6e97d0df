package org.sealpost.publish.generate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.mtasts.StsRecord;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.protocol.tlsrpt.TlsRptRecord;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.StampedId;
import org.sealpost.publish.dns.Change;
import org.sealpost.publish.emit.Publication;

/// Everything that a domain publishes, ready to be written in any form: the policy, its `id` and the records.
///
/// @param reports empty when the domain wants no reports
/// @param waivers what somebody wanted all the same
public record Draft(
        DomainName domain,
        StsPolicy policy,
        StampedId id,
        Optional<TlsRptRecord> reports,
        Placement placement,
        Standing standing,
        Waivers waivers) {
    /// Of the record with the `id`: a correction reaches senders after so long.
    static final Duration RECORD_TTL = Duration.ofMinutes(5);

    /// Of the other records, which hardly ever change.
    static final Duration TTL = Duration.ofHours(1);

    /// The octets to serve, to the last line end.
    public Octets body() {
        return Octets.utf8(policy.render());
    }

    /// RFC 8461 §3.3: the one host where senders look.
    public DomainName policyHost() {
        return domain.child("mta-sts");
    }

    /// RFC 8461 §3.3: the one place where senders look.
    public String policyUrl() {
        return "https://" + policyHost() + "/.well-known/mta-sts.txt";
    }

    public StsRecord record() {
        return StsRecord.of(id.id());
    }

    /// The records in the order in which they are published. RFC 8461 §8.1: the policy is served before its `id` is
    /// published. RFC 8460 §3: reports begin with the first sender that fetches it, so their record comes first.
    public Publication publication() {
        List<Change> before = new ArrayList<>();
        reports.ifPresent(record -> before.add(txt(domain.child("_tls").child("_smtp"), TTL, record.render())));
        hostRecords().forEach(set -> before.add(change(set)));
        return new Publication(
                placement.zone(), before, List.of(txt(domain.child("_mta-sts"), RECORD_TTL, record().render())));
    }

    private List<RecordSet> hostRecords() {
        return switch (placement.host()) {
            case Placement.PolicyHost.NotSaid() -> List.of();
            case Placement.PolicyHost.Alias(var target) ->
                List.of(new RecordSet(policyHost(), RecordSet.Type.CNAME, TTL, List.of(target.ascii())));
            case Placement.PolicyHost.At(var addresses) -> {
                List<RecordSet> sets = new ArrayList<>();
                addresses(addresses, false).ifPresent(sets::add);
                addresses(addresses, true).ifPresent(sets::add);
                yield sets;
            }
        };
    }

    private Optional<RecordSet> addresses(List<IpAddress> all, boolean v6) {
        List<String> texts = all.stream()
                .filter(address -> address.isV6() == v6)
                .map(IpAddress::text)
                .distinct()
                .toList();
        return texts.isEmpty()
                ? Optional.empty()
                : Optional.of(new RecordSet(policyHost(), v6 ? RecordSet.Type.AAAA : RecordSet.Type.A, TTL, texts));
    }

    /// What others have put at the same name stays. A record of reports that says the same in other words stays, too.
    private Change txt(DomainName name, Duration ttl, String text) {
        List<String> there =
                standing.at(name, RecordSet.Type.TXT).map(RecordSet::values).orElse(List.of());
        String family = text.substring(0, text.indexOf(';'));
        List<String> ours =
                there.stream().filter(value -> value.startsWith(family)).toList();
        boolean same = ours.size() == 1 && reports.isPresent() && saysReports(ours.getFirst());
        List<String> values = new ArrayList<>(List.of(same ? ours.getFirst() : text));
        there.stream().filter(value -> !value.startsWith(family)).forEach(values::add);
        return change(new RecordSet(name, RecordSet.Type.TXT, ttl, values));
    }

    private boolean saysReports(String text) {
        return TlsRptRecord.parse(Octets.utf8(text)).value().equals(reports);
    }

    private Change change(RecordSet wanted) {
        Optional<RecordSet> here = standing.at(wanted.name(), wanted.type());
        Optional<RecordSet> alias = wanted.type() == RecordSet.Type.TXT
                ? standing.at(wanted.name(), RecordSet.Type.CNAME)
                : Optional.empty();
        return new Change(wanted.name(), here.isPresent() ? here : alias, Optional.of(wanted));
    }
}
