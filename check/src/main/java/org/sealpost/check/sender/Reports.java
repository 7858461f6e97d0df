package org.sealpost.check.sender;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.check.dane.DaneAddress;
import org.sealpost.check.sender.Step.Act;
import org.sealpost.observe.facts.CertificateFault;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.protocol.tlsrpt.ResultType;

/// What a sender would report of its steps.
final class Reports {
    /// The order in which a chain is looked at: from the root down, then its time, then its name.
    private static final List<CertificateFault> FIRST_SEEN = List.of(
            CertificateFault.UNTRUSTED_ROOT,
            CertificateFault.MISSING_INTERMEDIATE,
            CertificateFault.SELF_SIGNED,
            CertificateFault.ISSUER_NOT_VALID_NOW,
            CertificateFault.EXPIRED,
            CertificateFault.NOT_YET_VALID,
            CertificateFault.REJECTED,
            CertificateFault.NAME_MISMATCH,
            CertificateFault.COMMON_NAME_ONLY);

    private Reports() {}

    /// Each line once, in the order of the steps that a message reaches.
    static List<ReportLine> of(Holding holding, List<Step> steps, DomainName domain) {
        var lines = new ArrayList<ReportLine>();
        holding.found()
                .flatMap(PolicyFound::failure)
                .ifPresent(failure -> lines.add(
                        new ReportLine(PolicyType.Known.STS, domain, Optional.empty(), Optional.of(failure))));
        steps.stream().filter(Step::reached).forEach(step -> of(step, lines));
        return lines.stream().distinct().toList();
    }

    private static void of(Step step, List<ReportLine> lines) {
        switch (step.act()) {
            case Act.Uses(var _, var despite) ->
                lines.add(line(
                        step,
                        despite.stream()
                                .flatMap(reason -> failure(reason).stream())
                                .findFirst()));
            case Act.PassesOver(var reason) -> {
                Optional<ResultType.Known> failure = failure(reason);
                if (failure.isPresent()) {
                    lines.add(line(step, failure));
                }
            }
            case Act.Unclear _ -> {}
        }
    }

    private static ReportLine line(Step step, Optional<ResultType.Known> failure) {
        return new ReportLine(step.policy(), step.policyDomain(), Optional.of(step.exchange()), failure);
    }

    /// RFC 8460 §4.3.1 and §4.3.2. No session was tried where none is named.
    private static Optional<ResultType.Known> failure(Reason reason) {
        return switch (reason) {
            case Reason.NoStartTls _, Reason.StartTlsRefused _ -> Optional.of(ResultType.Known.STARTTLS_NOT_SUPPORTED);
            // RFC 8460 §4.3.1 has no word for a host that the policy does not list; senders report this one.
            case Reason.NotListed _, Reason.TlsFailed _ -> Optional.of(ResultType.Known.VALIDATION_FAILURE);
            case Reason.BadCertificate(var faults) -> Optional.of(certificate(faults));
            case Reason.TlsaNotMet(var result) -> Optional.of(tlsa(result));
            case Reason.TlsaLookupFailed _ -> Optional.of(ResultType.Known.DNSSEC_INVALID);
            case Reason.TlsaUnusable _ -> Optional.of(ResultType.Known.TLSA_INVALID);
            case Reason.NotAHostName _, Reason.NoAddress _, Reason.NotReached _, Reason.Open _ -> Optional.empty();
        };
    }

    private static ResultType.Known certificate(Set<CertificateFault> faults) {
        return FIRST_SEEN.stream()
                .filter(faults::contains)
                .map(Reports::certificate)
                .findFirst()
                .orElse(ResultType.Known.VALIDATION_FAILURE);
    }

    private static ResultType.Known certificate(CertificateFault fault) {
        return switch (fault) {
            case UNTRUSTED_ROOT, MISSING_INTERMEDIATE, SELF_SIGNED, ISSUER_NOT_VALID_NOW ->
                ResultType.Known.CERTIFICATE_NOT_TRUSTED;
            case EXPIRED -> ResultType.Known.CERTIFICATE_EXPIRED;
            case NOT_YET_VALID, REJECTED -> ResultType.Known.VALIDATION_FAILURE;
            case NAME_MISMATCH, COMMON_NAME_ONLY -> ResultType.Known.CERTIFICATE_HOST_MISMATCH;
        };
    }

    /// RFC 8460 §4.3.2.1, unclear: whether `tlsa-invalid` is for records that are faulty or for certificates that do
    /// not match sound ones. Postfix keeps it for the former.
    private static ResultType.Known tlsa(DaneAddress.Result result) {
        return switch (result) {
            case NAME_MISMATCH -> ResultType.Known.CERTIFICATE_HOST_MISMATCH;
            case NOT_VALID_NOW -> ResultType.Known.CERTIFICATE_EXPIRED;
            case NO_MATCH, NO_PATH -> ResultType.Known.CERTIFICATE_NOT_TRUSTED;
            case NO_TLS -> ResultType.Known.STARTTLS_NOT_SUPPORTED;
            case AUTHENTICATED, NOT_KNOWN -> ResultType.Known.VALIDATION_FAILURE;
        };
    }
}
