package org.sealpost.app.command;

import java.util.List;
import java.util.Optional;
import org.sealpost.reports.store.Selection;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which reports are meant.
final class SelectionOptions {
    @Option(names = "--domain", paramLabel = "DOMAIN", description = "Only those about this domain.")
    private Optional<String> domain = Optional.empty();

    @Option(
            names = "--reporter",
            paramLabel = "NAME",
            description = "Only those of this reporter: the domain that signs, or the name it gives itself.")
    private Optional<String> reporter = Optional.empty();

    @Option(names = "--failing", description = "Only those with failures.")
    private boolean failing;

    @Mixin
    private DaysOptions days = new DaysOptions();

    Selection selection(Surroundings surroundings, int most) {
        DaysOptions.Days asked = days.days(surroundings);
        return new Selection(
                domain.map(name ->
                        DomainArguments.read(List.of(name), surroundings.in()).getFirst()),
                reporter,
                asked.first(),
                asked.last(),
                failing,
                most);
    }
}
