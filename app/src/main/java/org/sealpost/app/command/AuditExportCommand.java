package org.sealpost.app.command;

import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.store.AccessStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `sealpost audit export`.
@Command(
        name = "export",
        description = {
            "Writes the rows of a tenant as lines of JSON, the first one first.",
            "Keep them elsewhere: by them 'sealpost audit verify --file' and others can tell that nothing was changed."
        },
        mixinStandardHelpOptions = true)
final class AuditExportCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--after", paramLabel = "NUMBER", description = "Only rows after this one.")
    private long after;

    @Mixin
    private TenantOption tenant = new TenantOption();

    @Mixin
    private StoreOptions store = new StoreOptions();

    AuditExportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (AccessStore kept = new HeldAlready(store, surroundings).access()) {
            kept.audit()
                    .each(
                            tenant.thereOrPlatform(kept),
                            after,
                            row -> surroundings.out().println(row.line()));
        }
        return ExitCode.PASS.number();
    }
}
