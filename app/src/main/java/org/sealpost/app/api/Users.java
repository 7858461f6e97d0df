package org.sealpost.app.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.PersonId;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.sign.Change;
import org.sealpost.app.access.sign.Member;
import org.sealpost.app.access.sign.People;
import org.sealpost.app.web.Method;
import org.sealpost.app.web.Reply;

/// Who belongs to a tenant, and as what. Somebody who belongs to another tenant too can be taken out of this one,
/// and no more: what concerns the whole person is not for an admin of one tenant.
record Users(Api api, Gate gate, Desk desk) {
    static final String PATH = "/v1/tenants/{tenant}/users";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");
    private static final Shape CHANGE = Shape.object(
            List.of(),
            Map.of(
                    "role", Words.role("What they are from now on."),
                    "disabled", Shape.flag("Whether they are kept out.")));

    void add() {
        api.add(
                Endpoint.open(Method.GET, PATH, "listUsers", "Who belongs to a tenant, by name")
                        .forThose(new Access.Having(Permission.MANAGE_USERS))
                        .answering(
                                200, "People.", Shape.object(List.of("items"), Map.of("items", Shape.list(shape())))),
                gate,
                this::list);
        api.add(
                Endpoint.open(
                                Method.PATCH,
                                PATH + "/{id}",
                                "changeUser",
                                "Gives somebody another role, or keeps them out")
                        .forThose(new Access.Having(Permission.MANAGE_USERS))
                        .with(Parameter.path("id", "Of the person."))
                        .taking(CHANGE)
                        .answering(200, "What they are from now on.", shape())
                        .refusing(Problem.LAST_ADMIN, Problem.ELSEWHERE),
                gate,
                this::change);
        api.add(
                Endpoint.open(
                                Method.DELETE,
                                PATH + "/{id}",
                                "removeUser",
                                "Takes somebody out of the tenant, with the tokens they have made there")
                        .forThose(new Access.Having(Permission.MANAGE_USERS))
                        .with(Parameter.path("id", "Of the person."))
                        .answering(204, "They do not belong to the tenant any more.")
                        .refusing(Problem.LAST_ADMIN),
                gate,
                this::remove);
    }

    private static Shape shape() {
        return Shape.object(
                        List.of("id", "name", "role", "disabled", "second_factor", "since"),
                        Map.of(
                                "id", Shape.string("Of the person."),
                                "name", Shape.string("By which they sign in."),
                                "role", Words.role("What they are in the tenant."),
                                "disabled", Shape.flag("Whether they are kept out."),
                                "second_factor", Shape.flag("Whether an authenticator app is asked for."),
                                "since", Shape.instant("Since when they are known.")))
                .called("User");
    }

    private static Tree tree(Member member) {
        return new Tree()
                .text("id", member.id().hex())
                .text("name", member.name().text())
                .text("role", member.role().word())
                .flag("disabled", member.disabled())
                .flag("second_factor", member.secondFactor())
                .instant("since", member.since());
    }

    private Reply list(Visit visit) {
        return Json.reply(
                200,
                Json.TYPE,
                new Tree()
                        .objects(
                                "items",
                                desk.access().people().members(visit.tenant()).stream()
                                        .map(Users::tree)
                                        .toList())
                        .members());
    }

    private static PersonId id(Visit visit) {
        String text = visit.id("person");
        if (!ID.matcher(text).matches()) {
            throw none();
        }
        return new PersonId(text);
    }

    private static Refused none() {
        return Refused.notThere("person");
    }

    private Member member(Visit visit) {
        return desk.access().people().member(visit.tenant(), id(visit)).orElseThrow(Users::none);
    }

    private Reply change(Visit visit) {
        Body body = Body.of(visit.call(), CHANGE);
        PersonId id = member(visit).id();
        People people = desk.access().people();
        Optional<Boolean> disabled = body.flag("disabled");
        if (disabled.isPresent() && people.isElsewhere(visit.tenant(), id)) {
            throw elsewhere(" Nothing was changed.");
        }
        Optional<Role> role = body.text("role").flatMap(Role::read);
        if (role.isPresent()) {
            require(people.role(visit.tenant(), id, role.get(), visit.event("person.role")));
        }
        if (disabled.isPresent()) {
            Change kept = people.disableMember(
                    visit.tenant(),
                    id,
                    disabled.get(),
                    visit.event(disabled.get() ? "person.disable" : "person.enable"));
            if (kept == Change.NOT_THERE) {
                // They joined another tenant, or left this one, since that was asked.
                throw elsewhere("");
            }
            require(kept);
        }
        return Json.reply(200, Json.TYPE, tree(member(visit)).members());
    }

    private static Refused elsewhere(String more) {
        return new Refused(
                Problem.ELSEWHERE,
                "They belong to more than this tenant, so they are not kept out from here. Take them out of the"
                        + " tenant by DELETE." + more);
    }

    private Reply remove(Visit visit) {
        require(desk.access().people().leave(visit.tenant(), id(visit), visit.event("person.leave")));
        return Reply.done();
    }

    private static void require(Change change) {
        switch (change) {
            case DONE -> {}
            case NOT_THERE -> throw none();
            case LAST_ADMIN ->
                throw new Refused(
                        Problem.LAST_ADMIN,
                        "They are the last admin: nobody could take it back. Make another admin first.");
        }
    }
}
