package org.sealpost.app.serve;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.secret.Secret;
import org.sealpost.app.access.sign.Change;
import org.sealpost.app.access.sign.Invitations;
import org.sealpost.app.access.sign.Link;
import org.sealpost.app.access.sign.People;
import org.sealpost.app.access.sign.Tenant;
import org.sealpost.app.page.Drawing;
import org.sealpost.app.page.Frame;
import org.sealpost.app.page.Linked;
import org.sealpost.app.page.PeoplePage;
import org.sealpost.app.page.SettingsFrame;
import org.sealpost.app.page.TenantsPage;
import org.sealpost.app.page.template.JtetenantsGenerated;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.Reply;
import org.sealpost.app.web.Routes;

/// All tenants, for those who look after the installation.
final class TenantSettings {
    private static final SettingsSection HERE = SettingsSection.TENANTS;

    private final SettingsPages pages;
    private final People people;
    private final Invitations invitations;
    private final InstantSource clock;

    TenantSettings(SettingsPages pages, Door door) {
        this.pages = pages;
        this.people = door.settings().directory().people();
        this.invitations = door.invitations();
        this.clock = door.settings().clock();
    }

    void addTo(Routes routes) {
        routes.get(HERE.address(), call -> let(call, self -> shown(self, 200, Optional.empty(), Optional.empty())));
        routes.post(HERE.address(), call -> let(call, this::make));
        routes.post(HERE.address() + "/{tenant}/name", call -> let(call, this::rename));
        routes.post(HERE.address() + "/{tenant}/invite", call -> let(call, this::invite));
        routes.post(HERE.address() + "/{tenant}/join", call -> let(call, this::join));
    }

    private Reply let(Call call, Guard.OwnPage page) {
        return pages.guard().letPlatform(call, Permission.MANAGE_TENANTS, page);
    }

    private Reply make(Guard.Self self) {
        Optional<TenantId> tenant = self.call().form().one("word").flatMap(TenantId::read);
        if (tenant.isEmpty()) {
            return wrong(self, 400, "A tenant is a word of lower-case letters, digits and hyphens.");
        }
        String name = self.call().form().one("name").orElse("");
        if (!isName(name)) {
            return wrong(self, 400, "A name has 100 characters at the most.");
        }
        if (!people.addTenant(tenant.get(), event(self, "tenant.add"))) {
            return wrong(self, 409, "There is a tenant of that word already.");
        }
        if (!name.isEmpty()) {
            boolean _ = people.rename(tenant.get(), name, event(self, "tenant.rename"));
        }
        return SettingsDone.TENANT.at(HERE.address());
    }

    private Reply rename(Guard.Self self) {
        String name = self.call().form().one("name").orElse("");
        if (!isName(name)) {
            return wrong(self, 400, "A name has 100 characters at the most.");
        }
        return tenant(self.call())
                .filter(tenant -> people.rename(tenant, name, event(self, "tenant.rename")))
                .map(_ -> SettingsDone.RENAMED.at(HERE.address()))
                .orElseGet(() -> pages.nothing(self.call()));
    }

    private static boolean isName(String name) {
        return name.length() <= Tenant.LONGEST_NAME && name.chars().noneMatch(Character::isISOControl);
    }

    private Reply invite(Guard.Self self) {
        return tenant(self.call())
                .map(tenant -> {
                    Secret link = invitations.invite(Actor.of(self.caller()), tenant, Role.ADMIN);
                    String until = invitations
                            .look(link)
                            .map(each -> AlertLines.time(each.ends()))
                            .orElse("soon");
                    var made = new PeoplePage.Made(
                            "By this link somebody becomes admin of " + tenant + ", once, until " + until + ".",
                            SettingsPages.base(self.call()) + Link.path(link));
                    return shown(self, 200, Optional.of(made), Optional.empty());
                })
                .orElseGet(() -> pages.nothing(self.call()));
    }

    private Reply join(Guard.Self self) {
        Person person = self.caller().person();
        return tenant(self.call())
                .filter(tenant ->
                        people.join(tenant, person.id(), Role.ADMIN, event(self, "person.join")) == Change.DONE)
                .map(_ -> SettingsDone.JOINED.at(HERE.address()))
                .orElseGet(() -> pages.nothing(self.call()));
    }

    /// One that there is.
    private Optional<TenantId> tenant(Call call) {
        return TenantId.read(call.named("tenant")).filter(people.tenants()::contains);
    }

    private Reply wrong(Guard.Self self, int status, String sentence) {
        return shown(self, status, Optional.empty(), Optional.of(sentence));
    }

    private Reply shown(Guard.Self self, int status, Optional<PeoplePage.Made> made, Optional<String> problem) {
        var theirs = self.caller().person().roles().keySet();
        List<TenantsPage.Row> rows = people.allTenants().stream()
                .map(each -> new TenantsPage.Row(
                        each.id().word(),
                        each.name(),
                        self.tenant().filter(each.id()::equals).isPresent()
                                ? Linked.count(each.people(), "" + each.people(), "/settings/people")
                                : Linked.plain("" + each.people()),
                        AlertLines.time(each.since()),
                        theirs.contains(each.id())))
                .toList();
        boolean making = problem.isPresent() && self.call().form().has("word");
        var page = new TenantsPage(
                rows,
                made,
                making ? self.call().form().raw("word").orElse("") : "",
                making ? self.call().form().raw("name").orElse("") : "");
        Frame frame = pages.frame(self, HERE);
        SettingsFrame plain = pages.settings(self, HERE);
        SettingsFrame settings = problem.map(plain::wrong).orElse(plain);
        Drawing drawing = (out, none) -> JtetenantsGenerated.render(out, none, frame, settings, page);
        return Reply.html(status, drawing.text());
    }

    private AuditEvent event(Guard.Self self, String act) {
        return AuditEvent.of(clock.instant(), Actor.of(self.caller()), act)
                .from(self.call().from().getHostAddress());
    }
}
