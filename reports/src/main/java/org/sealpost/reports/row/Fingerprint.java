package org.sealpost.reports.row;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.sealpost.protocol.tlsrpt.FailureDetail;
import org.sealpost.protocol.tlsrpt.PolicyResult;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.protocol.tlsrpt.ResultType;
import org.sealpost.protocol.tlsrpt.TlsReport;

/// A digest of what a report says. It is stored, so the form that is digested never changes: each value in the order
/// below, a list or text with its length before it, and -1 for what is not there.
final class Fingerprint {
    private final MessageDigest digest;
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

    private Fingerprint(MessageDigest digest) {
        this.digest = digest;
    }

    static String of(TlsReport report) {
        try {
            var print = new Fingerprint(MessageDigest.getInstance("SHA-256"));
            print.add(report);
            return HexFormat.of().formatHex(print.digest.digest());
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private void add(TlsReport report) {
        text(report.organizationName());
        time(report.start());
        time(report.end());
        text(report.contactInfo());
        text(report.reportId());
        add(report.policies().size());
        report.policies().forEach(this::add);
    }

    private void add(PolicyResult policy) {
        text(policy.type().map(PolicyType::word));
        texts(policy.policyString());
        text(policy.policyDomain());
        texts(policy.mxHost());
        count(policy.successfulSessions());
        count(policy.failedSessions());
        add(policy.failureDetails().size());
        policy.failureDetails().forEach(this::add);
    }

    private void add(FailureDetail detail) {
        text(detail.resultType().map(ResultType::word));
        text(detail.sendingMtaIp());
        text(detail.receivingMxHostname());
        text(detail.receivingMxHelo());
        text(detail.receivingIp());
        count(detail.failedSessionCount());
        text(detail.additionalInformation());
        text(detail.failureReasonCode());
    }

    private void texts(List<String> texts) {
        add(texts.size());
        texts.forEach(this::text);
    }

    private void text(Optional<String> text) {
        text.ifPresentOrElse(this::text, () -> add(-1));
    }

    private void text(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        add(octets.length);
        digest.update(octets);
    }

    private void time(Optional<Instant> time) {
        time.ifPresentOrElse(
                at -> {
                    add(at.getEpochSecond());
                    add(at.getNano());
                },
                () -> {
                    add(-1);
                    add(-1);
                });
    }

    private void count(OptionalLong count) {
        add(count.orElse(-1));
    }

    private void add(long value) {
        digest.update(number.clear().putLong(value).flip());
    }
}
