package org.sealpost.check.sender;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sealpost.check.PolicySeen;
import org.sealpost.check.Reading;
import org.sealpost.check.sender.PolicyFound.FetchFault;
import org.sealpost.check.sender.PolicyFound.Missing;
import org.sealpost.check.sender.PolicyFound.PolicyFault;
import org.sealpost.check.sender.PolicyFound.RecordFault;
import org.sealpost.observe.facts.PolicyAttempt;
import org.sealpost.observe.facts.PolicyFetch;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.Parsed;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.mtasts.StsPolicyCode;
import org.sealpost.protocol.mtasts.StsRecord;
import org.sealpost.protocol.txt.TxtSelection;

/// How a sender finds the policy of a domain.
///
/// @param strict whether it wants `version` on the first line and the media type `text/plain`
record PolicySearch(Reading reading, boolean strict) {
    PolicyFound now() {
        if (reading.record().isEmpty()) {
            return reading.policy() instanceof PolicySeen.Unobtainable
                    ? new PolicyFound.NotFetched(
                            fetchFault(reading.facts().policyHost().attempts()))
                    : new PolicyFound.NotKnown(Missing.RECORD);
        }
        TxtSelection<StsRecord> record = reading.record().get();
        return record.parsed().value().isEmpty() ? new PolicyFound.NoRecord(recordFault(record)) : fetched();
    }

    /// The same as if `text` were published, served as it ought to be.
    PolicyFound published(Octets text) {
        return of(StsPolicy.parse(text), true);
    }

    private static RecordFault recordFault(TxtSelection<StsRecord> record) {
        return switch (record.candidates()) {
            case 0 -> RecordFault.NONE;
            case 1 -> RecordFault.UNUSABLE;
            default -> RecordFault.SEVERAL;
        };
    }

    private PolicyFound fetched() {
        List<PolicyAttempt> attempts = reading.facts().policyHost().attempts();
        return switch (reading.policy()) {
            case PolicySeen.Unobtainable() -> new PolicyFound.NotFetched(fetchFault(attempts));
            case PolicySeen.NotKnown() -> new PolicyFound.NotKnown(Missing.POLICY);
            case PolicySeen.Served served ->
                served.agrees() && attempts.stream().allMatch(PolicySearch::servesOrIsPassedOver)
                        ? of(served.parsed(), isPlainText(served))
                        : new PolicyFound.NotKnown(Missing.ADDRESSES_DIFFER);
        };
    }

    private PolicyFound of(Parsed<StsPolicy> parsed, boolean plainText) {
        Optional<StsPolicy> policy = parsed.value();
        if (policy.isEmpty()) {
            return new PolicyFound.Invalid(PolicyFault.GRAMMAR);
        }
        if (strict && !plainText) {
            return new PolicyFound.Invalid(PolicyFault.MEDIA_TYPE);
        }
        boolean late =
                parsed.deviations().stream().anyMatch(deviation -> deviation.code() == StsPolicyCode.VERSION_NOT_FIRST);
        return strict && late
                ? new PolicyFound.Invalid(PolicyFault.VERSION_NOT_FIRST)
                : new PolicyFound.Usable(policy.get());
    }

    /// RFC 8461 §3.2: the media type is `text/plain`; parameters do not matter.
    private static boolean isPlainText(PolicySeen.Served served) {
        String type = served.answer().first("Content-Type").orElse("");
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("text/plain");
    }

    /// A client goes on to the next address when one takes no connection, and not when one answers badly.
    private static boolean servesOrIsPassedOver(PolicyAttempt attempt) {
        return attempt.outcome() instanceof PolicyFetch.Served || attempt.outcome() instanceof PolicyFetch.Unreachable;
    }

    /// Of several addresses, the first that answered at all tells.
    private static FetchFault fetchFault(List<PolicyAttempt> attempts) {
        List<FetchFault> faults =
                attempts.stream().map(attempt -> fault(attempt.outcome())).toList();
        return faults.stream()
                .filter(fault -> fault != FetchFault.NOT_REACHED)
                .findFirst()
                .orElse(faults.isEmpty() ? FetchFault.NO_ADDRESS : FetchFault.NOT_REACHED);
    }

    private static FetchFault fault(PolicyFetch fetch) {
        return switch (fetch) {
            case PolicyFetch.Served _, PolicyFetch.NotHttp _ -> FetchFault.NOT_HTTP;
            case PolicyFetch.OtherStatus _ -> FetchFault.STATUS;
            case PolicyFetch.Redirected _ -> FetchFault.REDIRECTED;
            case PolicyFetch.Untrusted _ -> FetchFault.CERTIFICATE;
            case PolicyFetch.TlsFailed _ -> FetchFault.TLS_FAILED;
            case PolicyFetch.TooLarge _ -> FetchFault.TOO_LARGE;
            case PolicyFetch.TooSlow _ -> FetchFault.TOO_SLOW;
            case PolicyFetch.Unreachable _ -> FetchFault.NOT_REACHED;
        };
    }
}
