package org.sealpost.app.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.secret.Secret;
import org.sealpost.app.access.sign.Invitations;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.store.AccessStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `sealpost users add`.
@Command(
        name = "add",
        description = {
            "Makes a link for somebody, by which they choose their name and password, and belong to the tenant then.",
            "While there is nobody yet, it is the link of the first admin."
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

    @Mixin
    private UsersOptions users = new UsersOptions();

    UsersAddCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (AccessStore kept = users.open(surroundings)) {
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
}
