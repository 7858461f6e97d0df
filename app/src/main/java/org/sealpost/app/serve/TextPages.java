package org.sealpost.app.serve;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sealpost.app.access.Permission;
import org.sealpost.app.page.Drawing;
import org.sealpost.app.page.Frame;
import org.sealpost.app.page.Frames;
import org.sealpost.app.page.Place;
import org.sealpost.app.page.TextsPage;
import org.sealpost.app.page.TextsPage.Row;
import org.sealpost.app.page.template.JtetextsGenerated;
import org.sealpost.app.publish.ApprovedTexts;
import org.sealpost.app.publish.ApprovedTexts.Compared;
import org.sealpost.app.publish.ApprovedTexts.Repaired;
import org.sealpost.app.publish.Changes.Agreement;
import org.sealpost.app.render.Shown;
import org.sealpost.app.store.FleetStore;
import org.sealpost.app.web.Fields;
import org.sealpost.app.web.Reply;
import org.sealpost.app.web.Routes;
import org.sealpost.fleet.watch.ApprovedText;
import org.sealpost.fleet.watch.ApprovedText.Family;
import org.sealpost.fleet.watch.LookKind;
import org.sealpost.protocol.name.DomainName;

/// The approved texts of SPF, DKIM and DMARC records: what stands instead, and the change that brings each back.
final class TextPages {
    private static final int TEXT = 400;

    private final Frames frames;
    private final Notices notices;
    private final DomainGuard guard;
    private final ApprovedTexts texts;
    private final FleetStore fleet;

    TextPages(Frames frames, Notices notices, DomainGuard guard, ApprovedTexts texts, FleetStore fleet) {
        this.frames = frames;
        this.notices = notices;
        this.guard = guard;
        this.texts = texts;
        this.fleet = fleet;
    }

    void addTo(Routes routes) {
        String path = "/fleet/{domain}/texts";
        routes.get(
                path,
                call -> guard.let(
                        call, Permission.SEE_DOMAINS, visit -> shown(visit, 200, Optional.empty(), Optional.empty())));
        routes.post(path, call -> guard.let(call, Permission.CHANGE_DESIRED, this::approve));
        routes.post(path + "/withdraw", call -> guard.let(call, Permission.CHANGE_DESIRED, this::withdraw));
        routes.post(path + "/repair", call -> guard.let(call, Permission.APPLY_AMBER, this::repair));
    }

    private Reply shown(DomainGuard.Visit visit, int status, Optional<String> problem, Optional<String> told) {
        var page = new TextsPage(
                visit.domain().ascii(),
                texts.look(visit.watched()).stream().map(TextPages::row).toList(),
                problem,
                told,
                visit.may(Permission.CHANGE_DESIRED),
                visit.may(Permission.APPLY_AMBER),
                texts.changes().office().zones().writer(visit.domain()).isEmpty(),
                typed(visit.call().form(), problem.isPresent()),
                visit.formToken());
        Frame frame = frames.of(visit.call(), "Texts of " + visit.domain(), Optional.of(Place.FLEET));
        Drawing drawing = (out, none) -> JtetextsGenerated.render(out, none, frame, page);
        return Reply.html(status, drawing.text());
    }

    private static TextsPage.Typed typed(Fields form, boolean wrong) {
        return wrong
                ? new TextsPage.Typed(
                        form.one("family").orElse(""),
                        form.one("selector").orElse(""),
                        form.raw("text").orElse(""))
                : new TextsPage.Typed("", "", "");
    }

    private static Row row(Compared compared) {
        ApprovedText approved = compared.approved();
        return switch (compared) {
            case Compared.Same _ -> row(approved, "pass", "As approved", List.of(), "");
            case Compared.Unknown(var _, String why) ->
                row(approved, "unknown", "Not known: " + Shown.excerpt(why, TEXT), List.of(), "");
            case Compared.Differs differs ->
                row(
                        approved,
                        "warn",
                        differs.seen().isEmpty() ? "Missing" : "Another text stands there",
                        PlanSteps.records(differs.change()),
                        differs.id());
        };
    }

    private static Row row(
            ApprovedText approved,
            String tone,
            String state,
            List<org.sealpost.app.page.PlanPage.Diff> diffs,
            String id) {
        return new Row(
                approved.family().name(), approved.at().ascii(), Shown.text(approved.text()), tone, state, diffs, id);
    }

    private Reply approve(DomainGuard.Visit visit) {
        Fields form = visit.call().form();
        Optional<Family> family = family(form);
        Optional<DomainName> at = family.flatMap(
                each -> each.at(visit.domain(), form.one("selector").orElse("")));
        if (at.isEmpty()) {
            return wrong(visit, "Choose a kind, and for DKIM name the selector.");
        }
        Optional<String> text = form.one("text")
                .or(() -> texts.standing(family.get(), at.get())
                        .filter(standing -> standing.size() == 1)
                        .map(List::getFirst));
        if (text.isEmpty()) {
            return wrong(visit, "There is no one such text at " + at.get() + " now. Type the one that you mean.");
        }
        var approved = new ApprovedText(family.get(), at.get(), text.get());
        Optional<String> problem = approved.problem(visit.domain());
        if (problem.isPresent()) {
            return wrong(visit, problem.get());
        }
        return changed(visit, texts.approve(visit.asker(), visit.watched(), approved));
    }

    private Reply changed(DomainGuard.Visit visit, boolean kept) {
        return kept
                ? Reply.seeOther(visit.path() + "/texts")
                : shown(
                        visit,
                        409,
                        Optional.of("Somebody changed the domain meanwhile. Look again. Nothing was changed."),
                        Optional.empty());
    }

    private Reply wrong(DomainGuard.Visit visit, String problem) {
        return shown(visit, 400, Optional.of(problem), Optional.empty());
    }

    private static Optional<Family> family(Fields form) {
        return Arrays.stream(Family.values())
                .filter(each -> each.name().equals(form.one("family").orElse("")))
                .findFirst();
    }

    private Reply withdraw(DomainGuard.Visit visit) {
        Fields form = visit.call().form();
        Optional<DomainName> at = form.one("at").flatMap(DomainName::ofWire);
        boolean kept = family(form)
                .flatMap(family -> at.map(name -> texts.withdraw(visit.asker(), visit.watched(), family, name)))
                .orElse(true);
        return changed(visit, kept);
    }

    private Reply repair(DomainGuard.Visit visit) {
        Repaired repaired = texts.repair(
                visit.asker(),
                visit.watched(),
                visit.call().form().one("id").orElse(""),
                new Agreement("", visit.call().form().one("reason").orElse("")));
        return switch (repaired) {
            case Repaired.Done _ -> {
                lookAgain(visit);
                yield told(visit, "It stands as approved again. The next look clears the alert.");
            }
            case Repaired.Written _ -> {
                lookAgain(visit);
                yield told(visit, "It was written. Not every name server shows it yet.");
            }
            case Repaired.ByHand _ ->
                shown(visit, 409, Optional.of("Records of this zone are set by hand."), Optional.empty());
            case Repaired.Stale _ ->
                shown(
                        visit,
                        409,
                        Optional.of("What stands changed after this was shown. Look again. Nothing was changed."),
                        Optional.empty());
            case Repaired.Forbidden(Permission needed) ->
                notices.refuse(
                        visit.call(),
                        403,
                        "Your role does not allow that. It needs the role "
                                + needed.from().word() + ".");
            case Repaired.Failed(String why) ->
                shown(
                        visit,
                        502,
                        Optional.of("It could not be written: " + Shown.excerpt(why, TEXT)),
                        Optional.empty());
        };
    }

    private void lookAgain(DomainGuard.Visit visit) {
        fleet.domains()
                .lookNow(
                        visit.domain(),
                        LookKind.RECORDS,
                        texts.changes().office().clock().instant());
    }

    private Reply told(DomainGuard.Visit visit, String sentence) {
        return shown(visit, 200, Optional.empty(), Optional.of(sentence));
    }
}
