package org.sealpost.app.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.Target;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.publish.Removal;
import org.sealpost.app.web.Method;
import org.sealpost.app.web.Reply;
import org.sealpost.fleet.watch.ApprovedText;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

/// How one domain is watched. It is changed only by those who have read it as it is.
record DomainChanges(Api api, Gate gate, Desk desk, Removal removal) {
    static final String PATH = Domains.PATH + "/{domain}";

    private static final String IF_MATCH = "If-Match";
    private static final Shape CHANGE = Shape.object(
            List.of(),
            Map.of(
                    "tags", DomainTree.tags(),
                    "intervals", DomainTree.intervals(),
                    "approved_texts", DomainTree.texts()));

    void add() {
        api.add(
                Endpoint.open(Method.GET, PATH, "getDomain", "How a domain is watched; its ETag names the version")
                        .forThose(new Access.Having(Permission.SEE_DOMAINS))
                        .with(Parameter.header("If-None-Match", false, "The version that is known."))
                        .answering(200, "How it is watched.", DomainTree.shape())
                        .answering(304, "It is still the version that is known."),
                gate,
                this::shown);
        api.add(
                Endpoint.open(Method.PATCH, PATH, "changeDomain", "Changes how a domain is watched")
                        .forThose(new Access.Having(Permission.DESCRIBE_DOMAINS))
                        .with(Parameter.header(IF_MATCH, true, "The version that was read, from its ETag."))
                        .taking(CHANGE)
                        .answering(200, "How it is watched from now on.", DomainTree.shape())
                        .refusing(Problem.DOMAIN, Problem.OTHER_VERSION, Problem.VERSION_MISSING),
                gate,
                this::change);
        api.add(
                Endpoint.open(
                                Method.DELETE,
                                PATH,
                                "removeDomain",
                                "Stops watching a domain; its alerts are deleted, and its roll-out is held")
                        .forThose(new Access.Having(Permission.REMOVE_DOMAINS))
                        .with(Parameter.header(IF_MATCH, false, "The version that was read, from its ETag."))
                        .answering(204, "It is no longer watched.")
                        .refusing(Problem.OTHER_VERSION),
                gate,
                this::remove);
    }

    /// The domain of the path, when it is one of the tenant.
    ///
    /// @throws Refused when it is not
    static WatchedDomain watched(Desk desk, Visit visit) {
        return desk.fleet()
                .domains()
                .of(visit.domain())
                .filter(each -> each.tenant().equals(visit.tenant().word()))
                .orElseThrow(Gate::hidden);
    }

    private Reply shown(Visit visit) {
        WatchedDomain watched = watched(desk, visit);
        String tag = DomainTree.tag(watched);
        return Gate.matches(visit.call().header("if-none-match"), tag)
                ? Reply.of(304, "", "").with("ETag", tag)
                : shown(watched);
    }

    private static Reply shown(WatchedDomain watched) {
        return Json.reply(200, Json.TYPE, DomainTree.of(watched).members()).with("ETag", DomainTree.tag(watched));
    }

    private Reply change(Visit visit) {
        Body body = Body.of(visit.call(), CHANGE);
        WatchedDomain before = watched(desk, visit);
        Optional<String> version = visit.call().header("if-match");
        if (version.isEmpty()) {
            throw new Refused(
                    Problem.VERSION_MISSING, "Send If-Match with the ETag of what you have read. Nothing was changed.");
        }
        requireVersion(version, before);
        if (body.has("intervals") || body.has("approved_texts")) {
            visit.require(Permission.CHANGE_DESIRED, new Target.One(visit.tenant(), before.domain()));
        }
        var after = new WatchedDomain(
                before.domain(),
                before.tenant(),
                body.has("tags") ? tags(body) : before.tags(),
                body.object("intervals")
                        .map(each -> DomainTree.intervals(each, before.intervals()))
                        .orElse(before.intervals()),
                body.has("approved_texts") ? texts(before.domain(), body) : before.texts());
        if (!after.equals(before)) {
            if (!desk.fleet().domains().change(before, after, desk.schedule(), visit.now())) {
                throw otherVersion();
            }
            AuditEvent event = visit.event("domain.change").on(before.domain());
            desk.access().audit().append(visit.tenant(), event.changing(octets(before), octets(after)));
        }
        return shown(after);
    }

    private static Octets octets(WatchedDomain watched) {
        return Octets.utf8(DomainTree.of(watched).members().toString());
    }

    private static void requireVersion(Optional<String> version, WatchedDomain watched) {
        if (!Gate.matches(version, DomainTree.tag(watched))) {
            throw otherVersion();
        }
    }

    private static Refused otherVersion() {
        return new Refused(
                Problem.OTHER_VERSION, "It was changed since you read it. Read it again. Nothing was changed.");
    }

    /// Without white space around them.
    static Set<String> tags(Body body) {
        return body.texts("tags").stream()
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .collect(Collectors.toSet());
    }

    private static List<ApprovedText> texts(DomainName domain, Body body) {
        return body.objects("approved_texts").stream()
                .map(each -> text(domain, each))
                .toList();
    }

    private static ApprovedText text(DomainName domain, Body body) {
        var text = new ApprovedText(
                ApprovedText.Family.valueOf(body.text("family").orElseThrow().toUpperCase(Locale.ROOT)),
                DomainName.ofWire(body.text("name").orElseThrow())
                        .orElseThrow(() -> wrong("'name' of a text is the name of its record, in A-labels.")),
                body.text("text").orElseThrow());
        text.problem(domain).ifPresent(problem -> {
            throw wrong(problem);
        });
        return text;
    }

    private static Refused wrong(String problem) {
        return new Refused(Problem.DOMAIN, problem + " Nothing was changed.");
    }

    private Reply remove(Visit visit) {
        WatchedDomain watched = watched(desk, visit);
        Optional<String> version = visit.call().header("if-match");
        if (version.isPresent()) {
            requireVersion(version, watched);
        }
        boolean _ = removal.remove(PlanAnswers.asker(visit), watched.domain());
        return Reply.done();
    }
}
