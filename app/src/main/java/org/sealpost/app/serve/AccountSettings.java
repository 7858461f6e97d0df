package org.sealpost.app.serve;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.Session;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.secret.PasswordFault;
import org.sealpost.app.access.secret.RecoveryCode;
import org.sealpost.app.access.secret.Totp;
import org.sealpost.app.access.sign.Callers;
import org.sealpost.app.access.sign.Directory;
import org.sealpost.app.access.sign.Identity;
import org.sealpost.app.access.sign.OwnAccount;
import org.sealpost.app.access.sign.SecondFactors;
import org.sealpost.app.page.AccountPage;
import org.sealpost.app.page.Drawing;
import org.sealpost.app.page.Frame;
import org.sealpost.app.page.QrSquare;
import org.sealpost.app.page.SettingsFrame;
import org.sealpost.app.page.template.JteaccountGenerated;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.Reply;
import org.sealpost.app.web.Routes;

/// What somebody changes about their own way in.
final class AccountSettings {
    private static final SettingsSection HERE = SettingsSection.ACCOUNT;
    private static final String ISSUER = "Sealpost";
    private static final String WRONG =
            "That password is wrong, or there were too many tries in a quarter of an hour. Nothing was changed.";

    private final SettingsPages pages;
    private final Directory directory;
    private final OwnAccount account;
    private final Callers callers;
    private final InstantSource clock;
    private final boolean openId;

    AccountSettings(SettingsPages pages, Door door) {
        this.pages = pages;
        this.directory = door.settings().directory();
        this.account = door.settings().account();
        this.callers = door.doorkeeper().callers();
        this.clock = door.settings().clock();
        this.openId = door.settings().vouching().isPresent();
    }

    /// What a page shows once and nothing keeps.
    private record Once(Optional<Totp> app, List<RecoveryCode> codes, Optional<String> problem) {
        static final Once NOTHING = new Once(Optional.empty(), List.of(), Optional.empty());

        Once {
            codes = List.copyOf(codes);
        }
    }

    void addTo(Routes routes) {
        routes.get(HERE.address(), call -> let(call, self -> shown(self, 200, Once.NOTHING)));
        routes.post(HERE.address() + "/password", call -> let(call, this::password));
        routes.post(HERE.address() + "/app", call -> let(call, this::propose));
        routes.post(HERE.address() + "/app/confirm", call -> let(call, this::confirm));
        routes.post(HERE.address() + "/app/remove", call -> let(call, this::removeApp));
        routes.post(HERE.address() + "/recovery", call -> let(call, this::renewRecovery));
        routes.post(HERE.address() + "/sessions/end", call -> let(call, this::end));
        routes.post(HERE.address() + "/sessions/end-others", call -> let(call, this::endOthers));
    }

    private Reply let(Call call, Guard.OwnPage page) {
        return pages.guard().letIn(call, page);
    }

    private static String typed(Guard.Self self, String field) {
        return self.call().form().raw(field).orElse("");
    }

    private Reply password(Guard.Self self) {
        return answered(
                self,
                account.password(self.caller(), typed(self, "old"), typed(self, "chosen")),
                SettingsDone.PASSWORD,
                WRONG);
    }

    private Reply propose(Guard.Self self) {
        return account.proposeApp(person(self), typed(self, "password"))
                .map(app -> shown(self, 200, new Once(Optional.of(app), List.of(), Optional.empty())))
                .orElseGet(() -> wrong(self, WRONG));
    }

    private Reply confirm(Guard.Self self) {
        OwnAccount.Result result =
                account.confirmApp(person(self), typed(self, "code").strip());
        return result instanceof OwnAccount.Result.Wrong
                ? shown(
                        self,
                        403,
                        new Once(
                                account.proposedApp(person(self)),
                                List.of(),
                                Optional.of(
                                        "That code is not the one of this moment. Is the clock of the phone right?")))
                : answered(self, result, SettingsDone.PASSWORD, WRONG);
    }

    private Reply removeApp(Guard.Self self) {
        return answered(self, account.removeApp(person(self), typed(self, "password")), SettingsDone.NO_APP, WRONG);
    }

    private Reply renewRecovery(Guard.Self self) {
        return answered(
                self, account.renewRecovery(person(self), typed(self, "password")), SettingsDone.PASSWORD, WRONG);
    }

    private Reply answered(Guard.Self self, OwnAccount.Result result, SettingsDone done, String wrong) {
        return switch (result) {
            case OwnAccount.Result.Done _ -> done.at(HERE.address());
            case OwnAccount.Result.Wrong _ -> wrong(self, wrong);
            case OwnAccount.Result.BadPassword(List<PasswordFault> faults) ->
                shown(
                        self,
                        400,
                        new Once(
                                Optional.empty(),
                                List.of(),
                                Optional.of("The new password does not do. "
                                        + faults.stream()
                                                .map(PasswordFault::sentence)
                                                .collect(Collectors.joining(" ")))));
            case OwnAccount.Result.Recovery(List<RecoveryCode> codes) ->
                shown(self, 200, new Once(Optional.empty(), codes, Optional.empty()));
        };
    }

    private Reply end(Guard.Self self) {
        boolean ended = directory
                .sessions()
                .end(person(self).id(), self.call().form().one("session").orElse(""), event(self, "session.end"));
        return ended
                ? SettingsDone.ENDED.at(HERE.address())
                : shown(self, 404, new Once(Optional.empty(), List.of(), Optional.of("That session is over already.")));
    }

    private Reply endOthers(Guard.Self self) {
        directory.sessions().endAll(person(self).id(), self.caller().session().id(), event(self, "session.end-others"));
        return SettingsDone.ALL_ENDED.at(HERE.address());
    }

    private Reply wrong(Guard.Self self, String sentence) {
        return shown(self, 403, new Once(Optional.empty(), List.of(), Optional.of(sentence)));
    }

    private Reply shown(Guard.Self self, int status, Once once) {
        Person person = person(self);
        List<AccountPage.Membership> roles = person.roles().entrySet().stream()
                .map(each -> new AccountPage.Membership(
                        each.getKey().word(),
                        each.getValue().word(),
                        self.tenant().filter(each.getKey()::equals).isPresent()))
                .toList();
        List<AccountPage.Session> sessions = callers.sessions(person).stream()
                .map(each -> session(self, each))
                .toList();
        var page = new AccountPage(
                person.name().text(),
                roles,
                person.platform(),
                app(person, once),
                sessions,
                once.codes().stream().map(RecoveryCode::reveal).toList(),
                openId,
                directory
                        .federation()
                        .of(person.id())
                        .map(Identity.OpenId::issuer)
                        .orElse(""));
        Frame frame = pages.frame(self, HERE);
        SettingsFrame plain = pages.settings(self, HERE);
        SettingsFrame settings = once.problem().map(plain::wrong).orElse(plain);
        Drawing drawing = (out, none) -> JteaccountGenerated.render(out, none, frame, settings, page);
        return Reply.html(status, drawing.text());
    }

    private AccountPage.App app(Person person, Once once) {
        boolean on = directory
                .secondFactors()
                .of(person.id())
                .filter(SecondFactors.Factor::confirmed)
                .isPresent();
        return new AccountPage.App(
                on,
                on ? directory.secondFactors().recoveryLeft(person.id()) : 0,
                once.app()
                        .map(app -> new AccountPage.Proposed(
                                app.reveal(),
                                QrSquare.of(app.address(ISSUER, person.name().text())))));
    }

    private static AccountPage.Session session(Guard.Self self, Session session) {
        return new AccountPage.Session(
                session.id(),
                session.agent(),
                session.source(),
                AlertLines.time(session.began()),
                AlertLines.time(session.seen()),
                session.id().equals(self.caller().session().id()));
    }

    private static Person person(Guard.Self self) {
        return self.caller().person();
    }

    private AuditEvent event(Guard.Self self, String act) {
        return AuditEvent.of(clock.instant(), Actor.of(self.caller()), act)
                .from(self.call().from().getHostAddress());
    }
}
