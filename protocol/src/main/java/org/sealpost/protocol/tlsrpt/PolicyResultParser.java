package org.sealpost.protocol.tlsrpt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.sealpost.protocol.syntax.DeviationList;

/// Reads one element of `policies`.
final class PolicyResultParser {
    private final Members entry;
    private final DeviationList deviations;

    PolicyResultParser(Members entry, DeviationList deviations) {
        this.entry = entry;
        this.deviations = deviations;
    }

    PolicyResult read() {
        Members policy = nested(Field.POLICY, Field.POLICY_TYPE);
        Members summary = nested(Field.SUMMARY, Field.TOTAL_SUCCESSFUL);
        Optional<PolicyType> type = policy.text(Field.POLICY_TYPE).map(PolicyType::of);
        if (type.isPresent() && type.get() instanceof PolicyType.Unknown unknown) {
            note(TlsReportCode.POLICY_TYPE_UNKNOWN, policy, Field.POLICY_TYPE, unknown.word());
        }
        List<String> policyString = policyString(policy);
        // RFC 8460 §4.4, unclear: a policy that was not found has a domain all the same, yet some leave it out.
        Optional<String> domain = policy.text(Field.POLICY_DOMAIN);
        if (domain.isPresent()) {
            noteName(policy, Field.POLICY_DOMAIN, domain.get());
        }
        List<String> mxHost = policy.texts(Field.MX_HOST, Field.MX_HOST_PATTERN);
        for (String name : mxHost) {
            noteName(policy, Field.MX_HOST, name);
        }
        boolean sts = type.isPresent() && type.get() == PolicyType.Known.STS;
        boolean tlsa = type.isPresent() && type.get() == PolicyType.Known.TLSA;
        if (policyString.isEmpty() && (sts || tlsa)) {
            note(TlsReportCode.POLICY_STRING_MISSING, policy, Field.POLICY_STRING, Field.POLICY_STRING.word());
        }
        if (sts && mxHost.isEmpty()) {
            note(TlsReportCode.MX_HOST_MISSING, policy, Field.MX_HOST, Field.MX_HOST.word());
        }
        OptionalLong successful = summary.count(Field.TOTAL_SUCCESSFUL);
        OptionalLong failed = summary.count(Field.TOTAL_FAILURE);
        List<FailureDetail> details = details(failed);
        if (policy != entry) {
            policy.noteOthers();
        }
        if (summary != entry) {
            summary.noteOthers();
        }
        entry.noteOthers();
        return new PolicyResult(type, policyString, domain, mxHost, successful, failed, details);
    }

    /// The inner object, or the entry itself when its members stand there.
    private Members nested(Field name, Field member) {
        if (!entry.has(name) && entry.has(member)) {
            entry.note(TlsReportCode.NOT_NESTED, name.word());
            return entry;
        }
        return entry.object(name).orElse(entry);
    }

    private List<String> policyString(Members policy) {
        List<String> texts = policy.texts(Field.POLICY_STRING);
        if (texts.size() == 1) {
            Optional<List<String>> inside = TlsReportParser.listInside(texts.getFirst());
            if (inside.isPresent()) {
                note(TlsReportCode.ENCODED_TWICE, policy, Field.POLICY_STRING, texts.getFirst());
                texts = inside.get();
            }
        }
        for (String text : texts) {
            if (text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0) {
                note(TlsReportCode.LINE_END, policy, Field.POLICY_STRING, text);
            }
        }
        return texts;
    }

    private List<FailureDetail> details(OptionalLong failed) {
        List<Members> objects = entry.objects(Field.FAILURE_DETAILS, JsonText.MOST_ITEMS);
        var details = new ArrayList<FailureDetail>(objects.size());
        for (Members detail : objects) {
            details.add(detail(detail));
        }
        if (details.isEmpty() && failed.orElse(0) > 0) {
            entry.note(TlsReportCode.DETAILS_MISSING, "failure-details");
        }
        if (!details.isEmpty() && failed.isPresent()) {
            noteSum(details, failed.getAsLong());
        }
        return details;
    }

    private void noteSum(List<FailureDetail> details, long failed) {
        // Each count is at most 2⁵³ and there are at most 10,000; as a fraction their sum is near enough.
        double sum = 0;
        for (FailureDetail detail : details) {
            sum += detail.failedSessionCount().orElse(0);
        }
        if (sum != failed) {
            String told = sum > Long.MAX_VALUE ? Double.toString(sum) : Long.toString((long) sum);
            note(TlsReportCode.DETAILS_DIFFER, entry, Field.FAILURE_DETAILS, told + " " + failed);
        }
    }

    private FailureDetail detail(Members detail) {
        Optional<ResultType> type = detail.text(Field.RESULT_TYPE).map(ResultType::of);
        if (type.isPresent() && type.get() instanceof ResultType.Unknown unknown) {
            note(TlsReportCode.RESULT_TYPE_UNKNOWN, detail, Field.RESULT_TYPE, unknown.word());
        }
        // RFC 8460 §4.4, unclear: a policy that could not be fetched has no addresses and no host, so none is asked
        // for.
        var read = new FailureDetail(
                type,
                address(detail, Field.SENDING_MTA_IP),
                detail.optionalText(Field.RECEIVING_MX_HOSTNAME),
                detail.optionalText(Field.RECEIVING_MX_HELO),
                address(detail, Field.RECEIVING_IP),
                detail.count(Field.FAILED_SESSION_COUNT),
                detail.optionalText(Field.ADDITIONAL_INFORMATION, Field.ADDITIONAL_INFO_URI),
                detail.optionalText(Field.FAILURE_REASON_CODE, Field.FAILURE_ERROR_CODE));
        if (type.isPresent()) {
            noteMissing(detail, type.get(), read);
        }
        detail.noteOthers();
        return read;
    }

    private static void noteMissing(Members members, ResultType type, FailureDetail detail) {
        if (type instanceof ResultType.Known known && isBetweenHosts(known)) {
            boolean whole = detail.sendingMtaIp().isPresent()
                    && detail.receivingMxHostname().isPresent()
                    && detail.receivingIp().isPresent();
            if (!whole) {
                members.note(TlsReportCode.PEER_MISSING, missingPeers(detail));
            }
        }
        // RFC 8460 §4.3.3: a general failure should say more.
        if (type == ResultType.Known.VALIDATION_FAILURE
                && detail.failureReasonCode().isEmpty()) {
            members.note(TlsReportCode.REASON_MISSING, "failure-reason-code");
        }
    }

    private static String missingPeers(FailureDetail detail) {
        var missing = new ArrayList<String>();
        if (detail.sendingMtaIp().isEmpty()) {
            missing.add("sending-mta-ip");
        }
        if (detail.receivingMxHostname().isEmpty()) {
            missing.add("receiving-mx-hostname");
        }
        if (detail.receivingIp().isEmpty()) {
            missing.add("receiving-ip");
        }
        return String.join(" ", missing);
    }

    /// Whether this fails between two hosts; what fails in DNS or while a policy is fetched has none.
    private static boolean isBetweenHosts(ResultType.Known type) {
        return switch (type) {
            case STARTTLS_NOT_SUPPORTED,
                    CERTIFICATE_HOST_MISMATCH,
                    CERTIFICATE_EXPIRED,
                    CERTIFICATE_NOT_TRUSTED,
                    VALIDATION_FAILURE,
                    TLSA_INVALID -> true;
            case DNSSEC_INVALID, DANE_REQUIRED, STS_POLICY_FETCH_ERROR, STS_POLICY_INVALID, STS_WEBPKI_INVALID -> false;
        };
    }

    private Optional<String> address(Members detail, Field name) {
        Optional<String> address = detail.optionalText(name);
        if (address.isPresent() && !IpText.isAddress(address.get())) {
            note(TlsReportCode.ADDRESS_MALFORMED, detail, name, address.get());
        }
        return address;
    }

    private void noteName(Members policy, Field member, String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c <= 0x20 || c >= 0x7f || c == ':') {
                note(TlsReportCode.NAME_MALFORMED, policy, member, name);
                return;
            }
        }
    }

    private void note(TlsReportCode code, Members members, Field member, String text) {
        deviations.addText(code, members.line(member), text);
    }
}
