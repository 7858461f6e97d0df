package org.sealpost.app.serve;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sealpost.app.access.Permission;
import org.sealpost.app.page.Drawing;
import org.sealpost.app.page.Frame;
import org.sealpost.app.page.Frames;
import org.sealpost.app.page.Place;
import org.sealpost.app.page.PlanPage;
import org.sealpost.app.page.WishPage;
import org.sealpost.app.page.template.JteplanGenerated;
import org.sealpost.app.page.template.JtewishGenerated;
import org.sealpost.app.publish.Begun;
import org.sealpost.app.publish.Changes;
import org.sealpost.app.publish.Changes.Agreement;
import org.sealpost.app.publish.Wish;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.publish.PlanJson;
import org.sealpost.app.store.PlanBook;
import org.sealpost.app.web.Reply;
import org.sealpost.app.web.Routes;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.apply.Underway;
import org.sealpost.publish.plan.Desired;
import org.sealpost.publish.plan.MxSet;
import org.sealpost.publish.plan.PlanId;
import org.sealpost.publish.plan.Planning;
import org.sealpost.publish.plan.Refusal;
import org.sealpost.publish.plan.Risk;
import org.sealpost.publish.plan.Seen;
import org.sealpost.publish.plan.Terms;

/// What shall be for a domain, the plan that comes of it, and how far it has come.
final class PlanPages {
    private static final int AGAIN_SECONDS = 3;

    private final Frames frames;
    private final Notices notices;
    private final DomainGuard guard;
    private final Changes changes;

    PlanPages(Frames frames, Notices notices, DomainGuard guard, Changes changes) {
        this.frames = frames;
        this.notices = notices;
        this.guard = guard;
        this.changes = changes;
    }

    void addTo(Routes routes) {
        routes.get("/fleet/{domain}/plan", call -> guard.let(call, Permission.SEE_DOMAINS, this::form));
        routes.post("/fleet/{domain}/plan", call -> guard.let(call, Permission.MAKE_PLANS, this::make));
        String plan = "/fleet/{domain}/plan/{id}";
        routes.get(
                plan, call -> guard.let(call, Permission.SEE_DOMAINS, visit -> of(visit, page -> shown(visit, page))));
        routes.get(
                plan + "/plan.json",
                call -> guard.let(call, Permission.SEE_DOMAINS, visit -> of(visit, PlanPages::json)));
        routes.post(
                plan + "/apply",
                call -> guard.let(call, Permission.APPLY_GREEN, visit -> of(visit, page -> apply(visit, page))));
        routes.post(
                plan + "/go-on",
                call -> guard.let(call, Permission.APPLY_GREEN, visit -> of(visit, page -> goOn(visit, page))));
        routes.post(
                plan + "/abandon",
                call -> guard.let(call, Permission.APPLY_AMBER, visit -> of(visit, page -> abandon(visit, page))));
    }

    private Optional<Underway> underway(DomainName domain) {
        return changes.office().journal().underway(domain);
    }

    private Reply form(DomainGuard.Visit visit) {
        Optional<Underway> underway = underway(visit.domain());
        if (underway.isPresent()) {
            return Reply.seeOther(path(visit, underway.get().plan().id()));
        }
        return visit.may(Permission.MAKE_PLANS)
                ? form(visit, 200, wish(visit), List.of(), false)
                : notices.refuse(visit.call(), 403, "Your role does not allow that.");
    }

    private WishForm wish(DomainGuard.Visit visit) {
        Optional<Desired> known = changes.office().journal().approved(visit.domain());
        return new WishForm(
                visit.call().form(), visit.domain(), known, changes.office().edges(), inDns(visit.domain()));
    }

    /// What DNS names is shown, and never taken for meant.
    private Set<DomainName> inDns(DomainName domain) {
        Set<DomainName> hosts = new TreeSet<>();
        for (Seen<MxSet> answer : changes.office().reach().servers().mx(domain)) {
            if (answer instanceof Seen.Known<MxSet>(MxSet set)) {
                hosts.addAll(set.hosts());
            }
        }
        return hosts;
    }

    private Reply form(DomainGuard.Visit visit, int status, WishForm form, List<String> problems, boolean nothing) {
        WishPage page = form.page(problems, nothing, visit.formToken());
        Frame frame = frames.of(visit.call(), "Plan for " + visit.domain(), Optional.of(Place.FLEET));
        Drawing drawing = (out, none) -> JtewishGenerated.render(out, none, frame, page);
        return Reply.html(status, drawing.text());
    }

    private Reply make(DomainGuard.Visit visit) {
        WishForm form = wish(visit);
        WishForm.Read read = form.read();
        Optional<Desired> wanted = read.wish().flatMap(wish -> wanted(visit, wish));
        if (wanted.isEmpty()) {
            List<String> problems =
                    read.problems().isEmpty() ? List.of("Name the hosts that take the mail.") : read.problems();
            return form(visit, 400, form, problems, false);
        }
        return switch (changes.plan(visit.asker(), wanted.get(), Terms.USUAL)) {
            case Planning.Planned(var plan) -> Reply.seeOther(path(visit, plan.id()));
            case Planning.Nothing _ -> form(visit, 200, form, List.of(), true);
            case Planning.Refused(List<Refusal> refusals) -> form(visit, 409, form, words(refusals), false);
        };
    }

    private Optional<Desired> wanted(DomainGuard.Visit visit, Wish wish) {
        Optional<Desired> known = changes.office().journal().approved(visit.domain());
        return wish.of(visit.domain(), known, changes.office().edges());
    }

    /// Why no safe plan can be made.
    static List<String> words(List<Refusal> refusals) {
        return refusals.stream()
                .map(refusal -> upper(refusal.reason().words())
                        + (refusal.detail().isEmpty() ? "" : ": " + Shown.text(refusal.detail())) + " ("
                        + refusal.reason().rule() + ").")
                .toList();
    }

    static String upper(String sentence) {
        return sentence.isEmpty() ? "" : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    static String path(DomainGuard.Visit visit, PlanId id) {
        return visit.path() + "/plan/" + id;
    }

    /// Something about a plan.
    private interface AboutPlan {
        Reply answer(PlanBook.Page page);
    }

    private Reply of(DomainGuard.Visit visit, AboutPlan about) {
        String id = visit.call().named("id");
        Optional<PlanBook.Page> page =
                id.matches("[0-9a-f]{16}") ? changes.find(visit.domain(), new PlanId(id)) : Optional.empty();
        return page.map(about::answer)
                .orElseGet(() -> notices.refuse(visit.call(), 404, "There is no such plan of this domain."));
    }

    private Reply shown(DomainGuard.Visit visit, PlanBook.Page page) {
        return shown(visit, page, 200, Optional.empty(), true);
    }

    /// @param problem why it was not begun
    /// @param fit whether it may be begun as far as that is known
    private Reply shown(
            DomainGuard.Visit visit, PlanBook.Page page, int status, Optional<String> problem, boolean fit) {
        PlanPage drawn = new PlanView(changes, visit, page).page(problem, fit);
        Frame frame = frames.of(visit.call(), drawn.title(), Optional.of(Place.FLEET));
        Frame framed = drawn.live() ? frame.withRefresh(AGAIN_SECONDS) : frame;
        Drawing drawing = (out, none) -> JteplanGenerated.render(out, none, framed, drawn);
        return Reply.html(status, drawing.text());
    }

    private static Reply json(PlanBook.Page page) {
        var out = new ByteArrayOutputStream();
        try (var print = new PrintStream(out, false, StandardCharsets.UTF_8)) {
            PlanJson.write(page.plan().domain(), new Planning.Planned(page.plan()), print);
        }
        return Reply.of(200, "application/json", out.toString(StandardCharsets.UTF_8));
    }

    private Reply apply(DomainGuard.Visit visit, PlanBook.Page page) {
        PlanId id = page.plan().id();
        boolean dry = visit.call().form().has("dry");
        Begun begun = dry
                ? changes.rehearse(visit.asker(), visit.domain(), id)
                : changes.begin(
                        visit.asker(),
                        visit.domain(),
                        id,
                        new Agreement(
                                visit.call().form().one("confirm").orElse(""),
                                visit.call().form().one("reason").orElse("")));
        return switch (begun) {
            case Begun.Going _ -> Reply.seeOther(path(visit, id));
            case Begun.Fit _ ->
                shown(
                        visit,
                        page,
                        200,
                        Optional.of("Dry run: all that the plan rests on is still so. Nothing was changed."),
                        true);
            case Begun.Forbidden(Permission needed) ->
                notices.refuse(
                        visit.call(),
                        403,
                        "Your role does not allow that. It needs the role "
                                + needed.from().word() + ".");
            case Begun.NotConfirmed(Risk risk) ->
                changes.approvals().isForAnother(visit.asker(), risk, page.planner())
                        ? shown(
                                visit,
                                page,
                                403,
                                Optional.of("Somebody else than whoever made this plan has to approve it. Nothing was"
                                        + " changed."),
                                true)
                        : shown(
                                visit,
                                page,
                                400,
                                Optional.of("Type " + visit.domain() + " to confirm. Nothing was changed."),
                                true);
            case Begun.NoReason _ ->
                shown(
                        visit,
                        page,
                        400,
                        Optional.of("Give a reason: it stands in the audit trail. Nothing was changed."),
                        true);
            case Begun.Stale(String moved) ->
                shown(
                        visit,
                        page,
                        409,
                        Optional.of(upper(moved) + " changed after this plan was made. Make a new plan."),
                        false);
            case Begun.Busy _ ->
                shown(
                        visit,
                        page,
                        409,
                        Optional.of("Another plan of this domain is under way. Nothing was changed."),
                        false);
            case Begun.Unknown _ ->
                shown(visit, page, 409, Optional.of("This plan was begun already, or refused."), false);
        };
    }

    private Reply goOn(DomainGuard.Visit visit, PlanBook.Page page) {
        boolean replace = visit.call().form().has("replace");
        Permission needed = Changes.permission(page.plan().risk());
        if (!visit.may(needed) || (replace && !visit.may(Permission.APPLY_AMBER))) {
            return notices.refuse(visit.call(), 403, "Your role does not allow that.");
        }
        return changes.goOn(visit.asker(), visit.domain(), page.plan().id(), replace)
                ? Reply.seeOther(path(visit, page.plan().id()))
                : shown(visit, page, 409, Optional.of("This plan is not under way. Nothing was changed."), false);
    }

    private Reply abandon(DomainGuard.Visit visit, PlanBook.Page page) {
        if (!visit.call().form().one("sure").orElse("").equals(visit.domain().ascii())) {
            return shown(
                    visit,
                    page,
                    400,
                    Optional.of("Type " + visit.domain() + " to give the plan up. Nothing was changed."),
                    true);
        }
        if (!underway(visit.domain())
                .filter(underway -> underway.plan().id().equals(page.plan().id()))
                .isPresent()) {
            return shown(visit, page, 409, Optional.of("This plan is not under way."), true);
        }
        boolean _ = changes.abandon(visit.asker(), visit.domain());
        return Reply.seeOther(path(visit, page.plan().id()));
    }
}
