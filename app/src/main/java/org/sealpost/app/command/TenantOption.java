package org.sealpost.app.command;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.app.store.AccessStore;
import picocli.CommandLine.Option;

/// Whose users or rows are meant.
final class TenantOption {
    @Option(
            names = "--tenant",
            paramLabel = "NAME",
            description = "The tenant that is meant (default: main). The audit trail of the installation: platform.")
    private String tenant = TenantId.FIRST.word();

    TenantId tenant() {
        return TenantId.read(tenant)
                .orElseThrow(() -> new Refusal(
                        ExitCode.USAGE, "--tenant is a word in lower case; " + Shown.quoted(tenant) + " is none"));
    }

    /// Or the installation itself, which has an audit trail too.
    TenantId tenantOrPlatform() {
        return tenant.equals(TenantId.PLATFORM.word()) ? TenantId.PLATFORM : tenant();
    }

    /// The same, of those that there are.
    ///
    /// @throws Refusal when there is none of that name
    TenantId thereOrPlatform(AccessStore kept) {
        return tenantOrPlatform().equals(TenantId.PLATFORM) ? TenantId.PLATFORM : there(kept);
    }

    /// @throws Refusal when there is none of that name
    TenantId there(AccessStore kept) {
        if (!isThere(kept, tenant())) {
            throw none(kept, "");
        }
        return tenant();
    }

    /// Whether somebody can belong to it. The first one is there from the beginning.
    static boolean isThere(AccessStore kept, TenantId tenant) {
        return tenant.equals(TenantId.FIRST) || kept.people().tenants().contains(tenant);
    }

    /// @param more what else can be done, after a comma
    Refusal none(AccessStore kept, String more) {
        String all = Stream.concat(Stream.of(TenantId.FIRST), kept.people().tenants().stream())
                .distinct()
                .map(TenantId::word)
                .collect(Collectors.joining(", "));
        return new Refusal(
                ExitCode.USAGE,
                "there is no tenant " + Shown.quoted(tenant) + "; name one that there is (" + all + ")" + more);
    }
}
