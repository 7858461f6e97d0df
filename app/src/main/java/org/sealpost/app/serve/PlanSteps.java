package org.sealpost.app.serve;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.sealpost.app.page.PlanPage.CheckLine;
import org.sealpost.app.page.PlanPage.Diff;
import org.sealpost.app.page.PlanPage.StepLine;
import org.sealpost.app.publish.PolicyTexts;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.publish.StepWords;
import org.sealpost.app.store.PlanBook;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.apply.Entry;
import org.sealpost.publish.apply.Entry.Mark;
import org.sealpost.publish.apply.Progress;
import org.sealpost.publish.cache.Fact;
import org.sealpost.publish.dns.Change;
import org.sealpost.publish.plan.Action;
import org.sealpost.publish.plan.Check;
import org.sealpost.publish.plan.Plan;
import org.sealpost.publish.plan.Step;

/// The steps of a plan as a page shows them: what stands before and after, what is looked at, the date.
final class PlanSteps {
    private final Plan plan;
    private final List<Entry> entries;
    private final boolean begun;
    private final Duration late;
    private List<String> served;

    /// @param last how far it had come when it was gone on with last
    PlanSteps(PlanBook.Page page, Optional<Progress> last) {
        this.plan = page.plan();
        this.entries = page.entries();
        this.begun = page.begun().isPresent();
        this.late = late(page, last);
        this.served = PolicyTexts.served(plan.basis().observed())
                .map(PlanSteps::lines)
                .orElse(List.of());
    }

    /// By how much what is still to come is later than it was when the plan was made.
    private static Duration late(PlanBook.Page page, Optional<Progress> last) {
        Duration begun = page.begun()
                .map(at -> Duration.between(page.plan().basis().madeAt(), at))
                .orElse(Duration.ZERO);
        return last.isPresent() && last.get() instanceof Progress.Waiting(Step step, Instant until)
                ? Duration.between(step.forecast(), until)
                : begun;
    }

    List<StepLine> lines() {
        return plan.steps().stream().map(this::line).toList();
    }

    private StepLine line(Step step) {
        Optional<Instant> done = at(step, Mark.DONE);
        boolean waits = step.action() instanceof Action.Wait;
        return new StepLine(
                title(step.action()),
                waits,
                diffs(step.action()),
                waits ? List.of() : checks(step, done.isPresent()),
                step.rule().toString(),
                done.map(AlertLines::time)
                        .orElseGet(() -> (waits ? "until " : "")
                                + AlertLines.time(step.forecast().plus(late))),
                done.isPresent()
                        ? "done"
                        : at(step, Mark.STARTED).isPresent() ? "being made" : begun ? "forecast" : "at the earliest");
    }

    private Optional<Instant> at(Step step, Mark mark) {
        return entries.stream()
                .filter(entry -> entry.step() == step.number() && entry.mark() == mark)
                .map(Entry::at)
                .reduce((_, later) -> later);
    }

    private static String title(Action action) {
        return switch (action) {
            case Action.Serve(var _, boolean ahead) ->
                ahead
                        ? "Serve the policy at our edges, before anybody is led there"
                        : "Serve the new policy at every edge";
            case Action.StopServing _ -> "Stop serving, and drop the certificate";
            case Action.Write(Action.Purpose purpose, Change change, var _) -> title(purpose, change);
            case Action.PrepareHosts _, Action.ChangeMx _, Action.Wait _ -> PlanPages.upper(StepWords.action(action));
        };
    }

    private static String title(Action.Purpose purpose, Change change) {
        boolean gone = change.wanted().isEmpty();
        return switch (purpose) {
            case REPORTING -> gone ? "Take the TLS-RPT record away" : "Ask for TLS reports";
            case HOST ->
                gone ? "Take the name of the policy host away" : "Lead the name of the policy host to our edges";
            case ID -> gone ? "Take the record away" : "Publish the new id";
            case ALIAS -> gone ? "Take the alias away" : "Make the record an alias";
            case ID_AHEAD -> "Publish the id where nobody is led yet";
        };
    }

    private List<Diff> diffs(Action action) {
        return switch (action) {
            case Action.Serve(Fact.Policy policy, boolean _) -> {
                List<String> before = served;
                served = lines(policy.body());
                yield List.of(new Diff(address(), LineDiff.of(before, served)));
            }
            case Action.StopServing _ -> List.of(new Diff(address(), LineDiff.of(served, List.of())));
            case Action.Write(var _, Change change, var _) -> records(change);
            case Action.ChangeMx change ->
                List.of(new Diff(plan.domain().ascii() + " MX", LineDiff.of(names(change.from()), names(change.to()))));
            case Action.PrepareHosts _, Action.Wait _ -> List.of();
        };
    }

    private String address() {
        return "https://" + plan.basis().desired().hostName().ascii() + "/.well-known/mta-sts.txt";
    }

    private static List<String> names(Fact.Mx mx) {
        return mx.hosts().stream().map(DomainName::ascii).sorted().toList();
    }

    /// What stands at a name before and after, each type by itself.
    static List<Diff> records(Change change) {
        var types = new TreeSet<RecordSet.Type>();
        Stream.concat(change.expected().stream(), change.wanted().stream())
                .map(RecordSet::type)
                .forEach(types::add);
        List<Diff> diffs = new ArrayList<>();
        for (RecordSet.Type type : types) {
            Optional<RecordSet> after = change.wanted().filter(set -> set.type() == type);
            diffs.add(new Diff(
                    change.name().ascii() + " " + type
                            + after.map(set -> ", TTL " + set.ttl().toSeconds()).orElse(""),
                    LineDiff.of(values(change.expected(), type), values(after, type))));
        }
        return diffs;
    }

    private static List<String> values(Optional<RecordSet> records, RecordSet.Type type) {
        return records.filter(set -> set.type() == type).stream()
                .flatMap(set -> set.values().stream())
                .map(Shown::text)
                .toList();
    }

    private static List<String> lines(Octets body) {
        return body.utf8Lossy().lines().map(Shown::text).toList();
    }

    private static List<CheckLine> checks(Step step, boolean done) {
        List<CheckLine> lines = new ArrayList<>();
        String tone = done ? "pass" : "todo";
        for (Check check : step.before()) {
            lines.add(new CheckLine(tone, "Before: " + StepWords.check(check)));
        }
        for (Check check : step.after()) {
            lines.add(new CheckLine(tone, "Verify: " + StepWords.check(check)));
        }
        return lines;
    }
}
