package org.sealpost.reports.authentic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.protocol.Deviation;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.TlsReport;
import org.sealpost.reports.Authenticity;
import org.sealpost.reports.Letter;

class ConsistencyTest {
    private final Consistency consistency = new Consistency(KnownReporters.shipped());

    static Stream<String> rows() throws IOException {
        try (InputStream table = ConsistencyTest.class.getResourceAsStream("consistency.tsv")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.startsWith("#") && !line.isBlank()).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aReportHasTheseNotes(String row) {
        List<String> cells = List.of(row.split("\t", -1));
        List<Deviation> notes = consistency.notes(
                signedBy(cells.get(0)), letter(cells.get(1), cells.get(2)), report(cells.get(3), cells.get(4)));
        assertThat(ids(notes)).as(cells.get(6)).isEqualTo(cells.get(5));
    }

    @Test
    void ofAPostOnlyTheReportItselfIsCompared() {
        var post = new Authenticity.Unproven(Authenticity.Reason.NOT_A_MAIL, "");
        assertThat(ids(consistency.notes(post, report("x@evil.example", "Google Inc."))))
                .isEqualTo("organization-borrowed");
        assertThat(consistency.notes(post, report("x@evil.example", "Evil"))).isEmpty();
    }

    @Test
    void aNoteIsShort() {
        List<Deviation> notes = consistency.notes(
                signedBy("mail.example"), letter("x@mail.example", "x ".repeat(5000)), report("", "Mail"));
        assertThat(notes).hasSize(1);
        assertThat(notes.getFirst().text()).hasSize(201);
    }

    private static String ids(List<Deviation> notes) {
        return notes.stream()
                .map(note -> note.code().id().replaceFirst("^submitter\\.", ""))
                .collect(Collectors.joining(" "));
    }

    private static Authenticity signedBy(String domain) {
        return DomainName.ofWire(domain)
                .<Authenticity>map(signer -> new Authenticity.Verified(signer, "s", "rsa-sha256"))
                .orElseGet(() -> new Authenticity.Unproven(Authenticity.Reason.NO_SIGNATURE, ""));
    }

    private static Letter letter(String from, String submitter) {
        return new Letter(
                given(from),
                DomainName.ofWire(from.substring(from.indexOf('@') + 1)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                given(submitter));
    }

    private static TlsReport report(String contact, String organization) {
        return new TlsReport(
                given(organization), Optional.empty(), Optional.empty(), given(contact), Optional.empty(), List.of());
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(one -> !one.isEmpty());
    }
}
