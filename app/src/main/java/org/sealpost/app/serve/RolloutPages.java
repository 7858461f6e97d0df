package org.sealpost.app.serve;

import java.time.Duration;
import java.util.Optional;
import org.sealpost.app.access.Permission;
import org.sealpost.app.page.Drawing;
import org.sealpost.app.page.Frame;
import org.sealpost.app.page.Frames;
import org.sealpost.app.page.Message;
import org.sealpost.app.page.Place;
import org.sealpost.app.page.RolloutPage;
import org.sealpost.app.page.template.JterolloutGenerated;
import org.sealpost.app.publish.Asker;
import org.sealpost.app.publish.Rollouts;
import org.sealpost.app.web.Reply;
import org.sealpost.app.web.Routes;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.publish.plan.Planning;
import org.sealpost.publish.rollout.Goal;

/// The roll-out of a domain: where it is, what the gate says, and what comes next.
final class RolloutPages {
    private static final int REASON = 200;

    private final Frames frames;
    private final Notices notices;
    private final DomainGuard guard;
    private final Rollouts rollouts;

    RolloutPages(Frames frames, Notices notices, DomainGuard guard, Rollouts rollouts) {
        this.frames = frames;
        this.notices = notices;
        this.guard = guard;
        this.rollouts = rollouts;
    }

    void addTo(Routes routes) {
        String path = "/fleet/{domain}/rollout";
        routes.get(path, call -> guard.let(call, Permission.SEE_DOMAINS, visit -> shown(visit, 200, Optional.empty())));
        routes.post(path, call -> guard.let(call, Permission.MAKE_PLANS, this::act));
    }

    private Reply shown(DomainGuard.Visit visit, int status, Optional<String> problem) {
        Optional<Rollouts.Standing> standing = rollouts.look(visit.domain());
        if (standing.isEmpty()) {
            return visit.may(Permission.MAKE_PLANS)
                    ? Reply.seeOther(visit.path() + "/plan")
                    : notices.page(
                            visit.call(),
                            200,
                            new Message(
                                    "Rollout of " + visit.domain(),
                                    "Nothing is approved for this domain yet, so there is no rollout. An operator makes"
                                            + " the first plan.",
                                    Optional.empty(),
                                    visit.path()));
        }
        RolloutPage page = new RolloutView(visit, standing.get(), rollouts.needsAnswer(standing.get())).page(problem);
        Frame frame = frames.of(visit.call(), "Rollout of " + visit.domain(), Optional.of(Place.FLEET));
        Drawing drawing = (out, none) -> JterolloutGenerated.render(out, none, frame, page);
        return Reply.html(status, drawing.text());
    }

    private Reply act(DomainGuard.Visit visit) {
        Asker asker = visit.asker();
        return switch (visit.call().form().one("act").orElse("")) {
            case "start" -> start(visit, asker);
            case "hold" -> {
                String reason = visit.call().form().one("reason").orElse("");
                if (reason.isEmpty()) {
                    yield shown(visit, 400, Optional.of("Say why it is held."));
                }
                rollouts.hold(asker, visit.domain(), cut(reason));
                yield back(visit);
            }
            case "release" -> {
                rollouts.release(asker, visit.domain());
                yield back(visit);
            }
            case "answer" -> answer(visit, asker);
            case "stage" -> planned(visit, rollouts.stage(asker, visit.domain()));
            case "back" -> planned(visit, rollouts.back(asker, visit.domain()));
            default -> notices.refuse(visit.call(), 400, "Nothing of that name can be done here.");
        };
    }

    private Reply answer(DomainGuard.Visit visit, Asker asker) {
        if (!visit.may(Permission.ENFORCE)) {
            return notices.refuse(
                    visit.call(),
                    403,
                    "Your role does not allow that. It needs the role "
                            + Permission.ENFORCE.from().word() + ".");
        }
        String reason = cut(visit.call().form().one("reason").orElse("").strip());
        if (reason.isEmpty()) {
            return shown(visit, 400, Optional.of("Give a reason: it stands beside the step and in the audit trail."));
        }
        if (rollouts.look(visit.domain()).filter(rollouts::needsAnswer).isEmpty()) {
            return shown(visit, 409, Optional.of("Nobody has to answer for that now. Nothing was changed."));
        }
        rollouts.answer(asker, visit.domain(), reason);
        return back(visit);
    }

    private static String cut(String reason) {
        return reason.substring(0, Math.min(REASON, reason.length()));
    }

    private Reply start(DomainGuard.Visit visit, Asker asker) {
        Optional<Duration> age = RolloutForm.age(visit.call().form());
        if (age.isEmpty()) {
            return shown(
                    visit,
                    400,
                    Optional.of("Choose how far max_age shall rise, from a day to a year. Nothing was changed."));
        }
        Optional<String> consent = visit.call().form().has("enforce")
                ? Optional.of(cut(visit.call().form().one("reason").orElse("").strip()))
                : Optional.empty();
        if (consent.filter(String::isBlank).isPresent()) {
            return shown(visit, 400, Optional.of("Give a reason: it stands in the audit trail. Nothing was changed."));
        }
        return rollouts.start(asker, visit.domain(), new Goal(Mode.ENFORCE, age.get()), consent)
                ? back(visit)
                : notices.refuse(
                        visit.call(),
                        403,
                        "Your role does not allow that. It needs the role "
                                + Permission.ENFORCE.from().word() + ".");
    }

    private static Reply back(DomainGuard.Visit visit) {
        return Reply.seeOther(visit.path() + "/rollout");
    }

    private Reply planned(DomainGuard.Visit visit, Optional<Planning> planning) {
        return planning.map(each -> switch (each) {
                    case Planning.Planned(var plan) -> Reply.seeOther(PlanPages.path(visit, plan.id()));
                    case Planning.Nothing _ -> back(visit);
                    case Planning.Refused(var refusals) ->
                        shown(visit, 409, Optional.of(String.join(" ", PlanPages.words(refusals))));
                })
                .orElseGet(() -> shown(visit, 409, Optional.of("There is no next stage now.")));
    }
}
