package org.sealpost.app.store;

import java.util.List;
import org.sealpost.reports.Arrival;

/// A process that keeps arrivals, from the first on, and writes a `.` to its output after every few.
final class KeepUntilKilled {
    static final long SEED = 9;
    static final int NUMBER = 200;
    private static final int BATCH = 5;

    private KeepUntilKilled() {}

    public static void main(String[] arguments) {
        List<Arrival> arrivals = Mails.mixed(SEED, NUMBER);
        try (SqlReportStore store = ReportStores.open(arguments[0])) {
            for (int from = 0; from < arrivals.size(); from += BATCH) {
                store.keep(arrivals.subList(from, Math.min(arrivals.size(), from + BATCH)));
                System.out.print('.');
                System.out.flush();
            }
        }
    }
}
