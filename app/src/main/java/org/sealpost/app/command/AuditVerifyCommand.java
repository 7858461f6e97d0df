package org.sealpost.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sealpost.app.access.audit.AuditChain;
import org.sealpost.app.access.audit.AuditCheck;
import org.sealpost.app.access.audit.AuditRow;
import org.sealpost.app.access.audit.AuditVerdict;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.app.store.AccessStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `sealpost audit verify`.
@Command(
        name = "verify",
        description = {
            "Looks at every row of a tenant: whether one was changed, taken out or moved.",
            "Says where the chain ends, as NUMBER:DIGEST. With that, kept elsewhere, --end finds out later whether the"
                    + " chain was cut off or written anew."
        },
        mixinStandardHelpOptions = true)
final class AuditVerifyCommand implements Callable<Integer> {
    private static final Pattern END = Pattern.compile("([0-9]{1,18}):([0-9a-f]{64})");

    private final Surroundings surroundings;

    @Option(
            names = "--end",
            paramLabel = "NUMBER:DIGEST",
            description = "Where the chain ended at an earlier time, as this command said it then.")
    private Optional<String> end = Optional.empty();

    @Option(names = "--file", paramLabel = "FILE", description = "Look at a whole export instead of the store.")
    private Optional<Path> file = Optional.empty();

    @Mixin
    private TenantOption tenant = new TenantOption();

    @Mixin
    private StoreOptions store = new StoreOptions();

    AuditVerifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Optional<AuditChain.Head> known = end.map(AuditVerifyCommand::head);
        AuditVerdict verdict = file.isPresent() ? ofFile(file.get(), known) : ofStore(known);
        return switch (verdict) {
            case AuditVerdict.Intact(AuditChain.Head head) -> {
                surroundings.out().println("all rows of " + tenant.tenantOrPlatform() + " are as they were written");
                surroundings.out().println(head.n() + ":" + head.digest());
                yield ExitCode.PASS.number();
            }
            case AuditVerdict.Broken(long n, AuditVerdict.Fault fault) -> {
                surroundings.out().println("row " + n + " of " + tenant.tenantOrPlatform() + " " + fault.clause());
                yield ExitCode.FAIL.number();
            }
        };
    }

    private AuditVerdict ofStore(Optional<AuditChain.Head> known) {
        try (AccessStore kept = new HeldAlready(store, surroundings).access()) {
            return kept.audit().verify(tenant.thereOrPlatform(kept), known);
        }
    }

    private AuditVerdict ofFile(Path path, Optional<AuditChain.Head> known) {
        var check = new AuditCheck(tenant.tenantOrPlatform(), known.stream().toList());
        try (Stream<String> lines = Files.lines(surroundings.directory().resolve(path), StandardCharsets.UTF_8)) {
            List<String> none = lines.filter(line -> {
                        Optional<AuditRow> row = AuditRow.read(line);
                        row.ifPresent(check::row);
                        return row.isEmpty();
                    })
                    .limit(1)
                    .toList();
            if (!none.isEmpty()) {
                throw new Refusal(
                        ExitCode.INPUT_UNREADABLE,
                        "this line is none of an export: " + Shown.excerpt(none.getFirst(), 80));
            }
        } catch (IOException | UncheckedIOException e) {
            throw new Refusal(
                    ExitCode.INPUT_UNREADABLE,
                    Shown.quoted(path.toString()) + " cannot be read: " + Shown.text(String.valueOf(e.getMessage())));
        }
        return check.verdict();
    }

    private static AuditChain.Head head(String text) {
        Matcher match = END.matcher(text);
        if (!match.matches()) {
            throw new Refusal(ExitCode.USAGE, "--end is a number, a colon, and 64 hexadecimal digits");
        }
        return new AuditChain.Head(Long.parseLong(match.group(1)), match.group(2));
    }
}
