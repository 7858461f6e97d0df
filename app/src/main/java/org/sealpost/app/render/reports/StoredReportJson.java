package org.sealpost.app.render.reports;

import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Optional;
import org.sealpost.app.render.JsonText;
import org.sealpost.app.render.Words;
import org.sealpost.protocol.tlsrpt.TlsReport;
import org.sealpost.reports.Authenticity;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.decision.Standing;
import org.sealpost.reports.store.StoredReport;

/// A report with what is known about it, for programs: one line of JSON each.
public final class StoredReportJson {
    private final OutputStream out;

    public StoredReportJson(OutputStream out) {
        this.out = out;
    }

    public void write(StoredReport stored, Standing standing) {
        try (var json = new JsonText(out)) {
            json.object(() -> {
                json.string("schema", "urn:sealpost:schema:tls-report:1");
                json.string("id", stored.id());
                json.string("day", stored.day().map(LocalDate::toString));
                json.string("reporter", stored.reporter().name());
                json.flag("proven", stored.reporter() instanceof Reporter.Proven);
                json.word("standing", standing);
                json.object("authenticity", () -> authenticity(json, stored.authenticity()));
                json.flag("counts", stored.counts());
                json.instant("first_arrived", stored.first());
                json.strings("ways", stored.ways().stream().map(Words::word).toList());
                json.strings("arrivals", stored.digests());
                json.list(
                        "notes",
                        stored.notes(),
                        note -> json.object(() -> {
                            json.string("code", note.code());
                            json.number("line", note.line());
                            json.string("text", note.text());
                        }));
                Optional<TlsReport> report = TlsReport.parse(stored.json()).value();
                report.ifPresent(read -> json.object("report", () -> new TlsReportJson(json).members(read)));
                json.string("text", stored.json().utf8Lossy());
            });
        }
    }

    private static void authenticity(JsonText json, Authenticity authenticity) {
        json.string("result", AuthenticityWords.word(authenticity));
        switch (authenticity) {
            case Authenticity.Verified(var signer, String selector, String algorithm) -> {
                json.string("signer", signer.ascii());
                json.string("selector", selector);
                json.string("algorithm", algorithm);
            }
            case Authenticity.Unproven(Authenticity.Reason reason, String detail) -> {
                json.word("reason", reason);
                json.string("detail", detail);
            }
            case Authenticity.Unknown(String detail) -> json.string("detail", detail);
        }
    }
}
