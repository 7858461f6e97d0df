package org.sealpost.app.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sealpost.app.access.Permission;
import org.sealpost.app.check.TypedDomain;
import org.sealpost.app.render.Shown;
import org.sealpost.app.store.FleetDomains;
import org.sealpost.app.store.FleetFeeds;
import org.sealpost.app.web.Method;
import org.sealpost.app.web.Reply;
import org.sealpost.fleet.watch.Intervals;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.protocol.name.DomainName;

/// The domains of a tenant: all of them, part by part, and new ones.
record Domains(Api api, Gate gate, Desk desk) {
    static final String PATH = "/v1/tenants/{tenant}/domains";

    private static final String LIST = "domains";
    private static final String TAG = "tag";
    private static final String STATE = "state";
    private static final int MOST_NEW = 500;
    private static final int SCANNED = 5_000;
    private static final int AT_ONCE = 200;
    private static final int SHOWN = 60;
    private static final Shape NEW = Shape.object(
            List.of("domains"),
            Map.of(
                    "domains", Shape.list(Shape.line("In A-labels or U-labels.", 1_000), 1, MOST_NEW),
                    "tags", DomainTree.tags(),
                    "intervals", DomainTree.intervals()));

    void add() {
        api.add(
                Endpoint.open(Method.GET, PATH, "listDomains", "The domains of a tenant, in the order of their names")
                        .forThose(new Access.Having(Permission.SEE_DOMAINS))
                        .with(Paging.parameters())
                        .with(
                                Parameter.query(TAG, Shape.string("Only those with this tag.")),
                                Parameter.query(STATE, Shape.words("Only those in this state.", DomainTree.STATES)))
                        .answering(200, "A part of the list.", Paging.shape(DomainTree.line())),
                gate,
                this::list);
        api.add(
                Endpoint.open(Method.POST, PATH, "addDomains", "Has one domain or many watched")
                        .forThose(new Access.Having(Permission.ADD_DOMAINS))
                        .taking(NEW)
                        .answering(201, "At least one was added.", became())
                        .answering(200, "All were watched already.", became())
                        .refusing(Problem.DOMAIN, Problem.NOT_COVERED, Problem.TAKEN),
                gate,
                this::add);
    }

    private static Shape became() {
        Map<String, Shape> members = new HashMap<>(Tree.domain());
        members.put(
                "outcome",
                Shape.words(
                        "What became of it; one that is taken is watched for somebody else.",
                        List.of("added", "known", "taken")));
        return Shape.object(
                List.of("domains"),
                Map.of("domains", Shape.list(Shape.object(List.of("domain", "unicode", "outcome"), members))));
    }

    private Reply list(Visit visit) {
        Paging paging = Paging.of(visit.call(), LIST);
        String after = paging.after()
                .map(text ->
                        DomainName.ofWire(text).orElseThrow(Paging::malformed).ascii())
                .orElse("");
        Optional<String> state = visit.call().query().one(STATE);
        if (state.filter(each -> !DomainTree.STATES.contains(each)).isPresent()) {
            throw new Refused(Problem.MALFORMED, "state is one of " + DomainTree.STATES + ".");
        }
        Optional<String> tag = visit.call().query().one(TAG);
        var items = new ArrayList<Tree>();
        int atOnce = Math.max(AT_ONCE, paging.limit());
        int scanned = 0;
        boolean more = true;
        while (more && items.size() < paging.limit() && scanned < SCANNED) {
            List<FleetFeeds.Line> lines =
                    desk.fleet().feeds().domains(visit.tenant().word(), after, atOnce);
            more = lines.size() == atOnce;
            Map<DomainName, Map<Level, Long>> alerts = desk.fleet()
                    .feeds()
                    .standing(
                            lines.stream().map(each -> each.watched().domain()).toList());
            for (FleetFeeds.Line line : lines) {
                if (items.size() == paging.limit()) {
                    more = true;
                    break;
                }
                scanned++;
                DomainName domain = line.watched().domain();
                after = domain.ascii();
                Map<Level, Long> standing = alerts.getOrDefault(domain, Map.of());
                if (visit.may(Permission.SEE_DOMAINS, domain)
                        && tag.filter(each -> !line.watched().tags().contains(each))
                                .isEmpty()
                        && state.filter(each -> !each.equals(DomainTree.state(line, standing)))
                                .isEmpty()) {
                    items.add(DomainTree.line(line, standing));
                }
            }
        }
        return Json.reply(
                200, Json.TYPE, Paging.tree(items, more ? Optional.of(Paging.cursor(LIST, after)) : Optional.empty()));
    }

    private Reply add(Visit visit) {
        Body body = Body.of(visit.call(), NEW);
        Set<String> tags = DomainChanges.tags(body);
        Intervals intervals = body.object("intervals")
                .map(each -> DomainTree.intervals(each, Intervals.USUAL))
                .orElse(Intervals.USUAL);
        List<WatchedDomain> wanted = domains(visit, body.texts("domains")).stream()
                .map(domain -> new WatchedDomain(domain, visit.tenant().word(), tags, intervals, List.of()))
                .toList();
        List<FleetDomains.Adding> became = desk.fleet().domains().add(wanted, desk.schedule(), visit.now());
        for (int i = 0; i < wanted.size(); i++) {
            if (became.get(i) == FleetDomains.Adding.ADDED) {
                desk.access()
                        .audit()
                        .append(
                                visit.tenant(),
                                visit.event("domain.add").on(wanted.get(i).domain()));
            }
        }
        boolean added = became.contains(FleetDomains.Adding.ADDED);
        if (!added && became.contains(FleetDomains.Adding.TAKEN)) {
            throw new Refused(
                    Problem.TAKEN,
                    wanted.get(became.indexOf(FleetDomains.Adding.TAKEN)).domain()
                            + " cannot be added here. If it is yours, write to whoever runs this service.");
        }
        Reply reply = Json.reply(
                added ? 201 : 200,
                Json.TYPE,
                new Tree().objects("domains", outcomes(wanted, became)).members());
        return added && wanted.size() == 1
                ? reply.with(
                        "Location", visit.path("/domains/" + wanted.getFirst().domain()))
                : reply;
    }

    private static List<Tree> outcomes(List<WatchedDomain> wanted, List<FleetDomains.Adding> became) {
        var trees = new ArrayList<Tree>();
        for (int i = 0; i < wanted.size(); i++) {
            trees.add(new Tree()
                    .domain(wanted.get(i).domain())
                    .text(
                            "outcome",
                            switch (became.get(i)) {
                                case ADDED -> "added";
                                case KNOWN -> "known";
                                case TAKEN -> "taken";
                            }));
        }
        return trees;
    }

    private static Set<DomainName> domains(Visit visit, List<String> texts) {
        Set<DomainName> domains = new LinkedHashSet<>();
        for (String text : texts) {
            switch (TypedDomain.read(text)) {
                case TypedDomain.Domain(var domain) -> {
                    if (!visit.may(Permission.ADD_DOMAINS, domain)) {
                        throw new Refused(
                                Problem.NOT_COVERED,
                                "The token is not for " + domain + ". Take one that is. Nothing was added.");
                    }
                    domains.add(domain);
                }
                case TypedDomain.None none ->
                    throw new Refused(
                            Problem.DOMAIN,
                            Shown.quoted(text, SHOWN) + " " + none.clause()
                                    + none.meant()
                                            .map(meant -> "; did you mean " + meant + "?")
                                            .orElse(".")
                                    + " Nothing was added.");
            }
        }
        return domains;
    }
}
