package org.sealpost.app.reports;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.check.Aspect;
import org.sealpost.check.FindingCode;
import org.sealpost.check.Judge;
import org.sealpost.check.Severity;
import org.sealpost.check.time.Sight;
import org.sealpost.check.time.Sighting;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.readiness.ProbeDay.Endpoint;
import org.sealpost.reports.readiness.ProbeDay.Look;

/// One check as a probe: what was good, what was not, and what it could not tell.
record ProbedSighting(Sighting sighting) {
    private static final Map<String, Aspect> ASPECTS =
            Judge.codes().stream().collect(Collectors.toMap(FindingCode::id, FindingCode::aspect, (one, _) -> one));

    /// Warnings of a check that are not good enough for one who wants to enforce.
    private static final Set<String> BAD_WARNINGS = Set.of(
            "smtp.certificate.expires-soon",
            "smtp.certificate.revoked",
            "smtp.host.address-dead",
            "smtp.host.not-ready");

    /// Without a usable record no reports come.
    private static final Set<String> NO_REPORTS =
            Set.of("tlsrpt.record.missing", "tlsrpt.record.several", "tlsrpt.record.no-usable-destination");

    private static final String NOT_SEEN = "not-seen";

    Optional<Set<DomainName>> hosts() {
        return sighting.mx().known();
    }

    /// Findings are about hosts, so all addresses of a host look the same.
    List<Endpoint> endpoints() {
        return sighting.addresses().orElse(Map.of()).entrySet().stream()
                .flatMap(host -> host.getValue().stream()
                        .map(address -> new Endpoint(
                                host.getKey(), address.toString(), look(host.getKey()), certificate(host.getKey()))))
                .toList();
    }

    private Optional<String> certificate(DomainName host) {
        return Optional.ofNullable(sighting.certificates().get(host))
                .map(shown -> shown.stream().sorted().collect(Collectors.joining(" ")));
    }

    private Look look(DomainName host) {
        Stream<Sighting.Said> aboutIt = sighting.findings().stream()
                .filter(said -> of(said, Aspect.MX_TLS) || of(said, Aspect.MX_AGAINST_POLICY))
                .filter(said -> said.subject().equals(host.ascii())
                        || said.subject().equals(sighting.domain().ascii()));
        boolean seen = sighting.certificates().containsKey(host);
        return judged(aboutIt.toList(), seen ? Look.GREEN : Look.unknown(NOT_SEEN));
    }

    Look policyFetch() {
        return judged(
                sighting.findings().stream()
                        .filter(said -> of(said, Aspect.POLICY_FILE) || of(said, Aspect.POLICY_CERTIFICATE))
                        .toList(),
                seen(sighting.policy()));
    }

    Look stsRecord() {
        return judged(
                sighting.findings().stream()
                        .filter(said -> of(said, Aspect.STS_RECORD))
                        .toList(),
                seen(sighting.id()));
    }

    Look reporting() {
        List<Sighting.Said> aboutIt = sighting.findings().stream()
                .filter(said -> of(said, Aspect.TLS_RPT))
                .toList();
        return aboutIt.stream()
                .filter(said -> NO_REPORTS.contains(said.code()))
                .findFirst()
                .map(said -> Look.red(said.code()))
                .orElseGet(() -> judged(aboutIt, Look.GREEN));
    }

    private static <T> Look seen(Sight<T> sight) {
        return switch (sight) {
            case Sight.Of<T> _ -> Look.GREEN;
            case Sight.Nothing<T> _ -> Look.red("absent");
            case Sight.Unknown<T> _ -> Look.unknown(NOT_SEEN);
        };
    }

    /// @param otherwise how it looks when no finding says anything
    private static Look judged(List<Sighting.Said> findings, Look otherwise) {
        return findings.stream()
                .filter(said -> said.severity() == Severity.ERROR || BAD_WARNINGS.contains(said.code()))
                .findFirst()
                .map(said -> Look.red(said.code()))
                .or(() -> findings.stream()
                        .filter(said -> said.severity() == Severity.UNKNOWN)
                        .findFirst()
                        .map(said -> Look.unknown(said.code())))
                .orElse(otherwise);
    }

    private static boolean of(Sighting.Said said, Aspect aspect) {
        return ASPECTS.get(said.code()) == aspect;
    }
}
