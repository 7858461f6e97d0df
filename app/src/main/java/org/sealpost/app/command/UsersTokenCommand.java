package org.sealpost.app.command;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.sealpost.app.access.ApiToken;
import org.sealpost.app.access.DomainGlob;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.secret.Secret;
import org.sealpost.app.access.sign.TokenDesk;
import org.sealpost.app.access.sign.TokenIssue;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.app.store.AccessStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sealpost users token`.
@Command(
        name = "token",
        description = "Makes a token for a program, which may never do more than the person whose it is.",
        mixinStandardHelpOptions = true)
final class UsersTokenCommand implements Callable<Integer> {
    private static final int USUAL_DAYS = 90;

    private final Surroundings surroundings;

    @Parameters(paramLabel = "NAME", description = "Whose token it is.")
    private String name = "";

    @Option(names = "--for", required = true, paramLabel = "TEXT", description = "What it is for, shown in lists.")
    private String purpose = "";

    @Option(
            names = "--may",
            split = ",",
            paramLabel = "PERMISSION",
            converter = WordConverters.OfPermission.class,
            description =
                    "What it may do, such as domains:see, repeatable; docs/roles.md has all. Default: what the person"
                            + " may and a token can, but not plans:enforce.")
    private List<Permission> permissions = List.of();

    @Option(
            names = "--domains",
            split = ",",
            paramLabel = "GLOB",
            description = "For which domains: example.org, *.example.org, or * for all (default), repeatable.")
    private List<String> domains = List.of("*");

    @Option(names = "--days", paramLabel = "NUMBER", description = "How long it is good (default: 90, at most 366).")
    private int days = USUAL_DAYS;

    @Mixin
    private UsersOptions users = new UsersOptions();

    UsersTokenCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (AccessStore kept = users.open(surroundings)) {
            Person person = users.member(kept, name);
            Set<Permission> wanted = permissions.isEmpty()
                    ? TokenDesk.usual(person.in(users.tenant()).orElseThrow())
                    : EnumSet.copyOf(permissions);
            var desk = new TokenDesk(kept, surroundings.clock(), new SecureRandom());
            switch (desk.issue(person, users.tenant(), purpose.strip(), wanted, globs(), Duration.ofDays(days))) {
                case TokenIssue.Made(Secret text, ApiToken token) -> {
                    surroundings
                            .err()
                            .println("sealpost: token " + token.id() + " of " + person.name() + ", good until "
                                    + token.ends().truncatedTo(ChronoUnit.MINUTES) + "; it is shown this once:");
                    surroundings.out().println(text.reveal());
                }
                case TokenIssue.TooMuch(Set<Permission> much) ->
                    throw new Refusal(
                            ExitCode.USAGE,
                            "no token of " + person.name() + " may do "
                                    + much.stream()
                                            .map(Permission::word)
                                            .sorted()
                                            .collect(Collectors.joining(", ")));
                case TokenIssue.Malformed() ->
                    throw new Refusal(
                            ExitCode.USAGE, "a token has a text of at most 100 characters, and 1 to 366 days");
            }
        }
        return ExitCode.PASS.number();
    }

    private List<DomainGlob> globs() {
        return domains.stream()
                .map(text -> DomainGlob.read(text)
                        .orElseThrow(() -> new Refusal(
                                ExitCode.USAGE, "--domains " + Shown.quoted(text) + " is no domain, *.domain or *")))
                .toList();
    }
}
