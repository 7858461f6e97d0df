package org.sealpost.reports.intake;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.TlsReport;
import org.sealpost.reports.Arrival;
import org.sealpost.reports.Letter;
import org.sealpost.reports.ReadReport;
import org.sealpost.reports.row.Rows;
import org.sealpost.reports.row.Subject;

/// Compares a report with what it came in. Where they differ, the report holds. RFC 8460 §5.6.
final class Remarks {
    /// RFC 8460 §5.3.
    private static final Pattern SUBJECT = Pattern.compile(
            "\\s*Report Domain:\\s*(\\S+)\\s+Submitter:\\s*(\\S+)\\s+Report-ID:\\s*<([^<>]+)>\\s*",
            Pattern.CASE_INSENSITIVE);

    private final Arrival arrival;
    private final Notes notes;

    private Remarks(Arrival arrival, Notes notes) {
        this.arrival = arrival;
        this.notes = notes;
    }

    static void add(Arrival arrival, List<MailReader.Attached> attached, Notes notes) {
        var remarks = new Remarks(arrival, notes);
        if (arrival.reports().isEmpty()) {
            return;
        }
        arrival.letter().ifPresent(remarks::letter);
        for (ReadReport report : arrival.reports()) {
            remarks.report(report);
        }
        attached.forEach(each -> each.fileName()
                .ifPresent(name -> remarks.fileName(name, each.report().report())));
    }

    private void letter(Letter letter) {
        if (letter.reportDomain().isEmpty()) {
            notes.add(IntakeCode.REPORT_DOMAIN_MISSING, "");
        }
        if (letter.submitter().isEmpty()) {
            notes.add(IntakeCode.SUBMITTER_MISSING, "");
        }
        if (letter.subject()
                .filter(subject -> SUBJECT.matcher(subject).matches())
                .isEmpty()) {
            notes.add(IntakeCode.SUBJECT_UNUSUAL, letter.subject().orElse(""));
        }
        if (letter.fromDomain().isPresent() && letter.messageId().isPresent()) {
            String id = letter.messageId().get();
            String host = id.substring(id.lastIndexOf('@') + 1).replace(">", "").strip();
            DomainName author = letter.fromDomain().get();
            if (Subject.domain(host)
                    .filter(domain -> domain.isAtOrBelow(author) || author.isAtOrBelow(domain))
                    .isEmpty()) {
                notes.add(IntakeCode.MESSAGE_ID_FOREIGN, id);
            }
        }
    }

    private void report(ReadReport read) {
        TlsReport report = read.report();
        List<Subject> subjects = Subject.of(arrival, report);
        for (Subject subject : subjects) {
            if (subject.assumed()) {
                notes.add(IntakeCode.DOMAIN_ASSUMED, subject.domain().ascii());
            }
        }
        if (subjects.size() < report.policies().size()) {
            notes.add(
                    IntakeCode.DOMAIN_UNKNOWN,
                    Integer.toString(report.policies().size() - subjects.size()));
        }
        time(read);
        if (arrival.letter().isPresent() || arrival.delivery().about().isPresent()) {
            Set<DomainName> domains = subjects.stream().map(Subject::domain).collect(Collectors.toSet());
            arrival.letter().ifPresent(letter -> header(letter, report, domains));
            arrival.delivery()
                    .about()
                    .filter(about -> !domains.isEmpty() && !domains.contains(about))
                    .ifPresent(about -> notes.add(IntakeCode.ABOUT_DIFFERS, about.ascii()));
        }
    }

    private void header(Letter letter, TlsReport report, Set<DomainName> domains) {
        letter.reportDomain()
                .filter(text -> !domains.isEmpty()
                        && Subject.domain(text).filter(domains::contains).isEmpty())
                .ifPresent(text -> notes.add(IntakeCode.REPORT_DOMAIN_DIFFERS, text));
        Optional<String> contact = report.contactInfo()
                .map(text -> text.substring(text.lastIndexOf('@') + 1).strip().toLowerCase(Locale.ROOT));
        letter.submitter()
                .filter(text -> contact.isPresent()
                        && !contact.get().equals(text.strip().toLowerCase(Locale.ROOT)))
                .ifPresent(text -> notes.add(IntakeCode.SUBMITTER_DIFFERS, text));
        if (letter.subject().isPresent() && report.reportId().isPresent()) {
            Matcher subject = SUBJECT.matcher(letter.subject().get());
            if (subject.matches() && !subject.group(3).equals(report.reportId().get())) {
                notes.add(IntakeCode.REPORT_ID_DIFFERS, subject.group(3));
            }
        }
    }

    private void time(ReadReport read) {
        Optional<Integer> days = Rows.wholeDays(read);
        if (days.isEmpty()) {
            notes.add(IntakeCode.PERIOD_UNCLEAR, period(read.report()));
        } else if (days.get() > 1) {
            notes.add(IntakeCode.PERIOD_LONG, period(read.report()));
        }
        if (Rows.isEarly(arrival, read)) {
            notes.add(IntakeCode.IN_FUTURE, period(read.report()));
        }
        if (Rows.isLate(arrival, read)) {
            notes.add(IntakeCode.TOO_OLD, period(read.report()));
        }
    }

    private static String period(TlsReport report) {
        return report.start().map(Instant::toString).orElse("") + " "
                + report.end().map(Instant::toString).orElse("");
    }

    /// RFC 8460 §5.1: the submitter, the domain, the first and the last second, and what may stand after them.
    private void fileName(String name, TlsReport report) {
        String[] words = name.replaceFirst("\\.json(\\.gz)?$", "").split("!", -1);
        boolean usual = (words.length == 4 || words.length == 5)
                && name.matches(".*\\.json(\\.gz)?")
                && isSecond(words[2])
                && isSecond(words[3]);
        if (!usual) {
            notes.add(IntakeCode.FILE_NAME_UNUSUAL, name);
        } else if (differs(words[2], report.start()) || differs(words[3], report.end())) {
            notes.add(IntakeCode.PERIOD_DIFFERS, name);
        }
    }

    private static boolean isSecond(String word) {
        return !word.isEmpty() && word.length() <= 12 && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean differs(String word, Optional<Instant> time) {
        return time.filter(at -> at.getEpochSecond() != Long.parseLong(word)).isPresent();
    }
}
