package org.sealpost.check;

import java.util.List;
import java.util.Optional;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.Part;
import org.sealpost.protocol.DeviationCode;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.StsRecord;
import org.sealpost.protocol.mtasts.StsRecordCode;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.TlsRptRecord;
import org.sealpost.protocol.txt.TxtRecord;
import org.sealpost.protocol.txt.TxtSelection;

/// The facts of a domain as a reader understands them: what was seen, and what the parsers make of it, parsed
/// once for all rules.
///
/// @param record what stands at `_mta-sts`; empty when DNS gave no answer or nobody asked
/// @param tlsRpt what stands at `_smtp._tls`; empty likewise
public record Reading(
        DomainFacts facts,
        Optional<TxtSelection<StsRecord>> record,
        PolicySeen policy,
        MailSeen mail,
        Optional<TxtSelection<TlsRptRecord>> tlsRpt) {

    public static Reading of(DomainFacts facts) {
        return new Reading(
                facts,
                texts(facts, facts.stsTxt(), Part.RECORD).map(StsRecord::select),
                PolicySeen.of(facts.policyHost(), facts.vantage()),
                facts.vantage().without().contains(Part.MX) ? new MailSeen.NotKnown() : MailSeen.of(facts.mail()),
                texts(facts, facts.tlsRptTxt(), Part.TLS_RPT).map(TlsRptRecord::select));
    }

    private static Optional<List<TxtRecord>> texts(DomainFacts facts, Lookup<TxtRecord> lookup, Part part) {
        if (facts.vantage().without().contains(part)) {
            return Optional.empty();
        }
        return switch (lookup) {
            case Lookup.Found<TxtRecord> found -> Optional.of(found.records());
            case Lookup.Absent<TxtRecord> absent -> Optional.of(List.of());
            case Lookup.Failed<TxtRecord> failed -> Optional.empty();
        };
    }

    public DomainName domain() {
        return facts.domain();
    }

    /// `_mta-sts.<domain>`, where the record stands.
    public DomainName recordName() {
        return facts.stsTxt().question().name();
    }

    /// `mta-sts.<domain>`, where the policy is served.
    public DomainName policyHost() {
        return facts.policyHost().addresses().host();
    }

    /// The one place where senders look for the policy (RFC 8461 §3.3).
    public String policyUrl() {
        return "https://" + policyHost() + "/.well-known/mta-sts.txt";
    }

    /// The mode of the policy, when there is a usable one.
    public Optional<Mode> mode() {
        return policy.usable().map(policy -> policy.mode());
    }

    public boolean leftOut(Part part) {
        return facts.vantage().without().contains(part);
    }

    /// Whether the owner has published anything of MTA-STS: a record that is or was meant to be one, or a
    /// policy.
    public boolean published() {
        return policy instanceof PolicySeen.Served
                || record.map(Reading::isMeantAsRecord).orElse(false);
    }

    private static boolean isMeantAsRecord(TxtSelection<StsRecord> selection) {
        return selection.candidates() > 0
                || selection.parsed().value().isPresent()
                || selection.parsed().deviations().stream().anyMatch(deviation -> {
                    DeviationCode code = deviation.code();
                    return code == StsRecordCode.VERSION_MALFORMED || code == StsRecordCode.QUOTATION_MARKS;
                });
    }

    /// Whether MTA-STS is a question for this domain at all: it takes mail, and where it does so only by having
    /// an address (RFC 5321 §5.1), something of MTA-STS is published or may be.
    public boolean applicable() {
        return switch (mail) {
            case MailSeen.NullMx _, MailSeen.NoMail _ -> false;
            case MailSeen.Implicit implicit -> published() || (record.isEmpty() && !leftOut(Part.RECORD));
            case MailSeen.Hosts hosts -> true;
            case MailSeen.NotKnown() -> true;
        };
    }

    /// Whether it is open if MTA-STS is a question at all: mail goes to the address of the domain, nothing of
    /// MTA-STS was found, and DNS did not answer for the record.
    public boolean applicabilityUnknown() {
        return mail instanceof MailSeen.Implicit && record.isEmpty() && !leftOut(Part.RECORD) && !published();
    }

    /// Whether what MX hosts do counts against the domain: a policy asks for it, or its lack is the larger
    /// fault. It does not when the mode is `none`, or when nothing is known of the policy.
    public boolean mxCounts() {
        return switch (policy) {
            case PolicySeen.Served served ->
                mode().map(mode -> mode != Mode.NONE).orElse(true);
            case PolicySeen.Unobtainable() -> true;
            case PolicySeen.NotKnown() -> leftOut(Part.POLICY);
        };
    }
}
