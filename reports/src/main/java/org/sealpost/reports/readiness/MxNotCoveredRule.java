package org.sealpost.reports.readiness;

import java.util.stream.Stream;

/// The policy allows every host in the MX records. RFC 8461 §4.1.
final class MxNotCoveredRule implements Rule {
    @Override
    public Stream<Objection> judge(Picture picture) {
        return picture.policies().current().stream()
                .flatMap(policy -> picture.probes().last().stream()
                        .flatMap(probe -> probe.mx().stream())
                        .flatMap(hosts -> hosts.stream())
                        .filter(host -> !policy.covers(host)))
                .map(host -> Objection.of(RuleCode.MX_NOT_COVERED, new Exhibit.Named(host.ascii())));
    }
}
