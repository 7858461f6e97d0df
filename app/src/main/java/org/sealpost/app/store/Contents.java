package org.sealpost.app.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sealpost.app.store.Content.Detail;
import org.sealpost.app.store.Content.Facts;
import org.sealpost.app.store.Content.Line;
import org.sealpost.protocol.Deviation;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.ResultType;
import org.sealpost.reports.Arrival;
import org.sealpost.reports.ReadReport;
import org.sealpost.reports.ReportKey;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.row.Failure;
import org.sealpost.reports.row.Row;
import org.sealpost.reports.row.Rows;
import org.sealpost.reports.row.Tally;

/// Makes of a report what is kept of it.
final class Contents {
    /// No number counts as more in a sum: no real one is as large, and no sum of such overflows. The text of the
    /// report has it as it was.
    private static final long MOST = 1L << 40;

    private final Arrival arrival;
    private final ReadReport read;
    private final Packed packed;
    private final long arrived;
    private final Texts texts = new Texts();

    private Contents(Arrival arrival, ReadReport read, Packed packed) {
        this.arrival = arrival;
        this.read = read;
        this.packed = packed;
        this.arrived = Times.day(Times.number(arrival.delivery().at()));
    }

    static Content of(Arrival arrival, ReadReport read, Packed packed) {
        return new Contents(arrival, read, packed).content();
    }

    private Content content() {
        List<Row> rows = Rows.rows(arrival, read);
        Map<DomainName, Tally> totals = new TreeMap<>(Rows.totals(arrival, read));
        long sessions = totals.values().stream()
                .map(Contents::bounded)
                .mapToLong(Tally::sessions)
                .sum();
        List<Line> lines = lines(rows, new TreeMap<>(totals));
        var facts = new Facts(
                id(rows),
                same(totals),
                texts.code(new Reporter.Claimed(read.report().organizationName().orElse("")), arrived),
                Rows.day(read).map(LocalDate::toEpochDay),
                List.copyOf(new TreeSet<>(lines.stream().map(Line::domain).toList())),
                sessions,
                lines.stream().anyMatch(Line::failing));
        return new Content(facts, read.json(), packed.of(read.json()), notes(read.deviations()), lines, texts);
    }

    static String notes(List<Deviation> deviations) {
        return deviations.stream()
                .map(note -> Escaped.line(note.code().id(), Integer.toString(note.line()), note.text()))
                .collect(Collectors.joining("\n"));
    }

    /// The header of a mail, or the way it came, may decide which domain an entry is about; so the rows are part of
    /// it.
    private String id(List<Row> rows) {
        var hash = new Hash().add(Rows.fingerprint(read));
        for (Row row : rows) {
            hash.add(row.domain().ascii())
                    .add(row.type().word())
                    .add(row.successful())
                    .add(row.failed());
        }
        return ContentName.of(Rows.day(read), hash);
    }

    private String same(Map<DomainName, Tally> totals) {
        ReportKey key = Rows.key(arrival, read);
        var hash = new Hash().add(key.reportId());
        hash.add(key.start().toString()).add(key.end().toString());
        key.domains().forEach(hash::add);
        hash.add(totals.keySet().toString());
        return ContentName.of(Rows.day(read), hash);
    }

    private List<Line> lines(List<Row> rows, Map<DomainName, Tally> totals) {
        var largest = new Largest(rows);
        var lines = new ArrayList<Line>();
        for (Row row : rows) {
            Optional<Tally> total =
                    Optional.ofNullable(totals.remove(row.domain())).map(Contents::bounded);
            lines.add(new Line(
                    row.domain().ascii(),
                    row.day().toEpochDay(),
                    row.wholeDays(),
                    texts.code(row.type().word(), arrived),
                    texts.code(row.echo(), arrived),
                    bounded(row.successful()),
                    bounded(row.failed()),
                    total,
                    details(row, largest)));
        }
        return lines;
    }

    private List<Detail> details(Row row, Largest largest) {
        var details = new ArrayList<Detail>();
        for (Failure failure : largest.of(row)) {
            details.add(new Detail(
                    details.size(),
                    texts.code(failure.type().map(ResultType::word), arrived),
                    texts.code(failure.mx(), arrived),
                    texts.code(failure.receivingIp(), arrived),
                    texts.code(failure.sendingIp(), arrived),
                    texts.code(failure.reason(), arrived),
                    bounded(failure.sessions())));
        }
        if (details.isEmpty() && row.failed() > 0) {
            details.add(new Detail(Detail.UNNAMED, "", "", "", "", "", bounded(row.failed())));
        }
        return details;
    }

    private static Tally bounded(Tally tally) {
        return new Tally(bounded(tally.successful()), bounded(tally.failed()));
    }

    static long bounded(long sessions) {
        return Math.clamp(sessions, 0, MOST);
    }
}
