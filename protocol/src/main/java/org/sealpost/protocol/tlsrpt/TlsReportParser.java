package org.sealpost.protocol.tlsrpt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.Parsed;
import org.sealpost.protocol.syntax.DeviationList;

/// Reads a report leniently: the oddities of real senders are deviations, not errors.
final class TlsReportParser {
    static final int MOST_POLICIES = 1_000;

    private final DeviationList deviations;

    private TlsReportParser(DeviationList deviations) {
        this.deviations = deviations;
    }

    static Parsed<TlsReport> parse(Octets json) {
        var deviations = new DeviationList();
        var parser = new TlsReportParser(deviations);
        Optional<TlsReport> report = new JsonReader(deviations).read(json).flatMap(parser::report);
        return deviations.outcome(report::orElseThrow);
    }

    private Optional<TlsReport> report(JsonValue root) {
        if (!(root instanceof JsonValue.ObjectValue object) || !hasPolicies(object)) {
            deviations.addText(TlsReportCode.NOT_A_REPORT, root.line(), root.shown());
            return Optional.empty();
        }
        var members = new Members(object, deviations);
        Optional<String> organizationName = members.text("organization-name");
        Optional<Members> range = members.object("date-range");
        Optional<Instant> start = range.flatMap(found -> time(found, "start-datetime"));
        Optional<Instant> end = range.flatMap(found -> time(found, "end-datetime"));
        range.ifPresent(found -> {
            noteRange(found, start, end);
            found.noteOthers();
        });
        Optional<String> contactInfo = members.text("contact-info");
        contactInfo
                .filter(text -> !TlsReportWriter.isMailAddress(text))
                .ifPresent(text ->
                        deviations.addText(TlsReportCode.CONTACT_MALFORMED, members.line("contact-info"), text));
        Optional<String> reportId = members.text("report-id");
        var policies = new ArrayList<PolicyResult>();
        for (Members policy : members.objects("policies", MOST_POLICIES)) {
            policies.add(new PolicyResultParser(policy, deviations).read());
        }
        if (policies.isEmpty()) {
            deviations.addText(TlsReportCode.FIELD_MISSING, members.line("policies"), "policies");
        }
        members.noteOthers();
        return Optional.of(new TlsReport(organizationName, start, end, contactInfo, reportId, policies));
    }

    private static boolean hasPolicies(JsonValue.ObjectValue object) {
        return Optional.ofNullable(object.members().get("policies"))
                .filter(policies ->
                        policies instanceof JsonValue.ArrayValue || policies instanceof JsonValue.ObjectValue)
                .isPresent();
    }

    private Optional<Instant> time(Members range, String name) {
        Optional<String> text = range.text(name);
        Optional<ReportTime> time = text.flatMap(ReportTime::parse);
        if (text.isPresent() && time.isEmpty()) {
            deviations.addText(TlsReportCode.TIME_MALFORMED, range.line(name), text.get());
        }
        if (time.isPresent() && !time.get().zoned()) {
            deviations.addText(TlsReportCode.TIME_WITHOUT_ZONE, range.line(name), text.orElseThrow());
        }
        return time.map(ReportTime::instant);
    }

    /// RFC 8460 §4.1: a report covers one day of UTC; its last second is the usual end.
    private static void noteRange(Members range, Optional<Instant> start, Optional<Instant> end) {
        if (start.isEmpty() || end.isEmpty()) {
            return;
        }
        boolean atMidnight = start.get().getEpochSecond() % Duration.ofDays(1).toSeconds() == 0;
        Duration covered = Duration.between(start.get(), end.get());
        if (!atMidnight || covered.toSeconds() != Duration.ofDays(1).toSeconds() - 1) {
            range.note(TlsReportCode.NOT_ONE_DAY, start.get() + " " + end.get());
        }
    }

    /// The texts inside a text that is itself a JSON list of texts, which one large sender writes.
    static Optional<List<String>> listInside(String text) {
        if (!text.startsWith("[")) {
            return Optional.empty();
        }
        var ignored = new DeviationList();
        return new JsonReader(ignored)
                .read(text)
                .filter(value -> value instanceof JsonValue.ArrayValue array
                        && !array.items().isEmpty()
                        && array.items().stream().allMatch(JsonValue.TextValue.class::isInstance))
                .map(value -> ((JsonValue.ArrayValue) value)
                        .items().stream().map(JsonValue::shown).toList());
    }
}
