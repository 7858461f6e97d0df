package org.sealpost.app.access.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sealpost.app.access.Caller;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.PersonId;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.secret.PasswordFault;
import org.sealpost.app.access.secret.Secret;

class InvitationsTest extends SomePeople {
    @Test
    void theFirstLinkMakesTheAdminAndWorksOnce() {
        Secret old = invitations.firstAdmin(CONSOLE).orElseThrow();
        Secret link = invitations.firstAdmin(CONSOLE).orElseThrow();
        assertThat(invitations.admit(old, "kim", PASSWORD)).isEqualTo(new Admission.LinkGone());
        assertThat(invitations.admit(link, "k m", PASSWORD)).isEqualTo(new Admission.BadName());
        assertThat(invitations.admit(link, "kim", "short"))
                .isEqualTo(new Admission.BadPassword(List.of(PasswordFault.TOO_SHORT)));
        Admission admission = invitations.admit(link, "Kim", PASSWORD);
        assertThat(admission).isInstanceOfSatisfying(Admission.Welcome.class, welcome -> {
            assertThat(welcome.person().platform()).isTrue();
            assertThat(welcome.person().in(TenantId.FIRST)).contains(Role.ADMIN);
        });
        assertThat(invitations.admit(link, "eve", PASSWORD)).isEqualTo(new Admission.LinkGone());
        assertThat(invitations.firstAdmin(CONSOLE)).isEmpty();
        assertThat(store.people().tenants()).containsExactly(TenantId.FIRST);
    }

    @Test
    void aLinkIsGoneAfterItsTime() {
        Secret link = invitations.firstAdmin(CONSOLE).orElseThrow();
        pass(Duration.ofHours(24));
        assertThat(invitations.admit(link, "kim", PASSWORD)).isEqualTo(new Admission.LinkGone());
        assertThat(invitations.look(link)).isEmpty();
    }

    @Test
    void anInvitationGivesItsRoleAndNoMore() {
        kim();
        Person lee = member("lee", TenantId.FIRST, Role.OPERATOR);
        assertThat(lee.platform()).isFalse();
        assertThat(store.people().members(TenantId.FIRST))
                .extracting(Member::role)
                .containsExactly(Role.ADMIN, Role.OPERATOR);
        Secret link = invitations.invite(CONSOLE, TenantId.FIRST, Role.ADMIN);
        assertThat(invitations.admit(link, "LEE", PASSWORD)).isEqualTo(new Admission.NameTaken());
        assertThat(invitations.renew(link, OTHER)).isEqualTo(new Admission.LinkGone());
        // Whoever belongs to the tenant keeps the role they have.
        assertThat(invitations.join(link, lee)).isEqualTo(new Admission.LinkGone());
        assertThat(store.people().find(lee.id()).flatMap(each -> each.in(TenantId.FIRST)))
                .contains(Role.OPERATOR);
    }

    @Test
    void anInvitationTakesInSomebodyWhoIsThere() {
        Person kim = kim();
        var other = new TenantId("other");
        there(other);
        Secret link = invitations.invite(CONSOLE, other, Role.VIEWER);
        assertThat(invitations.join(link, kim)).isInstanceOf(Admission.Welcome.class);
        assertThat(store.people().find(kim.id()).flatMap(each -> each.in(other)))
                .contains(Role.VIEWER);
        assertThat(invitations.join(link, kim)).isEqualTo(new Admission.LinkGone());
    }

    @Test
    void aForgottenPasswordIsChosenAnewByALink() {
        kim();
        Person lee = member("lee", TenantId.FIRST, Role.VIEWER);
        Secret session = in("lee", PASSWORD);
        Secret link = invitations.newPassword(CONSOLE, TenantId.FIRST, lee.id()).orElseThrow();
        assertThat(invitations.renew(link, OTHER)).isInstanceOf(Admission.Welcome.class);
        assertThat(invitations.renew(link, PASSWORD)).isEqualTo(new Admission.LinkGone());
        assertThat(callers.byCookie(session.reveal())).isEqualTo(new Caller.Visitor());
        assertThat(signIn.password("lee", OTHER, browser("192.0.2.1"))).isInstanceOf(SignInResult.In.class);
    }

    @Test
    void anAdminTakesOverNobodyWhoIsMoreThanTheirMember() {
        Person kim = kim();
        Person lee = member("lee", TenantId.FIRST, Role.VIEWER);
        there(new TenantId("other"));
        assertThat(invitations.join(invitations.invite(CONSOLE, new TenantId("other"), Role.ADMIN), lee))
                .isInstanceOf(Admission.Welcome.class);
        assertThat(invitations.newPassword(CONSOLE, TenantId.FIRST, kim.id())).isEmpty();
        assertThat(invitations.newPassword(CONSOLE, TenantId.FIRST, lee.id())).isEmpty();
        assertThat(invitations.newPassword(CONSOLE, TenantId.FIRST, new PersonId("0000000000000000")))
                .isEmpty();
    }

    @Test
    void anEarlierLinkOfAnAdminTakesOverNobodyWhoBelongsElsewhereByNow() {
        Person kim = kim();
        Person lee = member("lee", TenantId.FIRST, Role.VIEWER);
        Secret link =
                invitations.newPassword(Actor.of(kim), TenantId.FIRST, lee.id()).orElseThrow();
        there(new TenantId("other"));
        Secret invitation = invitations.invite(CONSOLE, new TenantId("other"), Role.ADMIN);
        assertThat(invitations.join(invitation, lee)).isInstanceOf(Admission.Welcome.class);
        assertThat(invitations.renew(link, OTHER)).isEqualTo(new Admission.LinkGone());
        assertThat(signIn.password("lee", PASSWORD, browser("192.0.2.1"))).isInstanceOf(SignInResult.In.class);
    }

    @Test
    void anAdminWhoWasTakenOutDoesNotComeBackByAnInvitationOfTheirs() {
        kim();
        Person max = member("max", TenantId.FIRST, Role.ADMIN);
        Secret link = invitations.invite(Actor.of(max), TenantId.FIRST, Role.ADMIN);
        assertThat(store.people().leave(TenantId.FIRST, max.id(), AuditEvent.of(now.get(), CONSOLE, "person.leave")))
                .isEqualTo(Change.DONE);
        assertThat(invitations.join(link, max)).isEqualTo(new Admission.LinkGone());
        assertThat(invitations.admit(link, "max2", PASSWORD)).isEqualTo(new Admission.LinkGone());
    }
}
