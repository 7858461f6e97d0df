package org.sealpost.reports.intake;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.Parsed;
import org.sealpost.protocol.tlsrpt.TlsReport;
import org.sealpost.reports.ReadReport;

/// Reads a report by itself, compressed or not, told by how it begins.
final class ReportReader {
    private static final int IDLE = 16;

    private final IntakeLimits limits;
    private final BlockingQueue<Gunzip> idle = new ArrayBlockingQueue<>(IDLE);

    ReportReader(IntakeLimits limits) {
        this.limits = limits;
    }

    Optional<ReadReport> read(Octets content, Notes notes) {
        return switch (Form.of(content)) {
            case GZIP -> inflated(content, notes);
            case ZIP -> refused(IntakeCode.ZIP, notes);
            case JSON, OTHER -> json(content, notes);
        };
    }

    private Optional<ReadReport> inflated(Octets content, Notes notes) {
        Optional<Octets> inflated = inflate(content, notes);
        if (inflated.isEmpty()) {
            return Optional.empty();
        }
        return switch (Form.of(inflated.get())) {
            case GZIP -> refused(IntakeCode.GZIP_NESTED, notes);
            case ZIP -> refused(IntakeCode.ZIP, notes);
            case JSON, OTHER -> json(inflated.get(), notes);
        };
    }

    private Optional<Octets> inflate(Octets content, Notes notes) {
        Gunzip free = idle.poll();
        Gunzip gunzip = free == null ? new Gunzip() : free;
        Optional<Octets> inflated = gunzip.inflate(content.toArray(), limits, notes);
        if (!idle.offer(gunzip)) {
            gunzip.end();
        }
        return inflated;
    }

    private Optional<ReadReport> json(Octets json, Notes notes) {
        if (json.length() > limits.inflated()) {
            notes.add(IntakeCode.INFLATED_TOO_LARGE, Integer.toString(limits.inflated()));
            return Optional.empty();
        }
        return switch (TlsReport.parse(json)) {
            case Parsed.Ok<TlsReport> ok -> Optional.of(new ReadReport(json, ok.parsed(), ok.deviations()));
            case Parsed.Unusable<TlsReport> unusable -> {
                unusable.deviations().forEach(notes::add);
                yield Optional.empty();
            }
        };
    }

    private static Optional<ReadReport> refused(IntakeCode code, Notes notes) {
        notes.add(code, "");
        return Optional.empty();
    }
}
