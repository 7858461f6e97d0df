package org.sealpost.app.command;

import java.util.concurrent.Callable;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.sign.Invitations;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.store.AccessStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sealpost users reset`.
@Command(
        name = "reset",
        description = "Makes a link by which somebody chooses another password. Their sessions end when they do.",
        mixinStandardHelpOptions = true)
final class UsersResetCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "NAME", description = "By which they sign in.")
    private String name = "";

    @Option(names = "--app", description = "Ask for no code of their authenticator app any more: they lost it.")
    private boolean app;

    @Mixin
    private UsersOptions users = new UsersOptions();

    UsersResetCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (AccessStore kept = users.open(surroundings)) {
            Person person = users.person(kept, name);
            if (app) {
                kept.secondFactors()
                        .remove(
                                person.id(),
                                AuditEvent.of(surroundings.clock().instant(), users.actor(surroundings), "app.remove"));
            }
            Invitations invitations = users.invitations(kept, surroundings);
            users.show(
                    surroundings,
                    invitations,
                    invitations.newPassword(users.actor(surroundings), person.id()),
                    person.name() + " chooses another password");
        }
        return ExitCode.PASS.number();
    }
}
