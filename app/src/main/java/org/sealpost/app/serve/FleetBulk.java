package org.sealpost.app.serve;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.audit.AuditTrail;
import org.sealpost.app.access.audit.Bounded;
import org.sealpost.app.page.BulkPage;
import org.sealpost.app.page.Drawing;
import org.sealpost.app.page.Frame;
import org.sealpost.app.page.Frames;
import org.sealpost.app.page.Place;
import org.sealpost.app.page.template.JtebulkGenerated;
import org.sealpost.app.publish.Removal;
import org.sealpost.app.render.Words;
import org.sealpost.app.render.reports.SessionWords;
import org.sealpost.app.store.FleetStore;
import org.sealpost.app.web.Fields;
import org.sealpost.app.web.Reply;
import org.sealpost.app.web.Routes;
import org.sealpost.fleet.watch.notice.Maintenance;
import org.sealpost.protocol.name.DomainName;

/// Things done to several domains: first what would change, then, with the same domains and nothing else, the
/// change.
final class FleetBulk {
    /// Of what is done in one go; of a fleet that is larger, a filter chooses a part.
    private static final int MOST = 10_000;
    /// What deletes takes longer for each domain: it is done in parts.
    private static final int PART = 1_000;
    private static final int LISTED = 200;
    private static final int LONGEST_HOURS = 24 * 30;

    private final Frames frames;
    private final Notices notices;
    private final Guard guard;
    private final FleetStore fleet;
    private final Removal removal;
    private final AuditTrail audit;
    private final InstantSource clock;

    FleetBulk(
            Frames frames,
            Notices notices,
            Guard guard,
            FleetStore fleet,
            Removal removal,
            AuditTrail audit,
            InstantSource clock) {
        this.frames = frames;
        this.notices = notices;
        this.guard = guard;
        this.fleet = fleet;
        this.removal = removal;
        this.audit = audit;
        this.clock = clock;
    }

    void addTo(Routes routes) {
        routes.post("/fleet/bulk", call -> guard.let(call, Permission.SEE_DOMAINS, this::answer));
    }

    private Reply answer(Guard.Visit visit) {
        Fields form = visit.call().form();
        Optional<BulkAction> action = form.one("action").flatMap(BulkAction::read);
        if (action.isEmpty()) {
            return refuse(visit, 400, "Choose what to do. Nothing was changed.");
        }
        if (!visit.may(action.get().permission())) {
            return notices.refuse(visit.call(), 403, "Your role does not allow that.");
        }
        BulkOrder order;
        switch (BulkOrder.read(action.get(), form, LONGEST_HOURS)) {
            case BulkOrder.Read.Wrong(String sentence) -> {
                return refuse(visit, 400, sentence + " Nothing was changed.");
            }
            case BulkOrder.Read.Right(BulkOrder right) -> order = right;
        }
        List<DomainName> domains = chosen(visit, form);
        if (domains.isEmpty()) {
            return refuse(visit, 400, "Choose domains first. Nothing was changed.");
        }
        if (domains.size() > MOST) {
            return refuse(
                    visit,
                    400,
                    "No more than " + SessionWords.number(MOST)
                            + " domains at once. Filter for a part of them. Nothing was changed.");
        }
        if (order.action() == BulkAction.STOP && domains.size() > PART) {
            domains = domains.subList(0, PART);
        }
        List<BulkOutlook> outlook = outlook(visit, order, domains);
        String mark = mark(order, outlook);
        Optional<String> sure = form.one("sure");
        if (sure.isEmpty()) {
            return dryRun(visit, order, outlook, mark, 200, Optional.empty());
        }
        if (!sure.get().equals(mark)) {
            return dryRun(
                    visit,
                    order,
                    outlook,
                    mark,
                    409,
                    Optional.of("Something changed since you looked. This is how it is now; nothing was done."));
        }
        List<DomainName> affected = outlook.stream()
                .filter(BulkOutlook::changes)
                .map(BulkOutlook::domain)
                .toList();
        if (order.action() == BulkAction.STOP
                && !form.one("number").orElse("").equals(Integer.toString(affected.size()))) {
            return dryRun(
                    visit,
                    order,
                    outlook,
                    mark,
                    400,
                    Optional.of("Type " + affected.size() + " to stop watching them. Nothing was done."));
        }
        carryOut(visit, order, affected);
        return Reply.seeOther(FleetChoice.address(FleetChoice.read(form).fields()));
    }

    /// With a way back to the same choice.
    private Reply refuse(Guard.Visit visit, int status, String sentence) {
        return notices.refuse(
                visit.call(), status, sentence, FleetChoice.back(visit.call().form()));
    }

    /// Those that were ticked, or all that the filter chooses; only those of the tenant.
    private List<DomainName> chosen(Guard.Visit visit, Fields form) {
        String tenant = visit.tenant().word();
        if (form.has("everything")) {
            return fleet.list().names(tenant, FleetChoice.read(form).choice(), MOST + 1);
        }
        return form.all("d").stream()
                .flatMap(name -> DomainName.ofWire(name).stream())
                .distinct()
                .limit(MOST + 1L)
                .filter(domain -> fleet.domains()
                        .of(domain)
                        .filter(watched -> watched.tenant().equals(tenant))
                        .isPresent())
                .sorted((one, other) -> one.ascii().compareTo(other.ascii()))
                .toList();
    }

    private List<BulkOutlook> outlook(Guard.Visit visit, BulkOrder order, List<DomainName> domains) {
        var standing = fleet.list().standing(domains);
        List<BulkOutlook> outlook = new ArrayList<>();
        for (DomainName domain : domains) {
            if (!visit.may(order.action().permission(), domain)) {
                outlook.add(new BulkOutlook(domain, false, "your role does not allow that here"));
                continue;
            }
            Set<String> tags = switch (order.action()) {
                case TAG, UNTAG -> fleet.domains().of(domain).orElseThrow().tags();
                case LOOK, SET_ASIDE, STOP -> Set.of();
            };
            outlook.add(BulkOutlook.of(
                    order,
                    domain,
                    tags,
                    standing.getOrDefault(domain, List.of()).size(),
                    clock.instant()));
        }
        return outlook;
    }

    /// Tells one selection from another, so that what is done is what was shown.
    private static String mark(BulkOrder order, List<BulkOutlook> outlook) {
        var all = new TreeSet<String>();
        outlook.forEach(each -> all.add(each.domain().ascii() + " " + each.changes()));
        String text = order.action() + "\n" + order.tags().stream().sorted().toList() + "\n" + order.hours() + "\n"
                + String.join("\n", all);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private Reply dryRun(
            Guard.Visit visit,
            BulkOrder order,
            List<BulkOutlook> outlook,
            String mark,
            int status,
            Optional<String> problem) {
        Fields form = visit.call().form();
        int affected = (int) outlook.stream().filter(BulkOutlook::changes).count();
        var fields = new ArrayList<BulkPage.Field>();
        fields.add(new BulkPage.Field("action", order.action().word()));
        fields.add(new BulkPage.Field("value", form.one("value").orElse("")));
        fields.add(new BulkPage.Field("sure", mark));
        FleetChoice.read(form).fields().forEach((name, value) -> fields.add(new BulkPage.Field(name, value)));
        if (form.has("everything")) {
            fields.add(new BulkPage.Field("everything", "on"));
        } else {
            outlook.forEach(
                    each -> fields.add(new BulkPage.Field("d", each.domain().ascii())));
        }
        var page = new BulkPage(
                order.title(),
                affected == 0
                        ? "Nothing would change."
                        : Words.count(affected, "domain", "domains") + " of " + outlook.size()
                                + " would change. Nothing has changed yet."
                                + (form.has("everything") && order.action() == BulkAction.STOP && outlook.size() == PART
                                        ? " More may match: no more than " + SessionWords.number(PART)
                                                + " at once. Do the same again afterwards."
                                        : ""),
                outlook.stream().limit(LISTED).map(BulkOutlook::line).toList(),
                Math.max(0, outlook.size() - LISTED),
                fields,
                affected == 0 ? Optional.empty() : Optional.of(order.button(affected)),
                order.action() == BulkAction.STOP && affected > 0
                        ? Optional.of(Integer.toString(affected))
                        : Optional.empty(),
                problem,
                FleetChoice.back(
                        form,
                        outlook.stream().map(each -> each.domain().ascii()).toList()),
                visit.formToken());
        Frame frame = frames.of(visit.call(), order.title(), Optional.of(Place.FLEET));
        Drawing drawing = (out, none) -> JtebulkGenerated.render(out, none, frame, page);
        return Reply.html(status, drawing.text());
    }

    private void carryOut(Guard.Visit visit, BulkOrder order, List<DomainName> domains) {
        Instant now = clock.instant();
        String tenant = visit.tenant().word();
        switch (order.action()) {
            case LOOK -> fleet.looks().soon(domains, now);
            case TAG, UNTAG -> {
                boolean add = order.action() == BulkAction.TAG;
                fleet.domains()
                        .retag(tenant, domains, add ? order.tags() : Set.of(), add ? Set.of() : order.tags())
                        .forEach(domain -> told(
                                visit,
                                domain,
                                AuditEvent.of(now, Actor.of(visit.caller()), add ? "domain.tag" : "domain.untag")
                                        .detail("tags", Bounded.list(", ", List.copyOf(new TreeSet<>(order.tags()))))));
            }
            case SET_ASIDE -> {
                Instant end = now.plus(Duration.ofHours(order.hours()));
                fleet.channels()
                        .save(
                                domains.stream()
                                        .map(domain -> new Maintenance(
                                                "bulk-" + domain.ascii() + "-" + now.toEpochMilli(),
                                                tenant,
                                                new Maintenance.Scope.One(domain),
                                                now,
                                                end,
                                                visit.person(),
                                                "set aside with others"))
                                        .toList(),
                                now);
                domains.forEach(domain -> told(
                        visit,
                        domain,
                        AuditEvent.of(now, Actor.of(visit.caller()), "maintenance.set")
                                .detail("until", end.toString())));
            }
            case STOP -> {
                for (DomainName domain : domains) {
                    boolean _ = removal.remove(visit.asker(), domain);
                }
            }
        }
    }

    private void told(Guard.Visit visit, DomainName domain, AuditEvent event) {
        audit.append(visit.tenant(), event.on(domain));
    }
}
