package org.sealpost.app.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.Approval;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.store.PublishStore;
import org.sealpost.app.store.RolloutAims;
import org.sealpost.app.store.RolloutAims.Aim;
import org.sealpost.app.store.RolloutAims.Alone;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.cache.History;
import org.sealpost.publish.plan.Check;
import org.sealpost.publish.plan.Desired;
import org.sealpost.publish.plan.Planning;
import org.sealpost.publish.plan.Risk;
import org.sealpost.publish.plan.Terms;
import org.sealpost.publish.rollout.EnforceGate;
import org.sealpost.publish.rollout.Goal;
import org.sealpost.publish.rollout.ProbesConfirmation;
import org.sealpost.publish.rollout.Proposal;
import org.sealpost.publish.rollout.Regions;
import org.sealpost.publish.rollout.Rollout;
import org.sealpost.reports.readiness.Assessment;

/// Roll-outs as people and programs ask a service for them: each stage is a plan that is shown and begun by itself.
public record Rollouts(Changes changes) {
    /// As far as most domains go.
    public static final Goal USUAL = new Goal(Mode.ENFORCE, Duration.ofDays(28));

    /// How a roll-out stands.
    ///
    /// @param aim what somebody wants; empty where no roll-out was started
    /// @param goal of the aim, or the usual one
    /// @param proposal what would be next
    /// @param last what came of asking, where it goes on by itself
    public record Standing(
            Desired approved,
            Optional<Aim> aim,
            Goal goal,
            Regions regions,
            Proposal proposal,
            Assessment assessment,
            History history,
            Instant now,
            Optional<RolloutAims.Last> last) {
        public boolean held() {
            return aim.flatMap(Aim::held).isPresent();
        }
    }

    /// Empty where nothing is approved.
    public Optional<Standing> look(DomainName domain) {
        return office().journal().approved(domain).map(approved -> {
            Optional<Aim> aim = aims().of(domain);
            return look(approved, aim, aim.map(Aim::goal).orElse(USUAL));
        });
    }

    private Standing look(Desired approved, Optional<Aim> aim, Goal goal) {
        DomainName domain = approved.domain();
        PublishStore journal = office().journal();
        Instant now = office().clock().instant();
        Regions regions = office().regions(approved);
        History history = journal.history(domain);
        Proposal proposal = new Rollout(office().gate(), Rollout.USUAL_PROBATION)
                .next(approved, Wish.first(approved), goal, regions, history, journal.confirmations(domain), now);
        return new Standing(
                approved,
                aim,
                goal,
                regions,
                proposal,
                office().assessing().judge(domain, now),
                history,
                now,
                aims().last(domain));
    }

    /// From now on the roll-out has this goal, and nobody holds it. It goes on by itself as far as whoever starts it
    /// may agree, but for stages after which mail can be refused: those wait for somebody.
    public void start(Asker asker, DomainName domain, Goal goal) {
        start(asker, domain, goal, Optional.empty());
    }

    /// The same.
    ///
    /// @param consent why stages after which mail can be refused begin by themselves too, in the words of
    ///     somebody who may agree to them; empty: those wait
    /// @return whether the asker may agree to that; otherwise nothing is kept
    public boolean start(Asker asker, DomainName domain, Goal goal, Optional<String> consent) {
        if (consent.isPresent() && !asker.may(Permission.ENFORCE, domain)) {
            return false;
        }
        Instant now = office().clock().instant();
        Optional<Risk> most = most(asker, domain, consent.isPresent() ? Risk.RED : Risk.AMBER);
        Optional<Alone> alone =
                most.map(risk -> new Alone(risk, asker.tenant().word(), asker.name(), now, asker.token()));
        aims().keep(domain, new Aim(goal, asker.name(), now, Optional.empty(), alone));
        AuditEvent event = event(asker, domain, "rollout.start")
                .because(consent.orElse(""))
                .detail(
                        "goal",
                        goal.mode().word() + ", max_age " + goal.maxAge().toSeconds())
                .detail("by_itself", most.map(Rollouts::word).orElse("nothing"));
        changes.append(
                asker,
                consent.isEmpty()
                        ? event
                        : event.approved(
                                new Approval(Actor.of(asker.caller()), now, "by itself, when it was started")));
        return true;
    }

    /// The highest risk up to this one that somebody may agree to.
    private static Optional<Risk> most(Asker asker, DomainName domain, Risk limit) {
        return Arrays.stream(Risk.values())
                .filter(risk -> risk.compareTo(limit) <= 0)
                .takeWhile(risk -> asker.may(Changes.permission(risk), domain))
                .reduce((_, higher) -> higher);
    }

    private static String word(Risk risk) {
        return risk.name().toLowerCase(Locale.ROOT);
    }

    /// No stage begins until it is released. What is under way goes on.
    public void hold(Asker asker, DomainName domain, String reason) {
        keep(asker, domain, Optional.of(reason), "rollout.hold");
    }

    /// It goes on, by itself no further than whoever releases it may agree to.
    public void release(Asker asker, DomainName domain) {
        keep(asker, domain, Optional.empty(), "rollout.release");
    }

    private void keep(Asker asker, DomainName domain, Optional<String> held, String act) {
        Optional<Aim> before = aims().of(domain);
        Optional<Alone> alone = before.flatMap(Aim::alone)
                .flatMap(each -> held.isPresent()
                        ? Optional.of(each)
                        : most(asker, domain, each.most())
                                .map(risk -> new Alone(risk, each.tenant(), each.person(), each.at(), each.token())));
        aims().keep(
                        domain,
                        new Aim(
                                before.map(Aim::goal).orElse(USUAL),
                                asker.name(),
                                office().clock().instant(),
                                held,
                                alone));
        changes.append(asker, event(asker, domain, act).because(held.orElse("")));
    }

    /// Whether nobody reports, every look was good, and a named person has to answer for what comes next.
    public boolean needsAnswer(Standing standing) {
        return standing.proposal() instanceof Proposal.Stop
                && office().gate().ask(standing.approved().domain(), Check.Purpose.ENFORCE)
                        instanceof EnforceGate.Answer.ProbesOnly;
    }

    /// Somebody answers for what comes next on probes alone, without reports. That holds until something changes, and
    /// is shown beside the step.
    public void answer(Asker asker, DomainName domain, String reason) {
        Instant now = office().clock().instant();
        office().journal().confirm(domain, new ProbesConfirmation(asker.name(), reason, now));
        aims().soon(domain, now);
        changes.append(asker, event(asker, domain, "rollout.on-probes-alone").because(reason));
    }

    /// The plan of the next stage; empty when there is none now.
    public Optional<Planning> stage(Asker asker, DomainName domain) {
        return look(domain)
                .filter(standing -> !standing.held())
                .flatMap(standing -> planned(asker, standing.proposal()));
    }

    /// The plan back to testing. Senders may go on enforcing for as long as they hold what was served.
    public Optional<Planning> back(Asker asker, DomainName domain) {
        return office().journal()
                .approved(domain)
                .map(approved -> look(approved, Optional.empty(), new Goal(Mode.TESTING, Wish.FIRST_AGE)))
                .flatMap(standing -> planned(asker, standing.proposal()));
    }

    private Optional<Planning> planned(Asker asker, Proposal proposal) {
        return switch (proposal) {
            case Proposal.Approve(Desired next, String _) -> Optional.of(changes.plan(asker, next, Terms.USUAL));
            case Proposal.Stop _, Proposal.Wait _, Proposal.Reached _ -> Optional.empty();
        };
    }

    private AuditEvent event(Asker asker, DomainName domain, String act) {
        return AuditEvent.of(office().clock().instant(), Actor.of(asker.caller()), act)
                .on(domain);
    }

    private Office office() {
        return changes.office();
    }

    private RolloutAims aims() {
        return office().journal().aims();
    }
}
