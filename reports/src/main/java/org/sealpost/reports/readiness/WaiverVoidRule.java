package org.sealpost.reports.readiness;

import java.util.stream.Stream;
import org.sealpost.reports.decision.Waiver;
import org.sealpost.reports.failure.FailureMeaning;
import org.sealpost.reports.row.Failure;

/// A waiver that holds covers something. Where not everything is read, that is not known.
final class WaiverVoidRule implements Rule {
    @Override
    public Stream<Objection> judge(Picture picture) {
        if (picture.evidence().heard().cut()) {
            return Stream.empty();
        }
        return picture.waivers().open().stream()
                .filter(waiver -> picture.told().stream().noneMatch(told -> covers(picture, waiver, told)))
                .map(waiver -> Objection.of(
                        RuleCode.WAIVER_VOID, new Exhibit.Named(waiver.resultType() + " waived by " + waiver.by())));
    }

    private static boolean covers(Picture picture, Waiver waiver, Told told) {
        return told.row().failures().stream()
                .anyMatch(failure -> Waivers.names(waiver, failure) && works(picture, told, failure));
    }

    private static boolean works(Picture picture, Told told, Failure failure) {
        return picture.waivers().cover(failure, FailureMeaning.of(told.row().type(), failure));
    }
}
