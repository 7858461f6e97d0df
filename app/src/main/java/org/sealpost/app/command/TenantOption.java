package org.sealpost.app.command;

import org.sealpost.app.access.TenantId;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
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
}
