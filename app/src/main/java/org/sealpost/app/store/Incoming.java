package org.sealpost.app.store;

import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.Arrival;
import org.sealpost.reports.Letter;
import org.sealpost.reports.ReadReport;
import org.sealpost.reports.row.Rows;

/// An arrival, made ready before anybody waits for the database.
///
/// @param at when it came
/// @param octets kept as they are: a mail is mostly signatures and base64, so deflating it costs more than all else
/// and saves little
record Incoming(String digest, Arrival arrival, long at, Said said, List<Part> parts, Octets octets) {
    /// A report in it.
    ///
    /// @param timely whether it came when it may count
    record Part(Content content, boolean timely) {}

    static Incoming of(Arrival arrival, Packed packed) {
        return new Incoming(
                arrival.delivery().digest(),
                arrival,
                Times.number(arrival.delivery().at()),
                Said.of(arrival.authenticity()),
                arrival.reports().stream()
                        .map(read -> part(arrival, read, packed))
                        .toList(),
                arrival.delivery().octets());
    }

    private static Part part(Arrival arrival, ReadReport read, Packed packed) {
        return new Part(Contents.of(arrival, read, packed), Rows.counts(arrival, read));
    }

    /// As it is kept.
    Object[] values() {
        return new Object[] {
            digest,
            arrival.delivery().way().name(),
            Escaped.of(arrival.delivery().source()),
            at,
            arrival.delivery().about().map(DomainName::ascii).orElse(""),
            arrival.letter().map(Incoming::line).orElse(""),
            said.strength(),
            said.signer(),
            said.line(),
            Contents.notes(arrival.notes()),
            String.join(
                    " ",
                    parts.stream()
                            .map(part -> part.content().facts().id())
                            .distinct()
                            .sorted()
                            .toList()),
            octets
        };
    }

    private static String line(Letter letter) {
        return Escaped.line(
                text(letter.from()),
                text(letter.fromDomain()),
                text(letter.subject()),
                text(letter.messageId()),
                text(letter.date()),
                text(letter.reportDomain()),
                text(letter.submitter()));
    }

    private static String text(Optional<?> some) {
        return some.map(Object::toString).orElse("");
    }
}
