package org.sealpost.app.serve;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sealpost.app.access.Permission;
import org.sealpost.app.page.ApprovalsPage;
import org.sealpost.app.page.Drawing;
import org.sealpost.app.page.Frame;
import org.sealpost.app.page.Frames;
import org.sealpost.app.page.Place;
import org.sealpost.app.page.template.JteapprovalsGenerated;
import org.sealpost.app.publish.Approvals;
import org.sealpost.app.publish.Changes;
import org.sealpost.app.render.Shown;
import org.sealpost.app.store.Consents;
import org.sealpost.app.store.PlanBook;
import org.sealpost.app.web.Reply;
import org.sealpost.app.web.Routes;
import org.sealpost.publish.plan.PlanId;

/// Plans that wait for somebody: the list, and what is asked and refused at a plan.
final class ApprovalPages {
    private static final int TEXT = 300;

    private final Frames frames;
    private final Notices notices;
    private final Guard guard;
    private final DomainGuard domains;
    private final Changes changes;

    ApprovalPages(Frames frames, Notices notices, Guard guard, DomainGuard domains, Changes changes) {
        this.frames = frames;
        this.notices = notices;
        this.guard = guard;
        this.domains = domains;
        this.changes = changes;
    }

    void addTo(Routes routes) {
        String list = Place.APPROVALS.address();
        routes.get(list, call -> guard.let(call, Permission.SEE_DOMAINS, this::shown));
        routes.post(list + "/second", call -> guard.let(call, Permission.CHANGE_SETTINGS, this::set));
        String plan = "/fleet/{domain}/plan/{id}";
        routes.post(plan + "/ask", call -> domains.let(call, Permission.MAKE_PLANS, this::ask));
        routes.post(plan + "/refuse", call -> domains.let(call, Permission.APPLY_GREEN, this::refuse));
    }

    private Approvals approvals() {
        return changes.approvals();
    }

    private Reply shown(Guard.Visit visit) {
        List<ApprovalsPage.Row> rows = approvals().waiting(visit.tenant()).stream()
                .map(ApprovalPages::row)
                .toList();
        var page = new ApprovalsPage(
                rows, approvals().needSecond(visit.tenant()), visit.may(Permission.CHANGE_SETTINGS), visit.formToken());
        Frame frame = frames.of(visit.call(), "Approvals", Optional.of(Place.APPROVALS));
        Drawing drawing = (out, none) -> JteapprovalsGenerated.render(out, none, frame, page);
        return Reply.html(200, drawing.text());
    }

    private static ApprovalsPage.Row row(Consents.Waiting waiting) {
        var plan = waiting.plan();
        return new ApprovalsPage.Row(
                plan.domain().ascii(),
                plan.id().text(),
                PlanPages.upper(PlanView.transitions(plan)),
                PlanView.tone(plan.risk()),
                plan.risk().name().toLowerCase(Locale.ROOT),
                "By " + Shown.excerpt(waiting.planner(), TEXT) + ", " + AlertLines.time(waiting.at()),
                Shown.excerpt(waiting.reason(), TEXT));
    }

    private Reply set(Guard.Visit visit) {
        boolean needed = visit.call().form().one("needed").filter("yes"::equals).isPresent();
        approvals().needSecond(visit.asker(), needed);
        return Reply.seeOther(Place.APPROVALS.address());
    }

    private Reply ask(DomainGuard.Visit visit) {
        return plan(visit)
                .filter(page -> approvals().ask(visit.asker(), page.plan(), reason(visit)))
                .map(_ -> Reply.seeOther(Place.APPROVALS.address()))
                .orElseGet(() -> gone(visit));
    }

    private Reply refuse(DomainGuard.Visit visit) {
        Optional<PlanBook.Page> page = plan(visit);
        if (page.filter(each -> !visit.may(Changes.permission(each.plan().risk())))
                .isPresent()) {
            return notices.refuse(visit.call(), 403, "Your role does not allow that.");
        }
        if (page.isPresent() && reason(visit).isEmpty()) {
            return notices.refuse(
                    visit.call(),
                    400,
                    "Give a reason: whoever made the plan reads it. Nothing was changed.",
                    PlanPages.path(visit, page.get().plan().id()));
        }
        return page.filter(each -> approvals().refuse(visit.asker(), each.plan(), reason(visit)))
                .map(each -> Reply.seeOther(PlanPages.path(visit, each.plan().id())))
                .orElseGet(() -> gone(visit));
    }

    private static String reason(DomainGuard.Visit visit) {
        return visit.call().form().one("reason").orElse("");
    }

    private Reply gone(DomainGuard.Visit visit) {
        return notices.refuse(visit.call(), 409, "No such plan of this domain waits. Nothing was changed.");
    }

    private Optional<PlanBook.Page> plan(DomainGuard.Visit visit) {
        String id = visit.call().named("id");
        return id.matches("[0-9a-f]{16}") ? changes.find(visit.domain(), new PlanId(id)) : Optional.empty();
    }
}
