package org.sealpost.app.command;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.sealpost.app.api.Idempotency;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.app.store.AccessStore;
import org.sealpost.app.store.FleetStore;
import org.sealpost.app.store.HostStore;
import org.sealpost.app.store.Resealed;
import org.sealpost.app.store.StoreFault;
import org.sealpost.app.watch.ChannelDesk;
import org.sealpost.host.certificate.KeySeal;
import org.sealpost.host.certificate.SealBroken;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `sealpost reseal`: after the sealing key was changed.
@Command(
        name = "reseal",
        description = {
            "Seals all that is stored sealed with the key of --sealing-key, after that key was changed: private keys of"
                    + " certificates and accounts, ways to channels, seeds of authenticator apps, kept answers. What was"
                    + " sealed before is opened by --older-sealing-key, which is needed no more when this has ended with"
                    + " 0, but for older backups.",
            "Start 'serve' and 'host' with the new key and --older-sealing-key before. Each store is resealed whole or"
                    + " not at all; run it again and it goes on with the others."
        },
        mixinStandardHelpOptions = true)
final class ResealCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Mixin
    private SealingOptions sealing = new SealingOptions();

    ResealCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        new HeldAlready(store, surroundings).require();
        KeySeal seal = sealing.seal(surroundings, store.data().whole(surroundings));
        try (HostStore host = store.openHost(surroundings)) {
            told(() -> host.reseal(seal));
        }
        try (FleetStore fleet = store.openFleet(surroundings)) {
            told(() -> fleet.reseal(seal, ChannelDesk::use));
        }
        try (AccessStore access = store.openAccess(surroundings)) {
            told(() -> access.reseal(seal, Idempotency::use));
        }
        return ExitCode.PASS.number();
    }

    private void told(Supplier<List<Resealed>> work) {
        try {
            work.get()
                    .forEach(each -> surroundings
                            .out()
                            .println(each.what() + ": " + each.anew() + " of " + each.all() + " sealed anew"));
        } catch (SealBroken broken) {
            throw new Refusal(
                    ExitCode.CONFIGURATION,
                    Shown.text(String.valueOf(broken.getMessage()))
                            + " Nothing was changed in this store; name the older key by --older-sealing-key");
        } catch (StoreFault fault) {
            throw new Refusal(
                    ExitCode.OUTPUT_UNWRITABLE,
                    store.everything(surroundings) + " cannot be resealed: " + StoreOptions.words(fault)
                            + "; nothing was changed in this store");
        }
    }
}
