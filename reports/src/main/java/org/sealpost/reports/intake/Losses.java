package org.sealpost.reports.intake;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.sealpost.protocol.Deviation;
import org.sealpost.protocol.DeviationCode;
import org.sealpost.protocol.tlsrpt.TlsReportCode;
import org.sealpost.reports.Arrival;

/// Which notes say that something was refused or left away. Others are oddities, and lose nothing.
public final class Losses {
    private static final Set<IntakeCode> CUTS = EnumSet.of(
            IntakeCode.HEADER_CUT,
            IntakeCode.PARTS_TOO_DEEP,
            IntakeCode.PARTS_TOO_MANY,
            IntakeCode.REPORTS_TOO_MANY,
            IntakeCode.GZIP_TRUNCATED,
            IntakeCode.MIME_TRUNCATED,
            IntakeCode.IN_FUTURE,
            IntakeCode.TOO_OLD);

    private static final Set<TlsReportCode> CUTS_OF_REPORTS =
            EnumSet.of(TlsReportCode.TEXT_CUT, TlsReportCode.LIST_CUT);

    private Losses() {}

    /// The codes, each once.
    public static List<String> of(Arrival arrival) {
        return Stream.concat(
                        arrival.notes().stream(),
                        arrival.reports().stream().flatMap(report -> report.deviations().stream()))
                .map(Deviation::code)
                .filter(Losses::isLoss)
                .map(DeviationCode::id)
                .distinct()
                .toList();
    }

    private static boolean isLoss(DeviationCode code) {
        return code.unusable()
                || (code instanceof IntakeCode intake && CUTS.contains(intake))
                || (code instanceof TlsReportCode report && CUTS_OF_REPORTS.contains(report));
    }
}
