package org.sealpost.app.serve;

import java.util.List;
import java.util.Optional;
import org.sealpost.app.page.RolloutPage;
import org.sealpost.app.render.Shown;
import org.sealpost.app.store.RolloutAims;
import org.sealpost.app.store.RolloutAims.Aim;
import org.sealpost.app.store.RolloutAims.Alone;
import org.sealpost.app.store.RolloutAims.Said;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.plan.Risk;

/// How a roll-out goes on by itself, as pages say it.
record AloneView(DomainName domain, Optional<Aim> aim, Optional<RolloutAims.Last> last) {
    private static final int TEXT = 300;

    /// Empty where nobody has started a roll-out.
    Optional<RolloutPage.Alone> page() {
        return aim.map(each -> new RolloutPage.Alone(
                tone(each),
                title(each),
                sentence(each),
                each.held().map(reason -> PlanPages.upper(Shown.excerpt(reason, TEXT))),
                each.held().isPresent() ? List.of() : why(),
                plan()));
    }

    /// The plan that waits for somebody.
    Optional<String> plan() {
        return last.map(RolloutAims.Last::said)
                .filter(said -> said.state() == RolloutAims.State.ASKS)
                .flatMap(Said::plan);
    }

    private String tone(Aim each) {
        if (each.held().isPresent()) {
            return "warn";
        }
        if (each.alone().isEmpty()) {
            return "na";
        }
        return last.map(RolloutAims.Last::said)
                .map(Said::state)
                .map(state -> switch (state) {
                    case WAITS, BEGUN, UNDERWAY -> "wait";
                    case STOPPED -> "unknown";
                    case ASKS -> "warn";
                    case REACHED -> "pass";
                })
                .orElse("wait");
    }

    private String title(Aim each) {
        if (each.held().isPresent()) {
            return "Held";
        }
        if (each.alone().isEmpty()) {
            return "A person begins each stage";
        }
        return last.map(RolloutAims.Last::said)
                .map(Said::state)
                .map(state -> switch (state) {
                    case WAITS -> "Goes on by itself, and waits for a date";
                    case STOPPED -> "Goes on by itself, and is stopped for now";
                    case ASKS -> "Waiting for approval";
                    case BEGUN, UNDERWAY -> "Goes on by itself, a plan is under way";
                    case REACHED -> "Goes on by itself, the goal is reached";
                })
                .orElse("Goes on by itself");
    }

    private static String sentence(Aim each) {
        return each.alone()
                .map(alone -> words(alone.most()) + " " + said(alone))
                .orElse("It was started so. Start it again to change that.");
    }

    private static String said(Alone alone) {
        return "So said " + Shown.excerpt(alone.person(), TEXT) + ", " + AlertLines.time(alone.at()) + ".";
    }

    private static String words(Risk most) {
        return switch (most) {
            case GREEN -> "Stages that can stop no mail begin by themselves. All others wait for approval.";
            case AMBER ->
                "Stages that can be undone quickly begin by themselves. Enforce, and each longer max_age, wait for"
                        + " approval.";
            case RED -> "Every stage begins by itself as soon as the reports allow it, enforce too.";
        };
    }

    private List<String> why() {
        return last.stream()
                .flatMap(each -> each.said().why().stream())
                .map(each -> PlanPages.upper(Shown.excerpt(each, TEXT)))
                .toList();
    }
}
