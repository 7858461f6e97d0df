package org.sealpost.app.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.app.access.Permission;
import org.sealpost.app.page.Drawing;
import org.sealpost.app.page.Frame;
import org.sealpost.app.page.Frames;
import org.sealpost.app.page.Place;
import org.sealpost.app.page.RepairPage;
import org.sealpost.app.page.RepairPage.Row;
import org.sealpost.app.page.template.JterepairGenerated;
import org.sealpost.app.publish.Repairs;
import org.sealpost.app.publish.Repairs.Compared;
import org.sealpost.app.render.Shown;
import org.sealpost.app.web.Reply;
import org.sealpost.app.web.Routes;
import org.sealpost.check.Severity;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.drift.Drift;
import org.sealpost.publish.drift.DriftKind;
import org.sealpost.publish.drift.DriftReport;
import org.sealpost.publish.drift.Repair;
import org.sealpost.publish.plan.Planning;

/// What differs from what was approved. One click leads to the plan that brings it back, which is shown
/// before it is begun.
final class RepairPages {
    private static final int TEXT = 400;

    private final Frames frames;
    private final Notices notices;
    private final DomainGuard guard;
    private final Repairs repairs;

    RepairPages(Frames frames, Notices notices, DomainGuard guard, Repairs repairs) {
        this.frames = frames;
        this.notices = notices;
        this.guard = guard;
        this.repairs = repairs;
    }

    void addTo(Routes routes) {
        String path = "/fleet/{domain}/repair";
        routes.get(path, call -> guard.let(call, Permission.SEE_DOMAINS, this::look));
        routes.post(path, call -> guard.let(call, Permission.MAKE_PLANS, this::act));
    }

    private Reply look(DomainGuard.Visit visit) {
        return shown(visit, 200, repairs.look(visit.domain()));
    }

    private Reply act(DomainGuard.Visit visit) {
        Optional<DomainName> host = visit.call().form().one("about").flatMap(DomainName::ofWire);
        return switch (visit.call().form().one("act").orElse("")) {
            case "adopt" -> planned(visit, host.flatMap(each -> repairs.adopt(visit.asker(), visit.domain(), each)));
            case "release" ->
                planned(visit, host.flatMap(each -> repairs.release(visit.asker(), visit.domain(), each)));
            case "servers" -> {
                repairs.acceptNameServers(visit.asker(), visit.domain());
                yield Reply.seeOther(visit.path() + "/repair");
            }
            case "take-over" -> planned(visit, repairs.takeOver(visit.asker(), visit.domain()));
            case "plan" -> brought(visit);
            default -> notices.refuse(visit.call(), 400, "Nothing of that name can be done here.");
        };
    }

    /// Straight to the plan where there is one; otherwise what differs, with its questions.
    private Reply brought(DomainGuard.Visit visit) {
        Compared compared = repairs.plan(visit.asker(), visit.domain());
        return compared instanceof Compared.Looked(DriftReport report)
                        && report.plan().isPresent()
                ? Reply.seeOther(PlanPages.path(visit, report.plan().get().id()))
                : shown(visit, 200, compared);
    }

    private Reply planned(DomainGuard.Visit visit, Optional<Planning> planning) {
        return planning.map(each -> switch (each) {
                    case Planning.Planned(var plan) -> Reply.seeOther(PlanPages.path(visit, plan.id()));
                    case Planning.Nothing _ -> Reply.seeOther(visit.path());
                    case Planning.Refused(var refusals) ->
                        notices.refuse(
                                visit.call(),
                                409,
                                "No safe plan can be made. " + String.join(" ", PlanPages.words(refusals)));
                })
                .orElseGet(() -> notices.refuse(
                        visit.call(),
                        409,
                        "No plan can be made of that. Say what shall be on the form of the policy."));
    }

    private Reply shown(DomainGuard.Visit visit, int status, Compared compared) {
        RepairPage page = page(visit, compared);
        Frame frame = frames.of(visit.call(), "What differs for " + visit.domain(), Optional.of(Place.FLEET));
        Drawing drawing = (out, none) -> JterepairGenerated.render(out, none, frame, page);
        return Reply.html(status, drawing.text());
    }

    private static RepairPage page(DomainGuard.Visit visit, Compared compared) {
        return switch (compared) {
            case Compared.Nothing _ ->
                said(visit, "unknown", "Nothing was applied for this domain yet, so nothing can have drifted.");
            case Compared.UnderWay _ -> said(visit, "wait", "A plan is under way, and what differs is its work.");
            case Compared.Looked(DriftReport report) ->
                new RepairPage(
                        visit.domain().ascii(),
                        report.drifts().isEmpty() ? report.unknown().isEmpty() ? "pass" : "unknown" : "warn",
                        report.drifts().isEmpty()
                                ? report.unknown().isEmpty()
                                        ? "All stands as it was applied."
                                        : "Nothing that could be looked at differs."
                                : "What stands is not what was approved.",
                        rows(report),
                        report.unknown().stream()
                                .map(sentence -> Shown.excerpt(sentence, TEXT))
                                .toList(),
                        visit.may(Permission.MAKE_PLANS),
                        visit.formToken());
        };
    }

    private static RepairPage said(DomainGuard.Visit visit, String tone, String lead) {
        return new RepairPage(
                visit.domain().ascii(),
                tone,
                lead,
                List.of(),
                List.of(),
                visit.may(Permission.MAKE_PLANS),
                visit.formToken());
    }

    private static List<Row> rows(DriftReport report) {
        List<Row> rows = new ArrayList<>();
        report.drifts().forEach(drift -> rows.add(row(drift)));
        return rows;
    }

    private static Row row(Drift drift) {
        String act = act(drift);
        return new Row(
                tone(drift.severity()),
                PlanPages.upper(drift.kind().words()) + ": " + Shown.excerpt(drift.subject(), TEXT),
                drift.kind().rule().toString(),
                Shown.excerpt(drift.detail(), TEXT),
                stopped(PlanPages.upper(Shown.excerpt(words(drift), TEXT))),
                act,
                Shown.excerpt(drift.subject(), TEXT),
                switch (act) {
                    case "adopt" -> "Yes, it is mine. Show the plan";
                    case "release" -> "Yes, it went on purpose. Show the plan";
                    case "servers" -> "Yes, I moved it";
                    case "take-over" -> "Take it over";
                    default -> "Show the plan";
                });
    }

    private static String words(Drift drift) {
        return switch (drift.repair()) {
            case Repair.Carry _ -> "A plan is prepared that brings back what was approved, and weakens nothing.";
            case Repair.Ask(String question) -> question;
            case Repair.Act(String what) ->
                isHarmless(drift)
                        ? "It leads to the policy that was approved, so no sender is misled. It can be taken over."
                        : what;
        };
    }

    private static String stopped(String sentence) {
        return sentence.endsWith(".") || sentence.endsWith("?") ? sentence : sentence + ".";
    }

    /// Whether no plan is needed: another record leads to the same policy.
    private static boolean isHarmless(Drift drift) {
        return drift.kind() == DriftKind.RECORD_CHANGED && drift.repair() instanceof Repair.Act;
    }

    private static String act(Drift drift) {
        if (drift.repair() instanceof Repair.Carry) {
            return "plan";
        }
        if (isHarmless(drift)) {
            return "take-over";
        }
        return switch (drift.kind()) {
            case MX_ADDED -> "adopt";
            case MX_REMOVED -> "release";
            case NAME_SERVERS_CHANGED -> "servers";
            case RECORD_CHANGED,
                    RECORD_DUPLICATE,
                    ID_NOT_OF_BODY,
                    BODY_DIFFERS,
                    CERTIFICATE_ENDS,
                    ALIAS_GONE,
                    ISSUANCE_FORBIDDEN -> "";
        };
    }

    private static String tone(Severity severity) {
        return switch (severity) {
            case ERROR -> "fail";
            case UNKNOWN -> "unknown";
            case WARNING -> "warn";
            case NOTICE -> "note";
        };
    }
}
