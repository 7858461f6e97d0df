package org.sealpost.app.access.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sealpost.app.access.Caller;
import org.sealpost.app.access.DomainGlob;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.Target;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.protocol.name.DomainName;

class TokenDeskTest extends SomePeople {
    @Test
    void aTokenIsGoodUntilItEndsOrIsRevoked() {
        Person kim = kim();
        var made = (TokenIssue.Made) issue(kim, TenantId.FIRST, Set.of(Permission.SEE_DOMAINS, Permission.ENFORCE));
        String text = made.text().reveal();
        assertThat(text).startsWith("slp_");
        assertThat(callers.byToken(text)).isInstanceOfSatisfying(Caller.Bearer.class, bearer -> {
            assertThat(bearer.token()).isEqualTo(made.token());
            assertThat(bearer.owner()).isEqualTo(kim);
        });
        assertThat(store.tokens().of(TenantId.FIRST))
                .singleElement()
                .satisfies(token -> assertThat(token.lastUsed()).contains(now.get()));
        assertThat(desk.revoke(CONSOLE, new TenantId("other"), made.token().id()))
                .isFalse();
        assertThat(callers.byToken(text)).isInstanceOf(Caller.Bearer.class);
        assertThat(desk.revoke(CONSOLE, TenantId.FIRST, made.token().id())).isTrue();
        assertThat(desk.revoke(CONSOLE, TenantId.FIRST, made.token().id())).isFalse();
        assertThat(callers.byToken(text)).isEqualTo(new Caller.Visitor());

        var next = (TokenIssue.Made) issue(kim, TenantId.FIRST, Set.of(Permission.SEE_DOMAINS));
        pass(DAY);
        assertThat(callers.byToken(next.text().reveal())).isEqualTo(new Caller.Visitor());
    }

    @Test
    void nobodyMakesATokenThatMayMoreThanThey() {
        kim();
        Person lee = member("lee", TenantId.FIRST, Role.OPERATOR);
        assertThat(issue(lee, TenantId.FIRST, Set.of(Permission.ENFORCE, Permission.SEE_DOMAINS)))
                .isEqualTo(new TokenIssue.TooMuch(Set.of(Permission.ENFORCE)));
        assertThat(issue(lee, new TenantId("other"), Set.of(Permission.SEE_DOMAINS)))
                .isEqualTo(new TokenIssue.TooMuch(Set.of(Permission.SEE_DOMAINS)));
        assertThat(issue(lee, TenantId.FIRST, Set.of(Permission.OWN_TOKENS)))
                .isEqualTo(new TokenIssue.TooMuch(Set.of(Permission.OWN_TOKENS)));
        assertThat(issue(lee, TenantId.FIRST, TokenDesk.usual(Role.OPERATOR))).isInstanceOf(TokenIssue.Made.class);
        assertThat(TokenDesk.usual(Role.ADMIN)).doesNotContain(Permission.ENFORCE);
        assertThat(issue(lee, TenantId.FIRST, Set.of())).isEqualTo(new TokenIssue.Malformed());
    }

    @Test
    void aTokenForManyLongDomainsIsToldAsFarAsThereIsRoom() {
        Person kim = kim();
        List<DomainGlob> domains = IntStream.range(100, 200)
                .mapToObj(i -> DomainName.of("a".repeat(50) + "." + "b".repeat(50) + i + ".example"))
                .<DomainGlob>map(DomainGlob.Exactly::new)
                .toList();
        TokenIssue issue = desk.issue(kim, TenantId.FIRST, "robot", Set.of(Permission.SEE_DOMAINS), domains, DAY);
        assertThat(issue)
                .isInstanceOfSatisfying(
                        TokenIssue.Made.class,
                        made -> assertThat(made.token().domains()).hasSize(100));
        assertThat(store.audit()
                        .latest(TenantId.FIRST, Long.MAX_VALUE, 1)
                        .getFirst()
                        .event()
                        .details()
                        .get("domains"))
                .startsWith("aaa")
                .matches(".*example and [0-9]+ more");
    }

    @Test
    void aTokenLosesWhatItsOwnerLoses() {
        kim();
        Person lee = member("lee", TenantId.FIRST, Role.APPROVER);
        String text = ((TokenIssue.Made) issue(lee, TenantId.FIRST, Set.of(Permission.ENFORCE, Permission.SEE_DOMAINS)))
                .text()
                .reveal();
        var whole = new Target.Whole(TenantId.FIRST);
        assertThat(callers.byToken(text).may(Permission.ENFORCE, whole)).isTrue();
        AuditEvent event = AuditEvent.of(now.get(), CONSOLE, "person.role");
        assertThat(store.people().role(TenantId.FIRST, lee.id(), Role.VIEWER, event))
                .isEqualTo(Change.DONE);
        assertThat(callers.byToken(text).may(Permission.ENFORCE, whole)).isFalse();
        assertThat(callers.byToken(text).may(Permission.SEE_DOMAINS, whole)).isTrue();
        assertThat(store.people().leave(TenantId.FIRST, lee.id(), event)).isEqualTo(Change.DONE);
        assertThat(callers.byToken(text)).isEqualTo(new Caller.Visitor());
        assertThat(store.tokens().of(TenantId.FIRST, lee.id()))
                .singleElement()
                .satisfies(token -> assertThat(token.revoked()).isPresent());
        // Coming back does not bring it back.
        assertThat(store.people().join(TenantId.FIRST, lee.id(), Role.ADMIN, event))
                .isEqualTo(Change.DONE);
        assertThat(callers.byToken(text)).isEqualTo(new Caller.Visitor());
    }
}
