package org.sealpost.app.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.secret.Secret;
import org.sealpost.app.access.sign.Invitations;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.app.store.AccessStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `sealpost users add`.
@Command(
        name = "add",
        description = {
            "Makes a link for somebody, by which they choose their name and password, and belong to the tenant then.",
            "While there is nobody yet, it is the link of the first admin, of the tenant main. Any other tenant is there"
                    + " already, or is made by --new-tenant."
        },
        mixinStandardHelpOptions = true)
final class UsersAddCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            converter = WordConverters.OfRole.class,
            description = "What they are: viewer, operator, approver or admin (default: viewer).")
    private Role role = Role.VIEWER;

    @Option(names = "--new-tenant", description = "Make the tenant of --tenant, which is not there yet.")
    private boolean newTenant;

    @Mixin
    private UsersOptions users = new UsersOptions();

    UsersAddCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        boolean main = users.tenant().equals(TenantId.FIRST);
        try (AccessStore kept = main ? users.openOrMake(surroundings) : users.open(surroundings)) {
            prepare(kept);
            Invitations invitations = users.invitations(kept, surroundings);
            Optional<Secret> first = invitations.firstAdmin(users.actor(surroundings));
            if (first.isPresent()) {
                users.show(surroundings, invitations, first.get(), "the first admin chooses a name and a password");
            } else {
                Secret link = invitations.invite(users.actor(surroundings), users.tenant(), role);
                users.show(
                        surroundings,
                        invitations,
                        link,
                        "somebody becomes " + role.word() + " of the tenant " + users.tenant());
            }
        }
        return ExitCode.PASS.number();
    }

    /// A link is for a tenant that there is: nobody makes one by a slip of the pen.
    private void prepare(AccessStore kept) {
        TenantId tenant = users.tenant();
        boolean there = TenantOption.isThere(kept, tenant);
        if (newTenant && there) {
            throw new Refusal(
                    ExitCode.USAGE, "there is a tenant " + Shown.quoted(tenant.word()) + "; leave --new-tenant out");
        }
        if (!newTenant && !there) {
            throw users.named().none(kept, ", or have it made by --new-tenant");
        }
        if (kept.people().isEmpty() && !tenant.equals(TenantId.FIRST)) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "there is nobody yet: the first admin is of the tenant " + TenantId.FIRST
                            + "; leave --tenant out, and name another one later");
        }
        if (newTenant) {
            AuditEvent event = AuditEvent.of(surroundings.clock().instant(), users.actor(surroundings), "tenant.add");
            boolean _ = kept.people().addTenant(tenant, event);
        }
    }
}
