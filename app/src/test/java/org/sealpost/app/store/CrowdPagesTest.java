package org.sealpost.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.app.store.Mails.DAY;
import static org.sealpost.app.store.Mails.DOMAIN;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.store.Mails.Text;

/// The service in little memory, after a crowd of strangers has reported on one of its domains.
class CrowdPagesTest {
    private static final int STRANGERS = 20_000;
    private static final int LARGE = 60;
    private static final int AT_ONCE = 500;
    private static final String DAYS = "?domain=" + DOMAIN + "&from=2026-11-10&to=2026-11-21";

    @RegisterExtension
    private final Places places = new Places();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aCrowdOfStrangersTakesNoPageAway() throws Exception {
        String place = places.next(TestDatabase.POSTGRESQL, folder);
        try (SqlReportStore store = ReportStores.open(place)) {
            fill(store);
        }
        try (var small = new Replica(place, folder, "112m")) {
            small.start();
            String session = small.signIn();
            assertThat(small.post(
                                    "/fleet",
                                    session,
                                    Map.of(
                                            "domains",
                                            DOMAIN.ascii(),
                                            "tags",
                                            "",
                                            "form-token",
                                            small.formToken(session)))
                            .statusCode())
                    .isEqualTo(303);
            for (String path : List.of(
                    "/reports" + DAYS,
                    "/fleet/" + DOMAIN,
                    "/fleet/" + DOMAIN + "/reports" + DAYS,
                    "/reports" + DAYS + "&reporter=Stranger+7",
                    "/reports/summary.json" + DAYS,
                    "/reports/summary.csv" + DAYS,
                    "/fleet")) {
                var answer = small.get(path, session);
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                assertThat(answer.body().length()).as(path).isLessThan(1_000_000);
            }
            assertThat(small.said()).noneMatch(line -> line.contains("OutOfMemory"));
        }
    }

    private static void fill(SqlReportStore store) {
        for (int from = 0; from < STRANGERS; from += AT_ONCE) {
            store.keep(IntStream.range(from, from + AT_ONCE)
                    .mapToObj(i -> Mails.mail(
                            Mails.UNPROVEN,
                            new Text(
                                    "Stranger " + i,
                                    "s" + i,
                                    DAY.minusDays(i % 10),
                                    DOMAIN.ascii(),
                                    i,
                                    3,
                                    Mails.failure("certificate-expired", "mx" + i, "reason " + i, 3))))
                    .toList());
        }
        for (int i = 0; i < LARGE; i++) {
            store.keep(List.of(Mails.mail(Mails.UNPROVEN, CrowdTest.policies(i), Mails.at(DAY), "")));
        }
    }
}
