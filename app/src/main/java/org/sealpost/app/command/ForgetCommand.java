package org.sealpost.app.command;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.app.store.AccessStore;
import org.sealpost.app.store.AllStores;
import org.sealpost.app.store.Forgetting;
import org.sealpost.app.store.Forgotten;
import org.sealpost.app.store.StoreFault;
import org.sealpost.protocol.name.DomainName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sealpost forget`: deletes what is kept of a domain.
@Command(
        name = "forget",
        description = {
            "Deletes what is kept of a domain in every store: what is watched, alerts and messages, looks, results,"
                    + " reports, plans. It says first what is deleted and what stays: the audit trail, and what others"
                    + " need to be safe.",
            "Backups that were made before still have it."
        },
        mixinStandardHelpOptions = true)
final class ForgetCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "DOMAIN", description = "The domain.")
    private String domain = "";

    @Option(names = "--dry-run", description = "Only say what would be deleted.")
    private boolean dryRun;

    @Option(names = "--confirm", paramLabel = "DOMAIN", description = "Agree, by the name of the domain.")
    private Optional<String> confirmed = Optional.empty();

    @Option(
            names = "--policies-too",
            description = "Delete also which policies it had, though senders may still apply one of them.")
    private boolean policies;

    @Mixin
    private ActorOption actor = new ActorOption();

    @Mixin
    private StoreOptions store = new StoreOptions();

    ForgetCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        DomainName name =
                DomainArguments.read(List.of(domain), surroundings.in()).getFirst();
        Instant now = surroundings.clock().instant();
        new HeldAlready(store, surroundings).require();
        AllStores stores = store.all(surroundings);
        try {
            Forgetting.objection(stores, name).ifPresent(why -> {
                throw new Refusal(ExitCode.CONFIGURATION, why);
            });
            if (dryRun || confirmed.isEmpty()) {
                show(name + " would be forgotten", Forgetting.tried(stores, name, now, policies));
                if (dryRun) {
                    return ExitCode.PASS.number();
                }
                throw new Refusal(ExitCode.USAGE, "nothing was deleted; to agree, add --confirm " + name);
            }
            if (!DomainArguments.read(List.of(confirmed.get()), surroundings.in())
                    .getFirst()
                    .equals(name)) {
                throw new Refusal(ExitCode.USAGE, "--confirm names another domain; nothing was deleted");
            }
            // Who did it is known before anything is gone.
            try (AccessStore access = store.openAccess(surroundings)) {
                access.audit()
                        .append(
                                TenantId.PLATFORM,
                                AuditEvent.of(now, new Actor.Console(actor.name(surroundings)), "domain.forget")
                                        .on(name));
            }
            show(name + " is forgotten", Forgetting.done(stores, name, now, policies));
        } catch (StoreFault fault) {
            throw new Refusal(
                    ExitCode.OUTPUT_UNWRITABLE,
                    store.everything(surroundings) + " cannot be changed: " + StoreOptions.words(fault));
        }
        return ExitCode.PASS.number();
    }

    private void show(String head, Forgotten forgotten) {
        var out = surroundings.out();
        out.println(head);
        forgotten.deleted().forEach((table, rows) -> out.println("  " + table + ": " + BackupText.rows(rows)));
        forgotten
                .changed()
                .forEach(
                        (table, rows) -> out.println("  " + table + ": " + BackupText.rows(rows) + " stay without it"));
        if (forgotten.deleted().isEmpty() && forgotten.changed().isEmpty()) {
            out.println("  nothing is kept of it that can be deleted");
        }
        if (!forgotten.stays().isEmpty()) {
            out.println("what stays:");
            forgotten.stays().forEach(why -> out.println("  " + Shown.text(why)));
        }
        out.flush();
    }
}
