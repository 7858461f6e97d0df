package org.sealpost.app.command;

import java.util.concurrent.Callable;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.store.AccessStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sealpost users disable`.
@Command(
        name = "disable",
        description = "Keeps somebody out at once, with their sessions and tokens, in every tenant.",
        mixinStandardHelpOptions = true)
final class UsersDisableCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "NAME", description = "By which they sign in.")
    private String name = "";

    @Option(names = "--enable", description = "Let them in again.")
    private boolean enable;

    @Mixin
    private UsersOptions users = new UsersOptions();

    UsersDisableCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (AccessStore kept = users.open(surroundings)) {
            Person person = users.person(kept, name);
            AuditEvent event = AuditEvent.of(
                    surroundings.clock().instant(),
                    users.actor(surroundings),
                    enable ? "person.enable" : "person.disable");
            switch (kept.people().disable(person.id(), !enable, event)) {
                case DONE ->
                    surroundings.out().println(person.name() + (enable ? " may sign in again" : " is kept out"));
                case NOT_THERE -> throw new Refusal(ExitCode.USAGE, person.name() + " is gone");
                case LAST_ADMIN ->
                    throw new Refusal(
                            ExitCode.USAGE,
                            person.name() + " is the last admin of a tenant or of the installation; make another one"
                                    + " first");
            }
        }
        return ExitCode.PASS.number();
    }
}
