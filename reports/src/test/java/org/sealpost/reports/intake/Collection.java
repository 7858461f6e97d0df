package org.sealpost.reports.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.protocol.Octets;
import org.sealpost.reports.Authenticity;
import org.sealpost.reports.Delivery;
import org.sealpost.reports.Way;
import org.sealpost.reports.authentic.Verifier;

/// Reports and mails in the manner of each known sender, and what is to be made of them.
final class Collection {
    /// Believes nobody.
    static final Verifier NOBODY =
            (mail, letter, at) -> new Authenticity.Unproven(Authenticity.Reason.NO_SIGNATURE, "");

    /// @param reporter the name by which it is called
    /// @param notes codes of the delivery, without `intake.`
    /// @param deviations codes of the report and their lines, without `tlsrpt.report.`
    /// @param rows each row of it
    /// @param totals of each domain
    record Sample(
            String file,
            Way way,
            Instant at,
            String reporter,
            String notes,
            String deviations,
            String rows,
            String totals,
            String why) {
        Delivery delivery() {
            return new Delivery(way, "collection", at, Optional.empty(), octets(file));
        }

        @Override
        public String toString() {
            return file;
        }
    }

    private Collection() {}

    static List<Sample> samples() {
        return text("collection.tsv")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .map(cells -> new Sample(
                        cells[0],
                        Way.valueOf(cells[1]),
                        Instant.parse(cells[2]),
                        cells[3],
                        cells[4],
                        cells[5],
                        cells[6],
                        cells[7],
                        cells[8]))
                .toList();
    }

    static Sample sample(String file) {
        return samples().stream()
                .filter(sample -> sample.file().equals(file))
                .findFirst()
                .orElseThrow();
    }

    static Octets octets(String file) {
        try (var stream = Collection.class.getResourceAsStream("../collection/" + file)) {
            return Octets.of(stream.readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static Stream<String> lines(String file) {
        return text(file).lines();
    }

    private static String text(String file) {
        return new String(octets(file).toArray(), StandardCharsets.UTF_8);
    }
}
