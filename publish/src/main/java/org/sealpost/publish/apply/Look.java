package org.sealpost.publish.apply;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.plan.Desired;
import org.sealpost.publish.plan.EdgeAnswer;
import org.sealpost.publish.plan.MxSet;
import org.sealpost.publish.plan.Observed;
import org.sealpost.publish.plan.Seen;

/// Looks at all that a plan rests on.
public record Look(Reach reach) {
    /// As the edges and the authoritative servers say it. Where servers disagree, nobody knows.
    public Observed observe(Desired desired) {
        Pace pace = reach.pace();
        Supplier<Seen<Optional<RecordSet>>> direct = begin(desired.recordName(), RecordSet.Type.TXT);
        Supplier<Seen<Optional<RecordSet>>> alias = begin(desired.recordName(), RecordSet.Type.CNAME);
        Supplier<Seen<Optional<RecordSet>>> delegated =
                desired.hosting().delegate().isPresent()
                        ? begin(desired.idName(), RecordSet.Type.TXT)
                        : () -> new Seen.Known<>(Optional.empty());
        Supplier<Way> way = pace.begin(() -> way(desired));
        Supplier<SortedMap<String, EdgeAnswer>> edges =
                pace.begin(() -> reach.edges().look(desired.domain()));
        Supplier<Seen<MxSet>> mx = pace.begin(() -> agreed(reach.servers().mx(desired.domain())));
        Supplier<Seen<Optional<RecordSet>>> reporting = begin(desired.reportingName(), RecordSet.Type.TXT);
        Supplier<Duration> negative = pace.begin(() -> reach.servers().negative(desired.domain()));
        return new Observed(
                direct.get(),
                alias.get(),
                delegated.get(),
                way.get().address(),
                edges.get(),
                way.get().elsewhere(),
                mx.get(),
                reporting.get(),
                negative.get());
    }

    private Supplier<Seen<Optional<RecordSet>>> begin(DomainName name, RecordSet.Type type) {
        return reach.pace().begin(() -> agreed(reach.servers().ask(name, type)));
    }

    /// Where the policy host is, and what answers there if that is not ours.
    private record Way(Seen<List<RecordSet>> address, Optional<EdgeAnswer> elsewhere) {}

    private Way way(Desired desired) {
        Seen<List<RecordSet>> address = address(desired.hostName());
        return new Way(
                address,
                address instanceof Seen.Known<List<RecordSet>>(List<RecordSet> records) && !records.isEmpty()
                        ? reach.elsewhere().look(desired.domain(), records)
                        : Optional.empty());
    }

    private Seen<List<RecordSet>> address(DomainName host) {
        var records = new ArrayList<RecordSet>();
        List<Supplier<Seen<Optional<RecordSet>>>> asked = Stream.of(
                        RecordSet.Type.A, RecordSet.Type.AAAA, RecordSet.Type.CNAME)
                .map(type -> begin(host, type))
                .toList();
        for (Supplier<Seen<Optional<RecordSet>>> answer : asked) {
            switch (answer.get()) {
                case Seen.Known<Optional<RecordSet>>(Optional<RecordSet> set) -> set.ifPresent(records::add);
                case Seen.Unknown<Optional<RecordSet>>(String why) -> {
                    return new Seen.Unknown<>(why);
                }
            }
        }
        return new Seen.Known<>(records);
    }

    static <T> Seen<T> agreed(List<Seen<T>> answers) {
        Set<Seen<T>> different = new LinkedHashSet<>(answers);
        for (Seen<T> answer : different) {
            if (answer instanceof Seen.Unknown<T>) {
                return answer;
            }
        }
        return switch (different.size()) {
            case 0 -> new Seen.Unknown<>("no authoritative server is known");
            case 1 -> different.iterator().next();
            default -> new Seen.Unknown<>("the authoritative servers disagree");
        };
    }

    /// Whether a plan made on `then` still rests on what is so. Certificates and reasons for silence may differ.
    static Optional<String> difference(Observed then, Observed now) {
        var moved = new ArrayList<String>();
        moved(moved, "the TXT record", then.direct(), now.direct());
        moved(moved, "the CNAME record", then.alias(), now.alias());
        moved(moved, "the delegated TXT record", then.delegated(), now.delegated());
        moved(moved, "the address of the policy host", then.address(), now.address());
        moved(moved, "the MX hosts", then.mx(), now.mx());
        moved(moved, "the TLS-RPT record", then.reporting(), now.reporting());
        moved(
                moved,
                "the policy elsewhere",
                then.elsewhere().map(Look::served),
                now.elsewhere().map(Look::served));
        moved(
                moved,
                "the edges",
                List.copyOf(then.edges().keySet()),
                List.copyOf(now.edges().keySet()));
        then.edges().forEach((edge, answer) -> {
            EdgeAnswer present = now.edges().get(edge);
            if (present != null) {
                moved(moved, "what " + edge + " serves", served(answer), served(present));
            }
        });
        return moved.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", moved));
    }

    private static void moved(List<String> moved, String what, Object then, Object now) {
        if (!Objects.equals(then, now)) {
            moved.add(what);
        }
    }

    private static Object served(EdgeAnswer answer) {
        return switch (answer) {
            case EdgeAnswer.Serves serves -> serves.body();
            case EdgeAnswer.Nothing _ -> "nothing";
            case EdgeAnswer.Silent _ -> "silent";
        };
    }
}
