package org.sealpost.app.render;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.check.Finding;
import org.sealpost.fleet.watch.ApprovedText;
import org.sealpost.fleet.watch.Telling;
import org.sealpost.fleet.watch.look.Scope;
import org.sealpost.fleet.watch.look.Wording;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.emit.ZoneText;

/// The words of alerts: those of the pages of findings, and a few of their own. Everything is safe to show on a
/// screen.
public final class AlertWords implements Wording {
    private static final int LONGEST = 300;
    private static final int PIECES = 3;
    private static final int LINES = 4;

    private final Pages pages;

    public AlertWords(Pages pages) {
        this.pages = pages;
    }

    @Override
    public Telling finding(Finding finding) {
        Optional<Repair> repair = Repair.of(finding, pages);
        String fix = repair.map(each -> Stream.concat(
                                Stream.of(each.words()), each.copy().stream().limit(LINES))
                        .collect(Collectors.joining("\n")))
                .orElse("");
        String seen = finding.evidence().stream()
                .limit(PIECES)
                .map(each -> Shown.excerpt(each.where() + ": " + each.seen().strip(), LONGEST))
                .collect(Collectors.joining("\n"));
        return new Telling(pages.titleOf(finding), seen, fix);
    }

    @Override
    public Telling text(ApprovedText approved, String seen) {
        return new Telling(
                "The " + approved.family() + " record at " + approved.at() + " is not the one that was approved",
                seen.isEmpty()
                        ? "no such record"
                        : seen.lines()
                                .limit(PIECES)
                                .map(line -> Shown.excerpt(line, LONGEST))
                                .collect(Collectors.joining("\n")),
                "Publish this record in its place, or approve what stands there:\n"
                        + ZoneText.txt(approved.at(), approved.text()));
    }

    @Override
    public Telling unseen(DomainName domain, Scope scope, Instant since) {
        String what = switch (scope) {
            case RECORDS -> "The records and the policy of " + domain;
            case SERVERS -> "The mail servers of " + domain;
        };
        return new Telling(
                what + " cannot be seen since " + Words.instant(since),
                "",
                "Check the domain by hand. If it works from elsewhere, see that this machine reaches it.");
    }
}
