package org.sealpost.app.serve;

import java.util.ArrayList;
import java.util.List;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.audit.AuditTrail;
import org.sealpost.app.page.SeenPart;
import org.sealpost.app.render.Shown;

/// What pages say of what was done.
final class ActWords {
    private static final int TEXT = 200;
    private static final int DIGEST = 12;

    private ActWords() {}

    static SeenPart.Act act(AuditTrail.Entry entry) {
        AuditEvent event = entry.event();
        return new SeenPart.Act(
                AlertLines.time(event.at()),
                who(event.by()),
                what(event.act()),
                more(event),
                entry.row().digest().substring(0, DIGEST));
    }

    static String who(Actor actor) {
        return switch (actor) {
            case Actor.Human(var _, String name) -> Shown.excerpt(name, TEXT);
            case Actor.Token(var _, String name, String owner) -> Shown.excerpt("token " + name + " of " + owner, TEXT);
            case Actor.Rule(String name) -> "Sealpost, by the rule " + Shown.excerpt(name, TEXT);
            case Actor.Console(String name) -> "command " + Shown.excerpt(name, TEXT);
            case Actor.Visitor() -> "a visitor";
        };
    }

    private static String what(String act) {
        return switch (act) {
            case "domain.add" -> "Began to watch it";
            case "domain.remove" -> "Stopped watching it";
            case "domain.tag" -> "Added a tag";
            case "domain.untag" -> "Took a tag off";
            case "alert.acknowledge" -> "Took an alert in hand";
            case "maintenance.set" -> "Set it aside";
            default -> act;
        };
    }

    private static String more(AuditEvent event) {
        List<String> more = new ArrayList<>();
        if (!event.reason().isEmpty()) {
            more.add(Shown.excerpt(event.reason(), TEXT));
        }
        event.plan().ifPresent(plan -> more.add("plan " + Shown.excerpt(plan, TEXT)));
        event.details().forEach((name, text) -> more.add(name + ": " + Shown.excerpt(text, TEXT)));
        event.approvals()
                .forEach(approval ->
                        more.add("approved by " + who(approval.by()) + ": " + Shown.excerpt(approval.how(), TEXT)));
        return String.join("; ", more);
    }
}
