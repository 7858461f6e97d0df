package org.sealpost.app.serve;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.PersonId;
import org.sealpost.app.access.PersonName;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.secret.Secret;
import org.sealpost.app.access.sign.Change;
import org.sealpost.app.access.sign.Directory;
import org.sealpost.app.access.sign.Federation;
import org.sealpost.app.access.sign.Invitations;
import org.sealpost.app.access.sign.Link;
import org.sealpost.app.access.sign.Member;
import org.sealpost.app.access.sign.People;
import org.sealpost.app.page.Drawing;
import org.sealpost.app.page.Frame;
import org.sealpost.app.page.PeoplePage;
import org.sealpost.app.page.SettingsFrame;
import org.sealpost.app.page.template.JtepeopleGenerated;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.Reply;
import org.sealpost.app.web.Routes;

/// Who belongs to a tenant. What concerns a whole person, their password and whether they are let in at all, is not
/// for the admins of one tenant when that person belongs to another one too.
final class PeopleSettings {
    private static final SettingsSection HERE = SettingsSection.PEOPLE;
    private static final Duration EXPECTED = Duration.ofDays(30);

    private final SettingsPages pages;
    private final Directory directory;
    private final Invitations invitations;
    private final InstantSource clock;
    private final boolean openId;

    PeopleSettings(SettingsPages pages, Door door) {
        this.pages = pages;
        this.directory = door.settings().directory();
        this.invitations = door.invitations();
        this.clock = door.settings().clock();
        this.openId = door.settings().vouching().isPresent();
    }

    void addTo(Routes routes) {
        routes.get(HERE.address(), call -> let(call, visit -> shown(visit, 200, Optional.empty(), Optional.empty())));
        routes.post(HERE.address() + "/invite", call -> let(call, this::invite));
        routes.post(HERE.address() + "/withdraw", call -> let(call, this::withdraw));
        if (openId) {
            routes.post(HERE.address() + "/expect", call -> let(call, this::expect));
            routes.post(HERE.address() + "/unexpect", call -> let(call, this::unexpect));
        }
        routes.post(HERE.address() + "/{person}/role", call -> let(call, this::role));
        routes.post(HERE.address() + "/{person}/leave", call -> let(call, this::leave));
        routes.post(HERE.address() + "/{person}/disable", call -> let(call, visit -> disable(visit, true)));
        routes.post(HERE.address() + "/{person}/enable", call -> let(call, visit -> disable(visit, false)));
        routes.post(HERE.address() + "/{person}/reset", call -> let(call, this::reset));
        routes.post(HERE.address() + "/{person}/app", call -> let(call, this::app));
    }

    private Reply let(Call call, Guard.Page page) {
        return pages.guard().let(call, Permission.MANAGE_USERS, page);
    }

    private Reply invite(Guard.Visit visit) {
        Optional<Role> role = role(visit.call());
        if (role.isEmpty()) {
            return wrong(visit, "Choose a role.");
        }
        Secret link = invitations.invite(by(visit), visit.tenant(), role.get());
        return made(visit, "By this link somebody becomes " + role.get().word() + " of " + visit.tenant(), link);
    }

    private Reply withdraw(Guard.Visit visit) {
        boolean gone = directory
                .links()
                .withdraw(visit.tenant(), visit.call().form().one("mark").orElse(""), event(visit, "link.withdraw"));
        return gone ? SettingsDone.WITHDRAWN.at(HERE.address()) : wrong(visit, "That invitation waits no longer.");
    }

    private Reply expect(Guard.Visit visit) {
        Optional<Role> role = role(visit.call());
        Optional<String> email = email(visit.call());
        if (role.isEmpty() || email.isEmpty()) {
            return wrong(visit, "Name a mail address such as eva@example.org, and a role.");
        }
        Instant now = clock.instant();
        directory
                .federation()
                .expect(
                        new Federation.Expected(visit.tenant(), email.get(), role.get(), now, now.plus(EXPECTED)),
                        event(visit, "person.expect"));
        return SettingsDone.EXPECTED.at(HERE.address());
    }

    private Reply unexpect(Guard.Visit visit) {
        boolean gone = email(visit.call())
                .filter(email -> directory.federation().forget(visit.tenant(), email, event(visit, "person.unexpect")))
                .isPresent();
        return gone ? SettingsDone.UNEXPECTED.at(HERE.address()) : wrong(visit, "Nobody is expected by that address.");
    }

    /// One that can be the name of a person.
    private static Optional<String> email(Call call) {
        return call.form()
                .one("email")
                .flatMap(PersonName::read)
                .map(PersonName::text)
                .filter(text -> text.contains("@"));
    }

    private Reply role(Guard.Visit visit) {
        Optional<Role> role = role(visit.call());
        return role.map(chosen -> changed(
                        visit,
                        SettingsDone.ROLE,
                        member -> people().role(visit.tenant(), member.id(), chosen, event(visit, "person.role"))))
                .orElseGet(() -> wrong(visit, "Choose a role."));
    }

    private Reply leave(Guard.Visit visit) {
        return changed(
                visit,
                SettingsDone.LEFT,
                member -> people().leave(visit.tenant(), member.id(), event(visit, "person.leave")));
    }

    private Reply disable(Guard.Visit visit, boolean disabled) {
        return changed(
                visit,
                disabled ? SettingsDone.OUT : SettingsDone.IN,
                member -> people().disableMember(
                                visit.tenant(),
                                member.id(),
                                disabled,
                                event(visit, disabled ? "person.disable" : "person.enable")));
    }

    private Reply reset(Guard.Visit visit) {
        Optional<Member> member = member(visit);
        Optional<Secret> link = member.flatMap(each -> invitations.newPassword(by(visit), visit.tenant(), each.id()));
        return link.map(secret -> made(
                        visit, "By this link " + member.orElseThrow().name() + " chooses another password", secret))
                .orElseGet(() -> notThere(visit));
    }

    private Reply app(Guard.Visit visit) {
        return member(visit)
                .filter(each ->
                        directory.secondFactors().removeOfMember(visit.tenant(), each.id(), event(visit, "app.remove")))
                .map(_ -> SettingsDone.APP_OFF.at(HERE.address()))
                .orElseGet(() -> notThere(visit));
    }

    private Reply changed(Guard.Visit visit, SettingsDone done, Function<Member, Change> change) {
        return member(visit)
                .map(member -> switch (change.apply(member)) {
                    case DONE -> done.at(HERE.address());
                    case NOT_THERE -> notThere(visit);
                    case LAST_ADMIN ->
                        shown(
                                visit,
                                409,
                                Optional.empty(),
                                Optional.of("Nobody would be left who may decide here. Make somebody else an admin"
                                        + " first."));
                })
                .orElseGet(() -> notThere(visit));
    }

    private Reply notThere(Guard.Visit visit) {
        return shown(
                visit,
                404,
                Optional.empty(),
                Optional.of("They do not belong to this tenant, or not to this tenant alone. Nothing was changed."));
    }

    private Reply wrong(Guard.Visit visit, String sentence) {
        return shown(visit, 400, Optional.empty(), Optional.of(sentence));
    }

    private Reply made(Guard.Visit visit, String what, Secret link) {
        String until =
                invitations.look(link).map(each -> AlertLines.time(each.ends())).orElse("soon");
        var made = new PeoplePage.Made(
                what + ", once, until " + until + ".", SettingsPages.base(visit.call()) + Link.path(link));
        return shown(visit, 200, Optional.of(made), Optional.empty());
    }

    private Reply shown(Guard.Visit visit, int status, Optional<PeoplePage.Made> made, Optional<String> problem) {
        List<PeoplePage.Row> rows = people().members(visit.tenant()).stream()
                .map(member -> row(visit, member))
                .toList();
        List<PeoplePage.Pending> pending = directory.links().pending(visit.tenant(), clock.instant()).stream()
                .map(each -> new PeoplePage.Pending(each.mark(), each.role().word(), AlertLines.time(each.ends())))
                .toList();
        List<String> roles = Arrays.stream(Role.values()).map(Role::word).toList();
        List<PeoplePage.Pending> expected = directory.federation().expected(visit.tenant(), clock.instant()).stream()
                .map(each -> new PeoplePage.Pending(each.email(), each.role().word(), AlertLines.time(each.ends())))
                .toList();
        var page = new PeoplePage(rows, pending, roles, made, openId, expected);
        Frame frame = pages.frame(visit.self(), HERE);
        SettingsFrame plain = pages.settings(visit.self(), HERE);
        SettingsFrame settings = problem.map(plain::wrong).orElse(plain);
        Drawing drawing = (out, none) -> JtepeopleGenerated.render(out, none, frame, settings, page);
        return Reply.html(status, drawing.text());
    }

    private PeoplePage.Row row(Guard.Visit visit, Member member) {
        return new PeoplePage.Row(
                member.id().hex(),
                member.name().text(),
                member.role().word(),
                member.disabled(),
                member.secondFactor(),
                AlertLines.time(member.since()),
                member.id().equals(visit.caller().person().id()),
                people().isElsewhere(visit.tenant(), member.id()));
    }

    private Optional<Member> member(Guard.Visit visit) {
        return person(visit.call()).flatMap(id -> people().member(visit.tenant(), id));
    }

    private static Optional<PersonId> person(Call call) {
        String hex = call.named("person");
        return hex.matches("[0-9a-f]{16}") ? Optional.of(new PersonId(hex)) : Optional.empty();
    }

    private static Optional<Role> role(Call call) {
        return call.form().one("role").flatMap(Role::read);
    }

    private People people() {
        return directory.people();
    }

    private static Actor by(Guard.Visit visit) {
        return Actor.of(visit.caller());
    }

    private AuditEvent event(Guard.Visit visit, String act) {
        return AuditEvent.of(clock.instant(), by(visit), act)
                .from(visit.call().from().getHostAddress());
    }
}
