package org.sealpost.app.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.sealpost.app.access.sign.Member;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.render.Columns;
import org.sealpost.app.store.AccessStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `sealpost users list`.
@Command(name = "list", description = "Shows who belongs to a tenant, and as what.", mixinStandardHelpOptions = true)
final class UsersListCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private UsersOptions users = new UsersOptions();

    UsersListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (AccessStore kept = users.open(surroundings)) {
            List<Member> members = kept.people().members(users.named().there(kept));
            int width = members.stream()
                    .mapToInt(member -> member.name().text().length())
                    .max()
                    .orElse(0);
            for (Member member : members) {
                surroundings
                        .out()
                        .println((Columns.padded(member.name().text(), width) + "  "
                                        + Columns.padded(member.role().word(), 8)
                                        + (member.secondFactor() ? "  with an authenticator app" : "")
                                        + (member.disabled() ? "  kept out" : ""))
                                .stripTrailing());
            }
            if (members.isEmpty()) {
                surroundings.out().println("nobody yet; 'sealpost users add' makes a link for the first one");
            }
        }
        return ExitCode.PASS.number();
    }
}
