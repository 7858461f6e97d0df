package org.sealpost.app.api;

import java.util.List;
import java.util.Map;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.secret.Secret;
import org.sealpost.app.access.sign.Link;
import org.sealpost.app.access.sign.Links;
import org.sealpost.app.web.Method;
import org.sealpost.app.web.Reply;

/// Invitations: links by which somebody chooses a name and a password, and belongs to the tenant then.
record Invited(Api api, Gate gate, Desk desk) {
    private static final String PATH = Users.PATH + "/invitations";
    private static final Shape NEW = Shape.object(List.of("role"), Map.of("role", Words.role("What they are to be.")));

    void add() {
        api.add(
                Endpoint.open(Method.GET, PATH, "listInvitations", "Invitations that nobody has followed yet")
                        .forThose(new Access.Having(Permission.MANAGE_USERS))
                        .answering(
                                200,
                                "Invitations, never with their links.",
                                Shape.object(List.of("items"), Map.of("items", Shape.list(shape())))),
                gate,
                this::list);
        api.add(
                Endpoint.open(Method.POST, PATH, "invite", "Makes a link for somebody")
                        .forThose(new Access.Having(Permission.MANAGE_USERS))
                        .taking(NEW)
                        .answering(
                                201,
                                "The link, which is shown this once.",
                                Shape.object(
                                        List.of("role", "link", "ends"),
                                        Map.of(
                                                "role", Words.role("What they are to be."),
                                                "link", Shape.string("Where they go, once."),
                                                "ends", Shape.instant("When it is over.")))),
                gate,
                this::invite);
        api.add(
                Endpoint.open(Method.DELETE, PATH + "/{id}", "withdraw", "Takes an invitation back")
                        .forThose(new Access.Having(Permission.MANAGE_USERS))
                        .with(Parameter.path("id", "Of the invitation."))
                        .answering(204, "Nobody can follow it any more."),
                gate,
                this::withdraw);
    }

    private static Shape shape() {
        return Shape.object(
                List.of("id", "role", "made", "ends"),
                Map.of(
                        "id", Shape.string("By which it is taken back."),
                        "role", Words.role("What they are to be."),
                        "made", Shape.instant("When it was made."),
                        "ends", Shape.instant("When it is over.")));
    }

    private Reply list(Visit visit) {
        List<Tree> items = desk.access().links().pending(visit.tenant(), visit.now()).stream()
                .map(Invited::tree)
                .toList();
        return Json.reply(200, Json.TYPE, new Tree().objects("items", items).members());
    }

    private static Tree tree(Links.Pending pending) {
        return new Tree()
                .text("id", pending.mark())
                .text("role", pending.role().word())
                .instant("made", pending.made())
                .instant("ends", pending.ends());
    }

    private Reply invite(Visit visit) {
        Role role = Body.of(visit.call(), NEW).text("role").flatMap(Role::read).orElseThrow();
        Secret secret = desk.invitations().invite(Actor.of(visit.caller()), visit.tenant(), role);
        Link link = desk.invitations().look(secret).orElseThrow();
        String base = (visit.call().secure() ? "https://" : "http://")
                + visit.call().header("host").orElse("");
        return Json.reply(
                201,
                Json.TYPE,
                new Tree()
                        .text("role", role.word())
                        .text("link", base + Link.path(secret))
                        .instant("ends", link.ends())
                        .members());
    }

    private Reply withdraw(Visit visit) {
        if (!desk.access().links().withdraw(visit.tenant(), visit.id("invitation"), visit.event("link.withdraw"))) {
            throw Refused.notThere("invitation");
        }
        return Reply.done();
    }
}
