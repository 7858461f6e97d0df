package org.sealpost.app.store;

import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.Octets;
import org.sealpost.reports.row.Tally;

/// What a report says, whoever sent it and whenever it came: the same for all that say the same.
///
/// @param json its text; of several spellings the least one is kept
/// @param packed the same, as it is kept
/// @param notes what was odd about that text
/// @param texts what stands behind the codes in it
record Content(Facts facts, Octets json, Octets packed, String notes, List<Line> lines, Texts texts) {
    /// What decides about it.
    ///
    /// @param id its name; it begins with the day
    /// @param same the same for reports that their sender calls the same
    /// @param organization who it says it is from, coded as a reporter
    /// @param day the day it is about
    /// @param domains those of its rows
    record Facts(
            String id,
            String same,
            String organization,
            Optional<Long> day,
            List<String> domains,
            long sessions,
            boolean failing) {}

    /// A row, coded by [Texts].
    ///
    /// @param total in the first row of a domain, all that counts there; empty in the others
    record Line(
            String domain,
            long day,
            long days,
            String type,
            String echo,
            long successful,
            long failed,
            Optional<Tally> total,
            List<Detail> details) {
        boolean failing() {
            return failed > 0 || !details.isEmpty();
        }
    }

    /// A failure, coded by [Texts].
    ///
    /// @param place in the row; -1 when the row tells of failures and names none
    record Detail(
            long place, String type, String mx, String receivingIp, String sendingIp, String reason, long sessions) {
        static final long UNNAMED = -1;
    }
}
