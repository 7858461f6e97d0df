package org.sealpost.app.render.reports;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.sealpost.app.render.JsonText;
import org.sealpost.protocol.tlsrpt.FailureDetail;
import org.sealpost.protocol.tlsrpt.PolicyResult;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.protocol.tlsrpt.ResultType;
import org.sealpost.protocol.tlsrpt.TlsReport;

/// Writes what a report about TLS says in the form of RFC 8460 §4.4; what it leaves out is left out here.
public final class TlsReportJson {
    private final JsonText json;

    public TlsReportJson(JsonText json) {
        this.json = json;
    }

    public void members(TlsReport report) {
        json.string("organization-name", report.organizationName());
        json.object("date-range", () -> {
            json.string("start-datetime", report.start().map(Instant::toString));
            json.string("end-datetime", report.end().map(Instant::toString));
        });
        json.string("contact-info", report.contactInfo());
        json.string("report-id", report.reportId());
        json.list("policies", report.policies(), this::result);
    }

    private void result(PolicyResult result) {
        json.object(() -> {
            json.object("policy", () -> {
                json.string("policy-type", result.type().map(PolicyType::word));
                strings("policy-string", result.policyString());
                json.string("policy-domain", result.policyDomain());
                strings("mx-host", result.mxHost());
            });
            json.object("summary", () -> {
                number("total-successful-session-count", result.successfulSessions());
                number("total-failure-session-count", result.failedSessions());
            });
            if (!result.failureDetails().isEmpty()) {
                json.list("failure-details", result.failureDetails(), this::failure);
            }
        });
    }

    private void failure(FailureDetail failure) {
        json.object(() -> {
            json.string("result-type", failure.resultType().map(ResultType::word));
            json.string("sending-mta-ip", failure.sendingMtaIp());
            json.string("receiving-mx-hostname", failure.receivingMxHostname());
            json.string("receiving-mx-helo", failure.receivingMxHelo());
            json.string("receiving-ip", failure.receivingIp());
            number("failed-session-count", failure.failedSessionCount());
            json.string("additional-information", failure.additionalInformation());
            json.string("failure-reason-code", failure.failureReasonCode());
        });
    }

    private void number(String name, OptionalLong count) {
        count.ifPresent(present -> json.number(name, present));
    }

    private void strings(String name, List<String> texts) {
        if (!texts.isEmpty()) {
            json.strings(name, texts);
        }
    }
}
