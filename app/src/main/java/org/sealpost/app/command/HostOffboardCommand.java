package org.sealpost.app.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Paint;
import org.sealpost.app.render.host.DelegationText;
import org.sealpost.app.store.HostStore;
import org.sealpost.app.store.PublishStore;
import org.sealpost.app.store.ServedStore;
import org.sealpost.host.delegation.Delegation;
import org.sealpost.host.delegation.Purpose;
import org.sealpost.host.delegation.Tombstone;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.StampedId;
import org.sealpost.publish.cache.Caches;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `sealpost host offboard`: lets a domain go.
@Command(
        name = "offboard",
        description = {
            "Ends a delegation. Senders may still apply what they fetched, and the CNAME records often stay for years: the"
                    + " policy 'none' is served until the last policy that was ever served has lapsed (RFC 8461 §8.3), and"
                    + " the targets are never given to anybody again."
        },
        mixinStandardHelpOptions = true)
final class HostOffboardCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "DOMAIN", description = "The domain.")
    private String domain = "";

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Mixin
    private ColourOption colour = new ColourOption();

    HostOffboardCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        DomainName name =
                DomainArguments.read(List.of(domain), surroundings.in()).getFirst();
        Instant now = surroundings.clock().instant();
        try (HostStore kept = new HeldAlready(store, surroundings).host()) {
            Delegation delegation = kept.delegations().of(name).stream()
                    .findFirst()
                    .orElseThrow(() ->
                            new Refusal(ExitCode.USAGE, name + " is not delegated; see 'sealpost host delegations'"));
            Tombstone tombstone = Tombstone.of(delegation, now, lapses(kept, name, now));
            if (tombstone.serves(now)) {
                // First what is served: ended in between, this is done again.
                kept.served().serve(name, Tombstone.policy());
            } else {
                kept.served().stop(name);
            }
            kept.delegations().bury(tombstone);
            var paint = new Paint(colour.colour(surroundings));
            surroundings.out().print(DelegationText.ended(tombstone, now, paint));
            if (tombstone.serves(now)) {
                surroundings
                        .out()
                        .println("so that senders look again, set " + delegation.target(Purpose.POLICY_RECORD)
                                + " TXT \"v=STSv1; id=" + StampedId.of(Tombstone.policy(), now) + ";\"");
            }
        }
        return ExitCode.PASS.number();
    }

    /// When the last policy that senders may hold lapses: of those that plans have served, and of that which is
    /// served now, wherever it came from.
    private List<Instant> lapses(HostStore kept, DomainName name, Instant now) {
        var all = new ArrayList<Instant>();
        try (PublishStore journal = store.openPublish(surroundings)) {
            all.add(new Caches(journal.history(name), now).retired());
        }
        Optional<Octets> body = kept.served().of(name).flatMap(ServedStore.Served::body);
        body.flatMap(octets -> StsPolicy.parse(octets).value())
                .filter(policy -> policy.mode() != Mode.NONE)
                .ifPresent(policy -> all.add(now.plus(policy.maxAge())));
        return all;
    }
}
