package org.sealpost.app.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.sealpost.app.check.AsTheyCome;
import org.sealpost.app.check.Checked;
import org.sealpost.app.check.Checker;
import org.sealpost.app.check.InOrder;
import org.sealpost.app.check.Since;
import org.sealpost.app.render.ProgressLine;
import org.sealpost.check.expect.Expectation;
import org.sealpost.protocol.name.DomainName;

/// One run over the domains of a command line: checks them, several at once, and writes what comes out as the options
/// say.
///
/// @param colour whether text for a terminal is coloured
/// @param ownNetwork whether what is looked at is not the Internet
/// @param expectation what is meant to be seen of the one domain there is then
record CheckRun(
        Surroundings surroundings,
        ReportOptions reporting,
        ListOptions listing,
        KeptHistory history,
        boolean ownNetwork,
        boolean colour,
        Expectation expectation) {

    int run(List<DomainName> domains, Checker checker, ProgressLine progress) {
        EarlierResults earlier = listing.resume()
                ? EarlierResults.read(surroundings
                                .directory()
                                .resolve(reporting.output().orElseThrow()))
                        .of(domains)
                : EarlierResults.none();
        List<DomainName> rest = domains.stream()
                .filter(domain -> !earlier.outcomes().containsKey(domain))
                .toList();
        progress.doneBefore(earlier.outcomes().size());
        try (RunHistory past = history.open(surroundings, ownNetwork);
                var output =
                        new RunOutput(surroundings, reporting, domains.size() == 1, colour, earlier, expectation)) {
            check(rest, checker, checked -> {
                progress.clear();
                output.add(checked.verdict(), checked.facts(), new Once(() -> past.since(checked)));
                progress.finished();
            });
            progress.clear();
            return output.end();
        }
    }

    /// The history is asked when the format wants to know, and once.
    private static final class Once implements Supplier<Since> {
        private final Supplier<Since> asked;
        private Optional<Since> answer = Optional.empty();

        Once(Supplier<Since> asked) {
            this.asked = asked;
        }

        @Override
        public Since get() {
            Since told = answer.orElseGet(asked);
            answer = Optional.of(told);
            return told;
        }
    }

    /// Where each line stands by itself, no domain waits for another.
    private void check(List<DomainName> domains, Checker checker, Consumer<Checked> sink) {
        if (reporting.format() == ReportFormat.NDJSON && listing.list().isPresent()) {
            AsTheyCome.run(domains, listing.parallel(), checker::check, sink);
        } else {
            InOrder.run(domains, listing.parallel(), checker::check, sink);
        }
    }
}
