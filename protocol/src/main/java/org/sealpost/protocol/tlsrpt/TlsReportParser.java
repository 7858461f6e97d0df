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
        Optional<TlsReport> report = JsonText.read(json, deviations).flatMap(parser::report);
        return deviations.outcome(report::orElseThrow);
    }

    private Optional<TlsReport> report(JsonText json) {
        if (json.kind(0) != JsonText.Kind.OBJECT) {
            deviations.addText(TlsReportCode.NOT_A_REPORT, json.line(0), json.shown(0));
            return Optional.empty();
        }
        var members = new Members(json, 0, deviations);
        if (!members.hasMany(Field.POLICIES)) {
            deviations.addText(TlsReportCode.NOT_A_REPORT, json.line(0), json.shown(0));
            return Optional.empty();
        }
        Optional<String> organizationName = members.text(Field.ORGANIZATION_NAME);
        Optional<Members> range = members.object(Field.DATE_RANGE);
        Optional<Instant> start = range.flatMap(found -> time(found, Field.START_DATETIME));
        Optional<Instant> end = range.flatMap(found -> time(found, Field.END_DATETIME));
        range.ifPresent(found -> {
            noteRange(found, start, end);
            found.noteOthers();
        });
        Optional<String> contactInfo = members.text(Field.CONTACT_INFO);
        contactInfo
                .filter(text -> !TlsReportWriter.isMailAddress(text))
                .ifPresent(text ->
                        deviations.addText(TlsReportCode.CONTACT_MALFORMED, members.line(Field.CONTACT_INFO), text));
        Optional<String> reportId = members.text(Field.REPORT_ID);
        var policies = new ArrayList<PolicyResult>();
        for (Members policy : members.objects(Field.POLICIES, MOST_POLICIES)) {
            policies.add(new PolicyResultParser(policy, deviations).read());
        }
        if (policies.isEmpty()) {
            deviations.addText(TlsReportCode.FIELD_MISSING, members.line(Field.POLICIES), Field.POLICIES.word());
        }
        members.noteOthers();
        return Optional.of(new TlsReport(organizationName, start, end, contactInfo, reportId, policies));
    }

    private Optional<Instant> time(Members range, Field name) {
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
        return JsonText.read(text, ignored).flatMap(TlsReportParser::allTexts);
    }

    private static Optional<List<String>> allTexts(JsonText json) {
        int number = json.kind(0) == JsonText.Kind.ARRAY ? json.items(0) : 0;
        var texts = new ArrayList<String>();
        for (int item = 1; item < json.after(0) && texts.size() < JsonText.MOST_ITEMS; item = json.after(item)) {
            if (json.kind(item) == JsonText.Kind.TEXT) {
                texts.add(json.text(item));
            }
        }
        return number > 0 && texts.size() == Math.min(number, JsonText.MOST_ITEMS)
                ? Optional.of(texts)
                : Optional.empty();
    }
}
