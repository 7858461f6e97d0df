package org.sealpost.check.sender;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sealpost.check.MailSeen;
import org.sealpost.check.Reading;
import org.sealpost.check.sender.Step.Act;
import org.sealpost.observe.facts.MxHostFacts;
import org.sealpost.observe.facts.MxRecord;
import org.sealpost.protocol.tlsrpt.PolicyType;

/// The servers in the order in which a sender tries them, and what it does at each.
///
/// Servers of one preference come in any order (RFC 5321 §5.1), and so do the addresses of one host. A message gets to
/// all those before which none is sure to take it.
final class Route {
    private static final Comparator<Stop> ORDER =
            Comparator.comparingInt(Stop::preference).thenComparing(Stop::exchange);

    private final SenderKind kind;
    private final Holding holding;
    private final Reading reading;

    Route(SenderKind kind, Holding holding, Reading reading) {
        this.kind = kind;
        this.holding = holding;
        this.reading = reading;
    }

    /// An MX record and what was seen of its host.
    private record Stop(int preference, String exchange, Optional<MxHostFacts> host) {}

    List<Step> steps() {
        List<Stop> stops = stops();
        var steps = new ArrayList<Step>();
        boolean taken = false;
        for (int from = 0; from < stops.size(); ) {
            int preference = stops.get(from).preference();
            List<Stop> group = stops.stream()
                    .filter(stop -> stop.preference() == preference)
                    .toList();
            List<Step> here = group.stream()
                    .flatMap(stop -> at(stop, group.size() > 1).stream())
                    .toList();
            boolean reached = !taken;
            here.stream().map(step -> reached ? step.reaching() : step).forEach(steps::add);
            taken |= here.stream().anyMatch(step -> step.act() instanceof Act.Uses);
            from += group.size();
        }
        return steps;
    }

    private List<Stop> stops() {
        var stops = new ArrayList<Stop>();
        if (reading.mail() instanceof MailSeen.Hosts(List<MxRecord> records, var _)) {
            records.stream()
                    .filter(record -> record.host().isEmpty())
                    .forEach(record -> stops.add(new Stop(record.preference(), record.exchange(), Optional.empty())));
        }
        for (MxHostFacts host : reading.mail().lookedAt()) {
            stops.add(new Stop(host.preference(), host.name().ascii(), Optional.of(host)));
        }
        stops.sort(ORDER);
        return stops;
    }

    private List<Step> at(Stop stop, boolean anyOrder) {
        if (stop.host().isEmpty()) {
            return List.of(new Step(
                    stop.preference(),
                    anyOrder,
                    stop.exchange(),
                    PolicyType.Known.NO_POLICY_FOUND,
                    reading.domain(),
                    Optional.empty(),
                    new Act.PassesOver(new Reason.NotAHostName()),
                    false));
        }
        return new HostVisit(kind, holding, reading, stop.host().get())
                .run().stream()
                        .map(at -> new Step(
                                stop.preference(),
                                anyOrder,
                                stop.exchange(),
                                at.policy(),
                                at.policyDomain(),
                                at.address(),
                                at.act(),
                                false))
                        .toList();
    }
}
