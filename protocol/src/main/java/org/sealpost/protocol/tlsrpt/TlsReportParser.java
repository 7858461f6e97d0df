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
    private static final long DAY = Duration.ofDays(1).toSeconds();

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
        Optional<Instant> start = Optional.empty();
        Optional<Instant> end = Optional.empty();
        if (range.isPresent()) {
            start = time(range.get(), Field.START_DATETIME);
            end = time(range.get(), Field.END_DATETIME);
            noteRange(range.get(), start, end);
            range.get().noteOthers();
        }
        Optional<String> contactInfo = members.text(Field.CONTACT_INFO);
        if (contactInfo.isPresent() && !TlsReportWriter.isMailAddress(contactInfo.get())) {
            deviations.addText(TlsReportCode.CONTACT_MALFORMED, members.line(Field.CONTACT_INFO), contactInfo.get());
        }
        Optional<String> reportId = members.text(Field.REPORT_ID);
        List<Members> objects = members.objects(Field.POLICIES, MOST_POLICIES);
        var policies = new ArrayList<PolicyResult>(objects.size());
        for (Members policy : objects) {
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
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<ReportTime> time = ReportTime.parse(text.get());
        if (time.isEmpty()) {
            deviations.addText(TlsReportCode.TIME_MALFORMED, range.line(name), text.get());
        } else if (!time.get().zoned()) {
            deviations.addText(TlsReportCode.TIME_WITHOUT_ZONE, range.line(name), text.get());
        }
        return time.map(ReportTime::instant);
    }

    /// RFC 8460 §4.1: a report covers one day of UTC; its last second is the usual end.
    private static void noteRange(Members range, Optional<Instant> start, Optional<Instant> end) {
        if (start.isEmpty() || end.isEmpty()) {
            return;
        }
        boolean atMidnight = start.get().getEpochSecond() % DAY == 0;
        if (!atMidnight || Duration.between(start.get(), end.get()).toSeconds() != DAY - 1) {
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
