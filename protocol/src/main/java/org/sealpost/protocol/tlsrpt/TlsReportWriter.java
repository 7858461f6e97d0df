package org.sealpost.protocol.tlsrpt;

import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.sealpost.protocol.name.DomainName;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes a report as RFC 8460 §4.4 has it; one that is sent must lack nothing of it.
final class TlsReportWriter {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private TlsReportWriter() {}

    static List<String> faults(TlsReport report) {
        var faults = new ArrayList<String>();
        require(faults, "organization-name", isText(report.organizationName(), false));
        require(faults, "start-datetime", isTime(report.start()));
        require(faults, "end-datetime", isTime(report.end()) && isOrdered(report));
        // RFC 5322 §3.4.1: an address.
        require(
                faults,
                "contact-info",
                isText(report.contactInfo(), false)
                        && report.contactInfo()
                                .filter(TlsReportWriter::isMailAddress)
                                .isPresent());
        require(faults, "report-id", isText(report.reportId(), false));
        int policies = report.policies().size();
        require(faults, "policies", policies > 0 && policies <= TlsReportParser.MOST_POLICIES);
        for (PolicyResult policy : report.policies()) {
            addFaults(faults, policy);
        }
        return faults;
    }

    private static void addFaults(List<String> faults, PolicyResult policy) {
        require(
                faults,
                "policy-type",
                policy.type().filter(PolicyType.Known.class::isInstance).isPresent());
        require(
                faults,
                "policy-string",
                isList(policy.policyString())
                        && policy.policyString().stream()
                                .noneMatch(line -> line.indexOf('\r') >= 0 || line.indexOf('\n') >= 0)
                        && (policy.policyString().size() != 1
                                || TlsReportParser.listInside(
                                                policy.policyString().getFirst())
                                        .isEmpty()));
        // RFC 8460 §4.4: A-labels.
        require(
                faults,
                "policy-domain",
                policy.policyDomain().flatMap(DomainName::ofWire).isPresent());
        require(
                faults,
                "mx-host",
                isList(policy.mxHost())
                        && policy.mxHost().stream()
                                .allMatch(host -> DomainName.ofWire(host.startsWith("*.") ? host.substring(2) : host)
                                        .isPresent()));
        require(faults, "total-successful-session-count", isCount(policy.successfulSessions()));
        require(faults, "total-failure-session-count", isCount(policy.failedSessions()));
        require(faults, "failure-details", policy.failureDetails().size() <= JsonText.MOST_ITEMS);
        for (FailureDetail detail : policy.failureDetails()) {
            require(
                    faults,
                    "result-type",
                    detail.resultType()
                            .filter(ResultType.Known.class::isInstance)
                            .isPresent());
            require(faults, "sending-mta-ip", isAddress(detail.sendingMtaIp()));
            require(faults, "receiving-mx-hostname", isText(detail.receivingMxHostname(), true));
            require(faults, "receiving-mx-helo", isText(detail.receivingMxHelo(), true));
            require(faults, "receiving-ip", isAddress(detail.receivingIp()));
            require(faults, "failed-session-count", isCount(detail.failedSessionCount()));
            require(faults, "additional-information", isText(detail.additionalInformation(), true));
            require(faults, "failure-reason-code", isText(detail.failureReasonCode(), true));
        }
    }

    static String render(TlsReport report) {
        List<String> faults = faults(report);
        if (!faults.isEmpty()) {
            throw new IllegalStateException("a report cannot be sent for its " + String.join(", ", faults));
        }
        return renderAsRead(report);
    }

    static String renderAsRead(TlsReport report) {
        var text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            write(json, "organization-name", report.organizationName());
            json.writeObjectPropertyStart("date-range");
            write(json, "start-datetime", report.start().map(TlsReportWriter::time));
            write(json, "end-datetime", report.end().map(TlsReportWriter::time));
            json.writeEndObject();
            write(json, "contact-info", report.contactInfo());
            write(json, "report-id", report.reportId());
            // RFC 8460 §4: a list even with one policy.
            json.writeArrayPropertyStart("policies");
            report.policies().forEach(policy -> write(json, policy));
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, PolicyResult policy) {
        json.writeStartObject();
        json.writeObjectPropertyStart("policy");
        write(json, "policy-type", policy.type().map(PolicyType::word));
        write(json, "policy-string", asRead(policy.policyString()));
        write(json, "policy-domain", policy.policyDomain());
        write(json, "mx-host", policy.mxHost());
        json.writeEndObject();
        json.writeObjectPropertyStart("summary");
        write(json, "total-successful-session-count", policy.successfulSessions());
        write(json, "total-failure-session-count", policy.failedSessions());
        json.writeEndObject();
        if (!policy.failureDetails().isEmpty()) {
            json.writeArrayPropertyStart("failure-details");
            policy.failureDetails().forEach(detail -> write(json, detail));
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /// A year has four digits: what a far zone took beyond the first or the last is written in such a zone.
    private static String time(Instant time) {
        ZoneOffset zone = time.isBefore(FIRST) ? ZoneOffset.MAX : time.isAfter(LAST) ? ZoneOffset.MIN : ZoneOffset.UTC;
        return zone.equals(ZoneOffset.UTC)
                ? time.toString()
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atOffset(zone));
    }

    /// One text that looks like a list inside a text is written as such a list, or it would be read as one.
    private static List<String> asRead(List<String> texts) {
        if (texts.size() != 1 || TlsReportParser.listInside(texts.getFirst()).isEmpty()) {
            return texts;
        }
        var list = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), list)) {
            json.writeStartArray();
            json.writeString(texts.getFirst());
            json.writeEndArray();
        }
        return List.of(list.toString());
    }

    private static void write(JsonGenerator json, FailureDetail detail) {
        json.writeStartObject();
        write(json, "result-type", detail.resultType().map(ResultType::word));
        write(json, "sending-mta-ip", detail.sendingMtaIp());
        write(json, "receiving-mx-hostname", detail.receivingMxHostname());
        write(json, "receiving-mx-helo", detail.receivingMxHelo());
        write(json, "receiving-ip", detail.receivingIp());
        write(json, "failed-session-count", detail.failedSessionCount());
        write(json, "additional-information", detail.additionalInformation());
        write(json, "failure-reason-code", detail.failureReasonCode());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, Optional<String> text) {
        text.ifPresent(present -> json.writeStringProperty(name, present));
    }

    private static void write(JsonGenerator json, String name, OptionalLong count) {
        count.ifPresent(present -> json.writeNumberProperty(name, present));
    }

    private static void write(JsonGenerator json, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            json.writeArrayPropertyStart(name);
            texts.forEach(json::writeString);
            json.writeEndArray();
        }
    }

    private static void require(List<String> faults, String name, boolean sound) {
        if (!sound && !faults.contains(name)) {
            faults.add(name);
        }
    }

    private static boolean isText(Optional<String> text, boolean optional) {
        return text.isEmpty() ? optional : isText(text.get());
    }

    private static boolean isText(String text) {
        return text.length() <= JsonText.LONGEST_TEXT && text.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
    }

    private static boolean isList(List<String> texts) {
        return texts.size() <= JsonText.MOST_ITEMS && texts.stream().allMatch(TlsReportWriter::isText);
    }

    private static boolean isTime(Optional<Instant> time) {
        return time.filter(at -> !at.isBefore(FIRST) && !at.isAfter(LAST)).isPresent();
    }

    private static boolean isOrdered(TlsReport report) {
        return report.start().isPresent()
                && report.end().isPresent()
                && !report.end().get().isBefore(report.start().get());
    }

    /// RFC 5322 §3.4.1, as far as it is used.
    static boolean isMailAddress(String text) {
        int at = text.lastIndexOf('@');
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= 0x20 || text.charAt(i) >= 0x7f) {
                return false;
            }
        }
        return at > 0 && DomainName.ofWire(text.substring(at + 1)).isPresent();
    }

    private static boolean isCount(OptionalLong count) {
        return count.isPresent() && count.getAsLong() >= 0 && count.getAsLong() <= 1L << 53;
    }

    private static boolean isAddress(Optional<String> address) {
        return address.isEmpty() || IpText.isAddress(address.get());
    }
}
