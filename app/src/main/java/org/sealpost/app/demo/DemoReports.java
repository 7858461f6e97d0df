package org.sealpost.app.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.sealpost.check.PolicySeen;
import org.sealpost.check.Reading;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.MxHostFacts;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.FailureDetail;
import org.sealpost.protocol.tlsrpt.PolicyResult;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.protocol.tlsrpt.ResultType;
import org.sealpost.protocol.tlsrpt.TlsReport;
import org.sealpost.reports.Arrival;
import org.sealpost.reports.Authenticity;
import org.sealpost.reports.Delivery;
import org.sealpost.reports.ReadReport;
import org.sealpost.reports.Way;

/// Invented reports about a domain, the same ones each time: two reporters that everybody knows, one that nobody
/// knows, and now and then one that is not proven to come from whom it names.
final class DemoReports {
    private static final Instant MORNING = Instant.parse("1970-01-01T05:00:00Z");

    private static final Set<ResultType> POLICY_HOST = Set.of(
            ResultType.Known.STS_POLICY_FETCH_ERROR,
            ResultType.Known.STS_POLICY_INVALID,
            ResultType.Known.STS_WEBPKI_INVALID);

    /// Who reports, and how large a part of the sessions is theirs.
    private enum Sender {
        GOOGLE("google.com", "Google Inc.", "smtp-tls-reporting@google.com", "192.0.2.10", 0.6),
        MICROSOFT("microsoft.com", "Microsoft Corporation", "tlsrpt-noreply@microsoft.com", "192.0.2.11", 0.3),
        SMALL("mail.example.net", "Example Mail", "postmaster@mail.example.net", "192.0.2.12", 0.1);

        private final String signer;
        private final String name;
        private final String contact;
        private final String address;
        private final double share;

        Sender(String signer, String name, String contact, String address, double share) {
            this.signer = signer;
            this.name = name;
            this.contact = contact;
            this.address = address;
            this.share = share;
        }
    }

    private final DemoDomain about;
    private final DemoSights sights;
    private final Random random;

    DemoReports(DemoDomain about, DemoSights sights) {
        this.about = about;
        this.sights = sights;
        this.random = new Random(about.name().hashCode());
    }

    /// Those about one day.
    ///
    /// @param daysAgo how long ago that day was
    List<Arrival> day(LocalDate day, int daysAgo) {
        var arrivals = new ArrayList<Arrival>();
        DomainFacts then = sights.of(about, daysAgo);
        boolean weekend = day.getDayOfWeek().getValue() > 5;
        for (Sender sender : Sender.values()) {
            double usual = about.sessions() * sender.share * (weekend ? 0.35 : 1);
            long sessions = Math.round(usual * (0.8 + 0.4 * random.nextDouble()));
            if (sessions > 0) {
                arrivals.add(arrival(day, sender, sessions, then, about.past().wrong(daysAgo), true));
            }
        }
        if (random.nextInt(40) == 0 && about.sessions() > 0) {
            arrivals.add(arrival(day, Sender.GOOGLE, 100_000, then, false, false));
        }
        return arrivals;
    }

    private Arrival arrival(
            LocalDate day, Sender sender, long sessions, DomainFacts then, boolean wrong, boolean proven) {
        TlsReport report = report(day, sender, sessions, then, wrong, proven);
        Octets json = Octets.utf8(report.render());
        Authenticity authenticity = proven
                ? new Authenticity.Verified(DomainName.of(sender.signer), "s2026", "rsa-sha256")
                : new Authenticity.Unproven(Authenticity.Reason.NO_SIGNATURE, "");
        Instant came = day.plusDays(1)
                .atTime(MORNING.atZone(ZoneOffset.UTC).toLocalTime())
                .plusSeconds(random.nextInt(7_200))
                .toInstant(ZoneOffset.UTC);
        return new Arrival(
                new Delivery(Way.SMTP, sender.address, came, Optional.empty(), packed(json)),
                Optional.empty(),
                authenticity,
                List.of(new ReadReport(json, report, List.of())),
                List.of());
    }

    private TlsReport report(
            LocalDate day, Sender sender, long sessions, DomainFacts then, boolean wrong, boolean proven) {
        List<String> policy = policy(then);
        long failed = wrong && about.failure().isPresent() ? Math.max(1, sessions / 3) : 0;
        var result = new PolicyResult(
                Optional.of(policy.isEmpty() ? PolicyType.Known.NO_POLICY_FOUND : PolicyType.Known.STS),
                policy,
                Optional.of(about.domain().ascii()),
                policy.isEmpty()
                        ? List.of()
                        : then.mail().hosts().stream()
                                .map(host -> host.name().ascii())
                                .toList(),
                OptionalLong.of(sessions - failed),
                OptionalLong.of(failed),
                failed == 0 ? List.of() : List.of(failure(then, failed)));
        return new TlsReport(
                Optional.of(sender.name),
                Optional.of(day.atStartOfDay().toInstant(ZoneOffset.UTC)),
                Optional.of(day.atTime(23, 59, 59).toInstant(ZoneOffset.UTC)),
                Optional.of(sender.contact),
                Optional.of(day + "T00:00:00Z_" + about.domain() + (proven ? "" : "_x")),
                List.of(result));
    }

    private static List<String> policy(DomainFacts then) {
        return Reading.of(then).policy() instanceof PolicySeen.Served served
                ? served.answer().body().utf8Lossy().lines().toList()
                : List.of();
    }

    /// At the last of its hosts, as that was seen; one of the policy host is at none.
    private FailureDetail failure(DomainFacts then, long failed) {
        Optional<MxHostFacts> host =
                about.failure().filter(type -> !POLICY_HOST.contains(type)).isPresent()
                        ? then.mail().hosts().reversed().stream().findFirst()
                        : Optional.empty();
        return new FailureDetail(
                about.failure(),
                Optional.of("192.0.2.40"),
                host.map(each -> each.name().ascii()),
                Optional.empty(),
                host.flatMap(each -> each.attempts().stream().findFirst())
                        .map(attempt -> attempt.address().text()),
                OptionalLong.of(failed),
                Optional.empty(),
                Optional.empty());
    }

    private static Octets packed(Octets json) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(json.toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Octets.of(out.toByteArray());
    }
}
